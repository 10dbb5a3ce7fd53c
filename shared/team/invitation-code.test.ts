import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCode, formatLink, parseCode } from './invitation-code.ts'

const seeds = fc.uint8Array({ minLength: 16, maxLength: 16 })
const teams = fc.nat({ max: 0xfffff }).map((number) => number.toString(16).padStart(5, '0'))
const address = fc.tuple(fc.ipV4(), fc.integer({ min: 1, max: 65_535 })).map(([host, port]) => `${host}:${port}`)
const code = { kind: 'invitation', seed: new Uint8Array(16).map((_, index) => index * 7), team: '0a1b2' } as const
const kinds = fc.constantFrom('invitation' as const, 'pairing' as const)

describe('an invitation code', () => {
  it('is read as it was written, with and without addresses', () => {
    fc.assert(
      fc.property(kinds, seeds, teams, fc.array(address, { maxLength: 4 }), (kind, seed, team, addresses) => {
        expect(parseCode(formatCode({ kind, seed, team }))).toEqual({
          ok: true,
          code: { kind, seed, team, addresses: [] },
        })
        const link = formatLink({ kind, seed, team, addresses })
        expect(link).toMatch(/^placard:\/\/join\/[0-9A-Z-]+$/)
        expect(parseCode(link)).toEqual({ ok: true, code: { kind, seed, team, addresses } })
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('says whether it invites or pairs by its checksum alone, and is as long and as easy to type', () => {
    const [invitation, pairing] = [formatCode(code), formatCode({ ...code, kind: 'pairing' })]
    expect(pairing.slice(0, 34)).toBe(invitation.slice(0, 34))
    expect(pairing).toHaveLength(invitation.length)
    expect(parseCode(pairing)).toMatchObject({ code: { kind: 'pairing' } })
    const typo = `${pairing[0] === 'Z' ? 'Y' : 'Z'}${pairing.slice(1)}`
    expect(parseCode(typo)).toMatchObject({ ok: false, message: expect.stringContaining('group 1') })
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

  it('is found in a message, whatever a chat made of its hyphens', () => {
    const text = formatCode(code)
    expect(parseCode(`Hi Ben, here is the code:\n${text.replaceAll('-', '‑')}. See you!`)).toMatchObject({ ok: true })
    expect(parseCode(`“\u200b${text.replaceAll('-', '–')}”`)).toMatchObject({ ok: true })
    expect(parseCode(`Join us: ${formatLink({ ...code, addresses: ['10.0.0.1:5'] })}`)).toMatchObject({
      code: { addresses: ['10.0.0.1:5'] },
    })
  })

  it('is read from a link that was cut off behind it', () => {
    const link = formatLink({ ...code, addresses: ['10.0.0.1:5'] })
    expect(parseCode(link.slice(0, -3))).toMatchObject({ ok: true, code: { addresses: [] } })
  })
})

const said = (text: string): string => {
  const parsed = parseCode(text)
  return parsed.ok ? '' : parsed.message
}
/** Another character than the one at `at`. */
const wrongAt = (text: string, at: number) => `${text.slice(0, at)}${text[at] === 'Z' ? 'Y' : 'Z'}${text.slice(at + 1)}`

describe('what is wrong with a code', () => {
  const text = formatCode(code)
  const bare = text.replaceAll('-', '')

  it.each(['please let me in', 'hello', 'Ben', '12', '????????????????', 'https', 'дайте мне код от команды'])(
    '“%s” is not called short: it is no code',
    (nonsense) => {
      expect(said(nonsense)).toMatch(/^This is not an invitation code\. A code has 8 groups of 4/)
    },
  )

  it('is told apart from what people have at hand instead', () => {
    expect(said('  ')).toMatch(/^Type the code/)
    expect(said('192.168.1.20:47610')).toMatch(/address of a computer.* field for the address/)
    expect(said('[fd00::2]:47610')).toContain('address of a computer')
    expect(said('https://example.org/join/K7QF')).toContain('placard://join/')
    expect(said('ben@example.org')).toContain('e-mail address')
  })

  it('is a letter that no code has, with its group', () => {
    const typed = text.replace(/^.{6}/, `${text.slice(0, 5)}U`)
    expect(said(typed)).toMatch(/^No code has a “U”, as in group 2 \(“U.../)
    expect(said(typed)).toContain('It may be a V.')
    expect(said(text.replace(/.$/, '*'))).toMatch(/^No code has a “\*”, as in group 8/)
  })

  it('is its length, by how much', () => {
    expect(said(bare.slice(0, -1))).toMatch(/^1 character is missing: .* 31 of 32/)
    expect(said(bare.slice(0, 20))).toMatch(/^12 characters are missing: .* 20 of 32/)
    expect(said(`${text}-7`)).toMatch(/^1 character too many: .*first 8 groups are a whole code/)
    expect(said(wrongAt(`${bare}77`, 3))).toMatch(/^2 characters too many: .*Compare it/)
  })

  it('is a typing mistake, with the group that it is in among those named', () => {
    fc.assert(
      fc.property(seeds, teams, fc.nat({ max: 31 }), (seed, team, at) => {
        const words = said(wrongAt(formatCode({ kind: 'invitation', seed, team }).replaceAll('-', ''), at))
        expect(words).toMatch(/typing mistake/)
        if (words.includes('most likely')) expect(words).toContain(`group ${Math.floor(at / 4) + 1} (`)
      }),
      { seed: 7, numRuns: 60 },
    )
    expect(said(wrongAt(bare, 9))).toMatch(/most likely in .*group 3 \(“..../)
    const swapped = `${bare.slice(0, 4)}${bare[5]}${bare[4]}${bare.slice(6)}`
    expect(said(swapped)).toMatch(/most likely in .*group 2/)
    expect(said([1, 10, 20, 30].reduce(wrongAt, bare))).toMatch(/typing mistake/)
  })

  it('is told of anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        expect(said(anything).length).toBeGreaterThan(20)
      }),
      { seed: 7 },
    )
  })
})
