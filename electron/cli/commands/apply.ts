import { dataCommand } from '../data-command.ts'

/** Takes a bundle in and prints what it brought. A bundle that is damaged or of another team changes nothing. */
export const applyCommand = dataCommand({
  usage: 'apply FILE --data DIR',
  read({ words }): { readonly file: string } | { readonly wrong: string } {
    const [file, ...more] = words
    if (file === undefined || more.length > 0) return { wrong: 'Name one bundle to take in.' }
    return { file }
  },
  async run(hub, { file }, { print, say }) {
    const answer = await hub.apply(file)
    if (!answer.ok) {
      say(answer.message)
      return 1
    }
    const { kind: _, ...brought } = answer.value
    await print(`${JSON.stringify(brought)}\n`)
    return 0
  },
})
