import type { BoardColumn } from '../../../shared/ipc/plan-api.ts'
import { type Card, type PostId, type Status, statuses } from '../../../shared/plan/post.ts'

/** The way from one card to another. */
export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

const place = (columns: readonly BoardColumn[], id: PostId) => {
  for (const [column, { cards }] of columns.entries()) {
    const row = cards.findIndex((card) => card.id === id)
    if (row >= 0) return { column, row }
  }
  return null
}

const clamp = (value: number, max: number) => Math.max(0, Math.min(value, max))

/** The card that an arrow key leads to. Left and right skip columns without cards and keep the row where they can. */
export function cardTowards(columns: readonly BoardColumn[], from: PostId, direction: Direction): PostId | null {
  const at = place(columns, from)
  if (at === null) return columns.find((column) => column.cards.length > 0)?.cards[0]?.id ?? null
  const own = columns[at.column]?.cards ?? []
  if (direction === 'first') return own[0]?.id ?? null
  if (direction === 'last') return own.at(-1)?.id ?? null
  if (direction === 'up' || direction === 'down') {
    return own[clamp(at.row + (direction === 'up' ? -1 : 1), own.length - 1)]?.id ?? null
  }
  const step = direction === 'left' ? -1 : 1
  for (let column = at.column + step; column >= 0 && column < columns.length; column += step) {
    const cards = columns[column]?.cards ?? []
    if (cards.length > 0) return cards[clamp(at.row, cards.length - 1)]?.id ?? null
  }
  return from
}

/** The status before or after one on the board; null past its ends. */
export function statusBeside(status: Status, direction: 'left' | 'right'): Status | null {
  return statuses[statuses.indexOf(status) + (direction === 'left' ? -1 : 1)] ?? null
}

/** Every card from one to another in their column, both included, for Shift+click; just the second across columns. */
export function cardsBetween(columns: readonly BoardColumn[], from: PostId, to: PostId): readonly PostId[] {
  const start = place(columns, from)
  const end = place(columns, to)
  if (start === null || end === null || start.column !== end.column) return [to]
  const [low, high] = start.row < end.row ? [start.row, end.row] : [end.row, start.row]
  return (columns[end.column]?.cards ?? []).slice(low, high + 1).map((card) => card.id)
}

/** What a move of some cards to a status takes: nothing, a plain change, or a time for those that have none. */
export type MovePlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'change'; readonly ids: readonly PostId[] }
  | { readonly kind: 'needs-time'; readonly ids: readonly PostId[]; readonly undated: readonly PostId[] }

/** Only a post with a date and time can be scheduled, so the board asks for one rather than refuse the move. */
export function planMove(cards: readonly Card[], status: Status): MovePlan {
  const moving = cards.filter((card) => card.status !== status)
  if (moving.length === 0) return { kind: 'nothing' }
  const ids = moving.map((card) => card.id)
  const undated = moving.filter((card) => card.schedule === null).map((card) => card.id)
  return status === 'scheduled' && undated.length > 0 ? { kind: 'needs-time', ids, undated } : { kind: 'change', ids }
}
