import type { Channel } from '../../../shared/plan/lists.ts'
import type { PostPatch } from '../../../shared/plan/post.ts'
import { useLists } from '../../state/lists.ts'
import { ChannelMark } from '../../ui/channel-mark.tsx'
import { channelWords, platformWords } from '../../ui/platform-words.ts'
import { TagPicker } from '../../ui/tag-picker.tsx'
import { createCampaign, createTag } from './new-entries.ts'
import type { PostFields } from './post-editing.ts'

interface LabelFieldsProps {
  readonly post: PostFields
  readonly change: (patch: PostPatch) => void
}

// One handle is often used on several platforms, so a channel without a name says which one it is.
const fullName = ({ name, platform, handle }: Channel) => name || `${platformWords[platform]} ${handle}`.trim()
const missing = (from: readonly string[], wanted: readonly string[]) => wanted.filter((id) => !from.includes(id))

/** Where the post goes, and under which labels. */
export function LabelFields({ post, change }: LabelFieldsProps) {
  const lists = useLists((state) => state.lists)
  return (
    <>
      <TagPicker
        label="Channels"
        items={lists.channels.map((channel) => ({
          ...channel,
          name: fullName(channel),
          shown: channelWords(channel),
          mark: <ChannelMark platform={channel.platform} named={false} />,
        }))}
        selected={post.channels}
        onChange={(channels) =>
          change({ addChannels: missing(post.channels, channels), removeChannels: missing(channels, post.channels) })
        }
      />
      <TagPicker
        label="Tags"
        items={lists.tags}
        selected={post.tags}
        onChange={(tags) => change({ addTags: missing(post.tags, tags), removeTags: missing(tags, post.tags) })}
        onCreate={(name) => void createTag(name, lists.tags.length).then((id) => change({ addTags: [id] }))}
      />
      <TagPicker
        label="Campaign"
        items={lists.campaigns}
        selected={post.campaign === null ? [] : [post.campaign]}
        onChange={(campaigns) => change({ campaign: campaigns.at(-1) ?? null })}
        onCreate={(name) => void createCampaign(name, lists.campaigns.length).then((campaign) => change({ campaign }))}
      />
    </>
  )
}
