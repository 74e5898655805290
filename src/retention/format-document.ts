import { Document, isCollection, visit } from 'yaml'

/** Returns a policy document with these policies as YAML. */
export const formatDocument = (policies: readonly object[]): string => {
  const document = new Document({ version: 1, policies }, { aliasDuplicateObjects: false })
  visit(document, {
    Pair: (_, { key, value }) => {
      if (isCollection(value) && flowKeys.includes(String(key))) value.flow = true
    }
  })
  return document.toString({ lineWidth: 100 })
}

/** The keys with values on one line. */
const flowKeys = ['packages', 'protect', 'in-use', 'delete', 'keep']
