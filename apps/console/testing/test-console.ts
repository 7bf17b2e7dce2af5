import { createHmac, randomUUID } from 'node:crypto';
import type { Core, CoreDeps, StaffRole } from '@pos-bridge/core';
import { type StaffId, staffIdSchema } from '@pos-bridge/core/ids';
import { staffAccounts, staffSessions, staffUsers } from '@pos-bridge/core/tables';
import {
  createTestCore,
  createTestDatabase,
  type RecordedLog,
  type TestCore,
  type TestDatabase,
} from '@pos-bridge/core/testing';
import {
  createTRPCClient,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from '@trpc/client';
import { hashPassword } from 'better-auth/crypto';
import { freePort } from '../../../testing/free-port.ts';
import { buildApp } from '../src/server/build-app.ts';
import { openConsoleFeeds } from '../src/server/console-feeds.ts';
import { createConsoleMetrics } from '../src/server/metrics.ts';
import type { AppRouter } from '../src/server/router.ts';
import type { SandboxControl } from '../src/server/sandbox/sandbox-control.ts';
import { createSignIn, type SignInSettings } from '../src/server/sign-in.ts';

export interface TestConsole {
  readonly url: string;
  readonly core: Core;
  readonly deps: CoreDeps;
  readonly database: TestDatabase;
  readonly log: RecordedLog;
  addStaff(role: StaffRole, changes?: { name?: string; disabledAt?: Date }): Promise<TestStaff>;
  /** Opens a session, as the right password does over HTTP (`postSignIn`), and gives its cookie. */
  signIn(staff: TestStaff): Promise<string>;
  close(): Promise<void>;
}

/** Of consoles that are closed: at an address that it knows, a browser need not compile the pages anew. */
const formerPorts: number[] = [];

export interface TestStaff {
  readonly id: StaffId;
  readonly email: string;
  readonly password: string;
}

const secret = 's'.repeat(40);

/** Everybody's, since making its hash takes a quarter of a second; a worker does so once. */
const password = randomUUID();
let hash: Promise<string> | undefined;
const passwordHash = (): Promise<string> => (hash ??= hashPassword(password));

/** The console's own server over HTTP, on a database of the test's own; core's parts can be given. */
export async function startTestConsole(
  webDirectory = '/nowhere',
  given: Partial<CoreDeps> = {},
  sandbox: SandboxControl | null = null,
  openId?: SignInSettings['openId'],
  /** Beside another app, on its core; whoever opened that closes it. */
  beside?: { readonly database: TestDatabase; readonly core: TestCore },
): Promise<TestConsole> {
  const database = beside?.database ?? (await createTestDatabase());
  const test = beside?.core ?? (await createTestCore(database, given));
  const { log } = test;
  const port = await freePort(formerPorts.pop());
  const url = `http://localhost:${port}`;
  const metrics = createConsoleMetrics();
  const app = await buildApp(
    {
      core: test.core,
      signIn: createSignIn(
        { database, log, core: test.core, metrics },
        { consoleUrl: url, secret, openId },
      ),
      feeds: openConsoleFeeds({ database, log }),
      metrics,
      sandbox,
      clock: test.deps.clock,
      log,
    },
    {
      consoleUrl: url,
      withMetrics: true,
      proxies: 0,
      webDirectory,
      installLink: 'https://wix.example/install-pos-bridge',
      singleSignOn: openId ? 'Example Login' : null,
    },
  );
  await app.listen({ host: 'localhost', port });

  return {
    url,
    core: test.core,
    deps: test.deps,
    database,
    log,
    addStaff: async (role, changes = {}) => {
      const id = staffIdSchema.parse(`staff_${randomUUID()}`);
      const email = `${id}@example.com`;
      const at = { createdAt: new Date(), updatedAt: new Date() };
      await database.db.insert(staffUsers).values({
        id,
        name: changes.name ?? `A ${role}`,
        email,
        emailVerified: true,
        role,
        disabledAt: changes.disabledAt ?? null,
        ...at,
      });
      await database.db.insert(staffAccounts).values({
        id: randomUUID(),
        userId: id,
        accountId: id,
        providerId: 'credential',
        password: await passwordHash(),
        ...at,
      });
      return { id, email, password };
    },
    signIn: async ({ id }) => {
      const token = randomUUID();
      const now = new Date();
      await database.db.insert(staffSessions).values({
        id: randomUUID(),
        userId: id,
        token,
        expiresAt: new Date(now.getTime() + 3_600_000),
        createdAt: now,
        updatedAt: now,
      });
      const signature = createHmac('sha256', secret).update(token).digest('base64');
      return `pos-bridge.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
    },
    close: async () => {
      await app.close();
      formerPorts.push(port);
      if (beside !== undefined) return;
      await test.close();
      await database.drop();
    },
  };
}

export const postSignIn = (
  url: string,
  { email, password }: Pick<TestStaff, 'email' | 'password'>,
  headers: Record<string, string> = { origin: url },
): Promise<Response> =>
  fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ email, password }),
  });

export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Calls the procedures directly, as a page of the console would, with a cookie or without. */
export function callAs(url: string, cookie = ''): TRPCClient<AppRouter> {
  const headers = { cookie, origin: url };
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: `${url}/trpc` }),
        false: httpLink({ url: `${url}/trpc`, headers }),
      }),
    ],
  });
}
