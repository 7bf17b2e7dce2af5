import { digitsOf } from '../../digits.ts';
import type { SiteOrder } from '../site-order/site-order.ts';

/** What stands where something was taken out. */
const mask = '•••';

/** `Maria` as `M•••`. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '' : `${first}${mask}`;
}

/** The last two digits stay, so that a caller can be told from another: `••• 01`. */
export function maskPhone(phone: string): string {
  const digits = digitsOf(phone);
  return digits.length < 4 ? mask : `${mask} ${digits.slice(-2)}`;
}

/** `maria@example.com` as `m•••@•••.com`. */
export function maskEmail(email: string): string {
  const [name, domain] = email.trim().split('@');
  const ending = domain?.split('.').at(-1);
  if (name === undefined || domain === undefined || ending === undefined || ending === domain) {
    return mask;
  }
  return `${maskName(name)}@${mask}.${ending}`;
}

/** Free text shows that there is some, and nothing of it. */
export const maskText = (text: string): string => (text.trim() === '' ? '' : mask);

/** An order's personal data as it is shown by default: enough to see that it is there. */
export interface MaskedCustomer {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly comment: string | null;
}

/** The same without a mask, for those who may see it and have said why. */
export type RevealedCustomer = MaskedCustomer;

export function revealCustomer({ customer, fulfillment, comment }: SiteOrder): RevealedCustomer {
  const { address } = fulfillment;
  const street = [
    address?.street,
    address?.streetNumber,
    address?.apartment,
    address?.city,
    address?.zipCode,
  ];
  return {
    name: textOrNull([customer?.firstName, customer?.lastName].map(trimmed).join(' ')),
    phone: textOrNull(customer?.phone),
    email: textOrNull(customer?.email),
    address:
      textOrNull(address?.formatted) ?? textOrNull(street.map(trimmed).filter(Boolean).join(', ')),
    comment: textOrNull(comment),
  };
}

export function maskCustomer(order: SiteOrder): MaskedCustomer {
  const shown = revealCustomer(order);
  const masked = (text: string | null, how: (text: string) => string) =>
    text === null ? null : how(text);
  return {
    name: masked(shown.name, (name) => name.split(/\s+/).map(maskName).join(' ')),
    phone: masked(shown.phone, maskPhone),
    email: masked(shown.email, maskEmail),
    address: masked(shown.address, maskText),
    comment: masked(shown.comment, maskText),
  };
}

const trimmed = (text: string | null | undefined): string => (text ?? '').trim();
const textOrNull = (text: string | null | undefined): string | null => trimmed(text) || null;
