import { beforeEach, describe, expect, test } from 'vitest'
import { concat } from '../../shared/team/bytes.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { signStatement } from '../../shared/team/statement.ts'
import { SeededRandom } from '../../test/support/seeded-random.ts'
import { answerBundle } from './bundles.ts'
import { makeGenesis } from './invite.ts'
import { bundleKeyId, sealKey, signerOf } from './keys.ts'
import { Team } from './team.ts'

const random = new SeededRandom(3)
const person = { memberId: 'ana', memberName: 'Ana', deviceName: 'laptop' }
const digest = random.bytes(32)
/** A key that this team never had, as somebody made it up who knows the device's public key. */
const madeUp = random.bytes(32)
const stranger = signerOf(random.bytes(32))

let team: Team

beforeEach(() => {
  const deviceSeed = random.bytes(32)
  const genesis = makeGenesis('plan', person, signerOf(deviceSeed), 1)
  team = new Team({
    ...{ planId: 'plan', planName: 'Plan', genesis: genesis.id, statements: [genesis.bytes] },
    ...{ keys: [random.bytes(32)], deviceSeed, keep: async () => {}, keepKey: async () => {}, learned: () => {} },
  })
})

const sealedToUs = () => {
  const box = sealKey(madeUp, team.device.publicKey)
  return { keyId: bundleKeyId(madeUp), sealed: box === null ? [] : [box] }
}

const junk = (by: Signer) =>
  signStatement({ kind: 'noise', parents: [team.genesis], at: 2, payload: random.bytes(9) }, by).bytes

async function judge(writer: Signer, statements: Uint8Array[]) {
  const signature = writer.sign(concat(new TextEncoder().encode('placard bundle 1\n'), digest))
  const signed = { digest, device: writer.publicKey, signature, statements, ...sealedToUs() }
  return answerBundle({ type: 'bundle-judge', request: 1, ...signed }, team, team.device)
}

describe('[BU6] [BU9] a file under a key that somebody made up and sealed to this device', () => {
  test('is opened to be checked, and counts for nothing if no member wrote it', async () => {
    const asked = { type: 'bundle-key', request: 1, salt: random.bytes(16), ...sealedToUs() } as const
    expect(await answerBundle(asked, team, team.device)).toMatchObject({ made: { keyId: bundleKeyId(madeUp) } })
    expect(await judge(stranger, [junk(stranger)])).toMatchObject({ standing: 'not-a-member' })
    expect(team.statements()).toHaveLength(1)
    expect(team.keys()).toHaveLength(1)
  })

  test('counts for nothing if a member wrote it, since the log names no such key', async () => {
    expect(await judge(team.device, [junk(team.device)])).toMatchObject({ standing: 'unknown-key' })
    expect(team.statements()).toHaveLength(1)
    expect(team.keys()).toHaveLength(1)
  })
})

test('[BU9] while the key is still the founder’s, a file brings it to nobody', async () => {
  const salt = random.bytes(16)
  const answer = await answerBundle(
    { type: 'bundle-key', request: 1, salt, keyId: null, sealed: [] },
    team,
    team.device,
  )
  expect(answer).toMatchObject({ made: { sealed: [] } })
})
