import type { Card, Filter } from './post.ts'

/** The filter that shows everything. */
export const emptyFilter: Filter = { text: '', channels: [], tags: [], campaigns: [], statuses: [], assignees: [] }

/** True if the filter restricts anything. */
export function filterIsActive(filter: Filter): boolean {
  return Object.values(filter).some((value) => value.length > 0)
}

const meets = (wanted: readonly string[], has: readonly (string | null)[]) =>
  wanted.length === 0 || has.some((id) => id !== null && wanted.includes(id))

/** Tests all of a filter but its text, which only the search index can answer. */
export function cardMatches(card: Card, filter: Filter): boolean {
  return (
    meets(filter.channels, card.channels) &&
    meets(filter.tags, card.tags) &&
    meets(filter.campaigns, [card.campaign]) &&
    meets(filter.statuses, [card.status]) &&
    meets(filter.assignees, [card.assignee])
  )
}
