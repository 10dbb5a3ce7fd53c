import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './class-names.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the bottom right, the main one last. */
  readonly footer?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** False for work that a stray click must not end. */
  readonly isDismissable?: boolean
}

/** A sheet over the window. Escape and its cross close it. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, footer, size = 'small', isDismissable = true } = props
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={isDismissable}
      className={styles.overlay ?? ''}
    >
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          {/* Last for the keyboard: whoever comes in wants what is within, and Escape closes it too. */}
          <span className={styles.close}>
            <IconButton label="Close" icon={X} onPress={onClose} />
          </span>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
