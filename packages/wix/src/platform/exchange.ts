import { mendedText } from '@pos-bridge/storable';

/** One HTTP exchange: what was sent, and either an answer or the way in which none came. */
export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export type Exchange =
  | {
      readonly outcome: 'answer';
      readonly status: number;
      readonly text: string;
      readonly retryAfter: string | null;
      readonly wixRequestId: string | null;
    }
  | {
      readonly outcome: 'no-answer';
      /** `protocol`: the answer was longer than any of Wix's may be, and was not read to its end. */
      readonly kind: 'network' | 'timeout' | 'protocol';
      /** False: no connection was made, so that Wix never saw the request. */
      readonly reachedWix: boolean;
      readonly hint: string | null;
    };

/** Errors of name look-up and connecting: nothing was sent. */
const unsentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * The code of a failed fetch. Its message is left behind: undici's messages can quote headers, and
 * with them the token.
 */
const codeOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null;
  const cause = error.cause;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') {
    return cause.code;
  }
  return null;
};

/**
 * The text of an answer, read no further than `mostBytes` after decompression; undefined where there is
 * more. What is no UTF-8, and NUL, stand as U+FFFD: an answer may end in a table word for word.
 */
const readText = async (response: Response, mostBytes: number): Promise<string | undefined> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early ends the connection.
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return mendedText(new TextDecoder().decode(Buffer.concat(chunks)));
};

/**
 * Sends one request and reads the whole answer before `signal` aborts, but no more than `mostBytes` of
 * it. Redirects are answers, not followed: a token or a secret goes nowhere but to Wix.
 */
export const exchange = async (
  fetchFunction: typeof fetch,
  request: ExchangeRequest,
  signal: AbortSignal,
  mostBytes: number,
): Promise<Exchange> => {
  try {
    const response = await fetchFunction(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      signal,
      ...(request.body !== undefined && { body: request.body }),
    });
    const text = await readText(response, mostBytes);
    if (text === undefined) {
      const hint = `HTTP ${response.status} with more than ${mostBytes} bytes`;
      return { outcome: 'no-answer', kind: 'protocol', reachedWix: true, hint };
    }
    return {
      outcome: 'answer',
      status: response.status,
      text,
      retryAfter: response.headers.get('retry-after'),
      wixRequestId: response.headers.get('x-wix-request-id'),
    };
  } catch (error) {
    if (signal.aborted) {
      return { outcome: 'no-answer', kind: 'timeout', reachedWix: true, hint: null };
    }
    const code = codeOf(error);
    const reachedWix = code === null || !unsentCodes.has(code);
    return { outcome: 'no-answer', kind: 'network', reachedWix, hint: code };
  }
};
