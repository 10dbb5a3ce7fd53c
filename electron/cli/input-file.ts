import { constants, createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileTrouble } from '../hub/file-trouble.ts'
import type { CommandIo, ExitCode } from './command.ts'
import { tidied } from './interruption.ts'

/**
 * Hands over the file of this name; `-` is stdin. What is no plain file, such as a pipe, can be read only once: it is
 * kept as a file meanwhile.
 */
export async function withInputFile(
  name: string,
  { input, say }: CommandIo,
  task: (file: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  const kind = name === '-' ? 'stream' : await look(name)
  if (kind === 'file') return task(name)
  if (kind !== 'stream') {
    say(`${name} cannot be read. ${kind.trouble}`)
    return 1
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'placard-'))
  const tidy = () => rmSync(folder, { recursive: true, force: true })
  try {
    return await tidied(tidy, async () => {
      const file = path.join(folder, 'input')
      await pipeline(name === '-' ? input : createReadStream(name), createWriteStream(file, { mode: 0o600 }))
      return task(file)
    })
  } finally {
    tidy()
  }
}

async function look(name: string): Promise<'file' | 'stream' | { readonly trouble: string }> {
  try {
    const about = await stat(name)
    if (about.isDirectory()) return { trouble: 'It is a folder.' }
    await access(name, constants.R_OK)
    return about.isFile() ? 'file' : 'stream'
  } catch (error) {
    return { trouble: fileTrouble(error) }
  }
}
