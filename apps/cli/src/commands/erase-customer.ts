import { contactFrom } from '@pos-bridge/core';
import { type Command, CommandRefused, wordAt } from '../command.ts';

export const eraseCustomer: Command = {
  name: 'erase-customer',
  parameters: '<phone or e-mail> --reason <text> [--confirmed]',
  summary:
    'takes a customer’s data out of all orders and validations; without --confirmed it says what it would erase',
  run: async ({ core, authorship: { author, reason }, print }, words, options) => {
    const contact = contactFrom(wordAt(words, 0, 'The phone or e-mail'));
    if (contact === null) throw new CommandRefused('This is neither a phone number nor an e-mail.');
    if (options.confirmed !== true) {
      const found = await core.orders.customerData(contact);
      print(
        `${found.orders} orders and ${found.validations} validations hold this customer’s data.`,
      );
      if (found.ordersLeft > 0) print(unfinished(found.ordersLeft));
      print('Nothing was erased. Erase it with --confirmed; it cannot be brought back.');
      return;
    }
    if (reason === null) throw new CommandRefused('Say why: --reason <text>.');
    const erased = await core.orders.eraseCustomer(contact, { actor: author, reason });
    print(`Erased on ${erased.erasedAt.toISOString()} by ${author.name}: ${reason}`);
    print(`Customer’s data of ${erased.orders} orders and ${erased.validations} validations.`);
    if (erased.ordersLeft > 0) print(unfinished(erased.ordersLeft));
    print(`In the audit trail as customer ${erased.subject}.`);
  },
};

const unfinished = (orders: number): string =>
  `${orders} more orders have no end yet, and keep their data: erase again once they have one.`;
