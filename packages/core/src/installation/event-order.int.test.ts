import { randomUUID } from 'node:crypto';
import {
  accountIdSchema,
  configurationIdSchema,
  type InstanceId,
  instanceIdSchema,
  type WixWebhookEvent,
  wixEventTypes,
} from '@pos-bridge/wix';
import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { volume } from '../../../../testing/volume.ts';
import { createInlineJobs } from '../../testing/inline-jobs.ts';
import { createTestCore, type TestCore } from '../../testing/test-core.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { accounts } from '../accounts/tables.ts';
import { configurations } from '../configurations/tables.ts';
import { instances } from '../instances/tables.ts';
import { wixAccessTokens } from '../wix/tables.ts';
import { type StubWix, startStubWix } from './stub-wix.fixture.ts';

/** What can happen to a site; what makes no sense at a moment (removing what is not there) does not. */
const steps = ['install', 'remove', 'add location', 'change location', 'connect'] as const;
type Step = (typeof steps)[number];

let database: TestDatabase;
let wix: StubWix;
let bridge: TestCore;
let time = new Date('2026-05-01T12:00:00.000Z');
const clock = { now: () => time };
const jobs = createInlineJobs(clock);
const pass = (seconds: number) => {
  time = new Date(time.getTime() + seconds * 1000);
};

beforeAll(async () => {
  database = await createTestDatabase();
  wix = await startStubWix();
  const settings = {
    spiCallRetentionDays: 30,
    publicUrl: 'http://bridge.example',
    wixBudget: { calls: 1_000, callsForSyncs: 1_000, windowMs: 1 },
  };
  bridge = await createTestCore(database, { clock, jobs, wix: wix.gateway, settings });
});
afterAll(async () => {
  await wix[Symbol.asyncDispose]();
  await database.drop();
});

/** A site with its own truth at Wix; each step tells the events that Wix sends because of it. */
function createSite(older: boolean) {
  const instanceId = instanceIdSchema.parse(randomUUID());
  const locations: { id: string; archived: boolean; enabled: boolean; location: object }[] = [];
  let events = 0;
  const envelope = (eventType: string) => {
    events += 1;
    return {
      instanceId,
      eventType,
      deduplicationKey: `${instanceId} ${events}`,
      // Wix tells whole seconds.
      issuedAt: new Date(Math.floor(time.getTime() / 1000) * 1000),
      identity: null,
      data: {},
    };
  };
  const created = (id: string): WixWebhookEvent => ({
    ...envelope(wixEventTypes.configuration_created),
    kind: 'configuration_created',
    eventId: randomUUID(),
    entityFqdn: 'wix.restaurants.posspihost.v1.configuration',
    slug: 'created',
    entityId: id,
    eventTime: time,
    entityEventSequence: null,
    entity: null,
    configurationId: configurationIdSchema.parse(id),
    locationId: `wix-location-of-${id}`,
    metaSiteId: 'site',
    appDefId: null,
    enabled: false,
    archived: false,
  });

  const take = async (step: Step): Promise<WixWebhookEvent[]> => {
    const installed = wix.sites.has(instanceId);
    switch (step) {
      case 'install': {
        if (installed) return [];
        wix.sites.set(instanceId, { configurations: locations, older });
        if (older) await installByInstaller(instanceId);
        const event: WixWebhookEvent = {
          ...envelope(wixEventTypes.app_installed),
          kind: 'app_installed',
          appId: null,
          originInstanceId: null,
        };
        return [event, ...locations.map(({ id }) => created(id))];
      }
      case 'remove': {
        if (!installed) return [];
        wix.sites.delete(instanceId);
        for (const [token, owner] of wix.goodRefreshTokens) {
          if (owner === instanceId) wix.goodRefreshTokens.delete(token);
        }
        return [{ ...envelope(wixEventTypes.app_removed), kind: 'app_removed', appId: null }];
      }
      case 'add location': {
        const id = `${instanceId}-${locations.length}`;
        locations.push({ id, archived: false, enabled: false, location: { name: id } });
        return installed ? [created(id)] : [];
      }
      case 'change location': {
        const [location] = locations;
        if (location !== undefined) {
          location.archived = location.enabled;
          location.enabled = !location.enabled;
        }
        return [];
      }
      case 'connect':
        if (installed) await connectAccount(instanceId);
        return [];
    }
  };
  return { instanceId, take };
}

