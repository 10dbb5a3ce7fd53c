import type { HubDatabase } from './store/hub-database.ts'

/** How a data folder is written now. A change that an older Placard cannot read raises it. */
const format = 1
const formatKey = 'format'
const text = { valueEncoding: 'utf8' } as const

/** False if a later Placard has written the folder in a way that this one does not know [HB10]. */
export async function agreeOnFormat(database: HubDatabase): Promise<boolean> {
  const kept = await database.get<string>(formatKey, text)
  // One that is no number was spoilt by the disk [ST11].
  if (Number(kept) > format) return false
  if (kept === String(format)) return true
  // A disk without room only puts it off to the next start.
  await database.put(formatKey, String(format), text).catch(() => undefined)
  return true
}
