import { MonitorDown, MonitorOff } from 'lucide-react'
import type { AssetState } from '../../shared/ipc/assets-api.ts'
import type { Asset } from '../../shared/plan/asset.ts'
import { api } from '../state/api.ts'
import { useLists } from '../state/lists.ts'
import { holdersOf } from '../state/media-holders.ts'
import { useTeamState } from '../state/team.ts'
import { useAnswer } from '../state/watch.ts'
import { Button } from './button.tsx'
import { byteWords } from './byte-words.ts'
import { Icon } from './icon.tsx'
import styles from './media-place.module.css'
import { holderWords, nextWords } from './media-place-words.ts'
import { ProgressBar } from './progress-bar.tsx'

interface MediaPlaceProps {
  readonly asset: Pick<Asset, 'hash' | 'name' | 'bytes' | 'addedBy'>
}

/** Of a file that is not on this computer: who has it, how far it has come, and the way to get it or to stop. */
export function MediaPlace({ asset }: MediaPlaceProps) {
  const { hash } = asset
  const [state] = useAnswer<readonly AssetState[]>((tell) => api().assets.watch([hash], tell), [hash], [])
  if (state === undefined || state.place === 'here') return null
  return <Away asset={asset} state={state} />
}

function Away({ asset: { hash, name, bytes, addedBy }, state }: MediaPlaceProps & { readonly state: AssetState }) {
  const team = useTeamState()
  const adder = useLists((lists) => lists.lists.members.find(({ id }) => id === addedBy)?.name ?? null)
  const holders = holdersOf(state.devices, team)
  const isComing = state.place === 'coming'
  const size = state.size ?? bytes
  const what = name || 'the file'
  return (
    <div className={styles.place}>
      <p className={styles.words}>
        <Icon icon={isComing ? MonitorDown : MonitorOff} />
        <span>
          Not on this computer. {holderWords(holders, adder, Date.now())} {nextWords(state.place, holders)}
        </span>
      </p>
      {isComing && holders.some(({ online }) => online) && (
        <ProgressBar
          label={`Fetching ${what}`}
          value={size === 0 ? null : (100 * state.done) / size}
          detail={`${byteWords(state.done)} of ${byteWords(size)}`}
        />
      )}
      <div>
        {isComing ? (
          <Button onPress={() => void api().assets.cancel(hash)}>Stop fetching it</Button>
        ) : (
          <Button onPress={() => void api().assets.want(hash)}>Get it, {byteWords(size)}</Button>
        )}
      </div>
    </div>
  )
}
