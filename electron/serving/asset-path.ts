import path from 'node:path'

/**
 * The file that a URL path names inside `folder`, or null if it names anything else: an encoded slash, a parent folder,
 * a hidden file. The root path names the page.
 */
export function assetPath(folder: string, urlPath: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (/[\0\\]/.test(decoded) || /%2f/i.test(urlPath)) return null
  const parts = decoded.split('/').filter((part) => part !== '')
  if (parts.some((part) => part.startsWith('.'))) return null
  return path.join(folder, ...(parts.length === 0 ? ['index.html'] : parts))
}
