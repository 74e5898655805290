import { mkdir, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { pushMultiArch } from '../../simulator/images.ts'
import { brokenTags } from '../../simulator/pull.ts'
import { addPackage } from '../../simulator/world.ts'
import {
  day,
  describeVersions,
  packageOf,
  publishDaily,
  reasonCodes,
  remainingNames,
  saveReport,
  setUp,
  workspace
} from '../action.ts'

const deploy = join(workspace, 'deploy')
afterEach(() => rm(deploy, { recursive: true, force: true }))

/** Writes files into the folder `deploy` of the workspace. */
const writeFiles = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(deploy, path)), { recursive: true })
    await writeFile(join(deploy, path), text)
  }
}

const inputs = { packages: 'app', 'delete-tags': '*', 'in-use': 'deploy/**' }

describe('the versions that files name', () => {
  test('are kept with their parts, take no place in counts, and have file and line as the reason', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1.5', '1.4', '1.3', '1.2'])
    const { index } = pushMultiArch(world, app, { tags: ['1.1'], created: world.clock.now() - 9 * day })
    await writeFiles({
      'app.yaml': `spec:\n  containers:\n    - image: ghcr.io/acme/app:1.3\n    - image: ghcr.io/acme/app@${index.name}\n`
    })
    const run = await act({ ...inputs, 'keep-latest': '1' })
    expect(run.code).toBe(0)
    expect(describeVersions(packageOf(run), reasonCodes)).toMatchObject({
      '1.5': 'latest',
      '1.4': 'expired',
      '1.3': 'in-use',
      '1.1': 'in-use'
    })
    const remaining = remainingNames(app)
    expect(remaining.filter((name) => /^1\.\d$/.test(name)).toSorted()).toEqual(['1.1', '1.3', '1.5'])
    expect(brokenTags(app)).toEqual([])
    expect(run.log).toContain('In use: 2 references in 1 file (deploy/**) protect versions of app')
    for (const text of ['1.3', 'deploy/app.yaml:3', 'deploy/app.yaml:4']) {
      expect(run.log.slice(run.log.indexOf('2 versions in use'))).toContain(text)
      expect(run.summary.slice(run.summary.indexOf('2 versions in use'))).toContain(text)
    }
    const reasons = packageOf(run).versions.flatMap(({ tags, reasons }) => (tags.includes('1.3') ? reasons : []))
    expect(reasons).toMatchObject([{ code: 'in-use', labels: ['1.3'], file: 'deploy/app.yaml', line: 3 }])
    expect(reasons[0]?.text).toContain('deploy/app.yaml:3')
  })

  test('are those of each package, nested names and other capitals included', async () => {
    const { world, app, act } = await setUp()
    const cli = addPackage(world, { owner: 'acme', type: 'container', name: 'tools/cli', repository: 'acme/app' })
    publishDaily(world, app, ['1', '2', '3'])
    publishDaily(world, cli, ['1', '2', '3'])
    await writeFiles({
      Dockerfile: 'FROM GHCR.io/Acme/tools/CLI:2 AS cli\r\nRUN true\r\n',
      'run.sh': 'docker pull ghcr.io/acme/app:3\n'
    })
    await act({ ...inputs, packages: 'app, tools/*' })
    expect(remainingNames(app)).toEqual(['3'])
    expect(remainingNames(cli)).toEqual(['2'])
  })

  test('keep these tags, of which untag removes the others', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1.2', '1.1'])
    app.versions.find(({ tags }) => tags.includes('1.1'))?.tags.push('pr-7')
    await writeFiles({ 'app.tf': 'image = "ghcr.io/acme/app:1.1"\n' })
    const run = await act({ ...inputs, 'delete-tags': 'pr-*', untag: 'true' })
    expect(packageOf(run).versions.flatMap(({ untag }) => untag)).toEqual(['pr-7'])
  })

  test('are kept under a policy with its own files, where the input is for the other policies', async () => {
    const { world, app, act } = await setUp()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
    publishDaily(world, app, ['1', '2', '3'])
    publishDaily(world, web, ['1', '2', '3'])
    await writeFiles({
      'app.yml': 'image: ghcr.io/acme/app:2',
      'web.yml': 'services:\n  web: { image: "ghcr.io/acme/web:3" }\n'
    })
    const policy = `version: 1
policies:
  - packages: app
    in-use: deploy/app.yml
    rules: [{ delete: "*" }]
  - packages: web
    rules: [{ delete: "*" }]
`
    const run = await act({ policy, 'in-use': 'deploy/web.yml' })
    expect(run.code).toBe(0)
    expect(remainingNames(app)).toEqual(['2'])
    expect(remainingNames(web)).toEqual(['3'])
    expect(run.report.policy.policies.map(({ inUse }) => inUse?.globs)).toEqual([
      ['deploy/app.yml'],
      ['deploy/web.yml']
    ])
  })

  test('are kept although an approved plan deletes them', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1', '2', '3'])
    const { 'in-use': _, ...withoutFiles } = inputs
    const plan = await saveReport(await act({ ...withoutFiles, 'dry-run': 'true' }))
    await writeFiles({ 'app.yml': 'image: ghcr.io/acme/app:3' })
    expect((await act({ ...inputs, plan })).code).toBe(0)
    expect(remainingNames(app)).toEqual(['1', '3'])
  })
})

