/** Saves a file through the browser's download. */
export function saveFile(name: string, parts: readonly BlobPart[], type = 'application/octet-stream'): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has its own hold on the data by the next task; a URL that is never revoked would keep it for ever.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
