import { execFileSync } from 'node:child_process'
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { findGitRepository, parseRemote } from '../../src/cli/git.ts'
import { newFolder } from './command-line.ts'

test.each([
  ['https://github.com/acme/app.git', 'github.com acme/app'],
  ['https://github.com/acme/app', 'github.com acme/app'],
  ['https://github.com/acme/app/', 'github.com acme/app'],
  ['https://user:secret@github.com/acme/app.git', 'github.com acme/app'],
  ['git@github.com:acme/app.git', 'github.com acme/app'],
  ['git@GitHub.com:Acme/App.js.git', 'github.com Acme/App.js'],
  ['github.com:acme/app', 'github.com acme/app'],
  ['org-123@github.com:acme/app.git', 'github.com acme/app'],
  ['ssh://git@github.com/acme/app.git', 'github.com acme/app'],
  ['ssh://git@ssh.github.com:443/acme/app.git', 'github.com acme/app'],
  ['git://github.com/acme/app.git', 'github.com acme/app'],
  ['https://acme.ghe.com/acme/app.git', 'acme.ghe.com acme/app'],
  ['git@github.example.com:acme/app.git', 'github.example.com acme/app'],
  ['https://github.example.com:8443/acme/app.git', 'github.example.com acme/app'],
  ['git@constructor:acme/app.git', 'constructor acme/app'],
  ['/srv/git/acme/app.git', null],
  ['../app.git', null],
  ['file:///srv/git/acme/app.git', null],
  ['C:\\git\\acme\\app.git', null],
  ['C:/git/acme/app.git', null],
  ['https://gitlab.com/acme/group/app.git', null],
  ['https://github.com/acme', null],
  ['', null]
])('the remote %j names %s', (url, expected) => {
  const found = parseRemote(url)
  expect(found && `${found.host} ${found.owner}/${found.name}`).toBe(expected)
})

describe('the Git repository of a folder', () => {
  const git = (folder: string, ...args: readonly string[]): void => {
    const identity = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'protocol.file.allow=always']
    execFileSync('git', ['-C', folder, ...identity, ...args], { stdio: 'ignore' })
  }
  const create = (name: string): string => {
    const folder = realpathSync(newFolder(name))
    git(folder, 'init', '--initial-branch', 'main')
    return folder
  }
  const acme = (name: string) => ({ host: 'github.com', owner: 'acme', name })

  test('has the repository of origin, also in a folder below', async () => {
    const folder = create('plain')
    git(folder, 'remote', 'add', 'upstream', 'git@github.com:other/app.git')
    git(folder, 'remote', 'add', 'origin', 'git@github.com:acme/app.git')
    mkdirSync(join(folder, 'a', 'b'), { recursive: true })
    const expected = { root: folder, remote: 'origin', repository: acme('app') }
    expect(await findGitRepository(folder)).toEqual(expected)
    expect(await findGitRepository(join(folder, 'a', 'b'))).toEqual(expected)
  })

  test('has that of the branch, or of the only remote, where there is no origin', async () => {
    const folder = create('branch')
    git(folder, 'remote', 'add', 'one', 'git@github.com:acme/one.git')
    expect(await findGitRepository(folder)).toMatchObject({ remote: 'one', repository: acme('one') })
    git(folder, 'remote', 'add', 'two', 'git@github.com:acme/two.git')
    expect(await findGitRepository(folder)).toMatchObject({ remote: null, repository: null })
    git(folder, 'config', 'branch.main.remote', 'two')
    expect(await findGitRepository(folder)).toMatchObject({ remote: 'two', repository: acme('two') })
  })

  test('is that of a worktree, and that of a submodule', async () => {
    const [outer, inner] = [create('outer'), create('inner')]
    for (const folder of [outer, inner]) git(folder, 'commit', '--allow-empty', '--message', 'x')
    git(outer, 'remote', 'add', 'origin', 'https://github.com/acme/outer.git')
    const tree = `${outer}-tree`
    git(outer, 'worktree', 'add', tree)
    expect(await findGitRepository(tree)).toMatchObject({ root: tree, repository: acme('outer') })
    git(outer, 'submodule', 'add', inner, 'sub')
    const sub = join(outer, 'sub')
    git(sub, 'remote', 'set-url', 'origin', 'https://github.com/acme/inner.git')
    expect(await findGitRepository(sub)).toMatchObject({ root: sub, repository: acme('inner') })
  })

  test('is none where there is none', async () => {
    expect(await findGitRepository(newFolder('none'))).toBeNull()
  })
})
