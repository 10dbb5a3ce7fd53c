import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { SavedFile } from '../../shared/ipc/shell-bridge.ts'

/** How the system ends the saving of a file. */
export type SaveEnd = 'completed' | 'cancelled' | 'interrupted'

/** So many saved files can be shown in their folders: the last. */
const mostKept = 100

/** Files that the page saved: it is told their names and folders, and can have each shown by an id, never by a path. */
export class SavedFiles {
  readonly #paths = new Map<string, string>()

  /** What the page hears of a file that it gave out at `address`. */
  ended(address: string, file: string, end: SaveEnd): SavedFile {
    if (end !== 'completed') return { kind: end === 'cancelled' ? 'cancelled' : 'failed', address }
    const id = randomUUID()
    this.#paths.set(id, file)
    for (const oldest of [...this.#paths.keys()].slice(0, -mostKept)) this.#paths.delete(oldest)
    const folder = path.dirname(file)
    return { kind: 'saved', address, id, name: path.basename(file), folder: path.basename(folder) || folder }
  }

  /** Where a saved file lies; null if there is none of this id. */
  pathOf(id: string): string | null {
    return this.#paths.get(id) ?? null
  }
}
