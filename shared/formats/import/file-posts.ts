import type { ImportOptions } from '../../ipc/import-api.ts'
import { type Campaign, type Channel, type Lists, type Member, platforms, type Tag } from '../../plan/lists.ts'
import type { NewPost } from '../../plan/post.ts'
import { channelParts, channelWord } from '../export/listed.ts'
import type { OwnFields } from '../read-own-post.ts'
import type { RowPost } from '../read-post.ts'
import { createNameBook } from './name-book.ts'

/** The posts of a file with the ids of this plan, and the entries of its lists that they need. */
export interface FiledPosts {
  readonly posts: readonly NewPost[]
  readonly tags: readonly Tag[]
  readonly campaigns: readonly Campaign[]
  readonly channels: readonly Channel[]
  /** Assignees whom the plan does not know. */
  readonly members: readonly Member[]
}

type FilingOptions = Pick<ImportOptions, 'hashtagsToTags' | 'channel' | 'newChannels'>

/** Turns the file's words for tags, campaigns and accounts into ids of the plan's lists. */
export function filePosts(
  rows: readonly RowPost[],
  lists: Lists,
  options: FilingOptions,
  newId: () => string,
): FiledPosts {
  const tags = createNameBook<Tag>(
    lists.tags,
    (tag) => tag.name,
    (name, hue) => ({ id: newId(), name, hue }),
  )
  const campaigns = createNameBook<Campaign>(
    lists.campaigns,
    (campaign) => campaign.name,
    (name, hue) => ({ id: newId(), name, hue }),
  )
  const members = createNameBook<Member>(
    lists.members,
    (member) => member.name,
    (name, hue) => ({ id: newId(), name, hue }),
  )
  const words = createNameBook<Channel>(lists.channels, channelWord, (word, hue) => ({
    id: newId(),
    ...channelOfWord(word),
    hue,
  }))
  const platform = options.newChannels
  const channels = createNameBook<Channel>(
    byPlatform(lists.channels, platform),
    (channel) => channel.handle.replace(/^@/, ''),
    (handle, hue) => ({ id: newId(), platform: platform ?? 'x', name: '', handle: `@${handle}`, hue }),
  )

  function channelOf(row: RowPost): string | null {
    if (row.handle === null) return options.channel
    return platform === null ? (channels.known(row.handle) ?? options.channel) : channels.idOf(row.handle)
  }

  const posts = rows.map((row): NewPost => {
    const names = options.hashtagsToTags ? [...row.tags, ...row.hashtags] : row.tags
    const channel = channelOf(row)
    const own = row.own === undefined ? {} : ownFields(row.own)
    return {
      text: row.text,
      status: row.status,
      schedule: row.schedule,
      link: row.link,
      metrics: row.metrics,
      importKey: row.importKey,
      tags: [...new Set(names.map((name) => tags.idOf(name.slice(0, maxName))))],
      channels: channel === null ? [] : [channel],
      campaign: row.campaign === null ? null : campaigns.idOf(row.campaign.slice(0, maxName)),
      ...own,
    }
  })
  return {
    posts,
    tags: tags.made,
    campaigns: campaigns.made,
    channels: [...channels.made, ...words.made],
    members: members.made,
  }

  function ownFields({ channels: named, assignee, createdAt, versions, media, language }: OwnFields): Partial<NewPost> {
    return {
      channels: named.map((word) => words.idOf(word)),
      assignee: assignee === null ? null : members.idOf(assignee.slice(0, maxName)),
      media,
      language,
      variants: new Map([...versions].map(([word, variant]) => [words.idOf(word), variant])),
      ...(createdAt === null ? {} : { createdAt }),
    }
  }
}

/** A channel as its word in an export says; a platform that is not known here is taken for X, as elsewhere. */
function channelOfWord(word: string): Pick<Channel, 'platform' | 'handle' | 'name'> {
  const { platform, handle, name } = channelParts(word)
  return { platform: platforms.find((known) => known === platform) ?? 'x', handle, name }
}

/** The lists keep names up to this many characters. */
const maxName = 200

/** With a platform chosen only its channels count; an account of the same name elsewhere is another channel. */
const byPlatform = (channels: readonly Channel[], platform: Channel['platform'] | null) =>
  platform === null ? channels : channels.filter((channel) => channel.platform === platform)
