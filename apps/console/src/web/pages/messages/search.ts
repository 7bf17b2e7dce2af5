import { z } from 'zod';
import { pageInUrl, textInUrl } from '../../search.ts';
import { messageCauses, messageStates } from './message-words.ts';

export const messagesSearch = z.object({
  state: z.enum(messageStates).optional().catch(undefined),
  cause: z.enum(messageCauses).optional().catch(undefined),
  accountId: textInUrl,
  configurationId: textInUrl,
  createdFrom: textInUrl,
  createdBefore: textInUrl,
  ...pageInUrl,
});
export type MessagesSearch = z.output<typeof messagesSearch>;
