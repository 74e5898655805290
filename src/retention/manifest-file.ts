/**
 * The form of a file of manifests: a line that names the form and its version, then for each manifest the number of its
 * bytes (32 bits, big-endian) and the bytes themselves. Whose bytes they are is not written down: their digest says it.
 */
export const fileHeader: Uint8Array = new TextEncoder().encode('package-retention manifests 1\n')

/** The bytes of a manifest as they stand in the file. */
export const encodeFrame = (bytes: Uint8Array): Uint8Array => {
  const framed = new Uint8Array(lengthBytes + bytes.length)
  new DataView(framed.buffer).setUint32(0, bytes.length)
  framed.set(bytes, lengthBytes)
  return framed
}

/** What stands in a file between its header and its end, or the place where it is cut off or damaged; nothing of another file. */
export async function* decodeFrames(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let unread: Uint8Array = new Uint8Array()
  let begun = false
  for await (const chunk of chunks) {
    unread = joined(unread, chunk)
    if (!begun) {
      if (unread.length < fileHeader.length) continue
      if (!fileHeader.every((byte, at) => unread[at] === byte)) return
      unread = unread.subarray(fileHeader.length)
      begun = true
    }
    while (unread.length >= lengthBytes) {
      const length = new DataView(unread.buffer, unread.byteOffset).getUint32(0)
      if (length > maxFramed) return
      if (unread.length < lengthBytes + length) break
      yield unread.subarray(lengthBytes, lengthBytes + length)
      unread = unread.subarray(lengthBytes + length)
    }
  }
}

const lengthBytes = 4

/** The most bytes of a manifest that is read at all. */
const maxFramed = 4 * 1024 * 1024

const joined = (before: Uint8Array, after: Uint8Array): Uint8Array => {
  const both = new Uint8Array(before.length + after.length)
  both.set(before)
  both.set(after, before.length)
  return both
}
