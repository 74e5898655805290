import { useState } from 'preact/hooks'

/** Returns a function that copies a text, and says so in `status`. */
export const useClipboard = () => {
  const [status, setStatus] = useState('')
  const copy = async (text: string, success: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setStatus(success)
    } catch {
      setStatus('The browser does not let this page copy; select the text and copy it yourself.')
    }
  }
  return { status, copy }
}
