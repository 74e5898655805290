import { describe, expect, test } from '@jest/globals'
import { parsePatterns } from '../../src/retention/pattern.ts'
import { type FlatInputs, flatPolicy } from '../../src/retention/policy.ts'
import { duration, patterns, policy, unwrap } from './builders.ts'

const { safety } = policy([])
const packages = unwrap(parsePatterns(['app', 'tools/**'], 'package'))

const nothing: FlatInputs = {
  packages,
  type: 'container',
  deleteTags: null,
  deleteUntagged: null,
  olderThan: null,
  keepLatest: null,
  keepLatestUntagged: null,
  keepTags: null,
  inUse: null
}
const deleteTags = patterns('pr-*')
const deleteUntagged = patterns('@untagged')
const month = duration('30 days')

describe('flatPolicy', () => {
  test.each<[inputs: string, given: Partial<FlatInputs>, rules: unknown]>([
    ['delete-tags alone', { deleteTags }, [{ delete: deleteTags, keep: {} }]],
    ['delete-untagged alone', { deleteUntagged }, [{ delete: deleteUntagged, keep: {} }]],
    [
      'delete-tags with older-than and keep-latest',
      { deleteTags, olderThan: month, keepLatest: 3 },
      [{ delete: deleteTags, keep: { within: month, latest: 3 } }]
    ],
    [
      'all of them, each count with its own rule and older-than with both',
      { deleteTags, deleteUntagged, olderThan: month, keepLatest: 3, keepLatestUntagged: 0 },
      [
        { delete: deleteTags, keep: { within: month, latest: 3 } },
        { delete: deleteUntagged, keep: { within: month, latest: 0 } }
      ]
    ],
    ['counts without what they count', { keepLatest: 3, keepLatestUntagged: 3 }, []]
  ])('makes rules of %s', (_, given, rules) => {
    expect(flatPolicy({ ...nothing, ...given }, safety).rules).toEqual(rules)
  })

  test('takes packages, type, protected labels and safety as they are, and says nothing of min-keep', () => {
    const keepTags = patterns('latest')
    expect(flatPolicy({ ...nothing, type: 'npm', keepTags }, safety)).toEqual({
      packages,
      type: 'npm',
      protect: keepTags,
      inUse: null,
      minKeep: null,
      repository: null,
      rules: [],
      safety
    })
    expect(flatPolicy(nothing, safety).protect).toBeNull()
  })
})
