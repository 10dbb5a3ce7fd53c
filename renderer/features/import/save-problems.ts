import { csvLine } from '../../../shared/formats/csv/write-csv.ts'
import type { ImportProblem } from '../../../shared/ipc/import-api.ts'

/** The rows that could not be read as a CSV: line, reason, and their cells under the headers of their file. */
export function problemsAsCsv(headers: readonly string[], problems: readonly ImportProblem[]): string {
  const rows = problems.map(({ line, reason, cells }) => csvLine([String(line), reason, ...cells]))
  return [csvLine(['Line', 'Reason', ...headers]), ...rows].join('')
}

/** Saves them through the browser's download; the mark makes spreadsheets read UTF-8. */
export function saveProblems(fileName: string, headers: readonly string[], problems: readonly ImportProblem[]): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', problemsAsCsv(headers, problems)], { type: 'text/csv' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = `${fileName.replace(/\.[^.]*$/, '')} - problems.csv`
  anchor.click()
  // The download has its own hold on the data by the next task; a URL that is never revoked would keep it for ever.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
