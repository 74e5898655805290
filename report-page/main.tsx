import { render } from 'preact'
import { App } from './app.tsx'
import { readReports } from './report.ts'

const root = document.getElementById('app')
const data = document.getElementById('report')?.textContent ?? ''
if (root) render(<App embedded={data === '' ? null : readReports(data)} />, root)
