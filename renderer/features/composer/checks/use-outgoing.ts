import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { useAssets } from '../../../state/use-assets.ts'
import type { PostEditing } from '../post-editing.ts'
import { isLong, pause } from './long-text.ts'
import { type Outgoing, outgoingOn } from './outgoing.ts'

/** The open post as it goes out on each of these channels; renders again with each key, a long one once the person pauses. */
export function useOutgoing(editing: PostEditing, channels: readonly Channel[]): readonly Outgoing[] {
  const post = useSettled(useSyncExternalStore(editing.subscribe, editing.read), (now) => isLong(now?.text.length ?? 0))
  const assets = useAssets(post?.media.map((use) => use.asset) ?? [])
  return post === null ? [] : channels.map((channel) => outgoingOn(channel, post, assets))
}

/** The value as it is now; where it would cost much to draw again for each key, as it was before the person began to type. */
function useSettled<T>(now: T, isCostly: (value: T) => boolean): T {
  const settled = useRef(now)
  const [, drawAgain] = useState(0)
  const waits = isCostly(now)
  useEffect(() => {
    if (!waits) {
      settled.current = now
      return
    }
    const timer = setTimeout(() => {
      settled.current = now
      drawAgain((count) => count + 1)
    }, pause)
    return () => clearTimeout(timer)
  }, [now, waits])
  return waits ? settled.current : now
}
