// Tests the report page, with reports of the built action, and the site, in Debian's Chromium. Installs nothing: without
// Chromium it names the package and fails, or passes with --if-available.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { fillImages, fillNpm } from '../bench/fill.ts'
import { systemClock } from '../simulator/clock.ts'
import { runStep } from '../simulator/runner.ts'
import { startSimulator } from '../simulator/server.ts'
import { addOwner, addPackage, addToken, createWorld } from '../simulator/world.ts'
import { writeHtml } from '../src/report/html.ts'
import type { PackageReport } from '../src/report/json.ts'
import { readReport } from '../src/report/read-report.ts'

const executablePath = '/usr/bin/chromium'
const root = join(import.meta.dirname, '..')
const startedAt = Date.now()
const print = (text: string): void =>
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(5)} s  ${text}`)

if (!existsSync(executablePath)) {
  console.log('skipped: the browser test needs the Debian package chromium, which is not installed')
  process.exit(process.argv.includes('--if-available') ? 0 : 1)
}

const directory = await mkdtemp(join(tmpdir(), 'package-retention-browser-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const world = createWorld(systemClock)
addOwner(world, { login: 'acme', type: 'Organization' })
addToken(world, { token: 'not-a-secret', kind: 'classic', login: 'acme' })
fillImages(5000)(world, addPackage(world, { owner: 'acme', type: 'container', name: 'app' }))
fillNpm(1000)(world, addPackage(world, { owner: 'acme', type: 'npm', name: 'ui' }))
const simulator = await startSimulator(world)
const now = new Date(systemClock.now()).toISOString().replace(/\.\d+/, '')

/** Runs the built action as a dry run, or otherwise, and returns its report and the path of its report page. */
const dryRun = async (name: string, policy: string, more: Readonly<Record<string, string>> = { 'dry-run': 'true' }) => {
  const inputs = { token: 'not-a-secret', owner: 'acme', now, policy, ...more }
  const { code, outputs, log } = await runStep(join(root, 'dist', 'index.js'), simulator, inputs, {
    directory: join(directory, name)
  })
  assert.equal(code, 0, log)
  const report = JSON.parse(await readFile(outputs.get('report') ?? '', 'utf8'))
  return { report, page: outputs.get('report-html') ?? '' }
}

/** Opens a page and fails if it writes to the console, throws or sends a request. */
const open = async (browser: Browser, path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options })
  const url = pathToFileURL(path).href
  page.on('request', (request) => assert.equal(request.url().replace(/^blob:.*/, url), url, 'a request'))
  page.on('console', (message) => assert.fail(`${message.type()} in the console: ${message.text()}`))
  page.on('pageerror', (error) => assert.fail(`an error in the page: ${error.stack}`))
  await page.goto(url)
  return page
}

const policyOf = (keep: string): string => `version: 1
policies:
  - packages: app
    rules:
      - delete: "nightly-{name}"
        keep: ${keep}
      - delete: ["pr-{name}-1", "pr-{name}-2"]
        older-than: 90d
      - delete: "@untagged"
        older-than: 30d
  - packages: ui
    type: npm
    rules:
      - delete: "@prerelease"
        keep: ${keep}
