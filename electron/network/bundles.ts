import { encodeUtf8 } from 'lib0/string'
import type { BundleStanding, FromNetwork, ToNetwork } from '../../shared/ipc/network.ts'
import { concat, toHex } from '../../shared/team/bytes.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { bundleKey, bundleKeyId, verifySignature } from './keys.ts'
import type { Team } from './team.ts'

/** What the worker asks while it writes or reads a bundle. */
export type BundleRequest = Extract<ToNetwork, { type: `bundle-${string}` }>

const domain = encodeUtf8('placard bundle 1\n')

/** Answers with what takes the team's key, the device's key or the grant log. */
export async function answerBundle(request: BundleRequest, team: Team | null, device: Signer): Promise<FromNetwork> {
  switch (request.type) {
    case 'bundle-key':
      return { type: 'bundle-key', request: request.request, made: keyFor(request, team) }
    case 'bundle-sign': {
      const signature = device.sign(concat(domain, request.digest))
      const { publicKey } = device
      return { type: 'bundle-signed', request: request.request, device: publicKey, signature }
    }
    case 'bundle-judge':
      return { type: 'bundle-judged', request: request.request, standing: await judge(request, team) }
  }
}

function keyFor({ salt, keyId }: Extract<BundleRequest, { type: 'bundle-key' }>, team: Team | null) {
  if (team === null) return null
  const key = team.keys().find((held) => keyId === null || keyId === bundleKeyId(held))
  return key === undefined ? null : { key: bundleKey(key, salt), keyId: bundleKeyId(key) }
}

/** The statements may say that the writer has just joined, or was removed: they count before the writer is judged. */
async function judge(
  { digest, device, signature, statements }: Extract<BundleRequest, { type: 'bundle-judge' }>,
  team: Team | null,
): Promise<BundleStanding> {
  if (!verifySignature(device, concat(domain, digest), signature)) return 'forged'
  if (team === null) return 'not-a-member'
  await team.learn(statements)
  const writer = team.membership()?.devices.get(toHex(device))
  if (writer === undefined) return 'not-a-member'
  return writer.role === 'viewer' ? 'viewer' : 'writer'
}
