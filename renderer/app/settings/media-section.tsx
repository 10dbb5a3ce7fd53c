import { useState } from 'react'
import type { MediaState } from '../../../shared/ipc/assets-api.ts'
import { api } from '../../state/api.ts'
import { useMediaState } from '../../state/media.ts'
import { holdersOf } from '../../state/media-holders.ts'
import { useTeamState } from '../../state/team.ts'
import { Button } from '../../ui/button.tsx'
import { byteWords } from '../../ui/byte-words.ts'
import { heardWords } from '../../ui/media-place-words.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { Select } from '../../ui/select.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'

const originals = [
  { id: 'all', name: 'Keep all here' },
  { id: 'on-demand', name: 'Fetch when I open them' },
] as const

const gigabyte = 1_000_000_000
const noLimit = 'none'
const limits = [
  { id: noLimit, name: 'No limit' },
  ...[0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50, 100].map((size) => ({
    id: String(size * gigabyte),
    name: byteWords(size * gigabyte),
  })),
]

const files = (count: number) => (count === 1 ? '1 file' : `${count.toLocaleString()} files`)

/** How much media this computer keeps, and what is on its way. */
export function MediaSection() {
  const media = useMediaState()
  return (
    <Section
      title="Media on this computer"
      about="Pictures and videos. None is removed here before another computer has promised to keep it."
    >
      {media !== null && <MediaChoices media={media} />}
    </Section>
  )
}

function MediaChoices({ media }: { readonly media: MediaState }) {
  const { rules } = media
  const set = (changed: Partial<typeof rules>) => void api().assets.setRules({ ...rules, ...changed })
  return (
    <>
      <div className={styles.choice}>
        <span>Originals</span>
        <SegmentedControl
          label="Originals"
          items={originals}
          value={rules.originals}
          onChange={(chosen) => set({ originals: chosen })}
        />
      </div>
      <Select
        label="Use at most"
        items={limits}
        value={rules.budget === null ? noLimit : String(rules.budget)}
        onChange={(chosen) => set({ budget: chosen === noLimit ? null : Number(chosen) })}
      />
      <MediaProgress media={media} />
      <p className={styles.hint}>
        {media.files === 0 ? 'Nothing here yet.' : `${files(media.files)} here, ${byteWords(media.bytes)}.`} Small
        previews always come.
      </p>
      {media.elsewhere.files > 0 && (
        <p className={styles.hint}>
          {files(media.elsewhere.files)}, {byteWords(media.elsewhere.bytes)},{' '}
          {media.elsewhere.files === 1 ? 'is' : 'are'} kept on other computers only, let go here or not fetched. Open
          one in the Library to get it.
        </p>
      )}
      {media.over > 0 && (
        <p className={styles.hint}>
          {byteWords(media.over)} above the limit stays: no other computer has promised to keep it yet. Placard asks
          again when someone is online.
        </p>
      )}
      {media.trouble !== null && <p role="alert">{media.trouble}</p>}
    </>
  )
}

/** What is on its way; nothing when all is here. */
function MediaProgress({ media }: { readonly media: MediaState }) {
  const { coming, waiting } = media
  const [stopped, setStopped] = useState<readonly string[]>([])
  const again = () => {
    setStopped([])
    void api().assets.wantAll(stopped)
  }
  return (
    <>
      {coming.files > waiting && (
        <ProgressBar
          label={`Fetching ${files(coming.files)}`}
          value={coming.total === 0 ? null : (100 * coming.bytes) / coming.total}
          detail={`${byteWords(coming.bytes)} of ${byteWords(coming.total)}`}
        />
      )}
      {waiting > 0 && <Waiting media={media} />}
      {coming.originals > 0 && (
        <div className={styles.choice}>
          <span>
            {coming.originals === 1 ? '1 original' : `${coming.originals.toLocaleString()} originals`} on the way
          </span>
          <Button onPress={() => void api().assets.cancelAll().then(setStopped)}>
            {coming.originals === 1 ? 'Stop fetching it' : 'Stop fetching them'}
          </Button>
        </div>
      )}
      {coming.originals === 0 && stopped.length > 0 && (
        <div className={styles.choice}>
          <span role="status">{files(stopped.length)} not asked for until you say so.</span>
          <Button autoFocus onPress={again}>
            Fetch after all
          </Button>
        </div>
      )}
    </>
  )
}

/** What nobody who is online can give, and who could. */
function Waiting({ media: { waiting, holders } }: { readonly media: MediaState }) {
  const known = holdersOf(holders, useTeamState())
  return (
    <p className={styles.hint}>
      {files(waiting)} will come when someone who has them is online. {heardWords(known, Date.now())}
    </p>
  )
}
