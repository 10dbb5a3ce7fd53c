import type { Status } from '../plan/post.ts'
import { headerKey } from './column-names.ts'

const names: Readonly<Record<Status, string>> = {
  idea: 'idea|ideas|backlog|idee',
  draft: 'draft|drafts|in progress|entwurf|brouillon|borrador|bozza|rascunho|concept',
  review: 'review|in review|needs review|pending|pending approval|to review',
  approved: 'approved|ready|ok|freigegeben|approuve|aprobado|approvato',
  scheduled: 'scheduled|queued|planned|geplant|planifie|programado|programmato|ingepland',
  posted: 'posted|published|sent|live|done|veroffentlicht|publie|publicado|pubblicato|gepubliceerd',
  archived: 'archived|archive|cancelled|canceled|archiviert|archive|archivado',
}

/** The status that a word of a file means; null if it is none we know. */
export function statusByName(word: string): Status | null {
  const key = headerKey(word)
  const found = Object.entries(names).find(([, known]) => known.split('|').includes(key))
  return found === undefined ? null : (found[0] as Status)
}
