import { Pencil, Plus, Trash2 } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { trackingNameOf } from '../../../shared/plan/link-tracking.ts'
import { type Campaign, hues, type Tag } from '../../../shared/plan/lists.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HuePicker } from './hue-picker.tsx'
import { removeEntry } from './remove-entry.ts'
import { Section } from './section.tsx'
import styles from './settings.module.css'

type LabelList = 'tags' | 'campaigns'

const words = {
  tags: { title: 'Tags', one: 'tag', about: 'Labels by which posts are found again.' },
  campaigns: { title: 'Campaigns', one: 'campaign', about: 'Posts that belong together.' },
} as const

const mostShown = 12
const save = (list: LabelList, label: Tag) =>
  list === 'tags' ? api().lists.saveTag(label) : api().lists.saveCampaign(label)

async function add(list: LabelList, name: string, count: number): Promise<void> {
  await save(list, { id: await api().lists.newId(), name, hue: hues[count % hues.length] ?? 'blue' })
}

/** The plan's tags or campaigns: found, added, renamed, coloured, removed. */
export function Labels({ list }: { readonly list: LabelList }) {
  const labels = useLists((state) => state.lists[list])
  const [typed, setTyped] = useState('')
  const [edited, setEdited] = useState<Tag | null>(null)
  const { title, one, about } = words[list]
  const wanted = typed.trim().toLocaleLowerCase()
  const found = labels.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  const isNew = wanted !== '' && !found.some(({ name }) => name.toLocaleLowerCase() === wanted)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isNew) return
    void add(list, typed.trim(), labels.length)
    setTyped('')
  }
  return (
    <Section title={title} about={about}>
      <form className={styles.adder} onSubmit={submit}>
        <TextField
          label={labels.length === 0 ? `New ${one}` : `Find or add a ${one}`}
          value={typed}
          onChange={setTyped}
        />
        <Button type="submit" icon={Plus} isDisabled={!isNew}>
          Add
        </Button>
      </form>
      <LabelRows list={list} labels={found} onEdit={setEdited} />
      {edited !== null && (
        <LabelDialog
          one={one}
          label={edited}
          onClose={() => setEdited(null)}
          onSave={(label) => void save(list, label).then(() => setEdited(null))}
        />
      )}
    </Section>
  )
}

interface LabelRowsProps {
  readonly list: LabelList
  readonly labels: readonly Tag[]
  readonly onEdit: (label: Tag) => void
}

function LabelRows({ list, labels, onEdit }: LabelRowsProps) {
  if (labels.length === 0) return null
  return (
    <div className={styles.rows}>
      {labels.slice(0, mostShown).map((label) => (
        <div key={label.id} className={styles.row}>
          <span className={styles.dot} data-hue={label.hue} />
          <span className={styles.rowName}>{label.name}</span>
          <IconButton label={`Edit ${label.name}`} icon={Pencil} onPress={() => onEdit(label)} />
          <IconButton
            label={`Remove ${label.name}`}
            icon={Trash2}
            onPress={() => void removeEntry(list, label.id, label.name, () => save(list, label))}
          />
        </div>
      ))}
      {labels.length > mostShown && (
        <p className={styles.none}>
          {(labels.length - mostShown).toLocaleString()} more. Type a part of the name to find them.
        </p>
      )}
    </div>
  )
}

interface LabelDialogProps {
  readonly one: string
  readonly label: Tag | Campaign
  readonly onClose: () => void
  readonly onSave: (label: Tag | Campaign) => void
}

/** Tags and campaigns alike; a campaign has its word in links beside its name. */
function LabelDialog({ one, label, onClose, onSave }: LabelDialogProps) {
  const [name, setName] = useState(label.name)
  const [hue, setHue] = useState(label.hue)
  const [trackingName, setTrackingName] = useState('trackingName' in label ? (label.trackingName ?? '') : '')
  const isCampaign = one === 'campaign'
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const tracking = isCampaign ? { trackingName: trackingNameOf(trackingName) } : {}
    if (name.trim() !== '') onSave({ ...label, ...tracking, name: name.trim(), hue })
  }
  return (
    <Dialog title={`Edit ${one}`} isOpen onClose={onClose}>
      <form className={styles.fields} onSubmit={submit}>
        <TextField label="Name" value={name} onChange={setName} />
        {isCampaign && (
          <TextField
            label="Name in tracked links"
            value={trackingName}
            onChange={setTrackingName}
            placeholder={trackingNameOf(name)}
            hint="What utm_campaign says, where tracking is added to a link. Left empty, it is made from the name."
          />
        )}
        <HuePicker value={hue} onChange={setHue} />
        <div className={styles.buttons}>
          <Button type="submit" variant="primary">
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
