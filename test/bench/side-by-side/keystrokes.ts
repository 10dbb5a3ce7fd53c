import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { textOf } from '../../../shared/plan/post-text.ts'
import type { Replica } from '../../../shared/replica/replica.ts'
import { type Figure, figure, median, percentile } from '../rounds.ts'
import { benchReplica } from './contenders.ts'
import { browserSocket, listen, MeteredSocket, until } from './meter.ts'
import { socketPipe } from './socket-pipe.ts'

const keys = 150
const keyPauseMs = 12
const crowds = [1, 10, 30] as const
const postId = '018cc251-f400-7000-8000-000000000001'

/** Types key by key; for each, the milliseconds until the last of the crowd has it in its document. */
async function latencies(type: () => void, texts: readonly Y.Text[]): Promise<readonly number[]> {
  const times: number[] = []
  for (let key = 1; key <= keys; key++) {
    const startedAt = performance.now()
    let missing = texts.length
    const seen = new Promise<void>((resolve) => {
      for (const text of texts) {
        const look = () => {
          text.unobserve(look)
          missing -= 1
          if (missing === 0) resolve()
        }
        text.observe(look)
      }
    })
    type()
    await seen
    times.push(performance.now() - startedAt)
    await pause(keyPauseMs)
  }
  return times
}

/** All joined to one hub, as all are to one server; or, with `direct`, each to the one who types. */
async function placardLatencies(crowd: number, direct: boolean): Promise<readonly number[]> {
  const typist = benchReplica('typist')
  const hub = direct ? typist : benchReplica('hub')
  await typist.change(postId, (doc) => textOf(doc).insert(0, 'The library stays open. '))
  const server = await listen((socket) => void hub.connect(socketPipe(socket)))
  const readers = Array.from({ length: crowd }, (_, at) => benchReplica(`reader ${at}`))
  for (const replica of direct ? readers : [typist, ...readers]) await joinTo(replica, server.url)
  const opened = await Promise.all(readers.map((replica) => replica.open(postId)))
  await until(() => opened.every(({ doc }) => textOf(doc).length > 0))
  const open = await typist.open(postId)
  const times = await latencies(
    () => textOf(open.doc).insert(0, 'x'),
    opened.map(({ doc }) => textOf(doc)),
  )
  await server.close()
  for (const replica of new Set([typist, hub, ...readers])) await replica.close()
  return times
}

async function joinTo(replica: Replica, url: string): Promise<void> {
  const socket = new MeteredSocket(url)
  const pipe = socketPipe(socket)
  await once(socket, 'open')
  replica.connect(pipe)
}

async function websocketLatencies(crowd: number): Promise<readonly number[]> {
  const room = `keys for ${crowd}`
  const server = await listen((socket, request) => setupWSConnection(socket, request, { docName: room }))
  const docs = Array.from({ length: crowd + 1 }, () => new Y.Doc())
  const providers = docs.map(
    (doc) => new WebsocketProvider(server.url, room, doc, { WebSocketPolyfill: browserSocket, disableBc: true }),
  )
  await until(() => providers.every(({ synced }) => synced))
  const [typist, ...readers] = docs
  const times = await latencies(
    () => typist?.getText('text').insert(0, 'x'),
    readers.map((doc) => doc.getText('text')),
  )
  for (const provider of providers) provider.destroy()
  await server.close()
  return times
}

/** From one keystroke to the last of 1, 10 and 30 others, in one process, against y-websocket and its server. */
export async function measureKeystrokes(say: (line: string) => void): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const crowd of crowds) {
    const theirs = await websocketLatencies(crowd)
    const ours = await placardLatencies(crowd, false)
    const direct = await placardLatencies(crowd, true)
    for (const [name, times] of [
      ['Placard over a hub', ours],
      ['Placard, each to each', direct],
      ['y-websocket over its server', theirs],
    ] as const) {
      const words = `median ${median(times).toFixed(2)} ms, p99 ${percentile(times, 0.99).toFixed(2)} ms`
      say(`keystroke to the last of ${crowd}, ${name}: ${words}`)
    }
    figures.push(figure(`keystroke-${crowd}-peers-hub-vs-y-websocket`, [median(ours) / median(theirs)], 1, 'lower'))
    figures.push(
      figure(`keystroke-${crowd}-peers-direct-vs-y-websocket`, [median(direct) / median(theirs)], 1, 'lower'),
    )
  }
  return figures
}
