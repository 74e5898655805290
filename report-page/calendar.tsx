import { formatBytes, formatCount, formatNumber } from '../src/report/reason.ts'
import { calendarDays } from '../src/retention/calendar.ts'
import { type ExpiryDay, sumCalendars, weeksOf } from './calendar-days.ts'
import { type Filter, noFilter } from './model.ts'
import type { RunPackage, RunReport } from './report.ts'
import { Titles } from './table.tsx'

/** The versions that expire in the next days, by day; the list of versions can be limited to one of them. */
export const Calendar = ({
  reports,
  packages,
  filter,
  setFilter
}: {
  /** The reports of which the page can decide again. */
  readonly reports: readonly RunReport[]
  /** Their packages, with the decisions of their runs or of the edited policies. */
  readonly packages: readonly RunPackage[]
  readonly filter: Filter
  readonly setFilter: (update: Partial<Filter>) => void
}) => {
  const days = sumCalendars(packages)
  const byDate = new Map(days.map((each) => [each.date, each]))
  const sum = (measure: (each: ExpiryDay) => number): number => days.reduce((total, each) => total + measure(each), 0)
  const [versions, images, bytes] = [
    sum((each) => each.versions),
    sum((each) => each.images),
    sum((each) => each.bytes)
  ]
  const parts = versions > images ? `, ${formatNumber(images)} of them images,` : ''
  const size = bytes > 0 ? `, which frees ${formatBytes(bytes)}` : ''
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">Calendar</h2>
      <p class="muted">
        {versions === 0
          ? `Nothing expires in the next ${calendarDays} days.`
          : `${formatCount(versions, 'version')}${parts} ${versions === 1 ? 'expires' : 'expire'} in the next ${calendarDays} days${size}, if nothing is pushed and no tag moves.`}
      </p>
      {versions > 0 && (
        <table class="calendar">
          <thead>
            <tr>
              <Titles columns={weekdays} />
            </tr>
          </thead>
          <tbody>
            {weeksOf(reports).map((week, index) => (
              <tr key={index}>
                {week.map((date, weekday) => (
                  <td key={weekday}>
                    {date !== null && (
                      <Day
                        date={date}
                        expiring={byDate.get(date)}
                        isSelected={filter.expires === date}
                        setFilter={setFilter}
                      />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

const Day = ({
  date,
  expiring,
  isSelected,
  setFilter
}: {
  readonly date: string
  readonly expiring: ExpiryDay | undefined
  readonly isSelected: boolean
  readonly setFilter: (update: Partial<Filter>) => void
}) => {
  const shown = date.endsWith('-01') ? date.slice(5) : date.slice(8)
  if (!expiring) return <span class="muted">{shown}</span>
  const { versions, images, bytes } = expiring
  const title = `${date}: ${formatCount(versions, 'version')} ${versions === 1 ? 'expires' : 'expire'}${bytes > 0 ? `, ${formatBytes(bytes)}` : ''}`
  const part = images > 0 ? 'top' : ''
  return (
    <button
      type="button"
      class="day"
      title={title}
      aria-pressed={isSelected}
      onClick={() => setFilter(isSelected ? { expires: '' } : { ...noFilter, expires: date, part })}
    >
      <small>{shown}</small> <strong>{formatNumber(images > 0 ? images : versions)}</strong>
      <span class="unseen"> {title}</span>
    </button>
  )
}
