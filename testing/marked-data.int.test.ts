import { loggableError } from '@pos-bridge/core/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvLists } from '../apps/console/src/server/exports/csv-lists.ts';
import { everyProcedure } from '../apps/console/testing/every-procedure.ts';
import { textsOfEveryTable } from './every-table.ts';
import { type MarkedBridge, openMarkedBridge } from './marked-bridge.ts';
import { guest, posWords, secrets, wixWords } from './marks.ts';

// Marked personal data and marked secrets go in by every path; then every table, log line, figure,
// answer and file is read, and the marks stand nowhere but where they may.
let setup: MarkedBridge;

beforeAll(async () => {
  setup = await openMarkedBridge();
}, 120_000);
afterAll(() => setup.close());

/** What stands in no table, whoever may read it sealed. */
const everyMark = () => [
  ...guest,
  posWords,
  ...secrets,
  ...setup.tokens,
  ...setup.webhookEndpoint.heard,
];

const marksIn = (text: string, marks: readonly string[]): string[] => {
  const bare = text.replaceAll(/(?<=\d)[\s-](?=\d)/g, '');
  return marks.filter((mark) => bare.includes(mark));
};

test('no table holds a mark in the clear', async () => {
  const tables = await textsOfEveryTable(setup.adapter.database.sql);
  expect(tables.size).toBeGreaterThan(30);
  // The marks were there to be found: what is kept of the orders, and of all that failed, is read.
  expect(tables.get('order_validations')).toContain('wix-dish-0');
  const { sql } = setup.adapter.database;
  const [kept] = await sql`select
    (select count(*)::int from catalog_sync_answers where side = 'pos' and body_sealed is not null) as "posAnswers",
    (select count(*)::int from catalog_sync_answers where side = 'wix' and body_sealed is not null) as "wixAnswers",
    (select count(distinct request)::int from delivery_attempts
      where answer_sealed is not null and status between 400 and 500) as "refusedDeliveries",
    (select count(*)::int from pos_webhooks where state = 'handled') as "posWebhooks",
    (select count(*)::int from stock_polls where problem is not null) as "stockPolls",
    (select count(*)::int from order_events where kind = 'wix_refused') as "wixRefusals"`;
  expect(Object.entries(Object(kept)).filter(([, count]) => Number(count) === 0)).toEqual([]);
  const found = [...tables].flatMap(([table, text]) =>
    marksIn(text, everyMark()).map((mark) => `${table}: ${mark}`),
  );
  expect(found).toEqual([]);
});

test('no log line and no figure holds one', async () => {
  const lines = setup.adapter.log.lines.map((line) =>
    JSON.stringify(line, (_name, value: unknown) =>
      value instanceof Error ? loggableError(value) : value,
    ),
  );
  const figures = await Promise.all([
    setup.adapter.metrics.registry.metrics(),
    fetch(`${setup.adapter.url}/metrics`).then((answer) => answer.text()),
    fetch(`${setup.console_.url}/metrics`).then((answer) => answer.text()),
  ]);
  expect(lines.length).toBeGreaterThan(5);
  const marks = [...everyMark(), wixWords];
  expect([...lines, ...figures].filter((text) => marksIn(text, marks).length > 0)).toEqual([]);
});

test('Wix hears a POS’s words where it asked to create the order, and nobody else any mark', () => {
  const told = setup.heard.filter(
    ({ text }) => marksIn(text, [...guest, posWords, ...secrets]).length > 0,
  );
  expect(new Set(told.map(({ by }) => by))).toEqual(new Set(['create-order']));
  for (const { text } of told) expect(text).toContain(`${posWords} Zqname`);
});

test.each(['viewer', 'support', 'administrator'] as const)(
  'a %s reads no mark, but what is for the role',
  async (role) => {
    const cookie = setup.cookies.get(role) ?? '';
    const found = new Set<string>();
    for (const [path, text] of await everyAnswer(cookie)) {
      for (const mark of marksIn(text, everyMark())) {
        found.add(`${path}: ${mark}`);
      }
    }
    // What others say is for support, and names whom it names.
    const words = ['orders.get', 'validations.get', 'syncs.answers', 'deliveries.get'].flatMap(
      (path) => [`${path}: ${posWords}`, `${path}: Zqname`],
    );
    expect([...found].sort()).toEqual(role === 'viewer' ? [] : words.sort());
  },
);

/** Whatever can be read with a cookie: each query with the ids of what there is, and each file. */
async function everyAnswer(cookie: string): Promise<[path: string, text: string][]> {
  const { sql } = setup.adapter.database;
  const [ids] = await sql`select
    (select id from orders where refusal_words_sealed is not null limit 1) as "orders",
    (select id from order_validations where refusal_words_sealed is not null limit 1) as "validations",
    (select max(id) from spi_calls where http_status = 428) as "spiCalls",
    (select run_id from catalog_sync_answers where side = 'pos' limit 1) as "syncs",
    (select d.id from deliveries d join delivery_attempts a on a.delivery_position = d.position
      where a.request like 'POST%' limit 1) as "deliveries"`;
  const answers: [string, string][] = [];
  for (const { path, type, sample } of everyProcedure()) {
    if (type !== 'query') continue;
    const [room = ''] = path.split('.');
    const id = Object(ids)[room];
    const fitting = {
      ...setup.address,
      id: room === 'spiCalls' ? Number(id) : id,
      ...(room === 'syncs' && { runId: id }),
    };
    for (const input of [undefined, {}, { ...Object(sample.value), ...fitting }]) {
      const written = encodeURIComponent(JSON.stringify(input ?? {}));
      const answer = await fetch(`${setup.console_.url}/trpc/${path}?input=${written}`, {
        headers: { cookie },
      });
      answers.push([path, await answer.text()]);
    }
  }
  for (const name of Object.keys(csvLists)) {
    const answer = await fetch(`${setup.console_.url}/export/${name}.csv`, { headers: { cookie } });
    answers.push([`${name}.csv`, await answer.text()]);
  }
  return answers;
}
