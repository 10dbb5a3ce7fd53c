import { useLayoutEffect, useRef } from 'react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { settingsFor } from '../../../../shared/plan/variant-settings.ts'
import { postedText } from '../../../../shared/platforms/check-post.ts'
import { countText, type TextSettings } from '../../../../shared/platforms/count-text.ts'
import type { PostEditing } from '../post-editing.ts'
import { useReading } from '../use-reading.ts'
import type { OverFrom } from './over-mark.ts'

/**
 * Where a text is first over the limit of one of its channels, but for those on which it may become a thread: always
 * the same function, which knows the newest limits, and something that changes with them.
 */
export function useOverFrom(editing: PostEditing, channels: readonly Channel[]): readonly [OverFrom, string] {
  const limits = useReading(editing, () =>
    channels.flatMap(({ id, platform, limit }) => {
      const { contentWarning, isThread, link } = settingsFor(editing.doc, id)
      const media = editing.read()?.media.length === 0 ? undefined : ('images' as const)
      const settings: TextSettings = { contentWarning, limit, media }
      return isThread ? [] : [{ platform, settings, link }]
    }),
  )
  const newest = useRef(limits)
  // Before the effect in which the editor asks.
  useLayoutEffect(() => {
    newest.current = limits
  }, [limits])
  const overFrom = useRef<OverFrom>((text) => {
    const places = newest.current.flatMap(
      ({ platform, settings, link }) =>
        countText(platform, postedText({ text, link, media: [] }), settings).overFrom ?? [],
    )
    return places.length === 0 ? null : Math.min(...places)
  })
  return [overFrom.current, JSON.stringify(limits)]
}
