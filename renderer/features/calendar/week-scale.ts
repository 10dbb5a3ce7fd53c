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
