import { useMemo } from 'react'
import { differences } from './differences.ts'
import styles from './variants.module.css'

interface VariantDiffProps {
  readonly shared: string
  readonly own: string
}

const elements = { same: 'span', added: 'ins', removed: 'del' } as const

/** The shared text with what this channel leaves out struck through and what it adds underlined. */
export function VariantDiff({ shared, own }: VariantDiffProps) {
  const parts = useMemo(() => differences(shared, own), [shared, own])
  if (parts === null) return <p className={styles.note}>The two texts differ too much to be compared word by word.</p>
  let at = 0
  return (
    <section className={styles.diff} aria-label="Compared with the shared text">
      {parts.map(({ kind, text }) => {
        const Part = elements[kind]
        at += text.length
        return (
          <Part key={`${at}${kind}`} className={styles[kind]}>
            {text}
          </Part>
        )
      })}
    </section>
  )
}
