import * as v from 'valibot'
import type * as Y from 'yjs'
import { type Channel, hues, type Lists, platforms } from './lists.ts'
import { plainLine } from './plain-line.ts'
import { entryId as id } from './post-schema.ts'
import { isZone } from './schedule.ts'

/** The lists that hold entries by id, as `Lists` names them and as the document's maps are called. */
export const listNames = ['channels', 'tags', 'campaigns', 'members', 'hashtagGroups', 'snippets', 'words'] as const
/** One of these lists. */
export type ListName = (typeof listNames)[number]
/** One entry of a list. */
export type ListEntry<L extends ListName> = Lists[L][number]

const name = v.fallback(v.pipe(v.string(), v.maxLength(200), v.transform(plainLine)), '')
const hue = v.fallback(v.picklist(hues), 'blue')
const named = v.object({ id, name, hue })
const hashtag = v.pipe(v.string(), v.maxLength(200), v.regex(/^[#＃][^\s#＃]+$/u))
const hashtags = v.fallback(
  v.pipe(
    v.array(v.fallback(v.nullable(hashtag), null)),
    v.transform((tags) => tags.filter((tag) => tag !== null).slice(0, 100)),
  ),
  [],
)
const slot = v.object({
  days: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1), v.maxLength(7)),
  time: v.pipe(v.string(), v.regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/)),
})
const slots = v.fallback(
  v.pipe(
    v.array(v.fallback(v.nullable(slot), null)),
    v.transform((each) => each.filter((one) => one !== null).slice(0, 50)),
  ),
  [],
)
const anyLimit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000))
const channel = v.object({
  id,
  platform: v.picklist(platforms),
  name,
  handle: name,
  hue,
  instance: v.exactOptional(name),
  hashtags: v.exactOptional(hashtags),
  slots: v.exactOptional(slots),
  limit: v.exactOptional(v.fallback(anyLimit, 0)),
})
const campaign = v.object({ id, name, hue, trackingName: v.exactOptional(name) })
const hashtagGroup = v.object({ id, name, hashtags })
const snippet = v.object({ id, name, text: v.fallback(v.pipe(v.string(), v.maxLength(10_000)), '') })
const word = v.object({
  id: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(64),
    v.check((text) => plainLine(text) === text),
  ),
})
const plan = v.object({
  name,
  zone: v.fallback(v.pipe(v.string(), v.check(isZone)), 'UTC'),
  language: v.fallback(v.pipe(v.string(), v.maxLength(35), v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)), ''),
})

/** More entries of a list than a team makes: what a hostile document holds beyond them is not read. */
const mostEntries = 10_000

/** Sets the plan's own name, zone or language; an empty language is none. */
export function savePlan(doc: Y.Doc, values: Partial<Lists['plan']>): void {
  doc.transact(() => {
    const map = doc.getMap('plan')
    for (const [key, value] of Object.entries(values)) if (map.get(key) !== value) map.set(key, value)
  })
}

/** Adds an entry, or replaces the one with its id. */
export function saveEntry<L extends ListName>(doc: Y.Doc, list: L, entry: ListEntry<L>): void {
  doc.getMap(list).set(entry.id, { ...entry })
}

/** Takes an entry out of its list. Posts that name it keep the name, and show nothing for it. */
export function removeEntry(doc: Y.Doc, list: ListName, entry: string): void {
  doc.getMap(list).delete(entry)
}

/** What the document says, in the order in which entries were made. Entries that cannot be read are left out. */
export function readLists(doc: Y.Doc): Lists {
  return {
    plan: readPlan(doc.getMap('plan')),
    channels: readList(doc, 'channels', channel).map(withoutBadLimit),
    tags: readList(doc, 'tags', named),
    campaigns: readList(doc, 'campaigns', campaign),
    members: readList(doc, 'members', named),
    hashtagGroups: readList(doc, 'hashtagGroups', hashtagGroup),
    snippets: readList(doc, 'snippets', snippet),
    words: readList(doc, 'words', word),
  }
}

function readPlan(map: Y.Map<unknown>): Lists['plan'] {
  const { language, ...read } = v.parse(plan, {
    name: map.get('name'),
    zone: map.get('zone'),
    language: map.get('language'),
  })
  return language === '' ? read : { ...read, language }
}

/** A limit that cannot be read must not forbid every text: the platform's holds. */
function withoutBadLimit({ limit = 0, ...channel }: Channel): Channel {
  return limit === 0 ? channel : { ...channel, limit }
}

function readList<T extends { readonly id: string }>(
  doc: Y.Doc,
  list: ListName,
  schema: v.GenericSchema<unknown, T>,
): readonly T[] {
  const map = doc.getMap(list)
  const keys = [...map.keys()].sort().slice(0, mostEntries)
  return keys.flatMap((key) => {
    const read = v.safeParse(schema, map.get(key))
    return read.success && read.output.id === key ? [read.output] : []
  })
}
