import { CircleX } from 'lucide-react'
import type { Card } from '../../shared/plan/post.ts'
import { refusingChannels } from '../../shared/plan/refusals.ts'
import { useLists } from '../state/lists.ts'
import { platformWords } from './platform-words.ts'
import { Sign } from './sign.tsx'

/** A sign on a post that some of its channels would refuse as it is; nothing on others. */
export function RefusalMark({ card }: { readonly card: Card }) {
  const channels = useLists((state) => state.lists.channels)
  const refusing = refusingChannels(card, channels)
  if (refusing.length === 0) return null
  const platforms = [...new Set(refusing.map(({ platform }) => platformWords[platform]))]
  const words = `To mend for ${platforms.join(', ')}`
  return <Sign icon={CircleX} words={words} tone="danger" />
}
