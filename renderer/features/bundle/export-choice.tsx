import type { BundleChoice } from '../../../shared/ipc/bundle-api.ts'
import { useBundles } from '../../state/bundles.ts'
import { useTeamState } from '../../state/team.ts'
import { byteWords } from '../../ui/byte-words.ts'
import { type Choice, Select } from '../../ui/select.tsx'
import styles from './bundle.module.css'

const everything = 'everything'
const none = 'none'
/** Bytes of media that a file may carry: what goes by mail, what fits on an old stick, and what is copied in minutes. */
const limits = [20_000_000, 500_000_000, 2_000_000_000]

const mediaChoices: readonly Choice[] = [
  { id: none, name: 'Leave them out' },
  ...limits.map((bytes) => ({ id: `${bytes}`, name: `As many as fit into ${byteWords(bytes)}` })),
]

interface ExportChoiceProps {
  readonly choice: BundleChoice
  readonly trouble: string | null
}

/** The first step of an export: for everyone, or for one device, which then gets what it lacks; with media or without. */
export function ExportChoice({ choice: { forDevice, mediaLimit }, trouble }: ExportChoiceProps) {
  const team = useTeamState()
  const { choose } = useBundles.getState()
  const choices: readonly Choice[] = [
    { id: everything, name: 'Anyone in the team: the whole plan' },
    ...team.peers.map(({ device, memberName, deviceName }) => ({
      id: device,
      name: `${memberName} (${deviceName}): what they lack`,
    })),
  ]
  return (
    <>
      <p className={styles.note}>
        For members whom you meet on no network: a file carries your plan to them. It is sealed with the team’s key.
      </p>
      {trouble !== null && (
        <p className={styles.trouble} role="alert">
          {trouble}
        </p>
      )}
      <Select
        label="Who is it for?"
        items={choices}
        value={forDevice ?? everything}
        onChange={(id) => choose({ forDevice: id === everything ? null : id })}
      />
      <p className={styles.note}>
        {forDevice === null
          ? 'Everything in the plan. Applying it twice does no harm.'
          : 'What changed since both computers were last known to have the same. If that is not known, everything.'}
      </p>
      <Select
        label="Pictures and videos"
        items={mediaChoices}
        value={mediaLimit === null ? none : `${mediaLimit}`}
        onChange={(id) => choose({ mediaLimit: id === none ? null : Number(id) })}
      />
      <p className={styles.note}>
        {mediaLimit === null
          ? 'They come by themselves once you meet on a network.'
          : 'Previews first, then the smallest files first. What does not fit comes once you meet on a network.'}
      </p>
    </>
  )
}
