import { afterEach, expect, test } from 'vitest'
import { ManualClock } from '../../../test/support/manual-clock.ts'
import { breathe } from '../../../test/support/replica-mesh.ts'
import { Places } from './places.ts'

const four = { host: '10.1.0.3', port: 47610 }
const six = { host: 'fe80::3%eth0', port: 47610 }

const members = ['ana', 'ben']

const open: Places[] = []
afterEach(() => {
  for (const places of open.splice(0)) places.close()
})

/** Places where nothing answers, and the hosts that were tried. */
function deadPlaces() {
  const clock = new ManualClock()
  const tried: string[] = []
  const places = new Places(
    clock,
    () => 0.5,
    async (_name, { host }) => {
      tried.push(host)
      return false
    },
    (name) => members.includes(name),
  )
  open.push(places)
  const pass = async (ms: number) => {
    clock.advance(ms)
    await breathe()
  }
  return { places, tried, pass }
}

test('[CA8] news of the other kind of address does not put off a call that is due', async () => {
  const { places, tried, pass } = deadPlaces()
  for (let second = 0; second < 4; second++) {
    places.seen('ben', four, 'lan', 3_000)
    places.seen('ben', six, 'lan', 3_000)
    await pass(1_000)
  }
  expect(tried[0]).toBe(four.host)
})

test('[CA8] where one kind of address has failed, the other is tried', async () => {
  const { places, tried, pass } = deadPlaces()
  for (let second = 0; second < 30; second++) {
    places.seen('ben', four, 'lan', 0)
    places.seen('ben', six, 'lan', 0)
    await pass(1_000)
  }
  expect(new Set(tried)).toEqual(new Set([four.host, six.host]))
})

test('a new address of the same kind counts at once', async () => {
  const { places, tried, pass } = deadPlaces()
  places.seen('ben', four, 'lan', 0)
  places.seen('ben', { ...four, host: '10.1.0.4' }, 'lan', 0)
  await pass(1)
  expect(tried).toEqual(['10.1.0.4'])
})

test('[CA5] names that nobody in the team has, however many are announced, leave room for those of members', async () => {
  const { places, tried, pass } = deadPlaces()
  for (let name = 0; name < 1000; name++)
    places.seen(`stranger ${name}`, { host: '10.1.0.66', port: name + 1 }, 'lan', 0)
  places.seen('ben', four, 'lan', 0)
  await pass(1)
  expect(tried.filter((host) => host === '10.1.0.66')).toHaveLength(32)
  expect(tried).toContain(four.host)
})

test('[CA5] an announcement does not take the place of an address that a person typed before that has failed', async () => {
  const { places, tried, pass } = deadPlaces()
  places.remember('ben', four, 'address')
  places.seen('ben', { host: '10.1.0.66', port: 1 }, 'lan', 0)
  await pass(1)
  expect(tried).toEqual([four.host])
})

test('[CA8] who is announced and does not answer is told of, until it is announced no more', async () => {
  const { places, pass } = deadPlaces()
  places.remember('ana', four, 'lan')
  places.seen('ben', four, 'lan', 0)
  expect(places.silent()).toEqual([])
  for (let second = 0; second < 5; second++) await pass(1_000)
  expect(places.silent()).toEqual(['ben'])
  for (let second = 0; second < 60; second++) await pass(1_000)
  expect(places.silent()).toEqual([])
})
