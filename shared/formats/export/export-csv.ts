import type { WholePost } from '../../plan/all-posts.ts'
import type { Lists } from '../../plan/lists.ts'
import type { Schedule } from '../../plan/post.ts'
import { scheduleAt } from '../../plan/schedule.ts'
import { csvLine } from '../csv/write-csv.ts'
import { joinChannels, joinWords } from './listed.ts'
import { ownColumns } from './own-columns.ts'
import { namesOf, type PlanNames, planNames } from './plan-names.ts'

/** The mark makes spreadsheets read UTF-8. */
const mark = '\ufeff'

/** The visible posts as a CSV file that an import takes back without loss. */
export async function* exportCsv(lists: Lists, posts: AsyncIterable<readonly WholePost[]>): AsyncGenerator<string> {
  const names = planNames(lists)
  yield mark + csvLine(ownColumns.map(({ header }) => header))
  for await (const part of posts) {
    const lines = part.filter(({ deleted }) => !deleted).map((post) => csvLine(cellsOf(post, names)))
    if (lines.length > 0) yield lines.join('')
  }
}

function cellsOf(post: WholePost, names: PlanNames): readonly string[] {
  const { schedule, metrics, variants, media } = post
  const approval = post.approval?.kind === 'approved' ? post.approval : null
  const cells: Readonly<Record<string, string | null>> = {
    key: post.importKey ?? post.id,
    date: schedule === null ? null : dateOf(schedule),
    zone: schedule?.zone ?? null,
    status: post.status,
    text: post.text,
    channel: joinChannels(namesOf(post.channels, names.channel)),
    tags: joinWords(namesOf(post.tags, names.tag)),
    campaign: post.campaign === null ? null : names.campaign(post.campaign),
    assignee: post.assignee === null ? null : names.member(post.assignee),
    link: post.link,
    replies: shown(metrics?.replies),
    reposts: shown(metrics?.reposts),
    likes: shown(metrics?.likes),
    created: new Date(post.createdAt).toISOString(),
    versions: versionsOf(variants, names),
    language: post.language,
    media: media.length === 0 ? null : JSON.stringify(media),
    approvedBy: approval === null || approval.by === null ? null : names.member(approval.by),
    approvedAt: approval === null || approval.at === null ? null : new Date(approval.at).toISOString(),
  }
  return ownColumns.map(({ field, cell = field }) => cells[cell] ?? '')
}

/** The wall time; with its offset where wall and zone alone would mean another moment, as in an hour that comes twice. */
function dateOf({ wall, zone, instant }: Schedule): string {
  const plain = wall.replace('T', ' ')
  return scheduleAt(wall, zone).instant === instant ? plain : new Date(instant).toISOString()
}

const shown = (count: number | undefined) => (count === undefined ? null : String(count))

/** What channels say on their own, as JSON: by the channel's word. */
function versionsOf(variants: WholePost['variants'], names: PlanNames): string | null {
  const named = [...variants].flatMap(([channel, variant]) => {
    const word = names.channel(channel)
    return word === null ? [] : [[word, variant] as const]
  })
  return named.length === 0 ? null : JSON.stringify(Object.fromEntries(named))
}
