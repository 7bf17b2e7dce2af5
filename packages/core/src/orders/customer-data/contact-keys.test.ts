import { describe, expect, it } from 'vitest';
import { createSealer } from '../../encryption.ts';
import { readClassicOrder } from '../site-order/classic/classic-order.ts';
import { contactKey, contactKeysOf, contactKeysToFind } from './contact-keys.ts';
import { maskCustomer, maskEmail, maskPhone } from './mask.ts';

const sealer = (fill: number) => createSealer([{ id: 'test', secret: Buffer.alloc(32, fill) }]);
const { hash } = sealer(1);
const key = (kind: 'phone' | 'email' | 'wix', value: string) => contactKey(hash, { kind, value });

describe('a customer is found by exact match', () => {
  it.each([
    ['phone', '+34 600 000 001', '0034 (600) 000-001'],
    ['phone', '٠٥٠١٢٣٤٥٦٧', '050-123 4567'],
    ['email', ' Maria@Example.com ', 'maria@example.com'],
  ] as const)('however the %s is spelled', (kind, one, other) => {
    expect(key(kind, one)).toBe(key(kind, other));
  });

  it('and by nothing else', () => {
    expect(key('phone', '600000001')).not.toBe(key('phone', '600000002'));
    expect(key('phone', '600000001')).not.toBe(key('wix', '600000001'));
    expect(key('email', 'maria@example.com')).not.toBe(key('email', 'maria@example.org'));
  });

  it('never without the key', () => {
    expect(contactKey(sealer(2).hash, { kind: 'phone', value: '600000001' })).not.toBe(
      key('phone', '600000001'),
    );
  });

  it('under each of an order’s contacts, and nothing where there is none', () => {
    const order = readClassicOrder({
      customer: { phone: '600000001', email: 'm@example.com', contactId: 'c', memberId: 'c' },
    });
    const keys = contactKeysOf(hash, order);
    expect(keys).toEqual([
      key('phone', '600000001'),
      key('email', 'm@example.com'),
      key('wix', 'c'),
      expect.stringMatching(/./),
    ]);
    expect(
      contactKeysOf(hash, readClassicOrder({ customer: { phone: ' - ', email: '' } })),
    ).toEqual([]);
    expect(contactKeysOf(hash, readClassicOrder({}))).toEqual([]);
  });
});

describe('a phone is looked for with its country’s code or without', () => {
  const stored = (phone: string) => contactKeysOf(hash, readClassicOrder({ customer: { phone } }));
  const finds = (typed: string, phone: string) =>
    contactKeysToFind(hash, typed).some((found) => stored(phone).includes(found));

  it.each([
    ['030 5550100', '+49 30 5550100'],
    ['+49 30 5550100', '030/5550100'],
    ['5550100', '+1 (212) 555-0100'],
    ['0049305550100', '+49 30 5550100'],
    ['0 000 001', '+34 600 000 001'],
    ['123456', '12-34-56'],
  ])('%s finds %s', (typed, phone) => {
    expect(finds(typed, phone)).toBe(true);
  });

  it.each([
    ['030 5550101', '+49 30 5550100'],
    ['550100', '+49 30 5550100'],
    ['Trattoria 12', '+49 30 5550100'],
  ])('%s does not find %s', (typed, phone) => {
    expect(finds(typed, phone)).toBe(false);
  });

  it('and never erased by its end', () => {
    expect(stored('+49 30 5550100')).not.toContain(key('phone', '5550100'));
  });
});

describe('masks show that something is there, and little more', () => {
  it('of a whole customer', () => {
    const order = readClassicOrder({
      comment: 'Ring twice',
      customer: {
        firstName: 'Maria',
        lastName: 'Lopez',
        phone: '+34 600 000 001',
        email: 'maria@example.com',
      },
      fulfillment: { deliveryDetails: { address: { street: 'Calle Mayor', streetNumber: '1' } } },
    });
    expect(maskCustomer(order)).toEqual({
      name: 'M••• L•••',
      phone: '••• 01',
      email: 'm•••@•••.com',
      address: '•••',
      comment: '•••',
    });
  });

  it.each([
    ['', '•••'],
    ['x', '•••'],
    ['a@b', '•••'],
    ['@', '•••'],
  ])('of what is no e-mail: %j', (text, shown) => {
    expect(maskEmail(text)).toBe(shown);
  });

  it('of a number in the digits of another script', () => {
    expect(maskPhone('٠٥٠١٢٣٤٥٦٧')).toBe('••• 67');
  });

  it('of a number that is too short to show two digits of', () => {
    expect(maskPhone('112')).toBe('•••');
  });
});
