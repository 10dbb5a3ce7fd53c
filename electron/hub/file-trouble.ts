const owner = 'Run this as the user who owns it (as root: `sudo -u USER ...`).'

/** What the system says when a file cannot be used, by its code, and as LevelDB passes it on; in words for people. */
const words: readonly { readonly code: string; readonly said: RegExp; readonly means: string }[] = [
  { code: 'EACCES', said: /permission denied/i, means: `It is closed to this user. ${owner}` },
  { code: 'EPERM', said: /operation not permitted/i, means: `It is closed to this user. ${owner}` },
  { code: 'EROFS', said: /read-only file system/i, means: 'Its disk can only be read, not written.' },
  { code: 'ENOSPC', said: /no space left/i, means: 'The disk is full.' },
  { code: 'EDQUOT', said: /quota exceeded/i, means: 'The disk space of this user is used up.' },
  { code: 'ENOENT', said: /no such file/i, means: 'It is not there.' },
  { code: 'ENOTDIR', said: /not a directory/i, means: 'A part of its path is a file, not a folder.' },
  { code: 'EEXIST', said: /file exists/i, means: 'A part of its path is a file, not a folder.' },
  { code: 'EISDIR', said: /is a directory/i, means: 'It is a folder.' },
  {
    code: '',
    said: /^corruption/i,
    means:
      'Its database is damaged. Restore the folder from a backup, or start with an empty folder and a new invitation: the team has the plan.',
  },
]

/** Why a file or folder could not be used, in words for people. */
export function fileTrouble(error: unknown): string {
  const { message, code }: NodeJS.ErrnoException = error instanceof Error ? error : new Error(String(error))
  const known = words.find((entry) => (code !== undefined && entry.code === code) || entry.said.test(message))
  return known?.means ?? message
}
