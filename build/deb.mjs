// The packaged Linux folder as a Debian package, by dpkg-deb, which every Debian and Ubuntu has.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Programs of the folder that come into everybody's PATH. */
const commands = ['placard', 'placard-hub', 'placard-cli']

/** What Chromium loads from the system. Since Debian 13 and Ubuntu 24.04 some have another name for the same. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libxkbcommon0',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'xdg-utils',
]

const architectures = { x64: 'amd64', arm64: 'arm64' }

/**
 * Makes `placard_VERSION_ARCHITECTURE.deb` of a packaged `folder` in `out`, and answers its path. It needs no scripts at
 * installation: the system's own triggers take in the desktop entry, the file type and the icons. Throws where dpkg-deb
 * is missing or fails.
 */
export function makeDeb({ folder, out, version, description }) {
  const root = mkdtempSync(path.join(tmpdir(), 'placard-deb-'))
  try {
    const architecture = architectures[process.arch]
    layOut(folder, root)
    writeFileSync(
      within(root, 'DEBIAN/control'),
      control({ version, architecture, description, kilobytes: sizeOf(root) }),
    )
    const file = path.join(out, `placard_${version}_${architecture}.deb`)
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', root, file], { stdio: ['ignore', 'ignore', 'inherit'] })
    return file
  } finally {
    rmSync(root, { recursive: true })
  }
}

function layOut(folder, root) {
  chmodSync(root, 0o755)
  cpSync(folder, within(root, 'opt/placard'), {
    recursive: true,
    filter: (from) => from !== path.join(folder, 'share'),
  })
  cpSync(path.join(folder, 'share'), within(root, 'usr/share'), { recursive: true })
  for (const name of commands) symlinkSync(`../../opt/placard/${name}`, within(root, `usr/bin/${name}`))
  cpSync(path.join(folder, 'LICENSE.placard.txt'), within(root, 'usr/share/doc/placard/copyright'))
  // Where the kernel lets nobody make namespaces, Chromium's sandbox is this program, run as root.
  const sandbox = path.join(root, 'opt/placard/chrome-sandbox')
  if (existsSync(sandbox)) chmodSync(sandbox, 0o4755)
}

/** A path in the package, whose folder is there. */
function within(root, name) {
  const file = path.join(root, name)
  mkdirSync(path.dirname(file), { recursive: true })
  return file
}

const sizeOf = (folder) =>
  Math.ceil(
    readdirSync(folder, { recursive: true })
      .map((name) => lstatSync(path.join(folder, name)).size)
      .reduce((sum, size) => sum + size, 0) / 1024,
  )

// https://www.debian.org/doc/debian-policy/ch-controlfields.html (4.7.2)
const control = ({ version, architecture, description, kilobytes }) => `Package: placard
Version: ${version}
Architecture: ${architecture}
Maintainer: The Placard contributors
Installed-Size: ${kilobytes}
Depends: ${depends.join(', ')}
Section: misc
Priority: optional
Description: ${description}
`
