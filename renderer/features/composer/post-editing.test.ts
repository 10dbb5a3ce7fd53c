import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { editPost } from './post-editing.ts'

function twoPeople() {
  const mine = new Y.Doc()
  const theirs = new Y.Doc()
  const link = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'peer') Y.applyUpdate(to, update, 'peer')
    })
  link(mine, theirs)
  link(theirs, mine)
  createPost(mine, { text: 'Hello' }, 0)
  return { me: editPost(mine, () => 0), they: editPost(theirs, () => 0) }
}

describe('editPost', () => {
  it('undoes only what this person did, fields as well as text', () => {
    const { me, they } = twoPeople()
    me.change({ status: 'draft' })
    they.change({ addTags: ['t1'] })
    they.change({ campaign: 'c1' })
    me.change({ assignee: 'ana' })
    me.undoManager.undo()
    expect(they.read()).toMatchObject({ status: 'draft', tags: ['t1'], campaign: 'c1', assignee: null })
    me.undoManager.undo()
    expect(they.read()).toMatchObject({ status: 'idea', tags: ['t1'], campaign: 'c1' })
    me.undoManager.redo()
    expect(they.read()).toMatchObject({ status: 'draft', tags: ['t1'], campaign: 'c1' })
  })

  it('makes one step of undo of each change, however fast they follow', () => {
    const { me } = twoPeople()
    me.change({ addTags: ['t1'] })
    me.change({ addTags: ['t2'] })
    me.undoManager.undo()
    expect(me.read()?.tags).toEqual(['t1'])
  })

  it('tells when the other changes the post, and keeps the same object until then', () => {
    const { me, they } = twoPeople()
    let calls = 0
    me.subscribe(() => {
      calls += 1
    })
    const before = me.read()
    expect(me.read()).toBe(before)
    textOf(they.doc).insert(5, ' world')
    expect(calls).toBeGreaterThan(0)
    expect(me.read()?.text).toBe('Hello world')
  })

  it('keeps the fields as they are while only the text changes', () => {
    const { me, they } = twoPeople()
    const before = me.fields()
    textOf(they.doc).insert(5, ' world')
    expect(me.fields()).toBe(before)
    they.change({ status: 'draft' })
    expect(me.fields()).toMatchObject({ status: 'draft' })
  })

  it('tells of keys once the frame is drawn and of fields at once, and answers with what is there all the while', () => {
    const doc = new Y.Doc()
    createPost(doc, { text: 'Hello' }, 0)
    let asked = 0
    let frame: () => void = () => {}
    const editing = editPost(doc, () => 0, {
      afterFrame: (task) => () => {
        asked += 1
        frame = task
      },
    })
    let calls = 0
    editing.subscribe(() => {
      calls += 1
    })
    textOf(doc).insert(5, ' world')
    expect([asked, calls]).toEqual([1, 0])
    expect(editing.read()?.text).toBe('Hello world')
    frame()
    expect(calls).toBe(1)
    editing.change({ status: 'draft' })
    expect(asked).toBe(1)
    expect(calls).toBeGreaterThan(1)
  })
})
