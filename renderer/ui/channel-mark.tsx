import type { ReactElement } from 'react'
import type { Platform } from '../../shared/plan/lists.ts'
import styles from './channel-mark.module.css'
import { platformWords } from './platform-words.ts'

const line = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 1.4, strokeLinejoin: 'round' } as const

/** Letters and plain shapes of our own: no platform's trademark. */
const glyphs: Readonly<Record<Platform, string | ReactElement>> = {
  x: 'X',
  bluesky: 'B',
  mastodon: 'M',
  threads: '@',
  instagram: (
    <>
      <circle cx="8" cy="8" r="3.2" {...line} />
      <circle cx="12" cy="4" r="0.9" fill="var(--surface)" />
    </>
  ),
  facebook: 'f',
  linkedin: 'in',
  tiktok: 'T',
  telegram: <path d="m3.2 8 9.6-4-2 8.4-3-2.3Zm4.6 2.1L12.8 4" {...line} />,
  whatsapp: 'W',
  youtube: <path d="M6 4.6 11.8 8 6 11.4Z" fill="var(--surface)" />,
  email: <path d="M3 4.8h10v6.6H3zm0 .4 5 3.6 5-3.6" {...line} />,
}

interface ChannelMarkProps {
  readonly platform: Platform
  /** False where words beside it name the platform. */
  readonly named?: boolean
}

/** A platform, told at a glance, 16 px. */
export function ChannelMark({ platform, named = true }: ChannelMarkProps) {
  const glyph = glyphs[platform]
  const naming = named ? { role: 'img', 'aria-label': platformWords[platform] } : { 'aria-hidden': true }
  if (typeof glyph === 'string') return <span className={styles.mark} data-letter={glyph} {...naming} />
  return (
    <span className={styles.mark} {...naming}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {glyph}
      </svg>
    </span>
  )
}
