/** A shorter one would be struck out of innocent words. */
const shortestSecret = 6;
const shortestToken = 8;

/** A name of a field that holds a secret. */
const secretName = /token|secret|password|authorization|api_?key/i;

/** A parameter of a form or an address that is one. */
const secretParameter = /^(?:access_?token|refresh_?token|client_?secret|password|api_?key)$/i;

/** Beyond the longest text that is kept, so that what the cut leaves half of is still struck out. */
const longestLookedAt = 36_864;

/** A text that came from outside, without `known` secrets and without what looks like one. Only its beginning. */
export function withoutSecrets(whole: string, known: readonly string[] = []): string {
  const text = whole.slice(0, longestLookedAt);
  const struck = known
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((words, secret) => words.replaceAll(secret, '[secret]'), text);
  return withoutSuspicious(struck);
}

/** What looks like a secret, whoever's it is: an answer may hold one that the bridge never sent. */
const withoutSuspicious = (text: string): string =>
  text
    .replace(/(?<![\w-])eyJ([\w-]*)\.([\w-]*)\.[\w-]*/g, (all, header: string, claims: string) =>
      header.length < shortestToken || claims.length < shortestToken ? all : '[secret]',
    )
    .replace(/\b(bearer|basic)\s+([\w\-.~+/]+)=*/gi, (all, scheme: string, token: string) =>
      token.length < shortestToken ? all : `${scheme} [secret]`,
    )
    .replace(
      /"([\w-]*)"(\s*:\s*)"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/g,
      (all, name: string, colon: string) =>
        secretName.test(name) ? `"${name}"${colon}"[secret]"` : all,
    )
    .replace(/\b(\w+)=[^\s&"'<>]+/g, (all, name: string) =>
      secretParameter.test(name) ? `${name}=[secret]` : all,
    );
