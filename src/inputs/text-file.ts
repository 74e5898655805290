import { readFile } from 'node:fs/promises'

/** Reads the text of a file. */
export const readTextFile = async (path: string): Promise<string> => decodeText(await readFile(path))

/** Returns a text: UTF-8, or what a byte order mark says, such as the UTF-16 that `>` writes in Windows PowerShell. */
export const decodeText = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}
