import { usePreferences } from '../../state/preferences.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './connection.module.css'

/** Whether this computer keeps to its own network, and plainly what it does otherwise. */
export function OnlyThisNetwork({ isDisabled = false }: { readonly isDisabled?: boolean }) {
  const { internet, set } = usePreferences()
  return (
    <div className={styles.choice}>
      <Checkbox isSelected={!internet} isDisabled={isDisabled} onChange={(only) => set({ internet: !only })}>
        Only on this network
      </Checkbox>
      <p className={styles.note}>
        {internet
          ? 'Without this tick, as it is unless you choose otherwise, Placard also looks for your team over the internet: a public directory, run by others, then sees this computer’s address and a secret code, but no names and nothing that you write.'
          : 'This computer now meets your team on its own network alone, or at an address that you type.'}
      </p>
    </div>
  )
}
