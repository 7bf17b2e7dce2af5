/** How long orders may be paused, as the page offers it; `until` is a moment that somebody picks. */
export const pauseChoices = ['30-minutes', '1-hour', '2-hours', 'tomorrow', 'until'] as const;
export type PauseChoice = (typeof pauseChoices)[number];

/** Kitchens open later than that; the viewer's own zone counts. */
const morningHour = 6;

/**
 * The moment at which orders are taken again; null where nobody has picked one that is still to come.
 * `picked`: what a field of type `datetime-local` holds.
 */
export function endOfPause(choice: PauseChoice, picked: string, now: Date): Date | null {
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  switch (choice) {
    case '30-minutes':
      return inMinutes(30);
    case '1-hour':
      return inMinutes(60);
    case '2-hours':
      return inMinutes(120);
    case 'tomorrow':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, morningHour);
    case 'until': {
      const until = new Date(picked);
      return Number.isNaN(until.getTime()) || until <= now ? null : until;
    }
  }
}
