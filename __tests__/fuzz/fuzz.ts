import fc from '../fast-check.ts'

/** The number of cases of a property; `npm run fuzz` sets more, and a random seed. */
export const propertyOptions = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) }

/** Returns texts that are hard for parsers: pieces of their own language, extreme numbers, arbitrary characters. */
export const textOf = (...words: readonly string[]): fc.Arbitrary<string> => {
  const edges = [
    '',
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\0',
    '0',
    '-1',
    '1e999',
    '9007199254740993',
    '__proto__',
    '\u2028',
    '\ud800',
    '🙂'
  ]
  const piece = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: fc.constantFrom(...edges) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    { weight: 1, arbitrary: fc.constantFrom(...words).map((word) => word.repeat(50)) }
  )
  return fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
}

/** Returns JSON that is nearly valid: `sample` with parts replaced, removed, duplicated or nested. */
export const nearlyValid = (sample: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(sample)) {
    const items = fc.tuple(...sample.map(nearlyValid)).map((list) => list.filter((item) => item !== omitted))
    return corrupted(
      fc.oneof(
        items,
        items.map((list) => [...list, ...list])
      )
    )
  }
  if (typeof sample === 'object' && sample !== null) {
    const entries = Object.entries(sample).map(([key, value]) =>
      nearlyValid(value).map((changed) => [key, changed] as const)
    )
    return corrupted(
      fc.tuple(...entries).map((all) => Object.fromEntries(all.filter(([, value]) => value !== omitted)))
    )
  }
  return corrupted(fc.constant(sample))
}

const omitted = Symbol('omitted')

const corrupted = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 24, arbitrary: usual },
    { weight: 1, arbitrary: fc.constant(omitted) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: usual.map((value) => [value]) },
    { weight: 1, arbitrary: fc.constantFrom(null, -1, 1.5, 2 ** 53, '', '__proto__', {}, []) }
  )
