import { create } from 'zustand'

/** Whether the list of shortcuts is shown. */
export const useHelp = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))
