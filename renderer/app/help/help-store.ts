import { create } from 'zustand'
import { topics } from './topics.ts'

interface HelpState {
  readonly isOpen: boolean
  /** The topic that is shown. */
  readonly topic: string
  show(topic?: string): void
  close(): void
}

/** Whether the help is shown, and which answer. */
export const useHelp = create<HelpState>((set) => ({
  isOpen: false,
  topic: topics[0]?.id ?? '',
  show: (topic) => set(topic === undefined ? { isOpen: true } : { isOpen: true, topic }),
  close: () => set({ isOpen: false }),
}))
