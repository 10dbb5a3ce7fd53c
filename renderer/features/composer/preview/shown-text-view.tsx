import { useState } from 'react'
import type { Platform } from '../../../../shared/plan/lists.ts'
import { looks } from './looks.ts'
import styles from './post.module.css'
import { foldedText, shownPieces } from './shown-text.ts'

interface ShownTextProps {
  readonly platform: Platform
  readonly text: string
  /** Stands before the text in the same line, as the account's name does on Instagram. */
  readonly lead?: string
}

/** The text with its links shortened, folded where the platform folds it. */
export function ShownText({ platform, text, lead }: ShownTextProps) {
  const { fold, linksWork } = looks[platform]
  const [open, setOpen] = useState(false)
  const head = fold === null || open ? text : foldedText(text, fold)
  return (
    <p className={styles.text}>
      {lead !== undefined && <b>{lead} </b>}
      {shownPieces(platform, head).map(({ kind, text: piece, at }) => (
        <span key={at} className={styles[kind === 'link' && !linksWork ? 'text' : kind]} data-kind={kind}>
          {piece}
        </span>
      ))}
      {fold !== null && head.length < text.length && (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {fold.words}
        </button>
      )}
    </p>
  )
}
