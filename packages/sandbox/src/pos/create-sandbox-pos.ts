import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { ZodError, z } from 'zod';
import { type SandboxClock, wallClock } from '../simulation/clock.ts';
import { addSimulationControl } from '../simulation/control-routes.ts';
import { createFaultRules } from '../simulation/fault-rules.ts';
import { loseAnswers } from '../simulation/play-faults.ts';
import { createRequestLog } from '../simulation/request-log.ts';
import { createSeededRandom } from '../simulation/seeded-random.ts';
import { addStartPage } from '../simulation/start-page.ts';
import { createStateFile } from '../simulation/state-file.ts';
import { addPosControlRoutes } from './control-routes.ts';
import { createKitchen } from './kitchen.ts';
import { addMerchantApi } from './merchant-api.ts';
import { createPosOauth } from './oauth.ts';
import { addOauthRoutes } from './oauth-routes.ts';
import { createPosControl, type PosControl } from './pos-control.ts';
import { createPosState, restorePosState, snapshotPosState } from './pos-state.ts';
import { createWebhookSender } from './webhook-sender.ts';

export interface SandboxPosOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where changes are told to; null until `control.webhooks.aim` names somebody. */
  readonly webhooks?: { readonly url: string | null; readonly secrets: readonly string[] };
  readonly clock?: SandboxClock;
  /** Of every throw of dice: faults, webhook disorder. */
  readonly seed?: number;
  /** Keeps merchants, menus, stock, orders and grants across restarts; in memory where missing. */
  readonly stateFile?: string;
  /** Life of an access token; eight hours where missing. */
  readonly accessTokenSeconds?: number;
  readonly webhookRetryDelaysMs?: readonly number[];
}

/** A POS over HTTP: merchants, menus, stock and orders, with faults that can be switched on. */
export interface SandboxPos {
  readonly app: FastifyInstance;
  readonly control: PosControl;
  /** Whether a state file was found: the world is already there. */
  readonly restored: boolean;
  /** @returns the base address, e.g. `http://127.0.0.1:3200` */
  listen(options?: { readonly port?: number; readonly host?: string }): Promise<string>;
  /** Cuts open connections, so that hanging requests end. */
  close(): Promise<void>;
}

export function createSandboxPos(options: SandboxPosOptions): SandboxPos {
  const clock = options.clock ?? wallClock;
  const random = createSeededRandom(options.seed ?? 1);
  const state = createPosState(() => file.touch());
  const file = createStateFile(options.stateFile, () => snapshotPosState(state));
  const saved = file.read();
  if (saved !== undefined) restorePosState(state, saved);

  const faults = createFaultRules({ clock, random });
  const requests = createRequestLog();
  const webhooks = createWebhookSender({
    clock,
    random,
    target: {
      url: options.webhooks?.url ?? null,
      secrets: [...(options.webhooks?.secrets ?? [])],
    },
    ...(options.webhookRetryDelaysMs === undefined
      ? {}
      : { retryDelaysMs: options.webhookRetryDelaysMs }),
  });
  const oauth = createPosOauth({
    state,
    clock,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    accessTokenSeconds: options.accessTokenSeconds ?? 8 * 3600,
  });
  const kitchen = createKitchen({ state, clock, webhooks });
  const control = createPosControl({ state, clock, faults, requests, webhooks, oauth, kitchen });

  const app = Fastify({
    forceCloseConnections: true,
    bodyLimit: 8 * 1024 * 1024,
    genReqId: () => `pos-${randomUUID()}`,
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof ZodError)
      return reply.code(400).send({ error: 'invalid_request', message: z.prettifyError(error) });
    throw error;
  });
  loseAnswers(app);
  addStartPage(app, {
    title: 'Sandbox POS',
    lead: 'This plays a point-of-sale system for the bridge: merchants with their locations, menus, stock and a kitchen that takes orders. Nothing here is real. A merchant lets the bridge in by the link that the bridge gives them.',
    pages: [],
  });
  const api = { state, clock, oauth, kitchen, faults, requests };
  addMerchantApi(app, api);
  addOauthRoutes(app, api);
  addSimulationControl(app, { faults, requests });
  addPosControlRoutes(app, control);
  app.get('/healthz', () => ({ status: 'ok' }));

  return {
    app,
    control,
    restored: saved !== undefined,
    listen: ({ port = 0, host = '127.0.0.1' } = {}) => app.listen({ port, host }),
    close: async () => {
      kitchen.close();
      webhooks.close();
      await app.close();
      file.flush();
    },
  };
}
