import { useState } from 'react'
import { zoneWords } from '../../state/times.ts'
import { Button } from '../../ui/button.tsx'
import { ZonePicker } from '../../ui/zone-picker.tsx'
import styles from './import.module.css'

interface ZoneChoiceProps {
  readonly zone: string
  readonly onChange: (zone: string) => void
}

/** The zone in words, and the picker on request: its four hundred entries would hold up the step for everyone. */
export function ZoneChoice({ zone, onChange }: ZoneChoiceProps) {
  const [isChoosing, setChoosing] = useState(false)
  if (isChoosing) return <ZonePicker label="Time zone of the dates" value={zone} onChange={onChange} />
  return (
    <div className={styles.zone}>
      <p>
        <span className={styles.detail}>Time zone of the dates</span>
        {zoneWords(zone, Date.now())}
      </p>
      <Button onPress={() => setChoosing(true)}>Change</Button>
    </div>
  )
}
