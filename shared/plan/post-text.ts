import type * as Y from 'yjs'

/** The post's shared text, for editors: what every channel says that has no wording of its own. */
export const textOf = (doc: Y.Doc): Y.Text => doc.getText('text')
