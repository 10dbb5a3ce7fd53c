import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readCarets, readPeer } from './carets.ts'

const user = { member: 'm1', name: 'Ana', hue: 'teal' }
const at = (text: Y.Text, index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index))

function textOf(content: string): Y.Text {
  const text = new Y.Doc().getText('text')
  text.insert(0, content)
  return text
}

describe('readCarets', () => {
  it('finds the caret where it moved to after an edit before it', () => {
    const text = textOf('hello world')
    const cursor = { anchor: at(text, 6), head: at(text, 11) }
    text.insert(0, 'oh, ')
    const states = new Map([[5, { user, cursor }]])
    expect(readCarets(states, 1, text)).toEqual([
      { peer: { client: 5, member: 'm1', name: 'Ana', hue: 'teal', tab: null }, anchor: 10, head: 15 },
    ])
  })

  it('leaves out the own caret and those of other texts', () => {
    const text = textOf('hello')
    const other = text.doc?.getText('other') as Y.Text
    other.insert(0, 'elsewhere')
    const states = new Map([
      [1, { user, cursor: { anchor: at(text, 1), head: at(text, 1) } }],
      [2, { user, cursor: { anchor: at(other, 1), head: at(other, 1) } }],
    ])
    expect(readCarets(states, 1, text)).toEqual([])
  })

  it.each([
    [null],
    [{}],
    [{ user }],
    [{ user: { ...user, name: 7 }, cursor: {} }],
    [{ user, cursor: { anchor: null, head: 'x' } }],
    [{ user, cursor: { anchor: { item: { client: 9, clock: 1e9 } }, head: { item: { client: 9, clock: 1e9 } } } }],
    [{ user, cursor: { anchor: { type: { client: 9, clock: -1 } }, head: { type: { client: 9, clock: 2 } } } }],
  ])('ignores nonsense from a peer: %j', (state) => {
    const text = textOf('hello')
    expect(readCarets(new Map([[2, state]]), 1, text)).toEqual([])
  })
})

describe('readPeer', () => {
  it('gives a nameless peer a word and an unknown hue a colour', () => {
    expect(readPeer(11, { user: { member: 'm', name: ' ', hue: 'puce' } })).toEqual({
      client: 11,
      member: 'm',
      name: 'Someone',
      hue: 'green',
      tab: null,
    })
  })
})
