import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HubTeam } from '../../test/support/hub-team.ts'
import { type CommandRun, runCommand, runCommandOn, startCommand } from '../../test/support/node-programs.ts'
import { realFile } from '../../test/support/real-posts.ts'

const team = new HubTeam()
const posts = fileURLToPath(realFile)
const few = 'Text,Date\nThe library stays open.,2026-05-01 10:00\nBring a friend.,2026-05-02 10:00\n'
/** A hub's folder whose hub runs, and one whose hub does not; what commands read and write. */
let running = ''
let resting = ''
let desk = ''

const words = (run: CommandRun) => ({ code: run.code, stdout: run.stdout, said: run.stderr.trim() })
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>

beforeAll(async () => {
  const ana = await team.founder()
  running = (await team.joinedHub(ana)).folder
  const other = await team.joinedHub(ana)
  await other.hub.end('SIGTERM')
  resting = other.folder
  desk = await team.folder()
  await writeFile(path.join(desk, 'few.csv'), few)
}, 60_000)

afterAll(() => team.clear())

describe('the command line', () => {
  it('helps and tells its version on stdout, and explains a wrong call on stderr', async () => {
    for (const asked of [['--help'], ['help'], ['-h']]) {
      expect(await runCommand(...asked)).toMatchObject({
        code: 0,
        stderr: '',
        stdout: expect.stringContaining('placard import FILE'),
      })
    }
    expect(await runCommand('export', '--help')).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^placard export/),
    })
    expect((await runCommand('--version')).stdout).toMatch(/^Placard \d+\.\d+\.\d+\n$/)
    expect(words(await runCommand('frobnicate'))).toMatchObject({
      code: 2,
      stdout: '',
      said: expect.stringMatching(/no command "frobnicate"/),
    })
    const unknown = words(await runCommand('status', '--bogus', '--data', running))
    expect(unknown).toMatchObject({
      code: 2,
      stdout: '',
      said: expect.stringMatching(/^Unknown option '--bogus'\.\n {2}placard status/),
    })
    expect(words(await runCommand('status', '--data='))).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^Name the data folder/),
    })
  })

  it('[HB6] tells of a folder without a running hub, each time', { timeout: 60_000 }, async () => {
    for (let time = 0; time < 4; time++) {
      const run = await runCommand('status', '--data', resting, '--json')
      expect(words(run)).toMatchObject({ code: 0, said: '' })
      expect(json(run.stdout)).toMatchObject({ running: false, own: { kind: 'member', role: 'editor' } })
    }
  })

  it.each(['running', 'resting'])(
    'says what is wrong with a file, on the folder of a %s hub',
    {
      timeout: 60_000,
    },
    async (which) => {
      const folder = which === 'running' ? running : resting
      for (const command of ['import', 'apply']) {
        const missing = path.join(desk, 'missing')
        expect(words(await runCommand(command, missing, '--data', folder))).toEqual({
          code: 1,
          stdout: '',
          said: `${missing} cannot be read. It is not there.`,
        })
        expect((await runCommand(command, desk, '--data', folder)).stderr).toBe(
          `${desk} cannot be read. It is a folder.\n`,
        )
      }
      const nowhere = path.join(desk, 'nowhere/posts.csv')
      expect(words(await runCommand('export', '--data', folder, '--format', 'csv', '--out', nowhere))).toEqual({
        code: 1,
        stdout: '',
        said: `${nowhere} was not written. Its folder is not there.`,
      })
      expect(words(await runCommand('bundle', '--data', folder, '--out', desk, '--for', 'abcdabcd'))).toMatchObject({
        code: 1,
        stdout: '',
      })
      expect(words(await runCommand('invite', '--data', folder, '--role', 'admin'))).toEqual({
        code: 1,
        stdout: '',
        said: 'This hub is an editor of the team, and invites nobody as admin. An admin of the team can change that.',
      })
    },
  )

  it('[HB6] reads from a pipe and writes into one', { timeout: 60_000 }, async () => {
    const imported = await runCommandOn(few, 'import', '-', '--data', resting)
    expect(words(imported)).toMatchObject({ code: 0, said: '' })
    expect(json(imported.stdout)).toMatchObject({ imported: 2 })
    const bundle = path.join(desk, 'piped.placard')
    const link = path.join(desk, 'link')
    execFileSync('mkfifo', [path.join(desk, 'fifo')])
    await symlink(path.join(desk, 'fifo'), link)
    const made = startCommand('bundle', '--data', resting, '--out', '-')
    const pieces: Buffer[] = []
    made.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    expect(await once(made, 'exit')).toEqual([0, null])
    await writeFile(bundle, Buffer.concat(pieces))
    const applied = await runCommandOn(await readFile(bundle), 'apply', '-', '--data', running)
    expect(words(applied)).toMatchObject({ code: 0, said: '' })
    expect(json(applied.stdout)).toMatchObject({ newPosts: 2, inStep: true })
    const through = readFile(link, 'utf8')
    await runCommand('export', '--data', running, '--format', 'json', '--out', link)
    expect((json(await through).posts as unknown[]).length).toBe(2)
    expect([(await lstat(link)).isSymbolicLink(), (await stat(link)).isFIFO()]).toEqual([true, true])
  })

  it('tells what an import would do, and imports nothing of what is mostly unreadable', {
    timeout: 60_000,
  }, async () => {
    const before = json((await runCommand('status', '--data', running, '--json')).stdout).digest
    const look = await runCommand('import', posts, '--data', running, '--dry-run')
    expect(words(look)).toMatchObject({ code: 0, said: '' })
    expect(json(look.stdout)).toMatchObject({ rows: 3207, known: 0, problems: 0 })
    expect(json(look.stdout).columns).toContainEqual({ header: 'favorites', field: 'likes' })
    const noise = path.join(desk, 'noise.csv')
    await writeFile(noise, 'text,date\n\0\0,\n\0,\nHello.,2026-05-01\n')
    expect(words(await runCommand('import', noise, '--data', running))).toMatchObject({
      code: 1,
      stdout: '',
      said: expect.stringMatching(/^2 of 3 rows cannot be read\. Nothing was imported\. Line 2: /),
    })
    expect(json((await runCommand('status', '--data', running, '--json')).stdout).digest).toBe(before)
  })

  it('names the lines that it cannot read, and brings the others', { timeout: 60_000 }, async () => {
    const file = path.join(desk, 'partly.csv')
    await writeFile(file, 'text,date\nOne.,2026-05-01\n,\nTwo.,2026-05-02\n')
    const run = await runCommand('import', file, '--data', resting)
    expect(words(run)).toMatchObject({ code: 1, said: 'Line 3: The row has no text.' })
    expect(json(run.stdout)).toMatchObject({ imported: 2, problems: 1 })
  })

  it('leaves nothing half-written behind when it is interrupted', { timeout: 60_000 }, async () => {
    const temporary = await team.folder()
    vi.stubEnv('TMPDIR', temporary)
    const waits = startCommand('import', '-', '--data', resting)
    vi.unstubAllEnvs()
    waits.stdin.write(few)
    await vi.waitFor(async () => expect(await readdir(temporary)).toHaveLength(1), { timeout: 20_000 })
    waits.kill('SIGINT')
    expect(await once(waits, 'exit')).toEqual([null, 'SIGINT'])
    expect(await readdir(temporary)).toEqual([])
  })

  it('ends well when its reader has seen enough', { timeout: 60_000 }, async () => {
    await runCommand('import', posts, '--data', running)
    const child = startCommand('export', '--data', running, '--format', 'json')
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
    })
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(said).toBe('')
    expect((await runCommand('status', '--data', running)).code).toBe(0)
  })
})
