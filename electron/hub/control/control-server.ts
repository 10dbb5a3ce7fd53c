import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'
import { exportFormats } from '../../../shared/ipc/export-api.ts'
import { isZone } from '../../../shared/plan/schedule.ts'
import { roles } from '../../../shared/team/grants.ts'
import { fileTrouble } from '../file-trouble.ts'
import { type Answer, type HubCommands, type ImportChoices, refuse, type WritePiece } from './commands.ts'
import { socketOf } from './socket-path.ts'

/** How folders for what is sent begin. */
const received = 'received-'
const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((word) => word === 'true'),
  ),
)
const uses = v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1))
const limit = v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))
const choicesSchema = v.object({
  zone: v.optional(v.pipe(v.string(), v.check(isZone))),
  dateOrder: v.optional(v.picklist(['month-first', 'day-first', 'year-first'])),
  hashtagsToTags: flag,
  skipKnown: flag,
})

/** Answers commands on the folder's socket, in HTTP: who may reach the socket is the folder's owner. */
export async function startControlServer(folder: string, commands: HubCommands): Promise<() => void> {
  const socket = socketOf(folder)
  const server = createServer((request, response) => {
    void answer(request, response, folder, commands).catch((error: unknown) => fail(response, error))
  })
  // The folder's lock is held, so what lies here was left by a hub that did not end by itself.
  if (process.platform !== 'win32') await rm(socket, { force: true })
  for (const name of await readdir(folder)) {
    if (name.startsWith(received)) await rm(path.join(folder, name), { recursive: true, force: true })
  }
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve))
  return () => {
    server.close()
    server.closeAllConnections()
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
  commands: HubCommands,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://hub')
  const query = Object.fromEntries(url.searchParams)
  const withFile = (task: (file: string) => Promise<Answer<unknown>>) => receiveFile(request, folder, task)
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /status':
      return tell(response, await commands.status())
    case 'GET /approvals':
      return tell(response, await commands.approvals())
    case 'GET /members':
      return tell(response, await commands.members())
    case 'POST /invite':
      return tell(response, await commands.invite(v.parse(uses, query.uses), v.parse(v.picklist(roles), query.role)))
    case 'POST /import':
      return tell(response, await withFile((file) => commands.importFile(file, readChoices(query))))
    case 'POST /import/look':
      return tell(response, await withFile((file) => commands.lookAtImport(file, readChoices(query))))
    case 'GET /export':
      return stream(response, (write) => commands.exportPosts(v.parse(v.picklist(exportFormats), query.format), write))
    case 'GET /bundle':
      return stream(response, (write) => commands.bundle(readChoice(query), write))
    case 'POST /apply':
      return tell(response, await withFile((file) => commands.apply(file)))
    default:
      return tell(response, refuse('The running hub does not know this command: it is of another version.'))
  }
}

function readChoices(query: Readonly<Record<string, string>>): ImportChoices {
  const { zone, dateOrder, hashtagsToTags, skipKnown } = v.parse(choicesSchema, query)
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(hashtagsToTags === undefined ? {} : { hashtagsToTags }),
    ...(skipKnown === undefined ? {} : { skipKnown }),
  }
}

/** A bundle with all that fits unless a limit is named. */
function readChoice(query: Readonly<Record<string, string>>) {
  const mediaLimit = query.media === undefined ? null : v.parse(limit, query.media)
  return { forDevice: query.for ?? null, mediaLimit }
}

function tell(response: ServerResponse, said: Answer<unknown>): void {
  response.writeHead(said.ok ? 200 : 422, { 'content-type': 'application/json' }).end(JSON.stringify(said))
}

/** Something outside our hands, such as a full disk, or a bug: whoever asked hears of it, and the hub goes on. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else tell(response, refuse(fileTrouble(error)))
}

/** Sends a file as it is made; the answer comes behind it, in the trailer, since only then is it known to be whole. */
async function stream(response: ServerResponse, make: (write: WritePiece) => Promise<Answer<unknown>>): Promise<void> {
  response.setHeader('trailer', 'x-answer')
  const said = await make(async (piece) => {
    if (response.destroyed) throw new Error('Nobody waits for this any more.')
    if (!response.write(piece)) await drained(response)
  }).catch((error: unknown) => refuse(fileTrouble(error)))
  response.addTrailers({ 'x-answer': encodeURIComponent(JSON.stringify(said)) })
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go)
      resolve()
    }
    response.once('drain', go).once('close', go)
  })
}

/** Keeps what is sent as a file in the data folder while it is worked on: it may be larger than the memory. */
async function receiveFile(
  request: IncomingMessage,
  folder: string,
  task: (file: string) => Promise<Answer<unknown>>,
): Promise<Answer<unknown>> {
  const place = await mkdtemp(path.join(folder, received))
  try {
    const file = path.join(place, 'file')
    await pipeline(request, createWriteStream(file, { mode: 0o600 }))
    return await task(file)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}
