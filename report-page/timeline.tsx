import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { formatCount, formatMinute } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { formatOutcome, type Row, rowLabel, type Verdict } from './model.ts'

/** Pixels of a column, the last of which is left free, and of the axis with its dates. */
const column = 7
const axis = 18
const [lowest, highest] = [96, 180]

/** One version in the picture: a square in the column of its time. */
interface Square {
  readonly row: Row
  readonly column: number
  /** Position from the axis: kept versions count up from 0, deleted ones down from -1. */
  readonly level: number
}

interface Picture {
  readonly squares: ReadonlyMap<string, Square>
  readonly from: number
  readonly to: number
  readonly up: number
  readonly down: number
}

/** The versions by creation time: kept ones above the axis, deleted ones below it. */
export const Timeline = ({
  rows,
  now,
  selected,
  select,
  zoom
}: {
  readonly rows: readonly Row[]
  readonly now: number
  readonly selected: number | null
  readonly select: (index: number) => void
  readonly zoom: (span: readonly [number, number]) => void
}) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const width = useWidth(canvas)
  const scheme = useScheme()
  const [hovered, setHovered] = useState<{ readonly square: Square; readonly x: number } | null>(null)
  const [start, setStart] = useState<number | null>(null)
  const [end, setEnd] = useState<number | null>(null)
  const picture = useMemo(() => arrange(rows, now, Math.floor(width / column)), [rows, now, width])
  const levels = picture.up + picture.down
  const height = Math.min(highest, Math.max(lowest, levels * column + axis))
  const side = Math.min(column, (height - axis) / Math.max(1, levels))
  const zero = picture.up * side + (height - axis - levels * side) / 2

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (canvas.current && context)
      draw(canvas.current, context, {
        picture,
        width,
        height,
        side,
        zero,
        selected,
        hovered: hovered?.square ?? null,
        brush: start === null || end === null ? null : [start, end]
      })
  }, [picture, width, side, zero, selected, hovered, start, end, scheme])

  const squareAt = (x: number, y: number): Square | null => {
    const below = y > zero
    const level = below ? -Math.ceil((y - zero - axis) / side) : Math.floor((zero - y) / side)
    return picture.squares.get(`${Math.floor(x / column)} ${level}`) ?? null
  }
  const timeAt = (x: number): number => picture.from + (x / width) * (picture.to - picture.from)
  const release = (x: number, y: number): void => {
    if (start !== null && Math.abs(x - start) > 2 * column)
      zoom([timeAt(Math.min(start, x)), timeAt(Math.max(start, x))])
    else {
      const square = squareAt(x, y)
      if (square) select(square.row.index)
    }
    setStart(null)
    setEnd(null)
  }
  const deleted = rows.filter(({ verdict }) => verdict === 'delete').length
  const label = `Timeline of ${formatCount(rows.length, 'version')}: ${rows.length - deleted} kept, ${deleted} deleted. The list below has the same versions.`
  return (
    <figure class="timeline">
      <canvas
        ref={canvas}
        style={{ height: `${height}px` }}
        role="img"
        aria-label={label}
        onPointerDown={(event) => setStart(event.offsetX)}
        onPointerMove={(event) => {
          const square = squareAt(event.offsetX, event.offsetY)
          setHovered(square && { square, x: event.offsetX })
          if (start !== null) setEnd(event.offsetX)
        }}
        onPointerUp={(event) => release(event.offsetX, event.offsetY)}
        onPointerLeave={() => {
          setHovered(null)
          setStart(null)
          setEnd(null)
        }}
      />
      {hovered && <Tip row={hovered.square.row} x={hovered.x} top={height + 4} width={width} />}
      <figcaption>
        <Legend verdict="keep">kept</Legend>
        <Legend verdict="untag">tags removed</Legend>
        <Legend verdict="restore">restored</Legend>
        <Legend verdict="delete">deleted</Legend>
        <Legend verdict="problem">refused or failed</Legend>
        <span class="muted">Drag across the timeline to zoom in.</span>
      </figcaption>
    </figure>
  )
}

const Legend = ({ verdict, children }: { readonly verdict: Verdict; readonly children: string }) => (
  <span>
    <span class={`mark ${verdict}`} aria-hidden="true" />
    {children}
  </span>
)

