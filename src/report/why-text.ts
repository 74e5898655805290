import { formatAge, formatCount, formatList, formatMinute, formatUnion, shortDigest } from './reason.ts'
import type { Suggestion } from './what-if.ts'
import type { Explanation, RelatedVersion, RuleExplanation } from './why.ts'

/** A part of an explanation in words; without a title it is the beginning. */
export interface ExplanationSection {
  readonly title: string | null
  readonly lines: readonly string[]
}

/** Returns an explanation in words, at a time in milliseconds; texts from outside are in it as they are. */
export const describeExplanation = (why: Explanation, now: number): readonly ExplanationSection[] => {
  const { action, rules, neededBy, needs, suggestions, caveats } = why
  const isDeleted = action === 'delete'
  return [
    { title: null, lines: describeVersion(why, now) },
    { title: describeVerdict(why), lines: describeReasons(why) },
    { title: 'Rules', lines: rules.flatMap(describeRule) },
    { title: 'Needed by', lines: neededBy.map(describeRelated) },
    { title: 'Needs', lines: needs.map(describeRelated) },
    { title: 'Expires', lines: isDeleted ? [] : [describeExpiry(why)] },
    { title: isDeleted ? 'To keep it' : 'To delete it', lines: suggestionLines(why, suggestions) },
    { title: 'Note', lines: caveats }
  ].filter(({ lines }) => lines.length > 0)
}

const describeVersion = (
  { package: pkg, id, name, tags, createdAt, updatedAt, part, platform }: Explanation,
  now: number
): readonly string[] => {
  const at = (time: string): string => `${formatMinute(Date.parse(time))} (${formatAge(now - Date.parse(time))} ago)`
  const isTagged = pkg.type === 'container' || pkg.type === 'docker'
  return [
    `${pkg.type} package ${pkg.owner}/${pkg.name}, version ${id}`,
    ...(isTagged ? [name, tags.length > 0 ? `tagged ${formatList(tags, 20)}` : 'untagged'] : [name]),
    ...(part === 'child' || part === 'referrer' ? [platform ? `${parts[part]}, ${platform}` : parts[part]] : []),
    createdAt === null
      ? 'GitHub does not say when it was created'
      : `created ${at(createdAt)}${updatedAt && updatedAt !== createdAt ? `, last changed ${at(updatedAt)}` : ''}`
  ]
}

const parts = {
  image: 'an image',
  version: 'a version',
  child: 'a part of an index',
  referrer: 'a signature, attestation or SBOM'
} as const

const describeVerdict = ({ action, outcome, untag }: Explanation): string => {
  if (action === 'untag') return `Kept, without the tag${untag.length === 1 ? '' : 's'} ${formatUnion(untag)}`
  if (action === 'keep') return 'Kept'
  const verb = action === 'delete' ? 'deleted' : 'restored'
  if (outcome === 'planned') return `Would be ${verb}`
  return outcome === verb ? `Was ${verb}` : `To be ${verb}: ${outcome}`
}

const describeReasons = ({ reasons, tags, action }: Explanation): readonly string[] => {
  const isPartly = action !== 'delete' && tags.length > 1 && reasons.some(({ code }) => code === 'uncovered')
  const rule = 'A version is only deleted if rules match every one of its tags.'
  return [...reasons.map(({ text }) => text), ...(isPartly ? [rule] : [])]
}

const describeRule = ({ rule, meaning, text }: RuleExplanation): readonly string[] => [
  `${rule}: ${meaning}`,
  `   ${text}`
]

const describeRelated = ({ id, label, part, platform, action }: RelatedVersion): string => {
  const what = platform ?? (part === 'referrer' ? parts.referrer : null)
  const verdict = action === 'delete' ? 'would be deleted' : action === 'restore' ? 'restored' : 'kept'
  return `${shortDigest(label)} (version ${id}${what ? `, ${what}` : ''}): ${verdict}`
}

const describeExpiry = ({ expiresAt, caveats }: Explanation): string =>
  expiresAt === null
    ? `not by time alone${caveats.length > 0 ? ', as far as is known' : ''}`
    : `${formatMinute(Date.parse(expiresAt))}, if nothing is pushed and no tag moves`

const suggestionLines = (
  { action, neededBy, reasons }: Explanation,
  suggestions: readonly Suggestion[]
): readonly string[] => {
  const keepers = neededBy.filter(({ action: theirs }) => theirs !== 'delete' && theirs !== 'restore')
  const others = neededBy.map(({ label, id }) => `${shortDigest(label)} (version ${id})`)
  if (action === 'delete' && reasons.some(({ code }) => code === 'goes-with'))
    return [`keep what needs it: ${formatList(others)}`]
  if (keepers.length > 0 && action !== 'delete')
    return [
      `delete what needs it first: ${formatList(keepers.map(({ label, id }) => `${shortDigest(label)} (version ${id})`))}`
    ]
  return suggestions.map(({ steps, others }) => {
    const verb = action === 'delete' ? 'kept' : 'deleted'
    const also = others > 0 ? `; ${formatCount(others, 'other')} would be ${verb}, too` : ''
    return `- ${formatUnion(steps)}${also}`
  })
}
