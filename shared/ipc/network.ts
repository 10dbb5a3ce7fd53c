import * as v from 'valibot'
import { contentNameBytes } from '../plan/content.ts'
import { maxNote, verdicts } from '../team/approval.ts'
import { roles } from '../team/grants.ts'

/**
 * The control port between the plan worker and the network process. Plan data never passes it: for each connected peer
 * the worker makes a MessageChannel and sends one end with `pipe`, and frames flow there.
 */

const bytes = v.custom<Uint8Array>((input) => input instanceof Uint8Array)
const text = v.pipe(v.string(), v.maxLength(2000))
const id = v.pipe(v.string(), v.maxLength(128))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const person = v.object({ memberId: id, memberName: text })
const role = v.picklist(roles)
const target = v.variant('kind', [
  v.object({ kind: v.literal('device'), device: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
  v.object({ kind: v.literal('member'), memberId: id }),
])
/** What people ask of the team beside invitations. */
const act = v.variant('kind', [
  v.object({ kind: v.literal('role'), memberId: id, role }),
  v.object({ kind: v.picklist(['remove', 'leave']), target }),
  v.object({ kind: v.literal('withdraw'), invite: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
])

/** Where a device was met: tried first when the plan is served again. */
const place = v.object({ address: text, path: v.picklist(['lan', 'address']) })
const placeOfDevice = v.object({ device: id, ...place.entries })

/** A hub of the team: the hex key under which it relays, and its nodes of the DHT, `host:port` each. Without nodes it does not relay. */
const hub = v.object({ relay: id, nodes: v.pipe(v.array(text), v.maxLength(16)) })
const hubDevice = v.object({ device: id, ...hub.entries })

/** The open plan's team as the worker keeps it: empty `statements` and a null genesis when there is none. */
const keptTeam = v.object({ planId: id, planName: text, genesis: v.nullable(id), statements: v.array(bytes) })

/** A team key, sealed to each device that a bundle is for. */
const sealedKeys = v.pipe(v.array(bytes), v.maxLength(1024))

/** So many words about posts are signed at once. */
export const wordsAtOnce = 256
/** A word about a post: that it may go out as it is named by `content`, or that changes are asked for. */
const word = v.object({
  post: v.pipe(v.string(), v.maxLength(64)),
  content: v.pipe(bytes, v.maxLength(contentNameBytes), v.minLength(contentNameBytes)),
  verdict: v.picklist(verdicts),
  note: v.pipe(v.string(), v.maxLength(maxNote)),
})
/** One such word, before it is signed. */
export type Word = v.InferOutput<typeof word>

/** What the worker asks of the network process. A `pipe` message carries one port. */
export const toNetworkSchema = v.variant('type', [
  v.object({ type: v.literal('serve'), team: keptTeam, places: v.array(placeOfDevice), hubs: v.array(hubDevice) }),
  v.object({ type: v.literal('rest') }),
  /** Whether to use the internet at all; until this is said, only the local network is used. */
  v.object({ type: v.literal('internet'), on: v.boolean() }),
  v.object({ type: v.literal('diagnose'), request: count }),
  v.object({ type: v.literal('invite'), request: count, person, role, uses: count }),
  /** An invitation for one more device of this member. */
  v.object({ type: v.literal('pair'), request: count, person }),
  v.object({ type: v.literal('grant'), request: count, act }),
  v.object({ type: v.literal('join'), request: count, code: text, person, address: v.nullable(text) }),
  v.object({ type: v.literal('cancel-join') }),
  v.object({ type: v.literal('dial'), request: count, address: text }),
  v.object({ type: v.literal('kept'), batch: count }),
  v.object({ type: v.literal('pipe'), connection: count }),
  /** The key of one bundle: to write it (`keyId` null) or to read it. Neither the team's key nor the device's passes here. */
  v.object({ type: v.literal('bundle-key'), request: count, salt: bytes, keyId: v.nullable(id), sealed: sealedKeys }),
  v.object({ type: v.literal('bundle-sign'), request: count, digest: bytes }),
  /** What the person says of posts, to be signed with the device's key. */
  v.object({
    type: v.literal('sign-approval'),
    request: count,
    words: v.pipe(v.array(word), v.maxLength(wordsAtOnce)),
  }),
  /** Who wrote a bundle: statements count only if its signature is good. */
  v.object({
    type: v.literal('bundle-judge'),
    request: count,
    digest: bytes,
    device: bytes,
    signature: bytes,
    statements: v.array(bytes),
    keyId: id,
    sealed: sealedKeys,
  }),
])
/** A change of the team that a person asks for. */
export type TeamAct = v.InferOutput<typeof act>
/** What the worker asks of the network process. */
export type ToNetwork = v.InferOutput<typeof toNetworkSchema>

const refusal = v.picklist(['malformed', 'not-found', 'expired', 'used', 'withdrawn', 'cancelled', 'network'])

const joined = v.object({ kind: v.literal('joined'), team: keptTeam })
const refused = v.object({ kind: v.literal('refused'), reason: refusal, message: text })
/** How an attempt to join ended; the message is for people. */
export type JoinOutcome = v.InferOutput<typeof joined> | v.InferOutput<typeof refused>

const invited = v.object({ ok: v.literal(true), invite: id, code: text, link: text, expiresAt: v.number() })
const failed = v.object({ ok: v.literal(false), message: text })

/** How a peer was reached: found on the local network, at an address, or over the internet, by itself or through a relay. */
const linkPath = v.picklist(['lan', 'address', 'direct', 'relay'])

const network = v.variant('kind', [
  v.object({ kind: v.picklist(['off', 'starting', 'ready']) }),
  v.object({ kind: v.literal('trouble'), reason: text }),
])

/** No member, one that was removed, one that sent what this version cannot read, or somebody with whom it broke on the way. */
const turnedAway = v.picklist(['stranger', 'removed', 'unreadable', 'broken'])

/** The writer of a bundle, by the newest grant log that this device knows. */
const standing = v.picklist(['writer', 'viewer', 'not-a-member', 'forged', 'unknown-key', 'removed'])
/** What the writer of a bundle may do here. */
export type BundleStanding = v.InferOutput<typeof standing>
/** What the network is doing about the team that it serves. */
const activity = v.picklist(['resting', 'looking', 'reconnecting', 'connected', 'offline', 'asleep'])

/** What the network knows of its own way to the others. */
const reach = v.object({
  /** Interfaces with an address that is not loopback. */
  interfaces: count,
  /** Whether other devices can call this one at an address. */
  listening: v.boolean(),
  /** `none`: on no interface; `silent`: nobody else on the network was ever heard there. */
  multicast: v.picklist(['off', 'none', 'silent', 'heard']),
  /** Null: the internet is not to be used. Else the DHT's nodes that are known, and packets asked and answered. */
  internet: v.nullable(v.object({ nodes: count, asked: count, answered: count, forMs: count })),
  /** Devices that were found on the internet, connected or not. */
  found: v.array(id),
  /** Devices that announce themselves on this network now, and do not answer when they are called. */
  blocked: v.array(id),
  /** Whether a VPN seems to be on, by the names of interfaces. */
  vpn: v.boolean(),
  /** Hubs that relay. */
  relays: count,
  /** The time now, and the latest that a statement of the grant log bears: the clocks of others are not ahead of that. */
  now: v.number(),
  newestAt: v.number(),
})

/** What the network process tells the worker. */
export const fromNetworkSchema = v.variant('type', [
  /** This device and how it can be reached; at once, and after each change. */
  v.object({
    type: v.literal('status'),
    device: id,
    deviceName: text,
    network,
    activity,
    addresses: v.array(text),
    keyWarning: v.nullable(text),
  }),
  /** New statements to keep; the network acts on them after the worker's `kept`. */
  v.object({ type: v.literal('statements'), batch: count, planId: id, genesis: id, statements: v.array(bytes) }),
  /** A peer was admitted: the worker answers with `pipe`. The place is null if it cannot be called at an address. */
  v.object({
    type: v.literal('peer'),
    connection: count,
    device: id,
    path: linkPath,
    place: v.nullable(place),
  }),
  /** A peer's first frame on a connection, then at most one a second; with the bytes since the connection began. */
  v.object({
    type: v.literal('heard'),
    connection: count,
    device: id,
    at: v.number(),
    path: linkPath,
    received: count,
    sent: count,
  }),
  /** A peer has said that it is a hub: to be kept, and given back with `serve`. */
  v.object({ type: v.literal('hub'), ...hubDevice.entries }),
  v.object({ type: v.literal('diagnosed'), request: count, reach }),
  /** A device called, or was called, and was not admitted. Told once of each. */
  v.object({ type: v.literal('turned-away'), device: id, kind: turnedAway, reason: text, at: v.number() }),
  v.object({ type: v.literal('gone'), connection: count, device: id, reason: text }),
  v.object({ type: v.literal('invited'), request: count, result: v.variant('ok', [invited, failed]) }),
  v.object({
    type: v.literal('granted'),
    request: count,
    result: v.variant('ok', [v.object({ ok: v.literal(true) }), failed]),
  }),
  v.object({
    type: v.literal('join-progress'),
    request: count,
    progress: v.picklist(['looking', 'found', 'proving', 'copying']),
  }),
  v.object({ type: v.literal('join-ended'), request: count, outcome: v.variant('kind', [joined, refused]) }),
  v.object({
    type: v.literal('dialed'),
    request: count,
    result: v.variant('ok', [v.object({ ok: v.literal(true) }), failed]),
  }),
  v.object({
    type: v.literal('bundle-key'),
    request: count,
    /** Null: this device has no such key. */
    made: v.nullable(v.object({ key: bytes, keyId: id, sealed: sealedKeys })),
  }),
  v.object({ type: v.literal('bundle-signed'), request: count, device: bytes, signature: bytes }),
  v.object({ type: v.literal('bundle-judged'), request: count, standing }),
  v.object({
    type: v.literal('approval-signed'),
    request: count,
    result: v.variant('ok', [v.object({ ok: v.literal(true), device: id, signed: v.array(v.string()) }), failed]),
  }),
])
/** What the network process tells the worker. */
export type FromNetwork = v.InferOutput<typeof fromNetworkSchema>
/** An address at which a device was met, and how it was found. */
export type Place = v.InferOutput<typeof place>
/** The same, with the device. */
export type KeptPlace = v.InferOutput<typeof placeOfDevice>
/** How a hub relays. */
export type Hub = v.InferOutput<typeof hub>
/** The same, with the hub’s device. */
export type HubDevice = v.InferOutput<typeof hubDevice>
/** What the network is doing about the team. */
export type Activity = v.InferOutput<typeof activity>
/** What the network knows of its own way to the others. */
export type Reach = v.InferOutput<typeof reach>
/** How a peer was reached. */
export type LinkPath = v.InferOutput<typeof linkPath>
/** The open plan’s team, as the worker keeps it and the network serves it. */
export type KeptTeam = v.InferOutput<typeof keptTeam>
