import { expect, test } from 'vitest';
import { createClockSkew } from './clock-skew.ts';

const wixTime = new Date('2026-05-04T09:00:00.000Z');
const secondsOff = (seconds: number) => new Date(wixTime.getTime() + seconds * 1000);

/** Calls that come so many seconds after they were issued, by this machine's clock. */
function measure(delays: readonly number[]) {
  let now = wixTime;
  const errors: unknown[] = [];
  const skew = createClockSkew({
    now: () => now,
    log: { error: (details) => errors.push(details) },
  });
  for (const delay of delays) {
    now = secondsOff(delay);
    skew.note(wixTime);
  }
  return { seconds: skew.seconds, state: skew.state, alarms: errors.length };
}
const calls = (count: number, delay: number) => Array<number>(count).fill(delay);

test.each([
  ['too few calls to tell', calls(19, -300), null, 'unmeasured', 0],
  ['a good clock', calls(40, 0.4), 0.4, 'ok', 0],
  ['two odd calls', [...calls(38, 0.4), -900, -900], 0.4, 'ok', 0],
  ['half of the calls are repeats of Wix', [...calls(20, 0.4), ...calls(20, 4000)], 0.4, 'ok', 0],
  ['half a minute late', calls(40, -35), -35, 'ok', 1],
  ['too late for every call', calls(40, -90), -90, 'late', 1],
  ['ahead', calls(40, 90), 90, 'ok', 1],
])('%s', (_what, delays, seconds, state, alarms) => {
  expect(measure(delays)).toEqual({ seconds, state, alarms });
});
