/** What can be wrong with a post on a platform. */
export type FindingId =
  | 'empty'
  | 'too-long'
  | 'too-many-bytes'
  | 'forbidden-characters'
  | 'no-media'
  | 'too-many-images'
  | 'too-many-videos'
  | 'mixed-media'
  | 'missing-alt'
  | 'alt-too-long'
  | 'file-too-large'
  | 'video-too-long'
  | 'too-many-pixels'
  | 'wrong-ratio'
  | 'too-many-hashtags'
  | 'dead-link'
  | 'link-in-line'

/** One thing about a post that wants mending. Message and mend are short sentences without their full stop. */
export interface Finding {
  /** `error`: the platform refuses the post. `warning`: it takes it, but it would be better otherwise. */
  readonly severity: 'error' | 'warning'
  readonly id: FindingId
  readonly message: string
  readonly mend: string
  /** Where in the text it begins, as a UTF-16 offset. */
  readonly from?: number
  /** Which media it is about, counted from 0. */
  readonly media?: readonly number[]
}
