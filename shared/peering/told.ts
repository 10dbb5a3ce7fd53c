/** Tells everyone who watches, at most once a turn, and at once to those who start. */
export class Told<T> {
  readonly #watchers = new Set<(value: T) => void>()
  readonly #current: () => T
  #due = false

  constructor(current: () => T) {
    this.#current = current
  }

  watch(watcher: (value: T) => void): () => void {
    this.#watchers.add(watcher)
    watcher(this.#current())
    return () => this.#watchers.delete(watcher)
  }

  tell(): void {
    if (this.#due) return
    this.#due = true
    void Promise.resolve().then(() => {
      this.#due = false
      const value = this.#current()
      for (const watcher of this.#watchers) watcher(value)
    })
  }
}
