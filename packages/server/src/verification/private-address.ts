/** Which addresses are on the public internet, and which are this machine, its network, or none at all. */
import {BlockList, isIPv4, isIPv6} from 'node:net';

/** IANA special-purpose registries (RFC 6890 and later). */
const special = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  // Everything outside 2000::/3 is special already: loopback, mapped and compatible IPv4, NAT64, unique local, link-local, multicast.
  // These are the exceptions inside: Teredo and ORCHID, documentation, 6to4.
  ipv6: ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
} as const;

const specialAddresses = new BlockList();
for (const family of ['ipv4', 'ipv6'] as const) {
  for (const range of special[family]) {
    const [network = '', prefix] = range.split('/');
    specialAddresses.addSubnet(network, Number(prefix), family);
  }
}
const globalIpv6 = new BlockList();
globalIpv6.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** @param address an IP address as DNS gives it, without brackets; with a zone, or of any other form, it is not public */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !specialAddresses.check(address, 'ipv4');
  return (
    isIPv6(address) &&
    !address.includes('%') &&
    globalIpv6.check(address, 'ipv6') &&
    !specialAddresses.check(address, 'ipv6')
  );
}

export function isLoopbackAddress(address: string): boolean {
  if (isIPv4(address)) return loopback.check(address, 'ipv4');
  return isIPv6(address) && !address.includes('%') && loopback.check(address, 'ipv6');
}
