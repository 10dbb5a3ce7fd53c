import { Globe } from 'lucide-react'
import { DialogTrigger } from 'react-aria-components'
import { useLists } from '../../state/lists.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useViewZone, zoneWords } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { PopoverDialog } from '../../ui/popover.tsx'
import { ZonePicker } from '../../ui/zone-picker.tsx'
import type { Day } from './days.ts'
import styles from './zone-button.module.css'

/** Names the zone of every time on the screen, and lets this person choose their own. */
export function ZoneButton({ day }: { readonly day: Day }) {
  const zone = useViewZone()
  const planZone = useLists((state) => state.lists.plan.zone)
  const set = usePreferences((state) => state.set)
  const noon = Date.parse(`${day}T12:00:00Z`)
  return (
    <DialogTrigger>
      <Button variant="plain" icon={Globe} aria-label={`Times in ${zoneWords(zone, noon)}, change`}>
        <span className={styles.zone}>{zoneWords(zone, noon)}</span>
      </Button>
      <PopoverDialog label="Time zone of this view" placement="bottom end">
        <div className={styles.choice}>
          <ZonePicker label="Show times in" value={zone} onChange={(viewZone) => set({ viewZone })} />
          <p className={styles.note}>
            Only for you, on this computer. The plan’s own zone is {zoneWords(planZone, noon)}.
          </p>
          {zone !== planZone && <Button onPress={() => set({ viewZone: null })}>Use the plan’s zone</Button>}
        </div>
      </PopoverDialog>
    </DialogTrigger>
  )
}
