import type { ImportProblem } from '../../../shared/ipc/import-api.ts'
import { isZone } from '../../../shared/plan/schedule.ts'
import { type Answer, done, type HubCommands, type ImportChoices } from '../../hub/control/commands.ts'
import { dataCommand, type Typed } from '../data-command.ts'
import { withInputFile } from '../input-file.ts'

const orders = ['month-first', 'day-first', 'year-first'] as const

/**
 * Imports a CSV file as the planner would, and prints what became of it; unreadable rows go to stderr, with their
 * lines, and make the exit code 1.
 */
export const importCommand = dataCommand({
  usage: `import FILE --data DIR [--dry-run] [--zone ZONE] [--date-order ${orders.join('|')}] [--tags] [--again]`,
  about: [
    'Imports posts from a CSV file and prints what became of it, as JSON. FILE: - for stdin.',
    '--dry-run: only tells what it would do, what it takes each column for, and the first posts.',
    '--zone: the time zone of dates that name none, such as Europe/Berlin; the plan’s if left out.',
    '--tags: hashtags become tags. --again: also rows that were imported before.',
    'What cannot be read is told with its line; the rest is imported, unless most of the file is unreadable.',
  ],
  options: {
    zone: { type: 'string' },
    'date-order': { type: 'string' },
    tags: { type: 'boolean' },
    again: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  read(typed) {
    const [file, ...more] = typed.words
    if (file === undefined || more.length > 0) return { wrong: 'Name one file to import.' }
    const choices = choicesOf(typed)
    return 'wrong' in choices ? choices : { file, choices, isDry: typed.values['dry-run'] === true }
  },
  run: (hub, { file, choices, isDry }, io) =>
    withInputFile(file, io, async (given) => {
      const answer = await (isDry ? lookAtImport(hub, given, choices) : importFile(hub, given, choices))
      if (!answer.ok) {
        io.say(answer.message)
        return 1
      }
      const { told, problems } = answer.value
      for (const { line, reason } of problems) io.say(`Line ${line}: ${reason}`)
      await io.print(`${JSON.stringify(told)}\n`)
      return problems.length === 0 ? 0 : 1
    }),
})

interface Outcome {
  readonly told: object
  readonly problems: readonly ImportProblem[]
}

async function importFile(hub: HubCommands, file: string, choices: ImportChoices): Promise<Answer<Outcome>> {
  const answer = await hub.importFile(file, choices)
  if (!answer.ok) return answer
  const { imported, skipped, tags, channels, problemCount, problems, importId } = answer.value
  return done({ told: { imported, skipped, problems: problemCount, tags, channels, importId }, problems })
}

async function lookAtImport(hub: HubCommands, file: string, choices: ImportChoices): Promise<Answer<Outcome>> {
  const answer = await hub.lookAtImport(file, choices)
  if (!answer.ok) return answer
  const { problems, problemCount, ...look } = answer.value
  return done({ told: { ...look, problems: problemCount }, problems })
}

function choicesOf({ values }: Typed): ImportChoices | { readonly wrong: string } {
  const { zone } = values
  if (typeof zone === 'string' && !isZone(zone)) return { wrong: `There is no time zone "${zone}".` }
  const order = orders.find((known) => known === values['date-order'])
  if (values['date-order'] !== undefined && order === undefined) return { wrong: `--date-order: ${orders.join(', ')}.` }
  return {
    ...(typeof zone === 'string' ? { zone } : {}),
    ...(order === undefined ? {} : { dateOrder: order }),
    ...(values.tags === true ? { hashtagsToTags: true } : {}),
    ...(values.again === true ? { skipKnown: false } : {}),
  }
}
