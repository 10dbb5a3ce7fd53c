import type { Platform } from '../../shared/plan/lists.ts'
import { platformRules } from '../../shared/platforms/platform-rules.ts'
import type { TextUnit } from '../../shared/platforms/rule-types.ts'

/** In what a platform counts, in words. */
export const unitWords: Readonly<Record<TextUnit, string>> = {
  weighted: 'characters, where emoji, Chinese, Japanese and Korean ones count 2 and every link 23',
  graphemes: 'characters as you see them',
  mastodonCharacters: 'characters as you see them, where every link counts 23, and @person@server only its @person',
  emojiAsBytes: 'characters, where an emoji counts its bytes',
  codePoints: 'characters',
  codeUnits: 'characters, where most emoji count 2 or more',
  utf8Bytes: 'bytes, so that most letters outside English count 2 or more',
}

const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })

/** The day on which a rule was last read where it is published: "24 Nov 2026". */
export const checkedWords = (day: string) => date.format(Date.parse(day))

/** A platform's usual limit in one sentence, and when it was checked. */
export function usualLimit(platform: Platform): string {
  const { text, sources } = platformRules[platform]
  if (text.limit === null) return 'No limit is published.'
  const checked = sources.find(({ about }) => about === 'text')?.checked
  const when = checked === undefined ? '' : ` Limits checked ${checkedWords(checked)}.`
  return `Usually ${text.limit.toLocaleString()} ${unitWords[text.unit]}.${when}`
}
