import { expect, test } from '@jest/globals'
import { formatDocument } from '../../src/retention/format-document.ts'

test('writes patterns and keep on one line, without references between equal lists', () => {
  const both = ['@any', '@untagged']
  expect(formatDocument([{ packages: 'app', rules: [{ delete: both, keep: { latest: 3 } }, { delete: both }] }])).toBe(
    `version: 1
policies:
  - packages: app
    rules:
      - delete: [ "@any", "@untagged" ]
        keep: { latest: 3 }
      - delete: [ "@any", "@untagged" ]
`
  )
})
