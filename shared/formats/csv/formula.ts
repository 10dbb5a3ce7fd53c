/** What spreadsheets take for a formula (product.md), behind any number of apostrophes that an escape has put before it. */
const formula = /^'*[=+\-@\t\r]/
const escaped = /^'+[=+\-@\t\r]/

/** A cell that never runs as a formula: an apostrophe stands before what would. */
export const escapeFormula = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell)

/** The cell before it was escaped. */
export const unescapeFormula = (cell: string): string => (escaped.test(cell) ? cell.slice(1) : cell)
