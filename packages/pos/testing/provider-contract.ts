import { afterAll, beforeAll, describe } from 'vitest';
import { declareAuthorization } from './provider-contract/authorization.ts';
import { declareFaults } from './provider-contract/faults.ts';
import { declareMenus } from './provider-contract/menus.ts';
import { declareOrders } from './provider-contract/orders.ts';
import { type ProviderStage, patient, type Rehearsal } from './provider-contract/stage.ts';
import { declareWebhooks } from './provider-contract/webhooks.ts';

export type { GenuineWebhook, ProviderStage } from './provider-contract/stage.ts';

/**
 * The executable contract of `PosProvider`: every provider package runs it against its POS. Call it
 * at the top of a test file; it declares the tests, sets the stage up before them and closes it after.
 */
export function describeProviderContract(name: string, setUp: () => Promise<ProviderStage>): void {
  describe(`the provider contract: ${name}`, () => {
    let standing: ProviderStage | undefined;
    let references = 0;
    const stage = (): ProviderStage => {
      if (!standing) throw new Error('the stage was not set up');
      return standing;
    };
    const rehearsal: Rehearsal = {
      stage,
      authorize: async () => {
        const { authorization } = stage().provider;
        const outcome = await authorization.exchange(await stage().consent(), patient());
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

    declareAuthorization(rehearsal);
    declareMenus(rehearsal);
    declareOrders(rehearsal);
    declareFaults(rehearsal);
    declareWebhooks(rehearsal);
  });
}
