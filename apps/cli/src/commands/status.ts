import type { ConfigurationRow } from '@pos-bridge/core';
import { type Command, type CommandContext, wordAt } from '../command.ts';
import { findLocation } from '../find-location.ts';

export const status: Command = {
  name: 'status',
  parameters: '<instance | account | configuration>',
  summary: 'the status of each location, with every reason and what mends it',
  run: async (context, words) => {
    const location = await findLocation(context.core, wordAt(words, 0, 'What it is about'));
    const { instance, account, configuration } = location;
    context.print(`site ${instance.id}: ${instance.state}`);
    const all = await context.core.configurations.listForWix(instance.id);
    const wanted = all.filter(
      ({ id, accountId }) =>
        (configuration === undefined || id === configuration.id) &&
        (account === undefined || accountId === account.id || configuration !== undefined),
    );
    if (wanted.length === 0) context.print('no locations are known; `bridge fetch` asks Wix');
    for (const row of wanted) await printStatus(context, row);
  },
};

async function printStatus({ core, print }: CommandContext, row: ConfigurationRow): Promise<void> {
  const name = `${row.id} ${row.locationName ?? ''}`.trimEnd();
  if (row.accountId === null) {
    print(`${name}: NOT_STARTED`);
    print('  - No POS account is connected. (connect)');
    return;
  }
  const { instanceId, accountId, id: configurationId } = row;
  const found = await core.configurations.status({ instanceId, accountId, configurationId });
  if (found.outcome !== 'found') {
    print(`${name}: ${found.outcome}`);
    return;
  }
  print(`${name}: ${found.verdict.status}`);
  for (const { sentence, remedy } of found.verdict.reasons) print(`  - ${sentence} (${remedy})`);
  for (const { sentence } of found.verdict.advice) print(`  · ${sentence}`);
}
