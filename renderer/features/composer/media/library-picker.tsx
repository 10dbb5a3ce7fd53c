import { useState } from 'react'
import type { LibraryFilter, LibraryView } from '../../../../shared/ipc/library-api.ts'
import type { Asset } from '../../../../shared/plan/asset.ts'
import { isUnclear } from '../../../../shared/plan/licence.ts'
import { api } from '../../../state/api.ts'
import { useAnswer } from '../../../state/watch.ts'
import { AssetPicture } from '../../../ui/asset-picture.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import styles from './media.module.css'

interface LibraryPickerProps {
  readonly onPick: (assets: readonly Asset[]) => void
  readonly onClose: () => void
}

const shown = 60
const anything: Omit<LibraryFilter, 'text'> = {
  kind: null,
  folder: null,
  tags: [],
  starred: false,
  unclear: false,
  unused: false,
  alike: false,
}

/** Chooses from the Library: the newest first, or what a few words find. */
export function LibraryPicker({ onPick, onClose }: LibraryPickerProps) {
  const [text, setText] = useState('')
  const [picked, setPicked] = useState<readonly Asset[]>([])
  const view = useAnswer<LibraryView | null>(
    (tell) => api().library.watch({ ...anything, text }, shown, tell),
    [text],
    null,
  )
  const toggle = (asset: Asset) =>
    setPicked((before) =>
      before.some(({ id }) => id === asset.id) ? before.filter(({ id }) => id !== asset.id) : [...before, asset],
    )
  return (
    <Dialog
      title="Add from the Library"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <Button variant="primary" isDisabled={picked.length === 0} onPress={() => onPick(picked)}>
          {picked.length === 0 ? 'Add' : `Add ${picked.length}`}
        </Button>
      }
    >
      <div className={styles.picker}>
        <SearchField label="Search the Library" placeholder="Search" value={text} onChange={setText} />
        {view?.total === 0 && <p className={styles.hint}>The Library is empty. Drop pictures onto the post instead.</p>}
        {view !== null && view.total > 0 && view.matching === 0 && <p className={styles.hint}>Nothing matches.</p>}
        <ul className={styles.choices} aria-label="Assets">
          {view?.assets.map((asset) => (
            <li key={asset.id}>
              <button
                type="button"
                className={styles.choice}
                aria-pressed={picked.some(({ id }) => id === asset.id)}
                onClick={() => toggle(asset)}
              >
                <span className={styles.choicePicture}>
                  <AssetPicture asset={asset} fit="contain" />
                </span>
                <span className={styles.choiceName}>{asset.name || 'No name'}</span>
                {isUnclear(asset) && <span className={styles.hint}>Rights not clear</span>}
              </button>
            </li>
          ))}
        </ul>
        {view !== null && view.matching > shown && (
          <p className={styles.hint}>
            The newest {shown} of {view.matching.toLocaleString()}. Search for the others.
          </p>
        )}
      </div>
    </Dialog>
  )
}
