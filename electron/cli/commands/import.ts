import { isZone } from '../../../shared/plan/schedule.ts'
import type { ImportChoices } from '../../hub/control/commands.ts'
import { dataCommand, type Typed } from '../data-command.ts'

const orders = ['month-first', 'day-first', 'year-first'] as const

/** Imports a CSV file as the planner would, and prints what became of it; unreadable rows go to stderr, with their lines. */
export const importCommand = dataCommand({
  usage: `import FILE --data DIR [--zone ZONE] [--date-order ${orders.join('|')}] [--tags] [--again]
      --zone: of dates that name none, the plan's if left out; --tags: hashtags become tags; --again: also rows that are here`,
  options: {
    zone: { type: 'string' },
    'date-order': { type: 'string' },
    tags: { type: 'boolean' },
    again: { type: 'boolean' },
  },
  read(typed) {
    const [file, ...more] = typed.words
    if (file === undefined || more.length > 0) return { wrong: 'Name one file to import.' }
    const choices = choicesOf(typed)
    return 'wrong' in choices ? choices : { file, choices }
  },
  async run(hub, { file, choices }, { print, say }) {
    const answer = await hub.importFile(file, choices)
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    const { imported, skipped, tags, channels, problemCount, problems, importId } = answer.value
    for (const { line, reason } of problems) say(`Line ${line}: ${reason}`)
    await print(`${JSON.stringify({ imported, skipped, problems: problemCount, tags, channels, importId })}\n`)
    return 0
  },
})

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
