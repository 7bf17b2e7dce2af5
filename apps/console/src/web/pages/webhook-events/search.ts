import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';
import { webhookEventCauses, webhookEventStates } from './webhook-event-labels.ts';

export const webhookEventsSearch = z.object({
  state: z.enum(webhookEventStates).optional().catch(undefined),
  cause: z.enum(webhookEventCauses).optional().catch(undefined),
  accountId: textInUrl,
  configurationId: textInUrl,
  createdFrom: textInUrl,
  createdBefore: textInUrl,
  ...pageInUrl,
});
