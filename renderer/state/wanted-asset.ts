import { create } from 'zustand'
import type { AssetId } from '../../shared/plan/asset.ts'
import { useSession } from './session.ts'

interface WantedAsset {
  /** The asset that the Library is to open when it is shown; it takes it away then. */
  readonly id: AssetId | null
}

/** How another screen asks the Library for one asset. */
export const useWantedAsset = create<WantedAsset>(() => ({ id: null }))

/** Goes to the Library, with the details of one asset. */
export function showInLibrary(id: AssetId): void {
  useWantedAsset.setState({ id })
  useSession.getState().show('library')
}
