import { rmSync } from 'node:fs'
import { open, realpath, rename, stat } from 'node:fs/promises'
import type { Answer, WritePiece } from '../hub/control/commands.ts'
import { fileTrouble } from '../hub/file-trouble.ts'
import { tidied } from './interruption.ts'

type Make<T> = (write: WritePiece) => Promise<Answer<T>>

/**
 * Writes a file that appears under its name only when it is whole and on the disk. A device or pipe of that name is
 * written into, and never replaced.
 */
export async function writeWhole<T>(name: string, make: Make<T>): Promise<Answer<T>> {
  try {
    const file = await realpath(name).catch(() => name)
    const about = await stat(file).catch(() => null)
    if (about?.isDirectory()) return refused(name, 'It is a folder.')
    return await (about === null || about.isFile() ? writeBeside(file, make) : writeInto(file, make))
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return refused(name, isMissing ? 'Its folder is not there.' : fileTrouble(error))
  }
}

const refused = (name: string, why: string): Answer<never> => ({
  ok: false,
  message: `${name} was not written. ${why}`,
})

async function writeBeside<T>(file: string, make: Make<T>): Promise<Answer<T>> {
  const part = `${file}.part`
  const tidy = () => rmSync(part, { force: true })
  try {
    return await tidied(tidy, async () => {
      const said = await writeInto(part, make)
      if (said.ok) await rename(part, file)
      return said
    })
  } finally {
    tidy()
  }
}

async function writeInto<T>(file: string, make: Make<T>): Promise<Answer<T>> {
  const handle = await open(file, 'w', 0o600)
  try {
    const said = await make(async (piece) => void (await handle.write(piece)))
    // Pipes and devices have nothing to sync.
    if (said.ok && (await handle.stat()).isFile()) await handle.sync()
    return said
  } finally {
    await handle.close()
  }
}
