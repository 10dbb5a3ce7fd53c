import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { bundlePath, bundlePathIn, OpenedFiles } from './bundle-files.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'placard-opened-'))
const file = path.join(folder, 'changes 2026-11-24.placard')
writeFileSync(file, 'sealed')
writeFileSync(path.join(folder, 'other.csv'), 'text')
writeFileSync(path.join(folder, 'renamed.zip'), 'placard\n\u0002sealed')
mkdirSync(path.join(folder, 'folder.placard'))
symlinkSync('/etc/passwd', path.join(folder, 'link.placard'))

test('the file is found among the arguments, also by a relative path', () => {
  expect(bundlePathIn(['placard', '--profile=/x', file], '/')).toBe(file)
  expect(bundlePathIn(['placard', path.basename(file)], folder)).toBe(file)
  expect(bundlePathIn(['placard', `--x=${file}`], folder)).toBeNull()
  expect(bundlePathIn(['placard', '.'], folder)).toBeNull()
})

test('a file of changes that was renamed is known by how it begins', () => {
  expect(bundlePathIn(['placard', 'renamed.zip'], folder)).toBe(path.join(folder, 'renamed.zip'))
})

test.each(['other.csv', 'folder.placard', 'link.placard', 'missing.placard', 'changes\0.placard', ''])(
  '%j is no file of changes',
  (name) => {
    expect(bundlePath(path.join(folder, name))).toBeNull()
    expect(bundlePathIn([name], folder)).toBeNull()
  },
)

test('it is given out once, under an address that was made for it', async () => {
  const opened = new OpenedFiles()
  const offered = opened.offer(file)
  expect(offered.name).toBe(path.basename(file))
  expect(opened.isOne(offered.address)).toBe(true)
  expect(opened.isOne('/assets/main.js')).toBe(false)
  expect(await opened.take(offered.address).text()).toBe('sealed')
  expect(opened.take(offered.address).status).toBe(404)
  expect(opened.take('/opened/../../etc/passwd').status).toBe(404)
})
