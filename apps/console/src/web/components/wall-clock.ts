/** The zone of whoever looks, by its IANA name. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A zone's name as a POS tells it; undefined where this browser knows no such zone. */
export function knownZone(name: string | null | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) && name;
  } catch {
    // A RangeError is Intl's way to say that it knows no such zone.
    return undefined;
  }
}

/** What a clock in the zone shows at a moment, as browsers’ fields have it: `2026-05-01T12:00`. */
export function wallClock(at: Date, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const year = parts.get('year')?.padStart(4, '0');
  return `${year}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}

const dayMs = 24 * 3_600_000;

/**
 * The moment at which a clock in the zone shows this. A time that comes twice, as clocks are set back, is the
 * first; one that clocks skip is as long after the last one before. Undefined for what is no time.
 */
export function momentAt(shown: string, zone: string): Date | undefined {
  const asUtc = Date.parse(`${shown}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const aheadAt = (ms: number) => Date.parse(`${wallClock(new Date(ms), zone)}Z`) - ms;
  const onMinute = Math.floor(asUtc / 60_000) * 60_000;
  const [before, after] = [aheadAt(onMinute - dayMs), aheadAt(onMinute + dayMs)];
  const candidates = [asUtc - before, asUtc - after].sort((a, b) => a - b);
  const fitting = candidates.find((ms) => wallClock(new Date(ms), zone) === shown.slice(0, 16));
  return new Date(fitting ?? asUtc - before);
}

/** The day after the one that the zone has, at an hour of that day. */
export function tomorrowAt(time: string, now: Date, zone: string): Date | undefined {
  const today = Date.parse(`${wallClock(now, zone).slice(0, 10)}T00:00Z`);
  return momentAt(`${new Date(today + dayMs).toISOString().slice(0, 10)}T${time}`, zone);
}
