import { encodeMessage, type Message, protocolVersion } from '../../shared/replica/frames.ts'
import { memoryPipe } from '../../shared/replica/memory-pipe.ts'
import { cutMessage, MessageJoiner } from '../../shared/replica/parts.ts'
import type { Replica } from '../../shared/replica/replica.ts'
import type { SessionOptions } from '../../shared/replica/session-host.ts'
import { messagesIn } from './messages-in.ts'
import { breathe } from './replica-mesh.ts'

/** A peer that says what a test makes it say, to a replica of the plan. */
export async function strangePeer(replica: Replica, options: SessionOptions = {}) {
  const pipe = memoryPipe(2_000)
  const heard: Message[] = []
  const joiner = new MessageJoiner()
  let ended: string | null = null
  replica.connect(pipe.b, {
    ...options,
    onClosed: (reason) => {
      ended = reason
    },
  })
  pipe.a.receive({
    frame: (frame) => {
      heard.push(...messagesIn(joiner, frame))
    },
    closed: () => {},
  })
  const peer = {
    heard,
    ended: () => ended,
    /** Sends without letting the replica take anything in. */
    push: (message: Message) => peer.pushBytes(encodeMessage(message)),
    pushBytes(message: Uint8Array) {
      for (const frame of cutMessage(message)) pipe.a.send(frame)
      while (pipe.deliver('b'));
    },
    async say(message: Message) {
      peer.push(message)
      await peer.listen()
    },
    async listen() {
      await breathe()
      while (pipe.deliver('a'));
    },
  }
  await peer.listen()
  const hello = heard[0]
  if (hello?.kind !== 'hello') throw new Error('A replica introduces itself first.')
  await peer.say({ ...hello, version: protocolVersion, nonce: '00000000', root: 'ab'.repeat(16) })
  return peer
}
