import { describe, expect, test } from '@jest/globals'
import { explainName, patternsForNames } from '../../src/retention/package-name.ts'
import { matchName, parsePatterns } from '../../src/retention/pattern.ts'
import type { PackageType } from '../../src/retention/version.ts'
import { the } from './builders.ts'

describe('patterns for names', () => {
  const matching = (source: string, name: string, type: PackageType): boolean =>
    matchName(the(patternsForNames(the(parsePatterns(['**', source], 'package')), type)), name)

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
    ['container', '!/my\\D+/', 'my123']
  ])('of type %s: %s does not match %s', (type, source, name) => {
    expect(matching(source, name, type)).toBe(true)
  })

  test('are the same when they are read again', () => {
    const once = the(patternsForNames(the(parsePatterns(['App', '!/A.*/'], 'package')), 'container'))
    expect(the(patternsForNames(once, 'container')).sources).toEqual(once.sources)
  })
})

describe('what can be no name of a package', () => {
  test.each<[string, PackageType, readonly string[]]>([
    ['acme/app', 'container', ['write app', 'or, if its name really begins with acme/, [a]cme/app']],
    ['ACME/app', 'container', ['write app']],
    ['!acme/app', 'container', ['write !app', '![a]cme/app']],
    ['acme/*', 'container', ['write *']],
    ['acme/tools/cli', 'container', ['write tools/cli']],
    ['acme/', 'container', ['write the name of the package alone']],
    ['acme/ui', 'npm', ['write ui']],
    ['ghcr.io/acme/app', 'container', ['write app']],
    ['https://ghcr.io/acme/app:v1', 'container', ['write app', 'delete-tags and keep-tags choose tags']],
    ['ghcr.io/octo/app', 'container', ['write app', 'set owner: octo']],
    ['containers.ghe.example.com/acme/app', 'container', ['write app']],
    ['docker.pkg.github.com/acme/app', 'docker', ['write app']],
    ['app:latest', 'container', ['write app', 'delete-tags and keep-tags choose tags']],
    ['app@sha256:0123', 'container', ['write app']],
    ['com.acme:app', 'maven', ['write com.acme.app']],
    ['https://github.com/acme/app', 'container', ['is an address']],
    ['app ui', 'npm', ['has " "', 'separate names by commas']],
    ['"app"', 'npm', [`has """`]],
    ['app|ui', 'container', ['has "|"']],
    ['["app", "ui"]', 'container', ['has brackets']],
    ['-app', 'npm', ['how it begins or ends', 'exclude one by "!"']],
    ['! app', 'container', ['has " "']],
    ['app/', 'container', ['how it begins or ends']]
  ])('%s of type %s', (pattern, type, pieces) => {
    const problem = explainName(pattern, 'acme', type)
    expect(problem).toContain(`"${pattern}"`)
    for (const piece of pieces) expect(problem).toContain(piece)
  })

  test.each<[string, PackageType]>([
    ['app', 'container'],
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
