import { render } from 'preact'
import { App } from './app.tsx'
import { readReports } from './report.ts'

const root = document.getElementById('app')
const element = document.getElementById('report')
const data = element?.textContent ?? ''
const isSample = element?.hasAttribute('data-sample') ?? false
if (root) render(<App embedded={data === '' ? null : readReports(data)} isSample={isSample} />, root)
