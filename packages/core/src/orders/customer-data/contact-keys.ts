import { digitsOf } from '../../digits.ts';
import type { SiteOrder } from '../site-order/site-order.ts';

/** By what a customer can be found: exactly as typed, give or take spelling. */
export type CustomerContact =
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'email'; readonly value: string }
  /** Wix's contact or member, as its erasure requests name them. */
  | { readonly kind: 'wix'; readonly value: string };

/**
 * One spelling for one number: digits alone (of whatever script), without an international prefix's `00`. A
 * number with its country's code and the same number without it are two: nothing in an order says which country is meant.
 */
export const normalizePhone = (phone: string): string => digitsOf(phone).replace(/^0+/, '');

export const normalizeEmail = (email: string): string =>
  email.normalize('NFKC').trim().toLowerCase();

/** Digits of any script, and what people write between them or paste along. */
const looksLikePhone = /^[+＋()\p{Nd}\s./\p{Pd}\p{Cf}]{6,}$/u;

/** What somebody typed to find a customer by; null where it is neither an e-mail nor a phone number. */
export function contactFrom(text: string): CustomerContact | null {
  if (text.includes('@')) return { kind: 'email', value: text };
  return looksLikePhone.test(text) ? { kind: 'phone', value: text } : null;
}

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

/**
 * A local number and the same number with its country's code end alike. Seven digits are what a number has
 * everywhere that has an area's code before them.
 */
const endDigits = 7;

/** A keyed hash of how a phone number ends, to look by; erasure goes by the whole number alone. */
function phoneEndKey(hash: (value: string) => string, phone: string): string | null {
  const end = digitsOf(phone).slice(-endDigits);
  return end.length < endDigits ? null : hash(`customer phone-end ${end}`);
}

/** Under what a customer is looked for whose phone or e-mail was typed; nothing where it is neither. */
export function contactKeysToFind(hash: (value: string) => string, typed: string): string[] {
  if (typed.includes('@')) return present([contactKey(hash, { kind: 'email', value: typed })]);
  if (!looksLikePhone.test(typed)) return [];
  return present([contactKey(hash, { kind: 'phone', value: typed }), phoneEndKey(hash, typed)]);
}

export function contactKeysOf(hash: (value: string) => string, { customer }: SiteOrder): string[] {
  if (customer === null) return [];
  const contacts: CustomerContact[] = [
    { kind: 'phone', value: customer.phone ?? '' },
    { kind: 'email', value: customer.email ?? '' },
    ...customer.siteIds.map((value) => ({ kind: 'wix' as const, value })),
  ];
  return present([
    ...contacts.map((contact) => contactKey(hash, contact)),
    phoneEndKey(hash, customer.phone ?? ''),
  ]);
}

const present = (keys: readonly (string | null)[]): string[] => [
  ...new Set(keys.filter((key) => key !== null)),
];
