import { closeSearchPanel, openSearchPanel, searchPanelOpen } from '@codemirror/search'
import { Search } from 'lucide-react'
import { Toolbar } from 'react-aria-components'
import { createPortal } from 'react-dom'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { CampaignId } from '../../../../shared/plan/post.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { FindBar } from './find-bar.tsx'
import { InsertMenu } from './insert-menu.tsx'
import { TrackingButton } from './tracking-button.tsx'
import type { ShownEditor } from './use-writing.ts'
import styles from './writing-tools.module.css'

interface WritingToolsProps {
  readonly editor: ShownEditor
  /** Where the bar of find and replace is to be drawn; null while it is closed. */
  readonly findBar: HTMLElement | null
  /** The channel whose text is written; null for the shared text. */
  readonly channel: Channel | null
  readonly campaign: CampaignId | null
}

/** Under the text: what helps to write it. */
export function WritingTools({ editor, findBar, channel, campaign }: WritingToolsProps) {
  const { view } = editor
  const toggleFind = () => (searchPanelOpen(view.state) ? closeSearchPanel(view) : openSearchPanel(view))
  return (
    <>
      <Toolbar aria-label="Writing tools" className={styles.tools ?? ''}>
        <EmojiButton view={view} />
        <InsertMenu view={view} channel={channel} />
        <IconButton label="Find and replace" icon={Search} onPress={toggleFind} />
        <TrackingButton editor={editor} channel={channel} campaign={campaign} />
      </Toolbar>
      {findBar !== null && createPortal(<FindBar editor={editor} />, findBar)}
    </>
  )
}
