import { randomUUID } from 'node:crypto'
import { closeSync, createReadStream, lstatSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { placardFile, tellingBytes } from '../../shared/formats/placard-files.ts'
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

/**
 * The path if it is called a file of changes, or begins as one: a regular one, no link, of a sensible size. What is in it,
 * the page checks.
 */
export function bundlePath(file: string): string | null {
  if (!path.isAbsolute(file) || file.includes('\0')) return null
  const found = lstatSync(file, { throwIfNoEntry: false })
  if (found?.isFile() !== true || found.size > largest) return null
  return path.extname(file).toLowerCase() === ending || placardFile(firstBytes(file)) === 'changes' ? file : null
}

/** None if it may not be read. */
function firstBytes(file: string): Uint8Array {
  try {
    const opened = openSync(file, 'r')
    const bytes = new Uint8Array(tellingBytes)
    const length = readSync(opened, bytes)
    closeSync(opened)
    return bytes.subarray(0, length)
  } catch {
    return new Uint8Array()
  }
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
