import { XmlElement } from '@rgrove/parse-xml'

const maxDepth = 256

/**
 * How many elements a drawing draws when everything that it uses again is counted again: a short file of `use` elements
 * that name each other can stand for millions. Infinity for circles, and for what is nested too deep.
 */
export function drawnSize(root: XmlElement, enough: number): number {
  const named = new Map<string, XmlElement>()
  collect(root, named, 0)
  const known = new Map<XmlElement, number>()
  const under = new Set<XmlElement>()
  function size(element: XmlElement, depth: number): number {
    const before = known.get(element)
    if (before !== undefined) return before
    if (under.has(element) || depth > maxDepth) return Number.POSITIVE_INFINITY
    under.add(element)
    let sum = 1
    for (const part of [...elementsOf(element), ...usedBy(element, named)]) {
      sum += size(part, depth + 1)
      if (sum > enough) break
    }
    under.delete(element)
    known.set(element, sum)
    return sum
  }
  return size(root, 0)
}

function collect(element: XmlElement, named: Map<string, XmlElement>, depth: number): void {
  const { id } = element.attributes
  if (id !== undefined && !named.has(id)) named.set(id, element)
  if (depth < maxDepth * 4) for (const child of elementsOf(element)) collect(child, named, depth + 1)
}

const elementsOf = (element: XmlElement) => element.children.filter((child) => child instanceof XmlElement)

/** Other elements that an element draws: by `use`, or as its pattern, mask, marker and the like. */
function usedBy(element: XmlElement, named: ReadonlyMap<string, XmlElement>): readonly XmlElement[] {
  const ids = Object.entries(element.attributes).flatMap(([name, value]) =>
    /(^|:)href$/.test(name)
      ? [value.trim().slice(1)]
      : [...value.matchAll(/url\(\s*["']?#([^"')]+)/g)].map(([, id]) => id),
  )
  return ids.flatMap((id) => named.get(id ?? '') ?? [])
}
