import { useMemo } from 'react'
import { ComboBox } from './combo-box.tsx'

interface LanguagePickerProps {
  readonly label: string
  /** A BCP 47 tag; null where nobody has said. */
  readonly value: string | null
  readonly onChange: (language: string | null) => void
  readonly hint: string
}

/** The languages that are offered, those with most readers of the web and of Europe; another one that is chosen stays. */
const offered = [
  'ar bg bn ca cs cy da de el en en-GB en-US es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk ko lt lv mk ml',
  'mn mr ms mt my nb ne nl nn pa pl pt pt-BR ro ru sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh-Hans zh-Hant',
].flatMap((line) => line.split(' '))
const unsaid = 'unsaid'

/** A language by its name, or none. */
export function LanguagePicker({ label, value, onChange, hint }: LanguagePickerProps) {
  const items = useMemo(() => languageChoices(value), [value])
  return (
    <ComboBox
      key={value}
      label={label}
      items={items}
      value={value ?? unsaid}
      onChange={(id) => onChange(id === unsaid ? null : id)}
      hint={hint}
    />
  )
}

function languageChoices(language: string | null): readonly { readonly id: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'language' })
  const tags = language === null || offered.includes(language) ? offered : [...offered, language]
  const choices = tags.map((id) => ({ id, name: names.of(id) ?? id })).sort((a, b) => a.name.localeCompare(b.name))
  return [{ id: unsaid, name: 'Not said' }, ...choices]
}
