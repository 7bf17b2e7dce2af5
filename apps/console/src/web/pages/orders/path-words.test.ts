import { expect, test } from 'vitest';
import { pathInWords } from './path-words.ts';

const order = {
  lineItems: [
    { price: '9.00' },
    {
      catalogReference: { catalogItemName: 'Pizza' },
      dishOptions: [
        {
          name: 'Toppings',
          selectedChoices: [{ catalogReference: { catalogItemName: 'Ham' }, price: '1.50' }],
        },
      ],
    },
  ],
  discounts: [{ catalogDiscountName: 'Lunch' }],
};

test.each([
  ['', 'The order'],
  ['/comment', 'Comment'],
  ['/totals/total', 'Total'],
  ['/lineItems/0/price', 'Price of item 1'],
  ['/lineItems/1', 'Pizza'],
  ['/lineItems/0', 'Item 1'],
  ['/lineItems/1/catalogReference/catalogItemId', 'Id of Pizza'],
  ['/lineItems/1/dishOptions/0/name', 'Name of Toppings, of Pizza'],
  ['/lineItems/1/dishOptions/0/selectedChoices/0/price', 'Price of Ham, in Toppings, of Pizza'],
  ['/lineItems/7/dishOptions/1/type', 'Type of option 2, of item 8'],
  ['/discounts/0/appliedAmount', 'Amount of Lunch'],
  ['/payments/0/amount', 'Amount of payment 1'],
  ['/totals/serviceFees/0/tax/value', 'Value of the tax of service fee 1'],
  ['/customer/phone', 'Phone of the customer'],
  ['/fulfillment/deliveryDetails/address/street', 'Street of the address'],
  ['/fulfillment/promisedTime', 'Promised time'],
  ['/odd~1name', 'Odd/name'],
])('%s is %s', (pointer, words) => {
  expect(pathInWords(pointer, order)).toBe(words);
});

test('an order of whatever shape has numbers', () => {
  expect(pathInWords('/lineItems/1/price', null)).toBe('Price of item 2');
});
