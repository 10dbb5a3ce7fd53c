import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'
import type { Status } from '../../plan/post.ts'
import { titleOf } from '../../plan/post-document.ts'
import { contentLine, textValue, utcTime } from './calendar-lines.ts'
import { namesOf, type PlanNames, planNames } from './plan-names.ts'

/** A post takes no time; calendars draw what lasts a quarter of an hour so that it can be read. */
const shownFor = 'PT15M'
/** The greatest integer of RFC 5545 (3.3.8). */
const highestSequence = 2_147_483_647

/**
 * The posts with a date as a calendar (RFC 5545, https://www.rfc-editor.org/rfc/rfc5545): times in UTC, a UID that a post
 * keeps in every export, a SEQUENCE that rises with its changes, and STATUS:CANCELLED for one that was removed or lost its
 * date: who imported an earlier file has it. There is no METHOD: it makes an object a message between calendars about
 * all that it holds (iTIP, RFC 5546, https://www.rfc-editor.org/rfc/rfc5546), which a file of posts is not.
 */
export async function* exportCalendar(
  lists: Lists,
  posts: AsyncIterable<readonly WholePost[]>,
): AsyncGenerator<string> {
  const names = planNames(lists)
  yield lines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Placard//Placard//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['NAME', textValue(lists.plan.name)],
    ['X-WR-CALNAME', textValue(lists.plan.name)],
  ])
  for await (const part of posts) {
    const events = part.flatMap((post) => {
      const shown = post.schedule ?? post.lastSchedule
      return shown === undefined ? [] : [event(post, shown.instant, names)]
    })
    if (events.length > 0) yield events.join('')
  }
  yield lines([['END', 'VCALENDAR']])
}

function event(post: WholePost, instant: number, names: PlanNames): string {
  const categories = [
    ...namesOf(post.tags, names.tag),
    ...(post.campaign === null ? [] : [names.campaign(post.campaign)]),
  ]
  const channels = namesOf(post.channels, names.channel).join(', ')
  return lines([
    ['BEGIN', 'VEVENT'],
    ['UID', `${post.id}@placard`],
    ['DTSTAMP', utcTime(post.updatedAt)],
    ['CREATED', utcTime(post.createdAt)],
    ['LAST-MODIFIED', utcTime(post.updatedAt)],
    ['SEQUENCE', String(sequenceOf(post))],
    ['DTSTART', utcTime(instant)],
    ['DURATION', shownFor],
    ['SUMMARY', textValue(titleOf(post.text))],
    ['DESCRIPTION', textValue(post.text)],
    ['STATUS', post.deleted || post.schedule === null ? 'CANCELLED' : confirmed[post.status]],
    ['TRANSP', 'TRANSPARENT'],
    ...(channels === '' ? [] : [['LOCATION', textValue(channels)] as const]),
    ...(categories.length === 0
      ? []
      : [['CATEGORIES', categories.map((name) => textValue(name ?? '')).join(',')] as const]),
    ...(post.link === null ? [] : [['URL', post.link.replaceAll(/\s/g, '')] as const]),
    ['END', 'VEVENT'],
  ])
}

/** Seconds between the post's first and last change: it rises with each, and is the same on every computer. */
const sequenceOf = ({ createdAt, updatedAt }: WholePost) =>
  Math.min(highestSequence, Math.max(0, Math.floor((updatedAt - createdAt) / 1000)))

const confirmed: Readonly<Record<Status, 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'>> = {
  idea: 'TENTATIVE',
  draft: 'TENTATIVE',
  review: 'TENTATIVE',
  approved: 'CONFIRMED',
  scheduled: 'CONFIRMED',
  posted: 'CONFIRMED',
  archived: 'CANCELLED',
}

const lines = (all: readonly (readonly [string, string])[]) =>
  all.map(([name, value]) => contentLine(name, value)).join('')
