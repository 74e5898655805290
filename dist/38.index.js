export const id = 38;
export const ids = [38,300];
export const modules = {

/***/ 2038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPolicyDocument: () => (/* binding */ readPolicyDocument)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/retention/pattern.js
var retention_pattern = __webpack_require__(5300);
// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(5354);
// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __webpack_require__(4532);
// EXTERNAL MODULE: ./lib/retention/nearest.js
var nearest = __webpack_require__(2888);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
;// CONCATENATED MODULE: ./lib/retention/schema.js






/*
 * One source for the checks of policy documents and for the JSON Schema that editors use (scripts/schema.ts).
 * A message is what follows the name of its key and a colon.
 */
/** The keys of `keep` that keep versions by themselves. */
const counting = ['latest', 'within', ...policy/* periods */.RE];
const shaping = ['per', 'by', 'max'];
const words = (value) => {
    if (value === null)
        return 'an empty value';
    if (typeof value === 'object')
        return Array.isArray(value) ? 'a list' : 'a mapping';
    const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
const isNot = (accepted) => (issue) => `${words(issue.input)} is not ${accepted}`;
const mapping = (noun, entries) => {
    const known = Object.keys(entries);
    return dist/* pipe */.FsL(
    // Valibot takes a list for an object too.
    dist/* custom */.IeY((value) => words(value) === 'a mapping', isNot(`a mapping with the keys ${known.join(', ')}`)), dist/* looseObject */._H3(entries, `${noun} needs this key`), 
    // Valibot's strict objects name the first unknown key only.
    dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        for (const [key, value] of Object.entries(Object(dataset.value))) {
            if (known.includes(key))
                continue;
            const message = `no key of ${noun}, perhaps ${(0,nearest/* nearest */.p)(key, known)}; its keys are ${known.join(', ')}`;
            addIssue({ message, path: [{ type: 'object', origin: 'key', input: {}, key, value }] });
        }
    }), dist/* metadata */.yuE({ additionalProperties: false }));
};
const listOf = (item, accepted) => dist/* pipe */.FsL(dist/* array */.YOg(item, isNot(accepted)), dist/* minLength */.BpQ(1, `an empty list is not ${accepted}`));
const oneOf = (options) => dist/* picklist */.KIO(options, ({ input }) => {
    const close = typeof input === 'string' ? `, perhaps ${(0,nearest/* nearest */.p)(input, options)}` : '';
    return `${words(input)} is not one of ${options.join(', ')}${close}`;
});
const flag = dist/* boolean */.zMY(isNot('true or false'));
const wholeNumber = (accepted, most = Number.MAX_SAFE_INTEGER) => {
    const message = isNot(accepted);
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* safeInteger */.Y2b(message), dist/* minValue */.Wwf(0, message), dist/* maxValue */.cGV(most, message));
};
const count = wholeNumber('a whole number from 0 up');
/** Goes on with what a parser makes of the value, or with what it refuses. */
const readAs = (parse) => dist/* rawTransform */.NTK(({ dataset, addIssue, NEVER }) => {
    const read = parse(dataset.value);
    if (read.ok)
        return read.value;
    addIssue({ message: read.problem });
    return NEVER;
});
const terms = '(\\d+\\s*(min|h|d|w|mo|y|(minute|hour|day|week|month|year)s?)\\s*)+';
const schema_duration = dist/* pipe */.FsL(dist/* string */.YjP(isNot('a duration such as "30 days"')), dist/* metadata */.yuE({ pattern: `^(?=.*[1-9])\\s*${terms}$` }), readAs((text) => (0,duration/* parseDuration */.E9)(text)));
const durationOrZero = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* literal */.euz(0), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* metadata */.yuE({ pattern: `^\\s*(0+\\s*|${terms})$` }))], isNot('0 or a duration such as "24h"')), readAs((value) => (0,duration/* parseDuration */.E9)(String(value), { zero: true })));
const patterns = (kind) => dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), listOf(dist/* string */.YjP(isNot('a pattern')), 'a list of at least one pattern')], isNot('a pattern or a list of them')), dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
    if (!dataset.typed)
        return;
    const list = [dataset.value].flat();
    for (const [index, value] of list.entries()) {
        const read = (0,retention_pattern.parsePatterns)(['**', value], kind);
        const path = { type: 'array', origin: 'value', input: list, key: index, value };
        if (!read.ok)
            addIssue({ message: read.problem, path: [path] });
    }
}), readAs((value) => (0,retention_pattern.parsePatterns)([value].flat(), kind)));
const key = (schema, description, examples) => dist/* pipe */.FsL(schema, dist/* metadata */.yuE({ description, examples }));
const schema_option = (schema, description, examples) => dist/* exactOptional */.yqP(key(schema, description, examples));
const period = (name) => schema_option(dist/* union */.KCZ([count, schema_duration], isNot('a whole number from 0 up or a duration such as "30 days"')), `Keeps the newest version of each of the last N ${name}s that have one, or of every ${name} within a duration, by UTC.`, [7, '1y']);
const keep = mapping('keep', {
    latest: schema_option(count, 'Keeps the newest N.', [3]),
    within: schema_option(schema_duration, 'Keeps what was created at or after now minus the duration.', ['30d', '2w 3d']),
    hourly: period('hour'),
    daily: period('day'),
    weekly: period('ISO week'),
    monthly: period('month'),
    yearly: period('year'),
    per: schema_option(dist/* string */.YjP(isNot('major, minor, channel, variant or a placeholder')), 'Counts in groups: by semver line (major, minor), by the first word of the prerelease (channel), by a suffix such as -alpine (variant), or by a placeholder of the patterns. A version whose label has no such key stays.', ['minor', 'pr']),
    while: schema_option(oneOf(policy/* questions */.ab), 'The other keys hold only while this is so; alone, it keeps as long as it is so. pr-open needs {pr} in the patterns.', policy/* questions */.ab),
    by: schema_option(oneOf(policy/* clocks */.sk), 'The clock or order that the keys use; created without this key.', policy/* clocks */.sk),
    max: schema_option(count, 'Of what the other keys keep, the newest N of each group stay.', [10])
});
const rule = dist/* pipe */.FsL(mapping('a rule', {
    delete: key(patterns('label'), 'What may go: a glob, a /regex/, a keyword (@untagged, @any, @semver, @stable, @prerelease), or a list of them; !pattern excludes.', ['nightly-*', ['pr-{pr}', 'pr-{pr}-*'], '@untagged']),
    'older-than': schema_option(schema_duration, 'Only what is older may go: the same as keep: { within: … }.', ['30 days']),
    keep: schema_option(keep, 'What stays all the same, in each group of the covered versions.', [{ latest: 3, per: 'minor' }])
}), dist/* metadata */.yuE({
    not: { required: ['older-than', 'keep'], properties: { keep: { required: ['within'] } } },
    anyOf: [
        { required: ['older-than'] },
        { properties: { keep: { anyOf: counting.map((key) => ({ required: [key] })) } } },
        { properties: { keep: { not: { anyOf: shaping.map((key) => ({ required: [key] })) } } } }
    ]
}), dist/* forward */.sYn(dist/* partialCheck */.qTj([['older-than'], ['keep', 'within']], (rule) => !(rule['older-than'] && rule.keep?.within), 'older-than says the same; accepted is one of the two'), ['keep', 'within']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['older-than'], ['keep']], ({ keep = {}, ...rule }) => rule['older-than'] !== undefined ||
    shaping.every((key) => keep[key] === undefined) ||
    Object.keys(keep).some((key) => key !== 'while' && !shaping.includes(key)), `${shaping.join(', ')} shape what other keys keep; there is none of ${counting.join(', ')}, and no older-than`), ['keep']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['delete'], ['keep', 'per']], ({ delete: { placeholders }, keep }) => keep?.per === undefined || [...policy/* lines */.Mn, ...placeholders].includes(keep.per), ({ input: { delete: patterns, keep } }) => {
    const known = [...policy/* lines */.Mn, ...patterns.placeholders];
    const per = String(keep?.per);
    return `"${per}" is not one of ${known.join(', ')}, perhaps ${(0,nearest/* nearest */.p)(per, known)}; a placeholder must be in a pattern of the rule`;
}), ['keep', 'per']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['delete'], ['keep', 'while']], ({ delete: { placeholders }, keep }) => keep?.while !== 'pr-open' || placeholders.has('pr'), '"pr-open" needs {pr} in a pattern of the rule, such as "pr-{pr}"'), ['keep', 'while']));
const schema_policy = mapping('a policy', {
    packages: schema_option(patterns('package'), 'Names or globs of packages; * stops at /, ** does not; !glob excludes. Without this key the input of the same name. The first policy that matches takes a package.', [['server', 'tools/**', '!tools/legacy']]),
    type: schema_option(oneOf(version/* packageTypes */.s), 'The package type; without this key the input package-type.', ['container']),
    protect: schema_option(patterns('label'), 'Patterns of labels that protect their version always.', [['latest', 'lts-*']]),
    'min-keep': schema_option(count, 'At least this many images stay, the newest; 1 without this key.', [3]),
    rules: key(listOf(rule, 'a list of at least one rule'), 'A version may go only if rules cover every one of its labels and none of them keeps it; their order does not matter.', [[{ delete: 'nightly-*', keep: { daily: 7 } }]]),
    untag: schema_option(flag, 'Where an image stays for one tag, its other tags that are covered and expired go.', [true]),
    'grace-period': schema_option(durationOrZero, 'Untagged versions younger than this stay, since a push may be in progress.', [
        '24h',
        0
    ]),
    'max-deletions': schema_option(count, 'A cap for the packages of this policy: the oldest go first, the rest waits.', [100]),
    'max-delete-percent': schema_option(wholeNumber('a whole number from 0 to 100', 100), 'A fuse for each package: where the plan would delete a larger share, nothing is deleted and the run fails.', [30]),
    'delete-empty-packages': schema_option(flag, 'Where every version may go, the package itself is deleted.', [true])
});
/** The schema of policy documents; what it puts out are patterns and durations ready to use. */
const documentSchema = dist/* pipe */.FsL(mapping('a policy document', {
    version: key(dist/* literal */.euz(1, isNot('1, the only version')), 'The version of the format.', [1]),
    policies: key(listOf(schema_policy, 'a list of at least one policy'), 'Each says what goes and what stays in the packages that it takes.', [[{ packages: 'server', rules: [{ delete: '@untagged', 'older-than': '3d' }] }]])
}), dist/* metadata */.yuE({ title: 'Policy document of Package Retention' }));

