import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCode, formatLink, parseCode } from './invitation-code.ts'

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const teams = fc.nat({ max: 0xfffff }).map((number) => number.toString(16).padStart(5, '0'))
const address = fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([host, port]) => `${host}:${port}`)
const code = { seed: new Uint8Array(16).map((_, index) => index * 7), team: '0a1b2' }

describe('an invitation code', () => {
  it('is read as it was written, with and without addresses', () => {
    fc.assert(
      fc.property(seeds, teams, fc.array(address, { maxLength: 4 }), (seed, team, addresses) => {
        expect(parseCode(formatCode({ seed, team }))).toEqual({ ok: true, code: { seed, team, addresses: [] } })
        const link = formatLink({ seed, team, addresses })
        expect(link).toMatch(/^placard:\/\/join\/[0-9A-Z-]+$/)
        expect(parseCode(link)).toEqual({ ok: true, code: { seed, team, addresses } })
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('has eight groups of four characters', () => {
    expect(formatCode(code)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it('forgives case, spaces and look-alikes', () => {
    const typed = formatCode(code).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')
    expect(parseCode(typed)).toMatchObject({ ok: true })
  })

  it('notices every wrong character and every swapped pair of this code', () => {
    const text = formatCode(code).replaceAll('-', '')
    const wrong = [...text].map((old, at) => `${text.slice(0, at)}${old === 'Z' ? 'Y' : 'Z'}${text.slice(at + 1)}`)
    const swapped = [...text.slice(1)].map((next, at) => text.slice(0, at) + next + text[at] + text.slice(at + 2))
    for (const typo of [...wrong, ...swapped].filter((typo) => typo !== text)) {
      expect(parseCode(typo)).toMatchObject({ ok: false, message: expect.stringContaining('mistake') })
    }
  })

  it('leaves out an address that cannot be read: the search finds the team without', () => {
    const link = formatLink({ ...code, addresses: ['192.168.1.20:47610'] })
    expect(parseCode(`${link}-ZZZZZZZZZZ`)).toMatchObject({ ok: true, code: { addresses: ['192.168.1.20:47610'] } })
  })

  it('says what is wrong with anything else', () => {
    expect(parseCode('')).toMatchObject({ ok: false, message: expect.stringContaining('too short') })
    expect(parseCode(`${formatCode(code)}-7`)).toMatchObject({
      ok: false,
      message: expect.stringContaining('too long'),
    })
    expect(parseCode(formatCode(code).replace(/.$/, 'U'))).toMatchObject({ ok: false })
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseCode(text).ok).toBe('boolean')
      }),
      { seed: 7 },
    )
  })
})
