import type { Card } from '../../../shared/plan/post.ts'
import { useLists } from '../../state/lists.ts'
import { briefMoment } from '../../state/times.ts'
import { ApprovalMark, hasApprovalMark } from '../../ui/approval-mark.tsx'
import { MediaTile } from '../../ui/asset-picture.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { RefusalMark } from '../../ui/refusal-mark.tsx'
import styles from './card-face.module.css'

interface CardFaceProps {
  readonly card: Card
  readonly zone: string
}

const tagsShown = 2

/** What a card says: the beginning of the text, where it goes, when, under which tags, and whose it is. */
export function CardFace({ card, zone }: CardFaceProps) {
  const lists = useLists((state) => state.lists)
  const channels = lists.channels.filter((channel) => card.channels.includes(channel.id))
  const tags = lists.tags.filter((tag) => card.tags.includes(tag.id))
  const assignee = lists.members.find((member) => member.id === card.assignee)
  const hasFoot = channels.length > 0 || hasApprovalMark(card) || card.schedule !== null || assignee !== undefined
  return (
    <>
      <div className={styles.head}>
        <p className={styles.title} dir="auto" title={card.title} data-empty={card.title === '' || undefined}>
          {card.title === '' ? 'No text yet' : card.title}
        </p>
        {card.media !== undefined && (
          <span className={styles.media}>
            <MediaTile media={card.media} />
          </span>
        )}
      </div>
      {tags.length > 0 && (
        <p className={styles.tags}>
          {tags.slice(0, tagsShown).map((tag) => (
            <span key={tag.id} className={styles.tag} data-hue={tag.hue}>
              {tag.name}
            </span>
          ))}
          {tags.length > tagsShown && <span className={styles.more}>+{tags.length - tagsShown}</span>}
        </p>
      )}
      {hasFoot && (
        <p className={styles.foot}>
          {channels.map((channel) => (
            <ChannelMark key={channel.id} platform={channel.platform} />
          ))}
          <RefusalMark card={card} />
          <ApprovalMark card={card} />
          <span className={styles.time}>{card.schedule !== null && briefMoment(card.schedule.instant, zone)}</span>
          {assignee !== undefined && <Avatar name={assignee.name} hue={assignee.hue} />}
        </p>
      )}
    </>
  )
}
