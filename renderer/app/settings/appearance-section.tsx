import { useState } from 'react'
import { useLists } from '../../state/lists.ts'
import { usePreferences } from '../../state/preferences.ts'
import { zoneWords } from '../../state/times.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ZonePicker } from '../../ui/zone-picker.tsx'
import { ownZone } from '../plans.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

const themes = [
  { id: 'system', name: 'As the system' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const

const densities = [
  { id: 'comfortable', name: 'Comfortable' },
  { id: 'compact', name: 'Compact' },
] as const

/** How things look on this computer. */
export function Appearance() {
  const { theme, density, viewZone, spelling, set } = usePreferences()
  const [now] = useState(Date.now)
  const planZone = useLists((state) => state.lists.plan.zone)
  return (
    <Section title="On this computer" about="Only for you, kept here and sent to nobody.">
      <div className={styles.choice}>
        <span>Theme</span>
        <SegmentedControl label="Theme" items={themes} value={theme} onChange={(chosen) => set({ theme: chosen })} />
      </div>
      <div className={styles.choice}>
        <span>Density</span>
        <SegmentedControl
          label="Density"
          items={densities}
          value={density}
          onChange={(chosen) => set({ density: chosen })}
        />
      </div>
      <Checkbox isSelected={spelling} onChange={(chosen) => set({ spelling: chosen })}>
        Mark misspelt words in posts
      </Checkbox>
      <Checkbox isSelected={viewZone === null} onChange={(follows) => set({ viewZone: follows ? null : ownZone() })}>
        View times in the plan’s zone, {zoneWords(planZone, now)}
      </Checkbox>
      {viewZone !== null && (
        <ZonePicker label="View times in" value={viewZone} onChange={(zone) => set({ viewZone: zone })} />
      )}
    </Section>
  )
}
