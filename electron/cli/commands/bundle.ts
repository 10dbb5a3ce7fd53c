import { dataCommand, noWords } from '../data-command.ts'
import { writeWhole } from '../output-file.ts'

/** Writes a bundle: everything, or what one device lacks as far as is known. Prints what it holds. */
export const bundleCommand = dataCommand({
  usage: 'bundle --data DIR --out FILE [--for DEVICE]     DEVICE: as `placard members` prints it',
  options: { out: { type: 'string' }, for: { type: 'string' } },
  read(typed) {
    const { out, for: device } = typed.values
    if (typeof out !== 'string') return { wrong: 'Name the file to write with --out.' }
    if (device !== undefined && !/^[0-9a-f]{64}$/.test(String(device))) return { wrong: 'A device has 64 hex digits.' }
    return noWords(typed) ?? { out, device: device === undefined ? null : String(device) }
  },
  async run(hub, { out, device }, { print, say }) {
    const answer = await writeWhole(out, (write) => hub.bundle(device, write))
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    await print(`${JSON.stringify(answer.value)}\n`)
    return 0
  },
})