`

const editor = (page: Page) => page.getByRole('textbox', { name: 'Policy document' })
const list = (page: Page) => page.getByRole('treegrid', { name: 'Versions' })
const timeline = (page: Page) => page.getByRole('slider', { name: 'Timeline' })
const details = (page: Page) => page.getByRole('complementary', { name: 'Details' })
/** Finds a filter, or another choice. Its label has its chosen option, too, and "Age" is in "Package". */
const choice = (page: Page, title: string) => page.getByRole('combobox', { name: new RegExp(`^${title}\\b`) })
const status = (page: Page) => page.locator('search [role=status]')

/** Returns the decision of the page, as downloaded. */
const decisionOf = async (page: Page) => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download decision' }).click()
  ])
  return JSON.parse(await readFile(await download.path(), 'utf8'))
}

/** Returns the decision without its reasons, which depend on the manifests that the policy made the action read. */
const decided = ({ counts, versions }: Pick<PackageReport, 'counts' | 'versions'>) => ({
  counts,
  versions: versions.map(({ id, action, outcome, part, untag }) => ({ id, action, outcome, part, untag }))
})

const testPlayground = async (browser: Browser): Promise<void> => {
  const run = await dryRun('run', policyOf('{ latest: 10 }'))
  const other = await dryRun('other', policyOf('{ weekly: 20, latest: 3 }'))
  print(`the action decided on ${run.report.packages[0].counts.versions} versions twice`)
  const before = Date.now()
  const page = await open(browser, run.page)
  await list(page).getByRole('row').first().waitFor()
  print(`the page loaded in ${Date.now() - before} ms`)
  assert((await list(page).getByRole('row').count()) < 60, 'only visible rows are in the document')

  const written = await editor(page).inputValue()
  await editor(page).fill(`${written}# the same\n`)
  await page.getByRole('heading', { name: 'The same versions are deleted as in the run' }).waitFor()
  assert.deepEqual(await decisionOf(page), { packages: run.report.packages })
  print('the page makes the same decision as the action')

  await editor(page).fill(policyOf('{ weekly: 20, latest: 3 }'))
  await page.getByRole('heading', { name: 'Compared with the run' }).waitFor()
  const [app, ui] = (await decisionOf(page)).packages
  assert.deepEqual(decided(app), decided(other.report.packages[0]))
  assert.deepEqual(ui, other.report.packages[1])
  await page.getByRole('button', { name: /more kept/ }).click()
  assert.match((await status(page).textContent()) ?? '', /^[1-9][\d,]* versions shown/)
  print('the page makes the same decision as the action under another policy')

  const words = page.locator('.words')
  assert.match((await words.textContent()) ?? '', /edited policy in words.*last 20 weeks/)
  await editor(page).fill(written.replace('older-than: 90d', 'oldr-than: 90d'))
  await page.getByRole('button', { name: 'line 9' }).click()
  assert.equal(await editor(page).getAttribute('aria-invalid'), 'true')
  assert.match((await page.locator('#diagnostics').textContent()) ?? '', /did you mean older-than\?/)
  assert.match(await page.evaluate(() => String(getSelection())), /oldr-than/)
  assert.match((await words.textContent()) ?? '', /edited policy in words.*last 20 weeks/)
  await page.getByRole('button', { name: "Reset to the run's policy" }).click()
  assert.equal(await editor(page).inputValue(), written)
  await editor(page).fill(written.replace('"pr-{name}-1"', '"PR-{name}-1"').replace('packages: ui', 'packages: uii'))
  await page.getByText('pattern "PR-{name}-1" matches nothing in any package (it would match pr-').waitFor()
  await page.getByText('policy 2: packages matches none of these packages').waitFor()
  assert.equal(await editor(page).getAttribute('aria-invalid'), 'false')
  await page.getByRole('button', { name: "Reset to the run's policy" }).click()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copy as input' }).click()
  await page.getByText('Copied: paste it into the step').waitFor()
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^policy: \|\n {2}version: 1\n/)
  print('errors and what matches nothing are shown, the policy stays in words, and can be copied')

  await page.getByRole('heading', { name: "The run's policy in words" }).waitFor()
  const calendar = page.getByRole('region', { name: 'Calendar' })
  const day = calendar.getByRole('button').first()
  const [date = '', images = ''] = ((await day.textContent()) ?? '').split(' ')
  await day.click()
  await status(page).getByText(`${images} version`).waitFor()
  assert.match((await status(page).textContent()) ?? '', new RegExp(`shown, expiring on \\d{4}.*${date}`))
  print('a day of the calendar limits the list to what expires then')
  await page.close()
}

