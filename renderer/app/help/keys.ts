/** Keys that are no commands of the palette: they mean something where the keyboard is. `Mod` is Ctrl, on a Mac ⌘. */
export interface KeyGroup {
  readonly title: string
  readonly keys: readonly (readonly [does: string, keys: string])[]
}

/** The keys of each part of the window. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'On posts, everywhere',
    keys: [
      ['Go to the next one', 'Arrows'],
      ['Open it', 'Enter'],
      ['Pick several', 'Space'],
      ['What can be done with it', 'Shift F10'],
      ['Delete it', 'Delete'],
      ['Close what is open', 'Escape'],
    ],
  },
  {
    title: 'In the calendar',
    keys: [
      ['Move the post by a day, a week, in the week by 15 minutes', 'Shift Arrows'],
      ['Pick it up, walk to a day, put it down with Enter', 'M'],
      ['The month or week before, and after', 'PageUp PageDown'],
    ],
  },
  {
    title: 'On the board',
    keys: [
      ['Move the post to the status beside', 'Mod Arrows'],
      ['What can be done with it', 'M'],
      ['Pick all of the column', 'Mod A'],
    ],
  },
  {
    title: 'In the Library',
    keys: [
      ['Star', 'S'],
      ['Pick all', 'Mod A'],
    ],
  },
  {
    title: 'While you write',
    keys: [
      ['Find and replace in the text', 'Mod F'],
      ['Next spelling mistake', 'F7'],
      ['What may be meant by the misspelt word', 'Alt Enter'],
      ['Next text of the post', 'Ctrl PageDown'],
      ['Previous text of the post', 'Ctrl PageUp'],
    ],
  },
]
