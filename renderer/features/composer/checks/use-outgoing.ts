import { useSyncExternalStore } from 'react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { useAssets } from '../../../state/use-assets.ts'
import type { PostEditing } from '../post-editing.ts'
import { type Outgoing, outgoingOn } from './outgoing.ts'

/** The open post as it goes out on each of these channels; renders again with each key. */
export function useOutgoing(editing: PostEditing, channels: readonly Channel[]): readonly Outgoing[] {
  const post = useSyncExternalStore(editing.subscribe, editing.read)
  const assets = useAssets(post?.media.map((use) => use.asset) ?? [])
  return post === null ? [] : channels.map((channel) => outgoingOn(channel, post, assets))
}
