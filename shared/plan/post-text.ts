import * as Y from 'yjs'

/** The post's shared text, for editors: what every channel says that has no wording of its own. */
export const textOf = (doc: Y.Doc): Y.Text => doc.getText('text')

/**
 * Takes out of a text whatever is no letter. Only a hostile document holds such: nobody sees it, and each place behind
 * it in what the text says would be another one in the text. By the items themselves: Yjs' own `delete` passes over
 * what it does not expect in a text.
 */
export function keepLetters(text: Y.Text): void {
  text.doc?.transact((transaction) => {
    for (let item = text._start; item !== null; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) item.delete(transaction)
    }
  })
}
