import type { Channel } from '../../../../shared/plan/lists.ts'
import { postedText, settingsOf } from '../../../../shared/platforms/check-post.ts'
import { splitThread } from '../../../../shared/platforms/split-thread.ts'
import { briefMoment, useViewZone } from '../../../state/times.ts'
import type { Outgoing } from '../checks/outgoing.ts'
import { useOutgoing } from '../checks/use-outgoing.ts'
import { Fold } from '../fold.tsx'
import type { PostEditing, PostFields } from '../post-editing.ts'
import { PostLayout, type ShownPost } from './layouts.tsx'
import look from './platform-look.module.css'
import postStyles from './post.module.css'
import styles from './preview.module.css'

interface ChannelPreviewProps {
  readonly editing: PostEditing
  readonly channel: Channel
  readonly post: PostFields
  /** What is shown, in few words. */
  readonly summary: string
  /** True beside the shared text, of which it shows one channel. */
  readonly isShared: boolean
  /** True on the full page, where it stands beside the text. */
  readonly isWide: boolean
}

/** How the post will look on a channel, about. */
export function ChannelPreview({ editing, channel, post, summary, isShared, isWide }: ChannelPreviewProps) {
  const zone = useViewZone()
  const [outgoing] = useOutgoing(editing, [channel])
  if (outgoing === undefined) return null
  const when = post.schedule === null ? 'now' : briefMoment(post.schedule.instant, zone)
  return (
    <Fold
      id={isWide ? 'preview wide' : isShared ? 'preview shared' : 'preview'}
      title="Preview"
      summary={summary}
      className={styles.preview}
      // In the panel it would push the decisions out of sight of everybody who opens a post.
      isOpenAtFirst={isWide || !isShared}
    >
      <div className={look.stage} data-platform={channel.platform}>
        {shownPosts(outgoing, when).map((shown, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a thread have no other name than their place
          <article key={index} className={postStyles.card} aria-label={`Preview ${index + 1}`}>
            <PostLayout post={shown} />
          </article>
        ))}
      </div>
    </Fold>
  )
}

/** The posts that become of it: one, or the parts of a thread, of which the first shows the pictures. */
function shownPosts({ channel, post, media }: Outgoing, when: string): readonly ShownPost[] {
  const text = postedText(post)
  const base = { channel, contentWarning: post.contentWarning ?? '', when }
  const thread = post.isThread === true ? splitThread(channel.platform, text, settingsOf(post)) : null
  if (thread?.kind !== 'parts') return [{ ...base, text, media }]
  return thread.parts.map((part, index) => ({ ...base, text: part.text, media: index === 0 ? media : [] }))
}
