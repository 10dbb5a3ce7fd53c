import { plainLine } from '../plan/plain-line.ts'
import type { Membership } from '../team/membership.ts'

/**
 * What each computer that is or was in the team is called, by its key: of those of one person that bear one name the
 * first keeps it, and the others are numbered in the order in which they came: "laptop", "laptop 2". Who has gone keeps
 * its number, so that nobody else takes it over.
 */
export function deviceNamesOf({
  devices,
  removed,
}: Pick<Membership, 'devices' | 'removed'>): ReadonlyMap<string, string> {
  const all = [...devices.values(), ...removed.values()].sort(
    (a, b) => a.joinedAt - b.joinedAt || (a.device < b.device ? -1 : 1),
  )
  const fullName = (memberName: string, deviceName: string) => `${plainLine(memberName)}\n${plainLine(deviceName)}`
  const own = new Set(all.map(({ memberName, deviceName }) => fullName(memberName, deviceName)))
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const { device, memberName, deviceName } of all) {
    const name = plainLine(deviceName)
    const isFree = (candidate: string) => !taken.has(fullName(memberName, candidate))
    let shown = name
    for (let count = 2; !isFree(shown) || (shown !== name && own.has(fullName(memberName, shown))); count++) {
      shown = `${name} ${count}`
    }
    taken.add(fullName(memberName, shown))
    names.set(device, shown)
  }
  return names
}
