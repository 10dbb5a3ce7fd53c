import type { Hue } from '../../shared/plan/lists.ts'
import { Avatar } from './avatar.tsx'
import styles from './faces.module.css'

interface FacesProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly hue: Hue }[]
  readonly shown?: number
}

/** People as overlapping faces; those beyond `shown` are counted. Nothing when there is nobody. */
export function Faces({ people, shown = 3 }: FacesProps) {
  if (people.length === 0) return null
  return (
    <ul className={styles.faces} aria-label={people.map(({ name }) => name).join(', ')}>
      {people.slice(0, shown).map(({ id, name, hue }) => (
        <li key={id}>
          <Avatar name={name} hue={hue} size={24} />
        </li>
      ))}
      {people.length > shown && <li className={styles.more}>+{people.length - shown}</li>}
    </ul>
  )
}
