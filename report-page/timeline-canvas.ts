import {
  columnWidth,
  countLabels,
  dateLabels,
  leftOf,
  type Square,
  type TimelineLayout,
  topOf
} from './timeline-layout.ts'

/** The state of the pointer, the keyboard and the selection, as far as it is drawn. */
interface Highlight {
  /** The index of the selected row. */
  readonly selected: number | null
  /** The square under the pointer, or that the keyboard has reached. */
  readonly active: Square | null
  /** The x coordinates at which dragging started and is now. */
  readonly brush: readonly [number, number] | null
}

type ColorOf = (name: string) => string

/** Draws the timeline in the colours of the style sheet, at the resolution of the screen. */
export const drawTimeline = (canvas: HTMLCanvasElement, layout: TimelineLayout, highlight: Highlight): void => {
  const context = canvas.getContext('2d')
  if (!context) return
  const ratio = globalThis.devicePixelRatio || 1
  canvas.width = layout.width * ratio
  canvas.height = layout.height * ratio
  context.scale(ratio, ratio)
  const colorOf = readColors(canvas)
  drawSquares(context, layout, colorOf)
  drawOutlines(context, layout, highlight, colorOf)
  drawLabels(context, layout, colorOf)
  drawBrush(context, layout, highlight, colorOf)
}

const drawSquares = (context: CanvasRenderingContext2D, layout: TimelineLayout, colorOf: ColorOf): void => {
  const { squares, squareHeight } = layout
  const gap = squareHeight > 3 ? 1 : 0
  const height = Math.max(squareHeight - gap, 0.5)
  for (const square of squares.values()) {
    context.fillStyle = colorOf(square.row.verdict)
    context.fillRect(leftOf(square), topOf(square, layout), columnWidth - 1, height)
  }
}

const drawOutlines = (
  context: CanvasRenderingContext2D,
  layout: TimelineLayout,
  { selected, active }: Highlight,
  colorOf: ColorOf
): void => {
  context.strokeStyle = colorOf('text')
  context.lineWidth = 2
  for (const square of layout.squares.values()) {
    if (square !== active && square.row.index !== selected) continue
    const [left, top] = [leftOf(square), topOf(square, layout)]
    context.strokeRect(left - 1, top - 1, columnWidth + 1, Math.max(layout.squareHeight, 2) + 1)
  }
}

const drawLabels = (context: CanvasRenderingContext2D, layout: TimelineLayout, colorOf: ColorOf): void => {
  context.fillStyle = colorOf('muted')
  context.font = '11px system-ui, sans-serif'
  context.textBaseline = 'middle'
  for (const { text, x, y, align } of [...dateLabels(layout), ...countLabels(layout)]) {
    context.textAlign = align
    context.fillText(text, x, y)
  }
}

const drawBrush = (
  context: CanvasRenderingContext2D,
  { height }: TimelineLayout,
  { brush }: Highlight,
  colorOf: ColorOf
): void => {
  if (!brush) return
  context.globalAlpha = 0.15
  context.fillStyle = colorOf('text')
  context.fillRect(Math.min(...brush), 0, Math.abs(brush[1] - brush[0]), height)
  context.globalAlpha = 1
}

/** Returns the colours that the style sheet has for the active colour scheme, by their names. */
const readColors = (element: HTMLElement): ColorOf => {
  const colors = new Map<string, string>()
  const probe = document.createElement('span')
  element.after(probe)
  for (const name of ['keep', 'delete', 'untag', 'restore', 'problem', 'text', 'muted']) {
    probe.style.color = `var(--${name})`
    colors.set(name, getComputedStyle(probe).color)
  }
  probe.remove()
  return (name) => colors.get(name) ?? ''
}
