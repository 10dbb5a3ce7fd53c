import { create } from 'zustand'
import type { SpellingApi } from '../../shared/ipc/spelling-api.ts'
import { type SpellingLanguage, spellingLanguageOf } from '../../shared/plan/spelling-languages.ts'
import { api } from './api.ts'
import { useLists } from './lists.ts'
import { usePreferences } from './preferences.ts'
import { saysReadOnly, useUndo } from './undo.ts'

/** A spelling worker that runs. */
export interface StartedSpelling {
  readonly api: SpellingApi
  end(): void
}

const restMs = 60_000
let start: (() => StartedSpelling) | null = null
let started: StartedSpelling | null = null
let texts = 0
let resting: ReturnType<typeof setTimeout> | undefined

/** Called once at start, with how the spelling worker is started. */
export function provideSpelling(how: () => StartedSpelling): void {
  start = how
}

/** The spelling worker, started with the first call; null before `provideSpelling`. */
export function speller(): SpellingApi | null {
  started ??= start?.() ?? null
  return started?.api ?? null
}

/** Says that a text is open whose spelling is checked, until the answer is called: a minute later its worker rests. */
export function holdSpeller(): () => void {
  texts++
  clearTimeout(resting)
  return () => {
    texts--
    if (texts > 0) return
    resting = setTimeout(() => {
      started?.end()
      started = null
    }, restMs)
  }
}

/** Which dictionary a post is checked with, and whether that is only a guess. */
export interface ChosenSpelling {
  readonly language: SpellingLanguage | null
  readonly isGuess: boolean
}

/** The dictionary for a post: that of its own language, or else of the plan's, or else of one of the person's. */
export function useChosenSpelling(said: string | null): ChosenSpelling {
  const isOn = usePreferences((state) => state.spelling)
  const ofPlan = useLists((state) => state.lists.plan.language ?? null)
  if (!isOn) return { language: null, isGuess: false }
  const own = navigator.languages
  const meant = said ?? ofPlan
  if (meant !== null) return { language: spellingLanguageOf(meant, own), isGuess: said === null }
  const language = own.map((tag) => spellingLanguageOf(tag, own)).find((each) => each !== null) ?? null
  return { language, isGuess: true }
}

interface IgnoredWords {
  readonly byPost: Readonly<Record<string, readonly string[]>>
  ignore(post: string, word: string): void
}

/** Words that are right in one post: for this person, until the window closes. */
export const useIgnoredWords = create<IgnoredWords>((set) => ({
  byPost: {},
  ignore: (post, word) => set(({ byPost }) => ({ byPost: { ...byPost, [post]: [...(byPost[post] ?? []), word] } })),
}))

/** Adds a word that the whole team knows from now on, as a step that can be taken back. */
export async function addTeamWord(word: string): Promise<void> {
  if (saysReadOnly()) return
  const add = () => api().lists.saveWord({ id: word })
  await add()
  const takeBack = () => api().lists.remove('words', word)
  useUndo.getState().push({ label: `Added “${word}” to the team’s words`, takeBack, doAgain: add })
}
