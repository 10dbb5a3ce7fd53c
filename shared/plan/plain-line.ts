/** Line breaks and other controls, and the marks that turn the direction of the text around them (UAX #9). */
const disturbing = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu

/** A name from somebody else as one line that cannot disturb what is shown beside it. */
export const plainLine = (name: string): string => name.replace(disturbing, ' ')
