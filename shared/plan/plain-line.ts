/** Line breaks and other controls, and the marks that turn the direction of the text around them (UAX #9). */
const disturbing = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu

/**
 * What nobody sees and no name needs: with it one name would pass for another, or for none, as with the empty braille
 * pattern and the Hangul fillers. The joiners U+200C and U+200D stay, since Persian and emoji are written with them.
 */
const unseen = /[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0]+/gu

/** A name from somebody else as one line that cannot disturb what is shown beside it. */
export const plainLine = (name: string): string => name.replace(disturbing, ' ').replace(unseen, '')

/** What a member is called whose name shows nothing. */
export const unnamed = 'Member without a name'
