import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** The bridge's own row for a location of a POS account; the POS's own id is `posLocationId`. */
export const locationIdSchema = z.string().startsWith('loc_').max(100).brand<'LocationId'>();
export type LocationId = z.infer<typeof locationIdSchema>;

/** A prefixed id for what the bridge makes itself, e.g. `sync_0b54…`: says what it names. */
export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '')}`;
