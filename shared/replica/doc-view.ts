import * as Y from 'yjs'

/** What a peer can be told of a document, wherever that is known from. */
export interface DocView {
  /** The state vector: so much of it is here. */
  vector(): Uint8Array
  /** All of it as one Yjs v1 update. */
  whole(): Uint8Array
  /** What a state lacks, and everything that was deleted, as a Yjs v1 update. */
  since(vector: Uint8Array): Uint8Array
  /**
   * True if a state names no change that is not here. What it may have deleted it does not say: a later round finds it
   * [EX1].
   */
  holdsAll(vector: Uint8Array): boolean
}

/** True if clocks, by client, reach as far as a state does. */
export const reaches = (clockOf: (client: number) => number, vector: Uint8Array): boolean =>
  [...Y.decodeStateVector(vector)].every(([client, clock]) => clockOf(client) >= clock)

/** What a document in memory says. */
export const viewOf = (doc: Y.Doc): DocView => ({
  vector: () => Y.encodeStateVector(doc),
  whole: () => Y.encodeStateAsUpdate(doc),
  since: (vector) => Y.encodeStateAsUpdate(doc, vector),
  holdsAll: (vector) => reaches((client) => Y.getState(doc.store, client), vector),
})
