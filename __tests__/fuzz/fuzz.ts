import fc from 'fast-check'

/** How often each property is tried, and from which seed on: `npm run fuzz` tries much longer, from a seed of the day. */
export const effort = {
  numRuns: Number(process.env['FUZZ_RUNS'] ?? 300),
  seed: Number(process.env['FUZZ_SEED'] ?? 1)
}

/** Texts that parsers stumble over: pieces of their own language, numbers at the edges, and anything else. */
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

/** JSON that is nearly what is asked for: `sample` with any of its parts replaced, left out, doubled or nested. */
export const near = (sample: unknown): fc.Arbitrary<unknown> => {
  if (Array.isArray(sample)) {
    const items = fc.tuple(...sample.map(near)).map((list) => list.filter((item) => item !== omitted))
    return variant(
      fc.oneof(
        items,
        items.map((list) => [...list, ...list])
      )
    )
  }
  if (typeof sample === 'object' && sample !== null) {
    const entries = Object.entries(sample).map(([key, value]) => near(value).map((changed) => [key, changed] as const))
    return variant(fc.tuple(...entries).map((all) => Object.fromEntries(all.filter(([, value]) => value !== omitted))))
  }
  return variant(fc.constant(sample))
}

const omitted = Symbol('omitted')

const variant = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 24, arbitrary: usual },
    { weight: 1, arbitrary: fc.constant(omitted) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: usual.map((value) => [value]) },
    { weight: 1, arbitrary: fc.constantFrom(null, -1, 1.5, 2 ** 53, '', '__proto__', {}, []) }
  )
