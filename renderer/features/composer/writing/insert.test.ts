// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { expect, test } from 'vitest'
import { insertHashtags, missingHashtags } from './insert.ts'

function after(text: string, caret: number, hashtags: readonly string[]): string {
  const view = new EditorView({ doc: text, selection: { anchor: caret } })
  insertHashtags(view, hashtags)
  const head = view.state.selection.main.head
  return `${view.state.sliceDoc(0, head)}|${view.state.sliceDoc(head)}`
}

test('hashtags are parted from the words around them by one space', () => {
  expect(after('March', 5, ['#Act', '#Now'])).toBe('March #Act #Now|')
  expect(after('March today', 5, ['#Act'])).toBe('March #Act| today')
  expect(after('Marchtoday', 5, ['#Act'])).toBe('March #Act |today')
  expect(after('', 0, ['#Act'])).toBe('#Act|')
})

test('those that the text has already are left out, in whatever case', () => {
  expect(missingHashtags('Now #act and #Grève', ['#Act', '#GRÈVE', '#Action'])).toEqual(['#Action'])
  expect(after('#act', 4, ['#Act'])).toBe('#act|')
})
