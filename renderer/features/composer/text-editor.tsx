import { type RefObject, useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { ChannelId } from '../../../shared/plan/post.ts'
import { createEditor } from './editor.ts'
import type { PostEditing } from './post-editing.ts'
import styles from './text-editor.module.css'

interface TextEditorProps {
  readonly editing: PostEditing
  /** The channel whose text is edited; null for the shared text. */
  readonly channel: ChannelId | null
  readonly awareness: Awareness
  readonly label: string
  /** Whether the next editor to appear takes the keyboard; answered once. */
  readonly focus: RefObject<'always' | 'if-needed' | 'never'>
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
}

const pageNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** True when the post was opened by a key, or from something that is gone: the keyboard then goes to the text. */
function needsFocus(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.matches(':focus-visible')
}

/** A text of the post in CodeMirror. The editor lives as long as the tab that it stands in. */
export function TextEditor({ editing, channel, awareness, label, focus, turn }: TextEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const placeholder = channel === null ? 'Write the post…' : 'Write for this channel…'
  useEffect(() => {
    if (parent.current === null) return
    const view = createEditor({
      parent: parent.current,
      source: editing.source(channel),
      awareness,
      undoManager: editing.undoManager,
      label,
      placeholder,
      turn,
      nonce: pageNonce(),
    })
    if (focus.current === 'always' || (focus.current === 'if-needed' && needsFocus())) view.focus()
    focus.current = 'never'
    return () => view.destroy()
  }, [editing, channel, awareness, label, placeholder, focus, turn])
  return <div ref={parent} className={styles.editor} />
}
