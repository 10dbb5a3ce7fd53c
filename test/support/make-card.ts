import type { Card } from '../../shared/plan/post.ts'

/** A card with the given parts; the rest is plain. */
export const makeCard = (id: string, parts: Partial<Card> = {}): Card => ({
  id,
  status: 'draft',
  title: id,
  schedule: null,
  channels: [],
  tags: [],
  campaign: null,
  assignee: null,
  link: null,
  metrics: null,
  createdAt: 0,
  updatedAt: 0,
  ...parts,
})
