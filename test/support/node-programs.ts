import { type ChildProcess, type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'

const root = path.resolve(import.meta.dirname, '../..')
/** Inside the repository, so that the programs find the packages that are not bundled. */
const out = path.join(root, `.cache/test-programs-${process.pid}`)
const built = new Set<string>()

/** Builds a Node program of the app and returns its file. */
function nodeProgram(name: 'hub' | 'cli'): string {
  if (!built.has(name)) {
    execFileSync(process.execPath, [path.join(root, 'build/node-programs.mjs'), out, name], { stdio: 'inherit' })
    built.add(name)
  }
  return path.join(out, `node/${name}.mjs`)
}

/** What a command of the command line left behind. */
export interface CommandRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command as a process of its own. */
export const runCommand = (...args: readonly string[]): Promise<CommandRun> => runCommandOn('', ...args)

/** The same with something on its stdin. */
export async function runCommandOn(input: string | Uint8Array, ...args: readonly string[]): Promise<CommandRun> {
  const child = startCommand(...args)
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, stdout, stderr }
}

/** Starts a command, and leaves it to the test. */
export const startCommand = (...args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [nodeProgram('cli'), ...args], { stdio: 'pipe' })

/** Runs the hub's program to its end, as one that cannot start. */
export async function runHub(...args: readonly string[]): Promise<CommandRun> {
  const child = spawn(process.execPath, [nodeProgram('hub'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: code as number | null, stdout, stderr }
}

/** A hub as a process of its own, with the lines that it logs. */
export class HubProcess {
  readonly lines: string[] = []
  readonly ended: Promise<number | null>
  readonly #child: ChildProcess
  #waiting: { readonly test: (line: string) => boolean; readonly found: (line: string) => void }[] = []

  constructor(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const usual = ['--no-lan', '--no-internet', '--host', '127.0.0.1', '--health-port', '0', '--port', '0']
    this.#child = spawn(process.execPath, [nodeProgram('hub'), ...usual, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...environment },
    })
    this.ended = once(this.#child, 'exit').then(([code]) => code as number | null)
    const { stdout } = this.#child
    if (stdout === null) throw new Error('A hub without an output.')
    createInterface({ input: stdout }).on('line', (line) => this.#heard(line))
  }

  /** The first line, past or to come, that holds these words. */
  line(...words: readonly string[]): Promise<string> {
    const test = (line: string) => words.every((word) => line.includes(word))
    const past = this.lines.find(test)
    if (past !== undefined) return Promise.resolve(past)
    return new Promise((found) => this.#waiting.push({ test, found }))
  }

  /** Where members reach it. */
  async address(): Promise<string> {
    const port = /:(\d+)/.exec((await this.line('network-ready')).split('addresses=')[1] ?? '')?.[1]
    return `127.0.0.1:${port}`
  }

  async health(): Promise<Record<string, unknown>> {
    const address = /health=(\S+)/.exec(await this.line('started'))?.[1] ?? ''
    const answer = await fetch(address)
    return { status: answer.status, ...((await answer.json()) as object) }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.#child.kill(signal)
    return this.ended
  }

  #heard(line: string): void {
    this.lines.push(line)
    const due = this.#waiting.filter(({ test }) => test(line))
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting))
    for (const { found } of due) found(line)
  }
}
