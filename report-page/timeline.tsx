import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatCount, formatMinute, formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { formatOutcome, formatRowReasons, type Row, rowLabel, verdictTitles } from './model.ts'
import { drawTimeline } from './timeline-canvas.ts'
import {
  columnWidth,
  gutter,
  layOutTimeline,
  positionAfter,
  type Square,
  squareAt,
  type TimelineLayout,
  timeAt
} from './timeline-layout.ts'

interface Props {
  readonly rows: readonly Row[]
  /** The index of the selected row. */
  readonly selected: number | null
  readonly select: (index: number) => void
  /** Limits the list and the timeline to the creation times of a span, in milliseconds. */
  readonly zoom: (span: readonly [number, number]) => void
}

/** The versions by creation time: kept ones above the axis, deleted ones below it. */
export const Timeline = ({ rows, selected, select, zoom }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useParentWidth(canvas)
  const isDark = useDarkScheme()
  const layout = useMemo(() => layOutTimeline(rows, width), [rows, width])
  const { hovered, brush, ...pointer } = usePointer(layout, select, zoom)
  const { reached, position, ...keyboard } = useKeyboard(layout, select)
  const active = hovered ?? reached

  useEffect(() => {
    if (canvas.current) drawTimeline(canvas.current, layout, { selected, active, brush })
  }, [layout, selected, active, brush, isDark])

  return (
    <figure class="timeline">
      <canvas
        ref={canvas}
        style={{ height: `${layout.height}px` }}
        role="slider"
        tabIndex={0}
        aria-label="Timeline of the versions; Enter opens the details"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, layout.inOrder.length - 1)}
        aria-valuenow={position}
        aria-valuetext={reached ? describeSquare(reached) : describeTimeline(rows)}
        {...pointer}
        {...keyboard}
      />
      {active && <Tooltip square={active} top={layout.height + 4} width={width} />}
      <Legend />
    </figure>
  )
}

/** Returns the handlers of a pointer over the timeline: clicking selects a version, dragging zooms in. */
const usePointer = (layout: TimelineLayout, select: Props['select'], zoom: Props['zoom']) => {
  const [hovered, setHovered] = useState<Square | null>(null)
  const [brush, setBrush] = useState<readonly [number, number] | null>(null)
  const start = useRef<number | null>(null)
  const stopDragging = (): void => {
    start.current = null
    setBrush(null)
  }
  return {
    hovered,
    brush,
    onPointerDown: ({ offsetX }: PointerEvent): void => {
      start.current = offsetX
    },
    onPointerMove: ({ offsetX, offsetY }: PointerEvent): void => {
      setHovered(squareAt(offsetX, offsetY, layout))
      if (start.current !== null) setBrush([start.current, offsetX])
    },
    onPointerUp: ({ offsetX, offsetY }: PointerEvent): void => {
      const square = squareAt(offsetX, offsetY, layout)
      const from = start.current
      if (from !== null && Math.abs(offsetX - from) > 2 * columnWidth) {
        zoom([timeAt(Math.min(from, offsetX), layout), timeAt(Math.max(from, offsetX), layout)])
      } else if (square) select(square.row.index)
      stopDragging()
    },
    onPointerLeave: (): void => {
      setHovered(null)
      stopDragging()
    }
  }
}

/** Returns the handlers of the keyboard, and the square that it has reached while the timeline has the focus. */
const useKeyboard = ({ inOrder }: TimelineLayout, select: Props['select']) => {
  const last = inOrder.length - 1
  const [lastPosition, setPosition] = useState<number | null>(null)
  const [hasFocus, setFocus] = useState(false)
  const position = Math.max(0, Math.min(lastPosition ?? last, last))
  const reached = hasFocus && lastPosition !== null ? (inOrder[position] ?? null) : null
  return {
    reached,
    position,
    onFocus: () => setFocus(true),
    onBlur: () => setFocus(false),
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const square = inOrder[position]
      if (event.key === 'Enter' && square) select(square.row.index)
      const target = positionAfter(event.key, lastPosition === null ? null : position, last)
      if (target !== null) setPosition(target)
      if (target !== null || event.key === 'Enter') event.preventDefault()
    }
  }
}

const describeSquare = ({ row }: Square): string =>
  `${rowLabel(row)}, ${formatOutcome(row.version)}, created ${row.time === null ? '' : formatMinute(row.time)}`

const describeTimeline = (rows: readonly Row[]): string => {
  const deleted = rows.filter(({ verdict }) => verdict === 'delete').length
  return `${formatCount(rows.length, 'version')}: ${formatNumber(rows.length - deleted)} kept, ${formatNumber(deleted)} deleted`
}

const Legend = () => (
  <figcaption>
    {[...verdictTitles].map(([verdict, title]) => (
      <span key={verdict}>
        <span class={`mark ${verdict}`} aria-hidden="true" />
        {title}
      </span>
    ))}
    <span class="muted">Drag across the timeline to zoom in.</span>
    <span class="muted keys">Arrow keys move, Enter opens the details.</span>
  </figcaption>
)

const Tooltip = ({
  square: { row, column },
  top,
  width
}: {
  readonly square: Square
  readonly top: number
  readonly width: number
}) => {
  const left = Math.max(0, Math.min(gutter + column * columnWidth - 140, width - 280))
  return (
    <div class="tooltip" aria-hidden="true" style={{ top: `${top}px`, left: `${left}px` }}>
      <strong>
        {row.packageLabel && <small>{escapeControlChars(row.packageLabel)} </small>}
        <bdi>{rowLabel(row)}</bdi>
      </strong>
      <span>
        {formatOutcome(row.version)}, created {row.time === null ? '' : formatMinute(row.time)}
      </span>
      <span>{formatRowReasons(row).join('; ')}</span>
    </div>
  )
}

/** Returns the width of the parent element in pixels. */
const useParentWidth = (element: { readonly current: HTMLElement | null }): number => {
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const parent = element.current?.parentElement
    if (!parent) return
    const observer = new ResizeObserver(() => setWidth(parent.clientWidth))
    observer.observe(parent)
    setWidth(parent.clientWidth)
    return () => observer.disconnect()
  }, [])
  return width
}

/** Returns true while the dark colour scheme is active. */
const useDarkScheme = (): boolean => {
  const [isDark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const listen = (): void => setDark(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  return isDark
}
