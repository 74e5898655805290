import { resolve } from 'node:path'
import { addAbortSignal, type Readable } from 'node:stream'
import { type Conversion, type ConvertedFile, convert } from '../convert/convert.ts'
import type { ConvertedInput } from '../convert/log.ts'
import type { Effect, Note } from '../convert/notes.ts'
import { decodeText, describeReadError, readTextFile } from '../inputs/text-file.ts'
import { docsUrl } from '../report/site.ts'
import { escapeControlChars } from '../report/text.ts'
import type { Invocation } from './arguments.ts'
import type { CliHost } from './host.ts'
import { createMessages, type Messages } from './messages.ts'

/**
 * Converts the steps and policies in a file, or in what stdin gives. Prints the policy documents on stdout, and the steps that
 * use them and what differs on stderr; with `--json` everything on stdout. Returns the exit code: 1 if that is not possible.
 */
export const convertFile = async ({ operands, own }: Invocation, host: CliHost): Promise<number> => {
  const { stdout, stdin } = host
  const [file = '-'] = operands
  const messages = createMessages(host)
  if (file === '-' && stdin.isTTY)
    messages.say('Paste a step or a policy, and end with Ctrl+D on a line of its own:', 'dim')
  const name = file === '-' ? 'stdin' : file
  let text: string
  try {
    text = file === '-' ? await textOf(stdin, host.cancel) : await readTextFile(resolve(host.directory, file))
  } catch (error) {
    if (host.cancel.aborted) messages.say('Cancelled: nothing was converted.')
    else messages.error(`convert: ${name} ${describeReadError(error)}`)
    return 1
  }
  const conversion = convert(text, name)
  if (own.has('json')) stdout.write(`${JSON.stringify(conversion, null, 2)}\n`)
  else if (conversion.ok) printFiles(conversion.files, host)
  if (!own.has('json')) tell(conversion, messages)
  return conversion.ok ? 0 : 1
}

const textOf = async (stream: Readable, cancel: AbortSignal): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of addAbortSignal(cancel, stream)) pieces.push(Buffer.from(piece))
  return decodeText(Buffer.concat(pieces))
}

const printFiles = (files: readonly ConvertedFile[], { stdout }: CliHost): void => {
  for (const [index, { path, document }] of files.entries()) {
    if (index > 0) stdout.write('---\n')
    if (files.length > 1) stdout.write(`# ${path}\n`)
    for (const line of document.trimEnd().split('\n')) stdout.write(`${escapeControlChars(line)}\n`)
  }
}

/** Says what is wrong, or how to use the documents and what differs. */
const tell = (conversion: Conversion, messages: Messages): void => {
  if (!conversion.ok) {
    for (const problem of conversion.problems) messages.error(problem)
    return
  }
  const { files, inputs, notes } = conversion
  for (const { path, step } of files) {
    messages.say('')
    messages.say(`Save this policy as ${path}, and use it in these steps:`)
    for (const line of step.trimEnd().split('\n')) messages.line(escapeControlChars(line))
  }
  if (files.length > 1) messages.say('The documents above are separate files.', 'yellow')
  for (const [effect, heading] of headings)
    tellNotes(
      heading,
      notes.filter((note) => note.effect === effect),
      messages
    )
  tellUnmapped(
    inputs.filter(({ here }) => here === ''),
    messages
  )
  messages.say('')
  messages.say(`The tables of all inputs: ${docsUrl('migration')}`, 'dim')
}

const headings: readonly (readonly [Effect, string])[] = [
  ['deletes', 'May delete more than the original:'],
  ['keeps', 'May keep more than the original:'],
  ['none', 'Also:']
]

const tellNotes = (heading: string, notes: readonly Note[], messages: Messages): void => {
  if (notes.length === 0) return
  messages.say('')
  messages.say(heading, notes[0]?.effect === 'deletes' ? 'yellow' : 'bold')
  for (const { input, line, text } of notes)
    messages.say(`- ${input === undefined ? '' : `${input} (line ${line}): `}${withoutMarks(text)}`)
}

const tellUnmapped = (inputs: readonly ConvertedInput[], messages: Messages): void => {
  if (inputs.length === 0) return
  messages.say('')
  messages.say('Without a counterpart:', 'bold')
  for (const { name, line, differs } of inputs) messages.say(`- ${name} (line ${line}): ${withoutMarks(differs)}`)
}

/** Returns a text without the marks of Markdown for code. */
const withoutMarks = (text: string): string => text.replaceAll('`', '')
