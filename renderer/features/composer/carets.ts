import * as v from 'valibot'
import * as Y from 'yjs'
import { type Hue, hues } from '../../../shared/plan/lists.ts'

/** Who a remote caret belongs to, as the label and the faces show it. */
export interface Peer {
  readonly client: number
  readonly member: string
  readonly name: string
  /** The member's hue, or one made from the client's id when it is not known. */
  readonly hue: Hue
  /** Which text they have before them: the shared one or a channel's; null when they do not say. */
  readonly tab: string | null
}

/** Where a peer's caret and selection are, in offsets of the text. */
export interface Caret {
  readonly peer: Peer
  readonly anchor: number
  readonly head: number
}

const userSchema = v.object({
  member: v.pipe(v.string(), v.maxLength(64)),
  name: v.pipe(v.string(), v.maxLength(200)),
  hue: v.fallback(v.nullable(v.picklist(hues)), null),
})
const peerSchema = v.object({
  user: userSchema,
  tab: v.fallback(v.nullable(v.pipe(v.string(), v.maxLength(64))), null),
})
const itemSchema = v.object({ client: v.pipe(v.number(), v.integer()), clock: v.pipe(v.number(), v.integer()) })
const positionSchema = v.object({
  type: v.optional(v.nullable(itemSchema)),
  tname: v.optional(v.nullable(v.string())),
  item: v.optional(v.nullable(itemSchema)),
  assoc: v.optional(v.number()),
})
const cursorSchema = v.object({ anchor: positionSchema, head: positionSchema })

/** What this window tells the others about itself while it has a post open. */
export type PresenceUser = v.InferOutput<typeof userSchema>

/** A peer read from one entry of the awareness states; null when it says nothing that can be shown. */
export function readPeer(client: number, state: unknown): Peer | null {
  const user = v.safeParse(peerSchema, state)
  if (!user.success) return null
  const { member, name, hue } = user.output.user
  return {
    client,
    member,
    name: name.trim() || 'Someone',
    hue: hue ?? hues[client % hues.length] ?? 'blue',
    tab: user.output.tab,
  }
}

function offset(position: v.InferOutput<typeof positionSchema>, text: Y.Text): number | null {
  if (text.doc === null) return null
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), text.doc)
    return absolute !== null && absolute.type === text ? absolute.index : null
  } catch {
    // A position in a part of the document that has not arrived yet, or nonsense: no caret until it makes sense.
    return null
  }
}

/** The carets of all other clients that lie in this text. Presence comes from peers, so nothing about its form is trusted. */
export function readCarets(states: ReadonlyMap<number, unknown>, own: number, text: Y.Text): readonly Caret[] {
  const carets: Caret[] = []
  for (const [client, state] of states) {
    const peer = client === own ? null : readPeer(client, state)
    const cursor = v.safeParse(v.object({ cursor: cursorSchema }), state)
    if (peer === null || !cursor.success) continue
    const anchor = offset(cursor.output.cursor.anchor, text)
    const head = offset(cursor.output.cursor.head, text)
    if (anchor !== null && head !== null) carets.push({ peer, anchor, head })
  }
  return carets
}
