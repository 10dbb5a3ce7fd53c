import type { ReactNode } from 'react'
import type { Channel } from '../../../../shared/plan/lists.ts'
import type { MediaUse } from '../../../../shared/plan/post.ts'
import { platformRules } from '../../../../shared/platforms/platform-rules.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { channelWords } from '../../../ui/platform-words.ts'
import { looks } from './looks.ts'
import styles from './post.module.css'
import { EmptyFrame, ShownMedia } from './shown-media.tsx'
import { linkedHost } from './shown-text.ts'
import { ShownText } from './shown-text-view.tsx'

/** One post as it is shown: on a channel, with its text as it would be posted. */
export interface ShownPost {
  readonly channel: Channel
  readonly text: string
  readonly media: readonly MediaUse[]
  readonly contentWarning: string
  /** When it goes out, in words. */
  readonly when: string
}

const accountOf = ({ handle, name }: Channel) => handle || name
const nameOf = (channel: Channel) => channel.name || channelWords(channel).replace(/^@/, '')

/** The post in the layout of its platform. */
export function PostLayout({ post }: { readonly post: ShownPost }) {
  switch (looks[post.channel.platform].layout) {
    case 'beside':
      return <Beside post={post} />
    case 'below':
      return <Below post={post} />
    case 'photo':
      return <Photo post={post} />
    case 'bubble':
      return <Bubble post={post} />
    case 'film':
      return <FilmOver post={post} />
    case 'page':
      return <Page post={post} />
    case 'letter':
      return <Letter post={post} />
  }
}

function Beside({ post }: { readonly post: ShownPost }) {
  return (
    <div className={styles.beside}>
      <Avatar name={nameOf(post.channel)} hue={post.channel.hue} size={32} named={false} />
      <div className={styles.column}>
        <p className={styles.byline}>
          <b>{nameOf(post.channel)}</b>
          {accountOf(post.channel) !== nameOf(post.channel) && <span>{accountOf(post.channel)}</span>}
          <span>· {post.when}</span>
        </p>
        <Body post={post} />
        <Actions post={post} />
      </div>
    </div>
  )
}

function Below({ post }: { readonly post: ShownPost }) {
  return (
    <div className={styles.below}>
      <Header post={post} second={post.channel.platform === 'mastodon' ? accountOf(post.channel) : post.when} />
      <Body post={post} />
      <Actions post={post} />
    </div>
  )
}

function Photo({ post }: { readonly post: ShownPost }) {
  const { channel, text, media } = post
  return (
    <div className={styles.photo}>
      <Header post={post} second={null} />
      {media.length === 0 ? <EmptyFrame ratio={1} kind="image" /> : <ShownMedia channel={channel} media={media} />}
      <Actions post={post} />
      <ShownText platform={channel.platform} text={text} lead={accountOf(channel).replace(/^@/, '')} />
    </div>
  )
}

function Bubble({ post: { channel, text, media, when } }: { readonly post: ShownPost }) {
  return (
    <div className={styles.bubble}>
      {channel.platform === 'telegram' && <b className={styles.sender}>{nameOf(channel)}</b>}
      <ShownMedia channel={channel} media={media} />
      <ShownText platform={channel.platform} text={text} />
      {media.length === 0 && <LinkCard channel={channel} text={text} />}
      <span className={styles.sent}>{when}</span>
    </div>
  )
}

function FilmOver({ post }: { readonly post: ShownPost }) {
  const { channel, text, media } = post
  return (
    <div className={styles.film}>
      {media.length === 0 ? <EmptyFrame ratio={9 / 16} kind="video" /> : <ShownMedia channel={channel} media={media} />}
      <div className={styles.over}>
        <b>{accountOf(channel)}</b>
        <ShownText platform={channel.platform} text={text} />
      </div>
      <Actions post={post} />
    </div>
  )
}

function Page({ post }: { readonly post: ShownPost }) {
  const { channel, text, media } = post
  return (
    <div className={styles.page}>
      {media.length === 0 ? <EmptyFrame ratio={16 / 9} kind="video" /> : <ShownMedia channel={channel} media={media} />}
      <Header post={post} second={null} />
      <Actions post={post} />
      <div className={styles.description}>
        <b>{post.when}</b>
        <ShownText platform={channel.platform} text={text} />
      </div>
    </div>
  )
}

function Letter({ post: { channel, text, media, when } }: { readonly post: ShownPost }) {
  return (
    <div className={styles.letter}>
      <p className={styles.byline}>
        <b>{channelWords(channel)}</b>
        <span>{when}</span>
      </p>
      <ShownText platform={channel.platform} text={text} />
      <ShownMedia channel={channel} media={media} />
    </div>
  )
}

function Header({ post: { channel }, second }: { readonly post: ShownPost; readonly second: string | null }) {
  return (
    <div className={styles.header}>
      <Avatar name={nameOf(channel)} hue={channel.hue} size={32} named={false} />
      <p className={styles.names}>
        <b>{channel.platform === 'instagram' ? accountOf(channel).replace(/^@/, '') : nameOf(channel)}</b>
        {second !== null && <span>{second}</span>}
      </p>
    </div>
  )
}

/** Text, pictures and the card of a link; folded behind its content warning where the platform has one. */
function Body({ post: { channel, text, media, contentWarning } }: { readonly post: ShownPost }) {
  const content: ReactNode = (
    <>
      <ShownText platform={channel.platform} text={text} />
      <ShownMedia channel={channel} media={media} />
      {media.length === 0 && <LinkCard channel={channel} text={text} />}
    </>
  )
  if (contentWarning === '' || !platformRules[channel.platform].text.countsWarning) return content
  return (
    <details className={styles.warning}>
      <summary>{contentWarning}</summary>
      {content}
    </details>
  )
}

/** Nothing is loaded from the network, so the page's own picture and title stay unknown. */
function LinkCard({ channel, text }: { readonly channel: Channel; readonly text: string }) {
  const host = linkedHost(text)
  if (host === null || !looks[channel.platform].linkCard) return null
  return (
    <div className={styles.linkCard}>
      <span>{host}</span>
      <p>Picture and title of the page</p>
    </div>
  )
}

function Actions({ post: { channel } }: { readonly post: ShownPost }) {
  const { actions } = looks[channel.platform]
  return (
    <p className={styles.actions} aria-hidden="true">
      {actions.map((Glyph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the row never changes
        <Glyph key={index} size={18} strokeWidth={1.5} absoluteStrokeWidth />
      ))}
    </p>
  )
}