describe('a package is left alone whose version in use cannot be told', () => {
  test.each([
    ['no tag', 'compose.yaml', 'services:\n  app:\n    image: ghcr.io/acme/app\n', 3],
    ['a variable', 'compose.yaml', 'image: ghcr.io/acme/app:$' + '{TAG:-1}\n', 1],
    ['a template', 'app.yaml.tpl', '# x\nimage: "ghcr.io/acme/app:{{ .Values.tag }}"\n', 2],
    ['a variable of make', 'Makefile', 'all:\n\tdocker pull ghcr.io/acme/app:$(TAG)\n', 2],
    ['a digest that is cut off', 'notes.txt', 'ghcr.io/acme/app@sha256:0123\n', 1],
    ['keys without a tag', 'values.yaml', 'image:\n  repository: ghcr.io/acme/app\n  tag: ""\n', 2],
    ['a registry apart, without a tag', 'values.json', '{"registry": "ghcr.io", "repository": "acme/app"}', 1],
    ['keys of broken YAML', 'values.yaml', 'registry: ghcr.io\nrepository: acme/app\ntag: [1\n', 2]
  ])('%s', async (_, file, text, line) => {
    const { world, app, act } = await setUp()
    const web = addPackage(world, { owner: 'acme', type: 'container', name: 'web', repository: 'acme/app' })
    publishDaily(world, app, ['1', '2', '3'])
    publishDaily(world, web, ['1', '2', '3'])
    await writeFiles({ [file]: text })
    const run = await act({ ...inputs, packages: 'app, web' })
    expect(run.code).toBe(1)
    expect(remainingNames(app)).toHaveLength(3)
    expect(remainingNames(web)).toHaveLength(1)
    expect(packageOf(run, 'app')).toMatchObject({ status: 'failed', versions: [] })
    expect(packageOf(run, 'app').problem).toContain(`deploy/${file}:${line} names the image`)
    expect(packageOf(run, 'app').problem).toContain(`"!deploy/${file}"`)
  })
})

test('a tag or digest that does not exist is a warning', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['1', '2'])
  const digest = `sha256:${'0a'.repeat(32)}`
  await writeFiles({ 'app.yaml': `image: ghcr.io/acme/app:9@${digest}` })
  const run = await act(inputs)
  expect(run.code).toBe(0)
  expect(packageOf(run).warnings).toEqual(
    ['9', digest].map((pin) => expect.stringContaining(`deploy/app.yaml:1 names ${pin}`))
  )
})

test('YAML with a mistake is read as text, and a warning names the place', async () => {
  const { world, app, act } = await setUp()
  publishDaily(world, app, ['1', '2', '3'])
  await writeFiles({ 'app.yaml': 'image: ghcr.io/acme/app:2\nlist: [1,\n' })
  const run = await act(inputs)
  expect(run.code).toBe(0)
  expect(remainingNames(app)).toEqual(['2'])
  expect(run.report.warnings).toEqual([expect.stringContaining('deploy/app.yaml:')])
})

