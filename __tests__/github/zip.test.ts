import { describe, expect, test } from '@jest/globals'
import { readZip, writeZip } from '../../src/github/zip.ts'
import fc from '../fast-check.ts'

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> =>
  writeZip(Object.entries(files).map(([name, content]) => ({ name, content: pieces(content) })))

const mebibyte = 1024 * 1024
const read = async (zip: Buffer, name = 'report.json', maxBytes = mebibyte) => {
  const found = await readZip(zip, name, maxBytes)
  return found.ok ? found.value.map(String) : found.problem
}

/** As `actions/upload-artifact` writes one: sizes only after the content, and in the directory. */
const uploaded =
  'UEsDBBQACAAIAAAAIVwAAAAAAAAAAAAAAAALAAAAcmVwb3J0Lmpzb26rVipOzkjNTQxLLSrOzM9TsjKsBQBQSwcIBasKWRUAAAATAAAAUEsBAi0DFAAIAAgAAAAhXAWrClkVAAAAEwAAAAsAAAAAAAAAAAAgAKSBAAAAAHJlcG9ydC5qc29uUEsFBgAAAAABAAEAOQAAAE4AAAAAAA=='

describe('a zip file', () => {
  test('is read as it was written, whatever it contains', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 5 }), async (contents) => {
        const zip = await writeZip([
          { name: 'report.json', content: pieces(...contents) },
          { name: 'report.html', content: pieces('<p>') }
        ])
        const found = await readZip(zip, 'report.json', mebibyte)
        expect(found).toEqual({ ok: true, value: [Buffer.concat(contents)] })
      }),
      { numRuns: 50 }
    )
  })

  test('may have the reports in folders, and a comment; a path that leads out is a name like any other', async () => {
    const zip = await zipOf({ 'a/report.json': 'one', '../../report.json': 'two', 'my-report.json': 'other' })
    const comment = Buffer.from('a comment')
    zip.writeUInt16LE(comment.length, zip.length - 2)
    expect(await read(Buffer.concat([zip, comment]))).toEqual(['one', 'two'])
  })
})

describe('a damaged zip file is refused', () => {
  test('wherever it is cut off', async () => {
    const zip = await zipOf({ 'report.json': 'some content' })
    for (let length = 0; length < zip.length; length++) {
      expect(await read(zip.subarray(0, length))).toMatch(/zip/)
    }
  })

  test('whichever byte of a report is changed', async () => {
    const zip = await zipOf({ 'report.json': 'some content that is some content' })
    for (let at = 30 + 'report.json'.length; at < zip.indexOf('PK\u0001\u0002'); at++) {
      const changed = Buffer.from(zip)
      changed[at] = ~(changed[at] ?? 0)
      expect(await read(changed)).toMatch(/zip/)
    }
  })

  test('or read as something, but never hangs or throws: any bytes changed anywhere', async () => {
    const zip = await zipOf({ 'report.json': 'some content', b: 'more' })
    const change = fc.tuple(fc.nat(zip.length - 1), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const changed = Buffer.from(zip)
        for (const [at, byte] of changes) changed[at] = byte
        const found = await read(changed)
        expect(typeof found === 'string' || found.every((text) => text.length <= mebibyte)).toBe(true)
      })
    )
  })

  test.each<[string, (zip: Buffer, directory: number) => unknown]>([
    ['that is encrypted', (zip, at) => zip.writeUInt16LE(1, at + 8)],
    ['of an unknown compression', (zip, at) => zip.writeUInt16LE(12, at + 10)],
    ['whose file is elsewhere', (zip, at) => zip.writeUInt32LE(1, at + 42)],
    ['whose file is outside of it', (zip, at) => zip.writeUInt32LE(0xfffffff0, at + 42)],
    ['whose file is smaller than it says', (zip, at) => zip.writeUInt32LE(100, at + 24)],
    ['whose file is larger than it says', (zip, at) => zip.writeUInt32LE(1, at + 24)],
    ['that lists more files than it has', (zip) => zip.writeUInt16LE(9, zip.length - 12)],
    ['whose directory is outside of it', (zip) => zip.writeUInt32LE(0xfffffff0, zip.length - 6)]
  ])('one %s', async (_, damage) => {
    const zip = await zipOf({ 'report.json': 'some content' })
    damage(zip, zip.indexOf('PK\u0001\u0002'))
    expect(await read(zip)).toMatch(/zip.*\(.+\)/)
  })

  test('one of which more than the allowed bytes would be unpacked', async () => {
    const zip = await zipOf({ 'a/report.json': 'x'.repeat(700_000), 'b/report.json': 'x'.repeat(700_000) })
    expect(zip.length).toBeLessThan(5000)
    expect(await read(zip)).toBe('has more than 1 MiB in report.json')
    expect(await read(zip, 'report.json', 2 * mebibyte)).toHaveLength(2)
  })
})

test('a zip file of another program is read', async () => {
  expect(await read(Buffer.from(uploaded, 'base64'))).toEqual(['{"schemaVersion":1}'])
})
