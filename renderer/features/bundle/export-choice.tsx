import { useBundles } from '../../state/bundles.ts'
import { useTeamState } from '../../state/team.ts'
import { type Choice, Select } from '../../ui/select.tsx'
import styles from './bundle.module.css'

const everything = 'everything'

/** The first step of an export: for everyone, or for one device, which then gets what it lacks. */
export function ExportChoice({ to, trouble }: { readonly to: string | null; readonly trouble: string | null }) {
  const team = useTeamState()
  const choose = (id: string) => useBundles.getState().choose(id === everything ? null : id)
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
      <Select label="Who is it for?" items={choices} value={to ?? everything} onChange={choose} />
      <p className={styles.note}>
        {to === null
          ? 'Everything in the plan. Applying it twice does no harm.'
          : 'What changed since both computers were last known to have the same. If that is not known, everything.'}
      </p>
    </>
  )
}
