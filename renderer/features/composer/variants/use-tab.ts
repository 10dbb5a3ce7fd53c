import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { ChannelId } from '../../../../shared/plan/post.ts'
import type { PostEditing } from '../post-editing.ts'

/** The tab of the shared text. */
export const sharedTab = 'shared'
/** Which text the composer shows: the shared one, or that of a channel. */
export type TabId = typeof sharedTab | ChannelId

/**
 * The tab that is shown, of those that there are. It follows an undo to where something was taken back, and tells the
 * others where this person is.
 */
export function useTab(
  editing: PostEditing,
  awareness: Awareness,
  channels: readonly ChannelId[],
): readonly [TabId, (tab: TabId) => void] {
  const [wanted, setWanted] = useState<TabId>(sharedTab)
  const tab = channels.includes(wanted) ? wanted : sharedTab
  useEffect(() => awareness.setLocalStateField('tab', tab), [awareness, tab])
  useEffect(
    () =>
      editing.onReturn((places) => {
        const tabs = places.map(({ channel }) => channel ?? sharedTab)
        const [first] = tabs
        if (first !== undefined && !tabs.includes(tab)) setWanted(first)
      }),
    [editing, tab],
  )
  return [tab, setWanted]
}
