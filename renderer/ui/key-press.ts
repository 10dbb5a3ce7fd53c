/** The part of a key press that decides what it means. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** The key's name, the same with and without caps lock. */
export const keyName = ({ key }: KeyPress): string => (key.length === 1 ? key.toLowerCase() : key)
