import { describe, expect, test } from '@jest/globals'
import { explainName, patternsForNames } from '../../src/retention/package-name.ts'
import { matchesName, parsePatterns } from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'
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
  const tags = 'select tags with delete-tags and keep-tags'
  const separated = 'separate names with commas or newlines, without quotes, and write "!" before a name to exclude it'

  test.each<[string, PackageType, readonly string[]]>([
    ['acme/app', 'container', ['write app', 'or, if its name really begins with acme/, [a]cme/app']],
    ['ACME/app', 'container', ['write app', 'or, if its name really begins with ACME/, [A]CME/app']],
    ['!acme/app', 'container', ['write !app', 'or, if its name really begins with acme/, ![a]cme/app']],
    ['acme/*', 'container', ['write *', 'or, if its name really begins with acme/, [a]cme/*']],
    ['acme/tools/cli', 'container', ['write tools/cli', 'or, if its name really begins with acme/, [a]cme/tools/cli']],
    ['acme/app:v1', 'container', ['write app', tags]],
    ['acme/ui', 'npm', ['write ui', 'or, if its name really begins with acme/, [a]cme/ui']],
    ['ghcr.io/acme/app', 'container', ['write app']],
    ['GHCR.io/Acme/app', 'container', ['write app']],
    ['ghcr.io/acme', 'container', ['write acme']],
    ['http://ghcr.io/acme/app', 'container', ['write app']],
    ['https://ghcr.io/acme/app:v1', 'container', ['write app', tags]],
    ['!ghcr.io/octo/app', 'container', ['write !app', 'set owner: octo']],
    ['ghcr.io/octo/app@sha256:01', 'container', ['write app', 'set owner: octo', tags]],
    ['containers.ghe.example.com/acme/app', 'container', ['write app']],
    ['docker.pkg.github.com/acme/app', 'docker', ['write app']],
    ['ghcr.io/acme/', 'container', ['write only the name of the package']],
    ['app:latest', 'container', ['write app', tags]],
    ['app:', 'container', ['write app', tags]],
    ['app@sha256:0123', 'container', ['write app', tags]],
    ['com.acme:app:1', 'maven', ['write com.acme.app.1', tags]],
    ['https://github.com/acme/app', 'container', ['write only the name of the package']],
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
  ])('%s of type %s is told of with %j', (pattern, type, advice) => {
    const [said, ...remedies] = explainName(pattern, 'acme', type)?.split('; ') ?? []
    expect(said).toContain(`"${pattern}"`)
    expect(remedies).toEqual(advice)
  })

  test('names the character', () => {
    expect(explainName('app|ui', 'acme', 'npm')).toContain('has "|", which')
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
