import { parseArgs } from 'node:util'
import { type Platform, platforms } from '../../../shared/plan/lists.ts'
import { countText } from '../../../shared/platforms/count-text.ts'
import { reasonOf } from '../../../shared/replica/reason-of.ts'
import type { Command, CommandIo, ExitCode } from '../command.ts'
import { inputLines, inputText } from '../input.ts'

/**
 * Counts text as a platform does. Prints `{"count":N,"limit":N,"valid":bool}`; the limit is null where the platform
 * publishes none. The text is all of stdin, less the one line end that shells and editors put after the last line;
 * with `--lines` it is one JSON string a line, exactly as written there, and one answer a line comes out.
 */
export const countCommand: Command = {
  usage: 'count --platform NAME [--lines] < text',
  about: [
    'Counts a text as a platform does, and prints {"count":N,"limit":N,"valid":bool}.',
    '--lines: one JSON string a line comes in, one answer a line goes out.',
    `NAME: ${platforms.join(' ')}`,
  ],
  run: async (args, io) => {
    const options = readOptions(args)
    if (typeof options === 'string') {
      io.say(options)
      io.say(`  placard ${countCommand.usage}`)
      return 2
    }
    return await (options.lines ? countLines(options.platform, io) : countAll(options.platform, io))
  },
}

function readOptions(args: readonly string[]): { platform: Platform; lines: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { platform: { type: 'string' }, lines: { type: 'boolean', default: false } },
    })
    const platform = platforms.find((name) => name === values.platform)
    if (platform !== undefined) return { platform, lines: values.lines }
    return values.platform === undefined
      ? 'Name a platform with --platform.'
      : `There is no platform "${values.platform}".`
  } catch (failure) {
    return reasonOf(failure)
  }
}

async function countAll(platform: Platform, { input, print, say }: CommandIo): Promise<ExitCode> {
  const text = await inputText(input)
  if (text === null) {
    say('The input is not UTF-8 text.')
    return 1
  }
  await print(answer(platform, text.replace(/\r?\n$/, '')))
  return 0
}

async function countLines(platform: Platform, { input, print, say }: CommandIo): Promise<ExitCode> {
  let number = 0
  for await (const line of inputLines(input)) {
    number += 1
    const text = line === null ? null : readJsonString(line)
    if (text === null) {
      say(`Line ${number} is not a JSON string in UTF-8.`)
      return 1
    }
    await print(answer(platform, text))
  }
  return 0
}

function readJsonString(line: string): string | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function answer(platform: Platform, text: string): string {
  const { count, limit, valid } = countText(platform, text)
  return `${JSON.stringify({ count, limit, valid })}\n`
}
