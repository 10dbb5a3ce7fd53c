import type { ImportPreview, ImportPreviewRow } from '../../../shared/ipc/import-api.ts'
import type { Metrics } from '../../../shared/plan/post.ts'
import { scheduleAt } from '../../../shared/plan/schedule.ts'
import { momentWords, zoneWords } from '../../state/times.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { statusWords } from '../../ui/status-words.ts'
import styles from './import.module.css'
import { counted, grouped } from './words.ts'

interface PreviewListProps {
  readonly preview: ImportPreview
  readonly zone: string
}

/** The first posts of the file as they will be. */
export function PreviewList({ preview, zone }: PreviewListProps) {
  const rest = preview.rows - preview.problemCount - preview.first.length
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the dialog scrolls, and only this part takes the focus for it */}
      <section tabIndex={0} aria-label="Posts as they will be" className={styles.reachable}>
        <ol className={styles.posts}>
          {preview.first.map((row) => (
            <PreviewPost key={row.line} row={row} zone={zone} />
          ))}
        </ol>
      </section>
      {rest > 0 && <p className={styles.note}>and {counted(rest, 'more post', 'more posts')}</p>}
    </>
  )
}

function PreviewPost({ row, zone }: { readonly row: ImportPreviewRow; readonly zone: string }) {
  return (
    <li className={styles.post} data-known={row.known || undefined}>
      <p className={styles.when}>
        <StatusMark status={row.status} />
        <When wall={row.wall} status={row.status} zone={zone} />
      </p>
      <p className={styles.text}>{row.text}</p>
      <p className={styles.note}>
        {[
          `Line ${grouped(row.line)}`,
          ...metricWords(row.metrics),
          ...(row.known ? ['already in this plan'] : []),
        ].join(' · ')}
      </p>
    </li>
  )
}

function When({ wall, status, zone }: Pick<ImportPreviewRow, 'wall' | 'status'> & { readonly zone: string }) {
  if (wall === null) return <span>{statusWords[status]}, no date</span>
  const { instant } = scheduleAt(wall, zone)
  return (
    <span>
      {momentWords(instant, zone)}
      <span className={styles.detail}>
        {statusWords[status]} · {zoneWords(zone, instant)}
      </span>
    </span>
  )
}

function metricWords(metrics: Metrics | null): readonly string[] {
  const { replies, reposts, likes } = metrics ?? {}
  return [
    ...(replies === undefined ? [] : [counted(replies, 'reply', 'replies')]),
    ...(reposts === undefined ? [] : [counted(reposts, 'repost')]),
    ...(likes === undefined ? [] : [counted(likes, 'like')]),
  ]
}
