/** Progress that is passed on until the work is over. */
export interface ToldUntilOver<T> {
  tell(progress: T): void
  /** What comes from now on is late, and is passed on no more. */
  end(): void
}

/** What a worker tells of its progress may come after its answer: they travel by different ports. */
export function toldUntilOver<T>(pass: (progress: T) => void): ToldUntilOver<T> {
  let isOver = false
  return {
    tell(progress) {
      if (!isOver) pass(progress)
    },
    end() {
      isOver = true
    },
  }
}
