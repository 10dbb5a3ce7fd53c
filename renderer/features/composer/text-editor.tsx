import type { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { createEditor } from './editor.ts'
import styles from './text-editor.module.css'

interface TextEditorProps {
  readonly text: Y.Text
  readonly awareness: Awareness
  readonly undoManager: Y.UndoManager
  readonly focusText: boolean
}

const pageNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** True when the post was opened by a key, or from something that is gone: the keyboard then goes to the text. */
function needsFocus(): boolean {
  const { activeElement } = document
  return activeElement === null || activeElement === document.body || activeElement.matches(':focus-visible')
}

/** The post's text in CodeMirror. The editor lives as long as the document that it is bound to. */
export function TextEditor({ text, awareness, undoManager, focusText }: TextEditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const focusOnce = useRef(focusText)
  useEffect(() => {
    if (parent.current === null) return
    const view: EditorView = createEditor({
      parent: parent.current,
      text,
      awareness,
      undoManager,
      label: 'Text of the post',
      nonce: pageNonce(),
    })
    if (focusOnce.current || needsFocus()) view.focus()
    return () => view.destroy()
  }, [text, awareness, undoManager])
  return <div ref={parent} className={styles.editor} />
}
