import type { WixOrder } from '@pos-bridge/wix';

/** By what a customer can be found: exactly as typed, give or take spelling. */
export type CustomerContact =
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'email'; readonly value: string }
  /** Wix's contact or member, as its erasure requests name them. */
  | { readonly kind: 'wix'; readonly value: string };

/**
 * One spelling for one number: digits alone, without an international prefix's `00`. A number with its
 * country's code and the same number without it are two: nothing in an order says which country is meant.
 */
export const normalizePhone = (phone: string): string =>
  phone.replace(/\D/g, '').replace(/^0+/, '');

export const normalizeEmail = (email: string): string =>
  email.normalize('NFKC').trim().toLowerCase();

/** A keyed hash under which orders and validations of a customer are found; null where nothing is left. */
export function contactKey(
  hash: (value: string) => string,
  contact: CustomerContact,
): string | null {
  const value = normalized(contact);
  return value === '' ? null : hash(`customer ${contact.kind} ${value}`);
}

function normalized({ kind, value }: CustomerContact): string {
  switch (kind) {
    case 'phone':
      return normalizePhone(value);
    case 'email':
      return normalizeEmail(value);
    case 'wix':
      return value.trim();
    default:
      return kind satisfies never;
  }
}

export function contactKeysOf(hash: (value: string) => string, { customer }: WixOrder): string[] {
  if (!customer) return [];
  const contacts: CustomerContact[] = [
    { kind: 'phone', value: customer.phone ?? '' },
    { kind: 'email', value: customer.email ?? '' },
    { kind: 'wix', value: customer.contactId ?? '' },
    { kind: 'wix', value: customer.memberId ?? '' },
  ];
  const keys = contacts.map((contact) => contactKey(hash, contact));
  return [...new Set(keys.filter((key) => key !== null))];
}
