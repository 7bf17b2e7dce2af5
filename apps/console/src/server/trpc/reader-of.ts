import { type OrderReader, roleReaches, type StaffRole } from '@pos-bridge/core';

/** The words of a POS, of Wix and of webhook endpoints are anybody's: what they say of an order may name the guest. */
export const readerOf = ({ role }: { readonly role: StaffRole }): OrderReader => ({
  readsPosWords: roleReaches(role, 'support'),
});
