import { describe, expect, it } from 'vitest'
import type { PeerState } from '../../../shared/ipc/team-api.ts'
import type { Cause } from '../../../shared/peering/diagnosis.ts'
import { activityWords, causeWords, linkWords, trafficWords } from './connection-words.ts'

describe('the words about connections', () => {
  it('say what Placard is doing', () => {
    expect(activityWords('looking', 0, 2)).toBe('Looking for the others')
    expect(activityWords('looking', 0, 0)).toBe('Ready for whoever joins')
    expect(activityWords('offline', 0, 0)).toMatch(/^No network/)
    expect(activityWords('connected', 0, 1)).toBe('Connecting')
    expect(activityWords('connected', 1, 1)).toBe('Connected to 1 computer')
    expect(activityWords('connected', 3, 4)).toBe('Connected to 3 computers')
  })

  it('give bytes in a unit that fits', () => {
    expect(trafficWords({ received: 0, sent: 999 })).toBe('So far 0 bytes received, 999 bytes sent')
    expect(trafficWords({ received: 1_240_000, sent: 34_400 })).toBe('So far 1.2 MB received, 34 kB sent')
  })

  it('name the people and the next step', () => {
    const cause: Cause = { kind: 'no-path', names: ['Ben', 'Cleo'], relays: false }
    expect(causeWords(cause).what).toMatch(/^Ben and Cleo were found/)
    expect(causeWords(cause).next).toContain('hub')
    expect(causeWords({ ...cause, names: ['Ben'], relays: true }).what).toMatch(/^Ben was found/)
    expect(causeWords({ kind: 'clock-behind', ms: 3 * 86_400_000 }).what).toContain('3 days')
  })

  it('tell of other versions, in both directions', () => {
    const said = (kind: 'newer' | 'older' | 'unreadable', ...names: readonly string[]) => causeWords({ kind, names })
    expect(said('newer', 'Ben').what).toBe('Ben has a newer Placard, which this one cannot talk to.')
    expect(said('newer', 'Ben').next).toMatch(/^Update Placard on this computer\./)
    expect(said('older', 'Ben', 'Cleo').what).toBe('Ben and Cleo have an older Placard, which this one cannot talk to.')
    expect(said('older', 'Ben', 'Cleo').next).toMatch(/^Placard has to be updated there\./)
    expect(said('older', 'your computer “vm 2”').what).toMatch(/^Your computer “vm 2” has an older/)
    expect(said('unreadable', 'Ben').next).toBe('Update Placard here and there.')
  })

  it('tell of whoever is there and does not answer, or answers for something else', () => {
    expect(causeWords({ kind: 'blocked', names: ['Ben'] })).toEqual({
      what: 'Ben is on this network with Placard open, but cannot be called.',
      next: 'Let Placard through the firewall there, and through that of this computer.',
    })
    expect(causeWords({ kind: 'apart', names: ['Ben'] }).next).toMatch(/^Let this plan be opened there\..*new code/)
    expect(causeWords({ kind: 'vpn' }).next).toMatch(/^Switch the VPN off/)
  })

  it('say by which way a computer is connected', () => {
    const peer = { memberName: 'Ben', deviceName: 'laptop' } as const
    const known = { device: 'b', member: 'm', online: true, traffic: null, heardAt: 0, unconfirmed: 0, inStep: true }
    const words = (path: PeerState['path']) => linkWords({ ...peer, ...known, heldBack: 0, keepsOwn: false, path })
    expect(words('lan')).toEqual({ what: 'Ben (laptop)', next: 'Directly, on this network.' })
    expect(words('relay').next).toMatch(/through your team’s hub.*cannot read it\.$/)
  })
})
