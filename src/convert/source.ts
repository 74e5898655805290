import { type Finding, readYaml, type Yaml } from '../retention/yaml.ts'
import { looksLikeHcl, readHcl } from './hcl.ts'

/** A text as plain values, with a function that locates a problem at one of them. */
export type Source = Pick<Yaml, 'value' | 'locate'>

/** The beginning of a tag of CloudFormation, which is read as that of an expression: its value is as unknown. */
const cloudFormationTag = /(?<=[:-] )![A-Z](?=[A-Za-z]+ )/g

/** Reads YAML, JSON or Terraform; returns only findings if the text is none of these. */
export const readSource = (text: string): Source | { readonly findings: readonly Finding[] } => {
  if (looksLikeHcl(text)) return readHcl(text)
  const isTemplate = text.includes('LifecyclePolicyText')
  const first = readYaml(isTemplate ? text.replaceAll(cloudFormationTag, '${') : text)
  const read = 'locate' in first ? first : (readIndented(text) ?? first)
  if ('locate' in read && read.findings.length === 0) return read
  const tab = text.split('\n').findIndex((line) => /^ *\t/.test(line))
  const problem = 'the line is indented with a tab, which YAML does not allow; use spaces'
  return { findings: tab >= 0 && !('locate' in read) ? [{ line: tab + 1, column: 1, problem }] : read.findings }
}

/** Reads a part of a workflow whose first line has lost its indentation, as happens when it is copied; null if it is not one. */
const readIndented = (text: string): Yaml | null => {
  const [first = '', ...others] = text.trimStart().split('\n')
  const indent = others.find((line) => line.trim() !== '')?.search(/\S/) ?? 0
  for (const spaces of [indent - 2, indent]) {
    if (spaces <= 0) continue
    const read = readYaml([' '.repeat(spaces) + first, ...others].join('\n'))
    if ('locate' in read) return read
  }
  return null
}
