/**
 * The form of a file of manifests: a line that names the form and its version, then for each manifest the number of its
 * bytes (32 bits, big-endian) and the bytes themselves. No digest is stored; it is recomputed from the bytes on load.
 */
export const fileHeader: Uint8Array = new TextEncoder().encode('package-retention manifests 1\n')

/** Returns the bytes of a manifest as the file stores them. */
export const encodeFrame = (bytes: Uint8Array): Uint8Array => {
  const framed = new Uint8Array(lengthBytes + bytes.length)
  new DataView(framed.buffer).setUint32(0, bytes.length)
  framed.set(bytes, lengthBytes)
  return framed
}

/**
 * Yields the manifests of a file, those of each chunk together, up to where it ends, is cut off or damaged; nothing of a file
 * without the header.
 */
export async function* decodeFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Uint8Array[]> {
  let unread: Uint8Array = new Uint8Array()
  let hasHeader = false
  for await (const chunk of chunks) {
    unread = joined(unread, chunk)
    if (!hasHeader) {
      if (unread.length < fileHeader.length) continue
      if (!fileHeader.every((byte, at) => unread[at] === byte)) return
      unread = unread.subarray(fileHeader.length)
      hasHeader = true
    }
    const { frames, rest, isDamaged } = takeFrames(unread)
    yield frames
    if (isDamaged) return
    unread = rest
  }
}

/** Returns the contents of all complete frames, and what follows them. */
const takeFrames = (bytes: Uint8Array) => {
  const frames: Uint8Array[] = []
  let rest = bytes
  while (rest.length >= lengthBytes) {
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(0)
    if (length > maxFramed) return { frames, rest, isDamaged: true }
    if (rest.length < lengthBytes + length) break
    frames.push(rest.subarray(lengthBytes, lengthBytes + length))
    rest = rest.subarray(lengthBytes + length)
  }
  return { frames, rest, isDamaged: false }
}

const lengthBytes = 4

/** The most bytes of a manifest that is read. */
const maxFramed = 4 * 1024 * 1024

const joined = (before: Uint8Array, after: Uint8Array): Uint8Array => {
  const both = new Uint8Array(before.length + after.length)
  both.set(before)
  both.set(after, before.length)
  return both
}