;// CONCATENATED MODULE: ./lib/retention/lint.js




/** Gives what is in doubt in these policies whatever the packages hold; where that is not certain it is silent. */
const findDoubts = (policies) => policies.flatMap((policy, index) => {
    const shadowed = { path: ['packages'], problem: 'earlier policies of this type take all of these packages' };
    const doubts = [
        ...(isShadowed(policy, policies.slice(0, Math.min(index, mostCompared))) ? [shadowed] : []),
        ...policy.rules.flatMap((rule, number) => [...idlePatterns(rule, policy), ...idleKeys(rule.keep)].map(({ path, problem }) => ({
            path: ['rules', number, ...path],
            problem
        })))
    ];
    return doubts.map(({ path, problem }) => ({ path: ['policies', index, ...path], problem }));
});
/** Each policy is compared with the first ones only, so that a huge document takes no quadratic time. */
const mostCompared = 500;
const isShadowed = ({ packages, type }, earlier) => packages.includes.every((pattern) => earlier.some((other) => other.type === type && covers(other.packages, pattern, packages, type)));
const idlePatterns = (rule, policy) => {
    const idle = rule.delete.includes.flatMap((pattern) => {
        const reason = whyIdle(pattern, rule, policy);
        return reason === null ? [] : [{ source: pattern.source, problem: `${JSON.stringify(pattern.source)} ${reason}` }];
    });
    if (idle.length === rule.delete.includes.length) {
        return [
            {
                path: ['delete'],
                problem: `this rule can never let anything go: ${idle.map(({ problem }) => problem).join(', ')}`
            }
        ];
    }
    return idle.map(({ source, problem }) => ({ path: ['delete', rule.delete.sources.indexOf(source)], problem }));
};
/** Says why a pattern of a rule lets nothing go; null where it may let something go. */
const whyIdle = (pattern, { delete: own, keep }, { type, protect }) => {
    const { untagged, placeholders } = pattern;
    if (untagged && !(0,version/* isTagged */.$)(type))
        return `matches nothing: ${type} has no untagged versions`;
    if (isExcluded(pattern, own, type))
        return 'is excluded';
    if (protect && covers(protect, pattern, own, type))
        return 'is protected';
    const { per, by, while: question } = keep;
    const onlyAsks = question !== undefined && counting.every((key) => keep[key] === undefined);
    if (untagged)
        return per !== undefined || by === 'version' || onlyAsks ? 'has no label to go by and stays' : null;
    // What the question is not answered for counts as if the answer were yes; an answer of no would let it go.
    const mayBeNo = question !== undefined && (question !== 'pr-open' || placeholders.includes('pr'));
    const needed = onlyAsks ? 'pr' : per;
    if (mayBeNo || needed === undefined || policy/* lines */.Mn.some((line) => line === needed))
        return null;
    return placeholders.includes(needed) ? null : `has no {${needed}}, and what only it matches stays`;
};
const isExcluded = (pattern, own, type) => pattern.words?.every((word) => (0,retention_pattern/* matchLabel */.G2)(own, word, type) === null) ??
    own.excludes.some(({ source }) => includesAll(source.slice(1), pattern));
