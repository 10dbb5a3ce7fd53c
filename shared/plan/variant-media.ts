import type { UseId } from './post.ts'

/** One of the post's media as a channel has it. */
export interface ChannelMedia {
  readonly id: UseId
  readonly isShown: boolean
}

/** All media of a post, those that a channel shows first and in its order; `chosen` is null where it shows all as the post does. */
export function mediaOfChannel(all: readonly UseId[], chosen: readonly UseId[] | null): readonly ChannelMedia[] {
  const shown = chosen === null ? all : [...new Set(chosen)].filter((id) => all.includes(id))
  const hidden = all.filter((id) => !shown.includes(id))
  return [...shown.map((id) => ({ id, isShown: true })), ...hidden.map((id) => ({ id, isShown: false }))]
}

/** Shows one of the media last, or hides it. */
export const showMedia = (all: readonly UseId[], chosen: readonly UseId[] | null, id: UseId, isShown: boolean) =>
  chosenOf(all, [...shownOf(all, chosen).filter((other) => other !== id), ...(isShown ? [id] : [])])

/** Moves one of the shown media by some places. */
export function moveShown(all: readonly UseId[], chosen: readonly UseId[] | null, id: UseId, by: 1 | -1) {
  const shown = shownOf(all, chosen)
  const to = shown.indexOf(id) + by
  if (!shown.includes(id) || to < 0 || to >= shown.length) return chosenOf(all, shown)
  const others = shown.filter((other) => other !== id)
  return chosenOf(all, [...others.slice(0, to), id, ...others.slice(to)])
}

const shownOf = (all: readonly UseId[], chosen: readonly UseId[] | null) =>
  mediaOfChannel(all, chosen).flatMap(({ id, isShown }) => (isShown ? [id] : []))

/** Null when it is what the post has anyway: then the channel follows what is added and moved there. */
const chosenOf = (all: readonly UseId[], shown: readonly UseId[]): readonly UseId[] | null =>
  shown.length === all.length && shown.every((id, at) => id === all[at]) ? null : shown
