import type { Lists } from '../../../../shared/plan/lists.ts'

const words = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu
const plain = (word: string) => word.normalize('NFC').replaceAll('’', "'")

/** Words that are right here whatever a dictionary says: the team's own, the names in the plan, and some others. */
export function knownWords(lists: Lists, others: Iterable<string>): ReadonlySet<string> {
  const { channels, tags, campaigns, members, hashtagGroups, plan } = lists
  const names = [
    plan.name,
    ...[...channels, ...tags, ...campaigns, ...members, ...hashtagGroups].map(({ name }) => name),
    ...channels.flatMap(({ handle, hashtags = [] }) => [handle, ...hashtags]),
    ...hashtagGroups.flatMap(({ hashtags }) => hashtags),
  ]
  const parts = names.flatMap((name) => [...(name.match(words) ?? []), ...(name.match(/[\p{L}\p{M}]+/gu) ?? [])])
  return new Set([...parts, ...lists.words.map(({ id }) => id), ...others].map(plain))
}

/** True for a known word as it is, at the beginning of a sentence, or with an English ’s. */
export function isKnown(known: ReadonlySet<string>, word: string): boolean {
  const own = plain(word)
  const bare = own.replace(/'s?$/, '')
  return [own, bare].some((each) => known.has(each) || known.has(each.charAt(0).toLowerCase() + each.slice(1)))
}
