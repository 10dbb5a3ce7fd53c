import { isLostRecord } from './lost-record.ts'
import type { PlanDatabase } from './plan-database.ts'
import type { DayRow } from './rows.ts'

/** A row of a day as the disk gives it: without cards where it does not give them. */
export type KeptDay = Pick<DayRow, 'day'> & Partial<DayRow>

/** The rows of the days from one to another (both included), or of all days. */
export async function readDays(database: PlanDatabase, from?: string, to?: string): Promise<readonly KeptDay[]> {
  const { days } = database
  const asked = () => (from === undefined ? days.toCollection() : days.where('day').between(from, to, true, true))
  try {
    return await asked().toArray()
  } catch (error) {
    if (!isLostRecord(error)) throw error
    // Each by itself: a read ends with the first row that cannot be read.
    const keys = await asked().primaryKeys()
    return Promise.all(keys.map((day) => readDay(database, day)))
  }
}

/** One of these rows. */
export async function readDay(database: PlanDatabase, day: string): Promise<KeptDay> {
  try {
    return (await database.days.get(day)) ?? { day }
  } catch (error) {
    if (!isLostRecord(error)) throw error
    return { day }
  }
}