/** Whether patterns certainly match everything that one pattern of another list matches there. */
const covers = (patterns, pattern, own, type) => pattern.words?.every((word) => (0,retention_pattern/* matchLabel */.G2)(patterns, word, type) !== null) ??
    (patterns.includes.some(({ source }) => includesAll(source, pattern)) &&
        patterns.excludes.every(({ source }) => own.sources.includes(source)));
const includesAll = (source, pattern) => source === pattern.source || (!pattern.untagged && (source === '**' || source === '@any'));
const idleKeys = (keep) => {
    const { latest, max, by } = keep;
    const others = counting.filter((key) => key !== 'latest' && keep[key] !== undefined);
    const isFull = latest !== undefined && max !== undefined && (latest > max || (latest === max && others.length > 0));
    const full = {
        path: ['keep', 'max'],
        problem: `latest: ${latest} alone reaches it, so that just the newest ${max} stay`
    };
    const useless = policy/* periods */.RE.flatMap((coarse, index) => {
        const finer = policy/* periods */.RE.slice(0, index).find((fine) => outdoes(fine, coarse, keep));
        if (finer === undefined)
            return [];
        return [{ path: ['keep', coarse], problem: `${finer} keeps everything that this keeps` }];
    });
    const timed = policy/* periods */.RE.find((key) => keep[key] !== undefined);
    const mixed = {
        path: ['keep', 'max'],
        problem: `with by: version it drops by number what ${timed} keeps by time, so that a later run may let more go`
    };
    const isMixed = by === 'version' && max !== undefined && timed !== undefined;
    return [...(isFull ? [full] : []), ...(isMixed ? [mixed] : []), ...useless];
};
/** How many of the finer periods a coarser one has at most. Weeks are missing: they reach from one month or year into the next. */
const parts = {
    hourly: { daily: 24, weekly: 168, monthly: 744, yearly: 8784 },
    daily: { weekly: 7, monthly: 31, yearly: 366 },
    monthly: { yearly: 12 }
};
/** Whether the newest of each coarse period is the newest of one of the fine periods too, and both keys reach it. */
const outdoes = (fine, coarse, keep) => {
    const [many, few, most] = [keep[fine], keep[coarse], parts[fine]?.[coarse]];
    if (many === undefined || few === undefined)
        return false;
    if (typeof many === 'number' && typeof few === 'number') {
        // The newest version of all is the newest of its period, however long that is.
        return few === 1 ? many > 0 : few > 1 && most !== undefined && many > (few - 1) * most;
    }
    return typeof many === 'object' && typeof few === 'object' && most !== undefined && isAtLeast(many, few);
};
/** Whether a duration is never shorter than another, however long the months are. */
const isAtLeast = (long, short) => {
    const months = 12 * (long.years - short.years) + long.months - short.months;
    const days = 7 * (long.weeks - short.weeks) + long.days - short.days;
    const minutes = 60 * (long.hours - short.hours) + long.minutes - short.minutes;
    return (months * (months < 0 ? 31 : 28) + days) * 1440 + minutes >= 0;
};

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var yaml_dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/retention/yaml.js

