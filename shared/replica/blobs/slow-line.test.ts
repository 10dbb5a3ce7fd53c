import { expect, test } from 'vitest'
import { blobDevice, joinDevices } from '../../../test/support/blob-device.ts'
import { media } from '../../../test/support/media.ts'
import { breathe, ReplicaMesh } from '../../../test/support/replica-mesh.ts'
import type { Frame } from '../pipe.ts'
import { chunkBytes } from './chunks.ts'

/** Milliseconds that pass between two looks at the line. */
const tick = 10

/** A line that carries so many bytes a second towards `b` and takes whatever it is given: its queue has no end. */
async function slowLine(bytesPerSecond: number) {
  const mesh = new ReplicaMesh(1)
  const [a, b] = [await blobDevice(mesh, 'a'), await blobDevice(mesh, 'b')]
  const link = joinDevices(mesh, a, b)
  const queue: number[] = []
  const send = link.pipe.a.send.bind(link.pipe.a)
  link.pipe.a.send = (frame: Frame) => {
    queue.push(frame.length)
    send(frame)
    return true
  }
  let credit = 0
  const pass = async (ms: number, isOver: () => boolean = () => false) => {
    for (let at = 0; at < ms && !isOver(); at += tick) {
      mesh.clock.advance(tick)
      credit = Math.min(credit + (bytesPerSecond * tick) / 1000, (queue[0] ?? 0) + bytesPerSecond / 10)
      await breathe(40)
      while (link.pipe.deliver('a')) await breathe(40)
      for (let next = queue[0]; next !== undefined && next <= credit; next = queue[0]) {
        credit -= next
        queue.shift()
        link.pipe.deliver('b')
        await breathe(40)
      }
    }
  }
  return { mesh, a, b, pass }
}

test.each([
  [30_000, 3_000],
  [200_000, 800],
  [2_000_000, 400],
])(
  '[BL7] on a line of %i bytes a second an edit waits less than %i ms for media, and the line is used',
  async (speed, patience) => {
    const { mesh, a, b, pass } = await slowLine(speed)
    const hash = await a.put(media(24 * chunkBytes, 1))
    const id = mesh.random.docId(1_700_000_000_000)
    await pass(2_000)
    b.want(hash)
    await pass(Math.min(30_000, (6 * chunkBytes * 1000) / speed))
    const bytes = () => b.blobs.usage.bytes
    for (let edit = 0; edit < 5; edit++) {
      const madeAt = mesh.clock.now()
      let arrivedAt: number | null = null
      const stop = b.replica.watchDocs(() => {
        arrivedAt ??= mesh.clock.now()
      })
      await a.replica.change(id, (doc) => doc.getText('text').insert(0, `edit ${edit} `))
      await pass(20_000, () => arrivedAt !== null)
      stop()
      expect((arrivedAt ?? Number.POSITIVE_INFINITY) - madeAt, `edit ${edit}`).toBeLessThan(patience)
      await pass(500)
    }
    const [before, from] = [bytes(), mesh.clock.now()]
    await pass(300_000, () => bytes() >= before + 2 * chunkBytes)
    const rate = ((bytes() - before) * 1000) / (mesh.clock.now() - from)
    expect(rate / speed).toBeGreaterThan(0.6)
  },
)
