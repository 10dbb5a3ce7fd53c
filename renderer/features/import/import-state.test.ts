import { beforeEach, expect, test } from 'vitest'
import { firstOptions } from '../../../shared/formats/import/first-options.ts'
import type { ImportGuess } from '../../../shared/ipc/import-api.ts'
import type { PlanApi } from '../../../shared/ipc/plan-api.ts'
import { provideApi } from '../../state/api.ts'
import { useUndo } from '../../state/undo.ts'
import { type DoneResult, useImport } from './import-state.ts'

const guess: ImportGuess = {
  ...{ headers: ['text'], mapping: ['text'], sample: [['March']], encoding: 'UTF-8', delimiter: ',', zoneless: false },
  ...{ dateOrder: 'year-first', rows: 1, damaged: 0, platform: null, handles: [] },
}
const result: DoneResult = {
  ...{ kind: 'done', imported: 1, skipped: 0, tags: 0, channels: 0, newestDay: null, problemCount: 0, problems: [] },
  importId: 'import',
}
const draft = { file: new File([], 'posts.csv'), guess, options: firstOptions(guess, 'UTC') }

const done: string[] = []
let failing = false
const labels = () => useUndo.getState().past.map((step) => step.label)

const push = (label: string) =>
  useUndo.getState().push({ label, takeBack: async () => void done.push(label), doAgain: async () => {} })

async function hide(what: string): Promise<number> {
  if (failing) throw new Error('The disk is full.')
  done.push(what)
  return 2
}

beforeEach(() => {
  done.length = 0
  failing = false
  const imports = { undo: (id: string) => hide(`undo ${id}`), redo: (id: string) => hide(`redo ${id}`) }
  // Of the whole plan worker these tests ask only the imports.
  provideApi({ imports } as unknown as PlanApi)
  useUndo.setState({ past: [], future: [], notice: null })
  push('Moved')
  useUndo.getState().push({ label: 'Imported', importId: 'import', hidden: false })
  useImport.setState({ stage: { kind: 'done', draft, result, takenBack: 'no', leftAlone: 0 } })
})

test('a second press while an import is taken back leaves alone what was done before it', async () => {
  const first = useImport.getState().takeBack()
  expect(useImport.getState().stage).toMatchObject({ kind: 'done', takenBack: 'underway' })
  await useImport.getState().takeBack()
  await first
  expect(done).toEqual(['undo import'])
  expect(useImport.getState().stage).toMatchObject({ kind: 'done', takenBack: 'yes', leftAlone: 2 })
  expect(useUndo.getState().notice?.text).toBe('Undone: Imported (2 left alone: changed by someone else since)')
})

test('who left the dialog meanwhile comes back to its start', async () => {
  const first = useImport.getState().takeBack()
  useImport.getState().reset()
  await first
  expect(useImport.getState().stage).toEqual({ kind: 'choose', trouble: null, media: null })
})

test('the import is taken back, not what was done after it, and redo brings it again', async () => {
  push('Tagged')
  await useImport.getState().takeBack()
  expect(done).toEqual(['undo import'])
  expect(labels()).toEqual(['Moved', 'Tagged'])
  await useUndo.getState().redo()
  expect(done).toEqual(['undo import', 'redo import'])
})

test('an import that was taken back already is said to be so, and nothing else is undone', async () => {
  await useUndo.getState().undo()
  await useImport.getState().takeBack()
  expect(done).toEqual(['undo import'])
  expect(useImport.getState().stage).toMatchObject({ takenBack: 'yes' })
})

test('an import that could not be taken back keeps its step and its button, and says why', async () => {
  failing = true
  await useImport.getState().takeBack()
  expect(labels()).toEqual(['Moved', 'Imported'])
  expect(useUndo.getState().notice?.text).toContain('The disk is full.')
  expect(useImport.getState().stage).toMatchObject({ takenBack: 'no' })
})

test('a step that could not be undone or redone stays where it was', async () => {
  failing = true
  await useUndo.getState().undo()
  expect(labels()).toEqual(['Moved', 'Imported'])
  failing = false
  await useUndo.getState().undo()
  failing = true
  await useUndo.getState().redo()
  expect(useUndo.getState().future).toHaveLength(1)
  failing = false
  await useUndo.getState().redo()
  expect(labels()).toEqual(['Moved', 'Imported'])
})
