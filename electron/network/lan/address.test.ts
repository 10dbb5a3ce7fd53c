import { expect, test } from 'vitest'
import { callerAt, formatAddress, parseAddress, plainHost, reachableAddresses } from './address.ts'

test.each([
  ['192.168.1.20:47610', { host: '192.168.1.20', port: 47610 }],
  ['hub.example.org:1', { host: 'hub.example.org', port: 1 }],
  [' [2001:db8::9]:47610 ', { host: '2001:db8::9', port: 47610 }],
  ['[fe80::1%eth0]:47610', { host: 'fe80::1%eth0', port: 47610 }],
])('%s is an address, and is written as it was read', (text, address) => {
  expect(parseAddress(text)).toEqual(address)
  expect(formatAddress(address)).toBe(text.trim())
})

test.each(['', '192.168.1.20', '192.168.1.20:0', '192.168.1.20:65536', '2001:db8::9:47610', '[zz]:1', 'a b:1'])(
  '"%s" is no address',
  (text) => {
    expect(parseAddress(text)).toBeNull()
  },
)

test('[CA8] who calls by IPv4 a socket for both is known by that address', () => {
  expect(plainHost('::ffff:10.1.0.3')).toBe('10.1.0.3')
  expect(plainHost('10.1.0.3')).toBe('10.1.0.3')
  expect(plainHost('2001:db8::9')).toBe('2001:db8::9')
})

test('[CA5] the addresses of one home are one caller, and those of one network are one computer each', () => {
  const home = ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::']
  expect(new Set(home.map(callerAt)).size).toBe(1)
  expect(callerAt('2001:db8:1:3::1')).not.toBe(callerAt('2001:db8:1:2::1'))
  expect(callerAt('2001:db8::1')).toBe('2001:db8:0:0')
  expect(callerAt('::1')).toBe('0:0:0:0')
  expect([callerAt('fe80::1%eth0'), callerAt('10.1.0.3')]).toEqual(['fe80::1%eth0', '10.1.0.3'])
})

test('whoever asks is told addresses that can be typed', () => {
  for (const address of reachableAddresses(47610)) expect(parseAddress(address)?.port).toBe(47610)
})