const testDifference = async (browser: Browser): Promise<void> => {
  await mkdir(join(directory, 'check'))
  await writeFile(join(directory, 'check', 'before.yml'), policyOf('{ latest: 10 }'))
  const now = policyOf('{ weekly: 20, latest: 3 }').replace('packages: app', 'packages: app\n    untag: true')
  const { report, page: path } = await dryRun('check', now, { mode: 'check', 'compare-with': 'before.yml' })
  const figures = report.packages.map(({ comparison }: PackageReport) => comparison)
  const sum = (key: 'added' | 'removed'): number =>
    figures.reduce((total: number, each: PackageReport['comparison']) => total + (each?.[key] ?? 0), 0)
  assert(sum('added') > 0 && sum('removed') > 0, JSON.stringify(figures))
  const page = await open(browser, path)
  assert.equal(await page.locator('main h2').first().textContent(), 'Difference')
  const difference = page.getByRole('region', { name: 'Difference', exact: true })
  await difference.getByText('before.yml').waitFor()
  for (const [name, count] of [
    ['more deleted', sum('added')],
    ['more kept', sum('removed')]
  ] as const) {
    await difference.getByRole('button', { name: `${count.toLocaleString('en')} ${name}` }).click()
    await status(page)
      .getByText(`${count.toLocaleString('en')} versions shown`)
      .waitFor()
  }
  await list(page).getByRole('row').first().click()
  await details(page).getByText('Before: deleted').waitFor()
  await editor(page).fill(policyOf('{ latest: 10 }'))
  await page.getByRole('heading', { name: 'The same versions are deleted as before' }).waitFor()
  await difference.getByText('The same versions are deleted as before.').waitFor()
  print('a check opens with what differs, and an edited policy is compared with the one before')
  await page.close()

  for (const width of [1280, 390]) {
    const narrow = await open(browser, path, { viewport: { width, height: 900 } })
    await list(narrow).getByRole('row').first().click()
    await assertAccessible(narrow, `a check at ${width} pixels`)
    await narrow.close()
  }
}

/** Fails if axe finds something on a page, or if it is wider than its window. */
const assertAccessible = async (page: Page, what: string): Promise<void> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => Reflect.get(globalThis, 'axe').run({ preload: false }))
  const found = violations.flatMap(({ id, nodes }: axe.Result) => nodes.map(({ html }) => `${id}: ${html}`))
  assert.deepEqual(found, [], what)
  await assertFits(page, what)
}

const assertFits = async (page: Page, what: string): Promise<void> => {
  const { width } = page.viewportSize() ?? { width: 0 }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  assert(wide <= width, `${what}: the page is ${wide} pixels wide on ${width}`)
}

