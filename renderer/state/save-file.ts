import { useUndo } from './undo.ts'

/** Where a file went. `handed-over`: to the browser, which does not tell. */
export type Saved =
  | { readonly kind: 'saved'; readonly name: string; readonly folder: string; readonly show: () => void }
  | { readonly kind: 'handed-over' | 'cancelled' | 'failed'; readonly name: string }

/** The file has its own hold on the data by then; an address that is never given up would keep it for ever. */
const addressMs = 60_000

/** Saves a file where the person chooses; resolves when it is there, or is not to be. */
export async function saveFile(name: string, parts: readonly BlobPart[], type = binary): Promise<Saved> {
  const address = URL.createObjectURL(new Blob([...parts], { type }))
  const ended = endOf(address, name)
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = name
  anchor.click()
  const saved = await ended
  setTimeout(() => URL.revokeObjectURL(address), addressMs)
  return saved
}

const binary = 'application/octet-stream'

/** Says in a notice where a file went, and shows it there on demand; `about`: what is in it, as a sentence. */
export function tellSaved(saved: Saved, about = ''): void {
  const words = savedWords(saved)
  const action = saved.kind === 'saved' ? { label: showWords, run: saved.show } : null
  if (words !== null) useUndo.getState().notify(`${saved.kind === 'failed' ? '' : about}${words}`, action)
}

/** What the button says that shows a saved file. */
export const showWords = 'Show in folder'

/** What became of a file; null where the person decided against it and knows. */
export function savedWords(saved: Saved): string | null {
  switch (saved.kind) {
    case 'saved':
      return `Saved “${saved.name}” in ${saved.folder}`
    case 'handed-over':
      return `Your browser saves “${saved.name}” where its downloads go`
    case 'failed':
      return `“${saved.name}” could not be saved: see whether there is room on the disk, and try again. Your plan is as it was.`
    case 'cancelled':
      return null
  }
}

function endOf(address: string, name: string): Promise<Saved> {
  const shell = window.placard
  if (shell === undefined) return Promise.resolve({ kind: 'handed-over', name })
  return new Promise((resolve) => {
    const stop = shell.onSaved((saved) => {
      if (saved.address !== address) return
      stop()
      if (saved.kind !== 'saved') return resolve({ kind: saved.kind, name })
      resolve({ kind: 'saved', name: saved.name, folder: saved.folder, show: () => shell.showSaved(saved.id) })
    })
  })
}
