import { expect, test } from 'vitest'
import { MemoryDisk } from './memory-disk.ts'
import { Soak } from './soak.ts'

test('[RC1] [RO1] [ST7] [AK1] [BU3] a few seconds of a soak end with equal replicas that lack nothing that was acknowledged', {
  timeout: 60_000,
}, async () => {
  const soak = new Soak({
    seed: 4,
    replicas: 6,
    documents: 150,
    milliseconds: 3_000,
    disk: async () => new MemoryDisk(),
    say: () => {},
  })
  const figures = await soak.run()
  expect(figures).toMatchObject({ digestsEqual: true, disksEqual: true, lost: [], blobsMissing: 0 })
  expect(figures.viewer.leaked).toEqual([])
  expect(figures.acknowledged).toBeGreaterThan(150)
})
