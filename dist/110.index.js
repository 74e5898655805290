export const id = 110;
export const ids = [110];
export const modules = {

/***/ 4110:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readInUse: () => (/* binding */ readInUse)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 7 modules
var esm = __webpack_require__(3581);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/retention/image-reference.js
/** What is replaced before the text is used, in a shell, GitHub Actions, Helm, Terraform, Python and others. */
const variable = String.raw `(?:\$\{\{[^\n]{0,500}?\}\}|\{\{[^\n]{0,500}?\}\}|\$\{[^}\n]{0,500}\}|\$\([^)\n]{0,500}\)|\$\w+|#\{[^}\n]{0,500}\}#?|\{\w+\}|%\w+%)`;
const variables = new RegExp(`${variable}|<[^<>\\s]{0,500}>`, 'g');
const slash = String.raw `(?:\\?\/)`;
const anyText = `(?:[\\w.-]|${variables.source})*`;
/** Returns a scanner of texts for the images of an owner. */
const createScanner = ({ hosts, owner }) => {
    const escaped = hosts.map((host) => host.replaceAll(/[^\w-]/g, String.raw `\$&`));
    const host = `(?<![\\w.-])(?:${escaped.join('|')})(?::443)?(?![\\w-]|\\.\\w)`;
    const reference = new RegExp(`(?:${host}|(?<unknown>${variable})(?=${slash}))(?<path>(?:${slash}${anyText})*)(?::(?<tag>${anyText}))?(?:@(?<digest>[\\w+.-]+:\\w*|${anyText}))?`, 'gi');
    const root = `/${owner.toLowerCase()}`;
    return (text) => {
        const prefixes = new Map();
        const mentions = [];
        for (const match of text.matchAll(reference)) {
            const { unknown, path: written = '', tag, digest } = match.groups ?? {};
            const path = toPath(written);
            const mention = { path, pins: pinsOf(tag, digest), at: match.index, weak: !`${tag ?? ''}${digest ?? ''}` };
            const end = match.index + match[0].length;
            if (unknown !== undefined)
                mentions.push(...withUnknownRegistry(mention));
            else if (isPrefix(path, root))
                prefixes.set(path, match.index);
            else if (isBelow(root, path) && !isReplaced(mention, text, end))
                mentions.push({ ...mention, weak: false });
        }
        return { mentions, prefixes };
    };
};
/** Where even the name is a variable, nothing tells that it is an image of the owner. */
const withUnknownRegistry = (mention) => mention.path === '' || mention.path.includes('*') ? [] : [{ ...mention, path: `*${mention.path}` }];
const isPrefix = (path, root) => path === '' || path === root;
/** Returns the part of a reference behind its registry in lower case, with `*` for each variable. */
const toPath = (written) => written
    .slice(0, maxLength)
    .replaceAll(variables, '*')
    .replaceAll('\\', '')
    .replaceAll(/\/+/g, '/')
    .replaceAll(/\*+/g, '*')
    .replace(/[./_-]+$/, '')
    .toLowerCase();
/** No name of an image is as long. */
const maxLength = 1000;
/** True if a path is, or may be, that of an image of the owner. */
const isBelow = (root, path) => {
    const [literal = ''] = path.split('*');
    return literal.startsWith(`${root}/`) || (literal !== path && `${root}/`.startsWith(literal));
};
/** True if another image follows that is used in the place of this one, as in `kustomize edit set image OLD=NEW`. */
const isReplaced = ({ pins }, text, end) => pins.length === 0 && /^=[\w.:-]+\//.test(text.slice(end, end + 300));
const digestForm = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
/** Returns what a tag and a digest pin; nothing where the one that decides is missing or cannot be told. */
const pinsOf = (tag, digest) => {
    const text = tag ?? '';
    const told = /^\w[\w.-]*$/.test(text) ? text : '';
    // A dot at the end is more often that of a sentence.
    const tags = told === '' ? [] : [...new Set([told.replace(/\.+$/, ''), told])];
    if (digest === undefined)
        return tags;
    const hash = digest.toLowerCase();
    return digestForm.test(hash) ? [...tags, hash] : [];
};

;// CONCATENATED MODULE: ./lib/retention/image-keys.js


/** Reads the keys of all documents of a text, or the first mistake in them; `root` is `/owner/` in lower case. */
const readImageKeys = (text, scan, root) => {
    const found = { images: [], completed: new Set(), relative: [], registries: new Set(), places: [], loose: [] };
    return readDocuments(text, { scan, root, found, lineOf: (line) => line, depth: 0 }) ?? found;
};
const readDocuments = (text, context) => {
    const lineCounter = new dist/* LineCounter */.HN();
    const options = { lineCounter, prettyErrors: false, logLevel: 'silent', schema: 'core', uniqueKeys: false };
    const documents = (0,dist/* parseAllDocuments */.hR)(text, options);
    const lineAt = (position) => context.lineOf(lineCounter.linePos(position).line);
    for (const { errors } of documents)
        for (const { message, pos } of errors)
            return { line: lineAt(pos[0]), mistake: message };
    for (const { contents, range } of documents) {
        // What Flux looks for new tags of is no version that runs.
        if ((0,dist/* isMap */.jh)(contents) && sourceOf(contents.get('kind', true)) === 'ImageRepository') {
            const { mentions } = context.scan(text.slice(range[0], range[2]));
            for (const { path, at } of mentions)
                context.found.completed.add(`${lineAt(range[0] + at)} ${path}`);
            continue;
        }
        const anchored = [];
        (0,dist/* visit */.YR)(contents, { Value: (_, node) => void (node.anchor && anchored.push(node)) });
        walk(contents, '', { ...context, lineAt, anchored });
    }
    return null;
};
const walk = (node, keys, context) => {
    if ((0,dist/* isMap */.jh)(node)) {
        readKeys(entriesOf(node, context), keys, context);
        for (const { key, value } of node.items)
            walk(value, joinKeys(keys, keyOf(key)), context);
    }
    else if ((0,dist/* isSeq */.oP)(node)) {
        const parameters = node.items.flatMap((item) => parameterOf(item, context));
        readKeys(parameters, '', context);
        for (const item of node.items)
            walk(item, keys, context);
    }
    else if ((0,dist/* isScalar */.jn)(node))
        readInner(sourceOf(node), node.type?.startsWith('BLOCK') ?? false, node.range, context);
};
/** The values of a chart are in the same place in every file that has some, whatever leads there. */
const joinKeys = (keys, key) => {
    if (/^values(?:object)?$/i.test(key))
        return '';
    return keys === '' ? key.toLowerCase() : `${keys}.${key.toLowerCase()}`;
};
/** Reads YAML that is the text of a value, such as the values of a chart in an Application of Argo CD. */
const readInner = (text, isBlock, range, context) => {
    if (context.depth >= 3 || !/:\s.*\n/.test(text))
        return;
    const first = context.lineAt(range?.[0] ?? 0);
    // Only a block has a line for each line of its text, from the next one on.
    const lineOf = (line) => (isBlock ? first + line : first);
    readDocuments(text, { ...context, lineOf, depth: context.depth + 1 });
};
const sourceOf = (node) => (0,dist/* isScalar */.jn)(node) && node.value !== null ? (node.source ?? String(node.value)) : '';
const keyOf = (key) => sourceOf(key);
const entryOf = (key, value, context) => {
    const target = resolve(value, context);
    const lineOf = (node) => context.lineAt(((0,dist/* isNode */.Ll)(node) && node.range?.[0]) || 0);
    const text = target === null || (0,dist/* isScalar */.jn)(target) ? sourceOf(target).trim() : null;
    return { key, text, line: lineOf(value), textLine: lineOf(target) };
};
const resolve = (node, { anchored }) => {
    if (!(0,dist/* isAlias */.Vj)(node))
        return node;
    const before = node.range?.[0] ?? 0;
    return anchored.findLast(({ anchor, range }) => anchor === node.source && (range?.[1] ?? before) < before);
};
/** Returns the keys of a map, with those that it merges. */
const entriesOf = (map, context, depth = 0) => {
    const own = new Set(map.items.map(({ key }) => keyOf(key)));
    return map.items.flatMap(({ key, value }) => {
        const name = keyOf(key);
        const target = resolve(value, context);
        // A source of Flux has its tag or digest one level below.
        if (name === 'ref' && (0,dist/* isMap */.jh)(target))
            return entriesOf(target, context, depth + 1);
        if (name !== '<<' || depth >= maxMerges)
            return entryOf(name, value, context);
        const maps = ((0,dist/* isSeq */.oP)(target) ? target.items : [target]).slice(0, maxMerges).map((each) => resolve(each, context));
        const { line } = entryOf(name, value, context);
        return maps
            .flatMap((each) => ((0,dist/* isMap */.jh)(each) ? entriesOf(each, context, depth + 1) : []))
            .filter((entry) => !own.has(entry.key))
            .map((entry) => ({ ...entry, line }));
    });
};
/** How deep, and how many at once, merged maps are followed. */
const maxMerges = 5;
/** Returns what an item of a list sets, as in the parameters of Helm in Argo CD: `name: image.tag`, `value: 1.2`. */
const parameterOf = (item, context) => {
    const map = resolve(item, context);
    if (!(0,dist/* isMap */.jh)(map))
        return [];
    const [name, value] = [map.get('name', true), map.get('value', true)];
    return (0,dist/* isScalar */.jn)(name) && value ? [entryOf(sourceOf(name), value, context)] : [];
};
const roles = {
    registry: 'registry',
    repository: 'base',
    repo: 'base',
    repourl: 'base',
    url: 'base',
    image: 'leaf',
    chart: 'leaf',
    name: 'name',
    newname: 'newname',
    tag: 'tag',
    newtag: 'tag',
    digest: 'digest',
    version: 'version',
    targetrevision: 'version'
};
const keyForm = new RegExp(`^(.*?)[._-]?(${Object.keys(roles).join('|')})$`, 'i');
const partOf = (entry) => {
    const [, prefix = '', kind = ''] = keyForm.exec(entry.key) ?? [];
    const role = roles[kind.toLowerCase()];
    if (!role || (entry.text === null && role !== 'tag' && role !== 'digest'))
        return [];
    return [{ ...entry, prefix: prefix.toLowerCase(), role, text: entry.text ?? '{}' }];
};
const isVersion = ({ role }) => role === 'tag' || role === 'digest' || role === 'version';
/** Reads the images that the keys of one map name. */
const readKeys = (entries, keys, context) => {
    const { found } = context;
    const parts = entries.flatMap(partOf);
    for (const [prefix, group] of Map.groupBy(parts, (part) => part.prefix)) {
        const place = prefix === '' ? keys : joinKeys(keys, prefix);
        // Of `image` and `imageTag`, the second belongs to the first.
        const others = parts.filter(({ prefix: other }) => group.some(({ key }) => key.toLowerCase() === other));
        const version = readVersion(group.some(isVersion) ? group : others);
        const images = imagesOf(group, context);
        for (const image of images)
            recordImage(image, version, place, found);
        if (images.length > 0 || !version.hasKey)
            continue;
        const [line = 0] = group.map((part) => part.line);
        if (version.isGiven && group.every(isVersion))
            found.loose.push({ keys: place, pins: version.pins, line });
        found.relative.push(...relativeImages(group, version));
    }
};
const recordImage = ({ part, path, isWhole, isPinned, isReplaced, guess }, { pins, hasKey }, place, found) => {
    const { line, textLine, role } = part;
    const isTold = pins.length > 0;
    if (isWhole && (isTold || isReplaced))
        found.completed.add(`${textLine} ${path}`);
    if (isReplaced)
        return;
    if (role === 'base')
        found.registries.add(path);
    found.places.push({ keys: place, path });
    // What no key completes is told by the text, too, where it stands there.
    const isUntold = !isPinned && (guess ? hasKey : !isWhole || line !== textLine);
    if (isTold || isUntold)
        found.images.push({ path, pins, line, guess });
};
/** Returns the images that need a registry from another place. */
const relativeImages = (group, { pins }) => group
    .filter(({ role }) => role === 'base' || role === 'leaf')
    .map((part) => ({ path: relativePath(part), pins, line: part.line, guess: true }))
    .filter(({ path }) => path !== '');
const readVersion = (parts) => {
    const keys = parts.filter(({ role }) => role === 'tag' || role === 'digest');
    const given = keys.filter(({ text }) => text !== '');
    if (keys.length === 0)
        return readChartVersion(parts);
    const read = given.map(({ role, text }) => {
        const [tag, digest] = text.split('@');
        const hash = (tag || digest)?.replace(/^(?=[0-9a-f]{64}$)/i, 'sha256:');
        return role === 'digest' ? pinsOf(undefined, hash) : pinsOf(tag, digest);
    });
    const pins = read.flat();
    const isTold = read.every((each) => each.length > 0) || pins.some((pin) => pin.includes(':'));
    return { pins: isTold ? pins : [], hasKey: true, isGiven: given.length > 0 };
};
/** The version of a chart may be a range, of which nobody knows what it takes. */
const readChartVersion = (parts) => {
    const [version] = parts.filter(({ role, text }) => role === 'version' && text !== '');
    if (!version)
        return { pins: [], hasKey: false, isGiven: false };
    const isChart = parts.some(({ key, text }) => key === 'chart' || text.startsWith('oci:'));
    const text = version.text.replaceAll('+', '_');
    const isExact = isChart ? /^v?\d+\.\d+\.\d/.test(text) : true;
    const isRange = !isExact || /(?:^|\.)x(?:\.|$)/i.test(text);
    return { pins: isRange ? [] : pinsOf(text, undefined), hasKey: true, isGiven: false };
};
const imagesOf = (group, context) => {
    const { scan, root } = context;
    const given = (...of) => group.filter(({ role, text }) => of.includes(role) && text !== '');
    const renamed = given('newname');
    const named = given('leaf', 'name');
    const bases = given('base');
    const whole = [...bases, ...named, ...renamed].flatMap((part) => {
        const isReplaced = renamed.length > 0 && named.includes(part);
        return scan(part.text)
            .mentions.slice(0, 1)
            .map(({ path, pins }) => {
            const guess = path.startsWith('*');
            return { part, path, isWhole: true, isPinned: pins.length > 0, isReplaced, guess };
        });
    });
    const leaves = renamed.length > 0 ? renamed : named;
    const joined = joinsOf(given('registry'), bases, leaves, scan).flatMap(({ part, path, guess }) => {
        const isOwn = path.startsWith(root) || path.includes('*');
        return isOwn ? [{ part, path, isWhole: false, isPinned: false, isReplaced: false, guess }] : [];
    });
    return [...whole, ...joined];
};
/** Returns the ways to put a registry, a repository and a name together. */
const joinsOf = (registries, bases, leaves, scan) => {
    const join = (start, parts, guess) => parts.flatMap((part) => {
        const path = relativePath(part);
        return path === '' ? [] : [{ part, path: `${start}/${path}`, guess }];
    });
    const inner = bases.length > 0 ? bases : leaves;
    return [
        ...registries.flatMap((registry) => {
            const start = registryPath(registry, scan);
            if (start === null)
                return [];
            const near = join(start, inner, start === '*');
            return bases.length === 0 ? near : [...near, ...near.flatMap(({ path }) => join(path, leaves, true))];
        }),
        ...bases.flatMap((base) => {
            const start = registryPath(base, scan);
            return start === null || start === '*' ? [] : join(start, leaves, true);
        }),
        // Without a registry, it may be set in another place.
        ...(registries.length === 0 ? join('', [...bases, ...leaves], true) : [])
    ];
};
/** Returns the path that a registry stands for; null for another registry. */
const registryPath = ({ text }, scan) => {
    const { mentions, prefixes } = scan(text);
    for (const { path } of mentions)
        return path;
    for (const prefix of prefixes.keys())
        return prefix;
    return toPath(text) === '*' ? '*' : null;
};
/** Returns the path of an image without its registry; empty where the text is none, or names a registry. */
const relativePath = ({ text }) => {
    const path = toPath(text).replace(/^\//, '');
    return /^[\w*-][\w.*-]*(?:\/[\w.*-]+)*$/.test(path) && !/^[^/]*[.:][^/]*\//.test(path) ? path : '';
};

;// CONCATENATED MODULE: ./lib/retention/find-references.js


/** YAML takes long to parse: where the text says all, only so many characters are checked for mistakes. */
const maxChecked = 1_048_576;
/** Returns a finder that has read nothing. */
const createReferenceFinder = (home) => {
    const scan = createScanner(home);
    const root = `/${home.owner.toLowerCase()}/`;
    const references = new Map();
    const keyed = [];
    const registries = new Set();
    const warnings = [];
    const lines = new Set();
    let checked = 0;
    const addAll = (file, images) => {
        for (const image of images) {
            lines.add(`${file}:${image.line}`);
            const known = references.get(image.path) ?? new Map();
            const key = `${image.guess} ${image.pins}`;
            if (!known.has(key))
                known.set(key, { ...image, file });
            references.set(image.path, known);
        }
    };
    const readKeys = (file, text) => {
        const keys = readImageKeys(text, scan, root);
        if (!('mistake' in keys))
            return keys;
        // A template is no YAML until it is filled in.
        if (!text.includes('{{'))
            warnings.push(`in-use: ${file}:${keys.line} is not valid YAML and was read as text: ${keys.mistake}`);
        return null;
    };
    const addKeys = (file, text, found) => {
        const keys = readKeys(file, text);
        addAll(file, keys?.images ?? unreadableImages(text, found, root));
        if (keys === null)
            return null;
        for (const registry of keys.registries)
            registries.add(registry);
        keyed.push({ file, keys });
        return keys;
    };
    const add = (file, text) => {
        const found = scan(text);
        for (const prefix of found.prefixes.keys())
            registries.add(prefix);
        const isYaml = /\.(?:ya?ml|json)$/i.test(file);
        const isOpen = isYaml && needsKeys(text, found);
        const keys = isOpen ? addKeys(file, text, found) : null;
        addAll(file, mentionedImages(text, found, keys));
        if (isOpen || !isYaml || found.mentions.length === 0 || checked + text.length > maxChecked)
            return;
        checked += text.length;
        readKeys(file, text);
    };
    const finish = () => {
        for (const { file, images } of combineFiles(keyed, registries, root))
            addAll(file, images);
        const all = [...references].map(([path, named]) => [path, [...named.values()]]);
        return { references: new Map(all), count: lines.size, warnings };
    };
    return { add, finish };
};
/** True if keys may say more than the text: of a registry, an image or a tag that stands by itself. */
const needsKeys = (text, { mentions, prefixes }) => prefixes.size > 0 || mentions.some(({ pins }) => pins.length === 0) || versionKey.test(text);
const versionKey = /(?:tag|digest)["']?\s*(?::|,?\s*["']?value)/i;
/** Returns the images that the text names, without those that keys complete. */
const mentionedImages = (text, { mentions }, keys) => {
    let line = 1;
    let last = 0;
    return mentions.flatMap(({ path, pins, at, weak }) => {
        for (; last < at; last++)
            if (text.charCodeAt(last) === lineFeed)
                line++;
        const isTold = pins.length > 0 || keys?.completed.has(`${line} ${path}`);
        if (weak || (pins.length === 0 && isTold))
            return [];
        return [{ path, pins, line, guess: path.includes('*') }];
    });
};
const lineFeed = 10;
const lineOf = (text, at) => text.slice(0, at).split('\n').length;
/** Returns all that YAML may name whose keys cannot be read: no version of it can be told. */
const unreadableImages = (text, { prefixes }, root) => [...prefixes].flatMap(([prefix, at]) => {
    const untold = { pins: [], guess: true };
    if (prefix !== '')
        return [{ path: `${prefix}/*`, line: lineOf(text, at), ...untold }];
    const owned = new RegExp(`(?<![\\w./-])${root.slice(1)}[\\w./-]*\\w`, 'gi');
    return [...text.matchAll(owned)].map((match) => ({
        path: `/${match[0].toLowerCase()}`,
        line: lineOf(text, match.index),
        ...untold
    }));
});
/** Returns what keys of one file say together with those of another: values for one environment often are a tag alone. */
const combineFiles = (keyed, registries, root) => {
    const places = new Map();
    for (const { keys } of keyed)
        for (const { keys: place, path } of keys.places)
            places.set(place, (places.get(place) ?? new Set()).add(path));
    return keyed.map(({ file, keys }) => ({
        file,
        images: [
            ...keys.loose.flatMap(({ keys: place, pins, line }) => [...(places.get(place) ?? [])].map((path) => ({ path, pins, line, guess: true }))),
            ...keys.relative.flatMap((image) => [...registries].flatMap((registry) => {
                const path = `${registry}/${image.path}`;
                return path.startsWith(root) ? [{ ...image, path }] : [];
            }))
        ]
    }));
};

// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
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
        const files = await readFiles(workspace, globs, homeOf(access));
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
const homeOf = (access) => {
    const host = access ? new URL(access.registryUrl).host : 'ghcr.io';
    const docker = host === 'ghcr.io' ? 'docker.pkg.github.com' : host.replace(/^containers\./, 'docker.');
    return { hosts: [...new Set([host, 'ghcr.io', docker])], owner: access?.owner ?? '' };
};
const readFiles = async (workspace, globs, home) => {
    const files = await listFiles(workspace, globs);
    if (!files.ok)
        return files;
    const finder = createReferenceFinder(home);
    let bytes = 0;
    for (const file of files.value) {
        const text = readText((0,external_node_path_.join)(workspace, file), maxBytes - bytes);
        if (!text.ok)
            return (0,result/* err */._q)(`"${file}" ${text.problem}, or exclude it with "!${file}"`);
        bytes += text.value.length;
        finder.add(file, text.value);
    }
    const { warnings, ...found } = finder.finish();
    return (0,result.ok)({ inUse: { globs, owner: home.owner.toLowerCase(), files: files.value.length, ...found }, warnings });
};
/** Reads a text with one character for each byte: names of images have no others, and it takes half of the memory. */
const readText = (path, most) => {
    try {
        if ((0,external_node_fs_.statSync)(path).size > most)
            return (0,result/* err */._q)(`is too much: the files of in-use may have ${maxBytes / 1024 ** 2} MiB in all; write narrower globs`);
        const bytes = (0,external_node_fs_.readFileSync)(path);
        return (0,external_node_buffer_.isUtf8)(bytes) && !bytes.includes(0)
            ? (0,result.ok)(bytes.toString('latin1').replace(/^\xef\xbb\xbf/, ''))
            : (0,result/* err */._q)('is not text in UTF-8; store it as such');
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
        problems.push(`${idle.map((source) => JSON.stringify(source)).join(', ')} matches no file; correct the glob ("folder/**" has all files of a folder), or add a step before this one that puts the files there (actions/checkout)`);
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
        const inside = (0,external_node_path_.relative)(workspace, target);
        if ((0,external_node_path_.isAbsolute)(inside) || inside.split(external_node_path_.sep)[0] === '..')
            return reject('is a link out of the workspace, which is not followed');
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
