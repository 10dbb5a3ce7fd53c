import { ClassicLevel } from 'classic-level'

/** A hub's database. Keys are text; values are bytes unless said otherwise. */
export type HubDatabase = ClassicLevel<string, Uint8Array>

/** How opening ended. One process at a time may have a database open: LevelDB's lock sees to it, also after a crash. */
export type DatabaseOpening =
  | { readonly kind: 'open'; readonly database: HubDatabase }
  | { readonly kind: 'in-use' }
  | { readonly kind: 'failed'; readonly reason: string }

/** Opens the database in a folder, or makes it there. */
export async function openHubDatabase(folder: string): Promise<DatabaseOpening> {
  const database: HubDatabase = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'view' })
  try {
    await database.open()
    return { kind: 'open', database }
  } catch (error) {
    const cause = error instanceof Error ? error.cause : null
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') return { kind: 'in-use' }
    return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(error) }
  }
}

/** The keys that begin with `prefix`: no key goes on with a character above this one. */
export const beginningWith = (prefix: string) => ({ gte: prefix, lt: `${prefix}\uffff` })
