import { describe, expect, test } from '@jest/globals'
import { explainName, patternsForNames } from '../../src/retention/package-name.ts'
import { matchesName, parsePatterns } from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { expectPieces, saying } from '../words.ts'
import { unwrap } from './builders.ts'

describe('patterns for names', () => {
  const matching = (source: string, name: string, type: PackageType): boolean =>
    matchesName(unwrap(patternsForNames(unwrap(parsePatterns(['**', source], 'package')), type)), name)

  test.each<[PackageType, string, string]>([
    ['container', '!MyApp', 'myapp'],
    ['container', '!My*', 'myapp'],
    ['container', '!/My\\D+/', 'myapp'],
    ['container', '!/(?i)MYAPP/', 'myapp'],
    ['container', '!/my.*/', 'myapp'],
    ['container', '!{MyApp,x}', 'myapp'],
    ['docker', '!MyApp', 'myapp'],
    ['maven', '!MyApp', 'MyApp']
  ])('of type %s: %s matches %s', (type, source, name) => {
    expect(matching(source, name, type)).toBe(false)
  })

  test.each<[PackageType, string, string]>([
    ['maven', '!MyApp', 'myapp'],
    ['npm', '!/My.*/', 'myapp'],
    ['container', '!/my\\D+/', 'my123'],
    ['container', '!my*', 'my/app']
  ])('of type %s: %s does not match %s', (type, source, name) => {
    expect(matching(source, name, type)).toBe(true)
  })

  test('are the same when they are read again', () => {
    const once = unwrap(
      patternsForNames(unwrap(parsePatterns(['App', '/b.*/', '!/A.*/', '/C/'], 'package')), 'container')
    )
    expect(once.sources).toEqual(['app', '/b.*/', '!/(?i)A.*/', '/(?i)C/'])
    expect(unwrap(patternsForNames(once, 'container')).sources).toEqual(once.sources)
  })
})

describe('what cannot be the name of a package', () => {
  const tags = 'delete-tags'
  const separated = 'commas'

  test.each<[string, PackageType, readonly string[]]>([
    ['acme/app', 'container', ['write app', '[a]cme/app']],
    ['ACME/app', 'container', ['write app', '[A]CME/app']],
    ['!acme/app', 'container', ['write !app', '![a]cme/app']],
    ['acme/*', 'container', ['write *', '[a]cme/*']],
    ['acme/tools/cli', 'container', ['write tools/cli', '[a]cme/tools/cli']],
    ['acme/app:v1', 'container', ['write app', tags]],
    ['acme/ui', 'npm', ['write ui', '[a]cme/ui']],
    ['ghcr.io/acme/app', 'container', ['write app']],
    ['GHCR.io/Acme/app', 'container', ['write app']],
    ['ghcr.io/acme', 'container', ['write acme']],
    ['http://ghcr.io/acme/app', 'container', ['write app']],
    ['https://ghcr.io/acme/app:v1', 'container', ['write app', tags]],
    ['!ghcr.io/octo/app', 'container', ['write !app', 'set owner: octo']],
    ['ghcr.io/octo/app@sha256:01', 'container', ['write app', 'set owner: octo', tags]],
    ['containers.ghe.example.com/acme/app', 'container', ['write app']],
    ['docker.pkg.github.com/acme/app', 'docker', ['write app']],
    ['ghcr.io/acme/', 'container', ['name']],
    ['app:latest', 'container', ['write app', tags]],
    ['app:', 'container', ['write app', tags]],
    ['app@sha256:0123', 'container', ['write app', tags]],
    ['com.acme:app:1', 'maven', ['write com.acme.app.1', tags]],
    ['https://github.com/acme/app', 'container', ['name']],
    ['app ui', 'npm', [separated]],
    ['"app"', 'npm', [separated]],
    ['app|ui', 'container', [separated]],
    ['["app", "ui"]', 'container', [separated]],
    ['[app,ui]', 'npm', [separated]],
    ['-app', 'npm', [separated]],
    ['!-app', 'npm', [separated]],
    ['! app', 'container', [separated]],
    ['a!b', 'container', [separated]],
    ['app/', 'container', [separated]]
  ])('%s of type %s is explained with %j', (pattern, type, advice) => {
    const [fault = '', ...remedies] = explainName(pattern, 'acme', type)?.split('; ') ?? []
    expectPieces(fault, `"${pattern}"`)
    expect(remedies).toEqual(advice.map((piece) => saying(piece)))
  })

  test('names the character', () => {
    expectPieces(`${explainName('app|ui', 'acme', 'npm')}`, '"app|ui"', '"|"')
  })

  test.each<[string, PackageType]>([
    ['app', 'container'],
    ['acme', 'container'],
    ['tools/ghcr.io/app', 'container'],
    ['[a]cme/app', 'container'],
    ['/acme\\/app/', 'container'],
    ['!/a b/', 'container'],
    ['tools/**', 'container'],
    ['{server,web.site}', 'container'],
    ['acme-app', 'container'],
    ['[[:alpha:]]*', 'container'],
    ['web.site/app', 'container'],
    ['MyApp', 'container'],
    ['Acme.App+x', 'nuget'],
    ['com.acme.app', 'maven'],
    ['my_gem', 'rubygems']
  ])('is not %s of type %s', (pattern, type) => {
    expect(explainName(pattern, 'acme', type)).toBeNull()
  })
})
