import { defaultKeymap } from '@codemirror/commands'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap, placeholder } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { type OverFrom, overMark } from './checks/over-mark.ts'
import { lineDirection } from './line-direction.ts'
import { markPlugin } from './mark-plugin.ts'
import { remoteCarets } from './remote-carets.ts'
import { textBinding } from './text-binding.ts'
import type { TextSource } from './text-source.ts'
import { cleanPaste } from './writing/clean-paste.ts'

/** Whether the text may be written, and what stands in it while it is empty. */
interface Permission {
  /** True while the plan may only be looked at. */
  readonly readOnly: boolean
  readonly placeholder: string
}

/** What an editor of a post's text needs. */
export interface EditorParts extends Permission {
  readonly parent: HTMLElement
  readonly source: TextSource
  readonly awareness: Awareness
  readonly undoManager: Y.UndoManager
  readonly label: string
  /** Goes to the next text of the post, or the one before. */
  readonly turn: (step: 1 | -1) => void
  /** Where the text is over a limit. */
  readonly overFrom: OverFrom
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

const permission = new Compartment()

const permitted = ({ readOnly, placeholder: words }: Permission): Extension => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
  placeholder(words),
]

/** Lets the text be written from now on, or only be read. The keyboard and the caret stay where they are. */
export const permit = (view: EditorView, given: Permission): void =>
  view.dispatch({ effects: permission.reconfigure(permitted(given)) })

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
      permission.of(permitted(parts)),
      EditorView.clipboardInputFilter.of(cleanPaste),
      textBinding(parts.source, parts.undoManager),
      remoteCarets(parts.source, parts.awareness),
      undoByMenu(parts.undoManager),
      markPlugin,
      lineDirection,
      parts.tools,
      overMark(parts.overFrom),
      EditorView.lineWrapping,
      keymap.of([
        ...undoKeys(parts.undoManager),
        ...tabKeys(parts.turn),
        ...defaultKeymap.filter((binding) => binding.key !== 'Escape'),
      ]),
      EditorView.contentAttributes.of({
        'aria-label': parts.label,
        autocapitalize: 'sentences',
        autocorrect: 'on',
      }),
      parts.nonce === '' ? [] : EditorView.cspNonce.of(parts.nonce),
    ],
  })
  return new EditorView({ state, parent: parts.parent })
}
