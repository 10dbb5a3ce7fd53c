import type { Hue } from '../../shared/plan/lists.ts'
import styles from './avatar.module.css'

interface AvatarProps {
  readonly name: string
  readonly hue: Hue
  readonly size?: 20 | 24 | 32
  /** False where words beside it name the person. */
  readonly named?: boolean
}

const letter = /^[\p{L}\p{N}]/u

/** The first letters of two words; a name that has none is shown by its first sign, and one that shows nothing by "?". */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const lettered = words.filter((word) => letter.test(word)).slice(0, 2)
  const shown = lettered.length === 0 ? words.slice(0, 1) : lettered
  return shown.map((word) => [...word][0]?.toLocaleUpperCase() ?? '').join('') || '?'
}

/** A person's initials on their colour. */
export function Avatar({ name, hue, size = 20, named = true }: AvatarProps) {
  const naming = named ? { role: 'img', 'aria-label': name, title: name } : { 'aria-hidden': true }
  return <span className={styles.avatar} data-hue={hue} data-size={size} data-initials={initials(name)} {...naming} />
}
