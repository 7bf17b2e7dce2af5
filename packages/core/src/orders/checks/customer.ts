import { digitsOf } from '../../digits.ts';
import type { CheckContext } from './facts.ts';
import { conclude, type OrderFinding, type Problem } from './finding.ts';
import type { OrderCheckId } from './order-checks.ts';

/** Says whether a contact is there and looks like one; never what it is. */
export function checkCustomer({ order, declaration }: CheckContext): OrderFinding[] {
  const { requires } = declaration;
  return [
    ...checkContact('customer.phone', '/customer/phone', 'phone number', {
      text: order.customer?.phone,
      needed: requires.customerPhone,
      plausible: (text) => digitsOf(text).length >= 5,
    }),
    ...checkContact('customer.email', '/customer/email', 'e-mail address', {
      text: order.customer?.email,
      needed: requires.customerEmail,
      plausible: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
    }),
  ];
}

function checkContact(
  check: OrderCheckId,
  path: string,
  what: string,
  contact: {
    readonly text: string | null | undefined;
    readonly needed: boolean;
    readonly plausible: (text: string) => boolean;
  },
): OrderFinding[] {
  if (!contact.needed) {
    return conclude(check, [], { path, sentence: `The POS does not need the customer’s ${what}.` });
  }
  const text = (contact.text ?? '').trim();
  const problems: Problem[] = [];
  if (text === '' || !contact.plausible(text)) {
    const found = text === '' ? 'missing' : 'something else';
    problems.push({
      verdict: 'failed',
      path,
      expected: what,
      found,
      sentence:
        text === ''
          ? `The POS needs the customer’s ${what}, and the order has none.`
          : `The POS needs the customer’s ${what}; what the order has is none.`,
    });
  }
  return conclude(check, problems);
}
