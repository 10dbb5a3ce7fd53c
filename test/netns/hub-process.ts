import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Place } from './lab.ts'
import { hubProgram } from './programs.ts'

/** The real hub, at its place in the lab. */
export class HubProcess {
  readonly #child: ChildProcess
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'placard-netns-hub-'))
  readonly #joined: Promise<void>

  constructor(place: Place, code: string, args: readonly string[]) {
    const all = [hubProgram(), '--data', this.#folder, '--join', code, '--name', 'Hub', '--health-port', '0', ...args]
    this.#child = spawn('ip', ['netns', 'exec', place.namespace, process.execPath, ...all], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const { stdout } = this.#child
    if (stdout === null) throw new Error('A hub without an output.')
    this.#joined = new Promise((resolve) => {
      createInterface({ input: stdout }).on('line', (line) => {
        if (line.includes('joined')) resolve()
      })
    })
  }

  joined(): Promise<void> {
    return this.#joined
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
