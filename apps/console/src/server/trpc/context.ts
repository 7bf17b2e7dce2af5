import type { SignInOrigin } from '@pos-bridge/core';
import type { FastifyRequest } from 'fastify';
import type { ConsoleDeps, ConsoleSettings } from '../console-deps.ts';
import { toWebHeaders } from '../routes/sign-in.ts';
import { originOf, type SignedInStaff } from '../sign-in.ts';

/** What every procedure is given. */
export interface Context
  extends Pick<ConsoleDeps, 'core' | 'feeds' | 'metrics' | 'clock' | 'sandbox' | 'log'> {
  readonly requestId: string;
  readonly consoleUrl: string;
  readonly singleSignOn: string | null;
  readonly installLink: string | null;
  hashPassword(password: string): Promise<string>;
  /** Whether it is the password of who asks. */
  isOwnPassword(password: string): Promise<boolean>;
  /** Where the request comes from, for the audit trail. */
  readonly origin: SignInOrigin;
  /** Asked once a request, however many calls it carries. */
  identify(): Promise<SignedInStaff | null>;
  /** The same as it is by now, for what stays open. */
  identifyAgain(): Promise<SignedInStaff | null>;
}

export function createContext(
  deps: ConsoleDeps,
  settings: ConsoleSettings,
  request: FastifyRequest,
): Context {
  const headers = toWebHeaders(request);
  let identified: Promise<SignedInStaff | null> | undefined;
  return {
    core: deps.core,
    feeds: deps.feeds,
    metrics: deps.metrics,
    clock: deps.clock,
    sandbox: deps.sandbox,
    log: deps.log,
    requestId: request.id,
    consoleUrl: settings.consoleUrl,
    singleSignOn: settings.singleSignOn,
    installLink: settings.installLink,
    hashPassword: (password) => deps.signIn.hashPassword(password),
    isOwnPassword: (password) => deps.signIn.isOwnPassword(headers, password),
    origin: originOf(headers),
    identify: () => {
      identified ??= deps.signIn.staffOf(headers);
      return identified;
    },
    identifyAgain: () => deps.signIn.staffOf(headers),
  };
}
