import { randomUUID } from 'node:crypto'
import { createReadStream, lstatSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { OpenedFile } from '../../shared/ipc/shell-bridge.ts'

const ending = '.placard'
/** Far above any plan without its media. */
const largest = 4 * 1024 ** 3
/** Where the page fetches a file that the system handed over. */
const folder = '/opened/'

/** The first file of changes among a program's arguments, as an absolute path; null if there is none. */
export function bundlePathIn(argv: readonly string[], workingFolder: string): string | null {
  for (const argument of argv) {
    const file = bundlePath(path.resolve(workingFolder, argument))
    if (!argument.startsWith('-') && file !== null) return file
  }
  return null
}

/** The path if it names a file of changes: a regular one, no link, of a sensible size. What is in it, the page checks. */
export function bundlePath(file: string): string | null {
  if (!path.isAbsolute(file) || path.extname(file).toLowerCase() !== ending || file.includes('\0')) return null
  const found = lstatSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size <= largest ? file : null
}

/** Files that the system handed over, each for the page to fetch once under an address that nobody can guess. */
export class OpenedFiles {
  readonly #paths = new Map<string, string>()

  offer(file: string): OpenedFile {
    const address = `${folder}${randomUUID()}`
    this.#paths.set(address, file)
    return { name: path.basename(file), address }
  }

  /** True if the address may only mean such a file. */
  isOne(address: string): boolean {
    return address.startsWith(folder)
  }

  /** The file's bytes, once. */
  take(address: string): Response {
    const file = this.#paths.get(address)
    this.#paths.delete(address)
    if (file === undefined || bundlePath(file) === null) return new Response(null, { status: 404 })
    const bytes = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>
    return new Response(bytes, { headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' } })
  }
}
