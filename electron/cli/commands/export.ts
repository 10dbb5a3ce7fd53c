import { exportFormats } from '../../../shared/ipc/export-api.ts'
import { dataCommand, noWords } from '../data-command.ts'
import { writeWhole } from '../output-file.ts'

/** Writes the posts to a file, or to stdout. */
export const exportCommand = dataCommand({
  usage: `export --data DIR --format ${exportFormats.join('|')} [--out FILE]`,
  options: { format: { type: 'string' }, out: { type: 'string' } },
  read(typed) {
    const format = exportFormats.find((known) => known === typed.values.format)
    if (format === undefined) return { wrong: `--format is one of: ${exportFormats.join(', ')}.` }
    return noWords(typed) ?? { format, out: typeof typed.values.out === 'string' ? typed.values.out : null }
  },
  async run(hub, { format, out }, { print, say }) {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const answer = await (out === null
      ? hub.exportPosts(format, (piece) => print(decoder.decode(piece, { stream: true })))
      : writeWhole(out, (write) => hub.exportPosts(format, write)))
    if (answer.ok) return 0
    say(answer.message)
    return 1
  },
})
