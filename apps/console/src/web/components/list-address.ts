import { useParams, useSearch } from '@tanstack/react-router';
import type { z } from 'zod';

/** What a list is narrowed to by where it stands; no filter changes that. */
export interface ListOf {
  readonly accountId?: string;
  readonly configurationId?: string;
}

/**
 * Where a list stands and what the address narrows it by. The same list is a page of its own and a tab of an
 * account; there, the account is in the path.
 */
export function useListAddress<Schema extends z.ZodObject>(
  schema: Schema,
): { readonly search: z.output<Schema>; readonly of: ListOf } {
  const search = schema.parse(useSearch({ strict: false }));
  const { accountId } = useParams({ strict: false });
  return { search, of: accountId === undefined ? {} : { accountId } };
}
