import { describe, expect, test } from '@jest/globals'
import { pushImage, pushMultiArch } from '../simulator/images.ts'
import { addPackage } from '../simulator/world.ts'
import { otherActions } from '../src/inputs/other-actions.ts'
import { isInputName } from '../src/inputs/table.ts'
import { day, type Inputs, runAction } from './action.ts'
import { serve, smallWorld } from './simulator/simulate.ts'

/** Inputs as they were meant, and what a slip of the pen makes of some of them; null leaves one out. */
interface Slip {
  readonly kind: string
  readonly meant: Inputs
  readonly written: Readonly<Record<string, string | null>>
}

const kinds = (kind: string, meant: Inputs, written: readonly Slip['written'][]): Slip[] =>
  written.map((each) => ({ kind, meant, written: each }))

/** One input, written in many ways. */
const values = (name: string, meant: Inputs, texts: readonly string[]): Slip[] =>
  kinds(
    name,
    meant,
    texts.map((text) => ({ [name]: text }))
  )

/** Ways in which a name is misspelt. */
const misspell = (name: string): string[] => {
  const middle = Math.floor(name.length / 2)
  return [
    name.replace(/s$/, ''),
    `${name}s`,
    name.replaceAll('-', '_'),
    name.replaceAll('-', ''),
    name.replaceAll('-', ' '),
    name.replaceAll('-', '.'),
    name.slice(0, middle) + name.slice(middle + 1),
    name.slice(0, middle) + name.charAt(middle) + name.slice(middle),
    name.slice(0, middle - 1) + name.charAt(middle) + name.charAt(middle - 1) + name.slice(middle + 1),
    `${name}:`
  ].filter((each, at, all) => !isInputName(each) && all.indexOf(each) === at)
}

const all = { 'delete-tags': '*', packages: 'app' }
const tags = { ...all, 'keep-tags': 'latest, v*' }
const safe: Readonly<Record<string, string>> = {
  'keep-tags': 'latest, v*',
  'keep-latest': '3',
  'older-than': '5 days',
  'dry-run': 'true',
  'max-delete-percent': '10',
  'max-deletions': '1',
  packages: 'app, !tool'
}

const document = `version: 1
policies:
  - packages: [app]
    protect: [latest, "v*"]
    min-keep: 4
    rules:
      - delete: ["pr-*", "v*", "nightly-*", latest]
        keep: { latest: 3, within: 5d }
`

/** A document in which a piece is written otherwise. */
const documents = (pairs: readonly (readonly [piece: string, instead: string])[]): Slip[] =>
  pairs.map(([piece, instead]) => {
    if (!document.includes(piece)) throw new Error(`the document has no ${piece}`)
    return {
      kind: 'document',
      meant: { policy: document },
      written: { policy: document.replace(piece, () => instead) }
    }
  })

