import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

/** One of several panels, of which one is shown at a time. */
export interface Panel {
  readonly id: string
  readonly title: string
  readonly content: ComponentChildren
}

/** Panels with tabs to choose one of them; only its content if there is one panel. Hidden panels keep what was typed. */
export const Tabs = ({
  label,
  panels,
  shown,
  show
}: {
  readonly label: string
  readonly panels: readonly Panel[]
  /** The id of the panel that is shown. */
  readonly shown: string
  readonly show: (id: string) => void
}) => {
  const list = useRef<HTMLDivElement>(null)
  if (panels.length < 2) return <>{panels.map(({ content }) => content)}</>
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
    const current = panels.findIndex(({ id }) => id === shown)
    const next = panels[(current + step + panels.length) % panels.length]
    if (step === 0 || !next) return
    show(next.id)
    list.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus()
  }
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {panels.map(({ id, title }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === shown}
            aria-controls={`panel-${id}`}
            tabIndex={id === shown ? 0 : -1}
            onClick={() => show(id)}
          >
            {title}
          </button>
        ))}
      </div>
      {panels.map(({ id, content }) => (
        <div key={id} id={`panel-${id}`} role="tabpanel" aria-labelledby={`tab-${id}`} hidden={id !== shown}>
          {content}
        </div>
      ))}
    </>
  )
}
