import { CircleAlert } from 'lucide-react'
import { type Asset, licences } from '../../../shared/plan/asset.ts'
import { licenceWarnings } from '../../../shared/plan/licence.ts'
import { changeAssets } from '../../state/library.ts'
import { CommittedField } from '../../ui/committed-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './asset-panel.module.css'
import { Part } from './part.tsx'
import { licenceNames, warningWords } from './words.ts'

/** Who made it, and what may be done with it. */
export function AssetRights({ asset }: { readonly asset: Asset }) {
  const { id, licence, credit, source } = asset
  const warnings = licenceWarnings(asset)
  return (
    <Part title="Rights">
      <Select
        label="Licence"
        items={licences.map((name) => ({ id: name, name: licenceNames[name] }))}
        value={licence}
        onChange={(next) => void changeAssets('Changed the licence', [id], { licence: next })}
      />
      {warnings.length > 0 && (
        <ul className={styles.warnings}>
          {warnings.map((warning) => (
            <li key={warning} className={styles.warning}>
              <Icon icon={CircleAlert} />
              {warningWords[warning]}
            </li>
          ))}
        </ul>
      )}
      <CommittedField
        label="Credit"
        placeholder="Whom to name"
        value={credit}
        onCommit={(next) => void changeAssets('Changed the credit', [id], { credit: next })}
      />
      <CommittedField
        label="Source"
        placeholder="A link, or where it came from"
        value={source}
        onCommit={(next) => void changeAssets('Changed the source', [id], { source: next })}
      />
    </Part>
  )
}
