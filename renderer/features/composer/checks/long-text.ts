/** In texts above this length (UTF-16 units) not each key is followed by a count: it would take longer than a frame. */
const longest = 10_000

/** How long the person has to pause before a long text is counted again, in milliseconds. */
export const pause = 300

/** Whether a text of so many UTF-16 units is too long to be counted with each key. */
export const isLong = (length: number) => length > longest
