import type { Clock, Core, Log } from '@pos-bridge/core';
import type { ConsoleFeeds } from './console-feeds.ts';
import type { ConsoleMetrics } from './metrics.ts';
import type { SandboxControl } from './sandbox/sandbox-control.ts';
import type { SignIn } from './sign-in.ts';

/** What the console's server is made of. */
export interface ConsoleDeps {
  readonly core: Core;
  readonly signIn: SignIn;
  readonly feeds: ConsoleFeeds;
  readonly metrics: ConsoleMetrics;
  /** Null where the outside world is the real one. */
  readonly sandbox: SandboxControl | null;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ConsoleSettings {
  /** Where staff reach the console, e.g. `https://pos.example.com`. */
  readonly consoleUrl: string;
  /** Proxies of ours in front, whose X-Forwarded-For is believed. */
  readonly proxies: number;
  /** Figures too, for a machine that nobody else reaches; else they are on a port of their own. */
  readonly withMetrics: boolean;
  /** The built web: `index.html` and `assets/`. */
  readonly webDirectory: string;
  /** With what a merchant adds the app to a site; null where nobody has told. */
  readonly installLink: string | null;
  /** The name of the OpenID provider's button; null where there is none. */
  readonly singleSignOn: string | null;
}
