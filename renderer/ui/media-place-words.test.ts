import { describe, expect, it } from 'vitest'
import type { TeamState } from '../../shared/ipc/team-api.ts'
import { holdersOf } from '../state/media-holders.ts'
import { heardWords, holderWords, nextWords } from './media-place-words.ts'

const day = 24 * 60 * 60 * 1000
const now = 100 * day

const person = (name: string, ...devices: readonly string[]): TeamState['members'][number] => ({
  ...{ member: name, name, hue: 'red', role: 'editor', isHub: false, isOwn: name === 'Ana' },
  devices: devices.map((device) => ({ device, deviceName: device, joinedAt: 0, invite: null })),
})
const peer = (device: string, heardAt: number | null, online = false): TeamState['peers'][number] => ({
  ...{ device, member: device, memberName: device, deviceName: device, online, path: null, traffic: null, heardAt },
  ...{ unconfirmed: null, inStep: false, heldBack: 0, keepsOwn: false },
})
const members = [person('Ana', 'here', 'studio'), person('Ben', 'phone', 'laptop'), person('Carla', 'desk')]

describe('where a file is that is not here', () => {
  it('names whoever is online', () => {
    const holders = holdersOf(['laptop', 'desk'], { members, peers: [peer('laptop', now, true), peer('desk', 5)] })
    expect(holders.map(({ name }) => name)).toEqual(['Ben', 'Carla'])
    expect(holderWords(holders, 'Ana', now)).toBe('Ben has it, and is online.')
    expect(nextWords('coming', holders)).toBe('')
    expect(nextWords('elsewhere', holders)).toMatch(/until you say so/)
  })

  it('says when those who have it were last heard, the last first', () => {
    const one = holdersOf(['laptop', 'phone'], { members, peers: [peer('laptop', now - 9 * day), peer('phone', 1)] })
    expect(holderWords(one, null, now)).toBe('Ben has it, last heard 9 days ago.')
    const two = holdersOf(['laptop', 'desk'], { members, peers: [peer('laptop', 1), peer('desk', now - 3 * day)] })
    expect(holderWords(two, null, now)).toBe('Carla and Ben have it; Carla was heard last, 3 days ago.')
    expect(heardWords(two, now)).toBe('Last heard: Carla 3 days ago and Ben 99 days ago.')
    expect(nextWords('coming', two)).toMatch(/as soon as someone who has it is online/)
  })

  it('tells another computer of one’s own from those of others, and names who added it where nobody has it', () => {
    const own = holdersOf(['studio'], { members, peers: [peer('studio', null)] })
    expect(holderWords(own, null, now)).toBe('Another computer of yours has it.')
    const gone = holdersOf(['of nobody'], { members, peers: [] })
    expect(holderWords(gone, 'Ben', now)).toBe('No computer that was met so far has it. Ben added it.')
  })
})