const slips: readonly Slip[] = [
  ...Object.entries(safe).flatMap(([name, value]) =>
    kinds(
      'name of an input',
      { ...all, [name]: value },
      misspell(name).map((each) => ({ [name]: null, [each]: value }))
    )
  ),
  ...Object.entries(otherActions).flatMap(([action, inputs]) =>
    kinds(
      `input of ${action}`,
      { ...all, 'dry-run': 'true' },
      Object.keys(inputs).map((name) => ({ 'dry-run': null, [name]: '1' }))
    )
  ),
  ...values('keep-tags', tags, [
    'latest v*',
    'latest;v*',
    'latest; v*',
    'latest | v*',
    'latest|v*',
    '(latest|v*)',
    '"latest", "v*"',
    "'latest', 'v*'",
    '"latest, v*"',
    '“latest”, “v*”',
    '`latest`, `v*`',
    '["latest", "v*"]',
    "['latest', 'v*']",
    '[latest, v*]',
    '[latest,v*]',
    '- latest\n- v*',
    '* latest\n* v*',
    'latest and v*',
    'latest & v*',
    'latest + v*',
    'latest/v*',
    'latest，v*',
    'latest、v*',
    'latest\\nv*',
    'latest\\, v*',
    '^latest$, ^v.*$',
    '^(latest|v.*)$',
    '^(latest|v\\d+.*)$',
    '/latest|v.*',
    'latest|v.*/',
    '/latest|v.*/i',
    '/^(latest|v.*)$/g',
    '(?i)latest, v*',
    'v\\d+, latest',
    'v[0-9]+.*, latest$',
    'v%, latest',
    'LATEST, V*',
    'Latest, V*',
    'latest, V*',
    'latest, "v*"',
    '@latest, v*',
    '@Stable, latest, @released',
    '@stables, latest',
    '$latest, v*',
    ':latest, :v*',
    'app:latest, app:v*',
    'ghcr.io/acme/app:latest, ghcr.io/acme/app:v*',
    'refs/tags/v*, latest',
    'tags/latest, tags/v*',
    'latest = true',
    'latest: true, v*: true',
    '{latest, v*',
    'latest, v*}',
    '<latest>, <v*>',
    '!latest, !v*',
    'latest, v\u200b*',
    '\ufefflatest, v*',
    'latest, v\u2217',
    'latest,\u00a0v*',
    'latest,\tv*',
    ' latest , v* ,',
    'sha256:abc, v*',
    '${{ env.KEEP }}',
    '$KEEP',
    '%KEEP%'
  ]),
  ...values('delete-tags', { ...all, 'delete-tags': 'pr-*, !pr-1' }, [
    'pr-*, ! pr-1',
    'pr-*, !PR-1',
    'pr-* !pr-1',
    'pr-*; !pr-1',
    'pr-*, not pr-1',
    'pr-*, -pr-1',
    'pr-*, ~pr-1',
    'pr-*, ^pr-1',
    'pr-*, "!pr-1"',
    'pr-*, \\!pr-1',
    'pr-*, !!pr-1',
    'pr-*, !"pr-1"',
    'pr-*, !/pr-1',
    'pr-*, !app:pr-1',
    '/pr-(?!1).*/',
    '/pr-[0-9]+',
    '^pr-.*',
    'pr-.*',
    'pr-\\d+',
    'PR-*',
    '@pr-*',
    '@al',
    '@ANY',
    'pr-{number}',
    'pr-{PR}',
    'pr-[2-',
    'pr-%',
    '!pr-1'
  ]),
  ...values('keep-latest', { ...all, 'keep-latest': '3' }, [
    ...[
      'three',
      '3.0',
      '3.5',
      '+3',
      '-3',
      '3,',
      '"3"',
      "'3'",
      '3;',
      '[3]',
      'true',
      'all',
      '1e1',
      '0x3',
      '٣',
      '3 3',
      '3%'
    ],
    ...['3 versions', '3d', '3_0', '３', '{3}', 'latest', '3/app', '$3', '~3', '>=3', '<3', '03', ' 3 ', '3\n']
  ]),
  ...values('older-than', { ...all, 'older-than': '5 days' }, [
    ...[
      '5',
      '5m',
      '5 D',
      '5 Days',
      '5 days ago',
      '5.0 days',
      '5,0 days',
      'P5D',
      '-5 days',
      '5 dayz',
      '120H',
      'five days'
    ],
    ...['432000', '432000s', '5 days;', '"5 days"', '> 5 days', '5_days', '5 days 3', '0', '0d', '5 d d', 'days: 5'],
    ...['5 day', '5days', '5 d', '120 h', '5 jours', '5 Tage', '5 weekdays', '2026-05-27', '5 + 0 days', '1/2 mo']
  ]),
  ...values('dry-run', { ...all, 'dry-run': 'true' }, [
    ...[
      'yes',
      '1',
      'on',
      '"true"',
      "'true'",
      'tru',
      'y',
      'enabled',
      'True',
      'TRUE',
      ' true',
      'tRUE',
      'true,',
      'treu',
      'no'
    ],
    ...['${{ inputs.dry-run }}', 'dry-run', 'null', '[true]', 'true # only look', '0', 'off']
  ]),
  ...values('max-delete-percent', { ...all, 'max-delete-percent': '10' }, [
    ...['10%', '0.1', '10.0', '1000', '-10', 'ten', '10 %', '1/10', '"10"']
  ]),
  ...values('max-deletions', { ...all, 'max-deletions': '1' }, [
    'one',
    '1.0',
    '-1',
    '1 image',
    '"1"',
    '1%',
    'none',
    '1,'
  ]),
  ...values('packages', { 'delete-tags': '*', packages: '*, !tool' }, [
    '*, !Tool',
    '*, !TOOL',
    '*, !acme/tool',
    '*, !Acme/Tool',
    '*, !ghcr.io/acme/tool',
    '*, !https://ghcr.io/acme/tool',
    '*, !tool:latest',
    '*, !tool@sha256:0123',
    '*, ! tool',
    '* !tool',
    '*; !tool',
    '*, -tool',
    '*, "!tool"',
    '*, !"tool"',
    '*, !/Tool/',
    '*, !/TO.*/',
    '*, !T*',
    '*, !!tool',
    '*, !tool/',
    '*, ^tool',
    '*, not tool',
    '["*", "!tool"]',
    'acme/*, !tool',
    'acme/*, !acme/tool',
    '!tool'
  ]),
  ...kinds('another word', { ...all, 'dry-run': 'true', mode: 'list' }, [
    ...['List', 'lists', 'delte', 'clena', 'dry-run', 'plan', 'lsit', '"list"', 'list,'].map((mode) => ({
      mode,
      'dry-run': null
    }))
  ]),
  ...kinds('another type', { ...all, 'dry-run': 'true' }, [
    ...['ghcr', 'Container', 'containers', 'docker-image', 'image', 'oci', 'npn', 'pypi', 'generic'].map((type) => ({
      'package-type': type,
      'dry-run': null
    }))
  ]),
  ...values('now', { ...all, now: '2026-05-01', 'dry-run': 'true' }, [
    ...[
      '2026-02-30',
      '2026-13-01',
      '2026-04-31',
      '2025-02-29',
      '01/05/2026',
      'yesterday',
      '2026-5-1',
      '1777593600',
      '2026-05-01 12:00'
    ]
  ]),
  ...kinds('an owner', { ...all, owner: 'acme', 'dry-run': 'true' }, [
    ...['acme/app', 'https://github.com/acme', '@acme', 'github.com/acme', 'acme, octo'].map((owner) => ({
      owner,
      'dry-run': null
    }))
  ]),
  ...documents([
    ['protect:', 'protects:'],
    ['protect:', 'Protect:'],
    ['protect:', 'keep-tags:'],
    ['protect:', 'keep_tags:'],
    ['protect:', 'exclude:'],
    ['protect:', 'protected:'],
    ['protect:', '"protect :":'],
    ['protect: [latest, "v*"]', 'protect: "latest, v*"'],
    ['protect: [latest, "v*"]', 'protect: latest, v*'],
    ['protect: [latest, "v*"]', 'protect: latest v*'],
    ['protect: [latest, "v*"]', 'protect: [latest v*]'],
    ['protect: [latest, "v*"]', 'protect: [latest; v*]'],
    ['protect: [latest, "v*"]', 'protect: latest|v*'],
    ['protect: [latest, "v*"]', 'protect: ["latest|v*"]'],
    ['protect: [latest, "v*"]', 'protect: ["^latest$", "^v.*$"]'],
    ['protect: [latest, "v*"]', 'protect: [LATEST, "V*"]'],
    ['protect: [latest, "v*"]', 'protect: ["app:latest", "app:v*"]'],
    ['protect: [latest, "v*"]', 'protect: [\'"latest"\', \'"v*"\']'],
    ['protect: [latest, "v*"]', 'protect: ["latest, v*"]'],
    ['protect: [latest, "v*"]', 'protect: [[latest, "v*"]]'],
    ['protect: [latest, "v*"]', 'protect: { latest: true, "v*": true }'],
    ['protect: [latest, "v*"]', 'protect: { tags: [latest, "v*"] }'],
    ['protect: [latest, "v*"]', 'protect: true'],
    ['protect: [latest, "v*"]', 'protect:'],
    ['protect: [latest, "v*"]', 'protect: []'],
    ['protect: [latest, "v*"]', 'protect: [latest, v*'],
    ['protect: [latest, "v*"]', 'protect: |\n      latest\n      v*'],
    ['protect: [latest, "v*"]', 'protect: >\n      latest\n      v*'],
    ['protect: [latest, "v*"]', 'protect:\n    - latest\n    - v*\n    - 1.0'],
    ['protect: [latest, "v*"]', 'protect: [latest, "v*", 1.0]'],
    ['protect: [latest, "v*"]', 'protect: [latest, yes, null]'],
    ['protect: [latest, "v*"]', 'protect: [latest, !v*]'],
    ['protect: [latest, "v*"]', 'protect: [*latest, "v*"]'],
    ['protect: [latest, "v*"]', 'protect: - latest\n             - v*'],
    ['protect: [latest, "v*"]', 'protect: [latest, "v*"]\n    protect: [none]'],
    ['min-keep: 4', 'min-keep: "4"'],
    ['min-keep: 4', 'min-keep: four'],
    ['min-keep: 4', 'min-keep: 4.5'],
    ['min-keep: 4', 'min-keep: -4'],
    ['min-keep: 4', 'min-keep: true'],
    ['min-keep: 4', 'min_keep: 4'],
    ['min-keep: 4', 'minKeep: 4'],
    ['min-keep: 4', 'min-kept: 4'],
    ['min-keep: 4', 'keep-latest: 4'],
    ['min-keep: 4', 'dry-run: true'],
    ['min-keep: 4', '\tmin-keep: 4'],
    ['latest: 3', 'latest: "3"'],
    ['latest: 3', 'latest: three'],
    ['latest: 3', 'latest: 3.5'],
    ['latest: 3', 'latest: [3]'],
    ['latest: 3', 'latest:3'],
    ['latest: 3', 'latest 3'],
    ['latest: 3', 'last: 3'],
    ['latest: 3', 'newest: 3'],
    ['latest: 3', 'Latest: 3'],
    ['latest: 3', 'latest: 3d'],
    ['latest: 3', 'daily: -3'],
    ['latest: 3', 'latest: 3, per: mjaor'],
    ['latest: 3', 'latest: 3, while: pr-opened'],
    ['within: 5d', 'within: 5'],
    ['within: 5d', 'within: 5m'],
    ['within: 5d', 'within: 5D'],
    ['within: 5d', 'within: "5 days ago"'],
    ['within: 5d', 'within: [5d]'],
    ['within: 5d', 'older-than: 5d'],
    ['within: 5d', 'newer-than: 5d'],
    ['keep: { latest: 3, within: 5d }', 'keep: 3'],
    ['keep: { latest: 3, within: 5d }', 'keep: latest'],
    ['keep: { latest: 3, within: 5d }', 'keep: [latest, within]'],
    ['keep: { latest: 3, within: 5d }', 'keep:\n          - latest: 3\n          - within: 5d'],
    ['keep: { latest: 3, within: 5d }', 'keep: "latest: 3, within: 5d"'],
    ['keep: { latest: 3, within: 5d }', 'keeps: { latest: 3, within: 5d }'],
    ['keep: { latest: 3, within: 5d }', 'latest: 3\n        within: 5d'],
    ['keep: { latest: 3, within: 5d }', 'keep-latest: 3'],
    ['        keep: {', '    keep: {'],
    ['        keep: {', '      - keep: {'],
    ['version: 1', 'version: 2'],
    ['version: 1', 'version: "1"'],
    ['version: 1', 'version: 1.0.0'],
    ['version: 1', '# version: 1'],
    ['version: 1', 'Version: 1'],
    ['policies:', 'policy:'],
    ['policies:', 'polices:'],
    ['packages: [app]', 'package: [app]'],
    ['packages: [app]', 'packages: [acme/app]'],
    ['packages: [app]', 'packages: ghcr.io/acme/app:latest'],
    ['packages: [app]', 'packages: { app: true }'],
    ['packages: [app]', 'packages: App'],
    ['packages: [app]', 'image: app'],
    ['packages: [app]', 'packages: [app]\n    type: ghcr']
  ])
]