async function installByInstaller(instanceId: InstanceId): Promise<void> {
  const { installer } = bridge.core.instances;
  const begun = await installer.begin('token-of-wix');
  if (begun.outcome !== 'begun') throw new Error(begun.reason);
  const code = randomUUID();
  wix.goodCodes.set(code, instanceId);
  const completed = await installer.complete({ code, instanceId, ...begun });
  expect(completed.outcome).toBe('installed');
}

/** The merchant's consent at this moment, as it lies in the database; events have no part in it. */
async function connectAccount(instanceId: InstanceId): Promise<void> {
  const { db } = database;
  const id = accountIdSchema.parse(`account of ${instanceId}`);
  const connected = {
    state: 'active' as const,
    stateChangedAt: time,
    posAuthorization: 'authorized' as const,
    posAuthorizedAt: time,
    posCredentials: await bridge.deps.sealer.seal('{}'),
  };
  await db
    .insert(instances)
    .values({ id: instanceId, state: 'seen', firstSeenAt: time })
    .onConflictDoNothing();
  await db
    .insert(accounts)
    .values({ id, instanceId, provider: 'none', posMerchantId: 'm', createdAt: time, ...connected })
    .onConflictDoUpdate({ target: accounts.id, set: connected });
  await db
    .update(configurations)
    .set({ accountId: id })
    .where(and(eq(configurations.instanceId, instanceId), isNull(configurations.accountId)));
}

const tell = async (event: WixWebhookEvent) => {
  await bridge.core.wixEvents.receive(event);
};
const workOff = () => jobs.workOff(bridge.core.jobHandlers);

/** Everything that could still happen by itself does. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    pass(7_200);
    await workOff();
  }
}

/** What the bridge believes of a site. Of one that is gone, it knows only the locations it ever saw. */
async function beliefs(instanceId: InstanceId) {
  const { db } = database;
  const [instance] = await db.select().from(instances).where(eq(instances.id, instanceId));
  const [account] = await db.select().from(accounts).where(eq(accounts.instanceId, instanceId));
  const tokens = await db
    .select()
    .from(wixAccessTokens)
    .where(eq(wixAccessTokens.instanceId, instanceId));
  const locations = await db
    .select()
    .from(configurations)
    .where(eq(configurations.instanceId, instanceId))
    .orderBy(configurations.id);
  const isInstalled = instance?.state === 'installed';
  return {
    installed: isInstalled,
    hasRefreshToken: (instance?.refreshToken ?? null) !== null,
    hasTokenAlthoughGone: !isInstalled && tokens.length > 0,
    account: account && {
      state: account.state,
      posAuthorization: account.posAuthorization,
      hasCredentials: account.posCredentials !== null,
    },
    locations: isInstalled
      ? locations.map(({ id, archived, enabled, accountId, wixLocationId, status, liveSince }) => ({
          name: id.slice(instanceId.length),
          archived,
          enabled,
          hasAccount: accountId !== null,
          knowsWixLocation: wixLocationId !== null,
          status,
          isLive: liveSince !== null,
        }))
      : 'whatever was seen',
    live: locations.some(({ liveSince }) => liveSince !== null),
  };
}

const history = fc.record({
  older: fc.boolean(),
  steps: fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 9 }),
  /** Numbers that say where each event, and each of its doubles, comes. */
  disorder: fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
  workInBetween: fc.boolean(),
});

test('late, doubled and out-of-order events end in the same state as ordered ones', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (given) => {
      const ordered = createSite(given.older);
      for (const step of given.steps) {
        pass(10);
        for (const event of await ordered.take(step)) await tell(event);
        await workOff();
      }
      await settle();

      const disordered = createSite(given.older);
      const sent: WixWebhookEvent[] = [];
      for (const step of given.steps) {
        pass(10);
        sent.push(...(await disordered.take(step)));
      }
      const deliveries = [...sent, ...sent.filter((_, index) => index % 2 === 0)]
        .map((event, index) => ({ event, place: given.disorder[index] ?? 0 }))
        .sort((a, b) => a.place - b.place);
      for (const { event } of deliveries) {
        await tell(event);
        if (given.workInBetween) await workOff();
      }
      await settle();

      // Not every change is announced: once a day the bridge looks by itself.
      for (const { instanceId } of [ordered, disordered]) {
        await bridge.core.configurations.fetch(instanceId);
      }
      expect(await beliefs(disordered.instanceId)).toEqual(await beliefs(ordered.instanceId));
      expect((await beliefs(ordered.instanceId)).installed).toBe(wix.sites.has(ordered.instanceId));
    }),
    { numRuns: volume(20, 100) },
  );
}, 240_000);
