import { ProgressBar as AriaProgressBar, Label } from 'react-aria-components'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  /** 0 to 100; null while it is not known how much there is. */
  readonly value: number | null
  /** What is said at the right instead of the percentage, such as "1,200 of 3,207". */
  readonly detail?: string
}

/** How far long work has come. */
export function ProgressBar({ label, value, detail }: ProgressBarProps) {
  return (
    <AriaProgressBar value={value ?? 0} isIndeterminate={value === null} className={styles.progress ?? ''}>
      {({ valueText }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            <span className={styles.detail}>{detail ?? valueText}</span>
          </div>
          <div className={styles.track}>
            <div
              className={styles.fill}
              data-unknown={value === null || undefined}
              style={{ width: value === null ? '30%' : `${value}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}
