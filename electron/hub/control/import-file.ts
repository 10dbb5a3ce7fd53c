import { firstOptions } from '../../../shared/formats/import/first-options.ts'
import { lookAtFile } from '../../../shared/formats/import/look-at-file.ts'
import { previewFile } from '../../../shared/formats/import/preview-file.ts'
import { runImport } from '../../../shared/formats/import/run-import.ts'
import type { ImportGuess, ImportOptions, ImportPreview } from '../../../shared/ipc/import-api.ts'
import type { FileLike } from '../../../shared/ipc/platform.ts'
import { nodeClock } from '../../network/node-clock.ts'
import type { HubPlan } from '../hub-plan.ts'
import { type Answer, done, type ImportChoices, type Imported, type ImportLook, refuse } from './commands.ts'

const never = { aborted: false }
const cancelled = 'The import was cancelled. Nothing was imported.'

interface Look {
  readonly guess: ImportGuess
  readonly options: ImportOptions
  readonly preview: ImportPreview
}

/** What an import of the file would do. */
export async function lookAtImport(plan: HubPlan, file: FileLike, choices: ImportChoices): Promise<Answer<ImportLook>> {
  const looked = await look(plan, file, choices)
  if (!looked.ok) return looked
  const { guess, options, preview } = looked.value
  const columns = guess.headers.map((header, at) => ({ header, field: options.mapping[at] ?? 'ignore' }))
  const { rows, known, problemCount, problems, first } = preview
  return done({ rows, known, problemCount, problems, first, columns })
}

/** Imports the file as the planner would. Nobody looks at it first here, so one that is mostly unreadable is refused. */
export async function importInto(
  plan: HubPlan,
  newId: () => string,
  file: FileLike,
  choices: ImportChoices,
): Promise<Answer<Imported>> {
  const looked = await look(plan, file, choices)
  if (!looked.ok) return looked
  const { options, preview } = looked.value
  if (preview.problemCount * 2 > preview.rows) return refuse(mostlyUnreadable(preview))
  const result = await runImport({ clock: nodeClock, newId }, plan, file, options, () => {}, never)
  if (result.kind === 'done') return done(result)
  return refuse(result.kind === 'failed' ? result.reason : cancelled)
}

async function look(plan: HubPlan, file: FileLike, choices: ImportChoices): Promise<Answer<Look>> {
  const guess = await lookAtFile(file)
  if ('kind' in guess) return refuse(guess.reason)
  const options = { ...firstOptions(guess, plan.lists.current().plan.zone), ...choices }
  const keys = options.skipKnown ? await plan.bulk.keys() : new Set<string>()
  const preview = await previewFile(file, options, nodeClock.now(), keys, never)
  return preview === null ? refuse(cancelled) : done({ guess, options, preview })
}

function mostlyUnreadable({ rows, problemCount, problems: [first] }: ImportPreview): string {
  const example = first === undefined ? '' : ` Line ${first.line}: ${first.reason}`
  return `${problemCount} of ${rows} rows cannot be read. Nothing was imported.${example}`
}
