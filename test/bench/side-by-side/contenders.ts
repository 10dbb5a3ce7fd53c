import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import type { Clock } from '../../../shared/replica/clock.ts'
import { MemoryStore } from '../../../shared/replica/memory-store.ts'
import { Replica } from '../../../shared/replica/replica.ts'
import { oneDocument } from '../one-document.ts'
import type { BenchPost } from '../posts.ts'
import { browserSocket, listen, MeteredSocket, until } from './meter.ts'
import { socketPipe } from './socket-pipe.ts'

/** A way to keep two copies of one plan equal: one that was edited while it was away, and one at a server. */
export interface Contender {
  readonly name: string
  /** Edits a post on the copy that is away. */
  edit(post: BenchPost, words: string): Promise<void>
  /** Connects, and resolves once both copies are equal, in memory. */
  catchUp(): Promise<void>
  /** Ends the connection. */
  part(): Promise<void>
  close(): Promise<void>
}

const clock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

export const benchReplica = (name: string) =>
  new Replica({
    store: new MemoryStore(),
    planId: 'bench',
    replicaId: name,
    clock,
    random: (length) => new Uint8Array(randomBytes(length)),
  })

/** Placard: a document per post, reconciled by ranges. */
export async function placard(posts: readonly BenchPost[]): Promise<Contender> {
  const [here, there] = [benchReplica('here'), benchReplica('there')]
  for (let start = 0; start < posts.length; start += 500) {
    const part = posts.slice(start, start + 500)
    await here.changeAll(
      part.map((post) => ({ id: post.id, mutate: (doc) => createPost(doc, { text: post.text }, post.instant) })),
    )
    const wholes = await Promise.all(part.map(({ id }) => here.wholeOf(id)))
    await there.receive(wholes.flatMap((whole) => (whole === null ? [] : [whole])))
  }
  await Promise.all([here.root(), there.root()])
  const server = await listen((socket) => void there.connect(socketPipe(socket)))
  let socket: MeteredSocket | null = null
  return {
    name: 'Placard',
    edit: (post, words) => here.change(post.id, (doc) => textOf(doc).insert(0, words)),
    async catchUp() {
      socket = new MeteredSocket(server.url)
      const pipe = socketPipe(socket)
      await once(socket, 'open')
      const session = here.connect(pipe)
      await until(async () => session.state.phase !== 'hello' && (await there.root()) === (await here.root()))
    },
    async part() {
      // The rest of the conversation, that both know it, is not measured but must be over.
      socket?.close()
      await until(() => here.saving.pending + there.saving.pending === 0)
    },
    async close() {
      await server.close()
      await Promise.all([here.close(), there.close()])
    },
  }
}

const room = 'bench'

/** One Y.Doc for the plan, with y-websocket and its server, which has nothing before the first connection. */
export async function yWebsocket(posts: readonly BenchPost[]): Promise<Contender> {
  const here = oneDocument(posts)
  const there: Y.Doc = getYDoc(room)
  here.clientID = 1
  const server = await listen((socket, request) => setupWSConnection(socket, request, { docName: room }))
  let provider: WebsocketProvider | null = null
  return {
    name: 'y-websocket, one document',
    async edit(post, words) {
      const text = here.getMap<Y.Map<unknown>>('posts').get(post.id)?.get('text')
      if (text instanceof Y.Text) text.insert(0, words)
    },
    async catchUp() {
      provider = new WebsocketProvider(server.url, room, here, { WebSocketPolyfill: browserSocket, disableBc: true })
      await until(() => provider?.synced === true && sameState(here, there))
    },
    async part() {
      provider?.destroy()
    },
    close: () => server.close(),
  }
}

/** A Y.Doc per post, each synced by y-protocols, in the framing of Hocuspocus: all over one connection. */
export async function perDocument(posts: readonly BenchPost[]): Promise<Contender> {
  const here = new Map<string, Y.Doc>()
  const there = new Map<string, Y.Doc>()
  for (const { id, text, instant } of posts) {
    const doc = new Y.Doc()
    createPost(doc, { text }, instant)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    here.set(id, doc)
    there.set(id, copy)
  }
  const answer = (socket: MeteredSocket, docs: ReadonlyMap<string, Y.Doc>, isServer: boolean, onDone: () => void) =>
    socket.on('message', (data: Buffer) => {
      const decoder = decoding.createDecoder(new Uint8Array(data))
      const name = decoding.readVarString(decoder)
      const doc = docs.get(name)
      if (doc === undefined) return
      const encoder = framed(name)
      const empty = encoding.length(encoder)
      const kind = syncProtocol.readSyncMessage(decoder, encoder, doc, 'bench')
      if (encoding.length(encoder) > empty) socket.send(encoding.toUint8Array(encoder))
      if (isServer && kind === syncProtocol.messageYjsSyncStep1) ask(socket, name, doc)
      if (kind === syncProtocol.messageYjsSyncStep2) onDone()
    })
  let taken = 0
  const server = await listen((socket) => void answer(socket as MeteredSocket, there, true, () => (taken += 1)))
  let socket: MeteredSocket | null = null
  return {
    name: 'y-protocols, a document per post',
    async edit(post, words) {
      const doc = here.get(post.id)
      if (doc !== undefined) textOf(doc).insert(0, words)
    },
    async catchUp() {
      taken = 0
      let given = 0
      socket = new MeteredSocket(server.url)
      await once(socket, 'open')
      answer(socket, here, false, () => (given += 1))
      for (const [id, doc] of here) ask(socket, id, doc)
      await until(() => given >= here.size && taken >= here.size)
    },
    async part() {
      socket?.close()
    },
    close: () => server.close(),
  }
}

const ask = (socket: MeteredSocket, name: string, doc: Y.Doc) => {
  const encoder = framed(name)
  syncProtocol.writeSyncStep1(encoder, doc)
  socket.send(encoding.toUint8Array(encoder))
}

/** Hocuspocus puts the document's name and the kind of message before what y-protocols writes. */
function framed(name: string): encoding.Encoder {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  return encoder
}

function sameState(a: Y.Doc, b: Y.Doc): boolean {
  const [first, second] = [Y.encodeStateVector(a), Y.encodeStateVector(b)]
  return first.length === second.length && Buffer.from(first).equals(Buffer.from(second))
}
