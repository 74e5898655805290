import { type Environment, textOf } from './inputs/table.ts'
import type { PackageRef } from './retention/version.ts'

type ListedPackage = Pick<PackageRef, 'type' | 'name'>

/** The longest list that fits into the variable `INPUT_ONLY`: Linux starts no program with one of more than 128 KiB. */
const maxBytes = 128 * 1024 - 'INPUT_ONLY=\0'.length

/** Divides packages among at most as many lists as the input `batches` says, each of them a text for the input `only`. */
export const divideIntoBatches = (packages: readonly ListedPackage[], env: Environment): readonly string[] => {
  const size = Math.ceil(packages.length / Number(textOf(env, 'batches') || 1))
  const keys = packages.map(({ type, name }) => `${type}/${name}`)
  return keys.flatMap((_, at) => (at % size === 0 ? [keys.slice(at, at + size).join(', ')] : []))
}

/** Returns a problem if a job could not be started with its list, and a warning if that is so only of all lists together. */
export const findLongBatches = (
  packages: readonly ListedPackage[],
  env: Environment
): { readonly problems: readonly string[]; readonly warnings: readonly string[] } => {
  const batches = divideIntoBatches(packages, env)
  const longest = Math.max(0, ...batches.map((each) => Buffer.byteLength(each)))
  const all = Buffer.byteLength(batches.join(', '))
  const tooLong = (bytes: number): string => `${bytes} bytes, but the input only can have ${maxBytes}`
  const remedy = 'list a part of the packages in each of several calls, e.g. with packages: a**'
  if (longest > maxBytes) {
    const value = textOf(env, 'batches')
    const problem = `input batches: "${value}": the names of the packages of one job have ${tooLong(longest)}; set a larger number, up to 256, or ${remedy}`
    return { problems: [problem], warnings: [] }
  }
  const warning = `the names of all ${packages.length} packages have ${tooLong(all)}, so no job with mode: report can join the reports of all of them; ${remedy}`
  return { problems: [], warnings: all > maxBytes ? [warning] : [] }
}
