import type { AssetState } from '../../shared/ipc/assets-api.ts'
import type { MediaHolder } from '../state/media-holders.ts'
import { agoWords } from './ago-words.ts'

const list = (names: readonly string[]) => new Intl.ListFormat(undefined, { type: 'conjunction' }).format(names)

/** Who has a file that is not here, and when they were last here; `addedBy` is asked for where nobody is known to. */
export function holderWords(holders: readonly MediaHolder[], addedBy: string | null, now: number): string {
  const online = holders.filter((holder) => holder.online)
  if (online.length > 0) return `${haveWords(online)}, and ${online.length === 1 ? 'is' : 'are'} online.`
  const [last] = holders
  if (last === undefined) {
    const who = addedBy === null ? '' : ` ${addedBy} added it.`
    return `No computer that was met so far has it.${who}`
  }
  if (last.heardAt === null) return `${haveWords(holders)}.`
  const ago = agoWords(now - last.heardAt)
  return holders.length === 1
    ? `${haveWords(holders)}, last heard ${ago}.`
    : `${haveWords(holders)}; ${last.name} was heard last, ${ago}.`
}

const haveWords = (holders: readonly MediaHolder[]) =>
  `${list(holders.map(({ name }) => name))} ${holders.length === 1 ? 'has' : 'have'} it`

/** What comes next for a file that is not here. */
export function nextWords(place: AssetState['place'], holders: readonly MediaHolder[]): string {
  const isOnline = holders.some(({ online }) => online)
  if (place === 'coming') return isOnline ? '' : 'It comes by itself as soon as someone who has it is online.'
  return isOnline ? 'It is not fetched until you say so.' : 'It is not asked for until you say so.'
}

/** When those who have some files were last heard: "Last heard: Ben yesterday and Carla 3 weeks ago." */
export function heardWords(holders: readonly MediaHolder[], now: number): string {
  const heard = holders.flatMap(({ name, heardAt }) => (heardAt === null ? [] : [`${name} ${agoWords(now - heardAt)}`]))
  return heard.length === 0 ? '' : `Last heard: ${list(heard.slice(0, 3))}.`
}
