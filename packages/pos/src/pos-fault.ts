/**
 * What can go wrong between the bridge and a POS. Thrown by a provider; everything that a POS
 * *answers* (a refusal, "not found") is a value instead.
 */
export type PosFaultKind =
  /** No connection could be made: the POS never saw the request. */
  | 'unreachable'
  /** No answer in time, or the connection broke after the request was sent. */
  | 'timeout'
  /** The POS asks for patience; `retryAfterSeconds` where it says how long. */
  | 'rate_limited'
  /** The POS answered 5xx. */
  | 'server_error'
  /** The merchant's authorization is revoked or expired beyond renewal. */
  | 'unauthorized'
  /** The location is no longer there. */
  | 'location_gone'
  /** The POS answered something that its own documentation does not allow. */
  | 'protocol';

const retryableKinds: ReadonlySet<PosFaultKind> = new Set([
  'unreachable',
  'timeout',
  'rate_limited',
  'server_error',
]);

const harmlessKinds: ReadonlySet<PosFaultKind> = new Set([
  'unreachable',
  'rate_limited',
  'unauthorized',
  'location_gone',
]);

/** The HTTP call that a fault is about, so that support can name it to the POS's own support. */
export interface PosExchange {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** The POS's own id of the request; null where it gives none. */
  readonly requestId: string | null;
}

/**
 * A fault of a call to a POS.
 * `retryable`: the same call may succeed later. `mayHaveHappened`: a write may have taken effect,
 * so that nobody repeats it before asking the POS.
 */
export class PosFault extends Error {
  override readonly name = 'PosFault';
  readonly kind: PosFaultKind;
  readonly retryable: boolean;
  readonly mayHaveHappened: boolean;
  readonly retryAfterSeconds: number | undefined;
  /** What the POS answered, free of secrets; shown to support, which keeps no more than 8 KB of it. */
  readonly answer: string | undefined;
  readonly exchange: PosExchange | undefined;

  constructor(
    kind: PosFaultKind,
    message: string,
    details: {
      retryAfterSeconds?: number | undefined;
      answer?: string | undefined;
      exchange?: PosExchange | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.retryable = retryableKinds.has(kind);
    this.mayHaveHappened = !harmlessKinds.has(kind);
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.answer = details.answer;
    this.exchange = details.exchange;
  }
}
