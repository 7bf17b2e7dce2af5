import Fastify, { type FastifyInstance } from 'fastify';
import { type SandboxClock, wallClock } from '../simulation/clock.ts';
import { addSimulationControl } from '../simulation/control-routes.ts';
import { createFaultRules } from '../simulation/fault-rules.ts';
import { createOutbox } from '../simulation/outbox.ts';
import { loseAnswers } from '../simulation/play-faults.ts';
import { createRequestLog } from '../simulation/request-log.ts';
import { createSeededRandom } from '../simulation/seeded-random.ts';
import { addStartPage } from '../simulation/start-page.ts';
import { createStateFile } from '../simulation/state-file.ts';
import { type ArchivedReading, addCatalogRoutes } from './catalog-routes.ts';
import { createCheckout } from './checkout.ts';
import { addConnectivityRoutes } from './connectivity-routes.ts';
import { addWixControlRoutes } from './control-routes.ts';
import { addDashboard } from './dashboard-page.ts';
import { createDrafts } from './drafts.ts';
import { createInstaller } from './installer.ts';
import { addOauthRoutes } from './oauth-routes.ts';
import { addOrderRoutes } from './order-routes.ts';
import { createWixSigner, newRequestId, type WixAppIdentity, type WixSigner } from './signing.ts';
import { createSiteOwner } from './site-owner.ts';
import { createSpiCaller, type SpiCaller } from './spi-caller.ts';
import { createRateLimit } from './wix-call.ts';
import { createWixControl, type WixControl } from './wix-control.ts';
import { answerInWixForm } from './wix-errors.ts';
import { createWixEvents } from './wix-events.ts';
import { createWixKeys } from './wix-keys.ts';
import { createWixOauth } from './wix-oauth.ts';
import { createWixOrders } from './wix-orders.ts';
import { createWixState, restoreWixState, snapshotWixState } from './wix-state.ts';

export interface SandboxWixOptions {
  readonly app: WixAppIdentity;
  /** Base address of the SPI adapter, without a slash at its end; `control.aim` sets it later. */
  readonly adapterUrl?: string;
  /** PKCS #8; a new pair is made where neither this nor the state file holds one. */
  readonly privateKeyPem?: string;
  readonly clock?: SandboxClock;
  /** Of every throw of dice: faults, webhook disorder. */
  readonly seed?: number;
  /** Keeps sites, catalogs, orders, tokens and the key across restarts; in memory where missing. */
  readonly stateFile?: string;
  /** Calls a minute and instance; 200 as at Wix where missing. */
  readonly callsAMinute?: number;
  /** Life of an access token of client credentials; four hours where missing. */
  readonly accessTokenSeconds?: number;
  /** The schedule of webhooks that were not answered 200 in 1,250 ms; shortened where missing. */
  readonly webhookRetryDelaysMs?: readonly number[];
}

/** Wix over HTTP: it calls the adapter, and it serves the API that the app calls. */
export interface SandboxWix {
  readonly app: FastifyInstance;
  /** For the bridge's `WIX_PUBLIC_KEY`. */
  readonly publicKeyPem: string;
  readonly signer: WixSigner;
  readonly callSpi: SpiCaller;
  readonly control: WixControl;
  /** Whether a state file was found: the world is already there. */
  readonly restored: boolean;
  /** @returns the base address, e.g. `http://127.0.0.1:3100` */
  listen(options?: { readonly port?: number; readonly host?: string }): Promise<string>;
  /** Cuts open connections, so that hanging requests end. */
  close(): Promise<void>;
}

/** How long the adapter may take to answer a webhook (contract §4). */
const webhookTimeoutMs = 1_250;

