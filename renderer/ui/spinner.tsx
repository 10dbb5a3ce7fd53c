import styles from './spinner.module.css'

/** Something is on its way. Reduced motion sees a still ring; the label is for screen readers. */
export function Spinner({ label }: { readonly label: string }) {
  return <span role="status" aria-label={label} className={styles.spinner} />
}
