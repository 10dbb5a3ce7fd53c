import type { PeerEvents } from '../../electron/network/peer-pipe.ts'

/** Hears nothing of what a peer says beside its frames. */
export const quietPeer: PeerEvents = {
  statements: () => {},
  hub: () => {},
  removed: () => {},
  key: () => {},
  heard: () => {},
}
