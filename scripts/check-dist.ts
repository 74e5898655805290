// Fails unless the files just built are committed: users run the committed dist/ and open the committed playground.
import { execFileSync } from 'node:child_process'

// `git status`, unlike `git diff`, also sees new files, and with --ignored those that a personal ignore file hides.
const changes = execFileSync('git', ['status', '--porcelain', '--ignored', '--', 'dist', 'docs/playground'], {
  encoding: 'utf8'
})

if (changes !== '') {
  console.error(
    `dist/ or docs/playground/ does not match the sources:\n${changes}Run \`npm run build\` and commit both.`
  )
  process.exitCode = 1
}
