// Packages the app for this platform into release/: `npm run dist [-- dir tar.gz deb ...]`, the folder alone when
// nothing is asked for. Formats other than `dir` take what electron-builder needs for them on this machine.
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { build, Platform } from 'electron-builder'
import { root } from './configurations.mjs'
import { findElectron } from './runtime/find.mjs'
import { buildIfStale } from './stale.mjs'

const say = (line) => process.stderr.write(`${line}\n`)
const runtime = await findElectron(say)
if (runtime.executable === null) {
  say(`The app cannot be packaged here: ${runtime.why}.`)
  process.exit(1)
}
if (runtime.kind === 'fallback') say('This package holds the development runtime: try it, do not give it away.')
buildIfStale(say)

const formats = process.argv.length > 2 ? process.argv.slice(2) : ['dir']
const electronDist = path.dirname(runtime.executable)

await build({
  targets: Platform.current().createTarget(formats),
  publish: 'never',
  projectDir: root,
  config: {
    appId: 'org.placard.planner',
    productName: 'Placard',
    directories: { output: 'release', buildResources: 'build/icon' },
    files: ['dist/**', '!dist/**/*.map', 'package.json'],
    asar: true,
    asarUnpack: ['**/*.node', '**/prebuilds/**'],
    electronVersion: readFileSync(path.join(electronDist, 'version'), 'utf8').trim().replace(/^v/, ''),
    ...(runtime.kind === 'fallback' ? { electronDist } : {}),
    electronLanguages: ['en-US'],
    npmRebuild: false,
    protocols: [{ name: 'Placard invitation', schemes: ['placard'] }],
    mac: {
      extendInfo: {
        NSLocalNetworkUsageDescription: 'Placard looks for the other members of your team on this network.',
        NSBonjourServices: ['_placard._tcp'],
      },
    },
    fileAssociations: [
      { ext: 'placard', name: 'Placard changes', mimeType: 'application/x-placard-changes', role: 'Editor' },
    ],
    linux: { icon: 'build/icon', category: 'Office', executableName: 'placard', maintainer: 'Placard' },
    // What a planner never needs, and an intruder would like.
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
    },
    afterPack: removeDefaultApp,
  },
})

/** The fallback runtime starts whatever folder it is given; a packaged app starts itself. */
async function removeDefaultApp({ appOutDir }) {
  await rm(path.join(appOutDir, 'resources/app'), { recursive: true, force: true })
  await rm(path.join(appOutDir, '.complete'), { force: true })
}
