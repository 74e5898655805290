import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { openerOf } from '../../src/cli/open-page.ts'
import { newFolder, root, runProcess } from './command-line.ts'

test.each<[platform: NodeJS.Platform, path: string, program: string, args: readonly string[]]>([
  ['linux', '/tmp/a b/report.html', 'xdg-open', ['/tmp/a b/report.html']],
  ['darwin', '/tmp/report.html', 'open', ['/tmp/report.html']],
  ['win32', 'C:\\Users\\A, B\\report.html', 'explorer.exe', ['"C:\\Users\\A, B\\report.html"']]
])('on %s %s is opened by %s', (platform, path, program, args) => {
  expect(openerOf(path, platform)).toEqual({ program, args, verbatim: platform === 'win32' })
})

test.each([
  ['opens it a moment later', 'sleep 0.3', 'true'],
  ['cannot', 'sleep 0.3; exit 3', 'false']
])('a process that only waits for its opener hears that it %s', async (_, script, answer) => {
  const folder = newFolder(`opener-${answer}`)
  const opener = join(folder, 'xdg-open')
  writeFileSync(opener, `#!/bin/sh\n${script}\n`)
  chmodSync(opener, 0o755)
  const code = `import { openPage } from ${JSON.stringify(join(root, 'src', 'cli', 'open-page.ts'))}
    console.log(await openPage('/tmp/report.html', 'linux'))`
  const env = { PATH: `${folder}:${process.env['PATH']}` }
  const run = await runProcess([process.execPath, '--input-type=module', '--eval', code], { env })
  expect([run.code, run.stdout, run.stderr]).toEqual([0, `${answer}\n`, ''])
})
