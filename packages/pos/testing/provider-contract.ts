import { afterAll, beforeAll, describe } from 'vitest';
import { declareAuthorization } from './provider-contract/authorization.ts';
import {
  type ContractSetup,
  type ContractTest,
  patient,
} from './provider-contract/contract-setup.ts';
import { declareFaults } from './provider-contract/faults.ts';
import { declareMenus } from './provider-contract/menus.ts';
import { declareOrders } from './provider-contract/orders.ts';
import { declareWebhooks } from './provider-contract/webhooks.ts';

export type { ContractSetup, GenuineWebhook } from './provider-contract/contract-setup.ts';

/**
 * The executable contract of `PosProvider`: every provider package runs it against its POS. Call it
 * at the top of a test file; it declares the tests, sets the setup up before them and closes it after.
 */
export function describeProviderContract(name: string, setUp: () => Promise<ContractSetup>): void {
  describe(`the provider contract: ${name}`, () => {
    let standing: ContractSetup | undefined;
    let references = 0;
    const setup = (): ContractSetup => {
      if (!standing) throw new Error('the setup was not set up');
      return standing;
    };
    const contract: ContractTest = {
      setup,
      authorize: async () => {
        const { authorization } = setup().provider;
        const outcome = await authorization.exchange(await setup().consent(), patient());
        if (outcome.outcome !== 'granted') throw new Error(`not granted: ${outcome.message}`);
        const { posMerchantId, credentials } = outcome;
        return { grant: outcome, session: { posMerchantId, credentials } };
      },
      freshReference: () => {
        references += 1;
        return `contract-${Date.now()}-${references}`;
      },
    };

    beforeAll(async () => {
      standing = await setUp();
    });
    afterAll(async () => {
      await standing?.close();
    });

    declareAuthorization(contract);
    declareMenus(contract);
    declareOrders(contract);
    declareFaults(contract);
    declareWebhooks(contract);
  });
}
