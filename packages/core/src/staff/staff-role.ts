import { z } from 'zod';

export const staffIdSchema = z.string().min(1).max(100).brand<'StaffId'>();
export type StaffId = z.infer<typeof staffIdSchema>;

export const invitationIdSchema = z.string().startsWith('inv_').max(100).brand<'InvitationId'>();
export type InvitationId = z.infer<typeof invitationIdSchema>;

/** The ladder: each role may do what those before it may. */
export const staffRoles = ['viewer', 'support', 'administrator'] as const;
export const staffRoleSchema = z.enum(staffRoles);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** Whether somebody in `role` may do what asks for `needed`. */
export const roleReaches = (role: StaffRole, needed: StaffRole): boolean =>
  staffRoles.indexOf(role) >= staffRoles.indexOf(needed);
