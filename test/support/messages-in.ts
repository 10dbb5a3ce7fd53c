import { decodeMessage, type Message } from '../../shared/replica/frames.ts'
import type { MessageJoiner } from '../../shared/replica/parts.ts'
import type { Frame } from '../../shared/replica/pipe.ts'

/** The messages that end with this frame, as far as they can be read. */
export function messagesIn(joiner: MessageJoiner, frame: Frame): readonly Message[] {
  const joined = joiner.add(frame)
  if (joined.kind !== 'messages') return []
  return joined.messages.flatMap((bytes) => {
    const message = decodeMessage(bytes)
    return message.kind === 'unknown' || message.kind === 'malformed' ? [] : [message]
  })
}
