export const id = 6150;
export const ids = [6150];
export const modules = {

/***/ 46150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readInUse: () => (/* binding */ readInUse)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 7 modules
var esm = __webpack_require__(33581);
;// CONCATENATED MODULE: ./lib/retention/image-reference.js
/** Text that is replaced before the reference is used: by a shell, Compose, GitHub Actions, Helm, Terraform and others. */
const variable = String.raw `["']?(?:\$\{\{[^\n]{0,500}?\}\}|\{\{[^\n]{0,500}?\}\}|\$\{[^}\n]{0,500}\}|\$\([^)\n]{0,500}\)|\$\w{1,99}|#\{[^}\n]{0,500}\}#?|\{\w{1,99}\}|%\w{1,99}%|%s)["']?`;
const anyVariable = String.raw `(?:${variable}|<[^<>\s]{0,500}>)`;
const variables = new RegExp(anyVariable, 'g');
const slash = String.raw `(?:\\?\/)`;
const segment = String.raw `[\w.+-]*(?:${anyVariable}[\w.+-]*)*`;
/** Returns a scanner of texts for the images of an owner. */
const createScanner = ({ hosts, owner }) => {
    const escaped = hosts.map((host) => host.replaceAll(/[^\w-]/g, String.raw `\$&`)).join('|');
    // A default, as in ${IMAGE:-ghcr.io/acme/app:1}, has a dash before it as well.
    const start = String.raw `(?:(?<![\w.-])|(?<=\$\{\w{1,99}:?-))`;
    const host = String.raw `${start}(?:${escaped})(?::443)?(?![\w-]|\.\w)`;
    const reference = new RegExp(`(?:${host}|(${variable})(?=${slash}))((?:${slash}${segment})*)(?::(${segment}\\*?))?(?:@([\\w+.-]+:\\w*|${segment}))?`, 'gi');
    const root = `/${owner.toLowerCase()}`;
    return (text) => {
        const found = { references: [], paths: [], registries: new Map() };
        for (const each of text.matchAll(reference)) {
            const { 0: written, index: at } = each;
            const [, variable, path, tag, digest] = each;
            const match = { repository: toRepository(`${path}`), versions: versionsOf(tag, digest), at };
            if (variable === undefined)
                addReference(match, { text, end: at + written.length, root }, found);
            // Where the name is a variable, too, nothing says that it is an image of the owner.
            else if (match.repository !== '' && !match.repository.includes('*')) {
                const isImage = tag || digest || imagePrefix.test(text.slice(Math.max(0, at - 100), at));
                const to = isImage ? found.references : found.paths;
                to.push({ ...match, repository: `*${match.repository}`, isExact: false });
            }
        }
        return found;
    };
};
/** Adds what stands behind a host of the registry. */
const addReference = (match, { text, end, root }, { references, registries }) => {
    const { repository, versions, at } = match;
    if (repository === '' || repository === root) {
        if (!registries.has(repository))
            registries.set(repository, at);
    }
    else if (mayBeBelow(root, repository) && (versions.length > 0 || !isReplaced(text, end)))
        references.push({ ...match, isExact: !repository.includes('*') });
};
/** The text before an image, whatever its form. */
const imagePrefix = /(?:image["']?\s*[:=]\s*["']?|^\s*FROM\s+(?:--\S+\s+)*)$/im;
/** Returns the path of a reference in lower case, with `*` for each variable. */
const toRepository = (path) => path
    .slice(0, maxLength)
    .replaceAll(variables, '*')
    .replaceAll('\\', '')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/\*+/g, '*')
    .replace(/[./_+-]+$/, '')
    .toLowerCase();
/** No name of an image is as long. */
const maxLength = 1000;
/** Returns true if a repository is, or may be, one of the owner. */
const mayBeBelow = (root, repository) => {
    const literal = repository.replace(/\*.*/, '');
    return literal.startsWith(`${root}/`) || (literal !== repository && `${root}/`.startsWith(literal));
};
/** Returns true if another image follows that is used instead, as in `kustomize edit set image OLD=NEW`. */
const isReplaced = (text, end) => /^=[\w.:-]+\//.test(text.slice(end, end + 300));
const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Returns a tag and a digest as a list; an empty one if they do not say which version is used. */
const versionsOf = (tag, digest) => {
    // Helm writes the "+" of a version as "_" into the tag.
    const written = (tag ?? '').replaceAll('+', '_');
    // A dot at the end may be that of a sentence.
    const tags = /^\w[\w.-]*$/.test(written) ? [...new Set([written.replace(/\.+$/, ''), written])] : [];
    if (digest === undefined)
        return tags;
    return digestForm.test(digest.toLowerCase()) ? [...tags, digest.toLowerCase()] : [];
};

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
;// CONCATENATED MODULE: ./lib/retention/yaml-entries.js


/** Most characters that are parsed. */
const yaml_entries_maxLength = 4 * 1024 ** 2;
/** Returns the parts of all documents of a text, or the first mistake in it. Documents of the kind `resource` stay whole. */
const readYaml = (text, resource) => {
    if (text.length > yaml_entries_maxLength)
        return { at: 0, mistake: `it has more than ${yaml_entries_maxLength / 1024 ** 2} MiB` };
    const parts = [];
    return readDocuments(text, { offset: 0, resource, parts }) ?? parts;
};
const parseOptions = { prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false };
const readDocuments = (text, context) => {
    const { offset, resource, parts } = context;
    try {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, parseOptions);
        for (const { errors } of documents)
            for (const { message, pos } of errors)
                return { at: offset + pos[0], mistake: message };
        for (const { contents, range } of documents) {
            if ((0,dist/* isMap */.jh)(contents) && textOf(valueAt(contents, 'kind')) === resource)
                parts.push({ kind: 'resource', source: text.slice(range[0], range[2]), at: offset + range[0] });
            else
                readNode(contents, { ...context, text, anchors: text.includes('&') ? anchorsIn(contents) : [] });
        }
        return null;
    }
    catch (error) {
        // It is nested too deeply.
        return { at: offset, mistake: (0,result/* errorMessage */.gJ)(error) };
    }
};
const anchorsIn = (contents) => {
    const anchors = [];
    (0,dist/* visit */.YR)(contents, { Value: (_, node) => void (node.anchor && anchors.push(node)) });
    return anchors;
};
const readNode = (node, context) => {
    const { parts } = context;
    if ((0,dist/* isMap */.jh)(node)) {
        parts.push({ kind: 'entries', entries: entriesOf(node, context) });
        for (const { value } of node.items)
            readNode(value, context);
    }
    else if ((0,dist/* isSeq */.oP)(node)) {
        const entries = node.items.flatMap((item) => namedValue(item, context));
        if (entries.length > 0)
            parts.push({ kind: 'entries', entries });
        for (const item of node.items)
            readNode(item, context);
    }
    else if ((0,dist/* isScalar */.jn)(node))
        readText(node, context);
};
/** Reads a value that may be YAML itself, such as the values of a chart in an Application of Argo CD. */
const readText = ({ type, range, value }, context) => {
    const [start, end] = range;
    const source = context.text.slice(start, end);
    if (typeof value !== 'string' || !(value.includes('\n') || source.includes('\n')))
        return;
    const header = source.indexOf('\n') + 1;
    const at = context.offset + start;
    // A block stands in the text as it is; a quoted text has its line breaks as "\n".
    const isBlock = type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
    if (!isBlock || readDocuments(source.slice(header), { ...context, offset: at + header }))
        context.parts.push({ kind: 'text', source: isBlock ? source : value, at });
};
const textOf = (node) => ((0,dist/* isScalar */.jn)(node) && node.value !== null ? node.source.trim() : '');
const valueAt = (map, name) => map.items.find(({ key }) => textOf(key) === name)?.value ?? null;
/** Returns the entries of a map, with those of the maps that it merges. */
const entriesOf = (map, context, depth = 0) => {
    const keys = new Set(map.items.map(({ key }) => textOf(key)));
    return map.items.flatMap(({ key, value }) => {
        const name = textOf(key);
        const target = resolve(value, context);
        if (depth === maxDepth)
            return [];
        // A source of Flux has its tag or digest one level below.
        if (name === 'ref' && (0,dist/* isMap */.jh)(target))
            return entriesOf(target, context, depth + 1);
        if (name !== '<<')
            return [toEntry(name, target, context)];
        const merged = ((0,dist/* isSeq */.oP)(target) ? target.items : [target]).slice(0, maxMerged).map((each) => resolve(each, context));
        return merged
            .flatMap((each) => ((0,dist/* isMap */.jh)(each) ? entriesOf(each, context, depth + 1) : []))
            .filter((entry) => !keys.has(entry.key));
    });
};
/** The depth to which merged maps are followed, and the most in one place. */
const maxDepth = 5;
const maxMerged = 5;
/** Returns what an item of a list sets: a parameter of Helm in Argo CD, a variable, or the value at a path in a JSON patch. */
const namedValue = (item, context) => {
    const map = resolve(item, context);
    if (!(0,dist/* isMap */.jh)(map))
        return [];
    const name = textOf(valueAt(map, 'name')) || textOf(valueAt(map, 'path'));
    return [toEntry(name, resolve(valueAt(map, 'value'), context), context)];
};
const toEntry = (key, node, { text, offset }) => {
    const [start, end] = node?.range ?? [0, 0];
    const value = (0,dist/* isScalar */.jn)(node) || node === null ? textOf(node) : null;
    return { key, value, source: text.slice(start, end), at: offset + start };
};
/** Returns the value that an alias stands for. */
const resolve = (node, { anchors }) => {
    if (!(0,dist/* isAlias */.Vj)(node))
        return node;
    const { source, range } = node;
    return anchors.findLast((each) => 'anchor' in each && each.anchor === source && each.range[1] < range[0]) ?? null;
};

;// CONCATENATED MODULE: ./lib/retention/image-keys.js


/** Returns true if a text has a key for a tag, a digest or a chart. */
const hasVersionKeys = (text) => /(?:tag|digest|(?<![\w./-])chart)["']?\s*(?::|,?\s*["']?value)/i.test(text);
/** Returns the tags and digests that keys give in a text that is not YAML, or cannot be read as such: they may be those of any image. */
const findVersions = (text) => [...text.matchAll(/(?:tag|digest)["']?[^\S\n]*[:=][^\S\n]*["']?([\w.+:@-]+)/gi)].flatMap((match) => {
    const versions = versionsIn(`${match[1]}`);
    return versions.length > 0 ? [{ repository: '*', versions, at: match.index, isExact: false }] : [];
});
/** Reads the keys of all documents of a text, or the first mistake in them; `owner` is in lower case. */
const readImageKeys = (text, scan, owner) => {
    // In an ImageRepository, Flux looks for new tags, so it uses no version.
    const parts = readYaml(withoutOtherKeys(text), 'ImageRepository');
    if ('mistake' in parts)
        return parts;
    const found = { references: [], relative: [], registries: [], versioned: new Set(), unversioned: new Set() };
    const context = { scan, root: `/${owner}/`, found };
    for (const part of parts) {
        if (part.kind === 'entries')
            readEntries(part.entries, context);
        else if (part.kind === 'resource')
            markReferences(part, found.versioned, context);
        else
            for (const { versions } of findVersions(part.source))
                image_keys_addReference('*', versions, part, context);
    }
    // Maps may share a name by an alias.
    return { ...found, completed: found.versioned.difference(found.unversioned) };
};
const roles = {
    registry: 'registry',
    repository: 'repository',
    repo: 'repository',
    repourl: 'repository',
    url: 'repository',
    image: 'image',
    chart: 'chart',
    name: 'name',
    newname: 'newname',
    tag: 'tag',
    newtag: 'tag',
    digest: 'digest',
    version: 'version',
    targetrevision: 'version'
};
const imageKey = `[\\w./-]*(?:${Object.keys(roles).join('|')}|ref|kind|path|value)`;
const scalar = String.raw `(?:[\w./-][^#&*{}[\]"'|>\n]*|"[^"\\\n]*"|'[^'\n]*')`;
const otherKeys = new RegExp(String.raw `(?:^[ \t]*(?!["']?${imageKey}["']?:)["']?\w[\w./-]*["']?: +${scalar},?\r?\n){1,1000}`, 'gim');
/** Makes one comment of lines whose keys say nothing of images: parsing them takes most of the time. */
const withoutOtherKeys = (text) => text.replaceAll(otherKeys, (lines) => `${`${/^[ \t]*/.exec(lines)}#`.padEnd(lines.length - 1, '.')}\n`);
const keyForm = new RegExp(`^(.*?)(?:[._/-]?image)?[._/-]?(${Object.keys(roles).join('|')})$`, 'i');
const toField = (entry) => {
    const [, prefix = '', kind = ''] = keyForm.exec(entry.key) ?? [];
    const role = Object.entries(roles).find(([key]) => key === kind.toLowerCase())?.[1];
    if (!role || (entry.value === null && role !== 'tag' && role !== 'digest'))
        return [];
    // A tag that is a map or a list is one that nobody knows.
    return [{ ...entry, role, prefix: prefix.toLowerCase(), value: entry.value ?? '{}' }];
};
/** Reads the images that the entries of one map name. */
const readEntries = (entries, context) => {
    for (const fields of Map.groupBy(entries.flatMap(toField), ({ prefix }) => prefix).values()) {
        const version = readVersion(fields);
        const names = namesIn(fields, context);
        for (const name of names)
            readName(name, version, context);
        // A tag alone is that of an image which another file, or layer of kustomize, names.
        if (names.length === 0 && version.isOfImage && version.versions.length > 0)
            image_keys_addReference('*', version.versions, version.place, context);
    }
};
const readVersion = (fields) => {
    const ofImage = fields.filter(({ role }) => role === 'tag' || role === 'digest');
    const [first] = ofImage;
    if (!first)
        return readChartVersion(fields);
    const given = ofImage
        .filter(({ value }) => value !== '')
        .map((place) => ({ place, versions: versionsIn(place.value, place.role === 'digest') }));
    const known = given.filter(({ versions }) => versions.length > 0);
    const versions = known.flatMap((each) => each.versions);
    const decides = known.length === given.length || versions.some((version) => version.includes(':'));
    return { versions: decides ? versions : [], place: known[0]?.place ?? first, isOfImage: true };
};
/** Returns the tag and the digest in a value; that of a tag may end in `@` and a digest, or be one. */
const versionsIn = (value, isDigest = false) => {
    const [tag, digest] = value.includes('@') ? value.split('@') : isDigest || value.includes(':') ? ['', value] : [value];
    return versionsOf(tag, digest?.replace(/^(?=[0-9a-f]{64}$)/i, 'sha256:'));
};
/** Returns the version of a chart; none for a range, of which nobody knows which version it takes. */
const readChartVersion = (fields) => {
    const field = fields.find(({ role }) => role === 'version');
    const text = field?.value ?? '';
    const isChart = fields.some(({ role, value }) => role === 'chart' || value.startsWith('oci:'));
    const isRange = isChart ? !/^v?\d+\.\d+\.\d/.test(text) : /(?:^|\.)x(?:\.|$)/i.test(text);
    return { versions: isRange ? [] : versionsOf(text, undefined), place: field ?? { at: 0 }, isOfImage: false };
};
const namesIn = (fields, context) => {
    const given = (...of) => fields.filter(({ role, value }) => of.includes(role) && value !== '');
    const [registry] = given('registry');
    const repositories = given('repository');
    const renamed = given('newname');
    const named = renamed.length > 0 ? renamed : given('image', 'chart', 'name');
    if (renamed.length > 0)
        for (const field of given('name'))
            markReferences(field, context.found.versioned, context);
    const inRegistry = (text) => (registry && !isQualified(text) ? `${registry.value}/${text}` : text);
    const own = [...repositories, ...named].map((field) => ({ field, text: inRegistry(field.value), isOnly: true }));
    const joined = repositories.flatMap((repository) => named.map((field) => ({ field, text: inRegistry(`${repository.value}/${field.value}`), isOnly: false })));
    // A name without a registry may be that of anything.
    return [...own.filter(({ field, text }) => field.role !== 'name' || isQualified(text)), ...joined];
};
/** Returns true if a name begins with a registry, which is a host or a variable. */
const isQualified = (text) => /^[^/]*[.:$%{[][^/]*\//.test(text);
const readName = (name, version, context) => {
    const { field, text, isOnly } = name;
    const { scan, found } = context;
    const isKnown = version.versions.length > 0;
    const isAlone = text === field.value;
    if (isAlone)
        markReferences(field, isKnown ? found.versioned : found.unversioned, context);
    const { references, paths } = scan(text);
    const [reference] = [...references, ...paths];
    if (!reference)
        readRelativeName(name, version, context);
    else if (isKnown)
        image_keys_addReference(reference.repository, version.versions, version.place, context, isOnly && reference.isExact);
    else {
        if (isAlone && field.role === 'repository')
            found.registries.push(reference.repository);
        // A value that stands alone is also found in the text, unless its registry is a variable.
        if (!isAlone || (references.length === 0 && version.isOfImage))
            image_keys_addReference(reference.repository, [], field, context);
    }
};
/** Reads a name whose registry, if it is that of an image, stands elsewhere. */
const readRelativeName = ({ field, text }, { versions, place, isOfImage }, context) => {
    const path = toRepository(text);
    if (isQualified(text) || !/^[\w*-][\w.*-]*(?:\/[\w.*-]+)*$/.test(path))
        return;
    // The prefix of a chart's name may be the name that Helm gives to the registry.
    const repository = field.role === 'chart' ? path.replace(/^.*\//, '') : path;
    const isOfOwner = `/${path}`.startsWith(context.root);
    if (versions.length > 0)
        image_keys_addReference(`*/${repository}`, versions, place, context);
    else if (isOfOwner && isOfImage)
        image_keys_addReference(`/${repository}`, [], field, context);
    else if (isOfOwner || isOfImage || field.role === 'chart')
        context.found.relative.push({ repository: `/${repository}`, versions: [], at: field.at, isExact: false });
};
/** Notes the references in a part of the text in a set of offsets. */
const markReferences = (part, set, { scan }) => {
    const { references, paths } = scan(part.source);
    for (const { at } of [...references, ...paths])
        set.add(part.at + at);
};
const image_keys_addReference = (repository, versions, { at }, { found }, isExact = false) => void found.references.push({ repository, versions, at, isExact });

;// CONCATENATED MODULE: ./lib/retention/find-references.js


/** Returns a finder that has read nothing. */
const createReferenceFinder = (registry) => {
    const context = { scan: createScanner(registry), owner: registry.owner.toLowerCase() };
    const references = new Map();
    const relative = [];
    const registries = new Set();
    const warnings = [];
    let count = 0;
    let checked = 0;
    const addReference = (reference) => {
        const ofRepository = references.get(reference.repository) ?? new Map();
        const key = `${reference.isExact} ${reference.versions}`;
        if (!ofRepository.has(key))
            ofRepository.set(key, reference);
        references.set(reference.repository, ofRepository);
    };
    const add = (file, text) => {
        const read = readFile(file, text, context, checked < maxChecked);
        const found = withLines(file, text, read.references);
        count += new Set(found.map(({ line }) => line)).size;
        for (const reference of found)
            addReference(reference);
        relative.push(...withLines(file, text, read.relative));
        for (const path of read.registries)
            registries.add(path);
        if (read.isChecked)
            checked += text.length;
        // A template is no YAML until it is filled in.
        if (read.mistake && !text.includes('{{'))
            warnings.push(describeMistake(file, text, read.mistake));
    };
    const finish = () => {
        for (const reference of relative) {
            for (const path of registries) {
                const repository = `${path}${reference.repository}`;
                if (repository.startsWith(`/${context.owner}/`))
                    addReference({ ...reference, repository });
            }
        }
        return { references: new Map([...references].map(([key, all]) => [key, [...all.values()]])), count, warnings };
    };
    return { add, finish };
};
const describeMistake = (file, text, { at, mistake }) => `in-use: ${file}:${createLineCounter(text)(at)} is not valid YAML, so the file was read as text; correct the mistake: ${mistake}`;
/** Where the text says all, parsing finds mistakes only, and takes long: so many characters of all files are checked. */
const maxChecked = 1_048_576;
const readFile = (file, text, { scan, owner }, mayCheck) => {
    const scanned = scan(text);
    const inText = {
        ...scanned,
        relative: [],
        registries: [...scanned.registries.keys()],
        mistake: null,
        isChecked: false
    };
    if (!/\.(?:ya?ml|json)$/i.test(file))
        return { ...inText, references: [...scanned.references, ...findVersions(text)] };
    const isChecked = !needsKeys(text, scanned);
    if (isChecked && (scanned.references.length === 0 || !mayCheck))
        return inText;
    const keys = readImageKeys(text, scan, owner);
    if (isChecked)
        return { ...inText, mistake: 'mistake' in keys ? keys : null, isChecked };
    if ('mistake' in keys)
        return { ...inText, references: [...scanned.references, ...unreadReferences(text, scanned, owner)], mistake: keys };
    const { completed, references, relative, registries } = keys;
    const open = scanned.references.filter(({ at, versions }) => versions.length > 0 || !completed.has(at));
    return {
        ...inText,
        references: [...open, ...references],
        relative,
        registries: [...inText.registries, ...registries]
    };
};
const withLines = (file, text, references) => {
    const lineAt = createLineCounter(text);
    return references
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, ...reference }) => ({ file, line: lineAt(at), ...reference }));
};
/** Returns a function from offsets, in ascending order, to lines, which count from 1. */
const createLineCounter = (text) => {
    let line = 1;
    let next = text.indexOf('\n');
    return (at) => {
        for (; next >= 0 && next < at; next = text.indexOf('\n', next + 1))
            line++;
        return line;
    };
};
/** Returns true if keys may say more than the text: of a registry, an image or a version that stands by itself. */
const needsKeys = (text, { references, registries }) => registries.size > 0 || references.some(({ versions }) => versions.length === 0) || hasVersionKeys(text);
/** Returns what YAML that cannot be read may name: any version of the images, and of any image the versions. */
const unreadReferences = (text, { registries }, owner) => {
    const unversioned = { versions: [], isExact: false };
    const names = registries.has('') ? text.matchAll(new RegExp(`(?<![\\w./-])${owner}/[\\w./-]*\\w`, 'gi')) : [];
    const at = registries.get(`/${owner}`);
    return [
        ...findVersions(text),
        ...[...names].map((match) => ({ repository: `/${match[0].toLowerCase()}`, at: match.index, ...unversioned })),
        ...(at === undefined ? [] : [{ repository: `/${owner}/*`, at, ...unversioned }])
    ];
};

// EXTERNAL MODULE: ./lib/inputs/workspace.js
var inputs_workspace = __webpack_require__(11052);
;// CONCATENATED MODULE: ./lib/inputs/in-use.js








const maxFiles = 10_000;
const maxBytes = 64 * 1024 * 1024;
/** Reads the files that `in-use` of each policy names; adds a problem for each that cannot be read as it should. */
const readInUse = async (policies, { values, problems }, env, access) => {
    const workspace = await (0,promises_.realpath)((0,external_node_path_.resolve)(env['GITHUB_WORKSPACE'] ?? '.'));
    const known = new Map([['null', null]]);
    const warnings = [];
    for (const [index, { inUse: globs }] of policies.entries()) {
        const key = JSON.stringify(globs);
        if (globs === null || known.has(key))
            continue;
        const files = await readFiles(workspace, globs, registryOf(access));
        const place = globs === values['in-use'] ? 'input in-use' : `in-use of policy ${index + 1}`;
        if (files.ok)
            warnings.push(...files.value.warnings);
        else
            problems.push(`${place}: ${files.problem}`);
        known.set(key, files.ok ? files.value.inUse : null);
    }
    const withFiles = policies.map((policy) => ({ ...policy, inUse: known.get(JSON.stringify(policy.inUse)) ?? null }));
    return { policies: withFiles, warnings };
};
/** Returns where the images are; without a valid address problems end the run before they are looked for. */
const registryOf = (access) => {
    const host = access ? new URL(access.registryUrl).host : 'ghcr.io';
    const docker = host === 'ghcr.io' ? 'docker.pkg.github.com' : host.replace(/^containers\./, 'docker.');
    return { hosts: [...new Set([host, 'ghcr.io', docker])], owner: access?.owner ?? '' };
};
const readFiles = async (workspace, globs, registry) => {
    const files = await listFiles(workspace, globs);
    if (!files.ok)
        return files;
    const finder = createReferenceFinder(registry);
    let bytes = 0;
    for (const file of files.value) {
        const text = in_use_readText((0,external_node_path_.join)(workspace, file), maxBytes - bytes);
        if (!text.ok)
            return (0,result/* err */._q)(`"${file}" ${text.problem}, or exclude it with "!${file}"`);
        bytes += text.value.length;
        finder.add(file, text.value);
    }
    const { warnings, ...found } = finder.finish();
    return (0,result.ok)({ inUse: { globs, owner: registry.owner.toLowerCase(), files: files.value.length, ...found }, warnings });
};
/** Reads a text with one character for each byte: names of images have no others, and it takes half of the memory. */
const in_use_readText = (path, most) => {
    try {
        if ((0,external_node_fs_.statSync)(path).size > most)
            return (0,result/* err */._q)(`is too much: the files of in-use may have ${maxBytes / 1024 ** 2} MiB in all; write narrower globs`);
        const bytes = (0,external_node_fs_.readFileSync)(path);
        return (0,external_node_buffer_.isUtf8)(bytes) && !bytes.includes(0)
            ? (0,result.ok)(bytes.toString('latin1').replace(/^\xef\xbb\xbf/, ''))
            : (0,result/* err */._q)('is not UTF-8 text; convert it');
    }
    catch (error) {
        return (0,result/* err */._q)(`cannot be read: ${(0,result/* errorMessage */.gJ)(error)}; correct its permissions`);
    }
};
/** Returns the paths of the files that globs match, in order; each glob must match at least one. */
const listFiles = async (workspace, sources) => {
    const globs = compileGlobs(sources);
    const search = { workspace, globs, found: [], problems: [] };
    await searchFolder('', workspace, [workspace], search);
    const { found, problems } = search;
    if (found.length > maxFiles)
        return (0,result/* err */._q)(`its globs match more than ${maxFiles.toLocaleString('en')} files; write narrower ones`);
    const idle = globs.includes.filter(({ isUsed }) => !isUsed).map(({ source }) => source);
    if (idle.length > 0)
        problems.push(`${idle.map((source) => JSON.stringify(source)).join(', ')} ${idle.length === 1 ? 'matches' : 'match'} no file; correct the glob ("folder/**" has all files of a folder), or add a step before this one that puts the files there (actions/checkout)`);
    return problems.length > 0 ? (0,result/* err */._q)(problems.slice(0, 10).join('; ')) : (0,result.ok)(found.toSorted());
};
const compileGlobs = (sources) => {
    const compile = (source) => {
        const matcher = new esm/* Minimatch */.VR(source.replace(/^!/, ''), { dot: true, nonegate: true, nocomment: true });
        return { source, matcher, isUsed: false };
    };
    const [excludes = [], includes = []] = [true, false].map((exclude) => sources.filter((source) => source.startsWith('!') === exclude).map(compile));
    return { includes, excludes };
};
/** True if globs match a path, which their use is noted of. */
const useGlobs = ({ includes, excludes }, path) => {
    if (excludes.some(({ matcher }) => matcher.match(path)))
        return false;
    const matching = includes.filter(({ matcher }) => matcher.match(path));
    for (const glob of matching)
        glob.isUsed = true;
    return matching.length > 0;
};
/** True if globs may match a file in a folder. */
const mayMatchIn = ({ includes, excludes }, folder) => includes.some(({ matcher }) => matcher.match(folder, true)) &&
    !excludes.some(({ source, matcher }) => source.endsWith('/**') && matcher.match(`${folder}/file`));
/** Searches a folder, which is at the path `real`; `above` are the real paths of the folders that lead there. */
const searchFolder = async (folder, real, above, search) => {
    const { globs, found } = search;
    for (const entry of await readFolder(real, folder, search.problems)) {
        if (found.length > maxFiles)
            return;
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        const { isFile, below } = await follow(entry, (0,external_node_path_.join)(real, entry.name), path, search);
        if (isFile && useGlobs(globs, path))
            found.push(path);
        if (below === null || !mayMatchIn(globs, path) || above.includes(below))
            continue;
        await searchFolder(path, below, [...above, below], search);
    }
};
const nothing = { isFile: false, below: null };
/** Follows a symbolic link, which must stay in the workspace. */
const follow = async (entry, full, path, search) => {
    if (entry.isFile())
        return { isFile: true, below: null };
    if (entry.isDirectory())
        return entry.name === '.git' ? nothing : { isFile: false, below: full };
    const { globs, problems, workspace } = search;
    const reject = (problem) => {
        problems.push(`"${path}" ${problem}; exclude it with "!${path}"`);
        return nothing;
    };
    try {
        const target = await (0,promises_.realpath)(full);
        const kind = await (0,promises_.stat)(target);
        const isFolder = kind.isDirectory();
        if (isFolder ? !mayMatchIn(globs, path) : !useGlobs(globs, path))
            return nothing;
        const place = (0,inputs_workspace/* findForbiddenPlace */.s)(workspace, target);
        if (place !== null)
            return reject(`is a link ${place}, which is not followed`);
        if (isFolder)
            return { isFile: false, below: target };
        return kind.isFile() ? { isFile: true, below: null } : reject('is neither a file nor a folder');
    }
    catch (error) {
        return useGlobs(globs, path) ? reject(`cannot be read: ${(0,result/* errorMessage */.gJ)(error)}`) : nothing;
    }
};
const readFolder = async (real, folder, problems) => {
    try {
        return await (0,promises_.readdir)(real, { withFileTypes: true });
    }
    catch (error) {
        problems.push(`the folder "${folder}" cannot be read: ${(0,result/* errorMessage */.gJ)(error)}`);
        return [];
    }
};


/***/ })

};
