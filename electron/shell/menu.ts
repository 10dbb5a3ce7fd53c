import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../shared/ipc/shell-bridge.ts'

/** The application menu. Commands that are the planner's go to the page; the rest are the system's own. */
export function installMenu(send: (command: MenuCommand) => void): void {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => send(command),
    // The page has the keys; the menu only shows them, so that a key never acts twice.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  })
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      item('New post', 'new-post', 'N'),
      item('Import posts ...', 'import'),
      item('Export changes ...', 'export-changes'),
      item('Apply changes ...', 'apply-changes'),
      { type: 'separator' },
      item('Settings', 'settings'),
      { type: 'separator' },
      process.platform === 'darwin' ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [
      item('Undo', 'undo', 'CmdOrCtrl+Z'),
      item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      item('Calendar', 'calendar', '1'),
      item('Board', 'board', '2'),
      item('Library', 'library', '3'),
      item('Team', 'team', '4'),
      { type: 'separator' },
      item('Find anything ...', 'palette', 'CmdOrCtrl+K'),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { role: 'toggleDevTools' },
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [item('Help', 'help', 'F1'), item('Keyboard shortcuts', 'shortcuts', '?')],
  }
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, file, edit, view, { role: 'windowMenu' }, help]))
}
