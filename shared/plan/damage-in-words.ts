import type { DocId } from '../replica/store.ts'
import { type DocKind, docKind } from './doc-kind.ts'

const names: Readonly<Record<DocKind, readonly [one: string, many: string]>> = {
  post: ['1 post', 'posts'],
  asset: ['what is known of 1 file', 'files’ details'],
  lists: ['the team’s lists', 'lists'],
}

/** What came back damaged from this computer's disk, in words for people; null if nothing did. */
export function damageInWords(damaged: readonly DocId[]): string | null {
  const words = docsInWords(damaged)
  return words === null ? null : `${words} came back damaged from this computer’s disk`
}

/** "2 posts and the team’s lists": documents of a plan, for people; null for none. */
export function docsInWords(docs: readonly DocId[]): string | null {
  if (docs.length === 0) return null
  const parts = (['post', 'asset', 'lists'] as const).flatMap((kind) => {
    const count = docs.filter((id) => docKind(id) === kind).length
    const [one, many] = names[kind]
    return count === 0 ? [] : [count === 1 ? one : `${count.toLocaleString()} ${many}`]
  })
  return parts.join(' and ')
}
