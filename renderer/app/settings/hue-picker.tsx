import { Label, Radio, RadioGroup } from 'react-aria-components'
import { type Hue, hues } from '../../../shared/plan/lists.ts'
import styles from './settings.module.css'

const hueOf = (value: string): Hue | undefined => hues.find((hue) => hue === value)

/** One of the eight quiet colours. */
export function HuePicker({ value, onChange }: { readonly value: Hue; readonly onChange: (hue: Hue) => void }) {
  const picked = (chosen: string) => {
    const hue = hueOf(chosen)
    if (hue !== undefined) onChange(hue)
  }
  return (
    <RadioGroup value={value} onChange={picked} orientation="horizontal">
      <Label className={styles.hueLabel ?? ''}>Colour</Label>
      <div className={styles.hues}>
        {hues.map((hue) => (
          <Radio key={hue} value={hue} aria-label={hue} className={styles.hue ?? ''}>
            <span className={styles.hueDot} data-hue={hue} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