const testList = async (browser: Browser, path: string): Promise<void> => {
  const page = await open(browser, path)
  await page.getByRole('searchbox').fill('NIGHTLY-499')
  await page.getByText('1 version shown').waitFor()
  await list(page).getByRole('row').first().click()
  await details(page).getByText('linux/arm64').waitFor()
  await page.keyboard.press('ArrowRight')
  await list(page).getByRole('row', { level: 2 }).first().waitFor()
  assert.equal(await list(page).getByRole('row', { level: 2 }).count(), 4)
  await choice(page, 'Part').selectOption('')
  await page.getByRole('button', { name: 'Clear filters' }).click()

  for (const [title, value] of [
    ['Verdict', 'delete'],
    ['Reason', 'expired'],
    ['Age', 'quarter']
  ] as const) {
    const all = await status(page).textContent()
    await choice(page, title).selectOption(value)
    assert.notEqual(await status(page).textContent(), all, `${title} filters`)
    await page.getByRole('button', { name: 'Clear filters' }).click()
  }
  const canvas = timeline(page)
  const box = await canvas.boundingBox()
  assert(box)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 20)
  await page.locator('.tooltip', { hasText: /to delete, created 20.*old/ }).waitFor()
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 20)
  await details(page).getByText('to delete', { exact: true }).waitFor()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2, { steps: 5 })
  await page.mouse.up()
  assert.match((await status(page).textContent()) ?? '', / from 20.* to 20/)
  print('search, filters, trees and the timeline work')

  await page.reload()
  await list(page).getByRole('row').first().waitFor()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await list(page).evaluate((element) => element === document.activeElement)) break
  }
  for (const key of ['ArrowDown', 'End', 'PageUp', 'Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await details(page).waitFor()
  assert.equal(await list(page).getByRole('row', { selected: true }).getAttribute('aria-rowindex'), '2')
  await testKeys(page)
  print('everything is accessible by keyboard')

  const frames = await page.evaluate(async () => {
    const element = document.querySelector('.list')
    const times: number[] = []
    for (let at = 0; element && at < 60; at++) {
      element.scrollTop += 900
      const start = performance.now()
      await new Promise(requestAnimationFrame)
      times.push(performance.now() - start)
    }
    return times.toSorted((a, b) => a - b)
  })
  print(`scrolling: median frame ${frames[30]?.toFixed(0)} ms, all within ${frames[59]?.toFixed(0)} ms`)
  await page.close()
}

/** Tests the keys of the details, which are open, and of the timeline. */
const testKeys = async (page: Page): Promise<void> => {
  const isFocused = (element: ReturnType<typeof list>) => element.evaluate((each) => each === document.activeElement)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  assert.equal(await details(page).count(), 0)
  assert(await isFocused(list(page)), 'Escape returns to the row')

  await timeline(page).focus()
  await page.keyboard.press('Home')
  const oldest = await timeline(page).getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  const second = await timeline(page).getAttribute('aria-valuetext')
  assert.match(second ?? '', /, (?:kept|to delete), created 20/)
  assert.notEqual(second, oldest)
  await page.locator('.tooltip').waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await details(page).waitFor()
  await page.keyboard.press('Escape')
  assert(await isFocused(timeline(page)), 'Escape returns to the timeline')

  await page.getByRole('searchbox').fill('nightly-499')
  await list(page).getByRole('row').first().click()
  await details(page)
    .getByRole('button', { name: /sha256/ })
    .first()
    .click()
  const heading = details(page).getByRole('heading', { level: 3 })
  assert(await isFocused(heading), 'the heading of a followed link has the focus')
  await details(page)
    .getByText(/needed by a kept version: nightly-499|deleted along with nightly-499/)
    .waitFor()
  await page.keyboard.press('Escape')
  assert(await isFocused(list(page)), 'Escape returns to the list from a followed link, too')
  await page.getByRole('button', { name: 'Clear filters' }).click()
}

/** Tests the page with the reports of two jobs, whose policies differ, and the files of both. */
const testSeveral = async (browser: Browser): Promise<void> => {
  const reports = await Promise.all(
    ['run', 'other'].map(async (name) => {
      const path = join(directory, name, 'package-retention', 'step', 'report.json')
      const read = readReport(await readFile(path, 'utf8'))
      assert(read.ok)
      return { path, report: read.value }
    })
  )
  const [run, other] = reports
  assert(run && other)
  const path = join(directory, 'several.html')
  const template = await readFile(join(root, 'dist', 'report.html'), 'utf8')
  await writeFile(path, writeHtml(template, [run.report, other.report]))
  const page = await open(browser, path)
  await page.getByRole('heading', { name: 'Reports' }).waitFor()
  assert.equal(await page.getByRole('region', { name: 'Table of packages' }).getByRole('row').count(), 5)
  await list(page).getByText('app (report 2)').first().waitFor()
  await choice(page, 'Package').selectOption({ label: 'ui (report 2)' })
  assert.deepEqual([...new Set(await list(page).locator('.package').allTextContents())], ['ui (report 2)'])
  await page.getByRole('button', { name: 'Clear filters' }).click()

  await choice(page, 'Policy of').selectOption('1')
  const written = await editor(page).inputValue()
  assert.match(written, /weekly: 20/)
  await editor(page).fill(written.replaceAll('latest: 3', 'latest: 1'))
  await page.getByRole('heading', { name: 'Compared with the run' }).waitFor()
  const decision = await decisionOf(page)
  assert.deepEqual(
    decision.packages.map(({ name }: PackageReport) => name),
    ['app', 'ui'],
    'only the packages of the edited policy'
  )
  await page.getByRole('button', { name: /more deleted/ }).click()
  const changed = await list(page).locator('.package').allTextContents()
  assert(changed.length > 0 && changed.every((label) => label.endsWith('(report 2)')), 'the other report is unchanged')
  print('several reports are listed together, and each policy decides only on its own packages')

  const inputs = { both: page.getByLabel('Open reports'), more: page.getByLabel('Add reports') }
  await inputs.both.setInputFiles([run.path])
  await page.getByRole('heading', { name: 'Reports' }).waitFor({ state: 'detached' })
  await inputs.more.setInputFiles([run.path, other.path])
  await page.getByRole('region', { name: 'Table of reports' }).getByRole('row', { name: '2 app' }).waitFor()
  assert.equal(await page.getByRole('region', { name: 'Table of reports' }).getByRole('row').count(), 3)
  print('several files are opened together, and beside others, each report once')
  await page.close()
  await testWidths(browser, path)
}

/** Tests a page with several reports on a phone, a tablet and a desktop. */
const testWidths = async (browser: Browser, path: string): Promise<void> => {
  for (const [width, colorScheme] of [
    [390, 'dark'],
    [800, 'light'],
    [1280, 'dark']
  ] as const) {
    const page = await open(browser, path, { colorScheme, viewport: { width, height: 900 } })
    await list(page).getByRole('row').nth(1).click()
    await assertAccessible(page, `several reports at ${width} pixels, ${colorScheme}`)
    if (width === 390) await testFullName(page)
    for (const element of [
      list(page).locator('.badge').first(),
      page.getByRole('columnheader', { name: 'To delete' }).first()
    ]) {
      const box = await element.boundingBox()
      assert(box && box.x >= 0 && box.x + box.width <= width, `the verdict is in view at ${width} pixels`)
    }
    await page.close()
  }
}

/** Expects a name that does not fit to be shown whole under the pointer, and when its line is active in the focused list. */
const testFullName = async (page: Page): Promise<void> => {
  const tip = page.getByRole('tooltip')
  await page.setViewportSize({ width: 320, height: 900 })
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('nightly-499')
  await status(page).getByText('2 versions shown').waitFor()
  const row = list(page).getByRole('row').first()
  await row.hover()
  await tip.filter({ hasText: 'nightly-499' }).waitFor()
  await page.getByRole('searchbox').hover()
  await tip.waitFor({ state: 'detached' })
  await page.getByRole('searchbox').focus()
  for (let presses = 0; presses < 20 && (await tip.count()) === 0; presses++) await page.keyboard.press('Tab')
  await tip.filter({ hasText: 'nightly-499' }).waitFor()
}

/** Tests some pages of the site; a page with each kind of contents. */
const testSite = async (browser: Browser): Promise<void> => {
  execFileSync(process.execPath, [join(root, 'scripts', 'site.ts')], { cwd: root, stdio: 'ignore' })
  const names = ['docs', 'patterns', 'github-enterprise', 'example-summary', 'adr/0001-fail-closed', 'index']
  const folder = pathToFileURL(join(root, 'site')).href
  for (const [index, name] of names.entries()) {
    const colorScheme = index % 2 === 0 ? 'light' : 'dark'
    // axe needs a script, which no page of the site may run.
    const page = await browser.newPage({ viewport: { width: 390, height: 900 }, colorScheme, bypassCSP: true })
    page.on('request', (request) => assert(request.url().startsWith(folder), request.url()))
    page.on('requestfailed', (request) => assert.fail(`${request.url()} does not load`))
    await page.goto(`${folder}/${name}.html`)
    // The README is so long that axe takes several seconds; the other pages have all its kinds of contents.
    if (name !== 'index') await assertAccessible(page, `${name}.html, ${colorScheme}`)
    for (const width of [390, 800, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await assertFits(page, `${name}.html`)
    }
    await page.close()
  }
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(root, 'site', 'adr', '0001-fail-closed.html')).href)
  await page.getByRole('link', { name: 'Playground' }).click()
  await list(page).getByRole('row').first().waitFor()
  await page.close()
  print('the pages of the site have no violations, and the playground works there')
}

