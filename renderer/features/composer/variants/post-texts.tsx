import { useEffect, useMemo, useRef } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Awareness } from 'y-protocols/awareness'
import type { Channel } from '../../../../shared/plan/lists.ts'
import { detachedChannels } from '../../../../shared/plan/variants.ts'
import { useLists } from '../../../state/lists.ts'
import { useReadOnly } from '../../../state/standing.ts'
import { ChannelMark } from '../../../ui/channel-mark.tsx'
import { InTurn } from '../../../ui/in-turn.tsx'
import { channelWords, platformWords } from '../../../ui/platform-words.ts'
import type { Peer } from '../carets.ts'
import { TextChecks } from '../checks/text-checks.tsx'
import { useOverFrom } from '../checks/use-over-from.ts'
import type { PostEditing, PostFields } from '../post-editing.ts'
import { ChannelPreview } from '../preview/channel-preview.tsx'
import { SpellingMenu } from '../spelling/spelling-menu.tsx'
import { useSpelling } from '../spelling/use-spelling.ts'
import { TextEditor } from '../text-editor.tsx'
import { usePeers } from '../use-peers.ts'
import { useReading } from '../use-reading.ts'
import { goTo } from '../writing/insert.ts'
import { useWriting } from '../writing/use-writing.ts'
import { WritingTools } from '../writing/writing-tools.tsx'
import { sharedTab, type TabId, useTab } from './use-tab.ts'
import { VariantBar } from './variant-bar.tsx'
import { VariantDetails } from './variant-details.tsx'
import styles from './variants.module.css'

interface PostTextsProps {
  readonly post: PostFields
  readonly editing: PostEditing
  readonly awareness: Awareness
  /** True for a post that was just made: the keyboard goes to its text. */
  readonly focusText: boolean
  /** True on the full page, where the preview stands beside the text. */
  readonly isWide: boolean
}

/** "Mastodon @ourgroup", and what else the tab shows only by signs. */
const fullName = (channel: Channel) =>
  channelWords(channel) === platformWords[channel.platform]
    ? channelWords(channel)
    : `${platformWords[channel.platform]} ${channelWords(channel)}`

