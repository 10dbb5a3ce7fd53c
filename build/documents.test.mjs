import { expect, test } from 'vitest'
import { falseClaims, unnamedFolders } from './documents.mjs'

const files = [
  'README.md',
  'docs/hub.md',
  'docs/decisions/0001-a.md',
  'shared/plan/post.ts',
  'shared/team/roles.test.ts',
]
const known = { files, scripts: ['check', 'test:e2e'] }

test.each([
  ['a folder', '`shared/plan`', '`shared/plans`'],
  ['a file', '`shared/plan/post.ts`', '`shared/plan/pos.ts`'],
  ['one of several', '`shared/{plan,team}`', '`shared/{plan,teams}`'],
  ['any of several', '`shared/<name>` and `shared/*`', '`shared/plan/<name>/x`'],
  ['a file by its name alone', '`post.ts`', '`posts.ts`'],
  ['a decision by its number', 'see docs/decisions/0001', 'see docs/decisions/0002'],
  ['a link', '[hub](hub.md#start) and [post](../shared/plan/post.ts)', '[hub](hubs.md)'],
  ['a command', '`npm run check`, npm test and npm run -s test:e2e -- x', '`npm run chekc`'],
  ['no place of ours', '[site](https://example.org/x) and `a/b`', '`docs/b`'],
])('a document that names %s is held to it', (_what, right, wrong) => {
  expect(falseClaims('docs/hub.md', right, known)).toEqual([])
  expect(falseClaims('docs/hub.md', wrong, known)).toHaveLength(1)
})

test('each folder of sources is to be named', () => {
  expect(unnamedFolders('| `shared/plan` | `shared/team/roles.test.ts` |', files)).toEqual(['shared/team'])
  expect(unnamedFolders('| `shared/{plan,team}` |', files)).toEqual([])
})