/** Tests the page of a run that was compared with the last one; of a run that was not, it has no such section. */
const testLastRun = async (browser: Browser): Promise<void> => {
  const read = readReport(await readFile(join(directory, 'run', 'package-retention', 'step', 'report.json'), 'utf8'))
  assert(read.ok)
  const { packages, ...report } = read.value
  const previous = { finishedAt: report.startedAt, dryRun: true, added: [], removed: ['npm/<b>old</b>'] }
  const before = { versions: 4990, added: 12, removed: 2, planned: 0 }
  const compared = packages.map((each, index) => (index === 0 ? { ...each, previous: before } : each))
  const template = await readFile(join(root, 'dist', 'report.html'), 'utf8')
  const path = join(directory, 'last-run.html')
  await writeFile(path, writeHtml(template, [{ ...report, previous, packages: compared }]))
  for (const width of [1280, 390]) {
    const page = await open(browser, path, { viewport: { width, height: 900 } })
    const section = page.getByRole('region', { name: 'Last run', exact: true })
    await section.getByText(/12 new versions, 2 versions gone.*no longer found \(npm\/<b>old<\/b>\)/).waitFor()
    await section.getByRole('row', { name: /^app 4,990 → [\d,]+ 12 2 0 → / }).waitFor()
    assert.equal(await section.getByRole('row').count(), 2, 'only the package that changed')
    await assertAccessible(page, `compared with the last run, ${width} pixels`)
    await page.close()
  }
  const page = await open(browser, join(directory, 'run', 'package-retention', 'step', 'report.html'))
  await list(page).getByRole('row').first().waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Last run' }).count(), 0)
  await page.close()
  print('what has changed since the last run is shown where it is known')
}

