import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inspectMedia } from '../../shared/formats/media/inspect.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const rounds = Number(process.env.PLACARD_FUZZ_MEDIA ?? 300)
const seed = Number(process.env.PLACARD_FUZZ_SEED ?? 1)
const folder = 'test/samples/media'
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><g id="a"><path d="M0 0h9"/></g></defs><use href="#a"/></svg>'
const samples = [
  ...readdirSync(folder)
    .filter((name) => !name.endsWith('.md'))
    .map((name) => new Uint8Array(readFileSync(`${folder}/${name}`))),
  new TextEncoder().encode(drawing),
]

/** A file as bad memory, bad disks and bad people make it. */
function damaged(random: SeededRandom): Uint8Array {
  const bytes = random.pick(samples).slice()
  const cut = random.chance(0.3) ? bytes.slice(0, random.below(bytes.length)) : bytes
  for (let hits = random.below(12); hits > 0 && cut.length > 0; hits--) {
    // Lengths and counts stand near the beginning.
    const at = random.chance(0.5) ? random.below(Math.min(cut.length, 200)) : random.below(cut.length)
    cut[at] = random.chance(0.5) ? random.pick([0, 1, 0x7f, 0x80, 0xff]) : (cut[at] ?? 0) ^ (1 << random.below(8))
  }
  if (!random.chance(0.1)) return cut
  const noise = random.bytes(random.below(600))
  noise.set(cut.subarray(0, Math.min(noise.length, 12)))
  return noise
}

// Reproduce one: PLACARD_FUZZ_SEED=<seed> npx vitest run test/fuzz/media.test.ts
test(`${rounds} damaged files are taken or refused, in bounded time and memory, and what is clean stays so`, {
  timeout: 0,
}, () => {
  const random = new SeededRandom(seed)
  for (let round = 0; round < rounds * samples.length; round++) {
    const bytes = damaged(random)
    const inspected = inspectMedia(bytes, '')
    if (inspected.kind !== 'taken') continue
    expect(inspected.bytes.length, `round ${round}`).toBeLessThanOrEqual(bytes.length + 400)
    expect(Number.isSafeInteger(inspected.durationMs ?? 0)).toBe(true)
    const again = inspectMedia(inspected.bytes, '')
    expect({ ...again, bytes: 0, removed: 0 }, `round ${round}`).toEqual({
      ...inspected,
      bytes: 0,
      removed: 0,
    })
  }
})
