import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useId, useMemo, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { type AsideName, otherAsides } from '../../../../shared/plan/asides.ts'
import type { ChannelId } from '../../../../shared/plan/post.ts'
import { Button } from '../../../ui/button.tsx'
import field from '../../../ui/field.module.css'
import type { OverFrom } from '../checks/over-mark.ts'
import type { PostEditing } from '../post-editing.ts'
import { TextEditor } from '../text-editor.tsx'
import { useReading } from '../use-reading.ts'
import styles from './variants.module.css'

interface AsideFieldProps {
  readonly editing: PostEditing
  readonly awareness: Awareness
  readonly channel: ChannelId
  readonly name: AsideName
  readonly label: string
  readonly hint: string
  /** True for what is one line. */
  readonly isLine?: boolean
  /** Everything can be read and nothing changed. */
  readonly isReadOnly: boolean
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
}

/** What a channel says beside its text, written like that: by several at once, with their carets and one's own undo. */
export function AsideField({
  editing,
  awareness,
  channel,
  name,
  label,
  hint,
  isLine = false,
  ...rest
}: AsideFieldProps) {
  const hintId = useId()
  const source = useMemo(() => editing.aside(channel, name), [editing, channel, name])
  const tools = useMemo(() => [describedBy(hintId), isLine ? oneLine : []], [hintId, isLine])
  const others = useReading(editing, () => otherAsides(editing.doc, channel, name))
  const focus = useRef<'never'>('never')
  const add = (words: string) =>
    editing.edit((origin) => {
      const text = source.forEdit()
      editing.doc.transact(() => text.insert(text.length, text.length === 0 ? words : ` ${words}`), origin)
    })
  return (
    <div className={field.field}>
      <span className={field.label} aria-hidden="true">
        {label}
      </span>
      <div className={styles.aside} data-line={isLine || undefined}>
        <TextEditor
          editing={editing}
          source={source}
          awareness={awareness}
          label={label}
          invitation=""
          focus={focus}
          turn={rest.turn}
          overFrom={unlimited}
          limits=""
          tools={tools}
          onView={unwatched}
        />
      </div>
      <span id={hintId} className={field.hint}>
        {hint}
      </span>
      {others.map((words) => (
        <p key={words} className={styles.otherAside}>
          <span className={styles.otherText}>Also written, and not shown: “{words}”</span>
          <Button variant="plain" isDisabled={rest.isReadOnly} onPress={() => add(words)}>
            Add it
          </Button>
        </p>
      ))}
    </div>
  )
}

const unlimited: OverFrom = () => null
const unwatched = () => {}

const describedBy = (id: string): Extension => EditorView.contentAttributes.of({ 'aria-describedby': id })

/** Nothing that a person types or pastes brings a second line. */
const oneLine: Extension = [
  keymap.of([{ key: 'Enter', run: () => true, shift: () => true }]),
  EditorView.clipboardInputFilter.of((text) => text.trim().replaceAll(/\s*\n\s*/g, ' ')),
  EditorView.contentAttributes.of({ 'aria-multiline': 'false' }),
]
