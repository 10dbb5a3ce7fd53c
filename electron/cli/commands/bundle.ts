import { dataCommand, noWords } from '../data-command.ts'
import { writeWhole } from '../output-file.ts'

const megabyte = 1_000_000
/** Media in a bundle unless another limit is named, in megabytes: what most sticks hold, and most tools copy. */
const usualLimit = 2_000

/** Writes a bundle: everything, or what one device lacks as far as is known. Prints what it holds. */
export const bundleCommand = dataCommand({
  usage:
    'bundle --data DIR --out FILE [--for DEVICE] [--media] [--media-limit MB]     DEVICE: as `placard members` prints it',
  options: {
    out: { type: 'string' },
    for: { type: 'string' },
    media: { type: 'boolean' },
    'media-limit': { type: 'string' },
  },
  read(typed) {
    const { out, for: device } = typed.values
    if (typeof out !== 'string') return { wrong: 'Name the file to write with --out.' }
    if (device !== undefined && !/^[0-9a-f]{64}$/.test(String(device))) return { wrong: 'A device has 64 hex digits.' }
    const limit = typed.values['media-limit']
    if (limit !== undefined && !/^\d{1,7}$/.test(String(limit))) return { wrong: 'A limit is a number of megabytes.' }
    const hasMedia = typed.values.media === true || limit !== undefined
    const mediaLimit = hasMedia ? Number(limit ?? usualLimit) * megabyte : null
    return noWords(typed) ?? { out, choice: { forDevice: device === undefined ? null : String(device), mediaLimit } }
  },
  async run(hub, { out, choice }, { print, say }) {
    const answer = await writeWhole(out, (write) => hub.bundle(choice, write))
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    await print(`${JSON.stringify(answer.value)}\n`)
    return 0
  },
})
