/** The part of a MessagePort that the contracts name; `shared` knows no DOM. */
export interface PortLike {
  postMessage(message: unknown): void
  close(): void
}

/** The part of a Blob or File that the contracts name. */
export interface FileLike {
  readonly size: number
  slice(start?: number, end?: number): FileLike
  arrayBuffer(): Promise<ArrayBuffer>
}
