// Fails unless the dist/ that was just built is the one in the commit: users run the committed one.
import { execFileSync } from 'node:child_process'

// `git status`, unlike `git diff`, also sees new files, and with --ignored those that a personal ignore file hides.
const changes = execFileSync('git', ['status', '--porcelain', '--ignored', '--', 'dist'], { encoding: 'utf8' })

if (changes !== '') {
  console.error(`dist/ is not what the sources build:\n${changes}Run \`npm run build\` and commit dist/.`)
  process.exitCode = 1
}
