import type { SyncRunId } from '@pos-bridge/core/ids';
import type { SyncAnswer } from '@pos-bridge/core/testing';
import { PosFault } from '@pos-bridge/pos';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFoodHall } from '../testing/food-hall.ts';
import { dishOf, lunchMenu } from '../testing/menus.ts';
import { createTestSyncs, type TestSyncs } from '../testing/test-syncs.ts';

let setup: TestSyncs;
afterEach(() => setup.close());

const answersOf = (run: { readonly id: SyncRunId }) =>
  setup.core.catalog.listAnswers(run.id, { readsPosWords: true });
const requestIds = (operation: string) =>
  setup.wix.control.requests.list({ operation }).map(({ requestId }) => requestId);
const shown = (answers: readonly SyncAnswer[]) => JSON.stringify(answers);

describe('what Wix answered', () => {
  beforeEach(async () => {
    setup = await createTestSyncs();
    setup.pos.serve(lunchMenu());
  });

  it('to a call that it refused is kept word for word, with the id that Wix gave it', async () => {
    const said = {
      message: 'No',
      details: { applicationError: { code: 'NO_WAY', data: { n: 7 } } },
    };
    setup.wix.control.faults.add({
      operations: ['create_menus'],
      effect: { kind: 'status', status: 400, body: said },
    });
    const run = await setup.sync();
    expect(run.state).toBe('FAILED');
    expect(await answersOf(run)).toMatchObject([
      {
        side: 'wix',
        step: 'create_menus',
        attempt: 1,
        operation: 'drafts.bulkCreateMenus',
        method: 'POST',
        path: expect.stringMatching(
          /^\/restaurants\/v3\/draft-catalogs\/[^/?]+\/bulk\/menus\/create$/,
        ),
        status: 400,
        problem: 'client',
        requestId: requestIds('create_menus')[0],
        body: JSON.stringify(said),
        bodyLength: JSON.stringify(said).length,
        at: expect.any(Date),
      },
    ]);
  });

  it('with success, while it refused an entry inside, is kept too', async () => {
    setup.wix.control.faults.add({
      operations: ['create_dishes'],
      effect: { kind: 'fail_entry', index: 1, code: 'BAD_DISH', description: 'not this one' },
    });
    const run = await setup.sync();
    const [answer, ...others] = await answersOf(run);
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ step: 'create_dishes', status: 200, problem: null });
    expect(answer?.requestId).toBe(requestIds('create_dishes')[0]);
    expect(answer?.body).toContain('"error":{"code":"BAD_DISH","description":"not this one",');
  });

  it('to an update with nothing at all is no failure where the site shows the change', async () => {
    await setup.sync();
    setup.wix.control.faults.add({
      operations: ['update_items'],
      effect: { kind: 'tell_nothing' },
    });
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { price: '6' })));
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    const miso = () => setup.site().items.find(({ name }) => name === 'Miso');
    expect(miso()?.price?.value).toBe('6');
    // Proven: the same menu asks nothing of Wix again.
    setup.writes();
    await setup.sync();
    expect(setup.writes()).toEqual([]);
  });

  it('to an update with nothing, and nothing was done: the run fails, and the next sends all of it', async () => {
    await setup.sync();
    setup.wix.control.faults.add({
      operations: ['update_items'],
      remaining: 1,
      effect: { kind: 'status', status: 200, body: {} },
    });
    setup.pos.serve(lunchMenu((menu) => Object.assign(dishOf(menu, 'miso'), { price: '6' })));
    const run = await setup.sync();
    expect(run).toMatchObject({ state: 'FAILED' });
    expect(run.failureReason).toContain('the change of "Miso" is not there');
    expect(await setup.sync()).toMatchObject({ state: 'SUCCEEDED' });
    expect(setup.site().items.find(({ name }) => name === 'Miso')?.price?.value).toBe('6');
  });

  it('before it gave way is kept of a run that succeeded after all', async () => {
    setup.wix.control.faults.add({
      operations: ['list_menus'],
      remaining: 1,
      effect: { kind: 'status', status: 429, retryAfterSeconds: 0 },
    });
    setup.wix.control.faults.add({
      operations: ['list_items'],
      remaining: 1,
      effect: { kind: 'cut' },
    });
    const run = await setup.sync();
    expect(run.state).toBe('SUCCEEDED');
    expect(await answersOf(run)).toMatchObject([
      {
        step: 'read_site',
        operation: 'catalogs.items',
        status: null,
        body: null,
        problem: 'network',
      },
      { step: 'read_site', operation: 'catalogs.menus', status: 429, problem: 'rate_limited' },
    ]);
  });

  it('time and again is kept for the last few times alone, and a long answer for its beginning', async () => {
    setup.wix.control.faults.add({
      operations: ['list_menus'],
      effect: { kind: 'status', status: 503, body: { page: 'x'.repeat(20_000) } },
    });
    const run = await setup.sync();
    expect(run).toMatchObject({ state: 'FAILED', attempt: 3 });
    const answers = await answersOf(run);
    expect(requestIds('list_menus').length).toBeGreaterThan(5);
    expect(answers.map(({ requestId }) => requestId)).toEqual(
      requestIds('list_menus').slice(-5).reverse(),
    );
    expect(answers.map(({ body, bodyLength }) => [body?.length, bodyLength])).toEqual(
      Array(5).fill([8_192, 20_011]),
    );
  });

  it('never holds the app’s token, even where Wix repeats it', async () => {
    await setup.sync();
    const tokens: string[] = [];
    setup.wix.app.server.prependListener('request', (request) => {
      if (typeof request.headers.authorization === 'string') {
        tokens.push(request.headers.authorization);
      }
    });
    await setup.sync({ mode: 'everything' });
    const token = tokens[0] ?? '';
    expect(token.length).toBeGreaterThan(10);
    setup.wix.control.faults.add({
      operations: ['list_menus'],
      effect: { kind: 'status', status: 400, body: { message: 'no', sent: { header: token } } },
    });
    const run = await setup.sync({ mode: 'everything' });
    const answers = await answersOf(run);
    expect(answers).toMatchObject([{ body: '{"message":"no","sent":{"header":"[secret]"}}' }]);
    expect(shown(answers)).not.toContain(token);
  });
});

