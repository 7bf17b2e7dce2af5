import type { Command } from '../command.ts';

const most = 100;

export const list: Command = {
  name: 'list',
  parameters: '',
  summary: `the sites, newest first (${most} at most), with their accounts and locations`,
  run: async ({ core, print }) => {
    const instances = await core.instances.list({ limit: most });
    if (instances.length === 0) print('No site has the app yet.');
    for (const { id, name, state } of instances) {
      print(`${id}  ${state}${name === null ? '' : `  ${name}`}`);
      for (const account of await core.accounts.listOf(id)) {
        print(
          `  account        ${account.id}  ${account.state}, POS ${account.posAuthorization}  ${account.merchantName ?? ''}`,
        );
      }
      for (const configuration of await core.configurations.listForWix(id)) {
        print(
          `  configuration  ${configuration.id}  ${configuration.status}  ${configuration.locationName ?? ''}`,
        );
      }
    }
  },
};
