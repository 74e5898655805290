import { readFile } from 'node:fs/promises'
import { errorMessage } from '../retention/result.ts'

/** Reads the text of a file. */
export const readTextFile = async (path: string): Promise<string> => decodeText(await readFile(path))

/** Returns why a file that is named could not be read, with the remedy. */
export const describeReadError = (error: unknown): string =>
  `${Object(error).code === 'ENOENT' ? 'does not exist' : `cannot be read: ${errorMessage(error)}`}; correct the path`

/** Returns a text: UTF-8, or what a byte order mark says, such as the UTF-16 that `>` writes in Windows PowerShell. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
