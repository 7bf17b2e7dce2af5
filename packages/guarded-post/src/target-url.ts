import { isIP } from 'node:net';
import { addressKind } from './address-kind.ts';

/** Why nothing is sent to a URL. */
export type TargetRefusal =
  | 'not-a-url'
  | 'not-https'
  | 'credentials-in-url'
  /** It names, or its name leads to, an address that is not on the public internet. */
  | 'inward-address';

export interface TargetRules {
  /** Lets in this very machine, there also without TLS: where a sandbox plays the outside world. */
  readonly loopback: boolean;
}

export type TargetVerdict =
  | { readonly outcome: 'allowed'; readonly url: URL; readonly host: string }
  | { readonly outcome: 'refused'; readonly reason: TargetRefusal };

/**
 * What can be said of a target by its URL alone. A host's name may lead anywhere, and elsewhere
 * tomorrow: that is checked again for every connection.
 */
export function checkTargetUrl(text: string, rules: TargetRules): TargetVerdict {
  const url = URL.parse(text);
  if (url === null || url.hostname === '') return refused('not-a-url');
  if (url.username !== '' || url.password !== '') return refused('credentials-in-url');
  const mayBePlain = rules.loopback && url.protocol === 'http:';
  if (url.protocol !== 'https:' && !mayBePlain) return refused('not-https');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed([host], url, rules)) return refused('inward-address');
  return { outcome: 'allowed', url, host };
}

/** Whether every one of the addresses that a host may be reached at is allowed. */
export function isAllowed(addresses: readonly string[], url: URL, rules: TargetRules): boolean {
  const kinds = new Set(addresses.map(addressKind));
  if (kinds.size === 0 || kinds.has('inward')) return false;
  if (kinds.has('loopback') && !rules.loopback) return false;
  return url.protocol === 'https:' || !kinds.has('public');
}

const refused = (reason: TargetRefusal) => ({ outcome: 'refused', reason }) as const;
