import type { Finding } from '../retention/yaml.ts'
import { makeNote, type Note, type NoteCode } from './notes.ts'
import type { Source } from './source.ts'
import { type TableRow, type ToolName, tables } from './tables.ts'

/** A path of keys and list places in the source. */
export type Path = readonly (string | number)[]

/** An input, or an attribute, of the source, and what stands for it; `line` is the first that has it. */
export interface ConvertedInput extends Pick<TableRow, 'here' | 'differs'> {
  readonly tool: ToolName
  readonly name: string
  readonly line: number
}

/** Returns a name without case and underscores, which the APIs of a registry write in different ways. */
export const plainName = (name: string): string => name.replaceAll('_', '').toLowerCase()

/** Collects what is to be said of a conversion. */
export interface Log {
  readonly problems: Finding[]
  readonly notes: Note[]
  readonly inputs: ConvertedInput[]
  readonly problem: (path: Path, text: string, of?: 'key' | 'value') => void
  /** Adds a note about the value at a path, or about the whole. */
  readonly note: (code: NoteCode, path?: Path) => void
  /** Adds an input that is given; false if the tool does not have it. */
  readonly input: (tool: ToolName, path: Path) => boolean
}

export const createLog = ({ locate }: Source): Log => {
  const problems: Finding[] = []
  const notes: Note[] = []
  const inputs: ConvertedInput[] = []
  return {
    problems,
    notes,
    inputs,
    problem: (path, text, of = 'value') => {
      const key = path.findLast((step) => typeof step === 'string')
      const found = locate(path, of, key === undefined ? text : `${key}: ${text}`)
      const isKnown = problems.some(({ line, column, problem }) => {
        return line === found.line && column === found.column && problem === found.problem
      })
      if (!isKnown) problems.push(found)
    },
    note: (code, path) => {
      const input = path?.findLast((step) => typeof step === 'string')
      const about = path && input !== undefined ? { input, line: locate(path, 'key', '').line } : {}
      const isKnown = notes.some((each) => each.code === code && each.line === about.line)
      if (!isKnown) notes.push(makeNote(code, about))
    },
    input: (tool, path) => {
      const name = String(path.at(-1))
      const row = tables[tool].find(({ names }) => names.some((each) => plainName(each.name) === plainName(name)))
      if (!row) return false
      const { line } = locate(path, 'key', '')
      const isKnown = inputs.some((each) => each.tool === tool && each.name === name)
      if (!isKnown) inputs.push({ tool, name, line, here: row.here, differs: row.differs })
      return true
    }
  }
}
