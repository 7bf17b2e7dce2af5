import type { MapOutcome } from '@pos-bridge/core';
import { locationIdSchema } from '@pos-bridge/core/ids';
import { configurationIdSchema } from '@pos-bridge/wix';
import { type Command, type CommandContext, CommandRefused, wordAt } from '../command.ts';
import { findAccount } from '../find-location.ts';

export const map: Command = {
  name: 'map',
  parameters: '<configuration> <location> [--shared] | --suggested <instance | account>',
  summary: 'maps a Wix location to a POS location, or all that are suggested',
  run: async (context, words, options) => {
    if (options.suggested === true) return mapSuggested(context, words);
    const configurationId = configurationIdSchema.parse(wordAt(words, 0, 'The configuration'));
    const locationId = locationIdSchema.safeParse(wordAt(words, 1, 'The POS location')).data;
    if (locationId === undefined) {
      throw new CommandRefused(
        'A POS location is named by its loc_… id; `bridge fetch` lists them.',
      );
    }
    const { core, authorship, print } = context;
    const shared = options.shared ?? false;
    const outcome = await core.configurations.map(
      { configurationId, locationId, shared },
      authorship,
    );
    if (outcome.outcome !== 'mapped') throw new CommandRefused(refusal(outcome));
    print('Mapped.');
  },
};

async function mapSuggested(
  { core, authorship, print }: CommandContext,
  words: readonly string[],
): Promise<void> {
  const account = await findAccount(core, wordAt(words, 0, 'The site or account'));
  const suggestions = await core.configurations.suggest(account.id);
  if (suggestions.length === 0) print('Nothing is suggested.');
  for (const suggestion of suggestions) {
    const outcome = await core.configurations.map(suggestion, authorship);
    const said = outcome.outcome === 'mapped' ? 'Mapped.' : refusal(outcome);
    print(`${suggestion.configurationId} → ${suggestion.locationId}  ${said}`);
    print(`  ${suggestion.reason}`);
  }
}

function refusal(outcome: MapOutcome): string {
  switch (outcome.outcome) {
    case 'mapped':
      return 'Mapped.';
    case 'configuration-not-found':
      return 'There is no such configuration.';
    case 'location-not-found':
      return 'There is no such POS location.';
    case 'location-gone':
      return 'The POS no longer names this location.';
    case 'other-account':
      return "The POS location is not one of this site's connected accounts.";
    case 'location-taken':
      return `The POS location serves ${outcome.by} already; --shared says that it is to serve both.`;
  }
}
