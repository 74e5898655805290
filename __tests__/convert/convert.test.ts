import { describe, expect, test } from '@jest/globals'
import { readAge } from '../../src/convert/age.ts'
import { convert } from '../../src/convert/convert.ts'
import { noteCodes } from '../../src/convert/notes.ts'
import { canMatchTag, findingPattern } from '../../src/convert/patterns.ts'
import { type actionTables, tables } from '../../src/convert/tables.ts'
import { inputNames } from '../../src/inputs/table.ts'
import { covers } from '../../src/retention/pattern.ts'
import fc from '../fast-check.ts'
import { policiesOf } from '../retention/documents.ts'
import { expectPieces } from '../words.ts'
import { converted } from './decide.ts'

const problemsOf = (text: string): readonly string[] => {
  const conversion = convert(text, 'step')
  return conversion.ok ? [] : conversion.problems
}

const rulesIn = (text: string): string => {
  const { files } = converted(text)
  return files.map(({ document }) => document.replace(/^#.*\n/, '')).join('---\n')
}

const notesOf = (text: string): readonly string[] => converted(text).notes.map(({ code }) => code)

describe('the policy', () => {
  test('has the packages, the rules and what is protected', () => {
    expect(
      rulesIn(`- uses: dataaxiom/ghcr-cleanup-action@v1
  with:
    packages: server,web
    delete-tags: sha-*
    exclude-tags: latest,v*
    keep-n-tagged: 5
    delete-untagged: true
`)
    ).toBe(`version: 1
policies:
  - packages: [ server, web ]
    protect: [ latest, v* ]
    rules:
      - delete: sha-*
        keep: { latest: 5 }
      - delete: "@untagged"
`)
  })

  test('of several steps has a policy for each of their packages, and one rule for each step of the same', () => {
    expect(
      rulesIn(`jobs:
  clean:
    steps:
      - uses: actions/checkout@v4
      - uses: snok/container-retention-policy@v3.0.0
        with: { account: acme, image-names: server, image-tags: pr-*, tag-selection: tagged, cut-off: 7d }
      - uses: snok/container-retention-policy@v3.0.0
        with: { account: acme, image-names: server, tag-selection: untagged, cut-off: 1d }
      - uses: actions/delete-package-versions@v5
        with: { owner: acme, package-name: ui, package-type: npm, min-versions-to-keep: 3 }
`)
    ).toBe(`version: 1
policies:
  - packages: server
    rules:
      - delete: pr-*
        older-than: 7d
      - delete: "@untagged"
        older-than: 1d
  - packages: ui
    type: npm
    rules:
      - delete: "@any"
        keep: { latest: 3 }
`)
  })

  test('of steps with other owners or tokens is a file of its own', () => {
    const { files } = converted(`
- uses: snok/container-retention-policy@v3.0.0
  with: { account: acme, image-names: a, cut-off: 7d, token: "\${{ secrets.ONE }}" }
- uses: snok/container-retention-policy@v3.0.0
  with: { account: octo, image-names: b, cut-off: 7d, token: "\${{ secrets.TWO }}" }
`)
    expect(files.map(({ path }) => path)).toEqual(['.github/package-retention.yml', '.github/package-retention-2.yml'])
    // A job whose permissions name only packages could not read the policy file.
    expect(files[1]?.step).toMatch(/^- uses: actions\/checkout@v\d+ # needs permissions: contents: read$/m)
    expect(files[1]?.step).toContain(`    policy-file: .github/package-retention-2.yml
    owner: octo
    token: \${{ secrets.TWO }}
    dry-run: true #`)
  })

  test('of steps for the same packages shares the lowest cap, and removes tags only if all do', () => {
    const text = `
- uses: actions/delete-package-versions@v5
  with: { package-name: app, package-type: container, num-old-versions-to-delete: 3 }
- uses: actions/delete-package-versions@v5
  with: { package-name: app, package-type: container, delete-only-untagged-versions: true }
- uses: dataaxiom/ghcr-cleanup-action@v1
  with: { package: app, delete-tags: pr-* }
`
    expect(rulesIn(text)).toContain('max-deletions: 3\n')
    expect(rulesIn(text)).not.toContain('untag: true')
    expect(notesOf(text)).toEqual(expect.arrayContaining(['keep-wins', 'lower-cap', 'whole-image']))
  })

  test('of steps whose packages may overlap comes with a note', () => {
    const of = (name: string): string =>
      `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { packages: "${name}", expand-packages: true, keep-n-untagged: 1 }\n`
    expect(notesOf(of('app*') + of('app-web'))).toContain('first-policy')
    expect(notesOf(of('app') + of('app-web'))).not.toContain('first-policy')
  })

  test('names the packages of snok with stars that do not stop at slashes', () => {
    expect(
      rulesIn(
        '- uses: snok/container-retention-policy@v3.0.0\n  with: { image-names: "!dev* !test", cut-off: 7d, account: a }'
      )
    ).toContain('packages: [ "**", "!dev**", "!test" ]')
  })

  test.each([
    ['${{ github.event.repository.name }}', ''],
    ['${{ matrix.package }}', 'packages: ${{ matrix.package }}']
  ])('leaves packages that are an expression to the step: %s', (name, input) => {
    const [file] = converted(
      `- uses: actions/delete-package-versions@v5\n  with: { package-name: "${name}", package-type: npm, min-versions-to-keep: 3 }`
    ).files
    expect(file?.document).not.toContain('packages:')
    expect(file?.step).toContain(input)
    expect(file?.step.includes('packages:')).toBe(input !== '')
  })

  test('leaves conditions in the step, and names what else of the workflow decides when it runs', () => {
    const { files, notes } = converted(`on: { schedule: [{ cron: 0 0 * * * }] }
jobs:
  other:
    if: false
    steps: [{ uses: actions/checkout@v4, if: always() }]
  clean:
    if: github.ref == 'refs/heads/main'
    strategy: { matrix: { package: [a, b] } }
    steps:
      - uses: dataaxiom/ghcr-cleanup-action@v1
        if: github.event_name == 'schedule'
        continue-on-error: true
        with: { package: "\${{ matrix.package }}" }
      - uses: dataaxiom/ghcr-cleanup-action@v1
        with: { package: "\${{ matrix.package }}" }
`)
    expect(files[0]?.step).toContain(
      `- uses: package-retention/package-retention@v1\n  if: "github.event_name == 'schedule'"\n  with:`
    )
    expect(files.map(({ step }) => step.includes('if:'))).toEqual([true, false])
    const about = notes.filter(({ code }) => ['condition', 'step-key', 'surroundings'].includes(code))
    expect(about.map(({ code, input, line }) => `${code} ${input} ${line}`).toSorted()).toEqual([
      'condition if 11',
      'step-key continue-on-error 12',
      'surroundings if 7',
      'surroundings on 1',
      'surroundings strategy 8'
    ])
  })

  test('leaves a dry run that is an expression to the step, and is a dry run otherwise', () => {
    const stepOf = (dryRun: string): string | undefined =>
      converted(`- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { dry-run: ${dryRun}, owner: acme }`).files[0]?.step
    expect(stepOf('"${{ inputs.dry-run }}"')).toMatch(/dry-run: \$\{\{ inputs\.dry-run \}\}\n/)
    for (const written of ['true', 'false']) expect(stepOf(written)).toMatch(/dry-run: true #/)
  })

  test('has the given packages where the source names none, or in place of all', () => {
    const text = `- uses: dataaxiom/ghcr-cleanup-action@v1\n- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { package: web }`
    const packagesIn = (options: object): readonly string[] => {
      const conversion = convert(text, 'step', options)
      if (!conversion.ok) throw new Error(conversion.problems.join('\n'))
      return [...(conversion.files[0]?.document.matchAll(/packages: (.*)/g) ?? [])].map(([, names = '']) => names)
    }
    expect(packagesIn({})).toEqual(['web'])
    expect(packagesIn({ packages: ['app'] })).toEqual(['app', 'web'])
    expect(packagesIn({ packages: ['app', 'ui'], replace: true })).toEqual(['[ app, ui ]'])
  })

  test.each([
    ['GitLab, in a project', '{"container_expiration_policy_attributes": {"name_regex": "pr-.+", "keep_n": 5}}'],
    ['GitLab, by GraphQL', '{"nameRegex": "pr-.+", "keepN": "FIVE_TAGS", "cadence": "EVERY_DAY"}'],
    ['GitLab, in Terraform', 'container_expiration_policy {\n  keep_n = 5\n  name_regex_delete = "pr-.+"\n}']
  ])('%s is the same', (_, text) => {
    expect(rulesIn(text)).toBe(`version: 1
policies:
  - protect: latest
    untag: true
    rules:
      - delete: /pr-.+/
        keep: { latest: 5 }
`)
  })

  const rules =
    '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}'

  test.each([
    ['in the answer of the AWS CLI', JSON.stringify({ repositoryName: 'tools/app', lifecyclePolicyText: rules })],
    [
      'in Terraform, as a heredoc',
      `resource "aws_ecr_lifecycle_policy" "app" {\n  repository = "tools/app"\n  policy = <<EOF\n${rules}\nEOF\n}`
    ],
    [
      'in Terraform, by jsonencode',
      `resource "aws_ecr_lifecycle_policy" "app" {
  repository = "tools/app"
  # The only rule.
  policy = jsonencode({
    rules = [{
      rulePriority = 1
      selection = { tagStatus = "untagged", countType = "sinceImagePushed", countUnit = "days", countNumber = 14 }
      action = { type = "expire" }
    }]
  })
}`
    ],
    [
      'in Terraform, beside expressions',
      `resource "aws_ecr_lifecycle_policy" "a" {
  for_each = toset([ var.one, "\${var.names["two"]}" ])
  count = var.create ? 1 : 0
  tags = merge(var.tags, { Name = local.names[
    index(var.all[*].name, "x")
  ].id })
  other = { for key, value in var.map : key => value if value != "" }
  more = [for each in var.list : upper(each)]
  sum = 1 +
    2
  not = !var.x
  policy = jsonencode(${JSON.stringify(JSON.parse(rules)).replaceAll('"rules":', '"rules": ')})
}`
    ],
    [
      "in Terraform's data source",
      'data "aws_ecr_lifecycle_policy_document" "a" {\n  rule {\n    priority = 1\n    selection {\n      tag_status = "untagged"\n      count_type = "sinceImagePushed"\n      count_unit = "days"\n      count_number = 14\n    }\n  }\n}'
    ],
    [
      'in CloudFormation, with tags',
      `Resources:\n  Repository:\n    Properties:\n      RepositoryName: !Sub "\${AWS::StackName}-app"\n      LifecyclePolicy:\n        LifecyclePolicyText: |\n          ${rules}\n        RegistryId: !Ref AWS::AccountId\n`
    ],
    [
      'in CloudFormation',
      `Resources:\n  Repository:\n    Properties:\n      RepositoryName: tools/app\n      LifecyclePolicy:\n        LifecyclePolicyText: |\n          ${rules}\n`
    ]
  ])('ECR, %s, is the same', (_, text) => {
    expect(rulesIn(text).replace('  - packages: tools/app\n    rules', '  - rules')).toBe(`version: 1
policies:
  - rules:
      - delete: "@untagged"
        older-than: 14d
`)
  })

  test.each([
    ['a file', '[{"name":"a","action":{"type":"Delete"},"condition":{"tagState":"untagged","olderThan":"86400s"}}]'],
    [
      'gcloud',
      'cleanupPolicies:\n  a:\n    id: a\n    action: DELETE\n    condition: { tagState: UNTAGGED, olderThan: 1d }\n'
    ],
    [
      'Terraform',
      'resource "google_artifact_registry_repository" "a" {\n  format = "DOCKER"\n  cleanup_policies {\n    id = "a"\n    action = "DELETE"\n    condition {\n      tag_state = "UNTAGGED"\n      older_than = "1d"\n    }\n  }\n}'
    ]
  ])('Artifact Registry, from %s, is the same', (_, text) => {
    expect(rulesIn(text)).toBe(`version: 1
policies:
  - rules:
      - delete: "@untagged"
        older-than: 1d
`)
  })

  test.each([
    [
      'a list with a pattern for each line',
      '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with:\n    keep-n-tagged: 3\n    exclude-tags: |\n      latest\n      v*\n',
      'protect: [ latest, v* ]'
    ],
    [
      'an image-names of exclusions and a list of digests',
      `- uses: snok/container-retention-policy@v3.0.0\n  with: { cut-off: 7d, image-names: "!a", skip-shas: "sha256:${'0'.repeat(64)}" }`,
      `protect: sha256:${'0'.repeat(64)}`
    ],
    [
      'a regular expression for packages',
      '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { package: "^app-", use-regex: true, expand-packages: true }',
      'packages: /app-.*/'
    ],
    [
      'a pattern of ECR that no tag can match',
      '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","tagPatternList":["a b"],"countType":"imageCountMoreThan","countNumber":5}},{"rulePriority":2,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5}}]}',
      '- delete: [ "@any", "@untagged" ]'
    ],
    [
      'prefixes of Artifact Registry of which one can match no tag',
      '{"action":"Delete","condition":{"tagPrefixes":["a b","pr-"],"tagState":"tag_state_unspecified"}}',
      '- delete: pr-*'
    ],
    ['a policy of GitLab that is off', '{"name_regex": ".*", "enabled": false, "keep_n": 1}', 'latest: 1'],
    [
      'an action by its former name',
      '- uses: ghcr-manager/ghcr-manager@v1\n  with: { command: cleanup, package: a, keep-n-tagged: 7 }',
      'latest: 7'
    ],
    [
      'a digest that must be kept',
      `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { keep-n-tagged: 1, exclude-tags: "sha256:${'a'.repeat(64)}" }`,
      `protect: sha256:${'a'.repeat(64)}`
    ],
    [
      'a pattern that matches digests',
      '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { keep-n-tagged: 1, exclude-tags: "*" }',
      'protect: [ "*", "@untagged" ]'
    ]
  ])('has the counterpart of %s', (_, text, expected) => {
    expect(rulesIn(text)).toContain(expected)
  })

  test('is read from a step that lost the indentation of its first line', () => {
    const text = `- uses: dataaxiom/ghcr-cleanup-action@v1
        with:
          package: app
          keep-n-untagged: 3`
    expect(rulesIn(text)).toContain('latest: 3')
  })
})

const snok = (inputs: string): string => `- uses: snok/container-retention-policy@v3.0.0\n  with:\n${inputs}`

/** Texts that cannot be converted, with what the problems must contain. */
const mistakes: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['', [['step:1:1:', '"uses:"', 'actions/delete-package-versions', 'Amazon ECR', 'paste']]],
  ['hello', [['step:1:1:', '"uses:"']]],
  ['[1, 2', [['step:1:6:', 'missing']]],
  ['a: 1\na: 2', [['step:2:1:', 'duplicate key "a"', 'remove']]],
  ['- uses: dataaxiom/ghcr-cleanup-action@v1\n\twith:\n\t\tpackage: a', [['step:2:1:', 'a tab', 'use spaces']]],
  ['- uses: actions/checkout@v4', [['step:1:9:', '"actions/checkout" is not one of', 'dataaxiom/ghcr-cleanup-action']]],
  ['- uses: snok/container-retention-polcy@v3', [['step:1:9:', 'did you mean snok/container-retention-policy?']]],
  [snok('    image-tags: !latest'), [['step:3:17:', '"!"', 'quotes']]],
  [
    snok('    image-names: app\n    skip-tag: latest\n    cut-off: 7d'),
    [['step:4:5:', 'skip-tag:', 'has no such input', 'did you mean skip-tags?', 'convert again']]
  ],
  [
    snok('    image-names: app\n    colour: red\n    cut-off: 7d'),
    [['step:4:5:', 'colour:', 'has no such input', 'its inputs are account, image-names']]
  ],
  [snok('    image-names: app'), [['step:1:3:', 'cut-off is missing', 'add it']]],
  [snok('    cut-off: 2026-01-01'), [['step:3:14:', 'cut-off:', '"2026-01-01" is not an age', '"30 days"']]],
  [snok('    cut-off: yesterday'), [['step:3:14:', '"yesterday" is not an age']]],
  [snok('    cut-off: 7d\n    keep-n-most-recent: -1'), [['step:4:25:', '"-1" is not a whole number', 'such as 10']]],
  [
    snok('    cut-off: ${{ vars.AGE }}\n    keep-n-most-recent: ${{ vars.N }}'),
    [
      ['step:3:14:', 'cut-off: is an expression', 'write the value'],
      ['step:4:25:', 'keep-n-most-recent: is an expression', 'write the value']
    ]
  ],
  [snok('    cut-off: 7d\n    tag-selection: all'), [['step:4:20:', 'tag-selection:', 'tagged, untagged, both']]],
  [snok('    cut-off: 7d\n    skip-shas: abc'), [['step:4:16:', 'skip-shas:', 'not a whole digest']]],
  [snok('    cut-off: 7d\n    image-tags: [a, b]'), [['step:4:17:', 'image-tags: is a list', 'after "|"']]],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { use-regex: maybe }',
    [['step:2:22:', 'use-regex:', '"maybe" is neither true nor false']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with:\n    use-regex: true\n    delete-tags: ^(?!latest).*$',
    [['step:4:18:', 'delete-tags:', 'RE2 syntax', 'no lookarounds', 'write ["@any","!/latest.*/"] in the policy']]
  ],
  [
    '{"name_regex": "^(?!v\\\\d|main$)pr-.*", "keep_n": 5}',
    [['step:1:16:', 'no lookarounds', 'write ["/pr-.*/","!/v\\\\d.*/","!/main/"] in the policy']]
  ],
  ['{"name_regex": ".*(?<!rc)", "keep_n": 5}', [['step:1:16:', 'no lookarounds', '"!" excludes']]],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { package: a }\n- uses: dataaxiom/ghcr-cleanup-acton@v1',
    [['step:3:9:', 'did you mean dataaxiom/ghcr-cleanup-action?']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n- uses: octo/ghcr-cleanup-action@v1',
    [['step:2:9:', '"octo/ghcr-cleanup-action" is not known', 'the inputs of dataaxiom/ghcr-cleanup-action']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { package: "a[" }',
    [['step:2:20:', 'package:', '"a["', 'stray "["']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { package: "(", use-regex: true, expand-packages: true, keep-n-untagged: 1 }',
    [['step:2:20:', 'package:', 'RE2 syntax']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { delete-ghost-images: true }',
    [['step:1:3:', 'nothing of it deletes anything here', 'docs/migration.md', 'by hand']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-name: app }',
    [['step:1:3:', 'package-type is missing', 'container, npm', 'package-type: npm']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-name: app, package-type: docker-image }',
    [['step:2:44:', 'package-type: is not one of']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, package-version-ids: "1, 2" }',
    [['step:2:51:', 'package-version-ids:', 'by their tags, not by ids', 'gh api']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, min-versions-to-keep: 3, num-old-versions-to-delete: 5 }',
    [['step:2:52:', 'cannot be combined with num-old-versions-to-delete', 'remove one']]
  ],
  ['{"keep_n": 5, "cadence": "1d"}', [['step:1:1:', 'name_regex is missing', '".*"']]],
  ['{"name_regex": "(", "keep_n": 5}', [['step:1:16:', 'name_regex:', 'RE2 syntax']]],
  ['{"name_regex": ".*", "keep_n": "five"}', [['step:1:32:', 'keep_n:', '"five" is not a whole number']]],
  ['{"name_regex": ".*", "older_than": "soon"}', [['step:1:36:', 'older_than:', '"soon" is not an age']]],
  ['{"name_regex": ".*", "keep_m": 5}', [['step:1:22:', 'keep_m:', 'has no such attribute']]],
  ['{"name_regex": ".*", "keep_n": [5]}', [['step:1:32:', 'keep_n:', 'where a text is expected']]],
  ['container_expiration_policy {\n  keep_n = 5 }', [['step:1:1:', 'name_regex is missing']]],
  ['container_expiration_policy {\n  keep_n\n}', [['step:3:1:', '"}" stands where "=" or "{" is expected']]],
  ['container_expiration_policy {\n  keep_n = }', [['step:2:12:', '"}" stands where a value is expected']]],
  ['a = [1, 2', [['step:1:10:', 'the end of the text stands where a value is expected']]],
  ['a = f(1', [['step:1:8:', 'the end of the text stands where ")" is expected']]],
  ['a {\n  b = 1\n', [['step:3:1:', 'the end of the text stands where "}" is expected']]],
  ['a = jsonencode({ b = 1', [['step:1:23:', 'the end of the text stands where "}" is expected']]],
  ['a {\n  b = 1\n}\n}\na {\n  b = 2\n}', [['step:4:1:', '"}" stands where the name of an attribute']]],
  ['a {\n  b = 1\n  b = 2\n}', [['step:3:3:', '"b" is given twice; remove one']]],
  ['a {\n  [] }', [['step:2:3:', '"[" stands where the name of an attribute']]],
  [`a = "${'x'.repeat(100_000)}"`, [['step:1:1:', '100006 characters', 'only the block']]],
  [
    '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","countType":"imageCountMoreThan","countNumber":5}}]}',
    [['step:1:41:', 'tagPatternList:', 'tagPrefixList is missing', 'add one']]
  ],
  [
    '{"rules":[{"selection":{"tagStatus":"none","countType":"never","countNumber":0,"tagPrefixList":["a"]}}]}',
    [
      ['step:1:37:', 'tagStatus:', 'tagged, untagged, any'],
      ['step:1:56:', 'countType:', 'imageCountMoreThan, sinceImagePushed'],
      ['step:1:78:', 'countNumber:', 'missing or zero']
    ]
  ],
  ['{"lifecyclePolicyText": "{rulePriority"}', [['step:1:25:', 'not a lifecycle policy in JSON', 'paste']]],
  [
    'policy = jsonencode({ rules = [var.first, { selection = { tagStatus = "untagged", countType = "imageCountMoreThan", countNumber = 5 } }] })',
    [['step:1:32:', 'rules:', 'not a policy', 'write it out']]
  ],
  [
    'a {\n  cleanup_policies = [var.keep, { action = "DELETE", condition = { older_than = "9d" } }]\n}',
    [['step:2:23:', 'not a policy', 'write it out']]
  ],
  ['a {\n  cleanup_policies = var.policies\n}', [['step:2:3:', 'not a policy', 'write it out']]],
  [
    'policy = <<EOF\n{"rules": [{"rulePriority": ${var.n} }]}\nEOF',
    [['step:1:1:', 'not a lifecycle policy in JSON', '${var.n}', 'write the value']]
  ],
  [
    'resource "google_artifact_registry_repository" "a" {\n  format = "NPM"\n  cleanup_policies {\n    action = "DELETE"\n    condition { older_than = "9d" }\n  }\n  dynamic "cleanup_policies" { for_each = var.x }\n}',
    [
      ['step:2:3:', 'format: "NPM" is not DOCKER', 'by hand'],
      ['step:7:3:', 'dynamic:', 'write its blocks out']
    ]
  ],
  [
    snok('    cut-off: 7d\n    skip-shas: ${{ steps.a.outputs.b }}'),
    [['step:4:16:', 'skip-shas:', 'remove it', 'always kept here']]
  ],
  [
    '{"rules":[{"selection":{"tagStatus":"untagged","countType":"imageCountMoreThan","countNumber":5}},{"rulePriority":2}]}',
    [['step:1:99:', 'no selection', 'paste']]
  ],
  [
    '[{"name":"a","action":{"type":"Delete"},"mostRecentVersions":{"keepCount":5}}]',
    [['step:1:62:', 'kept only', 'Keep']]
  ],
  [
    '[{"action":"Remove","condition":{"tagState":"old","tagPrefixes":[1]}}]',
    [['neither Delete nor Keep'], ['tagState:', 'tagged, untagged, any'], ['tagPrefixes:', 'not a text']]
  ],
  [
    ['a', 'b']
      .map(
        (name) =>
          `resource "google_artifact_registry_repository" "${name}" {\n  cleanup_policies {\n    action = "DELETE"\n    condition { tag_state = "ANY" }\n  }\n}\n`
      )
      .join(''),
    [['step:8:3:', 'Google Artifact Registry', 'another repository', 'one after the other']]
  ],
  [
    ['a', 'b']
      .map(
        (name) =>
          `{"repository":"\${${name}}","policy":{"rules":[{"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5}}]}}`
      )
      .reduce((one, other) => `[${one},\n${other}]`),
    [['step:2:', 'Amazon ECR', 'another repository', 'one after the other']]
  ],
  [
    '[{"action":"Delete","condition":{"packageNamePrefixes":["web","a*"]}}]',
    [['step:1:56:', 'packageNamePrefixes:', '"a*"', 'no names of packages begin with it']]
  ],
  [
    '[{"action":"Delete","condition":{"olderThan":"9d"}},{"action":"Keep","mostRecentVersions":{"packageNamePrefixes":["a"]}}]',
    [['keepCount', 'missing', '10']]
  ],
  ['[{"action":"Keep","condition":{"tagState":"any"}}]', [['step:1:2:', 'nothing of it deletes anything here']]],
  [
    '{"cleanup_policies":[{"action":"Delete","condition":{"tagState":"untagged","tagPrefixes":["a"]}}]}',
    [['step:1:90:', 'tagPrefixes:', 'tagState', 'untagged']]
  ],
  [
    '[{"action":"Keep","condition":{"tagState":"tagged"},"mostRecentVersions":{"keepCount":5}},{"action":"Delete","condition":{"olderThan":"9d"}}]',
    [['step:1:74:', 'mostRecentVersions:', 'condition', 'policy for each']]
  ],
  [
    '{"rules":[{"selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"weeks","countNumber":5}}]}',
    [['step:1:91:', 'countUnit:', 'days']]
  ],
  [
    'resource "google_artifact_registry_repository" "a" {\n  cleanup_policies {\n    action = "KEEP"\n    condition {\n      tag_prefixes = [var.kept, "v${local.major}"]\n    }\n  }\n  cleanup_policies {\n    action = "DELETE"\n    condition {\n      older_than = lower("9D")\n    }\n  }\n}',
    [
      ['step:5:7:', 'tag_prefixes:', '${var.kept}', 'not known here', 'write the value'],
      ['step:5:7:', 'tag_prefixes:', 'v${local.major}', 'not known here'],
      ['step:11:7:', 'older_than:', '${lower(…)}', 'not known here']
    ]
  ],
  [
    'resource "aws_ecr_lifecycle_policy" "a" {\n  policy = jsonencode({ rules = [{ selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = var.keep } }] })\n}',
    [['step:2:103:', 'countNumber:', '${var.keep}', 'not known here'], ['countNumber: is missing']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, min-versions-to-keep: 3, package-name: "app*" }',
    [['step:2:69:', 'package-name:', 'is not the name of a package', 'write the names']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { packages: "app*", keep-n-untagged: 1 }',
    [['step:2:21:', 'packages:', 'expand-packages: true']]
  ],
  [
    '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { tags: a, delete-tags: b }',
    [['step:2:17:', 'tags:', 'same as delete-tags', 'only one of them', 'remove one']]
  ],
  [
    snok('    cut-off: 7d\n    keep-at-least: 9\n    keep-n-most-recent: 1'),
    [['step:4:20:', 'keep-at-least:', 'same as keep-n-most-recent', 'only one of them']]
  ],
  [
    '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, min-versions-to-keep: 9, Min-Versions-To-Keep: 1 }',
    [['step:2:30:', 'min-versions-to-keep:', 'given twice']]
  ],
  ...['[[:alpha:]]', '\\A', 'v\\z', '\\Qa', '\\p{L}', '[]a|b]', '\\x{61}'].map(
    (regex): readonly [string, readonly (readonly string[])[]] => [
      `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with:\n    use-regex: true\n    delete-tags: '${regex}'`,
      [['step:4:18:', 'delete-tags:', 'RE2', 'something else']]
    ]
  )
]

test.each(mistakes)('is refused with line and remedy: %j', (text, expected) => {
  const problems = problemsOf(text)
  expect(problems).toHaveLength(expected.length)
  for (const [index, words] of expected.entries()) expectPieces(problems[index] ?? '', ...words)
})

describe('a token in the source', () => {
  const tokens = [
    'ghp_abcdefghijklmnopqrstuvwxyz0123456789',
    'github_pat_11ABCDEFG0123456789_abcdefghijk',
    'not-a-known-form-of-token'
  ]

  test.each(tokens)('is never repeated, and a note says that it must be revoked: %s', (token) => {
    for (const inputs of [
      `{ token: ${token}, keep-n-untagged: 1 }`,
      `{ token: "${token}\${{ x }}", keep-n-untagged: 1 }`,
      `{ token: "\${{ secrets.A || '${token}' }}", keep-n-untagged: 1 }`
    ]) {
      const conversion = converted(`- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: ${inputs}`)
      expect(JSON.stringify(conversion)).not.toContain(token)
      expect(conversion.notes.map(({ code }) => code)).toContain('secret-in-file')
      expect(conversion.files[0]?.step).toContain('token: ${{ secrets.PACKAGES_TOKEN }}')
    }
    const refused = problemsOf(
      `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { token: ${token}, tokn: ${token}, older-than: soon }`
    )
    expect(refused).toHaveLength(2)
    expect(refused.join()).not.toContain(token)
  })

  test.each(tokens.slice(0, 2))('is not repeated where it is in the wrong place either: %s', (token) => {
    const refused = problemsOf(
      `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { dry-run: ${token}, older-than: ${token}, owner: ${token} }`
    )
    expect(refused.join()).toContain('***')
    expect(refused.join()).not.toContain(token)
    expectPieces(refused.join('\n'), 'owner: has a token in it', 'revoke it')
    const registry = problemsOf(`{"name_regex": ".*", "name_regex_keep": "${token}"}`)
    expectPieces(registry.join(), 'name_regex_keep: has a token in it')
  })

  test('from a secret of the workflow is kept in the step, unless it is the default', () => {
    const stepOf = (token: string): string =>
      converted(`- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { token: "${token}" }`).files[0]?.step ?? ''
    expect(stepOf('${{ secrets.PAT }}')).toContain('token: ${{ secrets.PAT }}')
    for (const same of ['${{ secrets.GITHUB_TOKEN }}', '${{ github.token }}'])
      expect(stepOf(same)).not.toContain('token:')
  })
})

/** Steps and policies that bring each note that the sample packages do not. */
const noted: Readonly<Record<string, string>> = {
  spaces: '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { delete-tags: "a, b" }',
  'meant-items': '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { keep-n-tagged: 3, exclude-tags: "a\\nb" }',
  prerelease:
    '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, delete-only-pre-release-versions: true }',
  'other-version': '- uses: snok/container-retention-policy@v3.0.0\n  with: { cut-off: 7d, skip-tags: latest }',
  orphans: '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { keep-n-tagged: 3, delete-orphaned-images: true }',
  incomplete: '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { keep-n-tagged: 3, delete-ghost-images: true }',
  broken: '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { delete-partial-images: true }',
  'delete-digests': `- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { delete-tags: "a,sha256:${'0'.repeat(64)}" }`,
  'fixed-months': '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { older-than: 2 months }',
  rounded: '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { older-than: 90 seconds }',
  'no-tag': '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { delete-tags: "a,refs/heads/b" }',
  pace: '- uses: actions/delete-package-versions@v5\n  with: { package-type: npm, min-versions-to-keep: 3 }',
  owner: '- uses: snok/container-retention-policy@v3.0.0\n  with: { cut-off: 7d, account: user }',
  'matches-all': '- uses: Chizkiyahu/delete-untagged-ghcr-action@v6\n  with: { untagged_only: false }',
  'was-dry-run': '- uses: dataaxiom/ghcr-cleanup-action@v1\n  with: { dry-run: true }',
  'skipped-rule':
    '{"rules":[{"rulePriority":1,"selection":{"tagStatus":"tagged","tagPrefixList":["v"],"countType":"sinceImagePulled","countUnit":"days","countNumber":9}},{"rulePriority":2,"selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":5}}]}'
}

test.each(Object.entries(noted))('a note says: %s', (code, text) => {
  expect(notesOf(text)).toContain(code)
})

test('a note about an input has its line, and those that may delete more come first', () => {
  const { notes } = converted(snok('    cut-off: 2 months\n    keep-n-most-recent: 3\n    token: abc'))
  expect(notes[0]).toMatchObject({ code: 'count-after-age', effect: 'deletes', input: 'cut-off', line: 3 })
  expect(notes.at(-1)).toMatchObject({ effect: 'none' })
  expect(new Set(notes.map(({ code }) => code)).size).toBe(notes.length)
  expect(noteCodes).toEqual(expect.arrayContaining(notes.map(({ code }) => code)))
})

/** The inputs in action.yml of each action, all versions from 1 on together. */
const inputsOf: Readonly<Record<string, string>> = {
  'actions/delete-package-versions':
    'package-version-ids owner repo package-name package-type num-old-versions-to-delete min-versions-to-keep ignore-versions ignore-versions-include-tags delete-only-pre-release-versions delete-only-untagged-versions token',
  'dataaxiom/ghcr-cleanup-action':
    'token owner name repository package packages expand-packages tags delete-tags exclude-tags delete-untagged keep-n-untagged keep-n-tagged delete-ghost-images delete-partial-images delete-orphaned-images older-than validate dry-run log-level use-regex registry-url github-api-url',
  'snok/container-retention-policy':
    'account token cut-off image-names image-tags skip-shas tag-selection keep-n-most-recent keep-at-least timestamp-to-use dry-run rust-log account-type org-name untagged-only skip-tags filter-tags filter-include-untagged token-type',
  'ghcr-manager/ghcr-cleanup-manager':
    'command token github-token owner package db-path upload-artifacts upload-db-artifact db-artifact-encryption-passphrase scan-after-cleanup db-artifact-retention-days delete-tags exclude-tags keep-n-tagged keep-n-untagged delete-untagged delete-ghost-images delete-partial-images delete-orphaned-images older-than use-regex dry-run log-level',
  'vlaurin/action-ghcr-prune':
    'token organization user container dry-run older-than keep-younger-than keep-last keep-tags keep-tags-regexes untagged prune-untagged tag-regex prune-tags-regexes',
  'Chizkiyahu/delete-untagged-ghcr-action':
    'token repository_owner repository package_name package_names untagged_only except_untagged_multiplatform with_sigs owner_type'
}

test.each(Object.entries(inputsOf))('the table of %s has every input, and nothing else', (action, names) => {
  const rows = tables[action as keyof typeof actionTables]
  expect(rows.flatMap((row) => row.names.map(({ name }) => name)).toSorted()).toEqual(names.split(' ').toSorted())
})

test('every row of the tables has a counterpart, or says why there is none', () => {
  const rows = Object.values(tables).flat()
  expect(rows.filter(({ here, differs }) => here === '' && differs === '')).toEqual([])
  const named = rows.flatMap(({ here }) => [...here.matchAll(/`([a-z-]+)(?::[^`]*)?`/g)].map(([, name]) => name))
  const keys = [
    'protect',
    'delete',
    'keep',
    'within',
    'latest',
    'min-keep',
    'by',
    'tagged',
    'untagged',
    'scan',
    'false',
    'prefix'
  ]
  expect(named.filter((name) => ![...inputNames, ...keys].includes(name ?? ''))).toEqual([])
})

test('every input that is given is listed with what stands for it', () => {
  const { inputs } = converted(snok('    cut-off: 7d\n    rust-log: debug\n    account: acme'))
  expect(inputs).toEqual([
    expect.objectContaining({ name: 'cut-off', line: 3, here: '`older-than`' }),
    expect.objectContaining({ name: 'rust-log', line: 4, here: '', differs: 'enable debug logging of the run' }),
    expect.objectContaining({ name: 'account', line: 5, here: '`owner`' })
  ])
})

test.each([
  ['30 days', '30d'],
  ['2w 3d', '17d'],
  ['4w', '4w'],
  ['1 week', '1w'],
  ['12h', '12h'],
  ['90min', '1h 30min'],
  ['36 hours', '1d 12h'],
  ['1.5 days', '1d 12h'],
  ['A week ago UTC', '1w'],
  ['Two hours and 5 minutes ago UTC+2', '2h 5min'],
  ['One month ago UTC', '31d'],
  ['1M', '31d'],
  ['6 months', '183d'],
  ['1 year', '366d'],
  ['2592000s', '30d'],
  ['90s', '2min'],
  ['0s', null],
  ['0', null]
])('an age of %s is %s', (written, text) => {
  expect(readAge(written)).toMatchObject({ ok: true, value: { text } })
})

test.each(['', 'soon', '30', '3 parsecs', '-1d', '2024-01-01T00:00:00Z', '1d x'])('%j is no age', (written) => {
  expect(readAge(written)).toMatchObject({ ok: false })
})

test.each([
  ['^latest$', 'latest'],
  ['^v\\d+', '/v\\d+.*/'],
  ['rc$', '/.*rc/'],
  ['^(?:a|b)$', '/(?:a|b)/'],
  ['^a$|b', '/a|.*b.*/'],
  ['.*', '@any'],
  ['', '@any'],
  ['^[a|]x$', '/[a|]x/'],
  ['a\\$', '/.*a\\$.*/']
])('the regular expression %s becomes %s', (regex, pattern) => {
  expect(findingPattern(regex)).toEqual({ ok: true, value: pattern })
})

test.each([
  ['main|v.+', { kept: ['main', 'main-2', 'v1', 'xv1'], deleted: ['xmain', 'v'] }],
  ['(?:main|v.+)', { kept: ['main', 'v1'], deleted: ['main-2', 'xv1', 'xmain'] }],
  ['a|b|c', { kept: ['a1', '1b1', '1c'], deleted: ['1a', 'c1'] }],
  ['^v\\d+$|^w$', { kept: ['v1', 'w'], deleted: ['v1-rc', 'xw'] }]
])('the anchors that GitLab adds to %s hold for the first and the last alternative', (regex, { kept, deleted }) => {
  const policies = policiesOf(
    converted(JSON.stringify({ name_regex: '.*', name_regex_keep: regex })).files[0]?.document ?? ''
  )
  const isKept = (tag: string): boolean =>
    policies.some(({ protect }) => protect !== null && covers(protect, tag, 'container'))
  expect(kept.filter((tag) => !isKept(tag))).toEqual([])
  expect(deleted.filter(isKept)).toEqual([])
})

test('a prefix of Amazon ECR is not a pattern', () => {
  const ruleFor = (selection: object): string =>
    JSON.stringify({
      rulePriority: 1,
      selection: { tagStatus: 'tagged', countType: 'imageCountMoreThan', countNumber: 1, ...selection }
    })
  const text = `{"rules":[${ruleFor({ tagPrefixList: ['v*'] })},${ruleFor({ tagPrefixList: ['pr-'] })}]}`
  expect(rulesIn(text)).not.toContain('v*')
  expect(notesOf(text)).toContain('no-tag')
})

test('a rule of Amazon ECR for archived images deletes nothing', () => {
  const selection = { tagStatus: 'any', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 9 }
  const archived = { rulePriority: 1, selection: { ...selection, storageClass: 'archive' } }
  const other = { rulePriority: 2, selection: { ...selection, tagStatus: 'untagged', storageClass: 'standard' } }
  const text = JSON.stringify({ rules: [other, archived].map((rule, at) => ({ ...rule, rulePriority: at + 1 })) })
  expect(rulesIn(text)).not.toContain('@any')
  expect(notesOf(text)).toContain('skipped-rule')
})

test('a reference of Terraform is not the name of a repository', () => {
  const text = (repository: string): string => `resource "aws_ecr_lifecycle_policy" "a" {
  repository = ${repository}
  policy = jsonencode({ rules = [{ selection = { tagStatus = "any", countType = "imageCountMoreThan", countNumber = 5 } }] })
}`
  expect(rulesIn(text('aws_ecr_repository.app.name'))).not.toContain('packages')
  expect(notesOf(text('aws_ecr_repository.app.name'))).toContain('default-package')
  expect(rulesIn(text('"app"'))).toContain('packages: app')
})

test('a tag can match only globs of characters that tags have', () => {
  for (const glob of ['sha-*', 'v?.?', '*', 'a_b', '?x']) expect(canMatchTag(glob)).toBe(true)
  for (const glob of ['a b', 'refs/a', '{a,b}', '[ab]', '-a', '.a', '', 'a'.repeat(129)])
    expect(canMatchTag(glob)).toBe(false)
  expect(canMatchTag('[!a-c]x*', { sets: true })).toBe(true)
})

test('whatever the text is, it is converted to a valid policy or refused with its place', () => {
  const words = [
    '- uses: ',
    'snok/container-retention-policy@v3',
    'with:',
    '  ',
    '\n',
    'image-tags: ',
    '"!a"',
    '{',
    '}',
    '[',
    'cut-off: 7d',
    'rules',
    ': ',
    '=',
    '"',
    '<<EOF\n',
    'selection',
    'a'
  ]
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((all) => all.join('')),
      (text) => {
        const conversion = convert(text, 'step')
        if (conversion.ok) for (const { document } of conversion.files) expect(policiesOf(document)).not.toEqual([])
        else for (const problem of conversion.problems) expect(problem).toMatch(/^step:\d+:\d+: ./)
      }
    ),
    { numRuns: 500 }
  )
})
