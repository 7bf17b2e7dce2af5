/** Where every part of core takes the time from, so that a test can set it. */
export interface Clock {
  now(): Date;
}

/** The machine's own; processes that share work take the database's, see `openDatabaseClock`. */
export const systemClock: Clock = { now: () => new Date() };
