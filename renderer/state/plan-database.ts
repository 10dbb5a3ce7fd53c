import { PlanDatabase } from '../database/plan-database.ts'

let open: { readonly id: string; readonly database: PlanDatabase } | null = null

/** The window's own connection to a plan's database, for live reads. One is open at a time. */
export function planDatabase(id: string): PlanDatabase {
  if (open?.id === id) return open.database
  open?.database.close()
  open = { id, database: new PlanDatabase(id) }
  return open.database
}