const maxCharacters = 1_048_576;
const maxRepeated = 100_000;
/** Keys that every object has already. */
const inherited = ['__proto__', 'constructor', 'prototype'];
/** What goes wrong most often, in words that tell the way out; the library's own words serve for the rest. */
const remedies = {
    BAD_ALIAS: 'a text that begins with "*" needs quotes',
    BAD_SCALAR_START: 'a text that begins with this character needs quotes',
    MISSING_CHAR: 'a comma, bracket, brace or quote is missing; a text that contains such characters needs quotes',
    MULTIPLE_DOCS: 'a second document begins here; accepted is one',
    NON_STRING_KEY: 'a key is a plain text',
    TAG_RESOLVE_FAILED: 'a text that begins with "!" needs quotes'
};
/**
 * Reads one document of YAML 1.2 (core schema): no merge keys, no key twice, aliases as far as they stay small.
 * Gives the findings alone where the text is no YAML at all.
 */
const readYaml = (text) => {
    if (text.length > maxCharacters) {
        const problem = `the document has ${text.length} characters; accepted are at most ${maxCharacters}`;
        return { findings: [{ line: 1, column: 1, problem }] };
    }
    const lines = new yaml_dist/* LineCounter */.HN();
    const document = (0,yaml_dist/* parseDocument */.Tp)(text, {
        lineCounter: lines,
        prettyErrors: false,
        schema: 'core',
        merge: false,
        resolveKnownTags: false,
        stringKeys: true,
        // The library would look for duplicates in quadratic time.
        uniqueKeys: false
    });
    const finding = (at, problem) => {
        const { line, col } = lines.linePos(at);
        return { line, column: col, problem };
    };
    const broken = [...document.errors, ...document.warnings];
    if (broken.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
        return { findings: [finding(0, 'the document is nested too deeply')] };
    }
    if (broken.length > 0) {
        return { findings: broken.map(({ code, message, pos }) => finding(pos[0], remedies[code] ?? message)) };
    }
    const findings = [];
    const { root, repeated } = readPlaces(document.contents, (at, problem) => findings.push(finding(at, problem)));
    if (repeated > maxRepeated) {
        return { findings: [finding(0, `the aliases repeat ${repeated} values; accepted are at most ${maxRepeated}`)] };
    }
    const find = (path, of, problem) => {
        let { at, entries } = root;
        for (const step of path) {
            const entry = entries.get(step);
            if (entry === undefined)
                break;
            at = of === 'key' ? entry.key : entry.place.at;
            entries = entry.place.entries;
        }
        return finding(at, problem);
    };
    return { value: root.value, findings, find };
};
/** Gives the contents of a document with the place of each value, and how many values its aliases repeat. */
const readPlaces = (contents, report) => {
    const anchors = new Map();
    let repeated = 0;
    const read = (node, at) => {
        if ((0,yaml_dist/* isAlias */.Vj)(node))
            return readAlias(node.source, node.range[0]);
        const place = (0,yaml_dist/* isMap */.jh)(node) ? readMap(node) : (0,yaml_dist/* isSeq */.oP)(node) ? readList(node) : leaf(node?.range[0] ?? at, node?.value);
        if (node?.anchor)
            anchors.set(node.anchor, place);
        return place;
    };
    const readAlias = (name, at) => {
        const place = anchors.get(name);
        repeated += place?.size ?? 0;
        if (place)
            return place;
        report(at, `"*${name}" names no anchor above; a text that begins with "*" needs quotes`);
        return leaf(at, `*${name}`);
    };
    const readList = ({ items, range: [at] }) => {
        const places = items.map((item) => read(item, at));
        const values = places.map(({ value }) => value);
        return collection(at, values, new Map(places.map((place, index) => [index, { key: place.at, place }])));
    };
    const readMap = ({ items, range }) => {
        const entries = new Map();
        for (const { key, value } of items) {
            const name = String(key);
            const [at] = key.range;
            if (entries.has(name))
                report(at, `the key "${name}" is there twice`);
            if (inherited.includes(name))
                report(at, `"${name}" is no key`);
            else
                entries.set(name, { key: at, place: read(value, at) });
        }
        const values = Object.fromEntries(entries.entries().map(([name, { place }]) => [name, place.value]));
        return collection(range[0], values, entries);
    };
    return { root: read(contents, 0), repeated };
};
const leaf = (at, value) => ({ at, value: value ?? null, size: 1, entries: new Map() });
const collection = (at, value, entries) => ({
    at,
    value,
    size: entries.values().reduce((size, { place }) => size + place.size, 1),
    entries
});

