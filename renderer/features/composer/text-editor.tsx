import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { type RefObject, useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { useReadOnly } from '../../state/standing.ts'
import { limitsChanged, type OverFrom } from './checks/over-mark.ts'
import { createEditor, permit } from './editor.ts'
import type { PostEditing } from './post-editing.ts'
import styles from './text-editor.module.css'
import type { TextSource } from './text-source.ts'
import { useReading } from './use-reading.ts'

interface TextEditorProps {
  readonly editing: PostEditing
  /** The text that is edited. The same object each time, or the editor is made anew. */
  readonly source: TextSource
  readonly awareness: Awareness
  readonly label: string
  /** What stands in the text while it is empty and may be written. */
  readonly invitation: string
  /** Whether the next editor to appear takes the keyboard; answered once. */
  readonly focus: RefObject<'always' | 'if-needed' | 'never'>
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
  /** Where a text is over a limit; always the same function. */
  readonly overFrom: OverFrom
  /** Says something else whenever the limits do. */
  readonly limits: string
  /** What helps to write. The same object each time, or the editor is made anew. */
  readonly tools: Extension
  /** Told the editor when it is there, and null when it is gone. */
  readonly onView: (view: EditorView | null) => void
}

const pageNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** True when the post was opened by a key, or from something that is gone: the keyboard then goes to the text. */
function needsFocus(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.matches(':focus-visible')
}

/** A text of the post in CodeMirror, on the desk. The editor lives as long as the tab that it stands in. */
export function TextEditor(props: TextEditorProps) {
  const { editing, source, awareness, label, invitation, focus, turn, overFrom, limits, tools, onView } = props
  const language = useReading(editing, () => editing.fields()?.language ?? null)
  const parent = useRef<HTMLDivElement>(null)
  const shown = useRef<EditorView | null>(null)
  const readOnly = useReadOnly() !== null
  const placeholder = readOnly ? 'No text yet.' : invitation
  const permission = useRef({ readOnly, placeholder })
  useEffect(() => {
    if (parent.current === null) return
    const view = createEditor({
      parent: parent.current,
      source,
      awareness,
      undoManager: editing.undoManager,
      label,
      turn,
      overFrom,
      tools,
      ...permission.current,
      nonce: pageNonce(),
    })
    if (focus.current === 'always' || (focus.current === 'if-needed' && needsFocus())) view.focus()
    focus.current = 'never'
    shown.current = view
    onView(view)
    return () => {
      shown.current = null
      onView(null)
      view.destroy()
    }
  }, [editing, source, awareness, label, focus, turn, overFrom, tools, onView])
  // A role that changes while somebody writes takes neither the keyboard nor the caret away.
  useEffect(() => {
    permission.current = { readOnly, placeholder }
    if (shown.current !== null) permit(shown.current, permission.current)
  }, [readOnly, placeholder])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the limits are, the editor asks by itself.
  useEffect(() => shown.current?.dispatch({ effects: limitsChanged.of(null) }), [limits])
  return <div ref={parent} lang={language ?? undefined} className={styles.editor} />
}
