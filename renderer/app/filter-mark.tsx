import { Avatar } from '../ui/avatar.tsx'
import { ChannelMark } from '../ui/channel-mark.tsx'
import { StatusMark } from '../ui/status-mark.tsx'
import styles from './filter-bar.module.css'
import type { FilterChoice } from './filter-choices.ts'

/** The mark before a choice's name. */
export function FilterMark({ choice: { mark, name } }: { readonly choice: FilterChoice }) {
  switch (mark.kind) {
    case 'status':
      return <StatusMark status={mark.status} />
    case 'channel':
      return <ChannelMark platform={mark.platform} named={false} />
    case 'person':
      return <Avatar name={name} hue={mark.hue} named={false} />
    case 'hue':
      return <span className={styles.dot} data-hue={mark.hue} />
  }
}
