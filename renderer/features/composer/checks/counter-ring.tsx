import styles from './checks.module.css'

interface CounterRingProps {
  readonly count: number
  readonly limit: number
}

/** How full a post is, as a ring of 16 px that closes; the number beside it says it in words. */
export function CounterRing({ count, limit }: CounterRingProps) {
  const share = Math.min(100, (count / Math.max(1, limit)) * 100)
  return (
    <svg className={styles.ring} viewBox="0 0 16 16" aria-hidden="true">
      <circle className={styles.track} cx="8" cy="8" r="6" />
      {share > 0 && (
        <circle
          className={styles.fill}
          cx="8"
          cy="8"
          r="6"
          pathLength="100"
          strokeDasharray={`${share} 100`}
          transform="rotate(-90 8 8)"
        />
      )}
    </svg>
  )
}
