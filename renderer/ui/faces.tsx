import type { Hue } from '../../shared/plan/lists.ts'
import { Avatar } from './avatar.tsx'
import styles from './faces.module.css'

interface FacesProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly hue: Hue }[]
  readonly shown?: number
}

/** So many names are read out one by one. */
const mostNamed = 5

function namesOf(people: FacesProps['people']): string {
  const names = people.map(({ name }) => name)
  const others = names.length - mostNamed
  return others <= 0 ? names.join(', ') : `${names.slice(0, mostNamed).join(', ')} and ${others} more`
}

/** People as overlapping faces; those beyond `shown` are counted. Nothing when there is nobody. */
export function Faces({ people, shown = 3 }: FacesProps) {
  if (people.length === 0) return null
  return (
    <ul className={styles.faces} aria-label={namesOf(people)}>
      {people.slice(0, shown).map(({ id, name, hue }) => (
        <li key={id}>
          <Avatar name={name} hue={hue} size={24} />
        </li>
      ))}
      {people.length > shown && <li className={styles.more}>+{people.length - shown}</li>}
    </ul>
  )
}
