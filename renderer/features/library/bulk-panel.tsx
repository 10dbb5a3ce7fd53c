import { SquarePen, Star, Trash2, X } from 'lucide-react'
import { type Asset, licences } from '../../../shared/plan/asset.ts'
import { changeAssets } from '../../state/library.ts'
import { useLists } from '../../state/lists.ts'
import { useReadOnly } from '../../state/standing.ts'
import { CommittedField } from '../../ui/committed-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import { Select } from '../../ui/select.tsx'
import { TagPicker } from '../../ui/tag-picker.tsx'
import { deleteAssets, startPostWith } from './asset-commands.ts'
import styles from './asset-panel.module.css'
import { useLibrary } from './library-store.ts'
import { Part } from './part.tsx'
import { countWords, licenceNames } from './words.ts'

/** As many media as any platform takes. */
const mostInPost = 20

/** What all of them say, or nothing. */
function shared<T>(assets: readonly Asset[], read: (asset: Asset) => T): T | null {
  const [first, ...others] = assets.map(read)
  return first !== undefined && others.every((other) => other === first) ? first : null
}

/** Says something about many assets at once. */
export function BulkPanel({ assets }: { readonly assets: readonly Asset[] }) {
  const select = useLibrary((state) => state.select)
  const tags = useLists((state) => state.lists.tags)
  const readOnly = useReadOnly() !== null
  const ids = assets.map(({ id }) => id)
  const words = countWords(assets.length, 'file')
  const tagged = tags.filter(({ id }) => assets.every((asset) => asset.tags.includes(id))).map(({ id }) => id)
  const starred = assets.every((asset) => asset.starred)
  return (
    <aside aria-label="Selected assets" className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.title}>{words} selected</h2>
        <IconButton
          label={starred ? 'Take the stars away' : 'Star'}
          icon={Star}
          isActive={starred}
          isDisabled={readOnly}
          onPress={() => void changeAssets(`Changed the stars of ${words}`, ids, { starred: !starred })}
        />
        <IconButton
          label="New post with them"
          icon={SquarePen}
          isDisabled={readOnly || assets.length > mostInPost}
          onPress={() => void startPostWith(assets)}
        />
        <IconButton label="Delete" icon={Trash2} isDisabled={readOnly} onPress={() => void deleteAssets(assets)} />
        <IconButton label="Select nothing" icon={X} onPress={() => select([])} />
      </header>
      <div className={styles.body}>
        <RoleFieldset className={styles.fields} isDisabled={readOnly}>
          <Part title="Rights">
            <Select
              label="Licence"
              placeholder="Different ones"
              items={licences.map((name) => ({ id: name, name: licenceNames[name] }))}
              value={shared(assets, ({ licence }) => licence)}
              onChange={(licence) => void changeAssets(`Changed the licence of ${words}`, ids, { licence })}
            />
            <CommittedField
              label="Credit"
              placeholder="Whom to name"
              value={shared(assets, ({ credit }) => credit) ?? ''}
              onCommit={(credit) => void changeAssets(`Changed the credit of ${words}`, ids, { credit })}
            />
            <CommittedField
              label="Source"
              placeholder="A link, or where they came from"
              value={shared(assets, ({ source }) => source) ?? ''}
              onCommit={(source) => void changeAssets(`Changed the source of ${words}`, ids, { source })}
            />
          </Part>
          <Part title="Where they are kept">
            <CommittedField
              label="Folder"
              placeholder="None"
              value={shared(assets, ({ folder }) => folder) ?? ''}
              onCommit={(folder) => void changeAssets(`Put ${words} into “${folder}”`, ids, { folder })}
            />
            <TagPicker
              label="Tags"
              items={tags}
              selected={tagged}
              onChange={(next) =>
                void changeAssets(`Changed the tags of ${words}`, ids, {
                  addTags: next.filter((id) => !tagged.includes(id)),
                  removeTags: tagged.filter((id) => !next.includes(id)),
                })
              }
            />
          </Part>
        </RoleFieldset>
      </div>
    </aside>
  )
}
