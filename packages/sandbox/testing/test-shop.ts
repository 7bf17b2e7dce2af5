import type { CartInput } from '../src/wix/cart.ts';
import { type Listener, listen, type Reply } from './listener.ts';
import { catalogId, createTestWix, type TestWix } from './test-wix.ts';

/** A site that sells pizza, and an adapter that takes every order unless it is told otherwise. */
export interface TestShop {
  readonly setup: TestWix;
  readonly adapter: Listener;
  /** What the adapter answers, by path. */
  readonly answers: Record<string, Reply>;
  /** Puts the clock of the simulated Wix forward. */
  later(ms: number): void;
  close(): Promise<void>;
}

export async function createTestShop(): Promise<TestShop> {
  const answers: Record<string, Reply> = {
    '/wix-spi/account-ids': { status: 200, body: { accountIds: ['account-1', 'account-2'] } },
    '/wix-spi/validate-order': { status: 200, body: { posOrderStatus: 'valid' } },
    '/wix-spi/create-order': {
      status: 200,
      body: { posOrderId: 'pos-1', posLocationId: 'pos-location', posOrderStatus: 'received' },
    },
    '/wix/webhooks': { status: 200 },
  };
  const adapter = await listen(({ path }) => answers[path] ?? { status: 404 });
  let aheadMs = 0;
  const clock = { now: () => new Date(Date.now() + aheadMs) };
  const setup = await createTestWix({ adapterUrl: adapter.url, clock });
  setup.wix.control.replaceCatalog(catalogId, {
    menus: [{ id: 'menu', name: 'Menu', archived: false, sectionIds: { values: ['section'] } }],
    sections: [
      {
        id: 'section',
        menuId: 'menu',
        name: 'Mains',
        archived: false,
        itemIds: { values: ['pizza', 'soup'] },
      },
    ],
    items: [
      variation('large', 'Large'),
      variation('olives', 'Olives'),
      variation('basil', 'Basil'),
      {
        id: 'pizza',
        type: 'DISH',
        archived: false,
        inStock: true,
        name: 'Pizza',
        price: { value: '10.35', currency: 'USD' },
        taxRate: '8.875',
        dishOptions: {
          values: [
            {
              name: 'Size',
              type: 'SELECTION',
              selection: {
                defaultChoice: 'large',
                availableChoices: [{ itemId: 'large', price: { value: '2.00' } }],
              },
            },
            {
              name: 'Extras',
              type: 'EXTRAS',
              extras: {
                maxChoices: 1,
                availableChoices: [{ itemId: 'olives', price: { value: '0.99' } }],
              },
            },
            {
              name: 'Leave out',
              type: 'DESELECTION',
              deselection: { availableChoices: [{ itemId: 'basil' }] },
            },
          ],
        },
      },
      {
        id: 'soup',
        type: 'DISH',
        archived: true,
        inStock: true,
        name: 'Soup',
        price: { value: '5', currency: 'USD' },
      },
    ],
  });
  return {
    setup,
    adapter,
    answers,
    later: (ms) => {
      aheadMs += ms;
    },
    close: async () => {
      await setup.close();
      await adapter.close();
    },
  };
}

const variation = (id: string, name: string) =>
  ({ id, type: 'VARIATION', archived: false, inStock: true, name }) as const;

/** Three pizzas with olives and without basil. */
export const cart = (changes: Partial<CartInput> = {}): CartInput => ({
  configurationId: 'configuration-1',
  lines: [
    {
      itemId: 'pizza',
      quantity: 3,
      options: [
        { name: 'Extras', itemIds: ['olives'] },
        { name: 'Leave out', itemIds: ['basil'] },
      ],
    },
  ],
  ...changes,
});
