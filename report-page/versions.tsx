import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatAge, formatBytes } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { formatOutcome, kindOf, type Line, linesOf, type Row, rowLabel } from './model.ts'

/** Lines above and below what is to be seen, so that scrolling finds them there. */
const margin = 8

/** The list of versions, with the trees of images; of thousands only what is to be seen is in the document. */
export const Versions = ({
  all,
  shown,
  now,
  selected,
  select
}: {
  readonly all: readonly Row[]
  readonly shown: readonly Row[]
  readonly now: number
  readonly selected: number | null
  readonly select: (index: number) => void
}) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const [top, setTop] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const { height, view } = useSizes(box)
  const lines = useMemo(() => linesOf(all, shown, open), [all, shown, open])
  const at = Math.min(active, lines.length - 1)

  useEffect(() => {
    setActive(0)
    if (box.current) box.current.scrollTop = 0
  }, [shown.length, shown[0]?.index])

  const toggle = ({ path, row }: Line, isOpen: boolean): void => {
    if (row.parts.length === 0) return
    const next = new Set(open)
    if (isOpen) next.add(path)
    else next.delete(path)
    setOpen(next)
  }
  const goTo = (place: number): void => {
    const next = Math.max(0, Math.min(lines.length - 1, place))
    const line = lines[next]
    const element = box.current
    if (!line || !element) return
    setActive(next)
    select(line.row.index)
    if (next * height < element.scrollTop) element.scrollTop = next * height
    else if ((next + 1) * height > element.scrollTop + view) element.scrollTop = (next + 1) * height - view
  }
  const press = (event: KeyboardEvent): void => {
    const line = lines[at]
    if (!line) return
    const page = Math.max(1, Math.floor(view / height) - 1)
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      PageDown: () => goTo(at + page),
      PageUp: () => goTo(at - page),
      Home: () => goTo(0),
      End: () => goTo(lines.length - 1),
      Enter: () => goTo(at),
      ' ': () => goTo(at),
      ArrowRight: () => (line.open || line.row.parts.length === 0 ? goTo(at + 1) : toggle(line, true)),
      ArrowLeft: () => {
        if (line.open) toggle(line, false)
        else goTo(lines.findLastIndex(({ depth }, place) => place < at && depth < line.depth))
      }
    }
    const act = keys[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  const first = Math.max(0, Math.floor(top / height) - margin)
  const seen = lines.slice(first, Math.ceil((top + view) / height) + margin)
  return (
    <div
      ref={box}
      class="list"
      role="treegrid"
      tabIndex={0}
      aria-label="Versions"
      aria-rowcount={lines.length}
      aria-activedescendant={lines.length > 0 ? `line-${at}` : undefined}
      onKeyDown={press}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      {lines.length === 0 && <p class="muted">No versions match.</p>}
      <div role="presentation" class="space" style={{ height: `${lines.length * height}px` }}>
        <div role="presentation" style={{ transform: `translateY(${first * height}px)` }}>
          {seen.map((line, offset) => (
            <VersionLine
              key={line.path}
              line={line}
              place={first + offset}
              isActive={first + offset === at}
              isSelected={line.row.index === selected}
              now={now}
              choose={() => goTo(first + offset)}
              toggle={() => toggle(line, !line.open)}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

const VersionLine = ({
  line: { row, depth, open },
  place,
  isActive,
  isSelected,
  now,
  choose,
  toggle
}: {
  readonly line: Line
  readonly place: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly now: number
  readonly choose: () => void
  readonly toggle: () => void
}) => {
  const { version, verdict, change, time, bytes, parts } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      id={`line-${place}`}
      role="row"
      class={`line${isActive ? ' active' : ''}`}
      aria-rowindex={place + 1}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={parts.length > 0 ? open : undefined}
      onClick={choose}
    >
      <span role="gridcell" class="verdict">
        <span class={`badge ${verdict}`}>{formatOutcome(version)}</span>
        {change !== 'same' && (
          <span class="star" title="differs from the run">
            *
          </span>
        )}
      </span>
      <span role="gridcell" class="name" style={{ paddingLeft: `${depth * 1.5}em` }}>
        {parts.length > 0 ? (
          <span
            class="twisty"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation()
              toggle()
            }}
          >
            {open ? '▾' : '▸'}
          </span>
        ) : (
          <span class="twisty" aria-hidden="true" />
        )}
        <bdi>{rowLabel(row)}</bdi> <small>{kindOf(row)}</small>
      </span>
      <span role="gridcell" class="why">
        {escapeControlChars(version.error ?? version.reasons.map(({ text }) => text).join('; '))}
      </span>
      <span role="gridcell" class="number">
        {time === null ? '?' : formatAge(now - time)}
      </span>
      <span role="gridcell" class="number size">
        {bytes === null ? '' : formatBytes(bytes)}
      </span>
    </div>
  )
}

/** The height of a line, as the style sheet says it for this width, and of the list. */
const useSizes = (box: { readonly current: HTMLElement | null }) => {
  const [sizes, setSizes] = useState({ height: 40, view: 600 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const height = Number.parseFloat(getComputedStyle(element).getPropertyValue('--line'))
      setSizes({ height, view: element.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return sizes
}
