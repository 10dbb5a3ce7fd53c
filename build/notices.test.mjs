import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noticesOf, recordPackages, withDependencies } from './notices.mjs'

let place
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'placard-notices-'))
})
afterEach(() => rmSync(place, { recursive: true }))

/** Lays out a package below `place`/node_modules; answers its folder. */
function lay(name, about, files = {}) {
  const folder = path.join(place, 'node_modules', name)
  const own = name.split('/node_modules/').at(-1)
  const all = { 'package.json': JSON.stringify({ name: own, version: '1.0.0', license: 'MIT', ...about }), ...files }
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  return folder
}

test('packages come with all that they need where they find it, and without what is for other systems', () => {
  const [near, far] = [lay('one/node_modules/two', {}), lay('two', { dependencies: { '@scope/three': '1' } })]
  const one = lay('one', { dependencies: { two: '1' }, optionalDependencies: { 'for-others': '1' } })
  const three = lay('@scope/three', { dependencies: { two: '1' } })
  expect([...withDependencies(['one'], place)]).toEqual([one, near])
  expect([...withDependencies(['two'], place)]).toEqual([far, three])
})

test('what is built in is known from the modules of programs and from the files beside them', () => {
  const folders = new Set()
  const module = (name) => path.join(place, 'node_modules', name)
  recordPackages(folders, path.join(place, 'renderer')).generateBundle(null, {
    program: {
      type: 'chunk',
      moduleIds: [module('@scope/one/lib/index.js'), `\0${module('two/a.js')}?commonjs`, '/own.ts'],
    },
    font: { type: 'asset', originalFileNames: ['../node_modules/three/files/font.woff2'] },
    nested: { type: 'chunk', moduleIds: [module('two/node_modules/four/index.js')] },
  })
  expect([...folders]).toEqual([module('@scope/one'), module('two'), module('three'), module('two/node_modules/four')])
})

test('each package is named once with its licence, and the texts that it and what it compiled in bring', () => {
  const one = lay(
    'one',
    {},
    { 'LICENSE.md': 'Terms of one', 'license.js': 'no terms', 'deps/level/COPYING': 'Terms of level' },
  )
  const other = lay('two/node_modules/one', {}, { LICENSE: 'Terms of one' })
  const two = lay('two', { license: 'ISC' })
  const notices = noticesOf([two, one, other])
  expect(notices.match(/^one 1\.0\.0 \(MIT\)$/gm)).toHaveLength(1)
  expect(notices).toContain('Terms of one\n\nTerms of level')
  expect(notices).toContain('two 1.0.0 (ISC)')
  expect(notices.indexOf('one 1.0.0')).toBeLessThan(notices.indexOf('two 1.0.0'))
  expect(notices).not.toContain('no terms')
})

test('a package that says no licence stops the build', () => {
  expect(() => noticesOf([lay('one', { license: undefined })])).toThrow('one says no licence')
})