/** What the post says: a tab for the shared text, and one for each channel that it goes to. */
export function PostTexts({ post, editing, awareness, focusText, isWide }: PostTextsProps) {
  const lists = useLists((state) => state.lists)
  const channels = lists.channels.filter(({ id }) => post.channels.includes(id))
  const ids = useReading(editing, () => channels.map(({ id }) => id))
  const detached = useReading(editing, () => detachedChannels(editing.doc))
  const [tab, show] = useTab(editing, awareness, ids)
  const peers = usePeers(awareness)
  // The keyboard goes to the text when the post is opened and when a key in the text changes the tab; else it stays.
  const focusNext = useRef<'always' | 'if-needed' | 'never'>(focusText ? 'always' : 'if-needed')
  const turn = useLatest((step: 1 | -1) => {
    const tabs: readonly TabId[] = [sharedTab, ...ids]
    focusNext.current = 'always'
    show(tabs.at((tabs.indexOf(tab) + step) % tabs.length) ?? sharedTab)
  })
  const { editor, onView, tools, findBar, mistake, closeMistake } = useWriting()
  const { language } = useSpelling(editor, post.language)
  const readOnly = useReadOnly() !== null
  const channel = channels.find(({ id }) => id === tab)
  const source = useMemo(() => editing.source(channel?.id ?? null), [editing, channel?.id])
  const spoken = channel === undefined ? channels.filter(({ id }) => !detached.includes(id)) : [channel]
  // A channel with its own wording would show another text than the one that is written here.
  const previewed = spoken[0]
  const [overFrom, limits] = useOverFrom(editing, spoken)
  return (
    <Tabs selectedKey={tab} onSelectionChange={(key) => show(String(key))} className={styles.tabs ?? ''}>
      <TabList
        aria-label="What the post says"
        className={styles.list ?? ''}
        data-alone={ids.length === 0 || undefined}
        data-crowded={(!isWide && ids.length > 3) || undefined}
      >
        <Tab
          id={sharedTab}
          aria-label={nameOf('Shared text', false, here(peers, sharedTab))}
          className={styles.tab ?? ''}
        >
          <span className={styles.tabName}>Shared text</span>
          <Here peers={here(peers, sharedTab)} />
        </Tab>
        {channels.map((each) => (
          <Tab
            key={each.id}
            id={each.id}
            data-twin={channels.some(({ id, platform }) => id !== each.id && platform === each.platform) || undefined}
            aria-label={nameOf(fullName(each), detached.includes(each.id), here(peers, each.id))}
            className={styles.tab ?? ''}
          >
            <span className={styles.tabMark} title={fullName(each)}>
              <ChannelMark platform={each.platform} named={false} />
            </span>
            <span className={styles.tabName}>{channelWords(each)}</span>
            {detached.includes(each.id) && <span className={styles.own} />}
            <Here peers={here(peers, each.id)} />
          </Tab>
        ))}
      </TabList>
      <TabPanel key={tab} id={tab} className={styles.panel ?? ''}>
        <div className={styles.write}>
          {channel !== undefined && (
            <VariantBar editing={editing} channel={channel.id} name={fullName(channel)} isReadOnly={readOnly} />
          )}
          <TextEditor
            editing={editing}
            source={source}
            awareness={awareness}
            label={channel === undefined ? 'Text of the post' : `Text for ${fullName(channel)}`}
            invitation={channel === undefined ? 'Write the post…' : 'Write for this channel…'}
            focus={focusNext}
            turn={turn}
            overFrom={overFrom}
            limits={limits}
            tools={tools}
            onView={onView}
          />
          {editor !== null && mistake !== null && language !== null && (
            <SpellingMenu
              key={mistake.from}
              view={editor.view}
              language={language}
              mistake={mistake}
              onClose={closeMistake}
            />
          )}
          {!readOnly && (
            <InTurn turn={2} meanwhile={<div className={styles.toolsRoom} />}>
              {editor !== null && (
                <WritingTools editor={editor} findBar={findBar} channel={channel ?? null} campaign={post.campaign} />
              )}
            </InTurn>
          )}
          <TextChecks editing={editing} channels={spoken} goTo={(from) => editor !== null && goTo(editor.view, from)} />
          {channel !== undefined && (
            <InTurn key={channel.id} turn={2} meanwhile={<div className={styles.toolsRoom} />}>
              <VariantDetails
                editing={editing}
                awareness={awareness}
                channel={channel}
                media={post.media}
                isReadOnly={readOnly}
                turn={turn}
              />
            </InTurn>
          )}
        </div>
        {previewed !== undefined && (
          <InTurn key={previewed.id} turn={3}>
            <ChannelPreview
              editing={editing}
              channel={previewed}
              post={post}
              summary={
                channel === undefined
                  ? `about as on ${fullName(previewed)}`
                  : `about as ${platformWords[previewed.platform]} shows it`
              }
              isShared={channel === undefined}
              isWide={isWide}
            />
          </InTurn>
        )}
      </TabPanel>
    </Tabs>
  )
}

/** The same function each time, which does what the newest one does. */
function useLatest<A extends readonly unknown[]>(newest: (...args: A) => void): (...args: A) => void {
  const latest = useRef(newest)
  useEffect(() => {
    latest.current = newest
  })
  return useRef((...args: A) => latest.current(...args)).current
}

const here = (peers: readonly Peer[], tab: TabId) => peers.filter((peer) => peer.tab === tab)

const nameOf = (name: string, isDetached: boolean, peers: readonly Peer[]) =>
  [name, isDetached ? 'own wording' : '', ...peers.map((peer) => `${peer.name} is here`)]
    .filter((part) => part !== '')
    .join(', ')

/** Who else has this text before them; the tab's name says it in words. */
function Here({ peers }: { readonly peers: readonly Peer[] }) {
  return peers.map(({ client, hue, name }) => <span key={client} className={styles.peer} data-hue={hue} title={name} />)
}
