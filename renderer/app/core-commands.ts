import { statuses } from '../../shared/plan/post.ts'
import { type Command, useAddCommands } from '../state/commands.ts'
import { useFilters } from '../state/filters.ts'
import { startPost } from '../state/new-post.ts'
import { usePreferences } from '../state/preferences.ts'
import { useSession } from '../state/session.ts'
import { saysReadOnly, useUndo } from '../state/undo.ts'
import { statusWords } from '../ui/status-words.ts'
import { useHelp } from './help/help-store.ts'
import { keyboardTopic, topics } from './help/topics.ts'
import { useJoinRequest } from './join-request.ts'
import { saveExport } from './settings/save-export.ts'

const session = () => useSession.getState()
const prefer = usePreferences.getState().set

const actions: readonly Command[] = [
  { id: 'new-post', label: 'New post', keywords: 'create write idea', shortcut: 'n', run: () => void startPost() },
  {
    id: 'import',
    label: 'Import posts from a file…',
    keywords: 'csv spreadsheet',
    run: () => saysReadOnly() || session().setImport(true),
  },
  {
    id: 'export-csv',
    label: 'Export posts as a spreadsheet (CSV)',
    keywords: 'save file',
    run: () => void saveExport('csv'),
  },
  {
    id: 'export-calendar',
    label: 'Export posts as a calendar file (.ics)',
    keywords: 'save ical icalendar',
    run: () => void saveExport('ics'),
  },
  { id: 'export-json', label: 'Export posts as JSON', keywords: 'save file', run: () => void saveExport('json') },
  { id: 'undo', label: 'Undo', shortcut: 'mod+z', run: () => void useUndo.getState().undo() },
  { id: 'redo', label: 'Redo', shortcut: 'mod+shift+z', run: () => void useUndo.getState().redo() },
  {
    id: 'palette',
    label: 'Find or do anything',
    shortcut: 'mod+k',
    run: () => session().setPalette(!session().paletteOpen),
  },
  {
    id: 'shortcuts',
    label: 'Keyboard shortcuts',
    keywords: 'help keys hotkeys',
    shortcut: '?',
    run: () => useHelp.getState().show(keyboardTopic),
  },
  {
    id: 'join',
    label: 'Join a team with an invitation…',
    keywords: 'code',
    run: () => useJoinRequest.getState().ask(''),
  },
]

const places: readonly Command[] = [
  {
    id: 'calendar',
    label: 'Go to the calendar',
    keywords: 'month week list',
    shortcut: '1',
    run: () => session().show('calendar'),
  },
  {
    id: 'board',
    label: 'Go to the board',
    keywords: 'kanban columns status',
    shortcut: '2',
    run: () => session().show('board'),
  },
  {
    id: 'library',
    label: 'Go to the Library',
    keywords: 'media images pictures videos assets',
    shortcut: '3',
    run: () => session().show('library'),
  },
  {
    id: 'team',
    label: 'Go to the team',
    keywords: 'members invite sync',
    shortcut: '4',
    run: () => session().show('team'),
  },
  {
    id: 'settings',
    label: 'Go to the settings',
    keywords: 'channels tags campaigns',
    shortcut: '5',
    run: () => session().show('settings'),
  },
]

const looks: readonly Command[] = [
  { id: 'theme-light', label: 'Light theme', keywords: 'appearance', run: () => prefer({ theme: 'light' }) },
  { id: 'theme-dark', label: 'Dark theme', keywords: 'appearance night', run: () => prefer({ theme: 'dark' }) },
  { id: 'theme-system', label: 'Theme of the system', keywords: 'appearance', run: () => prefer({ theme: 'system' }) },
  { id: 'compact', label: 'Compact density', keywords: 'appearance dense', run: () => prefer({ density: 'compact' }) },
  {
    id: 'comfortable',
    label: 'Comfortable density',
    keywords: 'appearance',
    run: () => prefer({ density: 'comfortable' }),
  },
]

const filters: readonly Command[] = [
  { id: 'clear-filter', label: 'Clear the filter', run: () => useFilters.getState().clear() },
  ...statuses.map((status) => ({
    id: `filter-${status}`,
    label: `Show only: ${statusWords[status]}`,
    keywords: 'filter status',
    run: () => useFilters.getState().setFilter({ statuses: [status] }),
  })),
]

const help: readonly Command[] = [
  {
    id: 'help',
    label: 'Help',
    keywords: 'how what why manual guide',
    shortcut: 'f1',
    run: () => useHelp.getState().show(),
  },
  ...topics
    .filter(({ id }) => id !== keyboardTopic)
    .map(({ id, title, keywords }) => ({
      id: `help-${id}`,
      label: `Help: ${title}`,
      keywords,
      run: () => useHelp.getState().show(id),
    })),
]

const all = [...actions, ...places, ...looks, ...filters, ...help]

/** The commands that are there on every screen. */
export function useCoreCommands(): void {
  useAddCommands(all)
}
