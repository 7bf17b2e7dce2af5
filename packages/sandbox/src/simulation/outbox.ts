import { z } from 'zod';
import type { SandboxClock } from './clock.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What is sent: composed anew for every attempt. Null: there is nobody to send to. */
export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Message {
  readonly id: string;
  /** The merchant or instance that it speaks of. */
  readonly tenant: string;
  readonly type: string;
  readonly compose: (at: Date) => Posting | null | Promise<Posting | null>;
}

export interface Delivery {
  readonly messageId: string;
  readonly tenant: string;
  readonly type: string;
  /** Of the last attempt; null before the first. */
  readonly posting: Posting | null;
  /** Each with the status that came back, or the name of what went wrong. */
  readonly attempts: readonly { readonly at: Date; readonly result: number | string }[];
  readonly state: 'waiting' | 'delivered' | 'given_up' | 'dropped';
}

/** How the network on the way to the bridge misbehaves. */
export const disorderSchema = z.object({
  /** Of messages that never leave. */
  dropRate: z.number().min(0).max(1).default(0),
  /** Of messages that are sent twice. */
  duplicateRate: z.number().min(0).max(1).default(0),
  /** Each message waits between 0 and this long, so that they overtake each other. */
  maxDelayMs: z.number().int().nonnegative().default(0),
});
export type Disorder = z.input<typeof disorderSchema>;

/** Sends webhooks, again and again until they are taken. */
export interface Outbox {
  send(message: Message): void;
  /** Sends a past message once more. @returns false where it is not known any more */
  resend(messageId: string): boolean;
  deliveries(): readonly Delivery[];
  disturb(disorder: Disorder): void;
  /** Nothing is sent after this. */
  close(): void;
}

const keptDeliveries = 5_000;

/** Messages that still wait are forgotten with the process. */
export function createOutbox(deps: {
  readonly clock: SandboxClock;
  readonly random: SeededRandom;
  readonly retryDelaysMs: readonly number[];
  /** How long an answer may take before it counts as none. */
  readonly timeoutMs: number;
  readonly isTaken: (status: number) => boolean;
}): Outbox {
  const closing = new AbortController();
  const timers = new Set<NodeJS.Timeout>();
  let kept: Kept[] = [];
  let disorder = disorderSchema.parse({});

  const later = (ms: number, kept: Kept): void => {
    if (closing.signal.aborted) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      // What goes wrong in an attempt is its recorded result; it never rejects.
      void attempt(kept);
    }, ms);
    timers.add(timer);
  };

  const attempt = async (kept: Kept): Promise<void> => {
    const { delivery } = kept;
    const at = deps.clock.now();
    const posting = await kept.compose(at);
    if (posting === null) return;
    delivery.posting = posting;
    const result = await post(posting, [closing.signal, AbortSignal.timeout(deps.timeoutMs)]);
    const failures = delivery.attempts.length;
    delivery.attempts.push({ at, result });
    if (typeof result === 'number' && deps.isTaken(result)) {
      delivery.state = 'delivered';
      return;
    }
    const retryIn = deps.retryDelaysMs[failures];
    if (retryIn === undefined) delivery.state = 'given_up';
    else later(retryIn * (0.75 + deps.random.next() / 2), kept);
  };

  return {
    send: ({ id, tenant, type, compose }) => {
      const message: Kept = {
        compose,
        delivery: { messageId: id, tenant, type, posting: null, attempts: [], state: 'waiting' },
      };
      kept.push(message);
      if (kept.length > keptDeliveries * 1.1) kept = kept.slice(-keptDeliveries);
      if (deps.random.chance(disorder.dropRate)) {
        message.delivery.state = 'dropped';
        return;
      }
      const copies = deps.random.chance(disorder.duplicateRate) ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        later(deps.random.next() * disorder.maxDelayMs, message);
    },
    resend: (messageId) => {
      const message = kept.find(({ delivery }) => delivery.messageId === messageId);
      if (message) later(0, message);
      return message !== undefined;
    },
    deliveries: () => kept.map(({ delivery }) => delivery),
    disturb: (next) => {
      disorder = disorderSchema.parse(next);
    },
    close: () => {
      closing.abort();
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

interface Kept {
  readonly compose: Message['compose'];
  readonly delivery: Delivery & {
    posting: Posting | null;
    attempts: { at: Date; result: number | string }[];
    state: Delivery['state'];
  };
}

async function post(posting: Posting, signals: AbortSignal[]): Promise<number | string> {
  try {
    const response = await fetch(posting.url, {
      method: 'POST',
      headers: posting.headers,
      body: posting.body,
      redirect: 'error',
      signal: AbortSignal.any(signals),
    });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown error';
  }
}
