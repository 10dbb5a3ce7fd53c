import * as v from 'valibot'
import { statuses } from './post.ts'
import { agreeing, isWall, isZone } from './schedule.ts'

/**
 * What may stand in a post's document. Documents come from peers and from later versions, so each field falls back by
 * itself: one that cannot be read never hides the others.
 */

/** The beginning of the last day of the year 9999, in UTC milliseconds. */
export const lastInstant = 253_402_214_400_000

/** The years 1000 to 9999: every day of them has a ten-character name. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(-30_610_224_000_000), v.maxValue(lastInstant))

/** The id of an entry. What every object has, such as `constructor`, is none: looked up by it, a record would answer. */
export const entryId = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(64),
  v.check((value) => !(value in Object.prototype)),
)

/** A link that a post goes with or is found at. */
export const link = v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\/\S+$/i))

const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))
const schedule = v.pipe(
  v.object({ wall: v.pipe(v.string(), v.check(isWall)), zone: v.pipe(v.string(), v.check(isZone)), instant }),
  v.transform(agreeing),
  v.check((agreed) => v.is(instant, agreed.instant)),
)

const metrics = v.object({ replies: count, reposts: count, likes: count })

/** The fields of the `post` map, as they are stored. */
export const postFieldsSchema = v.object({
  status: v.fallback(v.picklist(statuses), 'draft'),
  schedule: v.fallback(v.nullable(schedule), null),
  lastSchedule: v.fallback(v.nullable(schedule), null),
  campaign: v.fallback(v.nullable(entryId), null),
  assignee: v.fallback(v.nullable(entryId), null),
  link: v.fallback(v.nullable(link), null),
  language: v.fallback(
    v.nullable(v.pipe(v.string(), v.maxLength(35), v.regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i))),
    null,
  ),
  metrics: v.fallback(v.nullable(metrics), null),
  importKey: v.fallback(v.nullable(entryId), null),
  deleted: v.fallback(v.boolean(), false),
  createdAt: v.fallback(instant, 0),
  updatedAt: v.fallback(instant, 0),
})

/** True for something that may be a key of the `tags` or `channels` map. */
export const isListedId = (value: string): boolean => v.is(entryId, value)