;// CONCATENATED MODULE: ./lib/retention/document.js




/** Reads a policy document; `name` stands for it in all texts: the path of its file, or the input that it comes from. */
const readPolicyDocument = (text, name, defaults) => {
    const yaml = readYaml(text);
    if (!('find' in yaml))
        return { ok: false, problems: inOrder(name, yaml.findings) };
    const at = (path, problem, of = 'value') => {
        const key = path.findLast((step) => typeof step === 'string');
        return yaml.find(path, of, key === undefined ? problem : `${key}: ${problem}`);
    };
    const read = dist/* safeParse */.xLC(documentSchema, yaml.value);
    const spoken = (read.issues ?? []).flatMap((issue) => spokenBy(issue));
    const findings = [...yaml.findings, ...spoken.map(({ path, of, message }) => at(path, message, of))];
    const policies = [];
    for (const [index, entry] of (read.success ? read.output.policies : []).entries()) {
        const packages = entry.packages ?? defaults.packages;
        if (packages)
            policies.push(toPolicy(entry, packages, defaults));
        else
            findings.push(at(['policies', index, 'packages'], 'a policy needs this key where the input packages is empty'));
    }
    if (findings.length > 0)
        return { ok: false, problems: inOrder(name, findings) };
    const doubts = findDoubts(policies).map(({ path, problem }) => at(path, problem));
    return { ok: true, policies, warnings: inOrder(name, doubts) };
};
/** Of a value that may have several forms, only those issues speak that belong to the form it has. */
const spokenBy = (issue, above = []) => {
    const path = [...above, ...(issue.path ?? [])];
    const inner = (issue.issues ?? []).filter((each) => each.kind !== 'schema' || each.path);
    if (inner.length > 0)
        return inner.flatMap((each) => spokenBy(each, path));
    return [{ path: path.map(({ key }) => key), of: path.at(-1)?.origin, message: issue.message }];
};
const toPolicy = (entry, packages, { type, safety }) => ({
    packages,
    type: entry.type ?? type,
    protect: entry.protect ?? null,
    minKeep: entry['min-keep'] ?? null,
    rules: entry.rules.map(({ delete: patterns, 'older-than': within, keep }) => ({
        delete: patterns,
        keep: { ...keep, ...(within && { within }) }
    })),
    safety: {
        untag: entry.untag ?? safety.untag,
        gracePeriod: entry['grace-period'] ?? safety.gracePeriod,
        maxDeletions: entry['max-deletions'] ?? safety.maxDeletions,
        maxDeletePercent: entry['max-delete-percent'] ?? safety.maxDeletePercent,
        deleteEmptyPackages: entry['delete-empty-packages'] ?? safety.deleteEmptyPackages
    }
});
const mostTexts = 100;
/** One text for each finding, in the order of the document and none twice; of a great many only the first. */
const inOrder = (name, findings) => {
    const sorted = findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const texts = [...new Set(sorted.map(({ line, column, problem }) => `${name}:${line}:${column}: ${problem}`))];
    if (texts.length <= mostTexts)
        return texts;
    return [...texts.slice(0, mostTexts), `${name}: ${texts.length - mostTexts} more like these`];
};


/***/ }),

/***/ 5300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G2: () => (/* binding */ matchLabel),
/* harmony export */   Gv: () => (/* binding */ unmatched),
/* harmony export */   Ke: () => (/* binding */ exactNames),
/* harmony export */   Z2: () => (/* binding */ matchUntagged),
/* harmony export */   bB: () => (/* binding */ noCaptures),
/* harmony export */   hU: () => (/* binding */ covers),
/* harmony export */   hu: () => (/* binding */ matchName),
/* harmony export */   parsePatterns: () => (/* binding */ parsePatterns)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2856);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2888);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3845);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7859);





