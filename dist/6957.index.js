export const id = 6957;
export const ids = [6957,9924,3696];
export const modules = {

/***/ 86957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readPolicyDocument: () => (/* binding */ readPolicyDocument)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/retention/package-name.js
var package_name = __webpack_require__(13696);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var retention_pattern = __webpack_require__(96953);
// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(85354);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __webpack_require__(14532);
// EXTERNAL MODULE: ./lib/retention/file-globs.js
var file_globs = __webpack_require__(39924);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/schema.js







/*
 * One source for the checks of policy documents and for the JSON Schema that editors use (scripts/schema.ts).
 * A message is what follows the name of its key and a colon.
 */
/** The keys of `keep` that keep versions by themselves. */
const keepCriteria = ['latest', 'within', 'deployments', ...policy/* periods */.RE];
const shaping = ['per', 'by', 'max'];
const words = (value) => {
    if (value === null)
        return 'an empty value';
    if (typeof value === 'object')
        return Array.isArray(value) ? 'a list' : 'a mapping';
    const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
    return text.length > 80 ? `${text.slice(0, 79)}\u2026` : text;
};
const isNot = (accepted) => (issue) => `${words(issue.input)} is not ${accepted}`;
const mapping = (noun, entries, instead = () => undefined) => {
    const known = Object.keys(entries);
    return dist/* pipe */.FsL(
    // Valibot takes a list for an object too.
    dist/* custom */.IeY((value) => words(value) === 'a mapping', isNot(`a mapping with the keys ${known.join(', ')}`)), dist/* looseObject */._H3(entries, `${noun} needs this key`), 
    // Valibot's strict objects name the first unknown key only.
    dist/* rawCheck */.H0v(({ dataset, addIssue }) => {
        for (const [key, value] of Object.entries(Object(dataset.value))) {
            if (known.includes(key))
                continue;
            const written = instead(key, value);
            const advice = written ? `; write ${written}` : `${(0,did_you_mean/* didYouMean */.a)(key, known)}; its keys are ${known.join(', ')}`;
            const message = `unknown key of ${noun}${advice}`;
            addIssue({ message, path: [{ type: 'object', origin: 'key', input: {}, key, value }] });
        }
    }), dist/* metadata */.yuE({ additionalProperties: false }));
};
const listOf = (item, accepted) => dist/* pipe */.FsL(dist/* array */.YOg(item, isNot(accepted)), dist/* minLength */.BpQ(1, `an empty list is not ${accepted}`));
const oneOf = (options) => dist/* picklist */.KIO(options, ({ input }) => {
    const close = typeof input === 'string' ? (0,did_you_mean/* didYouMean */.a)(input, options) : '';
    return `${words(input)} is not one of ${options.join(', ')}${close}`;
});
const flag = dist/* boolean */.zMY(isNot('true or false'));
const wholeNumber = (accepted, most = Number.MAX_SAFE_INTEGER) => {
    const message = isNot(accepted);
    return dist/* pipe */.FsL(dist/* number */.aig(message), dist/* safeInteger */.Y2b(message), dist/* minValue */.Wwf(0, message), dist/* maxValue */.cGV(most, message));
};
const count = wholeNumber('a whole number from 0 up');
/** Transforms a value with a parser; its error becomes the issue. */
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
    within: schema_option(schema_duration, 'Keeps versions that were created, or last changed, at or after now minus the duration.', [
        '30d',
        '2w 3d'
    ]),
    deployments: schema_option(count, 'Keeps the versions that the newest N successful deployments of each environment used, by the commit ({sha} in the patterns) or the branch or Git tag ({name}); max does not limit them.', [2]),
    hourly: period('hour'),
    daily: period('day'),
    weekly: period('ISO week'),
    monthly: period('month'),
    yearly: period('year'),
    per: schema_option(dist/* string */.YjP(isNot('major, minor, channel, variant or a placeholder')), 'Counts in groups: by semver line (major, minor), by the first word of the prerelease (channel), by a suffix such as -alpine (variant), or by a placeholder of the patterns. A version without such a key is kept.', ['minor', 'pr']),
    while: schema_option(oneOf(policy/* conditions */.jA), 'The other keys keep versions only while this condition is true; alone, it keeps them as long as it is true. pr-open needs {pr} in the patterns.', policy/* conditions */.jA),
    'then-for': schema_option(schema_duration, 'With while: pr-open: the condition is also true for this long after the pull request was closed.', ['7d']),
    by: schema_option(oneOf(policy/* orderings */.G7), 'The time or order that the other keys use; without this key both times count, and a version is kept if either keeps it.', policy/* orderings */.G7),
    max: schema_option(count, 'Keeps at most N of each group of what the other keys keep, the newest.', [10])
});
/** Keys of `keep` are often written in the rule itself, or as the flat inputs are called. */
const writeInKeep = (key, value) => {
    const name = key.replace(/^keep-/, '');
    const isKey = [...keepCriteria, ...shaping, 'while', 'then-for'].includes(name);
    return isKey ? `keep: { ${name}: ${typeof value === 'object' ? '\u2026' : words(value)} }` : undefined;
};
const rule = dist/* pipe */.FsL(mapping('a rule', {
    delete: key(patterns('label'), 'What may be deleted: a glob, a /regex/, a keyword (@untagged, @any, @semver, @stable, @prerelease, @broken), or a list of them; !pattern excludes.', ['nightly-*', ['pr-{pr}', 'pr-{pr}-*'], '@untagged']),
    'older-than': schema_option(schema_duration, 'Only older versions may be deleted: the same as keep: { within: \u2026 }.', [
        '30 days'
    ]),
    keep: schema_option(keep, 'Which of the matched versions are kept all the same, in each group.', [
        { latest: 3, per: 'minor' }
    ])
}, writeInKeep), dist/* metadata */.yuE({
    not: { required: ['older-than', 'keep'], properties: { keep: { required: ['within'] } } },
    if: { properties: { keep: { required: ['then-for'] } }, required: ['keep'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: { properties: { keep: { required: ['while'], properties: { while: { const: 'pr-open' } } } } },
    anyOf: [
        { required: ['older-than'] },
        { properties: { keep: { anyOf: keepCriteria.map((key) => ({ required: [key] })) } } },
        { properties: { keep: { not: { anyOf: shaping.map((key) => ({ required: [key] })) } } } }
    ]
}), dist/* forward */.sYn(dist/* partialCheck */.qTj([['older-than'], ['keep', 'within']], (rule) => !(rule['older-than'] && rule.keep?.within), 'older-than says the same; use one of the two'), ['keep', 'within']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['older-than'], ['keep']], ({ keep = {}, ...rule }) => rule['older-than'] !== undefined ||
    shaping.every((key) => keep[key] === undefined) ||
    Object.keys(keep).some((key) => key !== 'while' && key !== 'then-for' && !shaping.includes(key)), `${shaping.join(', ')} only adjust what other keys keep; add one of ${keepCriteria.join(', ')} or older-than`), ['keep']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['delete'], ['keep', 'per']], ({ delete: { placeholders }, keep }) => keep?.per === undefined || [...policy/* versionGroups */.Pk, ...placeholders].includes(keep.per), ({ input: { delete: patterns, keep } }) => {
    const known = [...policy/* versionGroups */.Pk, ...patterns.placeholders];
    const per = String(keep?.per);
    return `"${per}" is not one of ${known.join(', ')}${(0,did_you_mean/* didYouMean */.a)(per, known)}; a placeholder must be in a pattern of the rule`;
}), ['keep', 'per']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['delete'], ['keep', 'while']], ({ delete: { placeholders }, keep }) => keep?.while !== 'pr-open' || placeholders.has('pr'), '"pr-open" needs {pr} in a pattern of the rule, such as "pr-{pr}"'), ['keep', 'while']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['keep']], ({ keep }) => keep?.['then-for'] === undefined || keep.while === 'pr-open', ({ input: { keep } }) => `"${keep?.['then-for']?.text}" needs while: pr-open beside it`), ['keep', 'then-for']), dist/* forward */.sYn(dist/* partialCheck */.qTj([['delete'], ['keep', 'deployments']], ({ delete: { placeholders }, keep }) => keep?.deployments === undefined || placeholders.has('sha') || placeholders.has('name'), ({ input: { keep } }) => `${keep?.deployments} needs {sha} or {name} in a pattern of the rule, such as "sha-{sha}" or "{name}"`), ['keep', 'deployments']));
const isNotRepository = isNot('a repository, such as octo-org/server');
const policyKeys = new Map([
    ['keep-tags', 'protect'],
    ['package-type', 'type']
]);
const policyEntries = {
    packages: schema_option(patterns('package'), 'Names or globs of packages; * stops at /, ** does not; !glob excludes. Without this key: the input packages. Each package belongs to the first policy that matches it.', [['server', 'tools/**', '!tools/legacy']]),
    type: schema_option(oneOf(version/* packageTypes */.sL), 'The package type; without this key: the input package-type.', ['container']),
    protect: schema_option(patterns('label'), 'Patterns of tags (of other package types: versions), or digests (sha256:\u2026), whose versions are always kept.', [['latest', 'lts-*']]),
    'in-use': schema_option(dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), listOf(dist/* string */.YjP(isNot('a glob')), 'a list of at least one glob')], isNot('a glob of files or a list of them')), readAs((value) => (0,file_globs.parseFileGlobs)([value].flat()))), 'Globs of files in the workspace: the versions of images that they name, by tag or digest, are protected; !glob excludes. Without this key: the input in-use.', ['deploy/**', ['deploy/**', '!deploy/templates/**']]),
    'min-keep': schema_option(count, 'Keeps at least this many images, the newest; 1 without this key.', [3]),
    repository: schema_option(dist/* pipe */.FsL(dist/* string */.YjP(isNotRepository), dist/* regex */.yGV(version/* repositoryForm */.Z7, isNotRepository)), 'The repository whose pull requests, branches, tags and deployments while and deployments look up; without this key: the input repository, else the one that GitHub links a package to, else the one the workflow runs in.', ['octo-org/server']),
    rules: key(listOf(rule, 'a list of at least one rule'), 'A version may be deleted only if rules match every one of its tags and none of them keeps it; their order does not matter.', [[{ delete: 'nightly-*', keep: { daily: 7 } }]]),
    untag: schema_option(flag, 'An image that is kept for some of its tags loses its other tags, if rules match them and none keeps them.', [true]),
    'grace-period': schema_option(durationOrZero, 'Untagged versions that were created or changed in this time are kept, since a push may be in progress.', ['24h', 0]),
    'max-deletions': schema_option(count, 'The maximum number of deletions in the packages of this policy: the oldest images are deleted first, the rest is deferred.', [100]),
    'max-delete-percent': schema_option(wholeNumber('a whole number from 0 to 100', 100), 'A limit for each package: if the plan would delete a larger percentage of its images, nothing of it is deleted and the run fails.', [30]),
    'delete-empty-packages': schema_option(flag, 'If every version may be deleted, the package itself is deleted.', [true])
};
const schema_policy = mapping('a policy', policyEntries, (key) => policyKeys.get(key));
/** The schema of policy documents; its output has compiled patterns and parsed durations. */
const documentSchema = dist/* pipe */.FsL(mapping('a policy document', {
    version: key(dist/* literal */.euz(1, isNot('1, the only version')), 'The version of the format.', [1]),
    policies: key(listOf(schema_policy, 'a list of at least one policy'), 'Each says what is deleted and what is kept in the packages that it matches.', [[{ packages: 'server', rules: [{ delete: '@untagged', 'older-than': '3d' }] }]])
}), dist/* metadata */.yuE({ title: 'Policy document of Package Retention' }));