/** Two packages as CI leaves them, and the action to run on them. */
const setUp = async () => {
  const { world, clock, app } = smallWorld()
  const tool = addPackage(world, { owner: 'acme', type: 'container', name: 'tool', repository: 'acme/app' })
  const ago = (days: number): number => clock.now() - days * day
  for (const pkg of [app, tool]) {
    for (const [at, tag] of ['v1.0.0', 'v1.1.0', 'pr-1', 'nightly-1', 'pr-2', 'pr-3', 'nightly-2', 'v2.0.0'].entries())
      pushImage(world, pkg, { tags: [tag], created: ago(12 - at) })
    pushMultiArch(world, pkg, { tags: ['latest'], created: ago(9.5) })
    for (const [at, tag] of ['pr-4', 'nightly-3', 'pr-5'].entries())
      pushImage(world, pkg, { tags: [tag], created: ago(3 - at) })
  }
  const { simulator } = await serve(world)
  const act = async (inputs: Inputs) => {
    const run = await runAction(simulator, clock, inputs)
    const left = [app, tool].flatMap(({ name, versions }) =>
      versions.map((version) => `${name} ${version.tags.join(' ') || version.name}`)
    )
    return { ...run, left }
  }
  return act
}

const kept = new Map<string, readonly string[]>()

/** Returns what is kept with the inputs as they were meant. */
const keptBy = async (meant: Inputs): Promise<readonly string[]> => {
  const key = JSON.stringify(meant)
  const known = kept.get(key)
  if (known) return known
  const act = await setUp()
  const { left, report } = await act(meant)
  expect(report.problems).toEqual([])
  kept.set(key, left)
  return left
}

describe('a slip of the pen', () => {
  test.each(slips.map((slip) => [slip.kind, JSON.stringify(slip.written), slip] as const))(
    'in %s costs no image: %s',
    async (_kind, _text, { meant, written }) => {
      const merged = Object.entries({ ...meant, ...written })
      const inputs = Object.fromEntries(merged.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
      const act = await setUp()
      const { code, requests, left, log } = await act(inputs)
      if (code === 1 && requests.length === 0) {
        expect(log).toContain('::error::')
        return
      }
      const lost = (await keptBy(meant)).filter((version) => !left.includes(version))
      expect(lost).toEqual([])
    }
  )

  test('is tried in many ways', () => {
    expect(new Set(slips.map(({ written }) => JSON.stringify(written))).size).toBeGreaterThan(400)
  })
})
