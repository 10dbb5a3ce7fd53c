import { randomBytes as nodeRandomBytes } from 'node:crypto'
import SecretStream from '@hyperswarm/secret-stream'
import type { Clock, RandomBytes } from '../../shared/replica/clock.ts'
import { toHex } from '../../shared/team/bytes.ts'
import { fitName, type Person } from '../../shared/team/grants.ts'
import type { Signer } from '../../shared/team/signing.ts'
import { relaySeed, signerOf } from './keys.ts'
import type { Secrets } from './secrets.ts'

/** What makes this device what it is to others. */
export interface OwnDeviceParts {
  readonly secrets: Secrets
  readonly clock: Clock
  /** What people call this computer. */
  readonly deviceName: string
  readonly randomBytes?: RandomBytes
}

/** This device as a party of the network: its name, its keys, its clock and its randomness. */
export class OwnDevice {
  readonly name: string
  readonly secrets: Secrets
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly signer: Signer
  readonly keyPair: SecretStream.KeyPair
  /** Under which it relays for its team, if it is a hub. */
  readonly relayKeys: SecretStream.KeyPair

  constructor({ secrets, clock, deviceName, randomBytes }: OwnDeviceParts) {
    this.name = deviceName
    this.secrets = secrets
    this.clock = clock
    this.randomBytes = randomBytes ?? ((length) => new Uint8Array(nodeRandomBytes(length)))
    this.signer = signerOf(secrets.deviceSeed)
    this.keyPair = SecretStream.keyPair(Buffer.from(secrets.deviceSeed))
    this.relayKeys = SecretStream.keyPair(Buffer.from(relaySeed(secrets.deviceSeed)))
  }

  /** The public key in hex, under which the others know it. */
  get id(): string {
    return toHex(this.signer.publicKey)
  }

  /** A random number, from 0 up to but not including 1. */
  readonly random = (): number => (this.randomBytes(1)[0] ?? 0) / 256

  /** A member at this device, as the grant log names them. */
  person({ memberId, memberName }: Pick<Person, 'memberId' | 'memberName'>): Person {
    return { memberId, memberName: fitName(memberName), deviceName: fitName(this.name) }
  }
}
