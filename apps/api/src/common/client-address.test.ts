import { describe, expect, it } from '@jest/globals';

import { customerOf } from './client-address.ts';

describe('who an address is', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    [undefined, 'unknown'],
    ['', 'unknown'],
    ['not an address', 'unknown'],
  ])('%s is %s', (address, customer) => {
    expect(customerOf(address)).toBe(customer);
  });

  it('is the same for all that one customer can choose from', () => {
    expect(customerOf('2001:db8:1:2::1')).toBe(customerOf('2001:db8:1:2:ffff:ffff:ffff:ffff'));
    expect(customerOf('2001:db8:1:2::1')).not.toBe(customerOf('2001:db8:1:3::1'));
  });
});
