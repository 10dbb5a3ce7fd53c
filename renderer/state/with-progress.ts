import { proxy } from 'comlink'

/**
 * Does work of the worker's that tells of its progress, and passes that on until the work is over. Progress comes over a
 * channel of its own: its last word may arrive after the result, and would have a form wait for what is done.
 */
export async function withProgress<P, R>(
  pass: (progress: P) => void,
  work: (tell: (progress: P) => void) => Promise<R>,
): Promise<R> {
  let isOver = false
  const tell = (progress: P) => {
    if (!isOver) pass(progress)
  }
  try {
    return await work(proxy(tell))
  } finally {
    isOver = true
  }
}
