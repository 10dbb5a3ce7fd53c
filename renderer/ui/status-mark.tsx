import type { ReactNode } from 'react'
import type { Status } from '../../shared/plan/post.ts'
import { Mark } from './mark.tsx'
import styles from './status-mark.module.css'
import { statusWords } from './status-words.ts'

const ring = <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
const disc = <circle cx="8" cy="8" r="7" fill="currentColor" />
const cut = {
  fill: 'none',
  stroke: 'var(--surface)',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A ring that fills on the way to approval; then a tick, a clock and a sent arrow: never told by colour alone. */
const shapes: Readonly<Record<Status, ReactNode>> = {
  idea: <circle cx="8" cy="8" r="6.25" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.6 2.3" />,
  draft: (
    <>
      {ring}
      <path d="M8 8V3.5A4.5 4.5 0 0 1 12.5 8Z" fill="currentColor" />
    </>
  ),
  review: (
    <>
      {ring}
      <path d="M8 3.5a4.5 4.5 0 0 1 0 9Z" fill="currentColor" />
    </>
  ),
  approved: (
    <>
      {disc}
      <path d="m4.9 8.3 2.1 2.1 4.1-4.6" {...cut} />
    </>
  ),
  scheduled: (
    <>
      {disc}
      <path d="M8 4.4V8l2.4 1.6" {...cut} />
    </>
  ),
  posted: (
    <path
      d="M14.5 1.5 1.6 6.4l5 2.1 1.2.4.4 1.2 2.1 4.6ZM7.2 8.8 10.6 5.4"
      fill="currentColor"
      stroke="currentColor"
      strokeLinejoin="round"
    />
  ),
  archived: (
    <path
      d="M2 3.5h12v3H2zM3 6.5v6.75h10V6.5M6.5 9.25h3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
    />
  ),
}

interface StatusMarkProps {
  readonly status: Status
  /** True where no words beside it name the status. */
  readonly named?: boolean
}

/** The shape and colour of a status, 14 px. */
export function StatusMark({ status, named = false }: StatusMarkProps) {
  return (
    <Mark name={named ? statusWords[status] : null} className={styles.mark} status={status}>
      {shapes[status]}
    </Mark>
  )
}
