import type { Clock } from '../../shared/replica/clock.ts'

/** The computer's own clock. Its timers do not keep the process alive. */
export const nodeClock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
