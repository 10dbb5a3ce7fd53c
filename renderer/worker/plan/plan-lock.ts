/** A page that is being reloaded gives its plan back within this many milliseconds. */
const patience = 5_000

/**
 * Holds a plan for this worker alone: two workers writing to one database would each miss the other's changes. Resolves
 * to the function that gives it back, or to null while another window has it.
 */
export async function lockPlan(id: string, locks: LockManager): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    const held = locks.request(`placard-plan-${id}`, { signal: AbortSignal.timeout(patience) }, () => {
      return new Promise<void>((release) => {
        resolve(release)
      })
    })
    // Only a wait that ended without the lock rejects.
    held.catch(() => resolve(null))
  })
}
