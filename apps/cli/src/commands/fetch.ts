import { type Command, type CommandContext, CommandRefused, wordAt } from '../command.ts';
import { findLocation } from '../find-location.ts';

export const fetchNow: Command = {
  name: 'fetch',
  parameters: '<instance | account>',
  summary: "asks Wix for a site's locations, or the POS for an account's",
  run: async (context, words) => {
    const { core, print } = context;
    const { instance, account } = await findLocation(core, wordAt(words, 0, 'The site or account'));
    if (account === undefined) {
      const fetched = await core.configurations.fetch(instance.id);
      if (fetched.outcome === 'not-installed') {
        throw new CommandRefused('Wix lets nobody in: the app is not installed on this site.');
      }
      print(`Wix tells of ${fetched.ids.length} locations.`);
      return;
    }
    const fetched = await core.accounts.fetchLocations(account.id);
    if (fetched.outcome === 'no-access') {
      throw new CommandRefused(`The POS cannot be asked: ${fetched.reason}.`);
    }
    print(`The POS tells of ${fetched.count} locations.`);
    await printLocations(context, account.id);
  },
};

async function printLocations(
  { core, print }: CommandContext,
  accountId: Parameters<CommandContext['core']['accounts']['locationsOf']>[0],
): Promise<void> {
  for (const { id, name, goneAt } of await core.accounts.locationsOf(accountId)) {
    print(`  ${id}  ${name}${goneAt === null ? '' : `  (gone since ${goneAt.toISOString()})`}`);
  }
}
