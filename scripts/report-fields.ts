import type { JsonSchema } from '@valibot/to-json-schema'
import { table } from './section.ts'

/** Returns the tables of docs/report.md: all fields of all objects in the schema, and the meaning of each enumerated value. */
export const describeFields = (schema: JsonSchema): string =>
  ['### The report', ...objectSections('', schema)].join('\n\n')

type Field = readonly [name: string, schema: JsonSchema]

const sectionsOf = (path: string, schema: JsonSchema): string[] => [
  `### ${code(path)}`,
  ...(schema.oneOf ? variantSections(path, schemasIn(schema.oneOf)) : objectSections(path, schema))
]

const objectSections = (path: string, schema: JsonSchema): string[] => {
  const fields = fieldsOf(schema)
  return [
    table(
      ['Field', 'Type', 'Meaning'],
      ...fields.map(([name, field]) => [code(name), typeOf(field), meaningOf(field)])
    ),
    ...fields.flatMap(([name, field]) => valueTable(name, field)),
    ...fields.flatMap(([name, field]) => nestedSections(path === '' ? name : `${path}.${name}`, field))
  ]
}

/** Returns the tables of objects that `code` discriminates: the meaning of each code, and the fields with the codes that have them. */
const variantSections = (path: string, variants: readonly JsonSchema[]): string[] => {
  const known = variants.map((variant) => {
    const values = fieldsOf(variant).flatMap(([name, field]) => (name === 'code' ? valuesOf(field) : []))
    return { variant, codes: values.map(([value, meaning]) => [code(value), meaning || meaningOf(variant)] as const) }
  })
  const uses = known.flatMap(({ variant, codes }) =>
    fieldsOf(variant).flatMap(([name, field]) => (name === 'code' ? [] : [{ name, field, codes }]))
  )
  const rows = [...Map.groupBy(uses, ({ name, field }) => JSON.stringify([name, field])).values()].flatMap((same) => {
    const codes = same.length === variants.length ? ['all'] : same.flatMap((use) => use.codes.map(([value]) => value))
    return same.slice(0, 1).map(({ name, field }) => [code(name), codes.join(', '), typeOf(field), meaningOf(field)])
  })
  return [
    table(['Code', 'Meaning'], ...known.flatMap(({ codes }) => codes)),
    table(['Field', 'Codes', 'Type', 'Meaning'], ...rows),
    ...uses.flatMap(({ name, field }) => nestedSections(`${path}.${name}`, field))
  ]
}

/** Returns a section for each object inside a field. */
const nestedSections = (path: string, field: JsonSchema): string[] => {
  if (field.anyOf) return schemasIn(field.anyOf).flatMap((each) => nestedSections(path, each))
  if (field.properties || schemasIn(field.oneOf).some(({ properties }) => properties)) return sectionsOf(path, field)
  return [
    ...schemasIn(field.items).flatMap((each) => nestedSections(`${path}[]`, each)),
    ...schemasIn(field.additionalProperties).flatMap((each) => nestedSections(`${path}.*`, each))
  ]
}

const valueTable = (name: string, field: JsonSchema): string[] => {
  const values = valuesOf(field).filter(([, meaning]) => meaning !== '')
  if (values.length === 0) return []
  return [table([code(name), 'Meaning'], ...values.map(([value, meaning]) => [code(value), meaning]))]
}

/** Returns the enumerated values of a field, or of its keys, with their meanings. */
const valuesOf = ({ const: value, description = '', ...field }: JsonSchema): (readonly [string, string])[] => {
  if (value !== undefined) return [[String(value), description]]
  return [field.oneOf, field.anyOf, field.propertyNames].flatMap(schemasIn).flatMap(valuesOf)
}

const typeOf = (field: JsonSchema): string => {
  if (field.anyOf) return schemasIn(field.anyOf).map(typeOf).join(' or ')
  if (field.const !== undefined) return code(JSON.stringify(field.const))
  if (schemasIn(field.oneOf).some(({ properties }) => !properties)) return 'a value below'
  if (field.enum) return field.enum.map((value) => code(String(value))).join(', ')
  if (field.type === 'array') return `list: ${schemasIn(field.items).map(typeOf).join(' or ')}`
  if (field.type === 'string') return field.format === 'date-time' ? 'time' : 'text'
  if (field.type === 'integer') return 'whole number'
  if (field.type === 'boolean') return '`true` or `false`'
  return field.type === undefined ? 'object' : String(field.type)
}

const meaningOf = ({ description = '' }: JsonSchema): string => description

const fieldsOf = ({ properties = {} }: JsonSchema): Field[] =>
  Object.entries(properties).flatMap(([name, field]) => schemasIn(field).map((each): Field => [name, each]))

type Definition = JsonSchema | boolean

const schemasIn = (given: Definition | readonly Definition[] = []): JsonSchema[] =>
  [given].flat().flatMap((each) => (typeof each === 'boolean' ? [] : [each]))

const code = (text: string): string => `\`${text}\``
