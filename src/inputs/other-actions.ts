import { actionTables } from '../convert/tables.ts'
import { isInputName } from './table.ts'

/** The inputs of other cleanup actions that this one does not have, and what replaces each here; empty if nothing does. */
export const otherActions: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(actionTables).map(([action, rows]) => [
    action,
    Object.fromEntries(
      rows.flatMap(({ names, here }) => names.flatMap(({ name }) => (isInputName(name) ? [] : [[name, here] as const])))
    )
  ])
)
