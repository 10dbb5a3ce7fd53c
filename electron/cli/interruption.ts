const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs `task`. If the process is told to end meanwhile, `tidy` comes first; then it ends as it would have. */
export async function tidied<T>(tidy: () => void, task: () => Promise<T>): Promise<T> {
  const stops = signals.map((signal) => {
    const end = () => {
      tidy()
      process.kill(process.pid, signal)
    }
    process.once(signal, end)
    return () => process.off(signal, end)
  })
  try {
    return await task()
  } finally {
    for (const stop of stops) stop()
  }
}
