import type { Hue, Lists, Platform } from '../../shared/plan/lists.ts'
import { type Filter, type Status, statuses } from '../../shared/plan/post.ts'
import { channelWords } from '../ui/platform-words.ts'
import { statusWords } from '../ui/status-words.ts'

/** The parts of a filter that are lists of ids. */
export type FilterPart = 'statuses' | 'channels' | 'tags' | 'campaigns' | 'assignees'

/** One thing that posts can be filtered by. */
export interface FilterChoice {
  /** Unique among all choices. */
  readonly key: string
  readonly part: FilterPart
  readonly id: string
  readonly name: string
  readonly mark:
    | { readonly kind: 'status'; readonly status: Status }
    | { readonly kind: 'channel'; readonly platform: Platform }
    | { readonly kind: 'hue'; readonly hue: Hue }
    | { readonly kind: 'person'; readonly hue: Hue }
}

/** What a part of the filter is called on screen. */
export const partWords: Readonly<Record<FilterPart, string>> = {
  statuses: 'Status',
  channels: 'Channel',
  tags: 'Tag',
  campaigns: 'Campaign',
  assignees: 'Assigned to',
}

const choice = (part: FilterPart, id: string, name: string, mark: FilterChoice['mark']): FilterChoice => ({
  key: `${part} ${id}`,
  part,
  id,
  name,
  mark,
})

/** Everything that the plan's posts can be filtered by, part after part. */
export function filterChoices(lists: Lists): readonly FilterChoice[] {
  return [
    ...statuses.map((status) => choice('statuses', status, statusWords[status], { kind: 'status', status })),
    ...lists.channels.map((channel) =>
      choice('channels', channel.id, channelWords(channel), { kind: 'channel', platform: channel.platform }),
    ),
    ...lists.campaigns.map(({ id, name, hue }) => choice('campaigns', id, name, { kind: 'hue', hue })),
    ...lists.members.map(({ id, name, hue }) => choice('assignees', id, name, { kind: 'person', hue })),
    ...lists.tags.map(({ id, name, hue }) => choice('tags', id, name, { kind: 'hue', hue })),
  ]
}

const holds = (filter: Filter, { part, id }: FilterChoice) => (filter[part] as readonly string[]).includes(id)

/** The choices that a filter makes. */
export const chosenOf = (choices: readonly FilterChoice[], filter: Filter): readonly FilterChoice[] =>
  choices.filter((one) => holds(filter, one))

/** The change that adds a choice to a filter, or takes it out. */
export function toggled(filter: Filter, one: FilterChoice): Partial<Filter> {
  const ids: readonly string[] = filter[one.part]
  return { [one.part]: holds(filter, one) ? ids.filter((id) => id !== one.id) : [...ids, one.id] }
}

/** The choices whose name holds the typed words, at most `most` of each part, those chosen always first. */
export function foundChoices(
  choices: readonly FilterChoice[],
  filter: Filter,
  typed: string,
  most: number,
): readonly (readonly [FilterPart, readonly FilterChoice[]])[] {
  const wanted = typed.trim().toLocaleLowerCase()
  const found = choices.filter((one) => one.name.toLocaleLowerCase().includes(wanted))
  const parts = new Map<FilterPart, FilterChoice[]>()
  for (const one of found) parts.set(one.part, [...(parts.get(one.part) ?? []), one])
  return [...parts].map(([part, ones]) => {
    const chosenFirst = ones.toSorted((a, b) => Number(holds(filter, b)) - Number(holds(filter, a)))
    return [part, part === 'statuses' ? ones : chosenFirst.slice(0, most)] as const
  })
}
