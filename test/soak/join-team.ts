import { duplexPair } from 'node:stream'
import SecretStream from '@hyperswarm/secret-stream'
import { makeGenesis, makeInvitation } from '../../electron/network/invite.ts'
import { askToJoin } from '../../electron/network/joining.ts'
import { signerOf } from '../../electron/network/keys.ts'
import { Link } from '../../electron/network/link.ts'
import { nodeClock } from '../../electron/network/node-clock.ts'
import type { Role } from '../../shared/team/grants.ts'
import { parseCode } from '../../shared/team/invitation-code.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import type { SoakTeam, TeamDisk } from './soak-team.ts'

const person = (name: string) => ({ memberId: name, memberName: name, deviceName: 'laptop' })

/** A team of one: what its founder keeps. */
export function foundTeam(planId: string, random: SeededRandom): TeamDisk {
  const seed = random.bytes(32)
  const { id, bytes } = makeGenesis(planId, person('member 0'), signerOf(seed), Date.now())
  return { seed, genesis: id, statements: [bytes], keys: [random.bytes(32)] }
}

/** A new member enters at `host`, over an encrypted connection; null if the host may not invite any more. */
export async function joinTeam(
  host: SoakTeam,
  name: string,
  role: Role,
  random: SeededRandom,
): Promise<TeamDisk | null> {
  const parts = { team: host.team, clock: nodeClock, randomBytes: (length: number) => random.bytes(length) }
  const made = makeInvitation({ ...parts, invited: { role, uses: 1 }, addresses: [] })
  const parsed = made === null ? null : parseCode(made.code)
  if (made === null || parsed?.ok !== true) return null
  await host.team.learn([made.statement])
  const seed = random.bytes(32)
  const keyPair = SecretStream.keyPair(Buffer.from(seed))
  const [near, far] = duplexPair()
  const [link, door] = await Promise.all([
    Link.over(new SecretStream(true, near, { keyPair }), true),
    host.open(far, false),
  ])
  if (link === null || door === null) return null
  const newcomer = { code: parsed.code, person: person(name), device: signerOf(seed), now: Date.now() }
  const answered = host.judge(door)
  const attempt = await askToJoin(link, newcomer)
  link.close('Joined.')
  await answered
  if (attempt.kind !== 'joined' || attempt.team.genesis === null) return null
  const { genesis, statements } = attempt.team
  return { seed, genesis, statements, keys: [attempt.teamKey] }
}