/** Reads patterns for labels, or for names of packages; the problem names every pattern that is wrong. */
const parsePatterns = (sources, kind) => {
    const includes = [];
    const excludes = [];
    const problems = [];
    for (const source of sources) {
        const exclude = source.startsWith('!');
        const matcher = parseMatcher(exclude ? source.slice(1) : source, kind);
        if (!matcher.ok)
            problems.push(`${quoted(source)} ${matcher.problem}`);
        else
            (exclude ? excludes : includes).push({ ...matcher.value, source });
    }
    if (sources.length === excludes.length) {
        problems.push(`[${sources.map(quoted).join(', ')}] includes nothing; at least one pattern must be without "!"`);
    }
    if (problems.length > 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(problems.join('; '));
    const placeholders = new Set(includes.flatMap((pattern) => pattern.placeholders));
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ sources, placeholders, includes, excludes });
};
/** Whether the patterns cover the label: one of them includes it, and none excludes it. */
const covers = ({ includes, excludes }, label, type) => {
    for (const { matches } of excludes)
        if (matches(label, type))
            return false;
    for (const { matches } of includes)
        if (matches(label, type))
            return true;
    return false;
};
/** Gives what the patterns that include the label captured, earlier ones first; null for a label that is not covered. */
const matchLabel = (patterns, label, type) => {
    if (!covers(patterns, label, type))
        return null;
    if (patterns.placeholders.size === 0)
        return noCaptures;
    const including = patterns.includes.filter(({ matches }) => matches(label, type));
    return Object.assign(Object.create(null), ...including.map(({ capture }) => capture(label)).reverse());
};
/** Whether the patterns cover untagged versions. */
const matchUntagged = ({ includes, excludes }) => includes.some(({ untagged }) => untagged) && !excludes.some(({ untagged }) => untagged);
/** Whether patterns for packages cover the name. */
const matchName = (patterns, name) => 
// The type matters to keywords only, which patterns for packages cannot be.
covers(patterns, name, 'container');
/** Gives all names that the patterns cover; null where one of them includes more than words can list. */
const exactNames = (patterns) => {
    const lists = patterns.includes.flatMap(({ words }) => (words === null ? [] : [words]));
    if (lists.length < patterns.includes.length)
        return null;
    return [...new Set(lists.flat())].filter((name) => matchName(patterns, name));
};
/** Gives the sources of the patterns, excluding ones too, that match none of the labels. */
const unmatched = (patterns, labels, type, hasUntagged) => {
    const all = [...patterns.includes, ...patterns.excludes];
    let waiting = all.filter(({ untagged }) => !untagged || !hasUntagged);
    for (const label of labels) {
        waiting = waiting.filter(({ matches }) => !matches(label, type));
        if (waiting.length === 0)
            break;
    }
    return waiting.map(({ source }) => source);
};
/** What nothing captures. */
const noCaptures = Object.freeze(Object.create(null));
const plain = { capture: () => noCaptures, placeholders: [], words: null, untagged: false };
/** What is longer, or stands for more words, is a mistake. */
const maxLength = 1000;
const maxWords = 1000;
const quoted = (text) => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
const parseMatcher = (text, kind) => {
    if (text === '')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is empty');
    if (text.length > maxLength)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is longer than ${maxLength} characters`);
    if (/[\p{Cc}\p{Co}]/u.test(text))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has a control or private-use character');
    if (text.startsWith('!'))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('excludes twice; write "\\!" where a name begins with "!"');
    if (text.startsWith('@'))
        return parseKeyword(text, kind);
    return text.startsWith('/') ? parseRegex(text) : parseGlob(text, kind);
};
const keywords = new Map([
    ['@untagged', () => false],
    ['@any', () => true],
    ['@semver', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label) !== null],
    ['@stable', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === false],
    ['@prerelease', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === true]
]);
const parseKeyword = (text, kind) => {
    if (kind === 'package')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('begins with "@" like a keyword; npm packages go without their scope');
    const names = [...keywords.keys()];
    const holds = keywords.get(text);
    if (!holds)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is no keyword, perhaps ${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(text, names)}; keywords are ${names.join(', ')}`);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: holds, untagged: text === '@untagged' });
};
const parseRegex = (text) => {
    const source = /^\/(.+)\/$/.exec(text)?.[1];
    if (source === undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is no regex, which begins and ends with "/": "/pr-[0-9]+/"');
    const regex = compile(source);
    if (!regex.ok)
        return regex;
    const groups = Object.entries(regex.value.namedGroups());
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, noEnds), placeholders: groups.map(([name]) => name) });
};
const compile = (source, flags = 0) => {
    try {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.compile(source, flags));
    }
    catch (error) {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`does not follow RE2 syntax: ${String(error).replace(/^.*regexp: /, '')}`);
    }
};
const noEnds = { prefix: '', suffix: '', enough: false };
/** Matches by a regex; `groups` are what it captures. */
const matchRegex = (regex, groups, { prefix, suffix, enough }) => ({
    matches: (label) => label.startsWith(prefix) &&
        label.endsWith(suffix) &&
        (enough ? label.length >= prefix.length + suffix.length : regex.testExact(label)),
    capture: (label) => {
        const captures = Object.create(null);
        const matcher = regex.matcher(label);
        matcher.matches();
        for (const [name, group] of groups) {
            const text = matcher.group(group);
            if (text !== null)
                captures[name] = text;
        }
        return captures;
    }
});
const number = '(?:0|[1-9][0-9]*)';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const placeholders = [
    { name: 'pr', regex: '[0-9]+' },
    { name: 'date', regex: '[0-9-]+' },
    { name: 'sha', regex: '[0-9a-f]{7,64}' },
    { name: 'version', regex: `v?${number}\\.${number}\\.${number}(?:-${identifiers})?(?:\\+${identifiers})?` },
    { name: 'name', regex: '.+?' }
];
// Brace expansion knows neither placeholders nor all escapes, so each becomes one private-use character before:
// U+E000 plus its code for an escaped ASCII character, U+E080 plus its index for a placeholder.
const placeholderOf = new Map(placeholders.map((each, index) => [String.fromCharCode(0xe080 + index), each]));
const encode = (glob, kind) => {
    let encoded = glob.replace(/\\([\0-\x7f])/g, (_, char) => String.fromCharCode(0xe000 + char.charCodeAt(0)));
    if (kind === 'package')
        return encoded;
    for (const [char, { name }] of placeholderOf)
        encoded = encoded.replaceAll(`{${name}}`, char);
    return encoded;
};
const decode = (text) => text.replace(/[\uE000-\uE07F]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000));
const special = /[*?[\uE080-\uE0FF]/;
const piece = /(?<=^|\/)\*\*\/|\*+|\?|\[(?:[!^]|(?![!^]))(?:\[:[a-z]+:\]|[^\\\uE080-\uE0FF])(?:\[:[a-z]+:\]|[^\]\\\uE080-\uE0FF])*\]|./gsu;
const parseGlob = (text, kind) => {
    const glob = encode(text, kind);
    const words = (0,minimatch__WEBPACK_IMPORTED_MODULE_0__/* .braceExpand */ .KA)(glob, { braceExpandMax: maxWords + 1 });
    if (words.length === 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('stands for no word at all');
    if (words.length > maxWords)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`stands for more than ${maxWords} words`);
    const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each));
    const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each));
    if (stray !== undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(strayProblem(stray, kind));
    if (!words.some((word) => special.test(word))) {
        const known = new Set(words.map(decode));
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: (label) => known.has(label), words: [...known] });
    }
    const names = pieces.map((each) => each.flatMap((one) => placeholderOf.get(one)?.name ?? []));
    if (names.some((each) => new Set(each).size < each.length))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has the same placeholder twice');
    const source = pieces.map((each) => each.map((one) => translate(one, kind)).join('')).join('|');
    const regex = compile(source, re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.DOTALL);
    if (!regex.ok)
        return regex;
    const groups = names.flat().map((name, index) => [name, index + 1]);
    const [start, end] = [glob.search(/[*?[{\uE080-\uE0FF]/), glob.search(/[^*?\]}/\uE080-\uE0FF]*$/)];
    const ends = {
        prefix: decode(glob.slice(0, start)),
        suffix: decode(glob.slice(end)),
        enough: kind === 'label' && glob.slice(start, end) === '*'
    };
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, ends), placeholders: [...new Set(names.flat())] });
};
const strayProblem = (stray, kind) => {
    const names = placeholders.map(({ name }) => `{${name}}`).join(', ');
    const braces = kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}';
    return `has a stray "${stray}"; brackets hold characters [a-z], braces ${braces}; "\\${stray}" is the character itself`;
};
/** Writes a piece of a glob in RE2 syntax. A star, or any one character, stops at the slashes in names of packages. */
const translate = (text, kind) => {
    const any = kind === 'label' ? '.' : '[^/]';
    if (text === '?')
        return any;
    if (text === '*')
        return `${any}*`;
    if (text === '**/')
        return '(?:.*/)?';
    if (text.startsWith('**'))
        return '.*';
    if (text.startsWith('['))
        return translateSet(text, kind);
    const placeholder = placeholderOf.get(text);
    return placeholder ? `(${placeholder.regex})` : re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.quote(decode(text));
};
const translateSet = (text, kind) => {
    const not = /^\[[!^]/.test(text);
    const characters = text
        .slice(not ? 2 : 1, -1)
        .replace(/\[:[a-z]+:\]|[[\]^\uE000-\uE07F]/g, (each) => each.length > 1 ? each : `\\x{${decode(each).charCodeAt(0).toString(16)}}`);
    return `[${not ? '^' : ''}${not && kind === 'package' ? '/' : ''}${characters}]`;
};


/***/ }),

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ groupKey),
/* harmony export */   Hk: () => (/* binding */ numberKey),
/* harmony export */   MQ: () => (/* binding */ isStable),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/** Gives the release that a label names; null where it is no version (`@semver`) of its ecosystem. */
const readRelease = (type, label) => {
    const [, numbers, suffix] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(label) ?? [];
    return numbers === undefined || suffix === undefined ? null : ecosystems[type].read(numbers.split('.'), suffix);
};
/** Whether a release is `@stable`: a version that is no prerelease. */
const isStable = (release) => !release.prerelease;
/** Compares in the ecosystem's own order: negative where `a` comes first, 0 where neither does. */
const compareReleases = (type, a, b) => compareParts(a.numbers, b.numbers, '0', () => 0) || ecosystems[type].order(a, b);
/** Gives the group that a release belongs to, `1.2` for `minor`; null where it has none: a stable release has no channel. */
const groupKey = (release, per) => {
    const line = (count) => [...release.numbers, '0'].slice(0, count).join('.');
    switch (per) {
        case 'major':
            return line(1);
        case 'minor':
            return line(2);
        case 'channel':
            return release.channel;
        case 'variant':
            return release.variant;
    }
};
/** Gives one text for the same number, whatever follows it: `1` for `1`, `1.0` and `v1.0.0-rc.1`. */
const numberKey = ({ numbers }) => numbers.slice(0, numbers.findLastIndex((number) => number !== '0') + 1).join('.');
const isNumber = (part) => /^\d+$/.test(part);
const isPadded = (part) => part.length > 1 && part.startsWith('0') && isNumber(part);
const withoutZeros = (part) => (isPadded(part) ? part.replace(/^0+(?=\d)/, '') : part);
/** Compares part by part: by rank, then numbers by value and words by ASCII. A list that ends goes on with `absent`. */
const compareParts = (a, b, absent, rank) => {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const [left = absent, right = absent] = [a[index], b[index]];
        const digits = isNumber(left) ? left.length - right.length : 0;
        const order = rank(left) - rank(right) || digits || Number(left > right) - Number(left < right);
        if (order !== 0)
            return order;
    }
    return 0;
};
/** A prerelease comes before its release; in it numbers come before words, and fewer identifiers before more. */
const semverOrder = (a, b) => Number(b.prerelease) - Number(a.prerelease) ||
    compareParts(a.identifiers, b.identifiers, '', (part) => (part === '' ? 0 : isNumber(part) ? 1 : 2));
