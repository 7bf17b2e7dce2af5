import { configurationIdSchema } from '@pos-bridge/wix';
import { type Command, CommandRefused, wordAt } from '../command.ts';

export const unmap: Command = {
  name: 'unmap',
  parameters: '<configuration> [--tell-wix]',
  summary: 'takes the POS location off a configuration; --tell-wix gives the POS up there for good',
  run: async ({ core, authorship, print }, words, options) => {
    const configurationId = configurationIdSchema.parse(wordAt(words, 0, 'The configuration'));
    const notifyWix = options['tell-wix'] ?? false;
    const { outcome } = await core.configurations.unmap({ configurationId, notifyWix }, authorship);
    switch (outcome) {
      case 'unmapped':
        print('Unmapped.');
        return;
      case 'not-mapped':
        throw new CommandRefused('It is not mapped.');
      case 'configuration-not-found':
        throw new CommandRefused('There is no such configuration.');
    }
  },
};