;// CONCATENATED MODULE: ./lib/retention/policy-lint.js




/** Returns warnings about policies that are true whatever the packages hold. */
const lintPolicies = (policies) => policies.flatMap((policy, index) => {
    const shadowed = {
        path: ['packages'],
        problem: 'has no effect: earlier policies of this type match all of these packages'
    };
    const warnings = [
        ...(isShadowed(policy, policies.slice(0, Math.min(index, mostCompared))) ? [shadowed] : []),
        ...policy.rules.flatMap((rule, number) => [...lintPatterns(rule, policy), ...lintKeys(rule.keep)].map(({ path, problem }) => ({
            path: ['rules', number, ...path],
            problem
        })))
    ];
    return warnings.map(({ path, problem }) => ({ path: ['policies', index, ...path], problem }));
});
/** Each policy is compared with the first ones only, so that a huge document takes no quadratic time. */
const mostCompared = 500;
const isShadowed = ({ packages, type }, earlier) => packages.includes.every((pattern) => earlier.some((other) => other.type === type && covers(other.packages, pattern, packages, type)));
const lintPatterns = (rule, policy) => {
    const useless = rule.delete.includes.flatMap((pattern) => {
        const reason = whyUseless(pattern, rule, policy);
        return reason === null ? [] : [{ source: pattern.source, problem: `${JSON.stringify(pattern.source)} ${reason}` }];
    });
    if (useless.length === rule.delete.includes.length) {
        return [
            {
                path: ['delete'],
                problem: `this rule can never delete anything: ${useless.map(({ problem }) => problem).join(', ')}`
            }
        ];
    }
    return useless.map(({ source, problem }) => ({ path: ['delete', rule.delete.sources.indexOf(source)], problem }));
};
/** Returns why a pattern of a rule deletes nothing; null if it may delete something. */
const whyUseless = (pattern, rule, { type, protect }) => {
    if (pattern.untagged && !(0,version/* isTagged */.$J)(type))
        return `matches nothing: ${type} has no untagged versions`;
    if (isExcluded(pattern, rule.delete, type))
        return 'is excluded';
    if (protect && covers(protect, pattern, rule.delete, type))
        return 'is protected';
    return whyKept(pattern, rule);
};
/** Returns why the keys of a rule keep everything that only this pattern matches; null if they may not. */
const whyKept = ({ untagged, placeholders }, { keep }) => {
    const { per, by, while: condition, deployments = 0 } = keep;
    const isConditionOnly = condition !== undefined && keepCriteria.every((key) => keep[key] === undefined);
    if (untagged)
        return per !== undefined || by === 'version' || isConditionOnly || deployments > 0
            ? 'is always kept, since an untagged image has no tag for per, by, while or deployments'
            : null;
    // A condition without an answer counts as true; one that is false would let the version be deleted.
    const mayFail = condition !== undefined && (condition !== 'pr-open' || placeholders.includes('pr'));
    if (!mayFail && deployments > 0 && !placeholders.includes('sha') && !placeholders.includes('name'))
        return 'has no {sha} or {name}, so what only this pattern matches is always kept';
    const needed = isConditionOnly ? 'pr' : per;
    if (mayFail || needed === undefined || policy/* versionGroups */.Pk.some((group) => group === needed))
        return null;
    return placeholders.includes(needed) ? null : `has no {${needed}}, so what only this pattern matches is always kept`;
};
const isExcluded = (pattern, own, type) => pattern.words?.every((word) => !(0,retention_pattern/* covers */.hU)(own, word, type)) ??
    own.excludes.some(({ source }) => includesAll(source.slice(1), pattern));
