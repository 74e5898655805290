import type { ComponentChildren } from 'preact'

/** A region that scrolls sideways on a narrow screen, by keyboard, too. */
export const Scroll = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be in reach of the keyboard
  <div class="scroll" tabIndex={0} role="region" aria-label={label}>
    {children}
  </div>
)
