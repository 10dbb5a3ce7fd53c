/** True if two plain values say the same: numbers, texts, lists and records whose fields come in one order. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
