import { safeStorage } from 'electron'
import type { Sealer } from '../secrets/secret-files.ts'

/** The system's keyring, or null where there is none worth the name. Call when the app is ready. */
export function systemKeyring(): Sealer | null {
  if (!keyringWorks()) return null
  // Electron 45 deprecates the synchronous calls; 33 has no others.
  if (typeof safeStorage.encryptStringAsync !== 'function') {
    return {
      seal: async (text) => safeStorage.encryptString(text),
      unseal: async (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
    }
  }
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    unseal: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  }
}

/** On Linux an unknown desktop gives `basic_text`: a fixed password, which is no protection. */
function keyringWorks(): boolean {
  try {
    if (!safeStorage.isEncryptionAvailable()) return false
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
  } catch {
    return false
  }
}
