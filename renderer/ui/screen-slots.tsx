import { createContext, type ReactNode, useContext } from 'react'
import { createPortal } from 'react-dom'

/** Where the window's header takes a screen's own title and controls. */
export const ScreenSlots = createContext<{ readonly title: HTMLElement | null; readonly controls: HTMLElement | null }>(
  {
    title: null,
    controls: null,
  },
)

/** Puts a screen's own title in the place of its name in the header, such as "November 2026". */
export function ScreenTitle({ children }: { readonly children: ReactNode }) {
  const { title } = useContext(ScreenSlots)
  return title === null ? null : createPortal(children, title)
}

/** Puts a screen's own controls beside its title in the header, such as the view switch. */
export function ScreenControls({ children }: { readonly children: ReactNode }) {
  const { controls } = useContext(ScreenSlots)
  return controls === null ? null : createPortal(children, controls)
}

interface ScreenHeaderProps {
  readonly title: string
  readonly children?: ReactNode
}

/** A screen's title and controls in one. */
export function ScreenHeader({ title, children }: ScreenHeaderProps) {
  return (
    <>
      <ScreenTitle>{title}</ScreenTitle>
      <ScreenControls>{children}</ScreenControls>
    </>
  )
}
