// @vitest-environment happy-dom
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import fc from 'fast-check'
import { type Encoder, writeAny, writeVarUint } from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createPost } from '../../../shared/plan/post-document.ts'
import { textOf } from '../../../shared/plan/post-text.ts'
import { chosenBase, detach, otherWordings, textFor } from '../../../shared/plan/variants.ts'
import { isWellFormedUpdate } from '../../../shared/replica/well-formed.ts'
import { type MadeStruct, madeUpdate } from '../../../test/support/yjs-update.ts'
import { editPost, type PostEditing } from './post-editing.ts'
import { textBinding } from './text-binding.ts'
import type { TextSource } from './text-source.ts'

const channel = 'x'

function open(editing: PostEditing, source: TextSource): EditorView {
  return new EditorView({
    state: EditorState.create({
      doc: source.current().toString(),
      extensions: [EditorState.lineSeparator.of('\n'), textBinding(source, editing.undoManager)],
    }),
  })
}

/** A person at their computer with a post open on a tab. */
class Writer {
  readonly editing: PostEditing
  readonly view: EditorView

  constructor(doc: Y.Doc, tab: string | null, sourceOf = (editing: PostEditing) => editing.source(tab)) {
    this.editing = editPost(doc, () => 0)
    this.view = open(this.editing, sourceOf(this.editing))
  }

  /** With the first comment of the tab's channel before them. */
  static beside(doc: Y.Doc): Writer {
    return new Writer(doc, channel, (editing) => editing.aside(channel, 'firstComment'))
  }

  get text(): string {
    return this.view.state.doc.toString()
  }

  get caret(): number {
    return this.view.state.selection.main.head
  }

  type(insert: string, at = this.caret): void {
    const end = at + insert.length
    this.view.dispatch({ changes: { from: at, insert }, selection: { anchor: end }, userEvent: 'input.type' })
  }
}

function twoPeople(text: string) {
  const mine = new Y.Doc()
  createPost(mine, { text }, 0)
  const theirs = new Y.Doc()
  const meet = () => {
    const [fromMine, fromTheirs] = [Y.encodeStateAsUpdate(mine), Y.encodeStateAsUpdate(theirs)]
    Y.applyUpdate(mine, fromTheirs, 'peer')
    Y.applyUpdate(theirs, fromMine, 'peer')
  }
  meet()
  return { mine, theirs, meet }
}

test('the first key in an attached channel goes into its own wording, and the caret stays behind it', () => {
  const { mine } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  ana.type('!', 14)
  ana.type('!')
  expect(ana.text).toBe('Come on Friday!!')
  expect(ana.caret).toBe(16)
  expect(textFor(mine, channel).toString()).toBe('Come on Friday!!')
  expect(textOf(mine).toString()).toBe('Come on Friday')
})

test('an attached channel follows the shared text, with the caret where it was in the words', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  ana.view.dispatch({ selection: { anchor: 8 } })
  const ben = new Writer(theirs, null)
  ben.type('Please: ', 0)
  meet()
  expect(ana.text).toBe('Please: Come on Friday')
  expect(ana.caret).toBe(16)
})

test('one detaches while the other writes the shared text: nothing is lost on either side', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  const ben = new Writer(theirs, null)
  ana.type('@all ', 0)
  ben.type('!', 14)
  meet()
  ana.type('please ')
  expect(ana.text).toBe('@all please Come on Friday')
  expect(ben.text).toBe('Come on Friday!')
})

test('both detach at the same time and see one wording with the words of both', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  const ben = new Writer(theirs, channel)
  ana.type('@all ', 0)
  ben.type('!', 14)
  meet()
  expect([ana.text, ben.text]).toEqual(['@all Come on Friday!', '@all Come on Friday!'])
  expect(ana.caret).toBe(5)
})

test('undo of the first edit shows the shared text again, as it is by now; redo brings the wording back', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  ana.type('@all ', 0)
  textOf(theirs).insert(14, ' at 6')
  meet()
  ana.editing.undoManager.undo()
  expect(ana.text).toBe('Come on Friday at 6')
  expect(chosenBase(mine, channel)).toBeNull()
  ana.editing.undoManager.redo()
  expect(ana.text).toBe('@all Come on Friday')
})

