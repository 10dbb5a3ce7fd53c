import { useEffect } from 'react'
import { create } from 'zustand'

/** Something that the person can do, from the palette, the keyboard or the application menu. */
export interface Command {
  readonly id: string
  /** As a menu would say it: "New post". */
  readonly label: string
  /** Other words by which it is looked for. */
  readonly keywords?: string
  /** A key (`n`, `/`, `?`) or a chord (`mod+k`, `mod+shift+z`); `mod` is Ctrl, on a Mac ⌘. */
  readonly shortcut?: string
  run(): void
}

interface Commands {
  readonly commands: readonly Command[]
  add(commands: readonly Command[]): () => void
}

/** Every command that can be given now: each part of the window adds its own while it is there. */
export const useCommands = create<Commands>((set) => ({
  commands: [],
  add: (added) => {
    set((state) => ({
      commands: [...state.commands.filter(({ id }) => !added.some((one) => one.id === id)), ...added],
    }))
    return () => set((state) => ({ commands: state.commands.filter((command) => !added.includes(command)) }))
  },
}))

/** Offers commands for as long as the component is shown. Give the same array each time, or they are added anew. */
export function useAddCommands(commands: readonly Command[]): void {
  useEffect(() => useCommands.getState().add(commands), [commands])
}

/** Gives a command that is there now; nothing happens if it is not. */
export const runCommand = (id: string): void =>
  useCommands
    .getState()
    .commands.find((command) => command.id === id)
    ?.run()
