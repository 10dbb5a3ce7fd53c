import type { KeyboardEvent } from 'react'

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** Arrow keys, Home and End go from one line that opens to another, as in any accordion. */
export function moveAmongHeadings(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key]
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-member]')]
  const at = all.findIndex((one) => one.isSameNode(event.target as Node))
  if (move === undefined || at < 0) return
  event.preventDefault()
  all[move(at, all.length)]?.focus()
}
