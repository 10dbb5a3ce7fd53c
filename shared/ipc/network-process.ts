import * as v from 'valibot'

/** Messages between the shell and the network's utility process, over its parent port. */

const bytes = v.custom<Uint8Array>((input) => input instanceof Uint8Array)
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(128))
const request = v.pipe(v.number(), v.integer())

/** Shell to network. `start` comes first and once; `client` carries one port: the worker's control port. */
export const toNetworkProcessSchema = v.variant('type', [
  v.object({
    type: v.literal('start'),
    /** 32 bytes. */
    deviceSeed: bytes,
    /** Why the secrets are less safe than they could be, in words for people. */
    keyWarning: v.nullable(v.string()),
    /** What people call this computer. */
    deviceName: v.string(),
    /** The team keys of each plan, the newest first, by plan id. */
    teamKeys: v.record(id, v.array(bytes)),
    /** Where to enter the DHT, `host:port` each; null for the public nodes. */
    bootstrap: v.nullable(v.array(v.string())),
  }),
  /** The computer goes to sleep, or is awake again. */
  v.object({ type: v.picklist(['suspend', 'resume']) }),
  v.object({ type: v.literal('client') }),
  /** The answer to `keep-team-key`: it is durable. */
  v.object({ type: v.literal('team-key-kept'), request }),
])
/** What the shell tells the network process. */
export type ToNetworkProcess = v.InferOutput<typeof toNetworkProcessSchema>

/** Network to shell. */
export const fromNetworkProcessSchema = v.variant('type', [
  v.object({ type: v.literal('keep-team-key'), request, planId: id, key: bytes }),
])
/** What the network process asks of the shell. */
export type FromNetworkProcess = v.InferOutput<typeof fromNetworkProcessSchema>
