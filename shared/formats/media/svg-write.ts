import { XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml'
import { fromBase64, toBase64 } from 'lib0/buffer'
import { type MediaFormat, mimeTypes, type Trace } from '../../plan/media-formats.ts'
import { edited } from './edits.ts'
import { readGif } from './gif.ts'
import { readJpeg } from './jpeg.ts'
import { refusePixels } from './limits.ts'
import type { Reading } from './media.ts'
import { readPng } from './png.ts'
import { recognise } from './recognise.ts'
import { describing, knownAttributes, knownElements } from './svg-known.ts'
import { readWebp } from './webp.ts'

const namespace = 'http://www.w3.org/2000/svg'

/** Writes a drawing anew from what is known, and notes in `found` what it left out. */
export function writeSvg(
  root: XmlElement,
  size: { readonly width: number; readonly height: number },
  found: Set<Trace>,
): string {
  const prefix = /^(.*:)svg$/.exec(root.name)?.[1] ?? ''
  const parts: string[] = []
  const sized = { ...root.attributes, width: String(size.width), height: String(size.height) }
  function write(element: XmlElement, attributes: Readonly<Record<string, string>>, head: string): void {
    const name = element.name.startsWith(prefix) ? element.name.slice(prefix.length) : element.name
    if (!knownElements.has(name) || (name === 'style' && !isPlainStyle(element.text))) {
      // Elements of other vocabularies, as editors leave them for themselves, only describe.
      found.add(describing.has(name) || name.includes(':') ? 'words' : 'code')
      return
    }
    parts.push(`<${name}${head}`)
    for (const [attribute, value] of Object.entries(attributes)) writeAttribute(name, attribute, value)
    parts.push('>')
    for (const child of element.children) {
      if (child instanceof XmlElement) write(child, child.attributes, '')
      else if (child instanceof XmlText || child instanceof XmlCdata) parts.push(escaped(child.text))
    }
    parts.push(`</${name}>`)
  }
  function writeAttribute(element: string, name: string, value: string): void {
    const isLink = name === 'href' || name === 'xlink:href'
    const link = isLink ? linkOf(element, value.trim(), found) : null
    if (isLink && link !== null) parts.push(` href="${escaped(link)}"`)
    else if (knownAttributes.has(name) && isPlainStyle(value)) parts.push(` ${name}="${escaped(value)}"`)
    else if (!/^(xmlns|xml)(:|$)|:/.test(name)) found.add(isHarmless(name) ? 'words' : 'code')
  }
  write(root, sized, ` xmlns="${namespace}"`)
  return parts.join('')
}

/** Attributes that carry data for programs and nothing for the eye. */
const isHarmless = (name: string) => /^(data-|aria-|role$|lang$|baseProfile$|contentS|zoomAndPan$|tabindex$)/.test(name)

/** Names a place in the same file, or is a picture inside it; null for everything else. */
function linkOf(element: string, value: string, found: Set<Trace>): string | null {
  const target = /^#[^\s"'<>]+$/.test(value) ? value : element === 'image' ? cleanPicture(value, found) : null
  if (target === null) found.add('code')
  return target
}

/** True for a style that fetches nothing: no imports, no escapes, and no `url` but of places in the same file. */
const isPlainStyle = (css: string) =>
  !/[\\@<]|expression|javascript|image-set|src\s*\(/i.test(css) &&
  !/url\(\s*["']?(?!#)/i.test(css.replaceAll(/url\(\s*["']?#/gi, ''))

const pictureReaders: Partial<Record<MediaFormat, (bytes: Uint8Array) => Reading | null>> = {
  png: readPng,
  jpeg: readJpeg,
  gif: readGif,
  webp: readWebp,
}

/** A picture inside the drawing, as clean as one by itself; null if it is not to be had so. */
function cleanPicture(value: string, found: Set<Trace>): string | null {
  const [, text] = /^data:image\/[a-z+]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(value) ?? []
  if (text === undefined) return null
  const bytes = base64Bytes(text.replaceAll(/\s+/g, ''))
  const format = bytes === null ? null : recognise(bytes)
  if (bytes === null || typeof format !== 'string') return null
  const reading = pictureReaders[format]?.(bytes) ?? null
  if (reading === null || refusePixels(reading.width, reading.height) !== null) return null
  for (const trace of reading.found) found.add(trace)
  return `data:${mimeTypes[format]};base64,${toBase64(edited(bytes, reading.edits))}`
}

function base64Bytes(text: string): Uint8Array | null {
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Line ends and tabs as numbers, or a reader would turn them into blanks in an attribute. */
const escaped = (text: string) =>
  text
    .replaceAll(/[&<>"]/g, (char) => escapes[char] ?? '')
    .replaceAll(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)
