import type { ImportGuess, ImportOptions } from '../../ipc/import-api.ts'

/** What is most likely wanted: the plan's zone, repair where there is damage, a channel for the account that is named. */
export function firstOptions(guess: ImportGuess, zone: string): ImportOptions {
  return {
    mapping: guess.mapping,
    zone,
    dateOrder: guess.dateOrder,
    hashtagsToTags: false,
    repairText: guess.damaged > 0,
    skipKnown: true,
    channel: null,
    newChannels: guess.handles.length > 0 ? guess.platform : null,
  }
}
