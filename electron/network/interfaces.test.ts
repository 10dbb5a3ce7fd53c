import { expect, test } from 'vitest'
import { ManualClock } from '../../test/support/manual-clock.ts'
import { Interfaces } from './interfaces.ts'

test('[CA6] a computer notices that its addresses changed, and whether one of the old ones is still there', () => {
  const clock = new ManualClock()
  let addresses = ['wifi 10.1.0.2']
  const told: boolean[] = []
  const interfaces = new Interfaces(
    clock,
    (stayed) => told.push(stayed),
    () => addresses,
  )
  clock.step()
  expect(told).toEqual([])
  addresses = ['wifi 10.1.0.2', 'phone 10.3.0.2']
  clock.step()
  expect(told).toEqual([true])
  addresses = []
  clock.step()
  expect(told).toEqual([true, false])
  expect(interfaces.count()).toBe(0)
  interfaces.close()
  expect(clock.step()).toBe(false)
})

test('[CA6] a VPN is told by the name of its interface', () => {
  const isVpn = (address: string) => {
    const interfaces = new Interfaces(
      new ManualClock(),
      () => {},
      () => [address],
    )
    interfaces.close()
    return interfaces.hasVpn()
  }
  const tunnels = ['tun0 10.8.0.2', 'wg0 10.2.0.2', 'utun4 10.0.0.9', 'NordLynx 10.5.0.2', 'tailscale0 100.64.0.1']
  expect(tunnels.filter(isVpn)).toEqual(tunnels)
  const plain = ['eth0 10.1.0.2', 'wlp3s0 192.168.1.4', 'en0 192.168.1.5', 'Wi-Fi 192.168.1.6', 'Ethernet 2 10.0.0.2']
  expect(plain.filter(isVpn)).toEqual([])
})
