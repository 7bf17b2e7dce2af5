import type { FastifyRequest } from 'fastify';
import type { ConsoleDeps, ConsoleSettings } from '../console-deps.ts';
import { toWebHeaders } from '../routes/sign-in.ts';
import type { SignedInStaff } from '../sign-in.ts';

/** What every procedure is given. */
export interface Context extends Pick<ConsoleDeps, 'core' | 'feeds' | 'metrics' | 'clock'> {
  readonly requestId: string;
  readonly singleSignOn: string | null;
  /** Asked once a request, however many calls it carries. */
  identify(): Promise<SignedInStaff | null>;
}

export function createContext(
  deps: ConsoleDeps,
  settings: ConsoleSettings,
  request: FastifyRequest,
): Context {
  let identified: Promise<SignedInStaff | null> | undefined;
  return {
    core: deps.core,
    feeds: deps.feeds,
    metrics: deps.metrics,
    clock: deps.clock,
    requestId: request.id,
    singleSignOn: settings.singleSignOn,
    identify: () => {
      identified ??= deps.signIn.staffOf(toWebHeaders(request));
      return identified;
    },
  };
}
