import { type OrderReader, roleReaches, type StaffRole } from '@pos-bridge/core';

/** A POS's words about an order may name the guest. */
export const readerOf = ({ role }: { readonly role: StaffRole }): OrderReader => ({
  readsPosWords: roleReaches(role, 'support'),
});
