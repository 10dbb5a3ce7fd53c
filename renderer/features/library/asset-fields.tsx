import type { Asset } from '../../../shared/plan/asset.ts'
import { hues } from '../../../shared/plan/lists.ts'
import { api } from '../../state/api.ts'
import { changeAssets } from '../../state/library.ts'
import { useLists } from '../../state/lists.ts'
import { CommittedField } from '../../ui/committed-field.tsx'
import { TagPicker } from '../../ui/tag-picker.tsx'
import { Part } from './part.tsx'

const missing = (from: readonly string[], wanted: readonly string[]) => wanted.filter((id) => !from.includes(id))

/** How the team finds it again. */
export function AssetFields({ asset }: { readonly asset: Asset }) {
  const tags = useLists((state) => state.lists.tags)
  const { id } = asset
  const createTag = async (name: string) => {
    const tag = await api().lists.newId()
    await api().lists.saveTag({ id: tag, name: name.trim(), hue: hues[tags.length % hues.length] ?? 'blue' })
    await changeAssets(`Tagged “${name.trim()}”`, [id], { addTags: [tag] })
  }
  return (
    <Part title="Where it is kept">
      <CommittedField
        label="Name"
        value={asset.name}
        onCommit={(name) => void changeAssets('Renamed', [id], { name })}
      />
      <CommittedField
        label="Folder"
        placeholder="None"
        value={asset.folder}
        onCommit={(folder) =>
          void changeAssets(folder === '' ? 'Took it out of its folder' : `Put into “${folder}”`, [id], { folder })
        }
      />
      <TagPicker
        label="Tags"
        items={tags}
        selected={asset.tags}
        onChange={(next) =>
          void changeAssets('Changed the tags', [id], {
            addTags: missing(asset.tags, next),
            removeTags: missing(next, asset.tags),
          })
        }
        onCreate={(name) => void createTag(name)}
      />
    </Part>
  )
}