const hostile = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '| a | b |',
  '`code` **bold**',
  '\u202egnp.exe',
  '\u2066left\u2028line',
  '&lt;b&gt;',
  "');alert(1)//"
]
const shownAs = ['\\u{202e}gnp.exe', '\\u{2066}left\\u{2028}line']

const testFiles = async (browser: Browser): Promise<void> => {
  const page = await open(browser, join(root, 'docs', 'playground', 'index.html'))
  await page.getByText('an invented organization').waitFor()
  const sample = JSON.parse((await page.locator('#report').textContent()) ?? '')
  const [first] = sample.packages
  const versions = hostile.map((tag, id) => ({
    ...first.versions[0],
    id,
    name: tag,
    tags: [tag],
    needs: [],
    error: tag
  }))
  const evil = { ...sample, warnings: hostile, problems: hostile, packages: [{ ...first, name: hostile[0], versions }] }
  const drop = async (name: string, text: string): Promise<void> => {
    const data = await page.evaluateHandle(
      ([name, text]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], name, { type: 'application/json' }))
        return transfer
      },
      [name, text] as const
    )
    await page.dispatchEvent('body', 'drop', { dataTransfer: data })
  }
  for (const text of ['', '{', '[]', '{"schemaVersion":2}', JSON.stringify({ ...sample, packages: [{}] })]) {
    await drop('bad.json', text)
    const alert = page.getByRole('alert')
    await alert.filter({ hasText: 'is not a Package Retention report' }).waitFor()
    assert.equal(await page.getByRole('heading', { name: 'Dry run' }).count(), 1)
  }
  await drop('report.json', JSON.stringify(evil))
  await page.getByText(`${hostile.length} versions shown`).waitFor()
  assert.equal(await page.getByRole('alert').count(), 0)
  const text = await page.locator('#app').innerText()
  for (const each of [...hostile.filter((each) => !/[\u2000-\u20ff]/.test(each)), ...shownAs]) {
    assert(text.includes(each), `${each} is shown as text`)
  }
  assert.equal(await page.locator('#app img, #app script, #app b').count(), 0)
  for (const row of await list(page).getByRole('row').all()) await row.click()
  await page.getByLabel('Open reports').setInputFiles({
    name: 'report.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(sample))
  })
  await page.getByRole('button', { name: 'acme/app' }).waitFor()
  print('invalid files are refused, and hostile names are shown as text')
  await page.close()
}

