import { describe, expect, it } from 'vitest'
import type { TeamDevice } from '../team/membership.ts'
import { deviceNamesOf } from './device-names.ts'

const device = (device: string, joinedAt: number, memberName: string, deviceName: string): TeamDevice => ({
  ...{ device, joinedAt, memberName, deviceName },
  ...{ memberId: memberName, role: 'editor', invite: null },
})
const namesOf = (...all: readonly TeamDevice[]) =>
  Object.fromEntries(deviceNamesOf({ devices: new Map(all.map((one) => [one.device, one])), removed: new Map() }))

describe('the names of computers', () => {
  it('stay as they are while they differ', () => {
    expect(namesOf(device('a', 1, 'Ana', 'laptop'), device('b', 2, 'Ana', 'desk'))).toEqual({ a: 'laptop', b: 'desk' })
    expect(namesOf(device('a', 1, 'Ana', 'laptop'), device('b', 2, 'Ben', 'laptop')).b).toBe('laptop')
  })

  it('are numbered in the order in which they came, if one person has several of one name', () => {
    const all = [device('c', 3, 'Ana', 'laptop'), device('a', 1, 'Ana', 'laptop'), device('b', 2, 'Ana', 'laptop')]
    expect(namesOf(...all)).toEqual({ a: 'laptop', b: 'laptop 2', c: 'laptop 3' })
    expect(namesOf(...all.toReversed())).toEqual(namesOf(...all))
  })

  it('do not become another computer’s own name', () => {
    const all = [device('a', 1, 'Ana', 'laptop'), device('b', 2, 'Ana', 'laptop'), device('c', 3, 'Ana', 'laptop 2')]
    expect(namesOf(...all)).toEqual({ a: 'laptop', b: 'laptop 3', c: 'laptop 2' })
  })

  it('are kept when a computer goes out', () => {
    const gone = { statement: 's', by: 'a', at: 5, left: true }
    const [first, second] = [device('a', 1, 'Ana', 'laptop'), device('b', 2, 'Ana', 'laptop')]
    const names = deviceNamesOf({
      devices: new Map([['b', second]]),
      removed: new Map([['a', { ...first, ...gone }]]),
    })
    expect([names.get('a'), names.get('b')]).toEqual(['laptop', 'laptop 2'])
  })
})
