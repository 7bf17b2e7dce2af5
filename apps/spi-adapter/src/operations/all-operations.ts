import { readTolerantly, unneededOrderFields } from '@pos-bridge/wix';
import type { NoteLeftOut } from '../log-once.ts';
import { accountIds } from './account-ids.ts';
import { configurations } from './configurations.ts';
import { createOrder } from './create-order.ts';
import { getCatalogSyncStatus } from './get-catalog-sync-status.ts';
import { getConfigurationStatus } from './get-configuration-status.ts';
import type { SpiOperation } from './operation.ts';
import { syncCatalog } from './sync-catalog.ts';
import { validateOrder } from './validate-order.ts';

/** What Wix may call, in the order in which the docs list it. */
export const allOperations: readonly RegisteredOperation[] = [
  register(accountIds),
  register(configurations),
  register(getConfigurationStatus),
  register(syncCatalog),
  register(getCatalogSyncStatus),
  register(validateOrder),
  register(createOrder),
];

/** An operation whose message types only it knows: parsing and handling go together. */
export type RegisteredOperation = ReturnType<typeof register>;

function register<Request, Response>(operation: SpiOperation<Request, Response>) {
  const {
    name,
    title,
    request,
    response,
    acceptsGet = false,
    acceptsInstanceToken = false,
  } = operation;
  return {
    name,
    title,
    request,
    response,
    acceptsGet,
    acceptsInstanceToken,
    /** Null issues: handled. Otherwise what is wrong with the message, and nothing was done. */
    run: async (
      message: unknown,
      caller: Parameters<typeof operation.handle>[1],
      deps: Parameters<typeof operation.handle>[2] & { readonly noteLeftOut: NoteLeftOut },
    ) => {
      const read = readTolerantly(request, message, unneededOrderFields);
      if (read.outcome === 'malformed') return read;
      deps.noteLeftOut(name, read.leftOut);
      return operation.handle(read.data, caller, deps);
    },
  };
}
