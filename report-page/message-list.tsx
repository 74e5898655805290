import { formatNumber } from '../src/report/reason.ts'
import { escapeControlChars } from '../src/report/text.ts'
import { DocsLink } from './docs-link.tsx'

const maxMessages = 50

/** A box with a title and a list of messages; nothing if the list is empty. */
export const MessageList = ({
  kind,
  title,
  messages,
  docs
}: {
  readonly kind: 'problem' | 'warning'
  readonly title: string
  readonly messages: readonly string[]
  /** The page of the documentation that says more about such messages. */
  readonly docs?: string
}) =>
  messages.length === 0 ? null : (
    <div class={`alert ${kind}`}>
      <h3>{title}</h3>
      <ul>
        {messages.slice(0, maxMessages).map((message, index) => (
          <li key={index}>{escapeControlChars(message)}</li>
        ))}
        {messages.length > maxMessages && <li>and {formatNumber(messages.length - maxMessages)} more</li>}
      </ul>
      {docs && <DocsLink page={docs}>What to do</DocsLink>}
    </div>
  )
