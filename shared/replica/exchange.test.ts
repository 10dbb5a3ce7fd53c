import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { messagesIn } from '../../test/support/messages-in.ts'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import type { Message } from './frames.ts'
import { MemoryStore } from './memory-store.ts'
import { MessageJoiner } from './parts.ts'
import type { Replica } from './replica.ts'

const nothing = Y.encodeStateVector(new Y.Doc())

async function aPost(text: string) {
  const mesh = new ReplicaMesh(1)
  const store = new MemoryStore()
  const [replica, id] = [mesh.replica(store), mesh.random.docId(1_700_000_000_000)]
  if (text !== '') await replica.change(id, (doc) => doc.getText('text').insert(0, text))
  return { mesh, store, replica, id }
}

/** What was heard of documents since the last time. */
function newsOf(heard: Message[]): readonly Message[] {
  return heard.splice(0).filter(({ kind }) => kind === 'update' || kind === 'state')
}

function textIn(message: Message | undefined): string {
  const doc = new Y.Doc()
  if (message?.kind === 'update') Y.applyUpdate(doc, message.update)
  return doc.getText('text').toString()
}

describe('a document that is offered', () => {
  it('[EX1] is answered by what it lacks, and by a state only where something may be lacking here', async () => {
    const { replica, id } = await aPost('Come on Friday')
    const peer = await strangePeer(replica)
    newsOf(peer.heard)
    await peer.say({ kind: 'state', id, vector: nothing, wantsBack: true })
    const [update, ...rest] = newsOf(peer.heard)
    expect(textIn(update)).toBe('Come on Friday')
    expect(rest).toEqual([])
    await peer.say({ kind: 'state', id, vector: nothing, wantsBack: false })
    expect(newsOf(peer.heard)).toMatchObject([{ kind: 'update', id }])
    const theirs = new Y.Doc()
    theirs.getText('text').insert(0, 'Bring flags. ')
    await peer.say({ kind: 'state', id, vector: Y.encodeStateVector(theirs), wantsBack: true })
    expect(newsOf(peer.heard), 'what holds more').toMatchObject([
      { kind: 'update' },
      { kind: 'state', wantsBack: false },
    ])
    const vector = await replica.read(id, (doc) => Y.encodeStateVector(doc))
    await peer.say({ kind: 'state', id, vector: vector ?? nothing, wantsBack: true })
    expect(newsOf(peer.heard), 'what lacks nothing').toMatchObject([{ kind: 'state', wantsBack: false }])
  })

  it('[EX1] is answered by a state too where the update only deletes, since the offer may delete as well', async () => {
    const { replica, id } = await aPost('Come on Friday')
    await replica.change(id, (doc) => doc.getText('text').delete(0, 5))
    const peer = await strangePeer(replica)
    newsOf(peer.heard)
    const vector = await replica.read(id, (doc) => Y.encodeStateVector(doc))
    await peer.say({ kind: 'state', id, vector: vector ?? nothing, wantsBack: true })
    expect(newsOf(peer.heard)).toMatchObject([{ kind: 'update' }, { kind: 'state', wantsBack: false }])
  })

  it('[EX3] [RC4] is sent from nothing to who has none', async () => {
    const { replica, id } = await aPost('Come on Friday')
    const peer = await strangePeer(replica)
    newsOf(peer.heard)
    await peer.say({ kind: 'ask', ranges: [{ upper: '~', kind: 'leaf', hashes: [] }] })
    const news = newsOf(peer.heard)
    expect(news).toMatchObject([{ kind: 'update', id }])
    expect(textIn(news[0])).toBe('Come on Friday')
  })

  it('[RC8] is not sent a second time to who asks for it by hash as well', async () => {
    const { replica, id } = await aPost('Come on Friday')
    const peer = await strangePeer(replica)
    await peer.say({ kind: 'ask', ranges: [{ upper: '~', kind: 'hash', hash: '12345678' }] })
    const reply = peer.heard.find((message) => message.kind === 'reply')
    const [leaf] = reply?.kind === 'reply' ? reply.ranges : []
    if (leaf?.kind !== 'leaf') throw new Error('One document is listed.')
    newsOf(peer.heard)
    peer.push({ kind: 'state', id, vector: nothing, wantsBack: true })
    await peer.say({ kind: 'ask', ranges: [{ upper: '~', kind: 'want', hashes: leaf.hashes }] })
    expect(newsOf(peer.heard).filter(({ kind }) => kind === 'update')).toHaveLength(1)
  })
})

describe('a document that both sides changed apart', () => {
  type Change = (doc: Y.Doc) => void
  const adds: Change = (doc) => doc.getText('text').insert(0, 'Bring flags. ')
  const deletes: Change = (doc) => doc.getText('text').delete(0, 5)

  it.each([
    ['added and deleted', adds, deletes],
    ['both added', adds, adds],
    ['deleted at other places', deletes, (doc: Y.Doc) => doc.getText('text').delete(8, 6)],
  ])('[EX1] is equal once they have met: %s', async (_what, here, there) => {
    for (const [first, second] of [[here, there] as const, [there, here] as const]) {
      const { mesh, replica, id } = await aPost('Come on Friday')
      const other = mesh.replica()
      mesh.cut(await met(mesh, replica, other))
      await replica.change(id, first)
      await other.change(id, second)
      const link = await met(mesh, replica, other)
      expect(link.a.state).toMatchObject({ inStep: true, unconfirmed: 0 })
      expect(await other.root()).toBe(await replica.root())
    }
  })
})

