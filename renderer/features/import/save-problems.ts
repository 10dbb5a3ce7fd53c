import { csvLine } from '../../../shared/formats/csv/write-csv.ts'
import type { ImportProblem } from '../../../shared/ipc/import-api.ts'
import { saveFile, tellSaved } from '../../state/save-file.ts'

/** The rows that could not be read as a CSV: line, reason, and their cells under the headers of their file. */
export function problemsAsCsv(headers: readonly string[], problems: readonly ImportProblem[]): string {
  const rows = problems.map(({ line, reason, cells }) => csvLine([String(line), reason, ...cells]))
  return [csvLine(['Line', 'Reason', ...headers]), ...rows].join('')
}

/** Saves them as a file; the mark makes spreadsheets read UTF-8. */
export async function saveProblems(
  fileName: string,
  headers: readonly string[],
  problems: readonly ImportProblem[],
): Promise<void> {
  const name = `${fileName.replace(/\.[^.]*$/, '')} - problems.csv`
  tellSaved(await saveFile(name, ['\ufeff', problemsAsCsv(headers, problems)], 'text/csv'))
}
