import { expect, test } from 'vitest'
import { MemoryDisk } from './memory-disk.ts'
import { Soak } from './soak.ts'

test('[RC1] [RO1] [GR12] [GR13] [ST7] [AK1] [BU3] a few seconds of a soak end with equal members who lack nothing that was acknowledged, and whoever is out with nothing new', {
  timeout: 60_000,
}, async () => {
  const soak = new Soak({
    seed: 4,
    replicas: 6,
    documents: 150,
    milliseconds: 4_000,
    media: 60,
    disk: async () => new MemoryDisk(),
    say: () => {},
  })
  const figures = await soak.run()
  expect(figures).toMatchObject({ digestsEqual: true, disksEqual: true, teamsEqual: true, lost: [], blobsMissing: 0 })
  expect(figures.viewer.leaked).toEqual([])
  expect(figures.outsiders).toMatchObject({ reachedThem: [], takenFromThem: [] })
  expect(figures.outsiders.shutOut).toBeGreaterThan(0)
  expect(figures.team.keys).toBeGreaterThan(0)
  expect(figures.acknowledged).toBeGreaterThan(150)
})
