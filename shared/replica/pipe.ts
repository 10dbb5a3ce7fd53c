/** One opaque message between two replicas, at most `maxFrameBytes` long. */
export type Frame = Uint8Array

/**
 * A duplex, ordered, reliable stream of frames between two replicas: the only way in which a plan's data moves.
 * MessagePort, socket and WebSocket pipes all pass the same contract suite (`test/contract/pipe.ts`).
 */
export interface Pipe {
  /**
   * Queues one frame. Returns false when the other side is slow: the caller should then wait for `drained()`
   * before it sends more. Frames sent after close are dropped.
   */
  send(frame: Frame): boolean
  /** Resolves when the queue has room again, or when the pipe has closed. */
  drained(): Promise<void>
  /** Sets the one receiver. Frames that came earlier are delivered first, in order. */
  receive(handlers: PipeHandlers): void
  /** Ends the pipe from this side. The reason is for people: one short sentence. Safe to call twice. */
  close(reason?: string): void
}

/** What a pipe tells its receiver. `closed` is called once, whichever side ended the pipe. */
export interface PipeHandlers {
  /** A receiver that cannot keep up returns a promise: the sender then feels, where the pipe can, that it is slow. */
  frame(frame: Frame): void | Promise<void>
  closed(reason: string): void
}

/** A buffer that holds no more beside a frame than this share of it is worth no copy [PI4]. */
const mostAround = 1 / 64

/** True if the frame has next to nothing around it in memory [PI4]. */
export const isAlone = ({ buffer, byteLength }: Frame): boolean => buffer.byteLength <= byteLength * (1 + mostAround)

/** The frame without the buffer that it may be a view of, or with next to nothing around it [PI4]. */
export function trimmed(frame: Frame): Frame {
  if (!isAlone(frame)) return new Uint8Array(frame)
  // Not what it is a subclass of: a Buffer's `slice`, for one, copies nothing.
  return new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength)
}
