import { useEffect } from 'react'
import { usePreferences } from '../state/preferences.ts'

/** Puts the person's theme and density on the page, and tells the shell the theme. */
export function useAppearance(): void {
  const theme = usePreferences((state) => state.theme)
  const density = usePreferences((state) => state.density)
  useEffect(() => {
    const { dataset } = document.documentElement
    if (theme === 'system') delete dataset.theme
    else dataset.theme = theme
    dataset.density = density
    window.placard?.setTheme(theme)
  }, [theme, density])
}
