import { open, rename, rm } from 'node:fs/promises'
import type { Answer, WritePiece } from '../hub/control/commands.ts'

/** Writes a file that appears under its name only when it is whole and on the disk. */
export async function writeWhole<T>(file: string, make: (write: WritePiece) => Promise<Answer<T>>): Promise<Answer<T>> {
  const part = `${file}.part`
  try {
    const handle = await open(part, 'w', 0o600)
    const said = await make(async (piece) => void (await handle.write(piece)))
    if (said.ok) await handle.sync()
    await handle.close()
    if (said.ok) await rename(part, file)
    else await rm(part)
    return said
  } catch (error) {
    await rm(part, { force: true })
    return { ok: false, message: `The file was not written: ${error instanceof Error ? error.message : String(error)}` }
  }
}
