import {
  closeWindowUrl,
  type InstanceId,
  installerUrl,
  instanceIdSchema,
  WixApiError,
  type WixGateway,
} from '@pos-bridge/wix';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Drizzle } from '../database/connect.ts';
import type { Sealer } from '../encryption.ts';
import { instances } from '../instances/tables.ts';
import type { Log } from '../log.ts';
import type { WixTokens } from '../wix/wix-tokens.ts';
import type { AuthorizationStates, BegunAuthorization } from './authorization-states.ts';
import { type InstallStateDeps, lockInstance, markInstalled } from './install-state.ts';

/** Wix waits for so long for the site owner to come back (contract §3). */
const stateForMs = 600_000;

export type BegunInstallation =
  | ({ readonly outcome: 'begun'; readonly redirectTo: string } & BegunAuthorization)
  /** Nobody comes here but from Wix, with its token. */
  | { readonly outcome: 'refused'; readonly reason: 'no-token' };

/** What came back from Wix's installer, unchecked; `browserKey` is the browser's cookie. */
export interface InstallationCallback {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly browserKey?: string | undefined;
}

export type CompletedInstallation =
  | {
      readonly outcome: 'installed';
      readonly instanceId: InstanceId;
      /** Where to send the browser: Wix closes the installer's window. Holds a token; not for logs. */
      readonly redirectTo: string;
    }
  | { readonly outcome: 'refused'; readonly reason: InstallationRefusal };

export type InstallationRefusal =
  /** Something that Wix always sends is missing. */
  | 'incomplete'
  /** The state was used before, has expired, or was never given. */
  | 'state-refused'
  | 'other-browser'
  /** Wix does not take the code: used before, expired or made up. */
  | 'code-refused'
  /** The code is that of another site than the instance that came with it. */
  | 'other-site';

/** The way in for older apps: the installer, a code, a refresh token (contract §3). */
export interface AppInstaller {
  begin(token: string | undefined): Promise<BegunInstallation>;
  /** Where it refuses, nothing is stored. @throws WixApiError where Wix could not be asked */
  complete(callback: InstallationCallback): Promise<CompletedInstallation>;
}

const callbackSchema = z.object({
  code: z.string().min(1).max(5000),
  state: z.string().min(1).max(500),
  instanceId: instanceIdSchema,
});

export function createAppInstaller(
  deps: InstallStateDeps & {
    readonly db: Drizzle;
    readonly log: Log;
    readonly sealer: Sealer;
    readonly wix: WixGateway;
    readonly states: AuthorizationStates;
    readonly tokens: WixTokens;
    readonly publicUrl: string;
  },
): AppInstaller {
  const { db, clock, wix, states } = deps;
  const refuse = (reason: InstallationRefusal): CompletedInstallation => {
    deps.log.info({ reason }, 'refused an installation');
    return { outcome: 'refused', reason };
  };

  return {
    begin: async (token) => {
      if (token === undefined || token === '' || token.length > 5000) {
        return { outcome: 'refused', reason: 'no-token' };
      }
      const begun = await states.begin('wix-install', {}, stateForMs);
      const redirectTo = installerUrl({
        token,
        appId: wix.appId,
        redirectUrl: `${deps.publicUrl}/wix/oauth/callback`,
        state: begun.state,
        ...(wix.installerBaseUrl !== undefined && { installerBaseUrl: wix.installerBaseUrl }),
      });
      return { outcome: 'begun', redirectTo, ...begun };
    },

    complete: async ({ browserKey, ...given }) => {
      const callback = callbackSchema.safeParse(given).data;
      if (callback === undefined) return refuse('incomplete');
      const { code, state, instanceId } = callback;
      const taken = await states.take('wix-install', z.object({}), state, browserKey);
      if (taken.outcome === 'unknown') return refuse('state-refused');
      if (taken.outcome === 'other-browser') return refuse('other-browser');

      const pair = await wix.oauth.exchangeCode(code).catch((error: unknown) => {
        if (error instanceof WixApiError && error.kind === 'client') return undefined;
        throw error;
      });
      if (pair === undefined) return refuse('code-refused');
      // The instance id comes back in the address, where anybody can change it: Wix says whose it is.
      const owner = await wix
        .clientFor({
          token: async () => pair.accessToken,
          admit: async () => {},
          onAttempt: () => {},
          deadlineMs: 15_000,
        })
        .appInstances.get();
      if (owner.instanceId !== instanceId) return refuse('other-site');

      const refreshToken = await deps.sealer.seal(pair.refreshToken);
      await db.transaction(async (tx) => {
        const now = clock.now();
        const instance = await lockInstance(tx, instanceId, now);
        await tx
          .update(instances)
          .set({ refreshToken, refreshTokenAt: now })
          .where(eq(instances.id, instanceId));
        await deps.tokens.keep(tx, instanceId, pair);
        await markInstalled(tx, deps, instance, { kind: 'site-owner', name: 'Wix installer' });
      });
      return {
        outcome: 'installed',
        instanceId,
        redirectTo: closeWindowUrl(pair.accessToken, wix.installerBaseUrl),
      };
    },
  };
}
