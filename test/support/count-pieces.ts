import type { Message } from '../../shared/replica/frames.ts'
import { MessageJoiner } from '../../shared/replica/parts.ts'
import { messagesIn } from './messages-in.ts'
import type { Link, ReplicaMesh } from './replica-mesh.ts'

/** Delivers frame by frame until `enough`, or until nothing moves. */
export async function deliverUntil(mesh: ReplicaMesh, enough: () => boolean): Promise<void> {
  for (let moved = true; moved && !enough(); ) {
    moved = false
    for (let turn = 0; turn < 30; turn++) await Promise.resolve()
    for (const { pipe } of mesh.links) {
      for (const end of ['a', 'b'] as const) moved = (!enough() && pipe.deliver(end)) || moved
    }
  }
}

/** What comes over a link to one end: bytes of pieces, the blobs in their order, all kinds of messages in theirs. */
export function countPieces(link: Link, end: 'a' | 'b'): { bytes: number; names: string[]; order: Message['kind'][] } {
  const counted = { bytes: 0, names: [] as string[], order: [] as Message['kind'][] }
  const joiner = new MessageJoiner()
  const other = end === 'a' ? link.pipe.b : link.pipe.a
  const send = other.send.bind(other)
  other.send = (frame) => {
    for (const message of messagesIn(joiner, frame)) {
      counted.order.push(message.kind)
      if (message.kind !== 'piece') continue
      counted.bytes += message.bytes.length
      if (counted.names.at(-1) !== message.hash) counted.names.push(message.hash)
    }
    return send(frame)
  }
  return counted
}
