import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatCount, formatMinute } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { formatOutcome, type Row, rowLabel, verdictTitles } from './model.ts'
import { drawTimeline } from './timeline-canvas.ts'
import { columnWidth, layOutTimeline, type Square, squareAt, timeAt } from './timeline-layout.ts'

interface Props {
  readonly rows: readonly Row[]
  readonly now: number
  /** The index of the selected row. */
  readonly selected: number | null
  readonly select: (index: number) => void
  /** Limits the list and the timeline to the creation times of a span, in milliseconds. */
  readonly zoom: (span: readonly [number, number]) => void
}

/** The versions by creation time: kept ones above the axis, deleted ones below it. */
export const Timeline = ({ rows, now, selected, select, zoom }: Props) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useParentWidth(canvas)
  const isDark = useDarkScheme()
  const [hovered, setHovered] = useState<{ readonly square: Square; readonly x: number } | null>(null)
  const [start, setStart] = useState<number | null>(null)
  const [end, setEnd] = useState<number | null>(null)
  const layout = useMemo(() => layOutTimeline(rows, now, width), [rows, now, width])

  useEffect(() => {
    const brush = start === null || end === null ? null : ([start, end] as const)
    if (canvas.current) drawTimeline(canvas.current, layout, { selected, hovered: hovered?.square ?? null, brush })
  }, [layout, selected, hovered, start, end, isDark])

  const stopDragging = (): void => {
    setStart(null)
    setEnd(null)
  }
  const onPointerMove = ({ offsetX, offsetY }: PointerEvent): void => {
    const square = squareAt(offsetX, offsetY, layout)
    setHovered(square && { square, x: offsetX })
    if (start !== null) setEnd(offsetX)
  }
  const onPointerUp = ({ offsetX, offsetY }: PointerEvent): void => {
    const square = squareAt(offsetX, offsetY, layout)
    if (start !== null && Math.abs(offsetX - start) > 2 * columnWidth) {
      zoom([timeAt(Math.min(start, offsetX), layout), timeAt(Math.max(start, offsetX), layout)])
    } else if (square) select(square.row.index)
    stopDragging()
  }
  return (
    <figure class="timeline">
      <canvas
        ref={canvas}
        style={{ height: `${layout.height}px` }}
        role="img"
        aria-label={describeTimeline(rows)}
        onPointerDown={(event) => setStart(event.offsetX)}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerLeave={() => {
          setHovered(null)
          stopDragging()
        }}
      />
      {hovered && <Tooltip row={hovered.square.row} x={hovered.x} top={layout.height + 4} width={width} />}
      <Legend />
    </figure>
  )
}

const describeTimeline = (rows: readonly Row[]): string => {
  const deleted = rows.filter(({ verdict }) => verdict === 'delete').length
  const counts = `${rows.length - deleted} kept, ${deleted} deleted`
  return `Timeline of ${formatCount(rows.length, 'version')}: ${counts}. The list below has the same versions.`
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
  </figcaption>
)

const Tooltip = ({
  row,
  x,
  top,
  width
}: {
  readonly row: Row
  readonly x: number
  readonly top: number
  readonly width: number
}) => (
  <div class="tooltip" style={{ top: `${top}px`, left: `${Math.max(0, Math.min(x - 140, width - 280))}px` }}>
    <strong>
      <bdi>{rowLabel(row)}</bdi>
    </strong>
    <span>
      {formatOutcome(row.version)}, created {row.time === null ? '' : formatMinute(row.time)}
    </span>
    <span>{escapeControlChars(row.version.reasons.map(({ text }) => text).join('; '))}</span>
  </div>
)

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
