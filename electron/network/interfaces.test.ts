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
