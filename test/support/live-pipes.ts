import { memoryPipe } from '../../shared/replica/memory-pipe.ts'
import type { Frame, Pipe } from '../../shared/replica/pipe.ts'

/** Two ends of a memory pipe that delivers by itself, in the next microtask. */
export function livePipes(): readonly [Pipe, Pipe] {
  const pair = memoryPipe()
  const live = (end: Pipe, towards: 'a' | 'b'): Pipe => ({
    send(frame: Frame) {
      const room = end.send(frame)
      queueMicrotask(() => pair.deliver(towards))
      return room
    },
    drained: () => end.drained(),
    receive: (handlers) => end.receive(handlers),
    close: (reason) => end.close(reason),
  })
  return [live(pair.a, 'b'), live(pair.b, 'a')]
}
