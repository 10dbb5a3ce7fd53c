import type { EditorView } from '@codemirror/view'
import { BookPlus, EyeOff } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { Misspelling } from '../../../../shared/ipc/spelling-api.ts'
import type { SpellingLanguage } from '../../../../shared/plan/spelling-languages.ts'
import { useSession } from '../../../state/session.ts'
import { addTeamWord, speller, useIgnoredWords } from '../../../state/spelling.ts'
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { returnToText } from '../writing/insert.ts'

interface SpellingMenuProps {
  readonly view: EditorView
  readonly language: SpellingLanguage
  readonly mistake: Misspelling
  readonly onClose: () => void
}

/** What the person may have meant, and what to do when the word is right. */
export function SpellingMenu({ view, language, mistake, onClose }: SpellingMenuProps) {
  const { from, to, word } = mistake
  const suggestions = useSuggestions(language, word)
  const anchor = useMemo(() => ({ current: elementAt(view, from + 1) }), [view, from])
  const close = () => {
    onClose()
    returnToText(view)
  }
  const replace = (insert: string) => {
    // Somebody else may have written here while the menu was open.
    if (view.state.sliceDoc(from, to) === word) {
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.spelling',
      })
    }
  }
  return (
    <Popover
      isOpen
      aria-label={`Spelling of “${word}”`}
      triggerRef={anchor}
      placement="bottom start"
      onOpenChange={(open) => !open && close()}
    >
      <Menu
        // Made anew when there is something to choose, so that the first suggestion has the keyboard.
        key={String(suggestions === null)}
        aria-label={`Spelling of “${word}”`}
        autoFocus="first"
        onClose={close}
      >
        {suggestions === null && <MenuItem isDisabled name="Looking for suggestions…" />}
        {suggestions?.length === 0 && <MenuItem isDisabled name="No suggestions" />}
        {suggestions?.map((each) => (
          <MenuItem key={each} id={each} name={each} onAction={() => replace(each)} />
        ))}
        <MenuSeparator />
        <MenuItem name="Add to the team’s words" icon={BookPlus} onAction={() => void addTeamWord(word)} />
        <MenuItem name="Ignore in this post" icon={EyeOff} onAction={() => ignoreInPost(word)} />
      </Menu>
    </Popover>
  )
}

function ignoreInPost(word: string): void {
  const { openPost } = useSession.getState()
  if (openPost !== null) useIgnoredWords.getState().ignore(openPost, word)
}

function elementAt(view: EditorView, place: number): Element {
  const { node } = view.domAtPos(place)
  return (node instanceof Element ? node : node.parentElement) ?? view.contentDOM
}

/** Null until they are there. */
function useSuggestions(language: SpellingLanguage, word: string): readonly string[] | null {
  const [found, setFound] = useState<readonly string[] | null>(null)
  useEffect(() => {
    let wanted = true
    const tell = (words: readonly string[]) => wanted && setFound(words)
    speller()
      ?.suggest(language, word)
      .then(tell, () => tell([]))
    return () => {
      wanted = false
    }
  }, [language, word])
  return found
}
