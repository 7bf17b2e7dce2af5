import { z } from 'zod';

/** The ladder: each role may do what those before it may. */
export const staffRoles = ['viewer', 'support', 'administrator'] as const;
export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** Whether somebody in `role` may do what asks for `needed`. */
export const roleReaches = (role: StaffRole, needed: StaffRole): boolean =>
  staffRoles.indexOf(role) >= staffRoles.indexOf(needed);
