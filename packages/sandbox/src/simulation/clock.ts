/** Where the sandbox takes the time from; the same shape as the bridge's own clock. */
export interface SandboxClock {
  now(): Date;
}

export const wallClock: SandboxClock = { now: () => new Date() };
