import { spawnSync } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Desk } from '../support/desk.ts'
import { HubTeam } from '../support/hub-team.ts'
import { realPosts } from '../support/real-posts.ts'

// A hub on a disk that really is full: a small one in memory, which only root may make.

const team = new HubTeam()
const mounted: string[] = []
const waiting = { timeout: 60_000, interval: 100 }
const megabyte = 1024 * 1024

afterEach(async () => {
  await team.stop()
  for (const folder of mounted.splice(0)) run('umount', folder)
  await team.clear()
})

function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
}

/** A data folder on a disk of its own, of so many megabytes. */
async function smallDisk(megabytes: number): Promise<string> {
  const folder = await team.folder()
  run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  mounted.push(folder)
  return folder
}

/** Another program fills the disk but for so many bytes. */
async function fill(folder: string, leave: number): Promise<() => Promise<void>> {
  const { bavail, bsize } = await statfs(folder)
  const file = path.join(folder, 'of another program')
  // The hub goes on writing meanwhile: the last of the room may be gone before this has it.
  await writeFile(file, new Uint8Array(Math.max(0, bavail * bsize - leave))).catch(() => undefined)
  return () => rm(file)
}

async function hubOn(folder: string, ana: Desk, ...args: readonly string[]) {
  const { code } = await ana.device.invite(1)
  const hub = team.hub(folder, '--join', code, '--address', ana.device.address(), ...args)
  await hub.line('joined')
  return hub
}

const isInStep = (desk: Desk) =>
  vi.waitFor(() => expect(desk.sync()).toMatchObject({ inStep: true, unconfirmed: 0 }), waiting)

describe.each([
  { what: 'is full', args: ['--keep-free', '0'], leave: 0, words: /no space|room|disk/i },
  { what: 'is to be left free', args: ['--keep-free', '16'], leave: 8 * megabyte, words: /--keep-free/ },
])('[HB3] [HB9] a hub whose disk $what', ({ args, leave, words }) => {
  it('says so, confirms nothing, loses nothing, and goes on by itself when there is room again', async () => {
    const posts = await realPosts()
    const ana = await team.founder()
    await ana.replica.changeAll(posts.slice(0, 100))
    const folder = await smallDisk(64)
    const hub = await hubOn(folder, ana, ...args)
    await isInStep(ana)

    const empty = await fill(folder, leave)
    await ana.replica.changeAll(posts.slice(100))
    await vi.waitFor(async () => expect(await hub.health()).toMatchObject({ status: 503, ok: false }), waiting)
    expect((await hub.health()).trouble).toMatch(words)
    expect(await hub.line('trouble')).toMatch(words)
    expect(ana.sync()).toMatchObject({ inStep: false })

    await empty()
    await isInStep(ana)
    expect(await hub.health()).toMatchObject({ status: 200, ok: true, digest: await ana.replica.root() })
    await hub.line('trouble-over')
    const digest = await ana.replica.root()
    await ana.close()
    await hub.end('SIGKILL')
    const again = team.hub(folder, ...args)
    expect(await again.health()).toMatchObject({ documents: posts.length, digest })
  })
})
