import type { AssetDetail } from '../../../shared/ipc/library-api.ts'
import { useSession } from '../../state/session.ts'
import { AssetPicture } from '../../ui/asset-picture.tsx'
import rowButton from '../../ui/row-button.module.css'
import { StatusMark } from '../../ui/status-mark.tsx'
import styles from './asset-panel.module.css'
import { useLibrary } from './library-store.ts'
import { Part } from './part.tsx'

const shown = 20

/** The posts that use it, and other assets that look like it. */
export function AssetUses({ usedIn, alike }: Pick<AssetDetail, 'usedIn' | 'alike'>) {
  const open = useSession((state) => state.open)
  const setOpen = useLibrary((state) => state.setOpen)
  return (
    <>
      <Part title="Used in">
        {usedIn.length === 0 ? (
          <p className={styles.note}>No post uses it yet.</p>
        ) : (
          <ul className={styles.uses}>
            {usedIn.slice(0, shown).map((card) => (
              <li key={card.id}>
                <button type="button" className={`${rowButton.row} ${styles.use}`} onClick={() => open(card.id)}>
                  <StatusMark status={card.status} named />
                  <span>{card.title === '' ? 'No text yet' : card.title}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
        {usedIn.length > shown && <p className={styles.note}>And {usedIn.length - shown} more.</p>}
      </Part>
      {alike.length > 0 && (
        <Part title="Looks like">
          <ul className={styles.alike}>
            {alike.map((asset) => (
              <li key={asset.id}>
                <button type="button" aria-label={asset.name || 'No name'} onClick={() => setOpen(asset.id)}>
                  <AssetPicture asset={asset} fit="cover" />
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.note}>They may be copies in other sizes. Delete those that nobody needs.</p>
        </Part>
      )}
    </>
  )
}
