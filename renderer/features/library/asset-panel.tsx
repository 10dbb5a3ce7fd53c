import { Download, SquarePen, Star, Trash2, X } from 'lucide-react'
import type { AssetDetail } from '../../../shared/ipc/library-api.ts'
import type { AssetId } from '../../../shared/plan/asset.ts'
import { api } from '../../state/api.ts'
import { changeAssets } from '../../state/library.ts'
import { useReadOnly } from '../../state/standing.ts'
import { useAnswer } from '../../state/watch.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MediaPlace } from '../../ui/media-place.tsx'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import { deleteAssets, startPostWith } from './asset-commands.ts'
import { AssetFacts } from './asset-facts.tsx'
import { AssetFields } from './asset-fields.tsx'
import styles from './asset-panel.module.css'
import { AssetRights } from './asset-rights.tsx'
import { AssetUses } from './asset-uses.tsx'
import { AssetView } from './asset-view.tsx'
import { useLibrary } from './library-store.ts'
import { saveAsset } from './save-asset.ts'

/** Everything about one asset: what it shows, what the team says about it, and where it is used. */
export function AssetPanel({ id }: { readonly id: AssetId }) {
  const detail = useAnswer<AssetDetail | null>((tell) => api().library.watchAsset(id, tell), [id], null)
  const setOpen = useLibrary((state) => state.setOpen)
  const readOnly = useReadOnly() !== null
  if (detail === null) return <aside aria-label="Asset" className={styles.panel} aria-busy="true" />
  const { asset, usedIn, alike } = detail
  return (
    <aside aria-label="Asset" className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.title}>{asset.name || 'No name'}</h2>
        <IconButton
          label={asset.starred ? 'Take the star away' : 'Star'}
          icon={Star}
          isActive={asset.starred}
          isDisabled={readOnly}
          onPress={() =>
            void changeAssets(asset.starred ? 'Took the star away' : 'Starred', [id], { starred: !asset.starred })
          }
        />
        <IconButton
          label="New post with it"
          icon={SquarePen}
          isDisabled={readOnly}
          onPress={() => void startPostWith([asset])}
        />
        <IconButton label="Save a copy…" icon={Download} onPress={() => void saveAsset(asset)} />
        <IconButton label="Delete" icon={Trash2} isDisabled={readOnly} onPress={() => void deleteAssets([asset])} />
        <IconButton label="Close" icon={X} onPress={() => setOpen(null)} />
      </header>
      <div className={styles.body}>
        <AssetView asset={asset} />
        <MediaPlace asset={asset} />
        <RoleFieldset className={styles.fields} isDisabled={readOnly}>
          <AssetRights asset={asset} />
          <AssetFields asset={asset} />
        </RoleFieldset>
        <AssetUses usedIn={usedIn} alike={alike} />
        <AssetFacts asset={asset} />
      </div>
    </aside>
  )
}
