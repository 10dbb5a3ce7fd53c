import { expect, test } from 'vitest'
import { droppedFiles } from './dropped-files.ts'

type Tree = { readonly [name: string]: Tree | string }

/** Entries as the browser gives them: two a time, then none. */
function entryOf(name: string, content: Tree | string): object {
  if (typeof content === 'string') {
    return {
      name,
      isFile: true,
      isDirectory: false,
      file: (tell: (file: File) => void) => tell(new File([content], name)),
    }
  }
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader() {
      const left = Object.entries(content).map(([child, inside]) => entryOf(child, inside))
      return { readEntries: (tell: (entries: readonly object[]) => void) => tell(left.splice(0, 2)) }
    },
  }
}

function drop(tree: Tree) {
  const items = Object.entries(tree).map(([name, content]) => ({ webkitGetAsEntry: () => entryOf(name, content) }))
  // The browser lists a folder among the files as well.
  const files = Object.entries(tree).map(
    ([name, content]) => new File([typeof content === 'string' ? content : ''], name),
  )
  // @ts-expect-error: as much of a DataTransfer as a drop needs.
  return droppedFiles({ items, files })
}

const names = async (tree: Tree) =>
  (await drop(tree)).map(({ folder, files }) => [folder, files.map(({ name }) => name)] as const)

test('files by themselves come first, then those of each folder with what lies deeper', async () => {
  const spring = { 'a.png': '', 'b.png': '', 'c.png': '', '.DS_Store': '', Deeper: { 'd.png': '' }, Empty: {} }
  expect(await names({ 'x.png': 'x', Spring: spring, Nothing: {} })).toEqual([
    ['', ['x.png']],
    ['Spring', ['a.png', 'b.png', 'c.png', 'd.png']],
  ])
})

test('folders within folders without end are left where they are', async () => {
  let deep: Tree = { 'last.png': '' }
  for (let at = 0; at < 30; at++) deep = { deep, [`${at}.png`]: '' }
  const [[, files] = ['', []]] = await names({ All: deep })
  expect(files.length).toBe(9)
})
