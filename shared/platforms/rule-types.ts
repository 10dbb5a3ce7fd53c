/** In what a platform counts a text; `counting/` has a counter for each. */
export type TextUnit =
  | 'weighted'
  | 'graphemes'
  | 'mastodonCharacters'
  | 'emojiAsBytes'
  | 'codePoints'
  | 'codeUnits'
  | 'utf8Bytes'

/** Where a rule is published, and the day (YYYY-MM-DD) on which we last read it there. */
export interface RuleSource {
  readonly about: 'text' | 'media'
  readonly url: string
  readonly checked: string
}

/** What a platform takes as text. */
export interface TextRules {
  readonly unit: TextUnit
  /** Whether the platform says in what it counts; where it says only "characters", the unit is our reading. */
  readonly unitIsSourced: boolean
  /** In the platform's unit; null where it publishes none. */
  readonly limit: number | null
  /** The limit for a text that goes with pictures or a video. */
  readonly captionLimit?: number
  /** The limit for a text that goes with pictures. */
  readonly imagesLimit?: number
  /** UTF-8 bytes, beside the limit. */
  readonly maxBytes?: number
  /** Whether a post without media may have no text, and whether spaces alone are none. */
  readonly mayBeEmpty: boolean
  readonly blankIsEmpty: boolean
  /** Whether the content warning counts with the text. */
  readonly countsWarning: boolean
  readonly forbidden?: RegExp
}

/** What a platform takes as media. A null or missing limit: none published. Sizes in bytes, lengths in characters. */
export interface MediaRules {
  readonly maxImages: number | null
  readonly maxVideos: number | null
  /** Whether one post may hold pictures and videos. */
  readonly mayMix: boolean
  readonly required: 'any' | 'video' | null
  readonly maxImageBytes?: number
  /** Above this some readers' servers still refuse. */
  readonly warnImageBytes?: number
  readonly maxPixels?: number
  /** Width over height. */
  readonly minRatio?: number
  readonly maxRatio?: number
  readonly maxAltLength?: number
  readonly maxVideoBytes?: number
  /** How long a video may run, in milliseconds. */
  readonly maxVideoMs?: number
  /** Above this it is refused from many accounts. */
  readonly warnVideoMs?: number
}

/** All that Placard knows of a platform's rules. */
export interface PlatformRules {
  readonly text: TextRules
  /** What a link counts, null for its own length; and how the platform shows it. */
  readonly links: { readonly counted: number | null; readonly shown: 'plain' | 'shortened' }
  readonly media: MediaRules
  /** Above the first a post looks bad or reaches fewer; above the second it is refused. */
  readonly hashtags: { readonly warnAbove: number; readonly blockAbove: number | null } | null
  readonly sources: readonly RuleSource[]
}
