import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type Peer, readPeer } from './carets.ts'

/** The other members who have this post open, each once, by name. */
function peersOf(awareness: Awareness): readonly Peer[] {
  const peers = new Map<string, Peer>()
  for (const [client, state] of awareness.getStates()) {
    const peer = client === awareness.clientID ? null : readPeer(client, state)
    if (peer !== null) peers.set(peer.member, peer)
  }
  return [...peers.values()].sort((a, b) => a.name.localeCompare(b.name))
}

const same = (a: readonly Peer[], b: readonly Peer[]) => JSON.stringify(a) === JSON.stringify(b)

/** Who else has the post open. Moving carets do not render anything. */
export function usePeers(awareness: Awareness): readonly Peer[] {
  const [peers, setPeers] = useState(() => peersOf(awareness))
  useEffect(() => {
    const changed = () => {
      const next = peersOf(awareness)
      setPeers((previous) => (same(previous, next) ? previous : next))
    }
    changed()
    awareness.on('change', changed)
    return () => awareness.off('change', changed)
  }, [awareness])
  return peers
}
