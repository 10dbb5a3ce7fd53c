/** Where the arrow keys lead from a place in a grid of so many columns; null where they lead nowhere. */
export function placeTowards(key: string, from: number, count: number, columns: number, rows: number): number | null {
  const to = goals(key, from, count, columns, rows)
  if (to === null || count === 0) return null
  // Down from the row before a short last one leads to its end.
  if (key === 'ArrowDown' && to >= count)
    return Math.floor(from / columns) < Math.floor((count - 1) / columns) ? count - 1 : null
  const within = key === 'PageDown' || key === 'PageUp' ? Math.min(count - 1, Math.max(0, to)) : to
  return within >= 0 && within < count && within !== from ? within : null
}

function goals(key: string, from: number, count: number, columns: number, rows: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return from - 1
    case 'ArrowRight':
      return from + 1
    case 'ArrowUp':
      return from - columns
    case 'ArrowDown':
      return from + columns
    case 'PageUp':
      return from - columns * rows
    case 'PageDown':
      return from + columns * rows
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
