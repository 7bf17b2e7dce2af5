import { expect, test } from 'vitest';
import { addressKind } from './address-kind.ts';

test.each([
  ['8.8.8.8', 'public'],
  ['93.184.216.34', 'public'],
  ['2606:4700:4700::1111', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:7f00:1', 'loopback'],
  ['::127.0.0.1', 'loopback'],
] as const)('%s is %s', (address, kind) => {
  expect(addressKind(address)).toBe(kind);
});

test.each([
  ['this network', '0.0.0.0'],
  ['this network', '0.1.2.3'],
  ['private', '10.0.0.1'],
  ['private', '172.16.0.1'],
  ['private', '172.31.255.255'],
  ['private', '192.168.1.1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['carrier-grade NAT, a cloud’s metadata', '100.100.100.200'],
  ['link-local, clouds’ metadata', '169.254.169.254'],
  ['protocol assignments, a cloud’s metadata', '192.0.0.192'],
  ['documentation', '192.0.2.1'],
  ['documentation', '198.51.100.1'],
  ['documentation', '203.0.113.1'],
  ['6to4 relays', '192.88.99.1'],
  ['benchmarking', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['broadcast', '255.255.255.255'],
  ['a cloud’s wire server', '168.63.129.16'],
  ['unspecified', '::'],
  ['IPv4-compatible private', '::10.0.0.1'],
  ['mapped private', '::ffff:10.0.0.1'],
  ['mapped metadata', '::ffff:169.254.169.254'],
  ['translated (SIIT)', '::ffff:0:10.0.0.1'],
  ['NAT64 to private', '64:ff9b::10.0.0.1'],
  ['NAT64 to public', '64:ff9b::8.8.8.8'],
  ['local NAT64', '64:ff9b:1::10.0.0.1'],
  ['discard', '100::1'],
  ['Teredo', '2001:0:7f00:1::1'],
  ['ORCHID', '2001:20::1'],
  ['benchmarking', '2001:2::1'],
  ['documentation', '2001:db8::1'],
  ['6to4 of private', '2002:a00:1::1'],
  ['documentation', '3fff::1'],
  ['unique local', 'fc00::1'],
  ['unique local, a cloud’s metadata', 'fd00:ec2::254'],
  ['link-local', 'fe80::1'],
  ['link-local with a zone', 'fe80::1%eth0'],
  ['site-local', 'fec0::1'],
  ['multicast', 'ff02::1'],
  ['segment routing', '5f00::1'],
])('%s: %s is inward', (_name, address) => {
  expect(addressKind(address)).toBe('inward');
});

test('what is no address is a mistake of the caller', () => {
  expect(() => addressKind('example.com')).toThrow();
});
