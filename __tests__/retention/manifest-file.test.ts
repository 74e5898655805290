import { describe, expect, test } from '@jest/globals'
import { decodeFrames, encodeFrame, fileHeader } from '../../src/retention/manifest-file.ts'
import fc from '../fast-check.ts'

const fileOf = (manifests: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array([...fileHeader, ...manifests.flatMap((each) => [...encodeFrame(each)])])

/** Reads a file in pieces of these sizes; the last piece is what is left. */
const read = async (file: Uint8Array, sizes: readonly number[] = []): Promise<Uint8Array[]> => {
  async function* pieces() {
    let at = 0
    for (const size of sizes) {
      yield file.subarray(at, at + size)
      at += size
    }
    yield file.subarray(at)
  }
  const found: Uint8Array[] = []
  for await (const chunk of decodeFrames(pieces())) found.push(...chunk.map((bytes) => new Uint8Array(bytes)))
  return found
}

const manifests = fc.array(fc.uint8Array({ maxLength: 40 }))
const sizes = fc.array(fc.nat({ max: 50 }))

describe('a file of manifests', () => {
  test('gives what was put in, whatever pieces it comes in', async () => {
    await fc.assert(
      fc.asyncProperty(manifests, sizes, async (some, cuts) => {
        expect(await read(fileOf(some), cuts)).toEqual(some)
      })
    )
  })

  test('gives as much as there is of one that is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(manifests, fc.nat({ max: 200 }), async (some, length) => {
        const found = await read(fileOf(some).subarray(0, length))
        expect(found).toEqual(some.slice(0, found.length))
      })
    )
  })

  test('ends at a length that no manifest has', async () => {
    const one = new Uint8Array([1])
    const file = new Uint8Array([...fileOf([one]), 0xff, 0xff, 0xff, 0xff, ...encodeFrame(one)])
    expect(await read(file)).toEqual([one])
  })

  test.each([[''], ['package-retention manifests 2\n'], ['something else that is long enough to be one']])(
    'of another kind gives nothing: %j',
    async (start) => {
      const file = new Uint8Array([...new TextEncoder().encode(start), ...encodeFrame(new Uint8Array([1]))])
      expect(await read(file)).toEqual([])
    }
  )
})
