import { z } from 'zod';

export type SignInOutcome =
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'refused' | 'failed'; readonly message: string };

const tooMany: SignInOutcome = {
  kind: 'refused',
  message: 'Too many attempts. Wait a minute, then try again.',
};

const jsonPost = (path: string, body: object): Promise<Response> =>
  fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });

export async function signInByPassword(email: string, password: string): Promise<SignInOutcome> {
  const answer = await jsonPost('/api/auth/sign-in/email', { email, password }).catch(() => null);
  if (answer === null) {
    return { kind: 'failed', message: 'The console’s server does not answer. Try again.' };
  }
  if (answer.ok) return { kind: 'signed-in' };
  if (answer.status === 401) {
    return { kind: 'refused', message: 'Wrong e-mail or password. Check both and try again.' };
  }
  if (answer.status === 429) return tooMany;
  const requestId = answer.headers.get('x-request-id');
  return {
    kind: 'failed',
    message: `Sign-in failed. Quote the request id ${requestId} to whoever runs the console.`,
  };
}

/** Where the OpenID provider asks for the person. */
export async function singleSignOnAddress(
  backTo: string,
): Promise<{ readonly kind: 'address'; readonly url: string } | SignInOutcome> {
  const answer = await jsonPost('/api/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: backTo,
    errorCallbackURL: '/sign-in',
  }).catch(() => null);
  if (answer?.status === 429) return tooMany;
  if (!answer?.ok)
    return { kind: 'failed', message: 'The sign-in provider cannot be reached. Try again later.' };
  return { kind: 'address', ...z.object({ url: z.url() }).parse(await answer.json()) };
}
