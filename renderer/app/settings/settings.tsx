import { Appearance } from './appearance-section.tsx'
import { Backups } from './backups-section.tsx'
import { Channels } from './channels-section.tsx'
import { Labels } from './labels-section.tsx'
import { MediaSection } from './media-section.tsx'
import { PlanSection } from './plan-section.tsx'
import styles from './settings.module.css'

/** How the plan and this computer are set up. */
export function Settings() {
  return (
    <div className={styles.scroller}>
      <div className={styles.page}>
        <PlanSection />
        <Appearance />
        <MediaSection />
        <Channels />
        <Labels list="campaigns" />
        <Labels list="tags" />
        <Backups />
      </div>
    </div>
  )
}
