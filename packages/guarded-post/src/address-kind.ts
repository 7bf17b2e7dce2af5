import ipaddr from 'ipaddr.js';

/**
 * `public`: anybody's. `loopback`: this machine. `inward`: private, link-local, shared, reserved,
 * multicast, or an address that carries another one inside.
 */
export type AddressKind = 'public' | 'loopback' | 'inward';

/** Global unicast is 2000::/3; the rest of IPv6 is special, also where no list says so yet. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/** Public by its number, and yet the host's own: the wire server of Azure's machines. */
const hostsOwn: ReadonlySet<string> = new Set(['168.63.129.16']);

/** What an IP address, in text, stands for. @throws Error on what is none */
export function addressKind(address: string): AddressKind {
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.isIPv4MappedAddress()) return addressKind(parsed.toIPv4Address().toString());
    if (parsed.range() === 'loopback') return 'loopback';
    const isGlobal = parsed.match(globalUnicast) && parsed.range() === 'unicast';
    return isGlobal ? 'public' : 'inward';
  }
  if (parsed.range() === 'loopback') return 'loopback';
  return parsed.range() === 'unicast' && !hostsOwn.has(parsed.toString()) ? 'public' : 'inward';
}