/** True if patterns certainly match everything that one pattern of another list matches there. */
const covers = (patterns, pattern, own, type) => pattern.words?.every((word) => (0,retention_pattern/* covers */.hU)(patterns, word, type)) ??
    (patterns.includes.some(({ source }) => includesAll(source, pattern)) &&
        patterns.excludes.every(({ source }) => own.sources.includes(source)));
const includesAll = (source, pattern) => source === pattern.source || (!pattern.untagged && (source === '**' || source === '@any'));
const lintKeys = (keep) => {
    const { latest, max, by } = keep;
    const others = ['within', ...policy/* periods */.RE].filter((key) => keep[key] !== undefined);
    const isFull = latest !== undefined && max !== undefined && (latest > max || (latest === max && others.length > 0));
    const full = {
        path: ['keep', 'max'],
        problem: `latest: ${latest} alone reaches it, so only the newest ${max} are kept`
    };
    const useless = policy/* periods */.RE.flatMap((coarse, index) => {
        const finer = policy/* periods */.RE.slice(0, index).find((fine) => supersedes(fine, coarse, keep));
        if (finer === undefined)
            return [];
        return [{ path: ['keep', coarse], problem: `has no effect: ${finer} keeps everything that it keeps` }];
    });
    const timed = policy/* periods */.RE.find((key) => keep[key] !== undefined);
    const mixed = {
        path: ['keep', 'max'],
        problem: `with by: version it limits by version number what ${timed} keeps by time, so a later run may delete more`
    };
    const isMixed = by === 'version' && max !== undefined && timed !== undefined;
    return [...(isFull ? [full] : []), ...(isMixed ? [mixed] : []), ...useless];
};
/** The most finer periods in a coarser one. Weeks are missing: they extend from one month or year into the next. */
const parts = {
    hourly: { daily: 24, weekly: 168, monthly: 744, yearly: 8784 },
    daily: { weekly: 7, monthly: 31, yearly: 366 },
    monthly: { yearly: 12 }
};
/** True if the newest of each coarse period is the newest of one of the fine periods too, and both keys reach it. */
const supersedes = (fine, coarse, keep) => {
    const [many, few, most] = [keep[fine], keep[coarse], parts[fine]?.[coarse]];
    if (many === undefined || few === undefined)
        return false;
    if (typeof many === 'number' && typeof few === 'number') {
        // The newest version of all is the newest of its period, however long that is.
        return few === 1 ? many > 0 : few > 1 && most !== undefined && many > (few - 1) * most;
    }
    return typeof many === 'object' && typeof few === 'object' && most !== undefined && isAtLeast(many, few);
};
/** True if a duration is never shorter than another, however long the months are. */
const isAtLeast = (long, short) => {
    const months = 12 * (long.years - short.years) + long.months - short.months;
    const days = 7 * (long.weeks - short.weeks) + long.days - short.days;
    const minutes = 60 * (long.hours - short.hours) + long.minutes - short.minutes;
    return (months * (months < 0 ? 31 : 28) + days) * 1440 + minutes >= 0;
};

// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/retention/yaml.js
var retention_yaml = __webpack_require__(63119);
;// CONCATENATED MODULE: ./lib/retention/document.js








/** Reads a policy document; texts name it by `name`: the path of its file, or the input that it comes from. */
const readPolicyDocument = (text, name, defaults) => {
    const yaml = (0,retention_yaml/* readYaml */.g)(text);
    if (!('locate' in yaml))
        return { ok: false, problems: formatSorted(name, yaml.findings) };
    const toFinding = ({ path, of = 'value', problem }) => {
        const key = path.findLast((step) => typeof step === 'string');
        return yaml.locate(path, of, key === undefined ? problem : `${key}: ${problem}`);
    };
    const read = dist/* safeParse */.xLC(documentSchema, yaml.value);
    const issues = (read.issues ?? []).flatMap((issue) => relevantIssues(issue));
    const entries = read.success ? read.output.policies : [];
    const results = entries.map((entry) => readEntry(entry, defaults));
    const refusals = results.flatMap((result, index) => result?.ok === false ? [{ path: ['policies', index, 'packages'], problem: result.problem }] : []);
    const problems = [...issues, ...findImpossiblePatterns(yaml.value, defaults), ...refusals];
    const findings = [...yaml.findings, ...problems.map(toFinding)];
    if (findings.length > 0)
        return { ok: false, problems: formatSorted(name, findings) };
    const policies = results.flatMap((result) => (result?.ok ? [result.value] : []));
    return { ok: true, policies, warnings: formatSorted(name, lintPolicies(policies).map(toFinding)) };
};
/** Returns the policy of an entry, or what is wrong with the patterns of its packages as a whole; neither without a type. */
const readEntry = (entry, defaults) => {
    const type = entry.type ?? defaults.type;
    if (type === null)
        return null;
    const packages = entry.packages ?? defaults.packages;
    const names = packages && (0,package_name.patternsForNames)(packages, type);
    if (!names)
        return (0,result/* err */._q)('a policy needs this key if the input packages is empty');
    return names.ok ? (0,result.ok)(toPolicy({ ...entry, type }, names.value, defaults)) : names;
};
/**
 * Returns the names that no package can have, and the patterns that no label of their type can match. The document may have
 * mistakes elsewhere: all are reported at once.
 */