test('undo of who detached first takes back only their words once another writes in the wording', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  ana.type('@all ', 0)
  meet()
  const ben = new Writer(theirs, channel)
  ben.type('!', 19)
  meet()
  ana.editing.undoManager.undo()
  meet()
  expect([ana.text, ben.text]).toEqual(['Come on Friday!', 'Come on Friday!'])
})

test('another re-attaches while someone writes: the shared text is shown, and what was written can be had again', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  const ana = new Writer(mine, channel)
  ana.type('@all ', 0)
  meet()
  const ben = new Writer(theirs, channel)
  ben.editing.reattach(channel)
  ana.type('please ')
  meet()
  expect([ana.text, ben.text]).toEqual(['Come on Friday', 'Come on Friday'])
  const [kept] = otherWordings(mine, channel)
  expect(kept?.text).toBe('@all please Come on Friday')
  ana.editing.choose(channel, kept?.base ?? '')
  meet()
  expect(ben.text).toBe('@all please Come on Friday')
  ben.editing.undoManager.undo()
  expect(ben.text, 'undo of the re-attaching, which another has answered since').toBe('@all please Come on Friday')
})

test('text that cannot be encoded is written on as it is shown', () => {
  const { mine } = twoPeople('a\ud83c')
  const ana = new Writer(mine, channel)
  ana.type('b', 1)
  expect(textFor(mine, channel).toString()).toBe('ab\ud83c')
})

test('replacing is a step of undo by itself, however soon it comes before or after typing', () => {
  const { mine } = twoPeople('')
  const ana = new Writer(mine, channel)
  ana.type('rain and rain')
  const changes = [
    { from: 0, to: 4, insert: 'sun' },
    { from: 9, to: 13, insert: 'sun' },
  ]
  ana.view.dispatch({ changes, userEvent: 'input.replace.all' })
  ana.type('!', 11)
  expect(ana.text).toBe('sun and sun!')
  ana.editing.undoManager.undo()
  expect(ana.text).toBe('sun and sun')
  ana.editing.undoManager.undo()
  expect(ana.text).toBe('rain and rain')
})

test('what is typed in another text of the post is a step of undo by itself, however soon it follows', () => {
  const { mine } = twoPeople('Come on Friday')
  detach(mine, channel)
  const editing = editPost(mine, () => 0)
  const type = (view: EditorView, insert: string) =>
    view.dispatch({ changes: { from: 0, insert }, selection: { anchor: insert.length }, userEvent: 'input.type' })
  type(open(editing, editing.source(null)), 'Good news! ')
  type(open(editing, editing.source(channel)), '@all ')
  type(open(editing, editing.source(null)), 'Really ')
  editing.undoManager.undo()
  expect(textOf(mine).toString(), 'the last words').toBe('Good news! Come on Friday')
  expect(textFor(mine, channel).toString(), 'the words before').toBe('@all Come on Friday')
  editing.undoManager.undo()
  expect(textFor(mine, channel).toString(), 'the words of the channel').toBe('Come on Friday')
  expect(textOf(mine).toString(), 'the first words').toBe('Good news! Come on Friday')
})

