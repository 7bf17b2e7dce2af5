import { z } from 'zod';
import type { AccountId, ConfigurationId } from '../ids.ts';
import { segment } from '../platform/path.ts';
import type { CallOptions, Transport } from '../platform/transport.ts';
import { type WixConfiguration, wixConfigurationSchema } from './configurations.ts';

const root = '/restaurants/v1/pos-integration';
const emptyAnswer = z.unknown();

/** POS connectivity (contract §3): the locations that Wix knows, and taking the POS off them. */
export const createConnectivity = (send: Transport) => ({
  /** All configurations of the instance, archived ones included. */
  async listConfigurations(options?: CallOptions): Promise<readonly WixConfiguration[]> {
    const answer = await send(
      {
        operation: 'connectivity.listConfigurations',
        method: 'GET',
        path: `${root}/configurations`,
        answer: z.looseObject({ configurations: z.array(wixConfigurationSchema).nullish() }),
        effect: 'read',
      },
      options,
    );
    return answer.configurations ?? [];
  },

  async getConfiguration(id: ConfigurationId, options?: CallOptions): Promise<WixConfiguration> {
    const answer = await send(
      {
        operation: 'connectivity.getConfiguration',
        method: 'GET',
        path: `${root}/configurations/${segment(id)}`,
        answer: z.looseObject({ configuration: wixConfigurationSchema }),
        effect: 'read',
      },
      options,
    );
    return answer.configuration;
  },

  /** Deletes nothing; the account can be connected again. `appDefId` is the app's id. */
  async disconnectAccount(
    accountId: AccountId,
    appDefId: string,
    options?: CallOptions,
  ): Promise<void> {
    await send(
      {
        operation: 'connectivity.disconnectAccount',
        method: 'POST',
        path: `${root}/accounts/${segment(accountId)}/disconnect`,
        body: { appDefId },
        answer: emptyAnswer,
        effect: 'repeatable',
      },
      options,
    );
  },

  /** Deletes nothing; the location can be connected again. */
  async disconnectConfiguration(id: ConfigurationId, options?: CallOptions): Promise<void> {
    await send(
      {
        operation: 'connectivity.disconnectConfiguration',
        method: 'POST',
        path: `${root}/configurations/${segment(id)}/disconnect`,
        body: {},
        answer: emptyAnswer,
        effect: 'repeatable',
      },
      options,
    );
  },
});
