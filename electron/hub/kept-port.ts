import type { HubDatabase } from './store/hub-database.ts'

const portKey = 'port'
const text = { valueEncoding: 'utf8' } as const

/** The port of the last start: members remember where they met the hub, so it stays. */
export async function keptPort(database: HubDatabase): Promise<number | null> {
  const kept = Number(await database.get<string>(portKey, text))
  return Number.isInteger(kept) && kept > 0 && kept <= 65_535 ? kept : null
}

/** Keeps the port for the next start. */
export const keepPort = (database: HubDatabase, port: number): Promise<void> =>
  database.put(portKey, String(port), text)
