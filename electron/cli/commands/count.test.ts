import { describe, expect, test } from 'vitest'
import { platforms } from '../../../shared/plan/lists.ts'
import { countCommand } from './count.ts'

async function run(args: readonly string[], ...chunks: readonly (string | Uint8Array)[]) {
  const printed: string[] = []
  const said: string[] = []
  const code = await countCommand.run(args, {
    input: (async function* () {
      for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    })(),
    print: async (text) => void printed.push(String(text)),
    say: (line) => said.push(line),
  })
  return { code, printed: printed.join(''), said: said.join('\n') }
}

const counts = (printed: string) =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { count: number }).count)

describe('placard count', () => {
  test('prints one line of JSON with count, limit and whether the platform takes the text', async () => {
    const { code, printed, said } = await run(['--platform', 'x'], 'Hello')
    expect(printed).toBe('{"count":5,"limit":280,"valid":true}\n')
    expect(code).toBe(0)
    expect(said).toBe('')
  })

  test.each(platforms)('knows %s', async (platform) => {
    const { code, printed } = await run(['--platform', platform], 'Hello')
    expect(code).toBe(0)
    expect(Object.keys(JSON.parse(printed) as object)).toEqual(['count', 'limit', 'valid'])
  })

  test('leaves out the one line end that a shell adds, and no more', async () => {
    expect(counts((await run(['--platform', 'x'], 'Hello\n')).printed)).toEqual([5])
    expect(counts((await run(['--platform', 'x'], 'Hello\n\n')).printed)).toEqual([6])
  })

  test('reads characters that were cut by the pipe', async () => {
    const bytes = new TextEncoder().encode('“é”')
    const { printed } = await run(['--platform', 'x'], bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4))
    expect(counts(printed)).toEqual([3])
  })

  test('with --lines counts each JSON string exactly as written', async () => {
    const { code, printed } = await run(['--platform', 'email', '--lines'], '"a"\n"a', '\\n"\r\n"a\u2028b"\n""')
    expect(counts(printed)).toEqual([1, 2, 3, 0])
    expect(code).toBe(0)
  })

  test('names the line that is no JSON string, after the answers before it', async () => {
    for (const line of ['nonsense', '5', '', '{"text":"a"}', '"cut']) {
      const { code, printed, said } = await run(['--platform', 'x', '--lines'], `"a"\n${line}\n"b"\n`)
      expect(counts(printed)).toEqual([1])
      expect(said).toContain('Line 2')
      expect(code).toBe(1)
    }
  })

  test('says so when the input is not UTF-8', async () => {
    expect(await run(['--platform', 'x'], Uint8Array.of(0x61, 0xff))).toMatchObject({ code: 1, printed: '' })
    const lines = await run(['--platform', 'x', '--lines'], Uint8Array.of(0x22, 0xff, 0x22))
    expect(lines).toMatchObject({ code: 1, printed: '' })
    expect(lines.said).toContain('Line 1')
  })

  test('explains itself when called wrongly', async () => {
    for (const args of [[], ['--platform', 'myspace'], ['--platform'], ['--platform', 'x', '--wrong'], ['x']]) {
      const { code, printed, said } = await run(args, 'Hello')
      expect(code).toBe(2)
      expect(printed).toBe('')
      expect(said).toContain('count --platform')
    }
  })
})
