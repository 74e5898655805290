// Draws the bar charts of job summaries, which GitHub draws from Mermaid, as SVG.

const width = 640
const height = 240
const plot = { left: 48, top: 40, right: 628, bottom: 208 }
/** The colours of the bars that the charts of the summary have, in the order of their series. */
const colors = ['#d55e00', '#0072b2']

/** Returns a chart as SVG; null for a text that is not a bar chart of Mermaid. */
export const drawChart = (mermaid: string): string | null => {
  const [, title = ''] = /^\s*title "(.*)"$/m.exec(mermaid) ?? []
  const [, axis = '[]'] = /^\s*x-axis (\[.*\])$/m.exec(mermaid) ?? []
  const series = [...mermaid.matchAll(/^\s*bar (\[.*\])$/gm)].map(([, list = '']): number[] => JSON.parse(list))
  const labels: string[] = JSON.parse(axis)
  if (!/^xychart-beta$/m.test(mermaid) || labels.length === 0 || series.length === 0) return null
  const highest = Math.max(...series.flat(), 1)
  const step = (plot.right - plot.left) / labels.length
  const yOf = (value: number): number => plot.bottom - (value / highest) * (plot.bottom - plot.top)
  const bars = series.flatMap((values, index) =>
    values.map((value, at) => {
      const place = `x="${plot.left + (at + 0.15) * step}" y="${yOf(value)}" width="${0.7 * step}"`
      return `<rect ${place} height="${plot.bottom - yOf(value)}" fill="${colors[index % colors.length]}"/>`
    })
  )
  const names = labels.map((label, at) => text(plot.left + (at + 0.5) * step, plot.bottom + 20, label))
  const ticks = [...new Set([0, Math.round(highest / 2), highest])].map(
    (value) =>
      `<path d="M${plot.left} ${yOf(value)}H${plot.right}" stroke="currentColor" opacity="0.2"/>${text(plot.left - 8, yOf(value) + 4, `${value}`, 'end')}`
  )
  const figures = labels.map((label, at) => `${label}: ${series.map((values) => values[at]).join(', ')}`)
  const description = escapeXml(`${title}. ${figures.join('; ')}`)
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${description}" font-size="12" fill="currentColor">${[text(width / 2, 20, title), ...ticks, ...bars, ...names].join('')}</svg>\n`
}

const text = (x: number, y: number, content: string, anchor = 'middle'): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(content)}</text>`

const escapeXml = (content: string): string =>
  content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
