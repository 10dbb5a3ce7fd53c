import { describe, expect, it } from 'vitest'
import type { Cause } from '../../../shared/peering/diagnosis.ts'
import { activityWords, causeWords, trafficWords } from './connection-words.ts'

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
})
