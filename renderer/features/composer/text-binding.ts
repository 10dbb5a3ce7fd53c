import {
  Annotation,
  type ChangeSet,
  type ChangeSpec,
  EditorSelection,
  type Extension,
  type Text,
} from '@codemirror/state'
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import * as Y from 'yjs'
import { keepLetters } from '../../../shared/plan/post-text.ts'
import type { TextSource } from './text-source.ts'
import { wholeChange } from './whole-change.ts'

/** Marks what the editor shows because the document says so: it is not written back. */
const shown = Annotation.define<true>()

/** Where a person was before a step, kept with the step for its undo. */
class Place {
  readonly text: Y.Text
  readonly #anchor: Y.RelativePosition
  readonly #head: Y.RelativePosition

  constructor(text: Y.Text, { anchor, head }: { readonly anchor: number; readonly head: number }) {
    this.text = text
    this.#anchor = Y.createRelativePositionFromTypeIndex(text, anchor)
    this.#head = Y.createRelativePositionFromTypeIndex(text, head)
  }

  /** Where that is after what has changed since. */
  selectionIn(doc: Y.Doc): EditorSelection {
    const offset = (position: Y.RelativePosition) =>
      Y.createAbsolutePositionFromRelativePosition(position, doc)?.index ?? 0
    return EditorSelection.single(offset(this.#anchor), offset(this.#head))
  }
}
const placeKey = Symbol('where the person was')

/** What Yjs tells of a step of undo. */
interface StepEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> }
  readonly changedParentTypes: ReadonlyMap<unknown, unknown>
}

/**
 * Keeps an editor and what it shows the same. Unlike a binding to one text, it follows its source from text to text:
 * the first key in an attached channel's editor goes into the wording that it detaches, with nothing drawn anew.
 */
class TextBinding {
  readonly #view: EditorView
  readonly #source: TextSource
  readonly #undoManager: Y.UndoManager
  #bound: Y.Text
  /** False while the text holds more than letters: then its changes are at other places than in what it says. */
  #isPlain: boolean
  #place: Place
  #writing = false

  constructor(view: EditorView, source: TextSource, undoManager: Y.UndoManager) {
    this.#view = view
    this.#source = source
    this.#undoManager = undoManager
    this.#bound = source.current()
    this.#isPlain = holdsLettersOnly(this.#bound)
    this.#place = new Place(this.#bound, view.state.selection.main)
    this.#bound.observe(this.#showChange)
    // What is written here is no part of a step that was written in another text just before.
    undoManager.stopCapturing()
    source.doc.on('afterTransaction', this.#follow)
    undoManager.on('stack-item-added', this.#keepPlace)
    undoManager.on('stack-item-popped', this.#returnToPlace)
  }

  update(update: ViewUpdate): void {
    const own = !update.transactions.some((transaction) => transaction.annotation(shown) === true)
    if (own && update.docChanged) this.#writeStep(update)
    if (update.docChanged || update.selectionSet) this.#place = new Place(this.#bound, update.state.selection.main)
  }

  destroy(): void {
    this.#bound.unobserve(this.#showChange)
    this.#source.doc.off('afterTransaction', this.#follow)
    this.#undoManager.off('stack-item-added', this.#keepPlace)
    this.#undoManager.off('stack-item-popped', this.#returnToPlace)
  }

  /** Keys that follow each other closely are one step of undo; all else, such as replacing or pasting, is one by itself. */
  #writeStep({ transactions, changes, startState, state }: ViewUpdate): void {
    const isTyped = transactions.every(
      (step) => !step.docChanged || step.isUserEvent('input.type') || step.isUserEvent('delete'),
    )
    if (!isTyped) this.#undoManager.stopCapturing()
    this.#write(changes, startState.doc, state.doc)
    if (!isTyped) this.#undoManager.stopCapturing()
  }

  #write(changes: ChangeSet, before: Text, after: Text): void {
    this.#writing = true
    const text = this.#source.forEdit()
    const isAsShown = text === this.#bound || text.toString() === before.toString()
    this.#bind(text)
    this.#source.doc.transact(() => {
      if (!this.#isPlain) keepLetters(text)
      if (isAsShown) writeChanges(text, changes)
      else writeWhole(text, after.toString())
    }, this.#source.origin)
    this.#isPlain = true
    this.#writing = false
  }

  readonly #showChange = (event: Y.YTextEvent): void => {
    if (this.#writing) return
    const changes = []
    let at = 0
    for (const { retain = 0, insert, delete: length = 0 } of event.delta) {
      if (typeof insert === 'string') changes.push({ from: at, insert })
      else if (length > 0) changes.push({ from: at, to: at + length })
      at += retain + length
    }
    const wasPlain = this.#isPlain
    this.#isPlain = holdsLettersOnly(event.target)
    if (wasPlain && this.#isPlain) this.#show(changes)
    else this.#showWhole(event.target)
  }

  #show(changes: ChangeSpec): void {
    this.#view.dispatch({ changes, annotations: shown.of(true) })
  }

  #showWhole(text: Y.Text): void {
    this.#show(wholeChange(this.#view.state.doc.toString(), text.toString()) ?? [])
  }

  /** After each transaction, when every text has been shown as it is now: is it still this text that counts? */
  readonly #follow = (): void => {
    const text = this.#source.current()
    if (this.#writing || text === this.#bound) return
    this.#bind(text)
    this.#showWhole(text)
  }

  #bind(text: Y.Text): void {
    if (text === this.#bound) return
    this.#bound.unobserve(this.#showChange)
    this.#bound = text
    this.#isPlain = holdsLettersOnly(text)
    text.observe(this.#showChange)
  }

  readonly #keepPlace = ({ stackItem, changedParentTypes }: StepEvent): void => {
    if (changedParentTypes.has(this.#bound) && !stackItem.meta.has(placeKey)) stackItem.meta.set(placeKey, this.#place)
  }

  readonly #returnToPlace = ({ stackItem }: StepEvent): void => {
    const place = stackItem.meta.get(placeKey)
    if (!(place instanceof Place) || place.text !== this.#bound) return
    const selection = place.selectionIn(this.#source.doc)
    this.#view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main), annotations: shown.of(true) })
  }
}

const holdsLettersOnly = (text: Y.Text): boolean => text.length === text.toString().length

function writeChanges(text: Y.Text, changes: ChangeSet): void {
  let shift = 0
  changes.iterChanges((from, to, _newFrom, _newTo, inserted) => {
    const insert = inserted.toString()
    if (to > from) text.delete(from + shift, to - from)
    if (insert !== '') text.insert(from + shift, insert)
    shift += insert.length - (to - from)
  })
}

function writeWhole(text: Y.Text, wanted: string): void {
  const change = wholeChange(text.toString(), wanted)
  if (change === null) return
  text.delete(change.from, change.to - change.from)
  text.insert(change.from, change.insert)
}

/** Binds an editor to what a source says, with this person's places in the text kept for their undo. */
export const textBinding = (source: TextSource, undoManager: Y.UndoManager): Extension =>
  ViewPlugin.define((view) => new TextBinding(view, source, undoManager))
