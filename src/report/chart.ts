import type { Report } from './json.ts'

const day = 86_400_000

/** The bars with their upper age limits in milliseconds. */
const bars = [
  { end: day, label: 'under 1 day' },
  { end: 7 * day, label: '1–7 days' },
  { end: 28 * day, label: '1–4 weeks' },
  { end: 91 * day, label: '1–3 months' },
  { end: 365 * day, label: '3–12 months' },
  { end: Number.POSITIVE_INFINITY, label: 'over 1 year' }
] as const

/** Small, with colours that are distinguishable with colour blindness and on light and dark backgrounds. */
const chartConfig = {
  xyChart: { width: 640, height: 240, titleFontSize: 16, xAxis: { labelFontSize: 12 }, yAxis: { labelFontSize: 10 } },
  themeVariables: { xyChart: { plotColorPalette: '#d55e00, #0072b2', backgroundColor: 'transparent' } }
}

/** The minimum of the axis: below it, Mermaid counts in halves. */
const minTop = 10

/** Returns a Mermaid chart of all versions by age and action; empty if all are kept. */
export const drawAgeChart = ({ packages, now }: Report): string => {
  const counts = bars.map(({ label }) => ({ label, all: 0, kept: 0 }))
  const time = Date.parse(now)
  for (const { createdAt, action } of packages.flatMap(({ versions }) => versions)) {
    const age = time - Date.parse(createdAt ?? '')
    const bar = counts[bars.findIndex(({ end }) => age < end)]
    if (!bar) continue
    bar.all++
    if (action !== 'delete') bar.kept++
  }
  const isUsed = ({ all }: { all: number }): boolean => all > 0
  const shown = counts.slice(counts.findIndex(isUsed), counts.findLastIndex(isUsed) + 1)
  if (shown.every(({ all, kept }) => all === kept)) return ''
  const top = Math.max(minTop, ...shown.map(({ all }) => all))
  // Mermaid draws its lowest value a little above the axis and all bars from the axis on: so zero would show as a bar.
  const lowest = Number((top / 30).toFixed(2))
  // Mermaid draws each series over the one before: the visible rest of the first is what is deleted.
  return `\`\`\`mermaid
%%{init: ${JSON.stringify(chartConfig)}}%%
xychart-beta
  title "Versions by age (orange: delete, blue: keep)"
  x-axis [${shown.map(({ label }) => `"${label}"`).join(', ')}]
  y-axis "Versions" ${lowest} --> ${top}
  bar [${shown.map(({ all }) => all).join(', ')}]
  bar [${shown.map(({ kept }) => kept).join(', ')}]
\`\`\``
}
