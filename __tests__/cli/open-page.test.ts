import { expect, test } from '@jest/globals'
import { openerOf } from '../../src/cli/open-page.ts'

test.each<[platform: NodeJS.Platform, path: string, program: string, args: readonly string[]]>([
  ['linux', '/tmp/a b/report.html', 'xdg-open', ['/tmp/a b/report.html']],
  ['darwin', '/tmp/report.html', 'open', ['/tmp/report.html']],
  ['win32', 'C:\\Users\\A, B\\report.html', 'explorer.exe', ['"C:\\Users\\A, B\\report.html"']]
])('on %s %s is opened by %s', (platform, path, program, args) => {
  expect(openerOf(path, platform)).toEqual({ program, args, verbatim: platform === 'win32' })
})
