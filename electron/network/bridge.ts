import type { Pipe } from '../../shared/replica/pipe.ts'
import type { PeerPipe } from './peer-pipe.ts'

/** Carries frames between a peer and the worker, and the slowness of either side to the other. */
export function bridge(peer: PeerPipe, worker: Pipe): void {
  peer.pass({
    frame(frame) {
      if (worker.send(frame)) return
      peer.pause()
      void worker.drained().then(() => peer.resume())
    },
    closed: (reason) => worker.close(reason),
  })
  worker.receive({
    frame: (frame) => (peer.send(frame) ? undefined : peer.drained()),
    closed: (reason) => peer.close(reason),
  })
}
