import { createHash } from 'node:crypto'
import path from 'node:path'

/** Systems cut longer names of local sockets off without a word: 104 bytes on macOS, 108 on Linux, with a zero byte. */
const longestName = 100

/** Where a running hub answers commands: a socket in its data folder; a named pipe on Windows. */
export function socketOf(folder: string): string {
  const full = path.resolve(folder)
  if (process.platform !== 'win32') return path.join(full, 'hub.sock')
  return `\\\\.\\pipe\\placard-${createHash('sha256').update(full).digest('hex').slice(0, 32)}`
}

/** True if the socket of this folder can have its name. */
export const fitsSocket = (folder: string): boolean => Buffer.byteLength(socketOf(folder)) <= longestName
