import type { MadeBundle } from '../../state/bundles.ts'

/** Saves it through the browser's download, where the person chooses the place. */
export function saveBundle({ file, name }: MadeBundle): void {
  if (!(file instanceof Blob)) return
  const url = URL.createObjectURL(file)
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has its own hold on the data by the next task; a URL that is never revoked would keep it for ever.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
