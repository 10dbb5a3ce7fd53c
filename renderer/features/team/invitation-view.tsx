import type { ReactNode } from 'react'
import type { Invitation } from '../../../shared/ipc/team-api.ts'
import { CopyButton } from './copy-button.tsx'
import styles from './invitation.module.css'
import { QrCode } from './qr-code.tsx'

/** The eight groups of a code, as keys. */
const groupNames = ['1', '2', '3', '4', '5', '6', '7', '8'] as const

interface InvitationViewProps {
  readonly invitation: Invitation
  /** How long it is good, for whom, and what they do with it. */
  readonly children: ReactNode
  readonly addresses: readonly string[]
}

/** An invitation as code, link and QR code, with what to do with it. */
export function InvitationView({ invitation, children, addresses }: InvitationViewProps) {
  const { code, link } = invitation
  return (
    <div className={styles.invitation}>
      <div className={styles.words}>
        <output className={styles.code} aria-label="Invitation code">
          {code.split('-').map((group, index) => (
            <span key={groupNames[index]}>
              {index > 0 && <span className={styles.hyphen}>-</span>}
              {group}
            </span>
          ))}
        </output>
        <div className={styles.buttons}>
          <CopyButton text={code}>Copy the code</CopyButton>
          <CopyButton text={link}>Copy the link</CopyButton>
        </div>
        <p className={styles.note}>{children}</p>
        {addresses.length > 0 && (
          <div>
            <p className={styles.note}>If they cannot find you, they can type your address:</p>
            <ul className={styles.addresses}>
              {addresses.map((address) => (
                <li key={address}>{address}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <QrCode text={link} label="The invitation as a QR code" />
    </div>
  )
}
