import type { Lists } from '../../plan/lists.ts'
import { channelWord } from './listed.ts'

/** What the ids of posts are called, for files that leave the plan. */
export interface PlanNames {
  readonly channel: (id: string) => string | null
  readonly tag: (id: string) => string | null
  readonly campaign: (id: string) => string | null
  readonly member: (id: string) => string | null
}

/** The names of a plan's lists. An id that no list holds has none. */
export function planNames({ channels, tags, campaigns, members }: Lists): PlanNames {
  const words = new Map(channels.map((channel) => [channel.id, channelWord(channel)]))
  return {
    channel: (id) => words.get(id) ?? null,
    tag: finder(tags),
    campaign: finder(campaigns),
    member: finder(members),
  }
}

function finder(entries: readonly { readonly id: string; readonly name: string }[]) {
  const names = new Map(entries.map(({ id, name }) => [id, name]))
  return (id: string) => names.get(id) ?? null
}

/** The names of several ids; those without one are left out. */
export const namesOf = (ids: readonly string[], name: (id: string) => string | null): readonly string[] =>
  ids.map(name).filter((found) => found !== null)
