import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { external, root } from './configurations.mjs'
import { changesFile, desktopEntry, mimeTypes, packaging, scheme } from './packaging.mjs'

const config = packaging({ electronVersion: '1.2.3', electronDist: null })
const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))

test('what is not bundled is needed by more than development, and so comes with the package', () => {
  const packages = external.filter((name) => name !== 'electron')
  expect(packages.length).toBeGreaterThan(4)
  for (const name of packages) {
    const entry = lock.packages[`node_modules/${name}`]
    expect(entry, name).toBeDefined()
    expect(entry.dev, name).not.toBe(true)
  }
})

test('binaries lie outside of the archive, where the system can load them', () => {
  expect(config.asarUnpack).toEqual(expect.arrayContaining(['**/*.node', '**/prebuilds/**']))
  for (const name of ['sodium-native', 'classic-level', 'udx-native']) {
    const folder = path.join(root, 'node_modules', name, 'prebuilds')
    expect(
      readdirSync(folder).some((system) => system.startsWith(`${process.platform}-`)),
      name,
    ).toBe(true)
  }
})

test('the app answers to links of invitations and to files of changes, on every system', () => {
  expect(config.protocols.flatMap(({ schemes }) => schemes)).toEqual([scheme])
  expect(config.fileAssociations).toEqual([changesFile])
  expect(desktopEntry).toContain(`MimeType=x-scheme-handler/${scheme};${changesFile.mimeType};`)
  expect(desktopEntry).toMatch(/^Exec=placard %U$/m)
  expect(mimeTypes).toContain(`<glob pattern="*.${changesFile.ext}"/>`)
})

test('dates and times follow the system: with English alone they would be American for everybody', () => {
  expect(config).not.toHaveProperty('electronLanguages')
})

test('the words are those that the app itself goes by', () => {
  const shell = (name) => readFileSync(path.join(root, 'electron/shell', name), 'utf8')
  expect(shell('main.ts')).toContain(`setAsDefaultProtocolClient('${scheme}')`)
  expect(shell('bundle-files.ts')).toContain(`.${changesFile.ext}`)
})

test('there is an icon in each size', () => {
  for (const size of [16, 32, 48, 128, 256, 512]) {
    expect(existsSync(path.join(root, config.linux.icon, `${size}x${size}.png`))).toBe(true)
  }
})

test('what an intruder would like is switched off', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  })
})
