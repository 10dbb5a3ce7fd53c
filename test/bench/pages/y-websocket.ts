import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { yCollab } from 'y-codemirror.next'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** The named peer for writing together: one text, CodeMirror, and a server in between. `?server=ws://...` names it. */
const server = new URL(location.href).searchParams.get('server') ?? ''
const doc = new Y.Doc()
const text = doc.getText('text')
const provider = new WebsocketProvider(server, 'post', doc, { disableBc: true })
provider.on('sync', (isSynced) => {
  if (!isSynced || document.querySelector('.cm-content') !== null) return
  new EditorView({
    state: EditorState.create({
      doc: text.toString(),
      extensions: [EditorView.lineWrapping, yCollab(text, provider.awareness)],
    }),
    parent: document.body,
  })
})
