import {
  type Clock,
  type Core,
  type CoreDeps,
  connect,
  createCore,
  createLog,
  createSealer,
  type Database,
  heartbeatEveryMs,
  openDatabaseClock,
  openJobQueue,
  untilAvailable,
} from '@pos-bridge/core';
import { createWixGateway } from '@pos-bridge/wix';
import type { BridgeEnv } from './bridge-env.ts';
import { posProviders } from './pos-providers.ts';

/** A process's bridge: core on its real parts. */
export interface Bridge {
  readonly core: Core;
  readonly database: Database;
  /** The database's, which all processes share. */
  readonly clock: Clock;
  readonly log: ReturnType<typeof createLog>;
  /** Closes the pools; what uses them has ended before. */
  close(): Promise<void>;
}

export interface BridgeOptions
  extends Pick<CoreDeps, 'observeWix' | 'observePos' | 'observeSyncs' | 'observeInventory'> {
  /** Of a process that is there to stay: it begins once the database is there, and does not end without. */
  readonly waitsForDatabase?: boolean;
}

/** The one place where the real parts are made; every app opens one and closes it at shut-down. */
export async function openBridge(
  env: BridgeEnv,
  app: string,
  options: BridgeOptions = {},
): Promise<Bridge> {
  const { waitsForDatabase = false, ...observers } = options;
  const log = createLog(env.LOG_LEVEL, app);
  const made = <Part>(step: () => Promise<Part>): Promise<Part> =>
    waitsForDatabase ? untilAvailable(step, log) : step();
  const database = connect(env.DATABASE_URL, {
    applicationName: `pos-bridge ${app}`,
    max: env.DATABASE_POOL,
  });
  const jobs = await made(() => openJobQueue(env.DATABASE_URL, log));
  const clock = await made(() => openDatabaseClock({ database, log }));
  const core = createCore({
    database,
    jobs,
    pos: posProviders(env),
    wix: createWixGateway({
      baseUrl: env.WIX_API_URL,
      appId: env.WIX_APP_ID,
      appSecret: env.WIX_APP_SECRET,
      installerBaseUrl: env.WIX_INSTALLER_URL,
    }),
    sealer: createSealer(env.ENCRYPTION_KEY),
    clock,
    log,
    ...observers,
    settings: {
      spiCallRetentionDays: env.SPI_CALL_RETENTION_DAYS,
      publicUrl: env.PUBLIC_URL.replace(/(?<!\/)\/+$/, ''),
      activeAccountsPerInstance: env.ACTIVE_ACCOUNTS_PER_INSTANCE,
      catalogSync: { retentionDays: env.CATALOG_RETENTION_DAYS },
      orders: {
        answerWithinMs: env.CREATE_ORDER_WITHIN_MS,
        personalDataDays: env.PERSONAL_DATA_DAYS,
      },
      inventory: {
        attempts: env.DELIVERY_ATTEMPTS,
        firstDelayMs: env.DELIVERY_FIRST_RETRY_SECONDS * 1_000,
        delayFactor: env.DELIVERY_RETRY_FACTOR,
        pauseAfterMs: env.DELIVERY_PAUSE_AFTER_MINUTES * 60_000,
        retentionDays: env.INVENTORY_RETENTION_DAYS,
        suspiciouslyLongMs: env.SUSPICIOUS_OUTAGE_HOURS * 3_600_000,
        // Where the sandbox plays the outside world, webhook endpoints may be on this machine.
        loopbackEndpoints: env.SANDBOX_POS_URL !== undefined,
      },
    },
  });
  const beat = (): void => {
    core.health.beat(app).catch((error: unknown) => log.warn({ err: error }, 'no beat written'));
  };
  beat();
  const beats = setInterval(beat, heartbeatEveryMs).unref();
  return {
    core,
    database,
    clock,
    log,
    close: async () => {
      clearInterval(beats);
      await core.health.flush();
      clock.close();
      await jobs.close();
      await database.close();
    },
  };
}
