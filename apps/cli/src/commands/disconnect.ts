import { type Command, CommandRefused, wordAt } from '../command.ts';
import { findAccount } from '../find-location.ts';

export const disconnect: Command = {
  name: 'disconnect',
  parameters: '<account>',
  summary: 'gives an account up: Wix is told, the POS gets its authorization back',
  run: async ({ core, authorship, print }, words) => {
    const account = await findAccount(core, wordAt(words, 0, 'The account'));
    const { outcome } = await core.accounts.disconnect(account.id, authorship);
    if (outcome !== 'done') throw new CommandRefused(`Nothing was done: ${outcome}.`);
    print('Disconnected.');
  },
};
