/** Returns the forms of a branch in labels: as it is, or as docker/metadata-action writes it; some tools use lower case. */
export const branchForms = (branch: string): readonly string[] => [branch, branch.toLowerCase()].flatMap(refForms)

/** Returns the forms of a Git tag in labels: also without everything up to its last slash, and without a leading `v`. */
export const tagForms = (tag: string): readonly string[] =>
  [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(refForms)

/** docker/metadata-action turns every run of characters that tags cannot have into one dash. */
const refForms = (ref: string): readonly string[] => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')]
