import type { TestStack } from './test-stack.ts';

/** Asks the control API of one simulator; answers its body, null where it has none. */
export const sandboxControl =
  (stack: TestStack, port: 'SANDBOX_POS_PORT' | 'SANDBOX_WIX_PORT') =>
  async (method: string, at: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${stack.url(port)}/control${at}`, {
      method,
      ...(body && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status}`);
    return answer.status === 204 ? null : answer.json();
  };
