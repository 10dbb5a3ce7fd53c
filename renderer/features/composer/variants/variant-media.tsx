import { ChevronDown, ChevronUp } from 'lucide-react'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { mediaOfChannel, moveShown, showMedia } from '../../../../shared/plan/variant-media.ts'
import type { VariantSettings } from '../../../../shared/plan/variant-settings.ts'
import { useAssets } from '../../../state/use-assets.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import styles from './variants.module.css'

interface VariantMediaProps {
  readonly media: readonly MediaUse[]
  readonly chosen: VariantSettings['media']
  readonly onChoose: (chosen: VariantSettings['media']) => void
}

/** Which of the post's media a channel shows, and in which order. */
export function VariantMedia({ media, chosen, onChoose }: VariantMediaProps) {
  const assets = useAssets(media.map(({ asset }) => asset))
  if (media.length === 0) return null
  const all = media.map(({ id }) => id)
  const entries = mediaOfChannel(all, chosen)
  const shown = entries.filter(({ isShown }) => isShown).length
  const nameOf = (id: string) => {
    const use = media.find((each) => each.id === id)
    return (use && assets.get(use.asset)?.name) || `Media ${all.indexOf(id) + 1}`
  }
  return (
    <fieldset>
      <legend className={styles.legend}>Media on this channel</legend>
      {entries.map(({ id, isShown }, at) => (
        <div key={id} className={styles.mediaRow}>
          <Checkbox isSelected={isShown} onChange={(next) => onChoose(showMedia(all, chosen, id, next))}>
            {nameOf(id)}
          </Checkbox>
          {isShown && shown > 1 && (
            <>
              <IconButton
                label={`Show ${nameOf(id)} earlier`}
                icon={ChevronUp}
                isDisabled={at === 0}
                onPress={() => onChoose(moveShown(all, chosen, id, -1))}
              />
              <IconButton
                label={`Show ${nameOf(id)} later`}
                icon={ChevronDown}
                isDisabled={at === shown - 1}
                onPress={() => onChoose(moveShown(all, chosen, id, 1))}
              />
            </>
          )}
        </div>
      ))}
    </fieldset>
  )
}
