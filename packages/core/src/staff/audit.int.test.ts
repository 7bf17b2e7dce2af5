import { accountIdSchema } from '@pos-bridge/wix';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  createTestCore,
  createTestDatabase,
  type TestCore,
  type TestDatabase,
} from '../../testing/index.ts';
import { staffIdSchema } from '../ids.ts';
import type { AuditEntry } from './audit-entry.ts';
import { recordAudit } from './record-audit.ts';

let database: TestDatabase;
let test_: TestCore;

beforeEach(async () => {
  database = await createTestDatabase();
  test_ = await createTestCore(database);
});

afterEach(async () => {
  await test_.close();
  await database.drop();
});

const someone = { kind: 'staff', id: staffIdSchema.parse('staff-1'), name: 'Support One' } as const;
const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  actor: someone,
  action: 'account.deactivated',
  subject: { type: 'account', id: 'account-1' },
  reason: 'Merchant asked on the phone',
  before: { state: 'active' },
  after: { state: 'inactive' },
  at: new Date('2026-05-01T10:00:00.000Z'),
  ...changes,
});

test('a rolled-back change leaves no line in the audit trail', async () => {
  const undone = database.db.transaction(async (tx) => {
    await recordAudit(tx, entry());
    throw new Error('the change failed');
  });
  await expect(undone).rejects.toThrow('the change failed');
  expect(await test_.core.staff.listAudit({ limit: 10 })).toEqual([]);
});

test('a committed change can be found by who, what, on what, and for which account', async () => {
  await database.db.transaction(async (tx) => {
    await recordAudit(tx, entry());
    await recordAudit(
      tx,
      entry({
        actor: { kind: 'bridge', name: 'spi-calls-expire' },
        action: 'configuration.mapped',
        subject: { type: 'configuration', id: 'configuration-1' },
        accountId: accountIdSchema.parse('account-1'),
        reason: null,
      }),
    );
    await recordAudit(tx, entry({ subject: { type: 'account', id: 'account-2' } }));
  });
  const { listAudit } = test_.core.staff;
  const actions = async (query: Parameters<typeof listAudit>[0]) =>
    (await listAudit(query)).map(({ action, subjectId }) => [action, subjectId]);

  expect(await actions({ accountId: accountIdSchema.parse('account-1'), limit: 10 })).toEqual([
    ['configuration.mapped', 'configuration-1'],
    ['account.deactivated', 'account-1'],
  ]);
  expect(await actions({ actorId: someone.id, limit: 1 })).toEqual([
    ['account.deactivated', 'account-2'],
  ]);
  expect(await actions({ subject: { type: 'account', id: 'account-1' }, limit: 10 })).toEqual([
    ['account.deactivated', 'account-1'],
  ]);
  expect(await listAudit({ action: 'account.deactivated', before: 3, limit: 10 })).toEqual([
    {
      id: 1,
      at: new Date('2026-05-01T10:00:00.000Z'),
      actorKind: 'staff',
      actorId: 'staff-1',
      actorName: 'Support One',
      action: 'account.deactivated',
      subjectType: 'account',
      subjectId: 'account-1',
      accountId: 'account-1',
      reason: 'Merchant asked on the phone',
      before: { state: 'active' },
      after: { state: 'inactive' },
    },
  ]);
});