const findImpossiblePatterns = (document, { owner, type: usual }) => itemsOf(Object(document).policies).flatMap((policy, index) => {
    const { type, packages, protect, 'in-use': inUse, rules } = Object(policy);
    const own = type === undefined ? usual : (version/* packageTypes */.sL.find((known) => known === type) ?? null);
    const explain = (name) => (owner !== undefined && own ? (0,package_name.explainName)(name, owner, own) : null);
    const flawOf = (use) => (source) => {
        const read = (0,retention_pattern.parsePatterns)(['**', source], 'label');
        return (read.ok && (0,retention_pattern.findFlaws)(read.value, own, use)[0]?.problem) || null;
    };
    const check = (patterns, explain, ...path) => [patterns].flat().flatMap((source, at) => {
        const problem = typeof source === 'string' ? explain(source) : null;
        return problem === null ? [] : [{ path: ['policies', index, ...path, at], problem }];
    });
    const noImages = `files name images, and packages of type ${own} have none; leave it out`;
    return [
        ...check(packages, explain, 'packages'),
        ...check(protect, flawOf('protect'), 'protect'),
        ...check(inUse, () => (own === null || (0,version/* isTagged */.$J)(own) ? null : noImages), 'in-use'),
        ...itemsOf(rules).flatMap((rule, number) => check(Object(rule).delete, flawOf('delete'), 'rules', number, 'delete'))
    ];
});
const itemsOf = (list) => (Array.isArray(list) ? list : []);
/** For a union, returns only the issues of the variant that matches the form of the value. */
const relevantIssues = (issue, above = []) => {
    const path = [...above, ...(issue.path ?? [])];
    const inner = (issue.issues ?? []).filter((each) => each.kind !== 'schema' || each.path);
    if (inner.length > 0)
        return inner.flatMap((each) => relevantIssues(each, path));
    return [{ path: path.map(({ key }) => key), of: path.at(-1)?.origin, problem: issue.message }];
};
const toPolicy = (entry, packages, defaults) => ({
    packages,
    type: entry.type,
    protect: entry.protect ?? null,
    inUse: entry['in-use'] ?? ((0,version/* isTagged */.$J)(entry.type) ? defaults.inUse : null) ?? null,
    minKeep: entry['min-keep'] ?? null,
    repository: entry.repository ?? defaults.repository ?? null,
    rules: entry.rules.map(({ delete: patterns, 'older-than': within, keep }) => ({
        delete: patterns,
        keep: { ...keep, ...(within && { within }) }
    })),
    safety: {
        untag: entry.untag ?? defaults.safety.untag,
        gracePeriod: entry['grace-period'] ?? defaults.safety.gracePeriod,
        maxDeletions: entry['max-deletions'] ?? defaults.safety.maxDeletions,
        maxDeletePercent: entry['max-delete-percent'] ?? defaults.safety.maxDeletePercent,
        deleteEmptyPackages: entry['delete-empty-packages'] ?? defaults.safety.deleteEmptyPackages
    }
});
const maxTexts = 100;
/** Returns one text for each finding, in the order of the document and without duplicates; of very many only the first. */
const formatSorted = (name, findings) => {
    const sorted = findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
    const texts = [...new Set(sorted.map(({ line, column, problem }) => `${name}:${line}:${column}: ${problem}`))];
    if (texts.length <= maxTexts)
        return texts;
    return [...texts.slice(0, maxTexts), `${name}: ${texts.length - maxTexts} more like these`];
};


