import type { Approval, ContentPart } from '../../shared/plan/post.ts'

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
    case 'unsigned':
      return 'Marked as approved, as in a file that was imported. Nobody has signed that.'
    case 'unknown':
      return 'Somebody has signed this post, but nobody who is known here.'
  }
}

const changedWords = (changed: readonly ContentPart[]) =>
  changed.length === 0 ? '' : `: ${changed.map((part) => partWords[part]).join(', ')}`
