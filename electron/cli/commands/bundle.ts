import { dataCommand, noWords } from '../data-command.ts'
import { writeWhole } from '../output-file.ts'

const megabyte = 1_000_000
/** Media in a bundle unless another limit is named, in megabytes: what most sticks hold, and most tools copy. */
const usualLimit = 2_000

/** Writes a bundle: everything, or what one device lacks as far as is known. Prints what it holds. */
export const bundleCommand = dataCommand({
  usage: 'bundle --data DIR --out FILE [--for DEVICE] [--media] [--media-limit MB]',
  about: [
    'Writes a sealed file of everything, or of what one device lacks, and prints what it holds, as JSON.',
    'FILE: - for stdout (then the JSON goes to stderr). DEVICE: as members prints it, or its first 8 digits or more.',
    `--media: pictures and films go along, up to ${usualLimit} MB or what --media-limit says.`,
  ],
  options: {
    out: { type: 'string' },
    for: { type: 'string' },
    media: { type: 'boolean' },
    'media-limit': { type: 'string' },
  },
  read(typed) {
    const { out, for: device } = typed.values
    if (typeof out !== 'string' || out === '') return { wrong: 'Name the file to write with --out.' }
    if (device !== undefined && !/^[0-9a-f]{8,64}$/.test(String(device))) {
      return { wrong: 'A device has 64 hex digits; the first 8 or more are enough.' }
    }
    const limit = typed.values['media-limit']
    if (limit !== undefined && !/^\d{1,7}$/.test(String(limit))) return { wrong: 'A limit is a number of megabytes.' }
    const hasMedia = typed.values.media === true || limit !== undefined
    const mediaLimit = hasMedia ? Number(limit ?? usualLimit) * megabyte : null
    return noWords(typed) ?? { out, choice: { forDevice: device === undefined ? null : String(device), mediaLimit } }
  },
  async run(hub, { out, choice }, { print, say }) {
    const isPiped = out === '-'
    const answer = await (isPiped ? hub.bundle(choice, print) : writeWhole(out, (write) => hub.bundle(choice, write)))
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    const contents = JSON.stringify(answer.value)
    if (isPiped) say(contents)
    else await print(`${contents}\n`)
    return 0
  },
})
