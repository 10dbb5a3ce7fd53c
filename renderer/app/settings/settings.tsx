import { useReadOnly } from '../../state/standing.ts'
import { RoleFieldset } from '../../ui/role-fieldset.tsx'
import { Appearance } from './appearance-section.tsx'
import { Backups } from './backups-section.tsx'
import { Channels } from './channels-section.tsx'
import { ExportSection } from './export-section.tsx'
import { HashtagGroups } from './hashtag-groups-section.tsx'
import { Labels } from './labels-section.tsx'
import { MediaSection } from './media-section.tsx'
import { PlanSection } from './plan-section.tsx'
import styles from './settings.module.css'
import { Snippets } from './snippets-section.tsx'
import { TeamWords } from './words-section.tsx'

/** How the plan and this computer are set up. */
export function Settings() {
  const isReadOnly = useReadOnly() !== null
  return (
    <div className={styles.scroller}>
      <div className={styles.page}>
        <RoleFieldset className={styles.shared} isDisabled={isReadOnly}>
          <PlanSection />
          <Channels />
          <Labels list="campaigns" />
          <Labels list="tags" />
          <HashtagGroups />
          <Snippets />
          <TeamWords />
        </RoleFieldset>
        <Appearance />
        <MediaSection />
        <ExportSection />
        <Backups />
      </div>
    </div>
  )
}
