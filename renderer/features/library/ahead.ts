/**
 * The newest value that a person gave while earlier ones are still being saved, so that quick keys each go on from the
 * one before and not from what was saved last.
 */
export class Ahead<T> {
  #newest: { readonly value: T } | null = null
  #saving = 0

  /** What the next step starts from. */
  from(saved: T): T {
    return this.#newest === null ? saved : this.#newest.value
  }

  /** A value that is being saved. */
  give(value: T, saving: Promise<unknown>): void {
    this.#newest = { value }
    this.#saving += 1
    const end = () => {
      this.#saving -= 1
    }
    saving.then(end, end)
  }

  /** What is saved has changed: once nothing is under way it counts, whoever changed it. */
  saved(value: T): void {
    if (this.#saving === 0 || value === this.#newest?.value) this.#newest = null
  }
}
