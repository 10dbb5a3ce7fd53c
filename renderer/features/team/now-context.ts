import { createContext, useContext } from 'react'

/** The time by which what was heard is dated: what shows it is drawn again when it moves on, and nothing else. */
export const NowContext = createContext(0)

/** That time, in UTC milliseconds. */
export const useShownNow = (): number => useContext(NowContext)
