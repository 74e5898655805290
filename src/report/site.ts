/** The address of the project's site: the pages of docs/, and the playground in `playground/`. */
export const site = 'https://package-retention.github.io/package-retention/'

/** The address of the playground, the report page for any report.json. */
export const playground = `${site}playground/`

/** Returns the address of a page of docs/ on the site, or of a heading in it, such as `judging#groups`. */
export const docsUrl = (page: string): string => {
  const [name, anchor] = page.split('#')
  return `${site}${name}.html${anchor === undefined ? '' : `#${anchor}`}`
}
