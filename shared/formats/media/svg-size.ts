import type { XmlElement } from '@rgrove/parse-xml'

/** CSS pixels of each unit (CSS Values 4, section 6.2). */
const units: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
}

/** An SVG's size in CSS pixels: from its own words, else its view box, else what CSS gives to what has none. */
export function sizeOfSvg(root: XmlElement): { readonly width: number; readonly height: number } {
  const box = (root.attributes.viewBox ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [, , boxWidth = 0, boxHeight = 0] = box.length === 4 && box.every(Number.isFinite) ? box : []
  const width = lengthOf(root.attributes.width)
  const height = lengthOf(root.attributes.height)
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : null
  if (width !== null && height !== null) return { width, height }
  if (ratio === null) return { width: width ?? 300, height: height ?? 150 }
  if (width !== null) return { width, height: width / ratio }
  if (height !== null) return { width: height * ratio, height }
  return { width: boxWidth, height: boxHeight }
}

/** A length in pixels; null for percentages and what is no length. */
function lengthOf(value = ''): number | null {
  const [, number = '', unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? []
  const pixels = Number(number) * (units[unit.toLowerCase()] ?? Number.NaN)
  return number !== '' && pixels > 0 && Number.isFinite(pixels) ? pixels : null
}
