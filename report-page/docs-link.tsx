import { docsUrl } from '../src/report/site.ts'

/** A link to a page of the documentation, such as `decisions#the-keys-of-keep`. */
export const DocsLink = ({ page, children }: { readonly page: string; readonly children: string }) => (
  <a href={docsUrl(page)} target="_blank" rel="noreferrer">
    {children}
  </a>
)