test.each([
  ['values', 8],
  ['a type', 7],
  ['bytes', 3],
] as const)(
  'what a hostile member hides between the letters (%s) does not move what is written behind it',
  (_, content) => {
    const { mine, theirs, meet } = twoPeople('Come on Friday')
    const [letters] = [...mine.store.clients].flatMap(([client, structs]) =>
      structs.flatMap((struct) =>
        struct instanceof Y.Item && struct.content instanceof Y.ContentString
          ? [{ client, clock: struct.id.clock }]
          : [],
      ),
    )
    if (letters === undefined) throw new Error('There are letters.')
    const { client, clock } = letters
    const write = (encoder: Encoder) => {
      writeVarUint(encoder, content === 3 ? 0 : 1)
      if (content === 8) writeAny(encoder, 1)
    }
    const hidden: MadeStruct = {
      kind: 'item',
      content,
      write,
      origin: [client, clock + 3],
      rightOrigin: [client, clock + 4],
    }
    const before = new Writer(mine, null)
    const hide = madeUpdate({ clients: [{ client: 99, clock: 0, structs: [hidden] }] })
    expect(isWellFormedUpdate(hide)).toBe(true)
    Y.applyUpdate(mine, hide, 'peer')
    textOf(theirs).insert(14, '?')
    meet()
    expect(before.text).toBe('Come on Friday?')
    const after = new Writer(theirs, null)
    after.type('!', 15)
    meet()
    for (const [writer, doc] of [[before, mine] as const, [after, theirs] as const]) {
      expect(writer.text).toBe('Come on Friday?!')
      expect(textOf(doc).toString()).toBe('Come on Friday?!')
    }
    before.type('So: ', 0)
    meet()
    expect(after.text).toBe('So: Come on Friday?!')
  },
)

test('what a channel says beside its text is written by both at once, also where an earlier version kept it', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  mine.getMap('variant-settings').set('firstComment:x', 'Link in bio')
  meet()
  const before = Y.encodeStateVector(mine)
  const [ana, ben] = [Writer.beside(mine), Writer.beside(theirs)]
  expect(ana.text).toBe('Link in bio')
  expect(Y.encodeStateVector(mine), 'opening writes nothing').toEqual(before)
  ana.type('See: ', 0)
  ben.type(' now', 11)
  meet()
  expect([ana.text, ben.text]).toEqual(['See: Link in bio now', 'See: Link in bio now'])
  expect(ana.caret).toBe(5)
  ana.editing.undoManager.undo()
  meet()
  expect([ana.text, ben.text]).toEqual(['Link in bio now', 'Link in bio now'])
  expect(ben.editing.read()?.variants.get(channel)?.firstComment).toBe('Link in bio now')
})

test('an editor beside a text shows what another computer begins, and what an earlier version writes there', () => {
  const { mine, theirs, meet } = twoPeople('Come on Friday')
  mine.getMap('variant-settings').set('firstComment:x', 'Link in bio')
  meet()
  const [ana, ben] = [Writer.beside(mine), Writer.beside(theirs)]
  ana.type('!', 11)
  meet()
  expect(ben.text).toBe('Link in bio!')
  theirs.getMap('variant-settings').set('firstComment:x', 'Link below')
  meet()
  expect([ana.text, ben.text]).toEqual(['Link below', 'Link below'])
})

const step = fc.record({
  who: fc.nat(1),
  what: fc.constantFrom('type', 'type', 'delete', 'undo', 'redo', 'reattach', 'share', 'detach', 'meet'),
  at: fc.nat(30),
})

test('whatever two people do on one tab, the editor shows what the document says, and both the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { mine, theirs, meet } = twoPeople('Come\non it')
      const writers = [new Writer(mine, channel), new Writer(theirs, channel)] as const
      for (const [index, { who, what, at }] of steps.entries()) {
        const { editing, view } = writers[who] ?? writers[0]
        const { doc } = editing
        const place = at % (view.state.doc.length + 1)
        if (what === 'type') view.dispatch({ changes: { from: place, insert: `<${index}>` } })
        if (what === 'delete') view.dispatch({ changes: { from: 0, to: Math.min(place, 3) } })
        if (what === 'undo' || what === 'redo') editing.undoManager[what]()
        if (what === 'reattach') editing.reattach(channel)
        if (what === 'share') textOf(doc).insert(0, `(${index})`)
        if (what === 'detach') detach(doc, channel)
        if (what === 'meet') meet()
        expect(view.state.doc.toString()).toBe(textFor(doc, channel).toString())
      }
      meet()
      expect(writers[0].text).toBe(textFor(mine, channel).toString())
      expect(writers[1].text).toBe(writers[0].text)
    }),
    { seed: 42, numRuns: 200 },
  )
})
