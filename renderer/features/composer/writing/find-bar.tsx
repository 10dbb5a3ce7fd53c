import { closeSearchPanel, findNext, findPrevious, replaceAll, replaceNext, setSearchQuery } from '@codemirror/search'
import type { EditorView } from '@codemirror/view'
import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { countFound, plainQuery } from './find.ts'
import styles from './find-bar.module.css'
import { type ShownEditor, useEditorState } from './use-writing.ts'

interface FindBarProps {
  readonly editor: ShownEditor
}

const selected = (view: EditorView) => {
  const { from, to } = view.state.selection.main
  const words = view.state.sliceDoc(from, Math.min(to, from + 200))
  return words.includes('\n') ? '' : words
}

/** Above the text: what to look for in it, and what to put in its place. */
export function FindBar({ editor }: FindBarProps) {
  const { view } = editor
  const state = useEditorState(editor)
  const [words, setWords] = useState(() => selected(view))
  const [replacement, setReplacement] = useState('')
  const bar = useRef<HTMLDivElement>(null)
  const query = plainQuery(words, replacement)
  const found = countFound(query, state)
  useEffect(() => bar.current?.querySelector('input')?.select(), [])
  useEffect(() => {
    // The editor marks what is found and must not be told while it is drawing.
    view.dispatch({ effects: setSearchQuery.of(plainQuery(words, replacement)) })
  }, [view, words, replacement])
  const close = () => {
    closeSearchPanel(view)
    view.focus()
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const enter = (run: (view: EditorView) => boolean) => (event: KeyboardEvent) => {
    // A field keeps its keys to itself.
    keyed(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (event.shiftKey) findPrevious(view)
    else run(view)
  }
  return (
    <search ref={bar} className={styles.bar} aria-label="Find and replace" onKeyDown={keyed}>
      <div className={styles.field}>
        <TextField label="Find" value={words} onChange={setWords} onKeyDown={enter(findNext)} autoFocus />
      </div>
      <p className={styles.found} role="status">
        {words === '' ? '' : `${found.current > 0 ? `${found.current} of ` : ''}${found.total || 'Nothing'} found`}
      </p>
      <IconButton label="Previous place" icon={ChevronUp} onPress={() => findPrevious(view)} />
      <IconButton label="Next place" icon={ChevronDown} onPress={() => findNext(view)} />
      <IconButton label="Close the search" icon={X} onPress={close} />
      <div className={styles.field}>
        <TextField label="Replace with" value={replacement} onChange={setReplacement} onKeyDown={enter(replaceNext)} />
      </div>
      <Button isDisabled={found.total === 0} onPress={() => replaceNext(view)}>
        Replace
      </Button>
      <Button isDisabled={found.total === 0} onPress={() => replaceAll(view)}>
        Replace all
      </Button>
    </search>
  )
}
