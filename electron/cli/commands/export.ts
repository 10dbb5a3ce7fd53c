import { exportFormats } from '../../../shared/ipc/export-api.ts'
import { dataCommand, noWords } from '../data-command.ts'
import { writeWhole } from '../output-file.ts'

/** Writes the posts to a file, or to stdout. */
export const exportCommand = dataCommand({
  usage: `export --data DIR --format ${exportFormats.join('|')} [--out FILE]`,
  about: ['Writes all posts to FILE, or to stdout.'],
  options: { format: { type: 'string' }, out: { type: 'string' } },
  read(typed) {
    const format = exportFormats.find((known) => known === typed.values.format)
    if (format === undefined) return { wrong: `--format is one of: ${exportFormats.join(', ')}.` }
    const { out } = typed.values
    if (out === '') return { wrong: 'Name the file to write with --out.' }
    return noWords(typed) ?? { format, out: typeof out === 'string' && out !== '-' ? out : null }
  },
  async run(hub, { format, out }, { print, say }) {
    const answer = await (out === null
      ? hub.exportPosts(format, print)
      : writeWhole(out, (write) => hub.exportPosts(format, write)))
    if (answer.ok) return 0
    say(answer.message)
    return 1
  },
})
