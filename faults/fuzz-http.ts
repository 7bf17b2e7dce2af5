import { setTimeout as pause } from 'node:timers/promises';
import { hangUp } from '../testing/hang-up.ts';

/** One call as it goes out. */
export interface Call {
  /** For the report: the door, and what was called there. */
  readonly name: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Its caller is gone before it is sent whole: no answer is owed. */
  readonly isCut?: boolean;
}

/** What became of it; `closed`: the server ended the connection without an answer. */
export interface Answer {
  readonly outcome: number | 'closed' | 'cut' | 'unanswered';
  readonly ms: number;
  readonly text: string;
}

const patienceMs = 30_000;
/** A stream says its first words at once, or has nothing to say. */
const streamMs = 400;

export async function makeCall(call: Call): Promise<Answer> {
  const startedAt = performance.now();
  const after = (outcome: Answer['outcome'], text = ''): Answer => ({
    outcome,
    text,
    ms: performance.now() - startedAt,
  });
  const { origin, pathname, search } = new URL(call.url);
  if (call.isCut) {
    await hangUp(origin, `${pathname}${search}`);
    return after('cut');
  }
  const leave = new AbortController();
  const late = setTimeout(() => leave.abort('late'), patienceMs);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      redirect: 'manual',
      signal: leave.signal,
      ...(call.body !== undefined && !/^(?:GET|HEAD)$/.test(call.method) && { body: call.body }),
    });
    const isStream = response.headers.get('content-type')?.includes('event-stream') === true;
    const answer = after(
      response.status,
      isStream ? await beginningOf(response) : await response.text(),
    );
    return answer;
  } catch {
    return after(leave.signal.reason === 'late' ? 'unanswered' : 'closed');
  } finally {
    clearTimeout(late);
    leave.abort();
  }
}

async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const quiet = pause(streamMs, undefined);
  const first = await Promise.race([reader?.read(), quiet]);
  reader?.cancel().catch(() => {});
  return first?.value === undefined ? '' : new TextDecoder().decode(first.value);
}
