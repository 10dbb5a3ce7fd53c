/**
 * Gathers the calls of one turn and answers them together: `one(key)` waits for `many(keys)`, called once for at most
 * `size` keys. A failure of `many` is that of each of its calls.
 */
export function batched<K, V>(
  size: number,
  many: (keys: readonly K[]) => Promise<readonly V[]>,
): (key: K) => Promise<V> {
  const waiting: {
    readonly key: K
    readonly resolve: (value: V) => void
    readonly reject: (error: unknown) => void
  }[] = []

  async function answer(): Promise<void> {
    const calls = waiting.splice(0, size)
    if (waiting.length > 0) queueMicrotask(() => void answer())
    try {
      const values = await many(calls.map(({ key }) => key))
      for (const [at, { resolve, reject }] of calls.entries()) {
        const value = values[at]
        if (value === undefined) reject(new Error('A batch gave fewer answers than it was asked for.'))
        else resolve(value)
      }
    } catch (error) {
      for (const { reject } of calls) reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(() => void answer())
      waiting.push({ key, resolve, reject })
    })
}
