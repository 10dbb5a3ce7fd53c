import { describe, expect, it } from 'vitest'
import { inspectMedia } from './inspect.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
function clean(text: string) {
  const inspected = inspectMedia(bytesOf(text), 'drawing.svg')
  if (inspected.kind !== 'taken') throw new Error(`Refused: ${JSON.stringify(inspected)}`)
  return { ...inspected, text: new TextDecoder().decode(inspected.bytes) }
}
const root = (content: string, attributes = 'width="20" height="10"') =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`
const refused = (text: string) => inspectMedia(bytesOf(text), 'drawing.svg').kind

describe('a drawing', () => {
  it('keeps what draws', () => {
    const { text, removed } = clean(
      root('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path d="M0 0h4" fill="url(#a)"/>'),
    )
    expect(text).toContain('<path d="M0 0h4" fill="url(#a)"></path>')
    expect(text).toContain('<linearGradient id="a"><stop offset="0"></stop></linearGradient>')
    expect(removed).toEqual([])
    expect(clean(root('<path id="leaf" d="M0 0h4"/><use href=" #leaf "/>')).text).toContain('<use href="#leaf"></use>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<g onload="alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<image href="https://example.org/pixel.png"/>',
    '<image xlink:href="file:///etc/passwd"/>',
    '<use href="https://example.org/a.svg#b"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></body></foreignObject>',
    '<rect fill="url(https://example.org/a)"/>',
    '<rect style="fill:url( \'//example.org/a\')"/>',
    '<style>@import url(https://example.org/a.css);</style>',
    '<style>rect { fill: u\\72l(https://example.org/a) }</style>',
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    '<html:script xmlns:html="http://www.w3.org/1999/xhtml">alert(1)</html:script>',
  ])('loses %s', (content) => {
    const { text, removed } = clean(root(`${content}<rect/>`))
    expect(text).not.toMatch(/alert|example|javascript|file:|script|iframe|PHN2/)
    expect(text).toContain('<rect')
    expect(removed.length).toBeGreaterThan(0)
  })

  it('loses what editors and people wrote into it', () => {
    const { text, removed } = clean(
      root('<!-- by A Person --><metadata>A Person</metadata><sodipodi:named xmlns:sodipodi="s" who="A Person"/><g/>'),
    )
    expect(text).not.toContain('Person')
    expect(removed).toEqual(['words'])
  })

  it('takes its size from its view box where it names none', () => {
    expect(clean(root('', 'viewBox="0 0 400 300"'))).toMatchObject({ width: 400, height: 300 })
    expect(clean(root('', 'width="2in" viewBox="0 0 2 1"'))).toMatchObject({ width: 192, height: 96 })
    expect(clean(root('', 'width="100%"'))).toMatchObject({ width: 300, height: 150 })
    expect(clean(root('', 'viewBox="0 0 400 300 2"'))).toMatchObject({ width: 300, height: 150 })
  })

  it('is the same when it is cleaned again', () => {
    const { text } = clean(root('<text x="1">a &amp; b\n<tspan>é "</tspan></text><style>rect { fill: red }</style>'))
    expect(clean(text).text).toBe(text)
  })

  it('with a picture inside loses what that picture tells', () => {
    const gif = `R0lGODlhAQABAIAAAP///wAAACH+BXBsYWNlACwAAAAAAQABAAACAkQBADs=`
    const { text, removed } = clean(root(`<image href="data:image/gif;base64,${gif}"/>`))
    expect(removed).toEqual(['words'])
    expect(atob(/base64,([^"]+)/.exec(text)?.[1] ?? '')).not.toContain('place')
  })
})

describe('refused', () => {
  it('is what is not well-formed', () => {
    expect(refused('<svg xmlns="http://www.w3.org/2000/svg"><g></svg>')).toBe('broken')
    expect(refused('<svg><g>')).toBe('broken')
  })

  it('is what would draw without end', () => {
    const line = (at: number) => `<g id="g${at}">${`<use href="#g${at + 1}"/>`.repeat(10)}</g>`
    const laughs = Array.from({ length: 10 }, (_, at) => line(at)).join('')
    expect(refused(root(`<defs>${laughs}</defs><use href="#g0"/>`))).toBe('broken')
    expect(refused(root('<g id="a"><use href="#a"/></g>'))).toBe('broken')
    expect(refused(root(`${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`))).toBe('broken')
  })

  it('is not an entity that a file defines: it stays a word', () => {
    const { text } = clean(`<!DOCTYPE svg [<!ENTITY lol "lol">]>${root('<text>&lol;</text>').slice(21)}`)
    expect(text).toContain('&amp;lol;')
  })
})
