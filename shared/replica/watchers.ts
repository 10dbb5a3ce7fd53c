/** Ends a subscription. */
export type Unsubscribe = () => void

/** Those who want to hear of one kind of news. */
export class Watchers<T> {
  readonly #watchers = new Set<(news: T) => void>()

  add(watcher: (news: T) => void): Unsubscribe {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  tell(news: T): void {
    for (const watcher of this.#watchers) watcher(news)
  }
}
