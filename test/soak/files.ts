import { nodeBundleTools } from '../../electron/hub/node-bundle-tools.ts'
import { applyBundle, type Taking } from '../../shared/peering/bundle/apply-bundle.ts'
import type { BundleKeys } from '../../shared/peering/bundle/bundle-keys.ts'
import { makeBundle } from '../../shared/peering/bundle/make-bundle.ts'
import { packHoldings } from '../../shared/replica/holdings.ts'
import type { SeededRandom } from '../support/seeded-random.ts'
import { type SoakReplica, soakPlan } from './soak-replica.ts'

/** The device's own network as a keeper of keys. */
const keysOf = ({ team }: SoakReplica): BundleKeys => ({
  async key(salt, of) {
    const { keyId, sealed } = of ?? { keyId: null, sealed: [] }
    const answer = await team.answerBundle({ type: 'bundle-key', request: 0, salt, keyId, sealed: [...sealed] })
    return answer.type === 'bundle-key' ? answer.made : null
  },
  async sign(digest) {
    const answer = await team.answerBundle({ type: 'bundle-sign', request: 0, digest })
    return answer.type === 'bundle-signed' ? answer : null
  },
  async judge({ statements, sealed, ...signed }) {
    const judged = { ...signed, statements: [...statements], sealed: [...sealed] }
    const answer = await team.answerBundle({ type: 'bundle-judge', request: 0, ...judged })
    return answer.type === 'bundle-judged' ? answer.standing : null
  },
})

/** A file of what the other lacks, or of everything. */
export async function writeFile(
  from: SoakReplica,
  to: SoakReplica | null,
  random: SeededRandom,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  const making = makeBundle({
    replica: from.replica,
    planId: soakPlan,
    statements: from.team.team.statements(),
    holdings: to === null ? null : packHoldings(await to.replica.fingerprints()),
    keys: keysOf(from),
    tools: nodeBundleTools,
    random: (length) => random.bytes(length),
    now: Date.now(),
    mediaLimit: null,
    onProgress: () => {},
  })
  for await (const piece of making) pieces.push(piece)
  return new Uint8Array(Buffer.concat(pieces))
}

export const applyFile = (to: SoakReplica, bytes: Uint8Array<ArrayBuffer>): Promise<Taking> =>
  applyBundle(new Blob([bytes]), {
    replica: to.replica,
    planId: soakPlan,
    keys: keysOf(to),
    tools: nodeBundleTools,
    isCancelled: () => !to.isAlive,
    onProgress: () => {},
  })

/** The same file cut off, or with one bit changed. */
export function damage(bytes: Uint8Array<ArrayBuffer>, random: SeededRandom): Uint8Array<ArrayBuffer> {
  if (random.chance(0.5)) return bytes.slice(0, random.below(bytes.length))
  const damaged = bytes.slice()
  const at = random.below(bytes.length)
  damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8))
  return damaged
}
