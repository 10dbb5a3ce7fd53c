import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { contentName } from '../../shared/plan/content.ts'
import type { NewPost } from '../../shared/plan/post.ts'
import { changePost, createPost } from '../../shared/plan/post-document.ts'
import { textOf } from '../../shared/plan/post-text.ts'
import { scheduleAt } from '../../shared/plan/schedule.ts'
import { idOf } from '../../test/support/device-team.ts'
import { HubTeam } from '../../test/support/hub-team.ts'
import { runCommand } from '../../test/support/node-programs.ts'
import { realFile } from '../../test/support/real-posts.ts'
import { postIn } from '../../test/support/signed-post.ts'

const team = new HubTeam()
const file = fileURLToPath(realFile)
const waiting = { timeout: 30_000, interval: 50 }

afterEach(() => team.clear())

const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>

describe('the command line on a hub’s data folder', () => {
  it('[HB6] imports, exports, invites and tells while the hub runs, and the team gets it', {
    timeout: 120_000,
  }, async () => {
    const ana = await team.founder()
    const { hub, folder } = await team.joinedHub(ana)
    const imported = await runCommand('import', file, '--data', folder, '--zone', 'UTC')
    expect(imported.stderr).toBe('')
    expect(json(imported.stdout)).toMatchObject({ imported: 3207, skipped: 0, problems: 0, channels: 1 })
    const status = json((await runCommand('status', '--data', folder, '--json')).stdout)
    expect(status).toMatchObject({ running: true, documents: 3208 })
    await vi.waitFor(async () => expect(await ana.replica.root()).toBe(status.digest), waiting)

    const members = JSON.parse((await runCommand('members', '--data', folder, '--json')).stdout) as { role: string }[]
    expect(members.map(({ role }) => role)).toEqual(['admin', 'editor'])
    const invited = await runCommand('invite', '--data', folder)
    expect(invited.stdout).toMatch(/^([0-9A-Z]{4}-){7}[0-9A-Z]{4}\n$/)
    const ben = team.member('ben', 2)
    expect(await ben.device.join(invited.stdout.trim(), await hub.address())).toMatchObject({ kind: 'joined' })
    expect(await hub.end('SIGTERM')).toBe(0)
  })

  it('[AP5] says how the approvals stand, to people and to programs', { timeout: 60_000 }, async () => {
    const ana = await team.founder()
    const ids = [2, 3, 4, 5].map((number) => `00000000-0000-7000-8000-00000000000${number}`)
    const add = (id: string, post: NewPost) => ana.replica.change(id, (doc) => createPost(doc, post, 1_000))
    for (const id of ids) await add(id, { text: id, status: 'review' })
    const schedule = scheduleAt('2027-01-05T18:00', 'UTC')
    const { hub, folder } = await team.joinedHub(ana)
    for (const id of ids.slice(0, 3)) {
      const content = await ana.replica.read(id, (doc) => contentName(postIn(doc)))
      const approvals = { [idOf(ana.device)]: await ana.device.approve(id, content ?? new Uint8Array()) }
      await ana.replica.change(id, (doc) => changePost(doc, { status: 'approved', approvals }, 2_000))
    }
    await ana.replica.change(ids[1] ?? '', (doc) => textOf(doc).insert(0, 'Not '))
    await ana.replica.change(ids[2] ?? '', (doc) => {
      textOf(doc).insert(0, 'Not ')
      changePost(doc, { status: 'scheduled', schedule }, 3_000)
    })
    const root = await ana.replica.root()
    await vi.waitFor(async () => expect((await hub.health()).digest).toBe(root), waiting)
    const words = '1 approved, 1 waiting, 2 edited since, 0 with changes asked for; 1 scheduled without one'
    expect((await runCommand('status', '--data', folder)).stdout).toContain(`approvals  ${words}\n`)
    expect(await hub.end('SIGTERM')).toBe(0)
    const { approvals } = json((await runCommand('status', '--data', folder, '--json')).stdout)
    expect(approvals).toEqual({ approved: 1, waiting: 1, edited: 2, changes: 0, scheduledUnapproved: 1 })
  })

  it('[HB6] works where no hub runs, and a CSV goes round without loss', { timeout: 120_000 }, async () => {
    const { hub, folder } = await team.joinedHub(await team.founder())
    await hub.end('SIGTERM')
    expect(json((await runCommand('import', file, '--data', folder)).stdout)).toMatchObject({ imported: 3207 })
    expect(json((await runCommand('import', file, '--data', folder)).stdout)).toMatchObject({
      imported: 0,
      skipped: 3207,
    })
    const out = path.join(folder, 'posts.csv')
    expect(await runCommand('export', '--data', folder, '--format', 'csv', '--out', out)).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })

    const other = await team.joinedHub(await team.founder('018f0000-0000-7000-8000-00000000bbbb'))
    await other.hub.end('SIGTERM')
    const imported = await runCommand('import', out, '--data', other.folder)
    expect(imported.stderr).toBe('')
    expect(json(imported.stdout)).toMatchObject({ imported: 3207, problems: 0, channels: 1 })
    const again = await runCommand('export', '--data', other.folder, '--format', 'csv')
    const byKey = (csv: string) =>
      csv
        .replace(/^\ufeff/, '')
        .split(/\r\n(?=[0-9a-f]{32},)/)
        .sort()
    expect(byKey(again.stdout)).toEqual(byKey(await readFile(out, 'utf8')))

    const calendar = (await runCommand('export', '--data', folder, '--format', 'ics')).stdout
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(3207)
    expect(
      (json((await runCommand('export', '--data', folder, '--format', 'json')).stdout).posts as unknown[]).length,
    ).toBe(3207)
  })

  it('[HB6] carries a bundle from one hub to another by file', { timeout: 120_000 }, async () => {
    const ana = await team.founder()
    const first = await team.joinedHub(ana)
    const second = await team.joinedHub(ana)
    for (const { hub } of [first, second]) await hub.end('SIGTERM')
    await ana.close()
    await runCommand('import', file, '--data', first.folder)
    const out = path.join(first.folder, 'changes.placard')
    const made = await runCommand('bundle', '--data', first.folder, '--out', out)
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    const applied = await runCommand('apply', out, '--data', second.folder)
    expect(applied).toMatchObject({ code: 0, stderr: '' })
    expect(json(applied.stdout)).toMatchObject({ newPosts: 3207, inStep: true })
    const digests = await Promise.all(
      [first, second].map(
        async ({ folder }) => json((await runCommand('status', '--data', folder, '--json')).stdout).digest,
      ),
    )
    expect(digests[0]).toBe(digests[1])

    const damaged = path.join(second.folder, 'damaged.placard')
    const bytes = await readFile(out)
    await writeFile(damaged, bytes.subarray(0, bytes.length - 7))
    const refused = await runCommand('apply', damaged, '--data', second.folder)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).not.toBe('')
  })

  it('says on stderr what is wrong, with an exit code', async () => {
    expect(await runCommand('status')).toMatchObject({ code: 2, stdout: '' })
    const nothing = await runCommand('status', '--data', path.join(await team.folder(), 'none'))
    expect(nothing).toMatchObject({ code: 1, stdout: '' })
    expect(nothing.stderr).toContain('There is no hub')
    const { folder } = await team.joinedHub(await team.founder())
    expect((await runCommand('import', '/nowhere.csv', '--data', folder)).code).toBe(1)
    expect((await runCommand('export', '--data', folder, '--format', 'xml')).code).toBe(2)
    expect((await runCommand('import', file, '--data', folder, '--zone', 'Mars')).code).toBe(2)
  })
})
