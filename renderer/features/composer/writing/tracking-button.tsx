import type { EditorView } from '@codemirror/view'
import { Link } from 'lucide-react'
import { DialogTrigger } from 'react-aria-components'
import {
  addTracking,
  linksIn,
  stripTracking,
  type Tracking,
  trackingNameOf,
} from '../../../../shared/plan/link-tracking.ts'
import type { Campaign, Channel } from '../../../../shared/plan/lists.ts'
import type { CampaignId } from '../../../../shared/plan/post.ts'
import { useLists } from '../../../state/lists.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { PopoverDialog } from '../../../ui/popover.tsx'
import { returnToText } from './insert.ts'
import { type ShownEditor, useEditorState } from './use-writing.ts'
import styles from './writing-tools.module.css'

interface TrackingButtonProps {
  readonly editor: ShownEditor
  readonly channel: Channel | null
  readonly campaign: CampaignId | null
}

const trackingOf = (campaign: Campaign, channel: Channel | null): Tracking => ({
  source: channel?.platform ?? 'social',
  medium: 'social',
  campaign: campaign.trackingName || trackingNameOf(campaign.name),
})

/** Links can tell the own site which campaign and channel brought a visitor: only on request, and shown plainly. */
export function TrackingButton({ editor, channel, campaign }: TrackingButtonProps) {
  const campaigns = useLists((state) => state.lists.campaigns)
  const ofPost = campaigns.find(({ id }) => id === campaign)
  const text = useEditorState(editor).doc.toString()
  if (linksIn(text).length === 0) return null
  return (
    <DialogTrigger>
      <IconButton label="Tracking in links" icon={Link} />
      <PopoverDialog label="Tracking in links">
        <TrackingChoices
          view={editor.view}
          text={text}
          tracking={ofPost === undefined ? null : trackingOf(ofPost, channel)}
        />
      </PopoverDialog>
    </DialogTrigger>
  )
}

interface TrackingChoicesProps {
  readonly view: EditorView
  readonly text: string
  /** What the links of the post’s campaign say; null while it has none. */
  readonly tracking: Tracking | null
}

function TrackingChoices({ view, text, tracking }: TrackingChoicesProps) {
  const additions = tracking === null ? [] : addTracking(text, tracking)
  const removals = stripTracking(text)
  const apply = (changes: typeof removals) => {
    view.dispatch({ changes: [...changes], userEvent: 'input' })
    returnToText(view)
  }
  return (
    <div className={styles.tracking}>
      {tracking === null ? (
        <p>Choose a campaign for the post, and its links can say which campaign and channel brought a visitor.</p>
      ) : (
        <>
          <p>Every link in this text would say to the site that it leads to:</p>
          <dl className={styles.parameters}>
            <dt>utm_source</dt>
            <dd>{tracking.source}</dd>
            <dt>utm_medium</dt>
            <dd>{tracking.medium}</dd>
            <dt>utm_campaign</dt>
            <dd>{tracking.campaign}</dd>
          </dl>
        </>
      )}
      {removals.length > 0 && (
        <>
          <p>
            {removals.length === 1 ? 'One link carries tracking now:' : `${removals.length} links carry tracking now:`}
          </p>
          <ul className={styles.links}>
            {removals.map(({ from, to }) => (
              <li key={from}>{text.slice(from, to)}</li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.choices}>
        {removals.length > 0 && (
          <Button slot="close" onPress={() => apply(removals)}>
            Take tracking out
          </Button>
        )}
        {additions.length > 0 && (
          <Button slot="close" variant="primary" onPress={() => apply(additions)}>
            Add to the links
          </Button>
        )}
      </div>
    </div>
  )
}
