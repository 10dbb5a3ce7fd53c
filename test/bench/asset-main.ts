import path from 'node:path'
import { measureAssets } from './assets.ts'

const [, program = '', rounds] = process.argv
const say = (line: string) => process.stderr.write(`${line}\n`)

/** A process of the bench that measures assets and nothing else, and tells the figures to the one that forked it. */
const figures = await measureAssets(Number(rounds), path.dirname(program), say)
process.send?.(figures, () => process.disconnect())
