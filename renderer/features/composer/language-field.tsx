import type { PostPatch } from '../../../shared/plan/post.ts'
import { usePreferences } from '../../state/preferences.ts'
import { type ChosenSpelling, useChosenSpelling } from '../../state/spelling.ts'
import { LanguagePicker } from '../../ui/language-picker.tsx'
import type { PostFields } from './post-editing.ts'

interface LanguageFieldProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
}

/** Which language the post is written in: how it is read aloud and its spelling checked follows it. */
export function LanguageField({ post: { language }, change }: LanguageFieldProps) {
  const spelling = useChosenSpelling(language)
  const isOn = usePreferences((state) => state.spelling)
  return (
    <LanguagePicker
      label="Language"
      value={language}
      onChange={(chosen) => change({ language: chosen })}
      hint={spellingWords(spelling, isOn)}
    />
  )
}

/** Which dictionary the post is checked with, in words. */
function spellingWords({ language, isGuess }: ChosenSpelling, isOn: boolean): string {
  if (!isOn) return 'Screen readers use it. Spelling is not checked: see Settings.'
  if (language === null) return 'Screen readers use it. Placard has no dictionary for this language.'
  if (!isGuess) return 'Screen readers use it, and the spelling is checked.'
  const name = new Intl.DisplayNames(undefined, { type: 'language' }).of(language) ?? language
  return `Spelling is checked in ${name} as long as nothing is said here.`
}
