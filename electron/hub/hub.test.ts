import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { KeptTeam } from '../../shared/ipc/network.ts'
import { createAsset } from '../../shared/plan/asset-document.ts'
import { assetIdOf } from '../../shared/plan/doc-kind.ts'
import { putBlob } from '../../shared/replica/blobs/put-blob.ts'
import { type Desk, openDesk } from '../../test/support/desk.ts'
import { makeAsset } from '../../test/support/make-asset.ts'
import { media } from '../../test/support/media.ts'
import { HubProcess } from '../../test/support/node-programs.ts'

const plan: KeptTeam = {
  planId: '018f0000-0000-7000-8000-00000000aaaa',
  planName: 'Spring',
  genesis: null,
  statements: [],
}
const docId = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
const folders: string[] = []
const hubs: HubProcess[] = []
const desks: Desk[] = []

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'placard-hub-'))
  folders.push(folder)
  return folder
}

function startHub(folder: string, ...args: readonly string[]): HubProcess {
  const hub = new HubProcess(['--data', folder, ...args])
  hubs.push(hub)
  return hub
}

async function member(name: string, seed: number): Promise<Desk> {
  const desk = openDesk(plan, name, seed)
  desks.push(desk)
  return desk
}

async function founder(): Promise<Desk> {
  const desk = await member('ana', 1)
  await desk.device.serve(plan)
  return desk
}

/** A hub that has joined the founder's team. */
async function joinedHub(ana: Desk, uses = 1) {
  const { code } = await ana.device.invite(uses)
  const folder = await newFolder()
  const hub = startHub(folder, '--join', code, '--address', ana.device.address())
  await hub.line('joined')
  return { hub, folder, code }
}

const write = (desk: Desk, id: string, words: string) =>
  desk.replica.change(id, (doc) => doc.getText('text').insert(0, words))
const read = (desk: Desk, id: string) => desk.replica.read(id, (doc) => doc.getText('text').toString())
const waiting = { timeout: 15_000, interval: 20 }

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.end('SIGKILL')
  for (const desk of desks.splice(0)) await desk.close()
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

describe('a hub as a process', () => {
  it('[HB1] carries a plan between two members who are never online together', { timeout: 60_000 }, async () => {
    const ana = await founder()
    await write(ana, docId(10), 'from ana')
    const { hub, code } = await joinedHub(ana, 2)
    await vi.waitFor(() => expect(ana.sync()).toMatchObject({ inStep: true, unconfirmed: 0 }), waiting)
    await ana.close()

    const ben = await member('ben', 2)
    expect(await ben.device.join(code, await hub.address())).toMatchObject({ kind: 'joined' })
    await vi.waitFor(async () => expect(await read(ben, docId(10))).toBe('from ana'), waiting)
    await write(ben, docId(11), 'from ben')
    await vi.waitFor(() => expect(ben.sync()).toMatchObject({ inStep: true, unconfirmed: 0 }), waiting)
    const root = await ben.replica.root()
    await ben.close()
    expect(await hub.health()).toMatchObject({ status: 200, ok: true, documents: 2, digest: root })
    expect(await hub.end('SIGTERM')).toBe(0)
  })

  it('[HB1] [BL4] keeps the media that the plan names, and has them for who comes later, also after kill -9', {
    timeout: 60_000,
  }, async () => {
    const ana = await founder()
    const bytes = media(3_000_000, 1)
    const put = await putBlob(ana.exchange.blobs, new Blob([bytes]), () => {}, { aborted: false })
    const hash = put?.hash ?? ''
    await ana.replica.change(assetIdOf(hash), (doc) => createAsset(doc, makeAsset(hash), 1_000))
    const { hub, folder, code } = await joinedHub(ana, 2)
    const whole = { files: 1, bytes: bytes.length, missing: 0 }
    await vi.waitFor(async () => expect(await hub.health()).toMatchObject({ blobs: whole }), waiting)
    await ana.close()
    await hub.end('SIGKILL')

    const again = startHub(folder)
    const ben = await member('ben', 2)
    expect(await ben.device.join(code, await again.address())).toMatchObject({ kind: 'joined' })
    ben.exchange.setInterests(new Map([[hash, 0]]))
    await vi.waitFor(() => expect(ben.exchange.blobs.has(hash)).toBe(true), waiting)
    expect(Buffer.from((await ben.exchange.blobs.read(hash)) ?? []).equals(Buffer.from(bytes))).toBe(true)
  })

  it('[HB2] keeps its key and its plan where only its owner may look', async () => {
    const { folder } = await joinedHub(await founder())
    const mode = async (name: string) => ((await stat(path.join(folder, name))).mode & 0o777).toString(8)
    expect(await mode('secrets')).toBe('700')
    expect(await mode('secrets/device.json')).toBe('600')
  })

  it('[HB2] refuses a folder that another hub holds, and one of another team', async () => {
    const { hub, folder } = await joinedHub(await founder())
    const second = startHub(folder)
    expect(await second.ended).toBe(1)
    expect(second.lines.join('\n')).toContain('Another hub or command has this data folder open.')
    expect(await hub.end('SIGTERM')).toBe(0)

    const zoe = openDesk({ planId: '018f0000-0000-7000-8000-00000000bbbb' }, 'zoe', 9)
    desks.push(zoe)
    await zoe.device.serve({ ...plan, planId: '018f0000-0000-7000-8000-00000000bbbb' })
    const foreign = startHub(folder, '--join', (await zoe.device.invite()).code)
    expect(await foreign.ended).toBe(1)
    expect(foreign.lines.join('\n')).toContain('holds the plan of another team')
  })
})
