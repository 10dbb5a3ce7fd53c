import { describe, expect, it } from 'vitest'
import { ReplicaMesh } from '../../test/support/replica-mesh.ts'

const textOf = (id: string, replica: import('./replica.ts').Replica) =>
  replica.read(id, (doc) => doc.getText('text').toString())

describe('two replicas', () => {
  it('[RC1] exchange what each of them has', async () => {
    const mesh = new ReplicaMesh(1)
    const [a, b] = [mesh.replica(), mesh.replica()]
    const ids = Array.from({ length: 100 }, (_, index) => mesh.random.docId(1_700_000_000_000 + index))
    for (const [index, id] of ids.entries()) {
      await (index % 2 ? a : b).change(id, (doc) => doc.getText('text').insert(0, `post ${index}`))
    }
    const link = mesh.link(a, b)
    await mesh.settle()
    expect(link.closed()).toEqual({ a: null, b: null })
    expect(await a.root()).toBe(await b.root())
    expect(await textOf(ids[3] ?? '', b)).toBe('post 3')
    expect(link.a.state).toMatchObject({ phase: 'live', unconfirmed: 0, inStep: true })
    expect(link.b.state).toMatchObject({ phase: 'live', unconfirmed: 0, inStep: true })
  })

  it('[LV1] pass on what is typed', async () => {
    const mesh = new ReplicaMesh(2)
    const [a, b] = [mesh.replica(), mesh.replica()]
    const id = mesh.random.docId(1_700_000_000_000)
    mesh.link(a, b)
    await mesh.settle()
    void a.change(id, (doc) => doc.getText('text').insert(0, 'typed'))
    await mesh.deliverAll()
    expect(await textOf(id, b)).toBe('typed')
  })
})
