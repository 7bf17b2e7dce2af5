import { sampleOrder } from '@pos-bridge/core/testing';
import { appSecret } from '../apps/spi-adapter/testing/tokens.ts';

/** What a guest gave. The digits are the phone's, however it is spelled. */
export const guest = [
  'Zqname',
  'zqmail',
  'Zqstreet',
  'Zqcomment',
  'Zqunknown',
  'Zqtable',
  '600123987',
];
/** What a POS says about an order. */
export const posWords = 'Zqwords';
/** What Wix says of a menu or of stock, which nobody's data is part of: for people, not for logs. */
export const wixWords = 'Zqwix';
/** What nobody may ever read: of ours, of the merchant's, of staff. */
export const secrets = ['Zqcredential', 'Zqpassword', appSecret];

export const order = (id: string, changes: object = {}) => ({
  ...sampleOrder(1),
  id,
  comment: 'Zqcomment',
  newField: 'Zqunknown',
  customer: {
    firstName: 'Zqname',
    lastName: 'Zqname',
    phone: '+34 600 123 987',
    email: 'zqmail@example.com',
    contactId: 'Zqunknown',
  },
  fulfillment: {
    ...sampleOrder(1).fulfillment,
    dineInDetails: { label: 'Zqtable', value: 'Zqtable' },
    deliveryDetails: { address: { formatted: 'Zqstreet 1', street: 'Zqstreet' } },
  },
  ...changes,
});
