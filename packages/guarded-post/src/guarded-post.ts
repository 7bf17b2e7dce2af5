import { lookup as systemLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { checkTargetUrl, isAllowed, type TargetRefusal, type TargetRules } from './target-url.ts';

export interface PostRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Time limit of the whole call: name, connection, answer. */
  readonly timeoutMs: number;
}

export type PostOutcome =
  /** Any status; redirects are answers like others and are never followed. `answer` is cut. */
  | {
      readonly outcome: 'answered';
      readonly status: number;
      readonly answer: string;
      readonly retryAfter: string | null;
    }
  /** Nothing was sent: the target is not one to send to. */
  | { readonly outcome: 'refused'; readonly reason: TargetRefusal }
  /** No answer; `hint` names the fault (`ECONNREFUSED`), and no address. */
  | { readonly outcome: 'failed'; readonly kind: 'timeout' | 'network'; readonly hint: string };

export type GuardedPost = (request: PostRequest) => Promise<PostOutcome>;

/** All addresses of a host, as the connection will use them. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

export interface GuardedPostOptions extends TargetRules {
  /** The system's resolver unless told. */
  readonly resolve?: ResolveHost;
  /** Longer answers are cut; 4 KiB unless told. */
  readonly longestAnswerBytes?: number;
}

const defaultLongestAnswer = 4_096;

/**
 * Makes a POST for URLs that others chose. The host's name is resolved once for each call, every
 * address that it leads to is checked, and the connection goes to those very addresses: a name that
 * leads elsewhere a moment later changes nothing. Connections are not kept.
 */
export function createGuardedPost(options: GuardedPostOptions): GuardedPost {
  const resolve = options.resolve ?? resolveBySystem;
  const longestAnswer = options.longestAnswerBytes ?? defaultLongestAnswer;

  return async (request) => {
    const verdict = checkTargetUrl(request.url, options);
    if (verdict.outcome === 'refused') return verdict;
    const { url, host } = verdict;
    const signal = AbortSignal.timeout(request.timeoutMs);
    try {
      const addresses = isIP(host) === 0 ? await within(signal, resolve(host)) : [host];
      if (!isAllowed(addresses, url, options))
        return { outcome: 'refused', reason: 'inward-address' };
      return await send(request, url, addresses, longestAnswer, signal);
    } catch (error) {
      if (signal.aborted) return { outcome: 'failed', kind: 'timeout', hint: 'no answer in time' };
      return { outcome: 'failed', kind: 'network', hint: hintOf(error) };
    }
  };
}

const resolveBySystem: ResolveHost = async (host) =>
  (await systemLookup(host, { all: true })).map(({ address }) => address);

function send(
  { headers, body }: PostRequest,
  url: URL,
  addresses: readonly string[],
  longestAnswer: number,
  signal: AbortSignal,
): Promise<PostOutcome> {
  const pinned = addresses.map((address) => ({ address, family: isIP(address) }));
  const [first] = pinned;
  if (first === undefined) throw new Error('no address to connect to');
  const { promise, resolve, reject } = Promise.withResolvers<PostOutcome>();
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    agent: false,
    signal,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup: (_host, { all }, callback) =>
      all ? callback(null, pinned) : callback(null, first.address, first.family),
  });
  request.on('error', reject);
  request.on('response', (response) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const finish = (): void => {
      resolve({
        outcome: 'answered',
        status: response.statusCode ?? 0,
        answer: Buffer.concat(chunks).subarray(0, longestAnswer).toString('utf8'),
        retryAfter: response.headers['retry-after'] ?? null,
      });
      request.destroy();
    };
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= longestAnswer) finish();
    });
    response.on('end', finish);
    // The status is known; what is missing of the body changes nothing about it.
    response.on('aborted', finish);
    response.on('error', signal.aborted ? reject : finish);
  });
  request.end(body);
  return promise;
}

/** Awaits what cannot be aborted, but no longer than the call may take. */
async function within<Value>(signal: AbortSignal, pending: Promise<Value>): Promise<Value> {
  const ended = Promise.withResolvers<never>();
  const end = () => ended.reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([pending, ended.promise]);
  } finally {
    signal.removeEventListener('abort', end);
    pending.catch(() => undefined);
  }
}

/** The code of a system's fault; messages of these errors hold addresses, which are nobody's business. */
function hintOf(error: unknown): string {
  if (error instanceof AggregateError) return hintOf(error.errors[0]);
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return 'unknown fault';
}
