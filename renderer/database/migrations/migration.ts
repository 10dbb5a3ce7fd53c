/**
 * One step of the database's layout. Steps only add: a released one is never edited, and rows are never migrated but
 * rebuilt from the documents when `rowsVersion` rises.
 */
export interface Migration {
  /** 1, 2, 3 ... without gaps. */
  readonly version: number
  /** New tables, and tables with new indices, in Dexie's words. */
  readonly stores: Readonly<Record<string, string>>
}
