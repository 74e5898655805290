import { defaults } from '../src/report/policy-document.ts'
import { readPolicyDocument } from '../src/retention/document.ts'
import type { UnreadPolicy } from '../src/retention/policy.ts'

/** A problem or warning of a policy document, with its line, counted from 1. */
export interface Diagnostic {
  readonly line: number
  readonly message: string
  /** True if the document is valid all the same. */
  readonly isWarning: boolean
}

/** The policies of a document with its warnings, or its problems. */
export type ParsedDocument =
  | { readonly ok: true; readonly policies: readonly UnreadPolicy[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** Reads a policy document as the action does, with the defaults of all inputs. */
export const readDocument = (text: string): ParsedDocument => {
  const read = readPolicyDocument(text, 'policy', defaults)
  return read.ok
    ? { ok: true, policies: read.policies, diagnostics: read.warnings.map((text) => toDiagnostic(text, true)) }
    : { ok: false, diagnostics: read.problems.map((text) => toDiagnostic(text, false)) }
}

const toDiagnostic = (text: string, isWarning: boolean): Diagnostic => {
  const [, line, message] = /^policy:(\d+):\d+: (.*)$/s.exec(text) ?? []
  return { line: Number(line ?? 1), message: message ?? text, isWarning }
}

/** Returns a document as the input `policy` of a step. */
export const toStepInput = (document: string): string => `policy: |\n${document.trimEnd().replace(/^(?=.)/gm, '  ')}\n`
