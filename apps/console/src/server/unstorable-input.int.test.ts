import { afterAll, beforeAll, expect, test } from 'vitest';
import { hangUp } from '../../../../testing/hang-up.ts';
import { withTexts } from '../../../../testing/text-fields.ts';
import { askProcedure, everyProcedure } from '../../testing/every-procedure.ts';
import {
  cookieOf,
  postSignIn,
  startTestConsole,
  type TestConsole,
} from '../../testing/test-console.ts';
import { csvLists } from './exports/csv-lists.ts';
import { signInBasePath, signInPaths } from './sign-in.ts';

// Every text field of every procedure is given what PostgreSQL cannot hold.
let console_: TestConsole;
let cookie = '';

beforeAll(async () => {
  console_ = await startTestConsole();
  cookie = cookieOf(await postSignIn(console_.url, await console_.addStaff('administrator')));
});
afterAll(() => console_.close());

const unstorableTexts = { 'a NUL': 'a\0b', 'half a surrogate pair': 'a\uD83Cb' };
const farMoments = [
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
];
const withText = everyProcedure().filter(({ sample }) => sample.fields.length > 0);
const nameOf = (path: readonly (string | number)[]) => path.map(String).join('.');

test('there are procedures that take text', () => {
  expect(withText.length).toBeGreaterThan(40);
});

test.each(Object.entries(unstorableTexts))(
  '%s is refused by every procedure that takes text, at its field',
  async (_what, text) => {
    for (const procedure of withText) {
      const { sample } = procedure;
      const input = withTexts(sample, sample.fields, text);
      const answer = await askProcedure(console_.url, procedure, input, cookie);
      expect(answer, procedure.path).toMatchObject({ code: 'BAD_REQUEST' });
      for (const { path } of sample.fields) {
        expect(answer.fields, `${procedure.path}: ${nameOf(path)}`).toContain(nameOf(path));
      }
    }
  },
);

test('a moment that cannot be stored is refused at its field', async () => {
  for (const procedure of withText) {
    const { sample } = procedure;
    for (const field of sample.fields.filter(({ isMoment }) => isMoment)) {
      for (const moment of farMoments) {
        const input = withTexts(sample, [field], moment);
        const answer = await askProcedure(console_.url, procedure, input, cookie);
        const name = nameOf(field.path);
        expect(answer, `${procedure.path}: ${name}`).toMatchObject({
          code: 'BAD_REQUEST',
          fields: expect.arrayContaining([name]),
        });
      }
    }
  }
});

test('whatever stands in a cursor, no procedure fails', async () => {
  const cursors = farMoments.flatMap((moment) => [
    JSON.stringify([moment, 'loc_1', 'item']),
    JSON.stringify([moment, 'configuration', 'item']),
    JSON.stringify([moment, 'wix:configuration']),
    `${moment}~account`,
  ]);
  for (const procedure of withText) {
    const { sample } = procedure;
    const field = sample.fields.find(({ path }) => /^(before|after|cursor)$/.test(nameOf(path)));
    if (field === undefined) continue;
    for (const cursor of [...cursors, JSON.stringify(['2026-05-01T10:00:00Z', 'loc_1', 'a\0'])]) {
      const input = withTexts(sample, [field], cursor);
      const { status } = await askProcedure(console_.url, procedure, input, cookie);
      expect(status, `${procedure.path}: ${cursor}`).toBeLessThan(500);
    }
  }
});

test('somebody who hangs up is no error', async () => {
  for (const path of ['/trpc/desk.find', `${signInBasePath}/sign-in/email`]) {
    for (let n = 0; n < 5; n += 1) await hangUp(console_.url, path);
  }
  expect((await fetch(`${console_.url}/readyz`)).status).toBe(200);
  expect(console_.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

test('no export and no sign-in fails on them', async () => {
  for (const text of Object.values(unstorableTexts)) {
    for (const name of Object.keys(csvLists)) {
      const filters = ['text', 'accountId', 'configurationId', 'from', 'createdFrom', 'action'];
      for (const filter of filters) {
        const query = new URLSearchParams({ [filter]: text });
        const answer = await fetch(`${console_.url}/export/${name}.csv?${query}`, {
          headers: { cookie },
        });
        await answer.text();
        expect(answer.status, `${name} ${filter}`).toBeLessThan(500);
      }
    }
    for (const path of signInPaths) {
      const answer = await fetch(
        `${console_.url}${signInBasePath}${path}?code=a%00b&state=a%00b&error=a%00`,
        {
          method: 'POST',
          redirect: 'manual',
          headers: { origin: console_.url, 'content-type': 'application/json' },
          body: JSON.stringify({ email: `${text}@example.com`, password: text, provider: text }),
        },
      );
      expect(answer.status, path).toBeLessThan(500);
    }
  }
  expect(console_.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
