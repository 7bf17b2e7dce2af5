import { z } from 'zod';
import { accountIdSchema } from '../../ids.ts';

/** An empty message, which may also be left out. */
export const listAccountIdsRequestSchema = z.looseObject({}).nullish();
export type ListAccountIdsRequest = z.infer<typeof listAccountIdsRequestSchema>;

/** The accounts of the calling instance that are valid and active. */
export const listAccountIdsResponseSchema = z.object({ accountIds: z.array(accountIdSchema) });
export type ListAccountIdsResponse = z.infer<typeof listAccountIdsResponseSchema>;
