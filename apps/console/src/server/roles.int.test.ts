import { afterAll, beforeAll, expect, test } from 'vitest';
import { askProcedure, everyProcedure } from '../../testing/every-procedure.ts';
import { startTestConsole, type TestConsole } from '../../testing/test-console.ts';

// Every procedure of the router is asked over HTTP by everybody; one that is new must fit the ladder or
// be named here on purpose.
const forEveryone = [
  'session.current',
  'invitations.open',
  'invitations.accept',
  'passwords.openReset',
  'passwords.reset',
];
// The search is a mutation so that what is typed stands in no address; a fault of a page is noted for the log.
const changesForViewers = [
  'staff.revokeOwnSession',
  'passwords.change',
  'desk.find',
  'session.noteFault',
];

const procedures = everyProcedure();

let console_: TestConsole;
const cookies: Record<'viewer' | 'support' | 'administrator', string> = {
  viewer: '',
  support: '',
  administrator: '',
};

beforeAll(async () => {
  console_ = await startTestConsole();
  for (const role of ['viewer', 'support', 'administrator'] as const) {
    cookies[role] = await console_.signIn(await console_.addStaff(role));
  }
});
afterAll(() => console_.close());

/** Asked without an input: who may come in is decided before what was asked is read. */
const ask = async (procedure: (typeof procedures)[number], cookie: string): Promise<string> =>
  (await askProcedure(console_.url, procedure, undefined, cookie)).code;

test.each(procedures.filter(({ path }) => !forEveryone.includes(path)))(
  'a stranger is refused by $path',
  async (procedure) => {
    expect(await ask(procedure, '')).toBe('UNAUTHORIZED');
  },
);

test.each(
  procedures.filter(
    ({ path, type }) =>
      type === 'mutation' && ![...forEveryone, ...changesForViewers].includes(path),
  ),
)('a viewer cannot change anything by $path', async (procedure) => {
  expect(await ask(procedure, cookies.viewer)).toBe('FORBIDDEN');
});

test.each(procedures.filter(({ path }) => /^(staff|invitations|customers)\./.test(path)))(
  'staff and erasure are for administrators alone: $path',
  async (procedure) => {
    const open = [...forEveryone, ...changesForViewers, 'staff.ownSessions'];
    const expected = open.includes(procedure.path) ? /^(?:OK|BAD_REQUEST)$/ : /FORBIDDEN/;
    expect(await ask(procedure, cookies.support)).toMatch(expected);
  },
);

test.each(['disabled', 'signed out'] as const)(
  'an open page hears nothing more once its person is %s, whatever it follows',
  async (how) => {
    const { staff } = console_.core;
    const person = await console_.addStaff('support');
    const cookie = await console_.signIn(person);
    const actor = {
      kind: 'staff',
      id: (await console_.addStaff('administrator')).id,
      name: 'A',
    } as const;
    const live = everyProcedure().filter(({ type }) => type === 'subscription');
    expect(live.length).toBeGreaterThan(3);
    const pages = await Promise.all(
      live.map(async ({ path, sample }) => {
        const input = path === 'syncs.follow' ? sample.value : {};
        return fetch(
          `${console_.url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
          {
            headers: { cookie, accept: 'text/event-stream' },
          },
        );
      }),
    );
    expect(pages.map(({ status }) => status)).toEqual(live.map(() => 200));
    const ended = Promise.all(pages.map((page) => page.text()));
    if (how === 'disabled') await staff.disable({ actor, id: person.id });
    else await staff.revokeSessions({ actor, staffId: person.id, sessionId: 'all' });
    // Long before the pages would connect anew by themselves.
    const late = new Promise((resolve) => setTimeout(resolve, 20_000, 'late').unref());
    expect(await Promise.race([ended, late])).not.toBe('late');
  },
);

test('an administrator reaches every procedure', async () => {
  for (const procedure of procedures) {
    expect(await ask(procedure, cookies.administrator)).toMatch(/^(?:OK|BAD_REQUEST)$/);
  }
});
