import type { CoreDeps, PosRegistry, SpiCallLedger } from '@pos-bridge/core';
import {
  createTestCore,
  createTestDatabase,
  type RecordedLog,
  type TestCore,
  type TestDatabase,
} from '@pos-bridge/core/testing';
import { createSpiVerifier, createWebhookVerifier } from '@pos-bridge/wix';
import type { AdapterDeps } from '../src/adapter-deps.ts';
import { buildApp } from '../src/build-app.ts';
import { createClockSkew } from '../src/clock-skew.ts';
import { type AdapterMetrics, createAdapterMetrics } from '../src/metrics.ts';
import { openSiteChanges } from '../src/settings/site-changes.ts';
import { createUnverifiedCalls, type UnverifiedCallLimits } from '../src/unverified-calls.ts';
import { appId, appSecret, pemOf, wixKeys } from './tokens.ts';

export interface TestAdapter {
  readonly url: string;
  readonly database: TestDatabase;
  readonly core: TestCore;
  readonly log: RecordedLog;
  readonly ledger: SpiCallLedger;
  readonly metrics: AdapterMetrics;
  readonly appDeps: AdapterDeps;
  /** Posts a body to an operation, as Wix does. */
  post(
    operation: string,
    body: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; headers: Headers; body: unknown; text: string }>;
  close(): Promise<void>;
}

/** The adapter over real HTTP on a database of its own. */
export async function startTestAdapter(
  options: {
    readonly appSecret?: string | undefined;
    readonly now?: () => Date;
    readonly pagesDirectory?: string;
    readonly frameOrigins?: readonly string[];
    readonly pos?: PosRegistry;
    /** Parts of core that are not the usual ones. */
    readonly core?: Partial<CoreDeps>;
    /** Whose tokens and webhooks are believed; the test's own Wix unless told. */
    readonly publicKeys?: readonly string[];
    /** One that the test has chosen before; any unless told. */
    readonly port?: number;
    readonly proxies?: number;
    readonly withInternal?: boolean;
    /** Every visitor of a test has the same address: as good as no limit, unless told. */
    readonly visitsAMinute?: number;
    /** The same for calls that nobody can vouch for. */
    readonly unverifiedCalls?: UnverifiedCallLimits;
  } = { appSecret },
): Promise<TestAdapter> {
  const database = await createTestDatabase();
  const core = await createTestCore(database, {
    ...options.core,
    ...(options.pos && { pos: options.pos }),
  });
  const publicKeys = options.publicKeys ?? [pemOf(wixKeys.publicKey)];
  const { publicUrl } = core.deps.settings;
  const ledger = core.core.spiCalls.openLedger();
  const now = options.now ?? (() => new Date());
  const metrics = createAdapterMetrics();
  const clockSkew = createClockSkew({ now, log: core.log });
  metrics.watchClock(clockSkew);
  const asGoodAsNone = { callsAMinute: 100_000, toldAMinute: 100_000, toldAMinuteOfAll: 100_000 };
  const appDeps: AdapterDeps = {
    core: core.core,
    ledger,
    metrics,
    clockSkew,
    unverified: createUnverifiedCalls({
      counter: metrics.unverifiedCalls,
      limits: options.unverifiedCalls ?? asGoodAsNone,
      now,
    }),
    changes: openSiteChanges({ database, core: core.core, log: core.log }),
    log: core.log,
    now,
    verifier: createSpiVerifier({
      publicKeys,
      appId,
      appSecret: options.appSecret,
      now,
      onSigned: clockSkew.note,
    }),
    webhookVerifier: createWebhookVerifier({
      publicKeys,
      now,
    }),
  };
  const app = await buildApp(appDeps, {
    publicUrl,
    withInternal: options.withInternal ?? true,
    proxies: options.proxies ?? 0,
    visitsAMinute: options.visitsAMinute ?? 100_000,
    settingsPage: {
      appId,
      appSecret: options.appSecret ?? appSecret,
      pagesDirectory: options.pagesDirectory ?? '/nowhere',
      frameOrigins: options.frameOrigins ?? [],
    },
  });
  const url = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return {
    url,
    database,
    core,
    log: core.log,
    ledger,
    metrics,
    appDeps,
    post: async (operation, body, headers = { 'content-type': 'text/plain; charset=utf-8' }) => {
      const response = await fetch(`${url}/wix-spi/${operation}`, {
        method: 'POST',
        body,
        headers: { 'user-agent': 'Wix', ...headers },
      });
      const text = await response.text();
      const parsed: unknown = text === '' ? null : JSON.parse(text);
      return { status: response.status, headers: response.headers, body: parsed, text };
    },
    close: async () => {
      await app.close();
      await ledger.close().catch(() => {});
      await core.close();
      await database.drop();
    },
  };
}
