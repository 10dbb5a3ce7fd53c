import { connect } from 'node:net'
import SecretStream from '@hyperswarm/secret-stream'
import { Link } from '../../electron/network/link.ts'
import { Team } from '../../electron/network/team.ts'
import type { TestDevice } from './network-device.ts'

/** A connection to whoever listens at the address, made by hand with the key of a device. */
export async function callByHand(address: string, seed: Uint8Array): Promise<Link> {
  const [host, port] = address.split(':')
  const link = await Link.open(connect(Number(port), host), true, SecretStream.keyPair(Buffer.from(seed)))
  if (link === null) throw new Error('No handshake')
  return link
}

/** What a member's own program would know of the team; `keep` is how it keeps what is new. */
export async function insideOf(
  { plan: kept, secrets }: TestDevice,
  keep: () => Promise<void> = () => Promise.resolve(),
): Promise<Team> {
  if (kept?.genesis == null) throw new Error('No team')
  return new Team({
    ...{ planId: kept.planId, planName: kept.planName, genesis: kept.genesis, statements: kept.statements },
    ...{ deviceSeed: secrets.deviceSeed, keys: await secrets.teamKeys(kept.planId) },
    keep,
    keepKey: () => Promise.resolve(),
    learned: () => {},
  })
}
