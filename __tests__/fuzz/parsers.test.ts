import { describe, expect, test } from '@jest/globals'
import { readPending } from '../../src/apply/untag.ts'
import { goDuration } from '../../src/registry/response.ts'
import { parseApprovedPlan } from '../../src/retention/approved-plan.ts'
import { readPolicyDocument } from '../../src/retention/document.ts'
import { addDuration, parseDuration, subtractDuration } from '../../src/retention/duration.ts'
import { buildGraph } from '../../src/retention/graph.ts'
import { helperSubject, type ManifestFact, readManifest } from '../../src/retention/manifest.ts'
import {
  capturesOf,
  covers,
  findFlaws,
  matchesAnyWord,
  matchesName,
  parsePatterns
} from '../../src/retention/pattern.ts'
import { compareReleases, readRelease } from '../../src/retention/release.ts'
import type { Result } from '../../src/retention/result.ts'
import { packageTypes } from '../../src/retention/version.ts'
import { indexWords } from '../../src/retention/word-index.ts'
import fc from '../fast-check.ts'
import { nearlyValid, propertyOptions, textOf } from './fuzz.ts'

/** Expects a value, or a problem in one readable line. */
const expectParsed = <T>(parsed: Result<T>): void => {
  if (!parsed.ok) expect(parsed.problem.trim()).not.toBe('')
}

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

const day = parseDuration('1d')
if (!day.ok) throw new Error(day.problem)
const gracePeriod = day.value

