import type { EditorState, Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useState, useSyncExternalStore } from 'react'
import type { Misspelling } from '../../../../shared/ipc/spelling-api.ts'
import { api } from '../../../state/api.ts'
import { useLists } from '../../../state/lists.ts'
import { speller } from '../../../state/spelling.ts'
import { useUndo } from '../../../state/undo.ts'
import { onceAfterFrame } from '../after-frame.ts'
import { type SpellingParts, spelling } from '../spelling/spelling-marks.ts'
import { find } from './find.ts'
import { suggestions } from './suggestions.ts'

/** The editor as it is shown, for tools that follow what is in it without drawing anything else anew. */
export interface ShownEditor {
  readonly view: EditorView
  readonly onChange: (listener: () => void) => () => void
}

/** What the tools of an editor have in common with the editor itself. */
export interface Writing {
  /** Null until the editor is there. */
  readonly editor: ShownEditor | null
  readonly onView: (view: EditorView | null) => void
  /** What the editor is made with. */
  readonly tools: Extension
  /** Where the bar of find and replace is to be drawn; null while it is closed. */
  readonly findBar: HTMLElement | null
  /** The word whose spelling the person asks about; null for none. */
  readonly mistake: Misspelling | null
  readonly closeMistake: () => void
}

/** Joins an editor with its tools. */
export function useWriting(): Writing {
  const [editor, setEditor] = useState<ShownEditor | null>(null)
  const [findBar, setFindBar] = useState<HTMLElement | null>(null)
  const [mistake, setMistake] = useState<Misspelling | null>(null)
  const [{ tools, onView, closeMistake }] = useState(() => {
    const listeners = new Set<() => void>()
    const onChange = (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
    const tell = onceAfterFrame(() => {
      for (const listener of listeners) listener()
    })
    const told = EditorView.updateListener.of(({ docChanged, selectionSet }) => {
      if (docChanged || selectionSet) tell()
    })
    return {
      tools: [
        told,
        find(setFindBar),
        suggestions({ ask, lists: () => useLists.getState().lists }),
        spelling({ check, onAsk: setMistake, onNone }),
      ],
      closeMistake: () => setMistake(null),
      onView: (view: EditorView | null) => setEditor(view === null ? null : { view, onChange }),
    }
  })
  return { editor, onView, tools, findBar, mistake, closeMistake }
}

const check: SpellingParts['check'] = async (language, texts) => {
  try {
    return (await speller()?.check(language, texts)) ?? null
  } catch {
    // A text without marks is worth more than one that cannot be written.
    return null
  }
}

const onNone = () => useUndo.getState().notify('No spelling mistakes in this text.')

const ask = (typed: string, limit: number) => api().queries.suggest(typed, limit)

/** The editor's state as it is now; renders again after the frame of each change of text or selection. */
export const useEditorState = ({ view, onChange }: ShownEditor): EditorState =>
  useSyncExternalStore(onChange, () => view.state)
