import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatAge, formatBytes } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { keyAction } from './keys.ts'
import { formatOutcome, formatRowReasons, fullLabel, kindOf, type Line, linesOf, type Row, rowLabel } from './model.ts'

/** The number of lines rendered beyond each end of the visible ones, so that scrolling finds them in the document. */
const overscan = 8

/** A tree grid of versions and the parts of images; only visible lines are in the document, because there may be thousands. */
export const Versions = ({
  all,
  shown,
  selected,
  select
}: {
  readonly all: readonly Row[]
  readonly shown: readonly Row[]
  readonly selected: number | null
  readonly select: (index: number) => void
}) => {
  const { lines, toggle } = useLines(all, shown)
  const [lastActive, setActive] = useState(0)
  const [scrollTop, setScrollTop] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const { lineHeight, listHeight } = useSizes(list)
  const active = Math.min(lastActive, lines.length - 1)
  const { tip, ...tipHandlers } = useFullNames(list, lines, active)

  useEffect(() => {
    setActive(0)
    if (list.current) list.current.scrollTop = 0
  }, [shown.length, shown[0]?.index])

  const moveTo = (index: number): void => {
    const line = lines[index]
    if (!line || !list.current) return
    setActive(index)
    select(line.row.index)
    const top = index * lineHeight
    list.current.scrollTop = Math.max(Math.min(list.current.scrollTop, top), top + lineHeight - listHeight)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor(listHeight / lineHeight) - 1)
    const action = keyAction(event.key, lines, active, page)
    const line = lines[active]
    if (!action || !line) return
    event.preventDefault()
    if ('moveTo' in action) moveTo(action.moveTo)
    else toggle(line)
  }
  const first = Math.max(0, Math.floor(scrollTop / lineHeight) - overscan)
  const end = Math.ceil((scrollTop + listHeight) / lineHeight) + overscan
  return (
    <div class="versions">
      <div
        ref={list}
        {...tipHandlers}
        style={{ height: `${lines.length * lineHeight + 2}px` }}
        class="list"
        role="treegrid"
        tabIndex={0}
        aria-label="Versions"
        aria-rowcount={lines.length}
        aria-activedescendant={lines.length > 0 ? `line-${active}` : undefined}
        onKeyDown={onKeyDown}
        onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      >
        {lines.length === 0 && <p class="muted">No versions match.</p>}
        <div role="presentation" class="space" style={{ height: `${lines.length * lineHeight}px` }}>
          <div role="presentation" style={{ transform: `translateY(${first * lineHeight}px)` }}>
            {lines.slice(first, end).map((line, offset) => (
              <VersionLine
                key={line.path}
                line={line}
                index={first + offset}
                isActive={first + offset === active}
                isSelected={line.row.index === selected}
                select={() => moveTo(first + offset)}
                toggle={() => toggle(line)}
              />
            ))}
          </div>
        </div>
      </div>
      {tip && (
        <div class="tip" role="tooltip" style={{ top: `${tip.top}px` }}>
          {tip.text}
        </div>
      )}
    </div>
  )
}

/** Returns the handlers that show the full name of a line which is under the pointer, or active in the focused list, if it does not fit. */
const useFullNames = (list: { readonly current: HTMLElement | null }, lines: readonly Line[], active: number) => {
  const [tip, setTip] = useState<{ readonly text: string; readonly top: number } | null>(null)
  const [hasFocus, setFocus] = useState(false)
  const showFor = (element: Element | null | undefined): void => {
    const name = element?.querySelector<HTMLElement>('.name')
    const row = lines[Number(element?.getAttribute('aria-rowindex')) - 1]?.row
    const text = row ? fullLabel(row) : ''
    const isCut = name && (name.scrollWidth > name.clientWidth || text !== (row && rowLabel(row)))
    const [box, outer] = [element?.getBoundingClientRect(), list.current?.getBoundingClientRect()]
    const isVisible = box && outer && box.top < outer.bottom && box.bottom > outer.top
    setTip(isCut && isVisible ? { text, top: box.bottom - outer.top } : null)
  }
  const showActive = (): void => showFor(list.current?.querySelector(`#line-${active}`))
  useEffect(() => {
    if (hasFocus) showActive()
  }, [active, hasFocus, lines])
  return {
    tip,
    onFocus: () => setFocus(list.current?.matches(':focus-visible') ?? false),
    onBlur: () => {
      setFocus(false)
      setTip(null)
    },
    onPointerOver: ({ target }: PointerEvent) => showFor(target instanceof Element ? target.closest('.line') : null),
    onPointerLeave: () => (hasFocus ? showActive() : setTip(null))
  }
}

/** Returns the lines of a list, and a function that opens or closes one of them. */
const useLines = (all: readonly Row[], shown: readonly Row[]) => {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(() => linesOf(all, shown, open), [all, shown, open])
  const toggle = ({ path, isOpen }: Line): void =>
    setOpen(isOpen ? new Set([...open].filter((each) => each !== path)) : new Set([...open, path]))
  return { lines, toggle }
}

const VersionLine = ({
  line: { row, depth, isOpen },
  index,
  isActive,
  isSelected,
  select,
  toggle
}: {
  readonly line: Line
  readonly index: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly select: () => void
  readonly toggle: () => void
}) => {
  const { version, verdict, change, time, now, bytes, parts, packageLabel } = row
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys
    <div
      id={`line-${index}`}
      role="row"
      class={`line${isActive ? ' active' : ''}${packageLabel === null ? '' : ' with-package'}`}
      aria-rowindex={index + 1}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={parts.length > 0 ? isOpen : undefined}
      onClick={select}
    >
      <span role="gridcell" class="verdict">
        <span class={`badge ${verdict}`}>{formatOutcome(version)}</span>
        {change !== 'same' && (
          <span class="star" title="differs from before">
            *
          </span>
        )}
      </span>
      <span role="gridcell" class="name" style={{ paddingLeft: `${depth * 1.5}em` }}>
        <Twisty isOpen={parts.length > 0 ? isOpen : null} toggle={toggle} />
        <bdi>{rowLabel(row)}</bdi> <small>{kindOf(row)}</small>
      </span>
      {packageLabel !== null && (
        <span role="gridcell" class="package">
          <bdi>{escapeControlChars(packageLabel)}</bdi>
        </span>
      )}
      <span role="gridcell" class="why">
        {version.error === null ? formatRowReasons(row).join('; ') : escapeControlChars(version.error)}
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

/** The triangle that opens and closes a line; only its space if `isOpen` is null. */
const Twisty = ({ isOpen, toggle }: { readonly isOpen: boolean | null; readonly toggle: () => void }) =>
  isOpen === null ? (
    <span class="twisty" aria-hidden="true" />
  ) : (
    <span
      class="twisty"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation()
        toggle()
      }}
    >
      {isOpen ? '▾' : '▸'}
    </span>
  )

/** Returns the height of a line, which the style sheet sets by the width of the page, and that of the list. */
const useSizes = (list: { readonly current: HTMLElement | null }) => {
  const [sizes, setSizes] = useState({ lineHeight: 40, listHeight: 600 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = (): void => {
      const lineHeight = Number.parseFloat(getComputedStyle(element).getPropertyValue('--line'))
      setSizes({ lineHeight, listHeight: element.clientHeight })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return sizes
}
