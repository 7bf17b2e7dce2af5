import type { Transaction } from '../database/connect.ts';
import { newId, type StaffId, staffIdSchema } from '../ids.ts';
import type { StaffRole } from './staff-role.ts';
import { staffAccounts, staffUsers } from './tables.ts';

/** Inserts a person, with a password where one is given; the caller writes the audit row. */
export async function insertStaffMember(
  tx: Transaction,
  person: {
    readonly email: string;
    readonly name: string;
    readonly role: StaffRole;
    readonly passwordHash: string | null;
    readonly at: Date;
  },
): Promise<StaffId> {
  const id = staffIdSchema.parse(newId('staff'));
  const at = { createdAt: person.at, updatedAt: person.at };
  await tx.insert(staffUsers).values({
    id,
    name: person.name,
    email: normalEmail(person.email),
    // Whoever made the invitation, or the settings, vouches for the address.
    emailVerified: true,
    role: person.role,
    ...at,
  });
  if (person.passwordHash !== null) {
    await tx.insert(staffAccounts).values({
      id: newId('login'),
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: person.passwordHash,
      ...at,
    });
  }
  return id;
}

/** One spelling a mailbox, as the sign-in looks it up. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
