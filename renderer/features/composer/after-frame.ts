/**
 * A task that is done once after the next frame, however often it is asked for until then. What is said about a text
 * waits for it, so that a key is on the screen first, whoever pressed it. A hidden window makes no frames: there it is
 * done in the next task.
 */
export function onceAfterFrame(task: () => void): () => void {
  let isDue = false
  const run = () => {
    isDue = false
    task()
  }
  return () => {
    if (isDue) return
    isDue = true
    if (document.visibilityState === 'hidden') setTimeout(run)
    else requestAnimationFrame(() => setTimeout(run))
  }
}
