import { expect, test } from 'vitest';
import { unneededOrderFields } from '../classic/spi/order-request.ts';
import { validateOrderRequestSchema } from '../classic/spi/validate-order.ts';
import { readTolerantly } from './read-tolerantly.ts';

const request = {
  accountId: 'a',
  configurationId: 'c',
  order: {
    id: 'o',
    lineItems: [
      {
        catalogReference: { catalogItemId: 'i', catalogItemDescription: 'tasty' },
        dishOptions: [
          {
            selectedChoices: [
              { catalogReference: { catalogItemDescription: ['odd'] }, price: '1' },
            ],
          },
        ],
      },
    ],
    totals: { total: '5', quantity: '3' },
  },
};

test('what nothing hangs on is left out where it does not fit, wherever it stands', () => {
  const read = readTolerantly(validateOrderRequestSchema, request, unneededOrderFields);
  expect(read).toEqual({
    outcome: 'read',
    leftOut: ['catalogReference.catalogItemDescription', 'totals.quantity'],
    data: {
      ...request,
      order: {
        id: 'o',
        lineItems: [
          {
            catalogReference: { catalogItemId: 'i', catalogItemDescription: 'tasty' },
            dishOptions: [{ selectedChoices: [{ catalogReference: {}, price: '1' }] }],
          },
        ],
        totals: { total: '5' },
      },
    },
  });
});

test('what is needed stays strict, also beside what is not', () => {
  const odd = { ...request, order: { totals: { total: 5, quantity: '3' } } };
  const read = readTolerantly(validateOrderRequestSchema, odd, unneededOrderFields);
  expect(read).toMatchObject({
    outcome: 'malformed',
    error: { issues: [{ path: ['order', 'totals', 'total'] }] },
  });
});
