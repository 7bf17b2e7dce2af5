import { type PosExchange, PosFault, readAnswer } from '@pos-bridge/pos';
import type { z } from 'zod';
import { problemSchema } from './messages.ts';

export interface SandboxRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly accessToken?: string;
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal;
  /** Statuses beside 2xx that the caller reads itself. */
  readonly expected?: readonly number[];
  /** The answer may hold tokens, so that no fault may quote it. */
  readonly confidential?: boolean;
}

export interface SandboxAnswer {
  readonly status: number;
  /** @throws PosFault `protocol` where the body is not what the POS documents */
  read<T>(schema: z.ZodType<T>): T;
}

/** One HTTP call to the simulated POS, with every way it can fail turned into a {@link PosFault}. */
export interface SandboxClient {
  call(request: SandboxRequest): Promise<SandboxAnswer>;
}

/** How much of an answer a fault quotes to support. */
const quotedCharacters = 8_192;

export function createSandboxClient(deps: {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
}): SandboxClient {
  return {
    call: async (request) => {
      const { response, text } = await send(deps, request);
      const quoted = {
        exchange: exchangeOf(request, response),
        ...(request.confidential ? {} : { answer: text.slice(0, quotedCharacters) }),
      };
      if (!response.ok && !request.expected?.includes(response.status))
        throw faultOf(request, response, text, quoted);
      return {
        status: response.status,
        read: (schema) => {
          const parsed = schema.safeParse(parseJson(text));
          if (parsed.success) return parsed.data;
          const where = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 5);
          throw new PosFault(
            'protocol',
            `${name(request)}: unexpected answer at ${where.join(', ') || 'its root'}`,
            quoted,
          );
        },
      };
    },
  };
}

async function send(
  deps: { readonly baseUrl: string; readonly fetch: typeof fetch },
  request: SandboxRequest,
): Promise<{ response: Response; text: string }> {
  const url = new URL(request.path.slice(1), `${deps.baseUrl}/`);
  url.search = new URLSearchParams(request.query).toString();
  const headers = new Headers({ accept: 'application/json' });
  if (request.body !== undefined) headers.set('content-type', 'application/json');
  if (request.accessToken !== undefined)
    headers.set('authorization', `Bearer ${request.accessToken}`);
  if (request.idempotencyKey !== undefined) headers.set('idempotency-key', request.idempotencyKey);
  try {
    const response = await deps.fetch(url, {
      method: request.method,
      headers,
      redirect: 'error',
      signal: request.signal,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    return { response, text: await readAnswer(response) };
  } catch (cause) {
    if (cause instanceof PosFault) throw cause;
    const exchange = exchangeOf(request, null);
    if (!request.signal.aborted && wasNeverSent(cause))
      throw new PosFault('unreachable', `${name(request)}: no connection`, { cause, exchange });
    const why = request.signal.aborted ? 'no answer in time' : 'the connection broke';
    throw new PosFault('timeout', `${name(request)}: ${why}`, { cause, exchange });
  }
}

const neverSentCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** `fetch` hides the reason in `cause`. Anything not known to come before the request counts as sent. */
function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    cause instanceof Error &&
    'code' in cause &&
    typeof cause.code === 'string' &&
    neverSentCodes.has(cause.code)
  );
}

function faultOf(
  request: SandboxRequest,
  response: Response,
  text: string,
  quoted: { readonly exchange: PosExchange; readonly answer?: string },
): PosFault {
  const { status } = response;
  const problem = problemSchema.safeParse(parseJson(text)).data;
  const message = `${name(request)}: HTTP ${status}${problem ? `, ${problem.error}` : ''}`;
  if (status === 401) return new PosFault('unauthorized', message, quoted);
  if (status === 404 && problem?.error === 'location_not_found')
    return new PosFault('location_gone', message, quoted);
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return new PosFault('rate_limited', message, {
      ...quoted,
      ...(Number.isFinite(seconds) ? { retryAfterSeconds: seconds } : {}),
    });
  }
  if (status >= 500) return new PosFault('server_error', message, quoted);
  return new PosFault('protocol', message, quoted);
}

const exchangeOf = ({ method, path }: SandboxRequest, response: Response | null): PosExchange => ({
  method,
  path,
  status: response?.status ?? null,
  requestId: response?.headers.get('x-request-id') ?? null,
});

const name = (request: SandboxRequest): string => `${request.method} ${request.path}`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
