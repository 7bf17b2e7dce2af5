import { type Command, CommandRefused, wordAt } from '../command.ts';
import { findLocation } from '../find-location.ts';

export const connect: Command = {
  name: 'connect',
  parameters: '<instance | account> [--provider <key>]',
  summary: 'makes the link with which a merchant lets the bridge into the POS (again)',
  run: async ({ core, authorship, print }, words, { provider = 'sandbox' }) => {
    const { instance, account } = await findLocation(core, wordAt(words, 0, 'The site or account'));
    const link = await core.accounts.createConnectLink(
      account === undefined ? { instanceId: instance.id, provider } : { accountId: account.id },
      authorship,
    );
    switch (link.outcome) {
      case 'created':
        print('Good for 24 hours, until it was used:');
        print(link.url);
        return;
      case 'provider-missing':
        throw new CommandRefused(`This bridge knows no POS provider "${provider}".`);
      case 'app-not-installed':
        throw new CommandRefused('The app is not installed on this site.');
      case 'another-account-active':
        throw new CommandRefused('The site has another active account, and may have no more.');
      case 'instance-not-found':
      case 'account-not-found':
        throw new CommandRefused('It is not there any more.');
    }
  },
};
