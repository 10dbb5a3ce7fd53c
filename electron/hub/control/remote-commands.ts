import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { type Answer, type HubCommands, refuse, type WritePiece } from './commands.ts'

type Query = Readonly<Record<string, string | number | boolean | undefined>>

const goneWords = 'The hub on this data folder ended before it had answered.'

/** The commands, by a hub that runs on the folder; null if none does. */
export async function remoteCommands(socket: string): Promise<HubCommands | null> {
  if ((await call(socket, 'GET', '/status', {})) === null) return null
  const ask = async <T>(method: string, name: string, query: Query = {}, file: string | null = null) => {
    const response = await call(socket, method, name, query, file)
    return response === null ? refuse(goneWords) : ((await readJson(response)) as Answer<T>)
  }
  const receive = async <T>(name: string, query: Query, write: WritePiece): Promise<Answer<T>> => {
    const response = await call(socket, 'GET', name, query)
    if (response === null) return refuse(goneWords)
    for await (const piece of response) await write(piece as Uint8Array)
    const said = response.trailers['x-answer']
    return said === undefined ? refuse(goneWords) : (JSON.parse(decodeURIComponent(said)) as Answer<T>)
  }
  return {
    status: () => ask('GET', '/status'),
    approvals: () => ask('GET', '/approvals'),
    members: () => ask('GET', '/members'),
    invite: (uses, role) => ask('POST', '/invite', { uses, role }),
    lookAtImport: (file, choices) => ask('POST', '/import/look', choices, file),
    importFile: (file, choices) => ask('POST', '/import', choices, file),
    exportPosts: (format, write) => receive('/export', { format }, write),
    bundle: ({ forDevice, mediaLimit }, write) =>
      receive('/bundle', { for: forDevice ?? undefined, media: mediaLimit ?? undefined }, write),
    apply: (file) => ask('POST', '/apply', {}, file),
    close: () => Promise.resolve(),
  }
}

/** Null if nothing answers at the socket. */
async function call(
  socketPath: string,
  method: string,
  name: string,
  query: Query,
  file: string | null = null,
): Promise<IncomingMessage | null> {
  const words = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) words.set(key, String(value))
  // No agent: it would keep the connection, and with it this process, for what may come next.
  const sent = request({ agent: false, socketPath, method, path: `${name}?${words}` })
  const answered = once(sent, 'response').then(
    ([response]) => response as IncomingMessage,
    () => null,
  )
  if (file === null) sent.end()
  else await pipeline(createReadStream(file), sent).catch(() => sent.destroy())
  return answered
}

async function readJson(response: IncomingMessage): Promise<unknown> {
  const pieces: Uint8Array[] = []
  for await (const piece of response) pieces.push(piece as Uint8Array)
  return JSON.parse(Buffer.concat(pieces).toString())
}