describe('what the POS answered', () => {
  it('is kept with its call, without the merchant’s credentials', async () => {
    const { pos, provider } = await openFoodHall();
    setup = await createTestSyncs({ provider });
    try {
      const { accessToken = '' } = provider.credentials;
      expect(accessToken.length).toBeGreaterThan(10);
      pos.control.faults.add({
        operations: ['get_menu'],
        effect: { kind: 'status', status: 503, body: { error: 'down', got: accessToken } },
      });
      const run = await setup.sync();
      expect(run.state).toBe('FAILED');
      const answers = await answersOf(run);
      const asked = pos.control.requests.list({ operation: 'get_menu' });
      expect(answers).toHaveLength(3);
      expect(answers[0]).toMatchObject({
        side: 'pos',
        step: 'fetch_menu',
        attempt: 3,
        method: 'GET',
        path: `/v1/locations/${provider.posLocationId}/menu`,
        status: 503,
        problem: 'server_error',
        requestId: asked.at(-1)?.requestId,
        body: '{"error":"down","got":"[secret]"}',
      });
      expect(shown(answers)).not.toContain(accessToken);
    } finally {
      await pos.close();
    }
  });

  it('is kept as far as a provider tells it', async () => {
    setup = await createTestSyncs();
    setup.pos.failWith(
      new PosFault('protocol', 'GET /menu: unexpected answer', { answer: 'oops' }),
    );
    const run = await setup.sync();
    expect(await answersOf(run)).toMatchObject([
      { side: 'pos', method: null, path: '', status: null, body: 'oops', problem: 'protocol' },
    ]);
  });
});