/** Reads `-prerelease+build` of Semantic Versioning; build metadata says nothing about the order and is left out. */
const readSemver = (numbers, suffix) => {
    const match = /^(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/.exec(suffix);
    if (match === null)
        return null;
    const [, text] = match;
    if (text === undefined)
        return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' };
    const channel = /(?:^|[.-])([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? null;
    return { numbers, identifiers: text.split('.'), prerelease: true, channel, variant: '' };
};
/** Semantic Versioning 2.0.0: three numbers, none of which is padded with zeros. */
const semver = {
    read: (numbers, suffix) => {
        const release = numbers.length === 3 ? readSemver(numbers, suffix) : null;
        return release === null || numbers.some(isPadded) || release.identifiers.some(isPadded) ? null : release;
    },
    order: semverOrder
};
/** Divides the parts of a suffix: those that one of the words begins, with the numbers behind them, and all others. */
const divide = (parts, words) => {
    const marks = [];
    const others = [];
    let inside = false;
    for (const part of parts) {
        inside = words.test(part) || (inside && /^[\d.]+$/.test(part));
        if (inside)
            marks.push(part.toLowerCase());
        else
            others.push(part);
    }
    const prerelease = marks.length > 0;
    const identifiers = prerelease ? marks.join('.').split('.').map(withoutZeros) : [];
    return { identifiers, prerelease, channel: marks[0]?.match(/^[a-z]+/)?.[0] ?? null, variant: others.join('-') };
};
const imageWords = /^(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot)\d*(?:\.|$)/i;
/** Tags of images are semantic versions where only some words make a prerelease: `1.2.3-alpine` is a variant of `1.2.3`. */
const image = {
    read: (numbers, suffix) => {
        const release = semver.read(numbers, suffix);
        if (release === null || suffix === '')
            return release;
        return { numbers, ...divide(suffix.slice(1).split('-'), imageWords) };
    },
    order: semverOrder
};
/** NuGet: semantic versions of two to four numbers; the case of a prerelease makes no difference. */
const nuget = {
    read: (numbers, suffix) => {
        const release = numbers.length >= 2 && numbers.length <= 4 ? readSemver(numbers, suffix.toLowerCase()) : null;
        return (release && {
            ...release,
            numbers: numbers.map(withoutZeros),
            identifiers: release.identifiers.map(withoutZeros)
        });
    },
    order: semverOrder
};
/** RubyGems: a letter makes a prerelease, and a dash stands for `.pre.`; words come before numbers, and before the end. */
const rubygems = {
    read: (numbers, suffix) => {
        if (!/^(?:[.-]?[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*)?$/.test(suffix))
            return null;
        const identifiers = suffix.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? [];
        return {
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map(withoutZeros),
            prerelease: identifiers.length > 0,
            channel: identifiers[0]?.toLowerCase() ?? null,
            variant: ''
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '0', (part) => Number(isNumber(part)))
};
const mavenWords = /^(?:alpha|beta|milestone|rc|snapshot)(?![a-z])/;
const mavenOrder = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
/** Maven: known qualifiers in their order, where '' and 0 are the release; then other words, and numbers last. */
const maven = {
    read: (numbers, suffix) => {
        if (!/^(?:[._+-]?[\da-z]+(?:[._+-][\da-z]+)*)?$/i.test(suffix))
            return null;
        const parts = suffix
            .toLowerCase()
            .replace(/-(?=\d{8}\.\d{6}-\d+$)/, '-snapshot-')
            .split(/[._+-]/)
            .filter((part) => !['', 'ga', 'final', 'release'].includes(part))
            .map((part) => part.replace(/^a(?=\d)/, 'alpha').replace(/^b(?=\d)/, 'beta'))
            .map((part) => part.replace(/^m(?=\d)/, 'milestone').replace(/^cr(?![a-z])/, 'rc'));
        const identifiers = parts.join('-').match(/\d+|[a-z]+/g) ?? [];
        return {
            ...divide(parts, mavenWords),
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map((part) => withoutZeros(part).replace(/^0$/, ''))
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '', (part) => mavenOrder.includes(part) ? mavenOrder.indexOf(part) : mavenOrder.length + Number(isNumber(part)))
};
const ecosystems = {
    npm: semver,
    container: image,
    docker: image,
    nuget,
    rubygems,
    maven
};


/***/ })

};