/** Expects an injected script not to run, and injected elements to load nothing. */
const testIsolation = async (browser: Browser): Promise<void> => {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(join(root, 'docs', 'playground', 'index.html')).href)
  const ran = await page.evaluate(async (address) => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "ran"'
    const image = document.createElement('img')
    image.src = address
    document.body.append(script, image)
    const fetched = await fetch(address).then(
      () => true,
      () => false
    )
    return fetched || document.title === 'ran'
  }, `${simulator.url}/leak`)
  assert.equal(ran, false)
  assert(simulator.requests.every(({ path }) => path !== '/leak'))
  print('injected content neither runs nor sends requests')
  await page.close()
}

const foreignStep = `- uses: snok/container-retention-policy@v3.0.0
  with:
    account: acme
    token: ghp_abcdefghijklmnopqrstuvwxyz0123456789
    image-names: web
    image-tags: pr-*
    cut-off: 2w
    keep-n-most-recent: 3
`

/** Converts a step by keyboard alone, and lets the editor decide by its policy; at each width without a finding of axe. */
const testMigration = async (browser: Browser): Promise<void> => {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [800, 'dark'],
    [390, 'light']
  ] as const) {
    const viewport = { width, height: 900 }
    const page = await open(browser, join(root, 'docs', 'playground', 'index.html'), { colorScheme, viewport })
    const source = page.getByRole('textbox', { name: 'Step or policy of another tool' })
    await page.getByRole('tab', { name: 'Edit' }).focus()
    await page.keyboard.press('ArrowRight')
    await source.waitFor()
    await source.focus()
    await page.keyboard.insertText(foreignStep.replace('2w', 'soon'))
    await page.getByRole('button', { name: 'line 7' }).waitFor()
    assert.match((await page.locator('#mistakes').textContent()) ?? '', /"soon" is not an age/)
    await source.fill(foreignStep)
    await page.getByRole('heading', { name: 'May delete more than the original' }).waitFor()
    for (const summary of await page.locator('#panel-migrate summary').all()) await summary.press('Enter')
    await assertAccessible(page, `migration at ${width} pixels, ${colorScheme}`)
    assert.doesNotMatch(await page.locator('#panel-migrate').innerText(), /ghp_/)
    await page.getByRole('button', { name: 'Use in the editor' }).press('Enter')
    await page.getByRole('heading', { name: 'Compared with the run' }).waitFor()
    assert.match(await editor(page).inputValue(), /delete: pr-\*\n +keep: \{ latest: 3, within: 2w \}/)
    assert.equal(await editor(page).evaluate((element) => element === document.activeElement), true)
    assert.equal(await page.getByText('packages matches none').count(), 0)
    await page.close()
  }
  print('a step of another action is converted by keyboard, and the page decides by its policy')
}

const testAccess = async (browser: Browser): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 390]) {
      const viewport = { width, height: 900 }
      const page = await open(browser, join(root, 'docs', 'playground', 'index.html'), { colorScheme, viewport })
      await editor(page).fill('version: 1\npolicies: x\n')
      await page.getByRole('button', { name: 'line 2' }).waitFor()
      await list(page).getByRole('row').nth(1).click()
      await assertAccessible(page, `${colorScheme}, ${width} pixels`)
      await page.close()
    }
  }
  print('axe finds no violations, in both colour schemes, wide and narrow')
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  await testPlayground(browser)
  await testDifference(browser)
  await testList(browser, join(directory, 'run', 'package-retention', 'step', 'report.html'))
  await testSeveral(browser)
  await testLastRun(browser)
  await testFiles(browser)
  await testMigration(browser)
  await testIsolation(browser)
  await testAccess(browser)
  await testSite(browser)
} finally {
  await browser.close()
  await simulator.close()
}
print('passed')
