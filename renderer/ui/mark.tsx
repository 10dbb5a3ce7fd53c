import type { ReactNode } from 'react'
import type { Status } from '../../shared/plan/post.ts'

interface MarkProps {
  /** What it says to screen readers; null where words beside it say the same. */
  readonly name: string | null
  readonly className: string | undefined
  readonly status?: Status
  readonly children: ReactNode
}

/** A small drawing on a grid of 16. */
export function Mark({ name, className, status, children }: MarkProps) {
  if (name === null) {
    return (
      <svg viewBox="0 0 16 16" aria-hidden="true" className={className} data-status={status}>
        {children}
      </svg>
    )
  }
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={name} className={className} data-status={status}>
      {children}
    </svg>
  )
}
