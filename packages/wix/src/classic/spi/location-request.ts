import { z } from 'zod';
import { accountIdSchema, configurationIdSchema } from '../../ids.ts';

/** What every operation on one location names: the account and its Wix configuration. */
export const locationRequestSchema = z.looseObject({
  accountId: accountIdSchema,
  configurationId: configurationIdSchema,
});
