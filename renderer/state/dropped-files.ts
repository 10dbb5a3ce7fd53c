/** Files that belong together: those of one dropped folder, or of none. */
export interface DroppedFiles {
  /** The name of the folder that was dropped; empty for files by themselves. */
  readonly folder: string
  readonly files: readonly File[]
}

/** What a hand grabs: more is a mistake, such as a whole disk. */
const maxFiles = 5_000
const maxDepth = 8

/**
 * The files of a drop, folder by folder, with what lies in folders within. Must be called while the drop is being told:
 * afterwards the browser forgets what was dropped.
 */
export function droppedFiles(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<readonly DroppedFiles[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const folders = entries.filter(isFolder)
  const loose = [...transfer.files].filter((file) => !folders.some(({ name }) => name === file.name))
  return collect(folders, loose)
}

async function collect(folders: readonly FileSystemDirectoryEntry[], loose: readonly File[]) {
  const groups: DroppedFiles[] = loose.length > 0 ? [{ folder: '', files: loose }] : []
  for (const folder of folders) {
    const files: File[] = []
    await walk(folder, files, 0)
    if (files.length > 0) groups.push({ folder: folder.name, files })
  }
  return groups
}

async function walk(folder: FileSystemDirectoryEntry, files: File[], depth: number): Promise<void> {
  const reader = folder.createReader()
  for (let entries = await next(reader); entries.length > 0; entries = await next(reader)) {
    for (const entry of entries) {
      if (files.length >= maxFiles) return
      // Files that systems leave in folders for themselves.
      if (entry.name.startsWith('.') || entry.name === 'Thumbs.db') continue
      if (isFolder(entry)) {
        if (depth < maxDepth) await walk(entry, files, depth + 1)
      } else if (isFile(entry)) files.push(await fileOf(entry))
    }
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

/** A reader gives some hundred entries a time, and none at the end. */
const next = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject))

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))
