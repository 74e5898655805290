import type { Report } from './json.ts'

const day = 86_400_000

/** The bars, by the age that is too old for each, in milliseconds. */
const bars = [
  { end: day, label: 'under 1 day' },
  { end: 7 * day, label: '1–7 days' },
  { end: 28 * day, label: '1–4 weeks' },
  { end: 91 * day, label: '1–3 months' },
  { end: 365 * day, label: '3–12 months' },
  { end: Number.POSITIVE_INFINITY, label: 'over 1 year' }
] as const

/** Small, and in colours that everyone can tell apart, on light and on dark ground. */
const chartConfig = {
  xyChart: { width: 640, height: 240, titleFontSize: 16, xAxis: { labelFontSize: 12 }, yAxis: { labelFontSize: 10 } },
  themeVariables: { xyChart: { plotColorPalette: '#d55e00, #0072b2', backgroundColor: 'transparent' } }
}

/** The least height of the highest bar: below, Mermaid's axis counts in halves, and a table says it as well. */
const minHighestBar = 10

/** A Mermaid chart of all versions by age and by whether they go; empty where they are few or of an age, or all stay. */
export const drawAgeChart = ({ packages, now }: Report): string => {
  const counts = bars.map(({ label }) => ({ label, all: 0, staying: 0 }))
  const time = Date.parse(now)
  for (const { createdAt, action } of packages.flatMap(({ versions }) => versions)) {
    const age = time - Date.parse(createdAt ?? '')
    const bar = counts[bars.findIndex(({ end }) => age < end)]
    if (!bar) continue
    bar.all++
    if (action !== 'delete') bar.staying++
  }
  const isUsed = ({ all }: { all: number }): boolean => all > 0
  const shown = counts.slice(counts.findIndex(isUsed), counts.findLastIndex(isUsed) + 1)
  const highest = Math.max(...shown.map(({ all }) => all))
  if (shown.length < 2 || highest < minHighestBar || shown.every(({ all, staying }) => all === staying)) return ''
  // Mermaid draws its lowest value a little above the axis and all bars from the axis on: so zero would be seen as a bar.
  const lowest = Number((highest / 30).toFixed(2))
  // Mermaid draws each series over the one before: what the second leaves to be seen of the first is what goes.
  return `\`\`\`mermaid
%%{init: ${JSON.stringify(chartConfig)}}%%
xychart-beta
  title "Versions by age (orange: to go, blue: to stay)"
  x-axis [${shown.map(({ label }) => `"${label}"`).join(', ')}]
  y-axis "Versions" ${lowest} --> ${highest}
  bar [${shown.map(({ all }) => all).join(', ')}]
  bar [${shown.map(({ staying }) => staying).join(', ')}]
\`\`\``
}
