import {
  Bookmark,
  ChartNoAxesColumn,
  Heart,
  type LucideIcon,
  MessageCircle,
  MessageSquare,
  Repeat2,
  Reply,
  Send,
  Share2,
  Star,
  ThumbsUp,
} from 'lucide-react'
import type { Platform } from '../../../../shared/plan/lists.ts'

/** How a platform lays a post out. */
export interface Look {
  /**
   * `beside`: the text stands beside the picture of who posts, `below`: under it, `photo`: the picture leads and the text
   * is its caption, `bubble`: a message in a chat, `film`: text over a film, `page`: a film with its description,
   * `letter`: an e-mail.
   */
  readonly layout: 'beside' | 'below' | 'photo' | 'bubble' | 'film' | 'page' | 'letter'
  /** What readers can do with it. */
  readonly actions: readonly LucideIcon[]
  /**
   * After how many characters and lines the rest is folded away; null for never. No platform publishes this, and it
   * changes with the width of the screen: it is what their apps did on a telephone when this was written.
   */
  readonly fold: { readonly characters: number; readonly lines: number; readonly words: string } | null
  /** Whether links in the text can be followed, and hashtags. */
  readonly linksWork: boolean
  /** Whether a card for the linked page stands below a post without pictures. */
  readonly linkCard: boolean
}

const plain = { fold: null, linksWork: true, linkCard: true } as const

/** What tells the platforms' posts apart; their colours are in the style sheet. */
export const looks: Readonly<Record<Platform, Look>> = {
  x: { ...plain, layout: 'beside', actions: [MessageCircle, Repeat2, Heart, ChartNoAxesColumn, Bookmark] },
  bluesky: { ...plain, layout: 'beside', actions: [MessageSquare, Repeat2, Heart] },
  mastodon: { ...plain, layout: 'below', actions: [Reply, Repeat2, Star, Bookmark] },
  threads: { ...plain, layout: 'beside', actions: [Heart, MessageCircle, Repeat2, Send] },
  instagram: {
    layout: 'photo',
    actions: [Heart, MessageCircle, Send, Bookmark],
    fold: { characters: 125, lines: 2, words: '… more' },
    linksWork: false,
    linkCard: false,
  },
  facebook: {
    ...plain,
    layout: 'below',
    actions: [ThumbsUp, MessageCircle, Share2],
    fold: { characters: 477, lines: 5, words: '… See more' },
  },
  linkedin: {
    ...plain,
    layout: 'below',
    actions: [ThumbsUp, MessageSquare, Repeat2, Send],
    fold: { characters: 210, lines: 3, words: '… more' },
  },
  tiktok: {
    layout: 'film',
    actions: [Heart, MessageCircle, Bookmark, Share2],
    fold: { characters: 80, lines: 2, words: '… more' },
    linksWork: false,
    linkCard: false,
  },
  telegram: { ...plain, layout: 'bubble', actions: [] },
  whatsapp: { ...plain, layout: 'bubble', actions: [], fold: { characters: 768, lines: 21, words: '… Read more' } },
  youtube: {
    layout: 'page',
    actions: [ThumbsUp, Share2, Bookmark],
    fold: { characters: 157, lines: 3, words: '...more' },
    linksWork: true,
    linkCard: false,
  },
  email: { ...plain, layout: 'letter', actions: [], linkCard: false },
}