export function createSandboxWix(options: SandboxWixOptions): SandboxWix {
  const clock = options.clock ?? wallClock;
  const random = createSeededRandom(options.seed ?? 1);
  const state = createWixState(() => file.touch());
  const file = createStateFile(options.stateFile, () =>
    snapshotWixState(state, keys.privateKeyPem),
  );
  const saved = file.read();
  const savedKey = saved === undefined ? undefined : restoreWixState(state, saved);
  const keys = createWixKeys(options.privateKeyPem ?? savedKey);
  let archivedReading: ArchivedReading = 'only';
  let adapter = options.adapterUrl ?? null;
  const adapterUrl = (): string => {
    if (adapter === null) throw new Error('the sandbox was not told where the SPI adapter is');
    return adapter;
  };

  const faults = createFaultRules({ clock, random });
  const requests = createRequestLog();
  const outbox = createOutbox({
    clock,
    random,
    retryDelaysMs: options.webhookRetryDelaysMs ?? [200, 1_000, 5_000, 15_000, 60_000],
    timeoutMs: webhookTimeoutMs,
    isTaken: (status) => status === 200,
  });
  const { appId } = options.app;
  const signer = createWixSigner({ app: options.app, keys, clock });
  const callSpi = createSpiCaller({ signer, clock, adapterUrl });
  const events = createWixEvents({
    appId,
    state,
    clock,
    signer,
    outbox,
    webhookUrl: () => (adapter === null ? null : `${adapter}/wix/webhooks`),
  });
  const oauth = createWixOauth({
    app: options.app,
    state,
    clock,
    accessTokenSeconds: options.accessTokenSeconds ?? 4 * 3600,
  });
  const installer = createInstaller({ appId, state, oauth, events, adapterUrl });
  const drafts = createDrafts({ state, clock, events });
  const siteOwner = createSiteOwner({ state, events });
  const orders = createWixOrders({ state, clock, events });
  const checkout = createCheckout({ state, orders, callSpi });
  const limit = createRateLimit(clock, options.callsAMinute ?? 200);
  const control = createWixControl(state, {
    events,
    installer,
    drafts,
    siteOwner,
    orders,
    checkout,
    faults,
    requests,
    webhooks: outbox,
    allowCallsAMinute: limit.allow,
    aim: (url) => {
      adapter = url;
    },
    readArchivedAs: (reading) => {
      archivedReading = reading;
    },
  });

  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
    genReqId: () => newRequestId(clock.now()),
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-wix-request-id', request.id);
    done();
  });
  takeFormsAndEmptyBodies(app);
  answerInWixForm(app);
  loseAnswers(app);
  addStartPage(app, {
    title: 'Sandbox Wix',
    lead: 'This plays Wix for the bridge: sites with a restaurant, their catalogs and orders, installation of the app, signed calls and webhooks. Nothing here is real, and nothing leaves this machine.',
    pages: [
      { path: '/dashboard', what: 'the sites, their settings page, and adding the app to one' },
    ],
  });
  const calls = { clock, oauth, faults, requests, limit };
  addOauthRoutes(app, { ...calls, state, installer });
  addConnectivityRoutes(app, { ...calls, appId, state, adapterUrl });
  addCatalogRoutes(app, {
    ...calls,
    state,
    drafts,
    siteOwner,
    archivedReading: () => archivedReading,
  });
  addOrderRoutes(app, { ...calls, state, orders });
  addDashboard(app, { state, signer, adapterUrl });
  addWixControlRoutes(app, { control, callSpi, signer, publicKeyPem: keys.publicKeyPem });
  addSimulationControl(app, { faults, requests });
  app.get('/healthz', () => ({ status: 'ok' }));

  return {
    app,
    publicKeyPem: keys.publicKeyPem,
    signer,
    callSpi,
    control,
    restored: saved !== undefined,
    listen: ({ port = 0, host = '127.0.0.1' } = {}) => app.listen({ port, host }),
    close: async () => {
      outbox.close();
      await app.close();
      file.flush();
    },
  };
}

/** Wix takes POSTs without a body; browsers send forms. */
function takeFormsAndEmptyBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') return done(null, {});
    try {
      done(null, JSON.parse(body.toString()));
    } catch (error) {
      done(error instanceof Error ? error : new Error('not JSON'));
    }
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
}
