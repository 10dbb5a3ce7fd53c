import type { Fleet } from './fleet.ts'
import type { SoakReplica } from './soak-replica.ts'

/** True if all members have the same and know it: documents, confirmations and media. */
export async function agree(fleet: Fleet): Promise<boolean> {
  const members = fleet.members()
  const devices = new Set(members.map(({ device }) => device))
  if (fleet.pending() > 0) return false
  const sessions = members.flatMap((one) => [...one.sessions].filter(([, peer]) => devices.has(peer)))
  if (!sessions.every(([{ state }]) => state.inStep && state.unconfirmed === 0)) return false
  return (await haveEqualDocuments(members)) && missingMedia(members, fleet.media).length === 0
}

/** True if all of these hold the same documents. */
export async function haveEqualDocuments(of: readonly SoakReplica[]): Promise<boolean> {
  return new Set(await Promise.all(of.map(({ replica }) => replica.root()))).size === 1
}

/** Who lacks which of the media, in words. */
export const missingMedia = (members: readonly SoakReplica[], media: readonly string[]): readonly string[] =>
  members.flatMap(({ index, exchange, sessions }) =>
    media
      .filter((hash) => !exchange.blobs.has(hash))
      .map((hash) => {
        const { blobs } = exchange
        const holders = exchange.holders(hash).length
        const fetching = exchange.isFetching(hash) ? 'being fetched' : 'not being fetched'
        const here = JSON.stringify(blobs.find(hash))
        return `${index} lacks the file ${hash}: ${here}, ${fetching}, ${sessions.size} sessions, ${holders} with it`
      }),
  )
