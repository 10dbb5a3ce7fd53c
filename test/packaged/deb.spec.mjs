import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { makeDeb } from '../../build/deb.mjs'
import { packagedPath } from '../support/packaged.ts'

/** What `dpkg --root` needs to know of a system. */
function newSystem(place) {
  const system = path.join(place, 'system')
  for (const folder of ['updates', 'info', 'triggers']) {
    mkdirSync(path.join(system, 'var/lib/dpkg', folder), { recursive: true })
  }
  writeFileSync(path.join(system, 'var/lib/dpkg/status'), '')
  return system
}

// All that is no program of Chromium's, which would take a minute to compress.
test('a Debian package puts the app, its commands and its desktop entry in their places, and takes them away again', () => {
  const info = test.info()
  const folder = info.outputPath('folder')
  const parts = [
    'share',
    'placard-hub',
    'placard-cli',
    'LICENSE.placard.txt',
    'LICENSES.third-party.txt',
    'chrome-sandbox',
  ]
  for (const part of parts) cpSync(packagedPath(part), path.join(folder, part), { recursive: true })
  writeFileSync(path.join(folder, 'placard'), '#!/bin/sh\necho "$0 $*"\n', { mode: 0o755 })
  const deb = makeDeb({ folder, out: info.outputDir, version: '1.2.3', description: 'The planning desk' })

  const about = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' })
  expect(about).toContain('Package: placard\nVersion: 1.2.3\n')
  expect(about).toMatch(/^Depends: .*libgtk-3-0t64/m)
  const listed = execFileSync('dpkg-deb', ['--contents', deb], { encoding: 'utf8' })
  expect(listed).toMatch(/^-rws\S+ root\/root .*\.\/opt\/placard\/chrome-sandbox$/m)

  const system = newSystem(info.outputDir)
  const dpkg = (...args) =>
    execFileSync('dpkg', [`--root=${system}`, '--force-depends', '--force-not-root', ...args], { stdio: 'ignore' })
  dpkg('--install', deb)
  const answer = execFileSync(path.join(system, 'usr/bin/placard-cli'), ['status'], { encoding: 'utf8' })
  expect(answer).toContain(`${path.join(system, 'opt/placard/placard')} `)
  expect(answer).toContain('--cli status')
  const entry = readFileSync(path.join(system, 'usr/share/applications/placard.desktop'), 'utf8')
  expect(entry).toContain('Exec=placard %U')
  dpkg('--remove', 'placard')
  expect(() => readFileSync(path.join(system, 'usr/share/applications/placard.desktop'))).toThrow('ENOENT')
})
