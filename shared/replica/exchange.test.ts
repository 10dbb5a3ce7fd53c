import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'
import { strangePeer } from '../../test/support/strange-peer.ts'
import type { Message } from './frames.ts'
import { MemoryStore } from './memory-store.ts'

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
  it('[EX1] is answered by what the offer lacks and a state, which is answered by an update alone', async () => {
    const { replica, id } = await aPost('Come on Friday')
    const peer = await strangePeer(replica)
    newsOf(peer.heard)
    await peer.say({ kind: 'state', id, vector: nothing, wantsBack: true })
    const [update, state, ...rest] = newsOf(peer.heard)
    expect(textIn(update)).toBe('Come on Friday')
    expect(state).toMatchObject({ kind: 'state', id, wantsBack: false })
    expect(rest).toEqual([])
    await peer.say({ kind: 'state', id, vector: nothing, wantsBack: false })
    expect(newsOf(peer.heard)).toMatchObject([{ kind: 'update', id }])
    const vector = await replica.read(id, (doc) => Y.encodeStateVector(doc))
    await peer.say({ kind: 'state', id, vector: vector ?? nothing, wantsBack: true })
    expect(newsOf(peer.heard), 'what lacks nothing').toMatchObject([{ kind: 'state', wantsBack: false }])
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
