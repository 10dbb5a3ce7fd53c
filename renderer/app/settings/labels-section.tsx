import { Pencil, Plus, Trash2 } from 'lucide-react'
import { type SubmitEvent, useState } from 'react'
import { hues, type Tag } from '../../../shared/plan/lists.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { HuePicker } from './hue-picker.tsx'
import { Section } from './section.tsx'
import styles from './settings.module.css'

type LabelList = 'tags' | 'campaigns'

const words = {
  tags: { title: 'Tags', one: 'tag', about: 'Labels by which posts are found again.' },
  campaigns: { title: 'Campaigns', one: 'campaign', about: 'Posts that belong together.' },
} as const

const mostShown = 100
const save = (list: LabelList, label: Tag) =>
  list === 'tags' ? api().lists.saveTag(label) : api().lists.saveCampaign(label)

async function add(list: LabelList, name: string, count: number): Promise<void> {
  await save(list, { id: await api().lists.newId(), name, hue: hues[count % hues.length] ?? 'blue' })
}

/** The plan's tags or campaigns: added, renamed, coloured, removed. */
export function Labels({ list }: { readonly list: LabelList }) {
  const labels = useLists((state) => state.lists[list])
  const [edited, setEdited] = useState<Tag | null>(null)
  const { title, one, about } = words[list]
  return (
    <Section title={title} about={about}>
      <Adder one={one} onAdd={(name) => void add(list, name, labels.length)} />
      <div className={styles.rows}>
        {labels.length === 0 && <p className={styles.none}>No {title.toLocaleLowerCase()} yet.</p>}
        {labels.slice(0, mostShown).map((label) => (
          <div key={label.id} className={styles.row}>
            <span className={styles.dot} data-hue={label.hue} />
            <span className={styles.rowName}>{label.name}</span>
            <IconButton label={`Edit ${label.name}`} icon={Pencil} onPress={() => setEdited(label)} />
            <IconButton
              label={`Remove ${label.name}`}
              icon={Trash2}
              onPress={() => void api().lists.remove(list, label.id)}
            />
          </div>
        ))}
        {labels.length > mostShown && (
          <p className={styles.none}>{(labels.length - mostShown).toLocaleString()} more are not listed here.</p>
        )}
      </div>
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

function Adder({ one, onAdd }: { readonly one: string; readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    onAdd(name.trim())
    setName('')
  }
  return (
    <form className={styles.adder} onSubmit={submit}>
      <TextField label={`New ${one}`} value={name} onChange={setName} />
      <Button type="submit" icon={Plus} isDisabled={name.trim() === ''}>
        Add
      </Button>
    </form>
  )
}

interface LabelDialogProps {
  readonly one: string
  readonly label: Tag
  readonly onClose: () => void
  readonly onSave: (label: Tag) => void
}

function LabelDialog({ one, label, onClose, onSave }: LabelDialogProps) {
  const [name, setName] = useState(label.name)
  const [hue, setHue] = useState(label.hue)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onSave({ ...label, name: name.trim(), hue })
  }
  return (
    <Dialog title={`Edit ${one}`} isOpen onClose={onClose}>
      <form className={styles.fields} onSubmit={submit}>
        <TextField label="Name" value={name} onChange={setName} />
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
