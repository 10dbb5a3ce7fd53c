// What electron-builder is told, and what a Linux desktop is told beside it.
import { chmod, cp, mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './configurations.mjs'

export const scheme = 'placard'
export const changesFile = {
  ext: 'placard',
  name: 'Placard changes',
  mimeType: 'application/x-placard-changes',
  role: 'Editor',
}
const icons = 'build/icon'
const notices = 'dist/third-party-notices.txt'

/** The configuration for one runtime: its version, and its folder where it is none that electron-builder fetches. */
export const packaging = ({ electronVersion, electronDist }) => ({
  appId: 'org.placard.planner',
  productName: 'Placard',
  directories: { output: 'release', buildResources: icons },
  // Native modules bring a binary for every system there is: those of others only weigh.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder puts the system's name there
  files: ['dist/**', '!dist/**/*.map', `!${notices}`, '!**/prebuilds/!(${platform}-*)/**', 'package.json'],
  // Beside the app, where a person finds them, as those of Electron and Chromium.
  extraFiles: [
    { from: 'LICENSE', to: 'LICENSE.placard.txt' },
    { from: notices, to: 'LICENSES.third-party.txt' },
  ],
  asar: true,
  asarUnpack: ['**/*.node', '**/prebuilds/**'],
  electronVersion,
  ...(electronDist === null ? {} : { electronDist }),
  npmRebuild: false,
  protocols: [{ name: 'Placard invitation', schemes: [scheme] }],
  mac: {
    extendInfo: {
      NSLocalNetworkUsageDescription: 'Placard looks for the other members of your team on this network.',
      NSBonjourServices: ['_placard._tcp'],
    },
  },
  fileAssociations: [changesFile],
  linux: { icon: icons, category: 'Office', executableName: 'placard', maintainer: 'Placard' },
  // What a planner never needs, and an intruder would like.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
  },
  afterPack: async ({ appOutDir, electronPlatformName }) => {
    await removeDefaultApp(appOutDir)
    if (electronPlatformName !== 'linux') return
    await addDesktopFiles(appOutDir)
    await addCommands(appOutDir)
  },
})

/** The fallback runtime starts whatever folder it is given; a packaged app starts itself. */
async function removeDefaultApp(folder) {
  await rm(path.join(folder, 'resources/app'), { recursive: true, force: true })
  await rm(path.join(folder, '.complete'), { force: true })
}

/** A package installs these by itself; whoever has the folder alone copies `share` into `~/.local` or `/usr`. */
async function addDesktopFiles(folder) {
  const files = { 'share/applications/placard.desktop': desktopEntry, 'share/mime/packages/placard.xml': mimeTypes }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
  for (const size of [16, 32, 48, 128, 256, 512]) {
    const icon = path.join(folder, `share/icons/hicolor/${size}x${size}/apps/placard.png`)
    await cp(path.join(root, icons, `${size}x${size}.png`), icon)
  }
}

/** The hub and the command line as commands of their own, from this folder alone. */
async function addCommands(folder) {
  for (const [name, word] of Object.entries({ 'placard-hub': '--hub', 'placard-cli': '--cli' })) {
    await writeFile(path.join(folder, name), commandScript(word))
    await chmod(path.join(folder, name), 0o755)
  }
}

// Neither needs a display, nor a sandbox for pages: they open none. Chromium keeps its worries to itself.
const commandScript = (word) => `#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/placard" --ozone-platform=headless --no-sandbox --disable-gpu --log-level=3 \\
  ${word} "$@"
`

// https://specifications.freedesktop.org/desktop-entry-spec/1.5/ (2026-11-25); `placard` must be in the PATH.
export const desktopEntry = `[Desktop Entry]
Type=Application
Name=Placard
Comment=The planning desk of a volunteer post team
Exec=placard %U
Icon=placard
Terminal=false
StartupWMClass=Placard
Categories=Office;
MimeType=x-scheme-handler/${scheme};${changesFile.mimeType};
`

// https://specifications.freedesktop.org/shared-mime-info-spec/0.21/ (2026-11-25)
export const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${changesFile.mimeType}">
    <comment>${changesFile.name}</comment>
    <glob pattern="*.${changesFile.ext}"/>
    <generic-icon name="placard"/>
  </mime-type>
</mime-info>
`
