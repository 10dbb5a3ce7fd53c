import { expect, test } from 'vitest'
import { toldUntilOver } from './told-until-over.ts'

test('progress that comes after the end is not passed on, so that no form waits for what is over', () => {
  const passed: string[] = []
  const told = toldUntilOver<string>((progress) => passed.push(progress))
  told.tell('looking')
  told.end()
  told.tell('proving')
  expect(passed).toEqual(['looking'])
})
