/** Returns the text with `content` between `<!-- name -->` and `<!-- /name -->`; throws if the text lacks them. */
export const replaceSection = (text: string, name: string, content: string): string => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from)
    throw new Error(`${start} and, below it, ${end} are missing; the generated text goes between them`)
  return `${text.slice(0, from)}${start}\n\n${content}\n\n${text.slice(to)}`
}

/** Returns a Markdown table with a head and rows. */
export const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const cell = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
