import { gunzipSync, gzipSync } from 'node:zlib'

/** A member of a tar archive: a file, or with `link` a symbolic link. */
export interface Member {
  readonly name: string
  readonly content?: Uint8Array
  readonly link?: string
}

/** A gzipped tar archive of these members, hostile names included. */
export const pack = (members: readonly Member[]): Buffer =>
  gzipSync(Buffer.concat([...members.flatMap(blocksOf), Buffer.alloc(1024)]))

const blocksOf = ({ name, content = new Uint8Array(), link = '' }: Member): Uint8Array[] => {
  const header = Buffer.alloc(512)
  const octal = (value: number, at: number, length: number): void =>
    void header.write(value.toString(8).padStart(length - 1, '0'), at)
  header.write(name, 0)
  octal(0o644, 100, 8)
  octal(content.length, 124, 12)
  octal(0, 136, 12)
  header.write(link ? '2' : '0', 156)
  header.write(link, 157)
  header.write('ustar\u000000', 257)
  header.fill(' ', 148, 156)
  octal(
    header.reduce((sum, byte) => sum + byte, 0),
    148,
    7
  )
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
}

/** The content of the last regular file in a gzipped tar archive. */
export const contentOf = (archive: Uint8Array): Buffer => {
  const tar = gunzipSync(archive)
  let content = Buffer.alloc(0)
  for (let at = 0; tar[at]; ) {
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 135), 8)
    // Type 0 is a file; the others tell more of it.
    if (tar[at + 156] === '0'.charCodeAt(0)) content = tar.subarray(at + 512, at + 512 + size)
    at += 512 + Math.ceil(size / 512) * 512
  }
  return content
}
