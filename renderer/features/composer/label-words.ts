import { useLists } from '../../state/lists.ts'
import type { PostFields } from './post-editing.ts'

/** Where the post goes and under which labels, in one line: "6 channels, Ask, Climate march". */
export function useLabelWords({ channels, tags, campaign }: PostFields): string {
  const lists = useLists((state) => state.lists)
  const names = [
    ...lists.tags.filter(({ id }) => tags.includes(id)),
    ...lists.campaigns.filter(({ id }) => id === campaign),
  ].map(({ name }) => name)
  const count = lists.channels.filter(({ id }) => channels.includes(id)).length
  const goes = count === 0 ? 'no channel yet' : count === 1 ? '1 channel' : `${count} channels`
  return [goes, ...names].join(', ')
}
