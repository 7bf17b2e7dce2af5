import { digitsOf } from '../../digits.ts';
import type { OrderCheck } from './check.ts';
import { type CheckOutcome, failed } from './problem.ts';

export const customerPhone = {
  id: 'customer.phone',
  weight: 'opinion',
  code: 'CUSTOMER_PHONE_MISSING',
  title: 'Customer’s phone',
  path: 'phone',
  passed: 'The order has the customer’s phone number.',
  run: ({ order, declaration }) =>
    contact('phone number', {
      text: order.customer?.phone ?? '',
      path: order.source.paths.phone,
      needed: declaration.requires.customerPhone,
      plausible: (text) => digitsOf(text).length >= 5,
    }),
} as const satisfies OrderCheck;

export const customerEmail = {
  id: 'customer.email',
  weight: 'opinion',
  code: 'CUSTOMER_EMAIL_MISSING',
  title: 'Customer’s e-mail',
  path: 'email',
  passed: 'The order has the customer’s e-mail address.',
  run: ({ order, declaration }) =>
    contact('e-mail address', {
      text: order.customer?.email ?? '',
      path: order.source.paths.email,
      needed: declaration.requires.customerEmail,
      plausible: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
    }),
} as const satisfies OrderCheck;

/** Says whether a contact is there and looks like one; never what it is. */
function contact(
  what: string,
  asked: {
    readonly text: string;
    readonly path: string;
    readonly needed: boolean;
    readonly plausible: (text: string) => boolean;
  },
): CheckOutcome {
  if (!asked.needed) {
    return {
      problems: [],
      passed: { sentence: `The POS does not need the customer’s ${what}.` },
    };
  }
  const text = asked.text.trim();
  if (text !== '' && asked.plausible(text)) return { problems: [] };
  const sentence =
    text === ''
      ? `The POS needs the customer’s ${what}, and the order has none.`
      : `The POS needs the customer’s ${what}; what the order has is none.`;
  const found = text === '' ? 'missing' : 'something else';
  return { problems: [failed({ path: asked.path }, sentence, { expected: what, found })] };
}
