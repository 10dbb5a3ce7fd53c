import { beforeEach, expect, test } from 'vitest'
import { firstOptions } from '../../../shared/formats/import/first-options.ts'
import type { ImportGuess } from '../../../shared/ipc/import-api.ts'
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

const takenBack: string[] = []
let finish = () => {}

beforeEach(() => {
  takenBack.length = 0
  const push = (label: string, takeBack: () => Promise<void>) =>
    useUndo.getState().push({ label, takeBack, doAgain: async () => {} })
  push('Moved', async () => void takenBack.push('move'))
  push('Imported', async () => {
    takenBack.push('import')
    await new Promise<void>((resolve) => {
      finish = resolve
    })
  })
  useImport.setState({ stage: { kind: 'done', draft, result, takenBack: 'no' } })
})

test('a second press while an import is taken back leaves alone what was done before it', async () => {
  const first = useImport.getState().takeBack()
  expect(useImport.getState().stage).toMatchObject({ kind: 'done', takenBack: 'underway' })
  await useImport.getState().takeBack()
  finish()
  await first
  expect(takenBack).toEqual(['import'])
  expect(useImport.getState().stage).toMatchObject({ kind: 'done', takenBack: 'yes' })
})

test('who left the dialog meanwhile comes back to its start', async () => {
  const first = useImport.getState().takeBack()
  useImport.getState().reset()
  finish()
  await first
  expect(useImport.getState().stage).toEqual({ kind: 'choose', trouble: null })
})
