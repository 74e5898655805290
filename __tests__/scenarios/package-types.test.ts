import { describe, expect, test } from '@jest/globals'
import { addPackage, type PackageType } from '../../simulator/world.ts'
import { describeVersions, packageOf, publishDaily, reasonCodes, remainingNames, sent, setUp } from '../action.ts'

/** For each type: a package, the labels of its versions (two of them covered, 3 and 1 days old), and what covers those. */
const types: readonly (readonly [
  type: PackageType,
  name: string,
  labels: [string, string, string],
  pattern: string
])[] = [
  ['container', 'server', ['pr-2', 'v1', 'pr-1'], 'pr-*'],
  ['npm', 'ui', ['1.1.0-rc.1', '1.0.0', '1.0.0-rc.1'], '@prerelease'],
  ['maven', 'com.acme.client', ['1.1-SNAPSHOT', '1.0', '1.0-SNAPSHOT'], '*-SNAPSHOT'],
  ['rubygems', 'acme', ['1.1.0.pre1', '1.0.0', '1.0.0.rc1'], '@prerelease'],
  ['nuget', 'Acme.Sdk', ['1.1.0-beta', '1.0.0.1', '1.0.0.1-beta'], '@prerelease'],
  ['docker', 'legacy', ['pr-2', '1.0', 'pr-1'], '/pr-[0-9]+/']
]

describe.each(types)('of type %s', (type, name, labels, pattern) => {
  const inputs = { packages: name, 'package-type': type, 'delete-tags': pattern, 'older-than': '2d' }
  const [young, uncovered, old] = labels

  const published = async () => {
    const { world, act } = await setUp()
    const pkg = addPackage(world, { owner: 'acme', type, name })
    const [, , oldVersion] = publishDaily(world, pkg, labels)
    return { act, pkg, id: oldVersion?.id }
  }

  test('matched versions that are old enough are deleted, by one request each after a second look', async () => {
    const { act, pkg, id } = await published()
    const run = await act(inputs)
    expect(run.code).toBe(0)
    expect(remainingNames(pkg)).toEqual([young, uncovered])
    expect(sent(run.requests.filter(({ host }) => host === 'rest'))).toEqual([
      'GET /users/acme',
      ...(type === 'docker' ? ['GET /orgs/acme/docker/conflicts'] : []),
      `GET /orgs/acme/packages/${type}/${name}/versions?per_page=100&page=1`,
      `GET /orgs/acme/packages/${type}/${name}/versions?per_page=100&page=1`,
      expect.stringMatching(`^DELETE /orgs/acme/packages/${type}/${name}/versions/${id}$`)
    ])
    expect(run.requests.filter(({ host }) => host === 'registry')).toHaveLength(type === 'container' ? 3 : 0)
  })

  test('every version is reported with its outcome and reason', async () => {
    const { act, id } = await published()
    const run = await act(inputs)
    const report = packageOf(run)
    expect(report).toMatchObject({
      owner: 'acme',
      type,
      name,
      status: 'ok',
      counts: { versions: 3, images: 3, planned: 1, deleted: 1, kept: 2, refused: 0, failed: 0 }
    })
    expect(describeVersions(report, reasonCodes)).toEqual({
      [young]: 'within',
      [uncovered]: 'uncovered',
      [old]: 'expired'
    })
    expect(describeVersions(report, ({ outcome }) => outcome)).toEqual({
      [young]: 'kept',
      [uncovered]: 'kept',
      [old]: 'deleted'
    })
    expect(new Set(report.versions.map(({ part }) => part))).toEqual(
      new Set([type === 'container' ? 'image' : 'version'])
    )
    expect(run.outputs).toMatchObject({
      'planned-count': '1',
      'deleted-count': '1',
      'kept-count': '2',
      'deleted-ids': `[${id}]`,
      complete: 'true',
      packages: JSON.stringify([name])
    })
  })

  test('log and summary name what is deleted, its age and the reason', async () => {
    const { act, id } = await published()
    const { log, summary } = await act(inputs)
    expect(log).toMatch(new RegExp(`^::group::.*${type}.* acme/${name}: 1 of 3 versions`, 'm'))
    const [line] = log.split('\n').filter((each) => each.startsWith(`${id} `))
    expect(line).toMatch(/ 3d old, .*2d/)
    expect(line).toContain(` ${old} `)
    expect(log).toMatch(/^1 package: 1 deleted, 2 kept\.$/m)
    expect(summary).toMatch(new RegExp(`\\| .*${old}.* \\| 3d \\|`))
  })

  test('a second run at the same time deletes nothing', async () => {
    const { act, pkg } = await published()
    await act(inputs)
    const again = await act(inputs)
    expect(again).toMatchObject({ code: 0, outputs: { 'planned-count': '0', 'deleted-count': '0', 'kept-count': '2' } })
    expect(pkg.versions).toHaveLength(2)
  })
})