describe('for any text', () => {
  test('the parser of durations returns a finite duration or a problem', () => {
    const text = textOf('1', '30', ' ', 'd', 'days', 'min', 'mo', 'months', 'y', 'h', '12', '+', '.5', '٣')
    const time = fc.integer({ min: 0, max: 4e12 })
    fc.assert(
      fc.property(text, time, (text, now) => {
        const duration = parseDuration(text, { zero: true })
        expectParsed(duration)
        if (!duration.ok) return
        expect(subtractDuration(now, duration.value)).toBeLessThanOrEqual(now)
        expect(addDuration(now, duration.value)).toBeGreaterThanOrEqual(now)
      }),
      propertyOptions
    )
  })

  test('the parser of Go durations returns milliseconds or null', () => {
    fc.assert(
      fc.property(textOf('1', '880.092', 'µs', 'μs', 'ms', 's', 'm', 'h', 'ns', '.', '-'), (text) => {
        const ms = goDuration(text)
        if (ms !== null) expect(ms).toBeGreaterThanOrEqual(0)
      }),
      propertyOptions
    )
  })

  test.each(['label', 'package'] as const)('the parser of %s patterns returns usable patterns or a problem', (kind) => {
    const words = [
      '*',
      '**',
      '?',
      '/',
      '!',
      '@any',
      '@semver',
      '[a-z]',
      '[!',
      ']',
      '{',
      '}',
      ',',
      '..',
      '{1..9}',
      '{pr}',
      '{name}'
    ]
    const text = textOf(...words, '\\', '(', ')', '(?P<n>', '+', '|', 'a', 'v1.2.3', '-rc.1', '[[:alpha:]]')
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), text, fc.constantFrom(...packageTypes), (sources, label, type) => {
        const patterns = parsePatterns(sources, kind)
        expectParsed(patterns)
        if (!patterns.ok) return
        expect(typeof covers(patterns.value, label, type)).toBe('boolean')
        for (const { problem } of findFlaws(patterns.value, type, 'protect')) expect(problem.trim()).not.toBe('')
        for (const name of patterns.value.placeholders) {
          expect(capturesOf(patterns.value, label, type, name)).toBeInstanceOf(Array)
          const words = indexWords([label, label.slice(1, 3)])
          expect(typeof matchesAnyWord(patterns.value, label, type, { name, words })).toBe('boolean')
        }
        expect(typeof matchesName(patterns.value, label)).toBe('boolean')
      }),
      propertyOptions
    )
  })

  test('the parser of releases returns a consistent order', () => {
    const anyText = textOf(
      '1',
      '.',
      '-',
      '+',
      'v',
      'rc',
      'SNAPSHOT',
      '20260101.120000-1',
      'alpha',
      '01',
      '999999999999999999999'
    )
    const suffix = fc.constantFrom('', '-rc.1', '-alpha', '-SNAPSHOT', '-20260101.120000-1', '.pre1', '+build')
    const release = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), suffix).map(([a, b, c, end]) => `${a}.${b}.${c}${end}`)
    const text = fc.oneof(anyText, release)
    fc.assert(
      fc.property(text, text, fc.constantFrom(...packageTypes), (a, b, type) => {
        const [one, other] = [readRelease(type, a), readRelease(type, b)]
        if (!one || !other) return
        expect(compareReleases(type, one, one)).toBe(0)
        expect(Math.sign(compareReleases(type, one, other))).toBe(0 - Math.sign(compareReleases(type, other, one)))
      }),
      propertyOptions
    )
  })

  const safety = {
    untag: false,
    gracePeriod,
    maxDeletions: null,
    maxDeletePercent: 100,
    deleteEmptyPackages: false
  }
  const expectDocument = (text: string): void => {
    const document = readPolicyDocument(text, 'FILE', { packages: null, type: 'container', safety })
    for (const each of document.ok ? document.warnings : document.problems) {
      expect(each).toMatch(/^FILE:(?:\d+:\d+: .| \d+ more)/s)
    }
    expect(document.ok || document.problems.length > 0).toBe(true)
  }

  test('the parser of policy documents returns policies, or problems with positions', () => {
    const keys = [
      'version: 1\n',
      'policies:\n',
      '  - packages: [app]\n',
      '    rules:\n',
      '      - delete: "*"\n',
      '        keep: '
    ]
    const marks = [
      '{',
      '}',
      '[',
      ']',
      ': ',
      '- ',
      '&a ',
      '*a',
      '<<: *a',
      '!!js/function ',
      '|\n',
      '>-\n',
      '"',
      "'",
      '#',
      '---\n',
      '%YAML 1.1\n'
    ]
    const text = textOf(...keys, ...marks, 'latest: 1', 'per: pr', 'while: pr-open', 'within: 2y', '? ', '\t', '  ')
    fc.assert(fc.property(text, expectDocument), propertyOptions)
  })

  test('the same holds for nearly valid documents', () => {
    const sample = {
      version: 1,
      policies: [
        {
          packages: ['server', 'tools/**', '!tools/legacy'],
          type: 'container',
          protect: ['latest'],
          'min-keep': 3,
          rules: [
            { delete: 'nightly-*', keep: { daily: 7, weekly: '4w', by: 'updated', max: 9 } },
            { delete: ['pr-{pr}'], keep: { latest: 1, per: 'pr', while: 'pr-open' } },
            { delete: '@untagged', 'older-than': '3d' }
          ],
          untag: true,
          'grace-period': '1d',
          'max-delete-percent': 50
        }
      ]
    }
    fc.assert(
      fc.property(nearlyValid(sample), (document) => expectDocument(String(JSON.stringify(document)))),
      propertyOptions
    )
  })

  const child = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 2, platform: { os: 'linux' } }
  const manifests = [
    {
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [child, child],
      subject: child,
      annotations: {}
    },
    { mediaType: 'application/vnd.oci.image.manifest.v1+json', config: child, layers: [child], artifactType: 'x/y' },
    { mediaType: 'application/vnd.oci.artifact.manifest.v1+json', blobs: [child], subject: child },
    { mediaType: 'application/x-of-the-future', things: { [digest]: [child] } }
  ]
  const manifest = fc.oneof(...manifests.map(nearlyValid), fc.jsonValue()).map((value) => String(JSON.stringify(value)))

  test('the parser of manifests returns a manifest for the graph, or null', () => {
    const type = fc.option(textOf('application/', 'vnd.oci.image.index.v1+json', ';', 'charset=utf-8'))
    const text = fc.oneof(manifest, textOf('{', '}', '"manifests":', '[', ']', ',', `"${digest}"`, '"mediaType":'))
    fc.assert(
      fc.property(text, type, (text, type) => {
        const read = readManifest(text, type)
        const facts = new Map<string, ManifestFact>(read ? [[digest, read]] : [])
        const version = { id: 1, name: digest, tags: [digest.replace(':', '-')], created: 0, updated: 0 }
        expect(buildGraph([version, { ...version, id: 2, name: digest.toUpperCase() }], facts).parts).toHaveLength(2)
        for (const { digest } of read?.children ?? []) expect(digest).toMatch(/^[a-z0-9]+:[0-9a-f]{64,128}$/)
      }),
      propertyOptions
    )
  })

  test('the parser of referrer tags returns a digest or null', () => {
    fc.assert(
      fc.property(textOf('sha256', '-', 'a'.repeat(64), '.sig', '.att', '.sbom', '/..', ':'), (tag) => {
        expect(helperSubject(tag) ?? digest).toMatch(/^[a-z0-9]+:[0-9a-f]{64}$/)
      }),
      propertyOptions
    )
  })

  const report = {
    schemaVersion: 1,
    mode: 'clean',
    dryRun: true,
    server: 'github.com',
    packages: [
      {
        owner: 'acme',
        type: 'container',
        name: 'app',
        versions: [{ id: 1, tags: ['v1'], action: 'untag', untag: ['v1'] }]
      }
    ]
  }
  test('the parser of approved plans returns their changes or a problem', () => {
    const text = fc.oneof(
      nearlyValid(report).map((value) => String(JSON.stringify(value))),
      textOf('{', '}', '"packages":', '[', ']', ',')
    )
    fc.assert(
      fc.property(text, (text) => {
        const plan = parseApprovedPlan(text, { owner: 'acme', server: 'github.com', policies: [], now: 0 })
        expectParsed(plan)
        if (plan.ok)
          for (const versions of plan.value.packages.values()) expect(versions.size).toBeGreaterThanOrEqual(0)
      }),
      propertyOptions
    )
  })

  test('the parser of saved state returns placeholders that are digests', () => {
    const pending = [{ ref: { owner: 'acme', type: 'container', name: 'app' }, digest, tag: 'pr-1', image: digest }]
    const text = fc.oneof(
      nearlyValid(pending).map((value) => String(JSON.stringify(value))),
      textOf('[', ']', '{', '}', digest)
    )
    fc.assert(
      fc.property(text, (text) => {
        for (const { digest } of readPending(text)) expect(digest).toMatch(/^[a-z0-9]+:[0-9a-f]{64,128}$/)
      }),
      propertyOptions
    )
  })
})
