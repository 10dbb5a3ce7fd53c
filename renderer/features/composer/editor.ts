import { defaultKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { markPlugin } from './mark-plugin.ts'
import { remoteCarets } from './remote-carets.ts'

/** What an editor of a post's text needs. */
export interface EditorParts {
  readonly parent: HTMLElement
  readonly text: Y.Text
  readonly awareness: Awareness
  readonly undoManager: Y.UndoManager
  readonly label: string
  /** For the style sheet that CodeMirror adds; empty when the page has no nonce. */
  readonly nonce: string
}

function collaboration({ text, awareness, undoManager }: EditorParts): Extension {
  // Sync and undo only: the stock carets set style attributes and put names into the text.
  return [yCollab(text, null, { undoManager }), remoteCarets(text, awareness)]
}

/**
 * Opens a CodeMirror editor bound to a post's text. The caller destroys it. The caret is the browser's own: CodeMirror's
 * blinks by an animation that draws the window sixty times a second, and every key then waits for its frame.
 */
export function createEditor(parts: EditorParts): EditorView {
  const state = EditorState.create({
    doc: parts.text.toString(),
    extensions: [
      // Yjs counts every character of a line break, so the editor must too; pasted Windows line ends become plain ones.
      EditorState.lineSeparator.of('\n'),
      EditorView.clipboardInputFilter.of((pasted) => pasted.replace(/\r\n?/g, '\n')),
      collaboration(parts),
      markPlugin,
      EditorView.lineWrapping,
      placeholder('Write the post…'),
      keymap.of([...yUndoManagerKeymap, ...defaultKeymap.filter((binding) => binding.key !== 'Escape')]),
      EditorView.contentAttributes.of({
        'aria-label': parts.label,
        spellcheck: 'true',
        autocapitalize: 'sentences',
        autocorrect: 'on',
      }),
      parts.nonce === '' ? [] : EditorView.cspNonce.of(parts.nonce),
    ],
  })
  return new EditorView({ state, parent: parts.parent })
}