async function met(mesh: ReplicaMesh, ...[a, b]: [Replica, Replica]) {
  const link = mesh.link(a, b)
  await mesh.settle()
  return link
}

it('[FR5] [EX2] what many documents have to say goes in few frames, and a key waits for none of it', async () => {
  const { mesh, replica } = await aPost('')
  const other = mesh.replica()
  const ids = Array.from({ length: 300 }, (_, at) => mesh.random.docId(1_700_000_000_000 + at))
  const write = (of: Replica, text: string) =>
    of.changeAll(ids.map((id) => ({ id, mutate: (doc) => doc.getText('text').insert(0, text) })))
  await write(replica, 'Come on Friday')
  mesh.cut(await met(mesh, replica, other))
  await write(other, 'Bring flags. ')
  const { pipe } = mesh.link(replica, other)
  const counted = { frames: 0, messages: 0 }
  for (const end of [pipe.a, pipe.b]) {
    const [send, joiner] = [end.send.bind(end), new MessageJoiner()]
    end.send = (frame) => {
      counted.frames += 1
      counted.messages += messagesIn(joiner, frame).length
      return send(frame)
    }
  }
  await mesh.settle()
  expect(await other.root()).toBe(await replica.root())
  expect(counted.messages).toBeGreaterThan(600)
  expect(counted.frames).toBeLessThan(60)
  const open = await replica.open(ids[0] ?? '')
  const before = pipe.waiting().toB
  open.doc.getText('text').insert(0, 'x')
  open.doc.getText('text').insert(0, 'y')
  expect(pipe.waiting().toB).toBe(before + 2)
})

it('[EX5] a change that builds on what is not here is kept and asked about, once for each state', async () => {
  const { replica, id } = await aPost('')
  const theirs = new Y.Doc()
  const updates: Uint8Array[] = []
  theirs.on('update', (update: Uint8Array) => updates.push(update))
  for (const word of ['one ', 'two ', 'three ']) theirs.getText('text').insert(theirs.getText('text').length, word)
  const peer = await strangePeer(replica)
  newsOf(peer.heard)
  const send = (seq: number, at: number) =>
    peer.say({ kind: 'update', seq, id, update: updates[at] ?? new Uint8Array() })
  await send(1, 2)
  expect(newsOf(peer.heard)).toMatchObject([{ kind: 'state', id, wantsBack: true }])
  await peer.say({ kind: 'state', id, wantsBack: false, vector: Y.encodeStateVector(new Map()) })
  newsOf(peer.heard)
  await send(2, 1)
  expect(newsOf(peer.heard), 'nothing is new that could be asked with').toEqual([])
  await send(3, 0)
  expect(await replica.read(id, (doc) => doc.getText('text').toString())).toBe('one two three ')
})

it('[HL4] the side with the smaller nonce compares first, and the other waits', async () => {
  const { mesh, replica } = await aPost('Come on Friday')
  const other = mesh.replica()
  const { pipe } = mesh.link(replica, other)
  const said: { readonly from: 'a' | 'b'; readonly frame: Uint8Array }[] = []
  for (const from of ['a', 'b'] as const) {
    const end = pipe[from]
    const send = end.send.bind(end)
    end.send = (frame) => {
      said.push({ from, frame: frame.slice() })
      return send(frame)
    }
  }
  await mesh.deliverAll()
  const nonceAt = 1 + 2 + 8 + 8
  const nonces = said
    .filter(({ frame }) => frame[1] === 1)
    .map(({ from, frame }) => ({ from, nonce: frame.slice(nonceAt, nonceAt + 4) }))
  const smaller = nonces.sort((a, b) => Buffer.compare(a.nonce, b.nonce))[0]?.from
  expect(nonces).toHaveLength(2)
  expect(said.filter(({ frame }) => frame[1] === 2).map(({ from }) => from)[0]).toBe(smaller)
})

it('[ST2] a document that was only looked at is no part of the plan', async () => {
  const { mesh, store, replica, id } = await aPost('')
  const before = await replica.root()
  const opened = await replica.open(id)
  expect(await replica.read(id, (doc) => doc.getText('text').toString())).toBeNull()
  opened.release()
  await replica.flush()
  expect([await replica.root(), await replica.has(id)]).toEqual([before, false])
  await replica.close()
  expect(await mesh.replica(store).root()).toBe(before)
})

it('[PR1] who is where is an awareness update, for a document or the team, and is never stored', async () => {
  const { store, replica, id } = await aPost('Come on Friday')
  const kept = await store.load(id)
  const peer = await strangePeer(replica)
  const places = [null, id] as const
  for (const place of places) {
    const presence = place === null ? replica.teamPresence : (await replica.open(id)).presence
    presence.setLocalState({ name: 'Ana' })
  }
  await peer.listen()
  const heard = peer.heard.filter((message) => message.kind === 'presence')
  expect(heard.map((message) => message.id)).toEqual([null, id])
  await replica.flush()
  expect(await store.load(id)).toEqual(kept)
  await replica.close()
})