describe('a run ends before its first request', () => {
  const digits = Uint8Array.from({ length: 4 }, (_, at) => at)

  test.each<[string, () => Promise<unknown>, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a glob without files',
      () => writeFiles({ 'a.txt': '' }),
      { 'in-use': 'deploy/**, charts/**' },
      ['"charts/**"', 'actions/checkout']
    ],
    [
      'a glob whose files are excluded',
      () => writeFiles({ 'a.txt': '' }),
      { 'in-use': 'deploy/**, !deploy/*.txt' },
      ['"deploy/**"']
    ],
    ['a folder', () => writeFiles({ 'a.txt': '' }), { 'in-use': 'deploy' }, ['"deploy"', 'folder/**']],
    ['only exclusions', () => writeFiles({}), { 'in-use': '!deploy/**' }, ['"!deploy/**"', 'without "!"']],
    ['a path out of the workspace', () => writeFiles({}), { 'in-use': '../deploy/**' }, ['"../deploy/**"', 'outside']],
    [
      'bytes that are no text',
      () => writeFiles({ 'a.png': digits }),
      {},
      ['"deploy/a.png"', 'UTF-8', '"!deploy/a.png"']
    ],
    [
      'UTF-16',
      () => writeFiles({ 'a.yaml': Buffer.from('\ufeffimage: x', 'utf16le') }),
      {},
      ['"deploy/a.yaml"', 'UTF-8']
    ],
    ['invalid UTF-8', () => writeFiles({ 'a.yaml': Uint8Array.of(0x89, 0x50) }), {}, ['"deploy/a.yaml"', 'UTF-8']],
    [
      'too much',
      async () => {
        await writeFiles({ 'a.txt': '', 'b.txt': '' })
        await truncate(join(deploy, 'b.txt'), 65 * 1024 * 1024)
      },
      {},
      ['"deploy/b.txt"', '64 MiB']
    ],
    [
      'a link out of the workspace',
      async () => {
        await writeFiles({ 'a.txt': '' })
        await symlink('/etc/hostname', join(deploy, 'host'))
      },
      {},
      ['"deploy/host"', 'out of the workspace', '"!deploy/host"']
    ],
    [
      'a link to the token of a checkout',
      async () => {
        await writeFiles({ 'repository/.git/config': 'basic c2VjcmV0' })
        await symlink('repository/.git/config', join(deploy, 'config.yaml'))
      },
      {},
      ['"deploy/config.yaml"', 'into .git']
    ],
    [
      'a link to a folder out of the workspace',
      async () => {
        await writeFiles({ 'a.txt': '' })
        await symlink('/etc', join(deploy, 'etc'))
      },
      {},
      ['"deploy/etc"', 'out of the workspace']
    ],
    [
      'a link to nothing',
      async () => {
        await writeFiles({ 'a.txt': '' })
        await symlink('missing', join(deploy, 'link'))
      },
      {},
      ['"deploy/link"', 'cannot be read']
    ],
    [
      'a device',
      async () => {
        await writeFiles({ 'a.txt': '' })
        await symlink('/dev/null', join(deploy, 'null'))
      },
      {},
      ['"deploy/null"']
    ],
    ['packages that are no images', () => writeFiles({ 'a.txt': '' }), { 'package-type': 'npm' }, ['in-use', 'npm']],
    [
      'a policy for packages that are no images',
      () => writeFiles({ 'a.txt': '' }),
      {
        'delete-tags': '',
        packages: '',
        'in-use': '',
        policy:
          'version: 1\npolicies:\n  - packages: app\n    type: npm\n    in-use: deploy/**\n    rules: [{ delete: "*" }]\n'
      },
      ['input policy:5:13: in-use', 'npm']
    ],
    [
      'a policy whose glob matches nothing',
      () => writeFiles({ 'a.txt': '' }),
      {
        'delete-tags': '',
        packages: '',
        'in-use': '',
        policy:
          'version: 1\npolicies:\n  - packages: app\n    in-use: [deploy/**, apps/**]\n    rules: [{ delete: "*" }]\n'
      },
      ['policy 1', '"apps/**"']
    ],
    [
      'another mode',
      () => writeFiles({ 'a.txt': '' }),
      { mode: 'restore', 'delete-tags': '', 'restore-tags': '*' },
      ['in-use', 'mode: restore']
    ]
  ])('%s', async (_, prepare, given, pieces) => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1', '2', '3'])
    await prepare()
    const run = await act({ ...inputs, ...given })
    expect(run.code).toBe(1)
    expect(run.requests).toEqual([])
    for (const piece of pieces) expect(run.report.problems.join('\n')).toContain(piece)
  })
})

describe('files', () => {
  test('are found behind links within the workspace, once for a loop of links', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1', '2', '3', '4'])
    await writeFiles({ 'base/app.yaml': 'image: ghcr.io/acme/app:2', 'other/app.yaml': '# ghcr.io/acme/app:4' })
    await symlink('../base', join(deploy, 'other/linked'))
    await symlink('..', join(deploy, 'base/up'))
    await symlink('../other/app.yaml', join(deploy, 'base/link.yaml'))
    const run = await act({ ...inputs, 'in-use': 'deploy/other/**' })
    expect(run.code).toBe(0)
    expect(remainingNames(app)).toEqual(['2', '4'])
  })

  test('that are excluded are not looked at', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1', '2', '3'])
    await writeFiles({ 'app.yaml': 'image: ghcr.io/acme/app:2', 'templates/a.yaml': 'image: ghcr.io/acme/app' })
    await symlink('/etc', join(deploy, 'templates/etc'))
    await writeFiles({ '.git/config': 'ghcr.io/acme/app' })
    const run = await act({ ...inputs, 'in-use': './deploy/**, !deploy/templates/**' })
    expect(run.code).toBe(0)
    expect(remainingNames(app)).toEqual(['2'])
    expect(run.report.policy.policies[0]?.inUse).toMatchObject({ files: 1, count: 1 })
  })

  test('are not read where no policy asks', async () => {
    const { world, app, act } = await setUp()
    publishDaily(world, app, ['1', '2'])
    const run = await act({ packages: 'app', 'delete-tags': '*' })
    expect(run.code).toBe(0)
    expect(packageOf(run)).not.toHaveProperty('inUse')
  })
})
