import { generateKeyPairSync, sign } from 'node:crypto'

/** A part of a certificate in DER: its kind, its length, its content. */
const der = (tag: number, ...content: (Buffer | readonly number[])[]): Buffer => {
  const body = Buffer.concat(content.map((each) => Buffer.from(each)))
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), body])
}

const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content)
const ecdsaWithSha256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]))
const commonName = der(0x06, [0x55, 0x04, 0x03])
const basicConstraints = der(0x06, [0x55, 0x1d, 0x13])
const subjectAltName = der(0x06, [0x55, 0x1d, 0x11])

/** A new certificate of 127.0.0.1 that its own key signs, and that key, both as PEM; valid from 2020 to 2049. */
export const makeCertificate = (): { readonly cert: string; readonly key: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('127.0.0.1')))))
  const time = (text: string): Buffer => der(0x17, Buffer.from(text))
  const extensions = sequence(
    sequence(basicConstraints, der(0x04, sequence(der(0x01, [0xff])))),
    sequence(subjectAltName, der(0x04, sequence(der(0x87, [127, 0, 0, 1]))))
  )
  const content = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsaWithSha256,
    name,
    sequence(time('200101000000Z'), time('490101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions)
  )
  const signature = der(0x03, [0], sign('sha256', content, privateKey))
  const bytes = sequence(content, ecdsaWithSha256, signature).toString('base64')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${bytes.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  }
}
