/** One question that people ask, and its answer in the words of the screens. */
export interface Topic {
  readonly id: string
  readonly title: string
  /** Other words by which it is looked for. */
  readonly keywords: string
  readonly paragraphs: readonly string[]
  /** A command that leads to where it is done. */
  readonly act?: { readonly words: string; readonly command: string }
}

/** The topic that lists the keys; its answer is made of the commands. */
export const keyboardTopic = 'keyboard'

/** Everything that the help explains, in the order in which a new member meets it. */
export const topics: readonly Topic[] = [
  {
    id: 'first-steps',
    title: 'First steps',
    keywords: 'start begin new tour introduction',
    paragraphs: [
      'Add the accounts that you post to under Settings, Channels. Placard never asks for their passwords and posts nothing by itself.',
      'Press N and write. Choose its channels, and a day and time. A post without a time waits under Undated, beside the calendar, until you drag it onto a day.',
      'Say how far it is with its status: idea, draft, review, approved, scheduled, posted. The board has a column for each.',
      'Then invite the others on the Team screen.',
    ],
    act: { words: 'Go to the settings', command: 'settings' },
  },
  {
    id: 'saving',
    title: 'How is it saved?',
    keywords: 'save where data stored disk damage damaged lost backup copy account server cloud',
    paragraphs: [
      'By itself, on this computer’s own disk, while you type. There is no save button, no account and no server.',
      'The sign at the bottom left says “Saved” only when the disk has it. Press it to see when that was, and who else has it.',
      'If the disk gives a post back damaged, that sign says so and names it. Nothing else is touched by it, and the post comes again by itself from the next computer of the team that has it.',
      'Each day on which the plan changes, a copy of it is kept too, without its media. It opens as a plan of its own under Settings, Backups.',
    ],
    act: { words: 'Go to the settings', command: 'settings' },
  },
  {
    id: 'invite',
    title: 'Invite someone',
    keywords: 'team member join code qr link add person computer',
    paragraphs: [
      'Team, Invite someone makes a code, a link and a QR code. Send one of them to the other person by a way that you trust: whoever has it can join until it is used up, ends after a week, or is withdrawn.',
      'The other person starts Placard, chooses “Join with an invitation” and pastes it. Both computers must be on at that moment.',
      'A second computer of your own joins by “Add my other computer”.',
    ],
    act: { words: 'Go to the team', command: 'team' },
  },
  {
    id: 'sync',
    title: 'What syncs, and when?',
    keywords: 'synced share offline merge conflict together internet same time edits',
    paragraphs: [
      'Posts, channels, tags, campaigns, hashtag groups, snippets and the files of the Library go to everyone in the team. How Placard looks, in which zone you view times and what you filter stay on your computer.',
      'Changes travel whenever two computers of the team are on and can reach each other, on the same network or over the internet. Nothing waits for you: write offline as long as you like.',
      'When two people changed the same post apart from each other, both texts are merged letter by letter and nothing that anyone wrote is lost. Read such a post once more before it goes out.',
      'Small previews of pictures come first, the files after them, and both behind every edit.',
    ],
  },
  {
    id: 'not-connected',
    title: 'We do not find each other',
    keywords: 'connect connection offline firewall address network wifi trouble problem sync not working',
    paragraphs: [
      'Press “Why am I not connected?” on the Team screen: it names the cause and what to do next.',
      'On the same network, type the address that stands beside the other computer’s name on its Team screen. Guest networks often keep computers apart: a phone’s hotspot helps.',
      'A team whose members are never on at the same time can run a hub, a small computer that is always on.',
    ],
    act: { words: 'Go to the team', command: 'team' },
  },
  {
    id: 'file',
    title: 'Without a network',
    keywords: 'usb stick file bundle export changes mail offline carry',
    paragraphs: [
      'Team, Export changes… writes a file of everything, or of what one member lacks. Carry it on a stick or send it by mail: only your team can open it.',
      'The other one drops it on the window. Twice, or in the wrong order, does no harm. Pictures and videos go along if you say how much may.',
    ],
    act: { words: 'Export changes…', command: 'export-changes' },
  },
  {
    id: 'roles',
    title: 'Who may do what?',
    keywords: 'role viewer editor approver admin permission rights remove approve approval sign review',
    paragraphs: [
      'Viewers see everything and change nothing. Editors write, plan and schedule. Approvers also approve posts. Admins also decide who is in the team.',
      'An approval is for exactly what the post says and shows then. Whoever edits it afterwards takes the approval away, and taking the edit back brings it again. Moving the post to another day changes nothing.',
      'Where the team has an approver, a post that is scheduled without their word says so. In a plan that was opened from a backup nothing is approved: each post tells who had approved it before.',
      'Make two people admins: if the only admin loses their computer, nobody can remove it.',
    ],
    act: { words: 'Go to the team', command: 'team' },
  },
  {
    id: 'channels',
    title: 'A text for each channel',
    keywords: 'variant wording version platform counter limit length thread too long preview',
    paragraphs: [
      'Each channel of a post has a tab. It says what the shared text says until you type there; then it has its own wording, shown by a dot. “Use shared text” goes back, and what was written is kept.',
      'The ring beside a channel’s sign shows how much room is left, counted as that platform counts. Press Limits to read the rule and where it is published.',
      'Below the text stands what a platform would refuse, and how to mend it. A text that is too long can become a thread.',
    ],
  },
  {
    id: 'times',
    title: 'Times and zones',
    keywords: 'time zone clock hour daylight saving slot schedule utc travel',
    paragraphs: [
      'The plan has one time zone, under Settings, Plan. Each post keeps the zone in which its time was typed, so 9:00 stays 9:00 when the clocks change.',
      'You may view all times in another zone: press the zone at the top of the calendar.',
      'Give a channel weekly times under Settings, Channels, and new posts are offered the next free one.',
    ],
  },
  {
    id: 'pictures',
    title: 'Pictures and their rights',
    keywords: 'library media image video alt text licence credit camera metadata location',
    paragraphs: [
      'Drop pictures and videos on a post or on the Library. The places, names and times that cameras hide in them are taken out first.',
      'Say under Rights whose work it is. What nobody has looked into is marked until someone does.',
      'Alt text says what a picture shows, for people who cannot see it. Write it beside the picture in the post.',
    ],
    act: { words: 'Go to the Library', command: 'library' },
  },
  {
    id: 'undo',
    title: 'Take something back',
    keywords: 'undo redo delete restore mistake removed trash',
    paragraphs: [
      'Undo takes back what you did, step by step, and never what somebody else did. That is why deleting asks no question: the notice at the bottom offers to take it back.',
      'Text has an undo of its own while you write.',
    ],
    act: { words: 'Undo', command: 'undo' },
  },
  {
    id: keyboardTopic,
    title: 'Keyboard shortcuts',
    keywords: 'keys hotkeys help',
    paragraphs: [],
  },
]

/** The topics that have all of the words somewhere, those with them in the title first. */
export function foundTopics(typed: string): readonly Topic[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word))
  const inTitle = topics.filter(({ title }) => has(title))
  const inText = topics.filter((topic) => has([topic.title, topic.keywords, ...topic.paragraphs].join(' ')))
  return [...new Set([...inTitle, ...inText])]
}
