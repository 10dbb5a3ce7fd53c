import { afterEach, expect, test } from 'vitest'
import { Strangers } from './strangers.ts'

const made: Strangers<number>[] = []
afterEach(() => {
  for (const strangers of made.splice(0)) strangers.close()
})

function newStrangers(): Strangers<number> {
  const strangers = new Strangers<number>()
  made.push(strangers)
  return strangers
}

test('[CA5] eight from one address, 32 in all, and who proves what it is makes room', () => {
  const strangers = newStrangers()
  const fromOne = Array.from({ length: 10 }, (_, caller) => strangers.accepts(caller, 'one'))
  expect(fromOne.filter(Boolean)).toHaveLength(8)
  const fromMany = Array.from({ length: 40 }, (_, at) => strangers.accepts(100 + at, `other ${at}`))
  expect(fromMany.filter(Boolean)).toHaveLength(24)
  strangers.settle(0)
  expect(strangers.accepts(200, 'one')).toBe(true)
  expect(strangers.all()).toHaveLength(32)
})

test('[CA5] a flood from ever new addresses is remembered within bounds, and costs little', () => {
  const strangers = newStrangers()
  const start = performance.now()
  let accepted = 0
  for (let caller = 0; caller < 200_000; caller++) {
    if (!strangers.accepts(caller, `address ${caller}`)) continue
    accepted += 1
    strangers.settle(caller)
  }
  expect(accepted).toBe(4_096)
  expect((performance.now() - start) / 200_000).toBeLessThan(0.05)
})
