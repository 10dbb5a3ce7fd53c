import { expect, test } from 'vitest'
import { withProgress } from './with-progress.ts'

test('progress that comes after the result is not passed on, so that no form waits for what is over', async () => {
  const passed: string[] = []
  let late = (_progress: string) => {}
  const result = await withProgress<string, number>(
    (progress) => passed.push(progress),
    async (tell) => {
      late = tell
      tell('looking')
      return 7
    },
  )
  late('proving')
  expect(result).toBe(7)
  expect(passed).toEqual(['looking'])
})

test('nor is what comes after a failure', async () => {
  const passed: string[] = []
  let late = (_progress: string) => {}
  const work = async (tell: (progress: string) => void) => {
    late = tell
    throw new Error('The worker is gone.')
  }
  await expect(withProgress((progress: string) => passed.push(progress), work)).rejects.toThrow('gone')
  late('looking')
  expect(passed).toEqual([])
})