const Tip = ({
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
  <div class="tip" style={{ top: `${top}px`, left: `${Math.max(0, Math.min(x - 140, width - 280))}px` }}>
    <strong>
      <bdi>{rowLabel(row)}</bdi>
    </strong>
    <span>
      {formatOutcome(row.version)}, created {row.time === null ? '' : formatMinute(row.time)}
    </span>
    <span>{escapeControlChars(row.version.reasons.map(({ text }) => text).join('; '))}</span>
  </div>
)

const isBelow = ({ verdict }: Row): boolean => verdict === 'delete' || verdict === 'problem'

/** Puts each version into the column of its time, the older ones of a column nearer to the axis. */
const arrange = (rows: readonly Row[], now: number, columns: number): Picture => {
  const dated = rows
    .flatMap((row) => (row.time === null ? [] : [{ row, time: row.time }]))
    .sort((a, b) => a.time - b.time)
  const from = dated[0]?.time ?? now
  const to = Math.max(dated.at(-1)?.time ?? now, from + 60_000)
  const ups = new Map<number, number>()
  const downs = new Map<number, number>()
  const squares = new Map<string, Square>()
  for (const { row, time } of dated) {
    const place = Math.min(columns - 1, Math.floor(((time - from) / (to - from)) * columns))
    const below = isBelow(row)
    const stack = below ? downs : ups
    const many = stack.get(place) ?? 0
    stack.set(place, many + 1)
    const level = below ? -many - 1 : many
    squares.set(`${place} ${level}`, { row, column: place, level })
  }
  const tallest = (stack: ReadonlyMap<number, number>): number => stack.values().reduce((a, b) => Math.max(a, b), 0)
  return { squares, from, to, up: tallest(ups), down: tallest(downs) }
}

const draw = (
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  {
    picture,
    width,
    height,
    side,
    zero,
    selected,
    hovered,
    brush
  }: {
    readonly picture: Picture
    readonly width: number
    readonly height: number
    readonly side: number
    readonly zero: number
    readonly selected: number | null
    readonly hovered: Square | null
    readonly brush: readonly [number, number] | null
  }
): void => {
  const ratio = globalThis.devicePixelRatio || 1
  canvas.width = width * ratio
  canvas.height = height * ratio
  context.scale(ratio, ratio)
  const color = colorsOf(canvas)
  const gap = side > 3 ? 1 : 0
  const topOf = ({ level }: Square): number =>
    level < 0 ? zero + axis + (-level - 1) * side : zero - (level + 1) * side
  for (const square of picture.squares.values()) {
    context.fillStyle = color(square.row.verdict)
    context.fillRect(square.column * column, topOf(square), column - 1, Math.max(side - gap, 0.5))
  }
  context.strokeStyle = color('text')
  context.lineWidth = 2
  for (const square of picture.squares.values()) {
    if (square !== hovered && square.row.index !== selected) continue
    context.strokeRect(square.column * column - 1, topOf(square) - 1, column + 1, Math.max(side, 2) + 1)
  }
  context.fillStyle = color('muted')
  context.font = '11px system-ui, sans-serif'
  context.textBaseline = 'middle'
  const dates = Math.max(2, Math.floor(width / 140))
  for (let at = 0; at < dates; at++) {
    const share = at / (dates - 1)
    context.textAlign = at === 0 ? 'left' : at === dates - 1 ? 'right' : 'center'
    context.fillText(
      new Date(picture.from + share * (picture.to - picture.from)).toISOString().slice(0, 10),
      share * width,
      zero + axis / 2
    )
  }
  if (brush) {
    context.globalAlpha = 0.15
    context.fillStyle = color('text')
    context.fillRect(Math.min(...brush), 0, Math.abs(brush[1] - brush[0]), height)
    context.globalAlpha = 1
  }
}

/** The colours of the style sheet, whichever scheme is on. */
const colorsOf = (element: HTMLElement) => {
  const known = new Map<string, string>()
  const probe = document.createElement('span')
  element.after(probe)
  for (const name of ['keep', 'delete', 'untag', 'restore', 'problem', 'text', 'muted']) {
    probe.style.color = `var(--${name})`
    known.set(name, getComputedStyle(probe).color)
  }
  probe.remove()
  return (name: string): string => known.get(name) ?? ''
}

const useWidth = (element: { readonly current: HTMLElement | null }): number => {
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

/** Changes when the colour scheme does. */
const useScheme = (): boolean => {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const listen = (): void => setDark(query.matches)
    query.addEventListener('change', listen)
    return () => query.removeEventListener('change', listen)
  }, [])
  return dark
}
