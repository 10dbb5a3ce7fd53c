/** The height of an hour in the week view, in pixels. */
export const hourHeight = 48

/** How many minutes the drawing of one post covers: 24 px. */
export const postMinutes = 30

const step = 15
const lastStart = 24 * 60 - step

/** Pixels from the top of a day to a minute of it. */
export const pixelsOf = (minutes: number): number => (minutes * hourHeight) / 60

/** The minute at a height within a day, in quarters of an hour. */
export function minutesAt(pixels: number): number {
  const quarter = Math.round((pixels * 60) / hourHeight / step) * step
  return Math.min(lastStart, Math.max(0, quarter))
}

/** The narrowest lane in which a post can still be read, in pixels. */
const narrowestLane = 56
const mostLanes = 3

/** How many posts may stand side by side in a day so many pixels wide: never less than a post and a number beside it. */
export const lanesIn = (width: number): number => Math.min(mostLanes, Math.max(2, Math.floor(width / narrowestLane)))

/** Half an hour above eight, so that the line and its name are seen. */
const morning = 7.5 * hourHeight

/**
 * How far down a week opens, in pixels, in a window so many pixels high: at eight in the morning; or where its first
 * post is, at so many minutes after midnight, when that would be out of sight.
 */
export function openingAt(first: number | null, height: number): number {
  if (first === null) return morning
  const [top, bottom] = [pixelsOf(first), pixelsOf(Math.min(first + postMinutes, 24 * 60))]
  const seen = top >= morning && bottom <= morning + height
  return seen ? morning : Math.max(0, Math.min(top - hourHeight, 24 * hourHeight - height))
}
