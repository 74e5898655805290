import { type Conversion, convert } from '../../src/convert/convert.ts'
import type { Note, NoteCode } from '../../src/convert/notes.ts'
import { matchesName } from '../../src/retention/pattern.ts'
import { type Decision, deferChanges, planPackage } from '../../src/retention/plan.ts'
import { now, unknownRefs } from '../retention/builders.ts'
import { policiesOf } from '../retention/documents.ts'
import { lossesOf, type Original, type Sample } from './originals.ts'

/** Returns a step of a workflow; inputs that are undefined are left out. */
export const step = (uses: string, inputs: Readonly<Record<string, unknown>>): string => {
  const given = Object.entries(inputs).filter(([, value]) => value !== undefined)
  return `- uses: ${uses}\n  with:\n${given.map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`).join('')}`
}

/** Returns a conversion that must succeed. */
export const converted = (text: string): Extract<Conversion, { ok: true }> => {
  const conversion = convert(text, 'step')
  if (!conversion.ok) throw new Error(conversion.problems.join('\n'))
  return conversion
}

/** Returns the decisions of a converted policy on the package `app`. */
const decide = (document: string, sample: Sample): readonly Decision[] => {
  const policies = policiesOf(document)
  const index = policies.findIndex(({ type, packages }) => type === sample.type && matchesName(packages, 'app'))
  const policy = policies[index]
  if (!policy) return []
  const applied = { ...policy, inUse: null }
  const plan = planPackage(sample, applied, unknownRefs, now)
  const deferred = deferChanges([{ plan, policyIndex: index, policy: applied }], null).get(plan)
  return plan.decisions.map((decision, at) => (deferred?.has(at) ? { ...decision, action: 'keep' } : decision))
}

/** A tag or an untagged version about which the original and the converted policy differ. */
export interface Difference {
  readonly loss: string
  readonly here: 'kept' | 'deleted'
  /** The notes that say so; empty if none does. */
  readonly notes: readonly NoteCode[]
}

/** Returns every difference between the original and what it was converted to, with the notes that name it. */
export const differences = (text: string, sample: Sample, original: Original): readonly Difference[] => {
  const { files, notes } = converted(text)
  const decisions = decide(files[0]?.document ?? '', sample)
  const codes = notes.map(({ code }) => code)
  const there = original(sample, now)
  return decisions.flatMap((decision) => {
    const removed = decision.action === 'delete' ? lossesOf(decision.version) : untaggedOf(decision)
    return lossesOf(decision.version).flatMap((loss): Difference[] => {
      const [isGoneHere, isGoneThere] = [removed.includes(loss), there.has(loss)]
      if (isGoneHere === isGoneThere) return []
      const candidates = isGoneHere ? explainDeletion(decision, notes) : explainKeeping(decision, decisions)
      return [{ loss, here: isGoneHere ? 'deleted' : 'kept', notes: candidates.filter((code) => codes.includes(code)) }]
    })
  })
}

const untaggedOf = ({ version, untag }: Decision): readonly string[] => untag.map((tag) => `${version.id} ${tag}`)

/** Returns the notes that can say why a version is deleted here only: a part goes with its image. */
const explainDeletion = ({ part }: Decision, notes: readonly Note[]): readonly NoteCode[] => [
  ...(part === 'image' || part === 'version' ? [] : (['parts'] as const)),
  ...notes.filter(({ effect }) => effect === 'deletes').map(({ code }) => code)
]

const keeping: Readonly<Record<string, readonly NoteCode[]>> = {
  uncovered: [
    'every-tag',
    'whole-image',
    'incomplete',
    'prerelease',
    'all-tags-list',
    'skipped-condition',
    'skipped-rule',
    'delete-digests',
    'other-version'
  ],
  protected: ['digest-patterns', 'all-tags-list', 'skipped-rule', 'widened', 'keep-wins', 'other-version'],
  grace: ['grace'],
  'min-keep': ['minimum'],
  within: ['both-times', 'fixed-months', 'rounded', 'keep-wins'],
  latest: [
    'claimed',
    'count-in-rule',
    'tag-count',
    'protected-slots',
    'untag-unmarked',
    'parts',
    'both-times',
    'keep-wins',
    'other-version'
  ],
  // Deferred by max-deletions.
  expired: ['parts', 'oldest-images', 'lower-cap'],
  orphan: ['parts', 'oldest-images']
}

/** Returns the notes that can say why a version is kept here only, by the reasons of the engine: for it, or for its image. */
const explainKeeping = ({ reasons, part }: Decision, all: readonly Decision[]): readonly NoteCode[] => [
  ...reasons.flatMap((reason): readonly NoteCode[] => {
    if ('by' in reason) return ['both-times']
    if (reason.code !== 'needed-by') return keeping[reason.code] ?? []
    const owners = all.filter(({ version }) => reason.ids.includes(version.id))
    return ['parts', ...owners.flatMap((owner) => explainKeeping(owner, all))]
  }),
  ...(part === 'child' ? (['parts'] as const) : []),
  // An image that loses none of its tags since something keeps it.
  'untag-unmarked',
  'tag-count'
]
