import { wixOrderSchema } from '@pos-bridge/wix';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../encryption.ts';
import { contactKey, contactKeysOf } from './contact-keys.ts';
import { maskCustomer, maskEmail, maskPhone } from './mask.ts';

const sealer = (fill: number) => createSealer([{ id: 'test', secret: Buffer.alloc(32, fill) }]);
const { hash } = sealer(1);
const key = (kind: 'phone' | 'email' | 'wix', value: string) => contactKey(hash, { kind, value });

describe('a customer is found by exact match', () => {
  it.each([
    ['phone', '+34 600 000 001', '0034 (600) 000-001'],
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
    const order = wixOrderSchema.parse({
      customer: { phone: '600000001', email: 'm@example.com', contactId: 'c', memberId: 'c' },
    });
    expect(contactKeysOf(hash, order)).toEqual([
      key('phone', '600000001'),
      key('email', 'm@example.com'),
      key('wix', 'c'),
    ]);
    expect(
      contactKeysOf(hash, wixOrderSchema.parse({ customer: { phone: ' - ', email: '' } })),
    ).toEqual([]);
    expect(contactKeysOf(hash, wixOrderSchema.parse({}))).toEqual([]);
  });
});

describe('masks show that something is there, and little more', () => {
  it('of a whole customer', () => {
    const order = wixOrderSchema.parse({
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

  it('of a number that is too short to show two digits of', () => {
    expect(maskPhone('112')).toBe('•••');
  });
});
