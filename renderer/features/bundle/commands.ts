import { useBundles } from '../../state/bundles.ts'
import { type Command, useAddCommands } from '../../state/commands.ts'
import { takePlacardFile } from '../../state/placard-files.ts'
import { useSession } from '../../state/session.ts'

const commands: readonly Command[] = [
  {
    id: 'export-changes',
    label: 'Export changes to a file…',
    keywords: 'bundle stick usb offline save',
    run: () => useBundles.getState().export(),
  },
  {
    id: 'apply-changes',
    label: 'Apply changes from a file…',
    keywords: 'bundle stick usb offline open',
    run: pickBundle,
  },
]

/** The commands for files of changes. */
export const useBundleCommands = (): void => useAddCommands(commands)

/** Lets the person choose a file in the system's dialog, and takes it in. */
function pickBundle(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file !== undefined) void apply(file)
  })
  input.click()
}

/** What is no file of changes is refused with words on what to do with it. */
async function apply(file: File): Promise<void> {
  if (!(await takePlacardFile(file))) await useBundles.getState().apply(file, useSession.getState().plan?.id ?? null)
}