/***/ }),

/***/ 39924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFileGlobs: () => (/* binding */ parseFileGlobs)
/* harmony export */ });
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39361);

/** Checks globs of files in the workspace; `!` excludes. */
const parseFileGlobs = (globs) => {
    const outside = globs.filter((glob) => /^!?(?:\/|[A-Za-z]:|.*(?:^|[\\/])\.\.(?:[\\/]|$))/.test(glob.trim()));
    const problems = outside.map((glob) => `${JSON.stringify(glob)} is outside the workspace; write a path in it`);
    if (globs.every((glob) => /^(?:!.*)?$/.test(glob.trim())))
        problems.push(`[${globs.map((glob) => JSON.stringify(glob)).join(', ')}] names no file; write at least one glob without "!"`);
    return problems.length > 0
        ? (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(problems.join('; '))
        : (0,_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(globs.map((glob) => glob.trim().replace(/^(!?)(?:\.\/)+/, '$1')));
};


/***/ }),

/***/ 13696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainName: () => (/* binding */ explainName),
/* harmony export */   patternsForNames: () => (/* binding */ patternsForNames)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96953);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14946);


/** Returns patterns as they match names of this type: those of images are lower-case on GitHub, whatever a pattern says. */
const patternsForNames = (patterns, type) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__.parsePatterns)((0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isTagged */ .$J)(type) ? patterns.sources.map(inLowerCase) : patterns.sources, 'package');
/** A regex keeps its letters, since `\D` is not `\d`; it ignores case instead. */
const inLowerCase = (source) => {
    if (!isRegex(source))
        return source.toLowerCase();
    return /[A-Z]/.test(source) ? source.replace(/^(!?)\/(?!\(\?i\))/, '$1/(?i)') : source;
};
const isRegex = (source) => /^!?\//.test(source);
/** Returns why a pattern cannot match any name of the owner's packages, and what to write; null if it may match one. */
const explainName = (pattern, owner, type) => isRegex(pattern) ? null : (explainReference(pattern, owner, type) ?? explainCharacters(pattern, type));
const host = /^(?:https?:\/\/)?(?:ghcr\.io|containers\.[^/]+|\w+\.pkg\.github\.com)\//i;
/** Explains what was copied from an image reference or an address, such as `ghcr.io/acme/app:latest`. */
const explainReference = (pattern, owner, type) => {
    const not = pattern.startsWith('!') ? '!' : '';
    const source = pattern.slice(not.length);
    const path = source.replace(host, '');
    if (path.includes('://'))
        return `"${pattern}" is a URL; write only the name of the package`;
    const first = path.replace(/\/.*$/s, '');
    const hosted = path !== source;
    const owned = first !== path && (hosted || first.toLowerCase() === owner.toLowerCase());
    const named = owned ? path.slice(first.length + 1) : path;
    const name = withoutTag(named, type);
    if (name === source)
        return null;
    const advice = [
        name === '' ? 'write only the name of the package' : `write ${not}${name}`,
        ...(owned && first.toLowerCase() !== owner.toLowerCase() ? [`set owner: ${first}`] : []),
        ...(owned && !hosted && name === named
            ? [`or, if its name really begins with ${first}/, ${not}[${source.slice(0, 1)}]${source.slice(1)}`]
            : []),
        ...(name === named ? [] : ['select tags with delete-tags and keep-tags'])
    ];
    return `"${pattern}" is not the name of a package of ${owner}; ${advice.join('; ')}`;
};
/** No name has a colon or an at sign; Maven's coordinates are joined by a dot. */
const withoutTag = (name, type) => {
    if (name.includes('['))
        return name;
    return type === 'maven' ? name.replaceAll(':', '.') : name.replace(/@sha256:.*$|:[^:/]*$/, '');
};
const set = /\[(?:\[:\w+:\]|[^\]])*\]/g;
/** Explains characters that no name has: other separators, quotes and marks. */
const explainCharacters = (pattern, type) => {
    const glob = pattern.replace(/^!/, '');
    const sets = glob.match(set) ?? [];
    const literal = glob.replaceAll(set, '').replaceAll(/[*?{},]/g, '');
    const remedy = 'separate names with commas or newlines, without quotes, and write "!" before a name to exclude it';
    const strange = ((0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isTagged */ .$J)(type) ? /[^\w./\\-]/ : /[\s"'`;|^$()<>&=!#]/).exec(literal)?.[0];
    if (strange !== undefined)
        return `"${pattern}" has "${strange}", which no package name has; ${remedy}`;
    if (sets.some((each) => /[\s"',]/.test(each)))
        return `"${pattern}" has brackets, which stand for a single character; ${remedy}`;
    return /^-|\/$/.test(glob)
        ? `"${pattern}" cannot be the name of a package, by how it begins or ends; ${remedy}`
        : null;
};


/***/ }),

/***/ 63119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

const maxCharacters = 1_048_576;
const maxRepeated = 100_000;
/** Keys that every object has already. */
const inherited = ['__proto__', 'constructor', 'prototype'];
/** Messages with a remedy for the most common errors; the library's own serve for the rest. */
const remedies = {
    BAD_ALIAS: 'a text that begins with "*" needs quotes',
    BAD_SCALAR_START: 'a text that begins with this character needs quotes',
    MISSING_CHAR: 'a comma, bracket, brace or quote is missing; a text that contains such characters needs quotes',
    MULTIPLE_DOCS: 'a second document begins here; put all policies into the first one',
    NON_STRING_KEY: 'a key must be a plain text',
    TAG_RESOLVE_FAILED: 'a text that begins with "!" needs quotes'
};
/**
 * Reads one document of YAML 1.2 (core schema): no merge keys, no key twice, aliases as far as they stay small.
 * Returns only findings if the text is not YAML.
 */
const readYaml = (text) => {
    if (text.length > maxCharacters) {
        const problem = `the document has ${text.length} characters; the maximum is ${maxCharacters}`;
        return { findings: [{ line: 1, column: 1, problem }] };
    }
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
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
    const { root, repeated } = locateValues(document.contents, (at, problem) => findings.push(finding(at, problem)));
    if (repeated > maxRepeated) {
        return { findings: [finding(0, `the aliases repeat ${repeated} values; the maximum is ${maxRepeated}`)] };
    }
    const locate = (path, of, problem) => {
        let { at, entries } = root;
        for (const step of path) {
            const entry = entries.get(step);
            if (entry === undefined)
                break;
            at = of === 'key' ? entry.key : entry.located.at;
            entries = entry.located.entries;
        }
        return finding(at, problem);
    };
    return { value: root.value, findings, locate };
};
/** Returns the contents of a document with the position of each value, and how many values its aliases repeat. */
const locateValues = (contents, report) => {
    const anchors = new Map();
    let repeated = 0;
    const read = (node, at) => {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return readAlias(node.source, node.range[0]);
        const located = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? readMap(node) : (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? readList(node) : leaf(node?.range[0] ?? at, node?.value);
        if (node?.anchor)
            anchors.set(node.anchor, located);
        return located;
    };
    const readAlias = (name, at) => {
        const located = anchors.get(name);
        repeated += located?.size ?? 0;
        if (located)
            return located;
        report(at, `"*${name}" does not refer to an anchor above; a text that begins with "*" needs quotes`);
        return leaf(at, `*${name}`);
    };
    const readList = ({ items, range: [at] }) => {
        const elements = items.map((item) => read(item, at));
        const values = elements.map(({ value }) => value);
        return collection(at, values, new Map(elements.map((located, index) => [index, { key: located.at, located }])));
    };
    const readMap = ({ items, range }) => {
        const entries = new Map();
        for (const { key, value } of items) {
            const name = String(key);
            const [at] = key.range;
            if (entries.has(name))
                report(at, `duplicate key "${name}"; remove one of the two`);
            if (inherited.includes(name))
                report(at, `"${name}" is not a valid key`);
            else
                entries.set(name, { key: at, located: read(value, at) });
        }
        const values = Object.fromEntries(entries.entries().map(([name, { located }]) => [name, located.value]));
        return collection(range[0], values, entries);
    };
    return { root: read(contents, 0), repeated };
};
const leaf = (at, value) => ({ at, value: value ?? null, size: 1, entries: new Map() });
const collection = (at, value, entries) => ({
    at,
    value,
    size: entries.values().reduce((size, { located }) => size + located.size, 1),
    entries
});


/***/ })

};
