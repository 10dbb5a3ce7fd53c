import { useMemo } from 'react'
import type { PostPatch } from '../../../shared/plan/post.ts'
import { usePreferences } from '../../state/preferences.ts'
import { type ChosenSpelling, useChosenSpelling } from '../../state/spelling.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import type { PostFields } from './post-editing.ts'

interface LanguageFieldProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
}

/** The languages that are offered, those with most readers of the web and of Europe; another one that a post has stays. */
const offered = [
  'ar bg bn ca cs cy da de el en en-GB en-US es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml',
  'mn mr ms mt my nb ne nl nn pa pl pt pt-BR ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh-Hans zh-Hant',
].flatMap((line) => line.split(' '))
const unsaid = 'unsaid'

/** Which language the post is written in: how it is read aloud and its spelling checked follows it. */
export function LanguageField({ post, change }: LanguageFieldProps) {
  const { language } = post
  const spelling = useChosenSpelling(language)
  const isOn = usePreferences((state) => state.spelling)
  const items = useMemo(() => languageChoices(language), [language])
  return (
    <ComboBox
      key={language}
      label="Language"
      items={items}
      value={language ?? unsaid}
      onChange={(id) => change({ language: id === unsaid ? null : id })}
      hint={spellingWords(spelling, isOn)}
    />
  )
}

function languageChoices(language: string | null): readonly { readonly id: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'language' })
  const tags = language === null || offered.includes(language) ? offered : [...offered, language]
  const choices = tags.map((id) => ({ id, name: names.of(id) ?? id })).sort((a, b) => a.name.localeCompare(b.name))
  return [{ id: unsaid, name: 'Not said' }, ...choices]
}

/** Which dictionary the post is checked with, in words. */
function spellingWords({ language, isGuess }: ChosenSpelling, isOn: boolean): string {
  if (!isOn) return 'Screen readers use it. Spelling is not checked: see Settings.'
  if (language === null) return 'Screen readers use it. Placard has no dictionary for this language.'
  if (!isGuess) return 'Screen readers use it, and the spelling is checked.'
  const name = new Intl.DisplayNames(undefined, { type: 'language' }).of(language) ?? language
  return `Spelling is checked in ${name} as long as nothing is said here.`
}
