import { defaultKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { type OverFrom, overMark } from './checks/over-mark.ts'
import { markPlugin } from './mark-plugin.ts'
import { remoteCarets } from './remote-carets.ts'
import { textBinding } from './text-binding.ts'
import type { TextSource } from './text-source.ts'
import { cleanPaste } from './writing/clean-paste.ts'

/** What an editor of a post's text needs. */
export interface EditorParts {
  readonly parent: HTMLElement
  readonly source: TextSource
  readonly awareness: Awareness
  readonly undoManager: Y.UndoManager
  readonly label: string
  /** What stands in the empty text. */
  readonly placeholder: string
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
  /** Where the text is over a limit. */
  readonly overFrom: OverFrom
  /** True while the plan may only be looked at. */
  readonly readOnly: boolean
  /** What helps to write. */
  readonly tools: Extension
  /** For the style sheet that CodeMirror adds; empty when the page has no nonce. */
  readonly nonce: string
}

/** Undo is the person's own, over text and fields of the whole post; without a step left the key does nothing else. */
function undoKeys(undoManager: Y.UndoManager): readonly KeyBinding[] {
  const run = (step: 'undo' | 'redo') => (view: EditorView) => {
    if (!view.state.readOnly) undoManager[step]()
    return true
  }
  return [
    { key: 'Mod-z', run: run('undo'), preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: run('redo'), preventDefault: true },
    { key: 'Mod-Shift-z', run: run('redo'), preventDefault: true },
  ]
}

/** From tab to tab without leaving the text, as in browsers. */
function tabKeys(turn: EditorParts['turn']): readonly KeyBinding[] {
  const run = (step: 1 | -1) => () => {
    turn(step)
    return true
  }
  return [
    { key: 'Ctrl-PageUp', run: run(-1) },
    { key: 'Ctrl-PageDown', run: run(1) },
  ]
}

/** Undo and redo by other ways than keys, such as the system's menu. */
const undoByMenu = (undoManager: Y.UndoManager): Extension =>
  EditorView.domEventHandlers({
    beforeinput({ inputType }, { state }) {
      if (state.readOnly) return false
      if (inputType === 'historyUndo') undoManager.undo()
      else if (inputType === 'historyRedo') undoManager.redo()
      else return false
      return true
    },
  })

/**
 * Opens a CodeMirror editor bound to a post's text. The caller destroys it. The caret is the browser's own: CodeMirror's
 * blinks by an animation that draws the window sixty times a second, and every key then waits for its frame.
 */
export function createEditor(parts: EditorParts): EditorView {
  const state = EditorState.create({
    doc: parts.source.current().toString(),
    extensions: [
      // Yjs counts every character of a line break, so the editor must too.
      EditorState.lineSeparator.of('\n'),
      EditorState.readOnly.of(parts.readOnly),
      EditorView.clipboardInputFilter.of(cleanPaste),
      textBinding(parts.source, parts.undoManager),
      remoteCarets(parts.source, parts.awareness),
      undoByMenu(parts.undoManager),
      markPlugin,
      parts.tools,
      overMark(parts.overFrom),
      EditorView.lineWrapping,
      placeholder(parts.placeholder),
      keymap.of([
        ...undoKeys(parts.undoManager),
        ...tabKeys(parts.turn),
        ...defaultKeymap.filter((binding) => binding.key !== 'Escape'),
      ]),
      EditorView.contentAttributes.of({
        'aria-label': parts.label,
        'aria-readonly': String(parts.readOnly),
        autocapitalize: 'sentences',
        autocorrect: 'on',
      }),
      parts.nonce === '' ? [] : EditorView.cspNonce.of(parts.nonce),
    ],
  })
  return new EditorView({ state, parent: parts.parent })
}
