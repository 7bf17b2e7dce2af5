import {
  type Core,
  type Database,
  type Log,
  type SignInOrigin,
  type StaffRole,
  staffRoleSchema,
} from '@pos-bridge/core';
import { type StaffId, staffIdSchema } from '@pos-bridge/core/ids';
import {
  staffAccounts,
  staffRateLimits,
  staffSessions,
  staffUsers,
  staffVerifications,
} from '@pos-bridge/core/tables';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { hashPassword } from 'better-auth/crypto';
import { genericOAuth } from 'better-auth/plugins';
import { z } from 'zod';
import { createKnownDevices, type KnownDevices } from './known-device.ts';
import type { ConsoleMetrics } from './metrics.ts';

/** Who a request comes from. */
export interface SignedInStaff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly sessionId: string;
}

/** Signs staff in and says who a request comes from; roles and everything else are core's. */
export interface SignIn {
  /** Answers a request to one of `signInPaths`. */
  handle(request: Request): Promise<Response>;
  /** Null for who is not signed in, whose session ended, or who was disabled. */
  staffOf(headers: Headers): Promise<SignedInStaff | null>;
  /** As signing in will compare it; slow on purpose. */
  hashPassword(password: string): Promise<string>;
  /** Whether it is the password of who is signed in. */
  isOwnPassword(headers: Headers, password: string): Promise<boolean>;
  readonly devices: KnownDevices;
}

export interface SignInSettings {
  readonly consoleUrl: string;
  readonly secret: string;
  readonly openId?:
    | {
        readonly issuer: string;
        readonly clientId: string;
        readonly clientSecret: string;
        /** It gives the addresses itself, so that none needs to be called confirmed. */
        readonly vouchesForAddresses?: boolean;
      }
    | undefined;
}

export const signInBasePath = '/api/auth';
/** All that is reachable from outside; the library has more, which is core's to do. */
export const signInPaths = ['/sign-in/email', '/sign-in/social', '/callback/oidc', '/sign-out'];
/** Set by the server from the connection, whatever the caller sent. */
export const clientAddressHeader = 'x-console-client-address';
/** Set by the server where the browser is one that this mailbox was signed in with before. */
export const knownDeviceHeader = 'x-console-known-device';

/** A working day; nobody is asked twice in a shift, and a forgotten browser is closed by the next. */
const sessionSeconds = 12 * 3600;
const attemptsAMinute = 10;
/** Towards the provider, from one address, which may be a whole office's. */
const departuresAMinute = 60;

const sessionSchema = z.object({
  session: z.object({ id: z.string() }),
  user: z.object({
    id: staffIdSchema,
    name: z.string(),
    email: z.string(),
    role: staffRoleSchema,
    disabledAt: z.date().nullish(),
  }),
});

export function createSignIn(
  deps: {
    readonly database: Database;
    readonly log: Log;
    readonly core: Pick<Core, 'staff'>;
    readonly metrics: Pick<ConsoleMetrics, 'signIns'>;
  },
  settings: SignInSettings,
): SignIn {
  const { openId } = settings;
  const auth = betterAuth({
    appName: 'Wix POS Bridge',
    baseURL: settings.consoleUrl,
    basePath: signInBasePath,
    secret: settings.secret,
    trustedOrigins: [new URL(settings.consoleUrl).origin],
    database: drizzleAdapter(deps.database.db, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: staffUsers,
        session: staffSessions,
        account: staffAccounts,
        verification: staffVerifications,
        rateLimit: staffRateLimits,
      },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    user: {
      additionalFields: {
        role: { type: 'string', input: false, required: false },
        disabledAt: { type: 'date', input: false, required: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    account: {
      encryptOAuthTokens: true,
      // Whoever has joined may come in through the provider with the same address.
      accountLinking: { enabled: true },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        // A stranger behind the same address does not keep out who signs in there every day.
        '/sign-in/email': (request) =>
          request.headers.has(knownDeviceHeader) ? false : { window: 60, max: attemptsAMinute },
        '/sign-in/social': { window: 60, max: departuresAMinute },
      },
    },
    // The door says in words why nobody came in.
    onAPIError: { errorURL: new URL('/sign-in', settings.consoleUrl).href },
    advanced: {
      cookiePrefix: 'pos-bridge',
      useSecureCookies: settings.consoleUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const owner = await auth.$context.then(({ internalAdapter }) =>
              internalAdapter.findUserById(session.userId),
            );
            const disabled = z.object({ disabledAt: z.date() }).safeParse(owner);
            if (disabled.success) return false;
            // Before there is a session: none is without its trace.
            const way = context?.path.startsWith('/callback') ? 'openid' : 'password';
            await deps.core.staff.noteSignIn({
              staffId: staffIdSchema.parse(session.userId),
              action: 'staff.signed-in',
              way,
              origin: originOf(context?.headers),
            });
            deps.metrics.signIns.inc({ way, outcome: 'signed_in' });
            return undefined;
          },
        },
      },
      account: {
        create: {
          before: async (account, context) => {
            await deps.core.staff.noteSignIn({
              staffId: staffIdSchema.parse(account.userId),
              action: 'staff.openid-linked',
              way: 'openid',
              origin: originOf(context?.headers),
            });
          },
        },
      },
    },
    plugins:
      openId === undefined
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${openId.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  requireIdTokenVerification: true,
                  clientId: openId.clientId,
                  clientSecret: openId.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  // Nobody comes in who was not invited.
                  disableSignUp: true,
                  // An address that its provider does not call confirmed may be anybody's.
                  mapProfileToUser: ({ email_verified }) => ({
                    emailVerified:
                      openId.vouchesForAddresses === true ||
                      email_verified === true ||
                      email_verified === 'true',
                  }),
                },
              ],
            }),
          ],
    logger: {
      log: (level, message) => {
        if (level === 'error') deps.log.error({}, `sign-in: ${message}`);
        else deps.log.debug({}, `sign-in: ${message}`);
      },
    },
    telemetry: { enabled: false },
  });

  return {
    handle: (request) => auth.handler(request),
    hashPassword,
    isOwnPassword: async (headers, password) => {
      try {
        await auth.api.verifyPassword({ headers, body: { password } });
        return true;
      } catch (error) {
        if (error instanceof APIError && error.status === 'BAD_REQUEST') return false;
        throw error;
      }
    },
    devices: createKnownDevices(settings.secret, settings.consoleUrl.startsWith('https:')),
    staffOf: async (headers) => {
      const found = await auth.api.getSession({ headers });
      if (found === null) return null;
      const { session, user } = sessionSchema.parse(found);
      if (user.disabledAt) return null;
      return {
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        sessionId: session.id,
      };
    },
  };
}

const longestAgent = 300;

/** Whom a request comes from, for the audit trail. */
export const originOf = (headers: Headers | undefined): SignInOrigin => ({
  address: headers?.get(clientAddressHeader) ?? null,
  agent: headers?.get('user-agent')?.slice(0, longestAgent) ?? null,
});
