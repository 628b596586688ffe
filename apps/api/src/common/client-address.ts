import { isIPv4, isIPv6 } from 'node:net';

const MAPPED = '::ffff:';
/** What a provider gives to one customer at least: limits of single IPv6 addresses would limit nobody. */
const GROUPS_OF_A_CUSTOMER = 4;
const GROUPS = 8;

/**
 * Who an address is, for limits: an IPv4 address, or the first 64 bits of an IPv6 one.
 * @param address of a connection, or what a trusted proxy says it is
 */
export function customerOf(address: string | undefined): string {
  const text = (address ?? '').toLowerCase().replace(/%.*$/, '');
  const inner = text.startsWith(MAPPED) ? text.slice(MAPPED.length) : text;
  if (isIPv4(inner)) return inner;
  return isIPv6(text) ? `${expand(text).slice(0, GROUPS_OF_A_CUSTOMER).join(':')}::/64` : 'unknown';
}

/** The groups of an IPv6 address, with those that :: stands for. */
function expand(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = groupsOf(head);
  const right = groupsOf(tail ?? '');
  const missing = tail === undefined ? 0 : GROUPS - left.length - right.length;
  return [...left, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...right];
}

function groupsOf(part: string): string[] {
  if (part === '') return [];
  // An IPv4 address at the end stands for two groups; it never reaches the first four.
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [Number.parseInt(group, 16).toString(16)]));
}
