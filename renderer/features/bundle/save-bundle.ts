import type { MadeBundle } from '../../state/bundles.ts'
import { saveFile } from '../../ui/save-file.ts'

/** Saves it where the person chooses. */
export function saveBundle({ file, name }: MadeBundle): void {
  if (file instanceof Blob) saveFile(name, [file])
}
