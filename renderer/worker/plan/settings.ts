import * as v from 'valibot'
import type { PlanDatabase } from '../../database/plan-database.ts'

/** A plan's setting on this computer, checked on reading: null if it was never written or cannot be read. */
export async function readSetting<T>(
  database: PlanDatabase,
  key: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | null> {
  const read = v.safeParse(schema, (await database.settings.get(key))?.value)
  return read.success ? read.output : null
}

/** Writes a plan's setting on this computer. */
export async function writeSetting(database: PlanDatabase, key: string, value: unknown): Promise<void> {
  await database.settings.put({ key, value })
}
