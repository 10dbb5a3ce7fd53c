import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** Where run.mjs puts what the tests start. */
const programs = path.join(root, '.cache/netns')

export const memberProgram = (): string => path.join(programs, 'member.mjs')
export const hubProgram = (): string => path.join(programs, 'node/hub.mjs')
export const wireProgram = (): string => path.join(root, 'test/netns/wire.mjs')
