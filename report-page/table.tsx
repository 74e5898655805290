import type { ComponentChildren } from 'preact'
import { formatNumber } from '../src/report/reason.ts'

/** The title of a column; a `wide` one is left out on a narrow screen. */
type Column = string | { readonly wide: string }

/** A table in a region that scrolls sideways on a narrow screen, by keyboard, too; `more` is the number of rows left out. */
export const Table = ({
  label,
  kind,
  columns,
  children,
  more = 0
}: {
  readonly label: string
  readonly kind: string
  readonly columns: readonly Column[]
  readonly children: ComponentChildren
  readonly more?: number
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be in reach of the keyboard
  <div class="scroll" tabIndex={0} role="region" aria-label={label}>
    <table class={kind}>
      <thead>
        <tr>
          <Titles columns={columns} />
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
    {more > 0 && <p>and {formatNumber(more)} more</p>}
  </div>
)

/** The cells with the titles of columns. */
export const Titles = ({ columns }: { readonly columns: readonly Column[] }) => (
  <>
    {columns.map((column) => {
      const [title, size] = typeof column === 'string' ? [column] : [column.wide, 'wide']
      return (
        <th key={title} scope="col" class={size}>
          {title}
        </th>
      )
    })}
  </>
)
