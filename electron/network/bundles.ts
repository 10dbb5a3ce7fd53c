import { encodeUtf8 } from 'lib0/string'
import type { BundleStanding, FromNetwork, ToNetwork } from '../../shared/ipc/network.ts'
import { concat, fromHex, toHex } from '../../shared/team/bytes.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { bundleKey, bundleKeyId, keyTag, sealKey, verifySignature } from './keys.ts'
import type { Team } from './team.ts'

/** What the worker asks while it writes or reads a bundle. */
export type BundleRequest = Extract<ToNetwork, { type: `bundle-${string}` }>
type KeyRequest = Extract<BundleRequest, { type: 'bundle-key' }>
type JudgeRequest = Extract<BundleRequest, { type: 'bundle-judge' }>

const domain = encodeUtf8('placard bundle 1\n')

/** Answers with what takes the team's key, the device's key or the grant log. */
export async function answerBundle(request: BundleRequest, team: Team | null, device: Signer): Promise<FromNetwork> {
  switch (request.type) {
    case 'bundle-key':
      return { type: 'bundle-key', request: request.request, made: team === null ? null : keyFor(request, team) }
    case 'bundle-sign': {
      const signature = device.sign(concat(domain, request.digest))
      const { publicKey } = device
      return { type: 'bundle-signed', request: request.request, device: publicKey, signature }
    }
    case 'bundle-judge':
      return { type: 'bundle-judged', request: request.request, standing: await judge(request, team) }
  }
}

function keyFor({ salt, keyId, sealed }: KeyRequest, team: Team) {
  const key = keyId === null ? team.teamKey : (heldKey(keyId, team) ?? sealedKey(keyId, sealed, team))
  if (key === null || key.length === 0) return null
  return { key: bundleKey(key, salt), keyId: bundleKeyId(key), sealed: keyId === null ? sealedFor(team, key) : [] }
}

const heldKey = (keyId: string, team: Team): Uint8Array | null =>
  team.keys().find((held) => bundleKeyId(held) === keyId) ?? null

/** The key that a bundle brings for this device, if it does. Whether the team has such a key is for the log to say. */
function sealedKey(keyId: string, sealed: readonly Uint8Array[], team: Team): Uint8Array | null {
  for (const box of sealed) {
    const key = team.openBox(box)
    if (key !== null && bundleKeyId(key) === keyId) return key
  }
  return null
}

/** The key for every other device of the team; for none while all have the founder's, since nobody can have missed it. */
function sealedFor(team: Team, key: Uint8Array): Uint8Array[] {
  const { keys, devices } = team.membership() ?? { keys: [], devices: new Map<string, unknown>() }
  if (keys.length === 0) return []
  const own = toHex(team.device.publicKey)
  return [...devices.keys()].flatMap((device) => (device === own ? [] : (sealKey(key, fromHex(device)) ?? [])))
}

/**
 * The statements may say that the writer has just joined, or was removed, and that the team has this key: they count
 * before the writer is judged, and are learned from members only, since nobody else may fill the log [BU6] [BU9].
 */
async function judge(request: JudgeRequest, team: Team | null): Promise<BundleStanding> {
  const { digest, device, signature, statements, keyId, sealed } = request
  if (!verifySignature(device, concat(domain, digest), signature)) return 'forged'
  if (team === null) return 'not-a-member'
  const shown = team.shownBy(statements)
  const writer = shown?.devices.get(toHex(device))
  if (shown === null || writer === undefined) return 'not-a-member'
  const brought = heldKey(keyId, team) === null ? sealedKey(keyId, sealed, team) : null
  if (brought !== null && !shown.keys.includes(keyTag(brought))) return 'unknown-key'
  await team.learn(statements)
  if (brought !== null) await team.takeKey(brought)
  if (team.ownStanding().kind !== 'member') return 'removed'
  return writer.role === 'viewer' ? 'viewer' : 'writer'
}
