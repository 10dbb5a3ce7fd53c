import type { Approval, Card, ContentPart } from '../../shared/plan/post.ts'

const partWords: Readonly<Record<ContentPart, string>> = {
  text: 'text',
  versions: 'channel versions',
  media: 'media',
  channels: 'channels',
}

/** How a post's approval stands, in one sentence. `name` is whose word it is, `when` when they said it. */
export function approvalWords({ kind, changed }: Approval, name: string, when: string): string {
  switch (kind) {
    case 'approved':
      return `Approved by ${name}, ${when}.`
    case 'edited':
      return `Edited since ${name} approved it, ${when}${changedWords(changed)}.`
    case 'changes':
      return changed.length === 0
        ? `${name} asked for changes, ${when}.`
        : `${name} asked for changes, ${when}. Edited since${changedWords(changed)}.`
    case 'lapsed':
      return `${name} approved it, ${when}, but is no approver now. Somebody else has to.`
    case 'copied':
      return `${name} approved it, ${when}, in the plan that this is a copy of. Here that does not count: it has to be approved again${changed.length === 0 ? '' : `. Edited since${changedWords(changed)}`}.`
    case 'unsigned':
      return 'Marked as approved, as in a file that was imported. Nobody has signed that.'
    case 'unknown':
      return 'Somebody has signed this post, but nobody who is known here.'
  }
}

const changedWords = (changed: readonly ContentPart[]) =>
  changed.length === 0 ? '' : `: ${changed.map((part) => partWords[part]).join(', ')}`

/** Said behind the words of a step that gives posts their time: how many of them nobody has approved. Empty if none. */
export function unapprovedWords(cards: readonly Pick<Card, 'status' | 'approval'>[]): string {
  const waiting = cards.filter(isUnapproved).length
  if (waiting === 0) return ''
  if (waiting === cards.length) return `. Nobody has approved ${waiting === 1 ? 'it' : 'them'} yet.`
  return `. ${waiting.toLocaleString()} of them ${waiting === 1 ? 'is' : 'are'} not approved yet.`
}

/** True if the post can still go out, and nobody's approval stands over what it is now. */
const isUnapproved = ({ status, approval }: Pick<Card, 'status' | 'approval'>): boolean =>
  approval?.kind !== 'approved' && status !== 'posted' && status !== 'archived'
