/**
 * Takes a text apart as a platform counts it. `visit` is told where each unit ends and what it weighs; the next begins
 * there, and the last ends with the text. Never throws, and takes time in proportion to the text.
 */
export type Counter = (text: string, visit: (to: number, weight: number) => void) => void
