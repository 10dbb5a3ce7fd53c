import { dataCommand } from '../data-command.ts'
import { withInputFile } from '../input-file.ts'

/** Takes a bundle in and prints what it brought. A bundle that is damaged or of another team changes nothing. */
export const applyCommand = dataCommand({
  usage: 'apply FILE --data DIR',
  about: ['Takes a bundle in and prints what it brought, as JSON. FILE: - for stdin.'],
  read({ words }): { readonly file: string } | { readonly wrong: string } {
    const [file, ...more] = words
    if (file === undefined || more.length > 0) return { wrong: 'Name one bundle to take in.' }
    return { file }
  },
  run(hub, { file }, io) {
    return withInputFile(file, io, async (given) => {
      const answer = await hub.apply(given)
      if (!answer.ok) {
        io.say(answer.message)
        return 1
      }
      const { kind: _, ...brought } = answer.value
      await io.print(`${JSON.stringify(brought)}\n`)
      return 0
    })
  },
})
