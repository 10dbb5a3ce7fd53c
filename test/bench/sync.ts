import { randomBytes } from 'node:crypto'
import { createDecoder } from 'lib0/decoding'
import { createEncoder, toUint8Array } from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { createPost } from '../../shared/plan/post-document.ts'
import { textOf } from '../../shared/plan/post-text.ts'
import type { Clock } from '../../shared/replica/clock.ts'
import { MemoryStore } from '../../shared/replica/memory-store.ts'
import type { Frame, Pipe } from '../../shared/replica/pipe.ts'
import { Replica } from '../../shared/replica/replica.ts'
import { livePipes } from '../support/live-pipes.ts'
import { oneDocument } from './one-document.ts'
import type { BenchPost } from './posts.ts'
import { type Figure, figure } from './rounds.ts'

const clock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/** What is typed into each changed post. */
const edit = 'Ana read this on the train and thinks that the second sentence can go. '

const newReplica = (name: string) =>
  new Replica({
    store: new MemoryStore(),
    planId: 'bench',
    replicaId: name,
    clock,
    random: (length) => new Uint8Array(randomBytes(length)),
  })

/** Bytes both ways for two replicas to become equal again after `changed` posts were edited on one of them. */
async function placardBytes(here: Replica, there: Replica): Promise<number> {
  const [a, b] = livePipes()
  const traffic = { bytes: 0 }
  const count = (pipe: Pipe): Pipe => ({
    send(frame: Frame) {
      traffic.bytes += frame.length
      return pipe.send(frame)
    },
    drained: () => pipe.drained(),
    receive: (handlers) => pipe.receive(handlers),
    close: (reason) => pipe.close(reason),
  })
  const equal = new Promise<void>((resolve) => {
    here.connect(count(a), {
      onState: (state) => {
        if (state.inStep) resolve()
      },
    })
  })
  there.connect(count(b))
  await equal
  a.close()
  return traffic.bytes
}

/** One Y.Doc for the plan, each post written in a session of its own, synced as y-websocket does. */
function oneDocumentBytes(posts: readonly BenchPost[], changed: number): number {
  const here = oneDocument(posts)
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  here.clientID = 1
  for (const post of posts.slice(0, changed)) {
    const map = here.getMap<Y.Map<unknown>>('posts').get(post.id)
    const text = map?.get('text')
    if (text instanceof Y.Text) text.insert(0, edit)
  }
  return handshakeBytes(here, there) + handshakeBytes(there, here)
}

function handshakeBytes(from: Y.Doc, to: Y.Doc): number {
  const question = createEncoder()
  syncProtocol.writeSyncStep1(question, from)
  const asked = toUint8Array(question)
  const answer = createEncoder()
  syncProtocol.readSyncMessage(createDecoder(asked), answer, to, 'bench')
  return asked.length + toUint8Array(answer).length
}

/** Bytes that must travel if both sides knew what changed: each edited post's id and update. */
function floorBytes(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + 16 + update.length, 0)
}

/** Bytes to become equal again with 0, 10 and 1,000 changed posts. */
export async function measureSync(posts: readonly BenchPost[]): Promise<readonly Figure[]> {
  const here = newReplica('here')
  const there = newReplica('there')
  const edits = posts.map((post) => ({
    id: post.id,
    mutate: (doc: Y.Doc) => createPost(doc, { text: post.text }, post.instant),
  }))
  await here.changeAll(edits)
  await placardBytes(here, there)
  const nothing = await placardBytes(here, there)
  const ten = await afterEdits(here, there, posts, 10)
  const thousand = await afterEdits(here, there, posts, Math.min(1000, posts.length))
  return [
    figure('sync-0-bytes', [nothing], 100, 'lower'),
    figure('sync-10-vs-floor', [ten.bytes / ten.floor], 8, 'lower'),
    figure('sync-10-vs-one-document', [ten.bytes / oneDocumentBytes(posts, 10)], 0.01, 'lower'),
    figure('sync-1000-vs-floor', [thousand.bytes / thousand.floor], 8, 'lower'),
  ]
}

async function afterEdits(here: Replica, there: Replica, posts: readonly BenchPost[], changed: number) {
  const step = Math.floor(posts.length / changed)
  const updates: Uint8Array[] = []
  for (let index = 0; index < changed; index++) {
    await here.change(posts[index * step]?.id ?? '', (doc) => {
      const before = Y.encodeStateVector(doc)
      textOf(doc).insert(0, edit)
      updates.push(Y.encodeStateAsUpdate(doc, before))
    })
  }
  return { bytes: await placardBytes(here, there), floor: floorBytes(updates) }
}
