import { CircleAlert, Copy, Film, Folder, Image, Images, type LucideIcon, Star, Tag, Unlink } from 'lucide-react'
import type { LibraryFilter, LibraryView } from '../../../shared/ipc/library-api.ts'
import { useLists } from '../../state/lists.ts'
import { Icon } from '../../ui/icon.tsx'
import rowButton from '../../ui/row-button.module.css'
import { noFilter, useLibrary } from './library-store.ts'
import styles from './places.module.css'

interface Place {
  readonly name: string
  readonly icon: LucideIcon
  readonly filter: Partial<LibraryFilter>
  readonly count?: number
  readonly hue?: string
}

const fixed: readonly Place[] = [
  { name: 'Everything', icon: Images, filter: {} },
  { name: 'Images', icon: Image, filter: { kind: 'image' } },
  { name: 'Videos', icon: Film, filter: { kind: 'video' } },
  { name: 'Starred', icon: Star, filter: { starred: true } },
  { name: 'Rights not clear', icon: CircleAlert, filter: { unclear: true } },
  { name: 'Look alike', icon: Copy, filter: { alike: true } },
  { name: 'Not used yet', icon: Unlink, filter: { unused: true } },
]

/** The parts of the Library: by kind, by what is to be done, by folder and by tag. */
export function Places({ view }: { readonly view: LibraryView }) {
  const tags = useLists((state) => state.lists.tags)
  const folders = view.folders.map(({ name, count }) => ({ name, icon: Folder, filter: { folder: name }, count }))
  const labels = tags.map(({ id, name, hue }) => ({ name, icon: Tag, filter: { tags: [id] }, hue }))
  return (
    <nav aria-label="Parts of the Library" className={styles.places}>
      <PlaceList label="Parts" places={fixed} />
      {folders.length > 0 && <PlaceList label="Folders" places={folders} titled />}
      {labels.length > 0 && <PlaceList label="Tags" places={labels} titled />}
    </nav>
  )
}

interface PlaceListProps {
  readonly label: string
  readonly places: readonly Place[]
  readonly titled?: boolean
}

function PlaceList({ label, places, titled = false }: PlaceListProps) {
  const filter = useLibrary((state) => state.filter)
  const goTo = useLibrary((state) => state.goTo)
  const isHere = (place: Place) =>
    JSON.stringify({ ...noFilter, ...place.filter }) === JSON.stringify({ ...filter, text: '' })
  return (
    <section aria-label={label}>
      {titled && <h2 className={styles.heading}>{label}</h2>}
      <ul className={styles.list}>
        {places.map((place) => (
          <li key={place.name}>
            <button
              type="button"
              className={`${rowButton.row} ${styles.place}`}
              aria-current={isHere(place) ? 'true' : undefined}
              onClick={() => goTo(place.filter)}
            >
              <span className={styles.mark} data-hue={place.hue}>
                <Icon icon={place.icon} />
              </span>
              <span className={styles.name} title={place.name}>
                {place.name}
              </span>
              {place.count !== undefined && <span className={styles.count}>{place.count.toLocaleString()}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
