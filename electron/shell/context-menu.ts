import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'

/** The menu of a right click into text: spelling first, then what is always there. */
export function offerTextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, misspelledWord, dictionarySuggestions }) => {
    if (!isEditable && selectionText === '') return
    const spelling: MenuItemConstructorOptions[] = dictionarySuggestions.map((word) => ({
      label: word,
      click: () => contents.replaceMisspelling(word),
    }))
    if (misspelledWord !== '') {
      spelling.push({
        label: 'Add to dictionary',
        click: () => contents.session.addWordToSpellCheckerDictionary(misspelledWord),
      })
      spelling.push({ type: 'separator' })
    }
    const edit: MenuItemConstructorOptions[] = isEditable
      ? [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { type: 'separator' }, { role: 'selectAll' }]
      : [{ role: 'copy' }]
    Menu.buildFromTemplate([...spelling, ...edit]).popup()
  })
}
