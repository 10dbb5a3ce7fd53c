import { encodeUtf8 } from 'lib0/string'
import type { BundleStanding, FromNetwork, ToNetwork } from '../../shared/ipc/network.ts'
import { concat, toHex } from '../../shared/team/bytes.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { bundleKey, bundleKeyId, verifySignature } from './keys.ts'
import type { Team } from './team.ts'

/** What the worker asks while it writes or reads a bundle. */
export type BundleRequest = Extract<ToNetwork, { type: `bundle-${string}` }>

interface Answered {
  readonly answer: FromNetwork
  /** Statements that were new, to be passed on. */
  readonly learned: readonly Uint8Array[]
}

const domain = encodeUtf8('placard bundle 1\n')

/** Answers with what takes the team's key, the device's key or the grant log. */
export async function answerBundle(request: BundleRequest, team: Team | null, device: Signer): Promise<Answered> {
  switch (request.type) {
    case 'bundle-key':
      return { answer: { type: 'bundle-key', request: request.request, made: keyFor(request, team) }, learned: [] }
    case 'bundle-sign': {
      const signature = device.sign(concat(domain, request.digest))
      const { publicKey } = device
      return { answer: { type: 'bundle-signed', request: request.request, device: publicKey, signature }, learned: [] }
    }
    case 'bundle-judge': {
      const { standing, learned } = await judge(request, team)
      return { answer: { type: 'bundle-judged', request: request.request, standing }, learned }
    }
  }
}

function keyFor({ salt, keyId }: Extract<BundleRequest, { type: 'bundle-key' }>, team: Team | null) {
  if (team === null) return null
  const own = bundleKeyId(team.teamKey)
  return keyId === null || keyId === own ? { key: bundleKey(team.teamKey, salt), keyId: own } : null
}

/** The statements may say that the writer has just joined, or was removed: they count before the writer is judged. */
async function judge(
  { digest, device, signature, statements }: Extract<BundleRequest, { type: 'bundle-judge' }>,
  team: Team | null,
): Promise<{ readonly standing: BundleStanding; readonly learned: readonly Uint8Array[] }> {
  if (!verifySignature(device, concat(domain, digest), signature)) return { standing: 'forged', learned: [] }
  if (team === null) return { standing: 'not-a-member', learned: [] }
  const learned = await team.learn(statements)
  const writer = team.membership()?.devices.get(toHex(device))
  if (writer === undefined) return { standing: 'not-a-member', learned }
  return { standing: writer.role === 'viewer' ? 'viewer' : 'writer', learned }
}
