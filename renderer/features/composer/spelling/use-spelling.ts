import type { EditorView } from '@codemirror/view'
import { useEffect, useMemo } from 'react'
import { type Command, useAddCommands } from '../../../state/commands.ts'
import { useLists } from '../../../state/lists.ts'
import { useSession } from '../../../state/session.ts'
import { holdSpeller, useChosenSpelling, useIgnoredWords } from '../../../state/spelling.ts'
import { useReadOnly } from '../../../state/standing.ts'
import type { ShownEditor } from '../writing/use-writing.ts'
import { knownWords } from './known-words.ts'
import { nextMistake, type SpellingSettings, setSpelling } from './spelling-marks.ts'

const none: readonly string[] = []

/** Keeps an editor told how its spelling is checked; `said` is the language that its post is said to be in. */
export function useSpelling(editor: ShownEditor | null, said: string | null): SpellingSettings {
  const { language, isGuess } = useChosenSpelling(said)
  const readOnly = useReadOnly() !== null
  const lists = useLists((state) => state.lists)
  const openPost = useSession((state) => state.openPost) ?? ''
  const ignored = useIgnoredWords((state) => state.byPost[openPost] ?? none)
  const known = useMemo(() => knownWords(lists, ignored), [lists, ignored])
  const settings = useMemo(() => ({ language, isGuess, known }), [language, isGuess, known])
  useEffect(() => {
    editor?.view.dispatch({ effects: setSpelling.of(settings) })
  }, [editor, settings])
  useEffect(() => (language === null ? undefined : holdSpeller()), [language])
  const canMend = editor !== null && language !== null && !readOnly
  useAddCommands(useMemo(() => (canMend ? [commandFor(editor.view)] : []), [canMend, editor]))
  return settings
}

const commandFor = (view: EditorView): Command => ({
  id: 'next-spelling-mistake',
  label: 'Next spelling mistake',
  keywords: 'spell check dictionary misspelt',
  run: () => {
    view.focus()
    nextMistake(view)
  },
})
