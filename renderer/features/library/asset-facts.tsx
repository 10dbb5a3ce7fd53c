import type { AssetState } from '../../../shared/ipc/assets-api.ts'
import type { Asset } from '../../../shared/plan/asset.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { momentWords, useViewZone } from '../../state/times.ts'
import { useAnswer } from '../../state/watch.ts'
import styles from './asset-panel.module.css'
import { Part } from './part.tsx'
import { countWords, durationWords, sizeWords, traceWords } from './words.ts'

/** What the file is, what was taken out of it, and on which computers it is. */
export function AssetFacts({ asset }: { readonly asset: Asset }) {
  const zone = useViewZone()
  const member = useLists((state) => state.lists.members.find(({ id }) => id === asset.addedBy))
  const states = useAnswer<readonly AssetState[]>((tell) => api().assets.watch([asset.hash], tell), [asset.hash], [])
  return (
    <Part title="File">
      <dl className={styles.facts}>
        <dt>Kind</dt>
        <dd>{asset.mime.replace(/^.*\/|\+xml$/g, '').toUpperCase()}</dd>
        <dt>Size</dt>
        <dd>
          {asset.width} × {asset.height} pixels, {sizeWords(asset.bytes)}
        </dd>
        {asset.durationMs !== null && (
          <>
            <dt>Length</dt>
            <dd>{durationWords(asset.durationMs)}</dd>
          </>
        )}
        <dt>Added</dt>
        <dd>
          {momentWords(asset.addedAt, zone)}
          {member !== undefined && ` by ${member.name}`}
        </dd>
        <dt>Taken out</dt>
        <dd>{asset.removed.length === 0 ? 'Nothing' : sentence(asset.removed.map((trace) => traceWords[trace]))}</dd>
        <dt>Place</dt>
        <dd>{placeWords(states[0])}</dd>
      </dl>
    </Part>
  )
}

const sentence = (words: readonly string[]) => {
  const text = words.join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function placeWords(state: AssetState | undefined): string {
  if (state === undefined) return ''
  const others = state.devices.length === 0 ? '' : `, and on ${countWords(state.devices.length, 'other computer')}`
  switch (state.place) {
    case 'here':
      return `On this computer${others}`
    case 'coming':
      return state.size === null ? 'On its way' : `On its way: ${sizeWords(state.done)} of ${sizeWords(state.size)}`
    case 'elsewhere':
      return `On ${countWords(state.devices.length, 'other computer')}, not here`
    case 'missing':
      return 'On no computer that can be reached now'
  }
}
