export const id = 6346;
export const ids = [6346];
export const modules = {

/***/ 96346:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explain: () => (/* binding */ why_explain),
  explanationLines: () => (/* binding */ explanationLines)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/inputs/text-file.js
var text_file = __webpack_require__(60049);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __webpack_require__(14946);
// EXTERNAL MODULE: ./lib/report/log.js
var log = __webpack_require__(19820);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/find-version.js





/**
 * Returns the version of a report that a text names: one of its tags, its id, its digest or name, the beginning of its
 * digest, or an image reference such as `ghcr.io/acme/app:v1`. The problem with any other text says what is there.
 */
const findVersion = (report, text) => {
    const query = text.trim();
    const { packages, rest } = splitReference(query, report.packages);
    const all = packages.flatMap((pkg) => pkg.versions.map((version) => ({ pkg, version })));
    const [found = []] = matchers
        .map((matches) => all.filter(({ version }) => matches(version, rest)))
        .filter(({ length }) => length > 0);
    const [first] = found;
    if (!first)
        return (0,result/* err */._q)(explainUnknown(report, packages, all, query, rest));
    return found.length === 1 ? (0,result.ok)(first) : (0,result/* err */._q)(explainAmbiguous(query, found));
};
/** The ways to read a text, the most exact first. */
const matchers = [
    ({ tags }, text) => tags.includes(text),
    ({ name }, text) => name === text,
    ({ id }, text) => `${id}` === text,
    ({ name }, text) => isPartOfDigest(text) && name.replace(/^\w+:/, '').startsWith(text.replace(/^\w+:/, '')),
    ({ name }, text) => name === text.replace(/^v/, '')
];
/** A few digits could be the beginning of many digests. */
const isPartOfDigest = (text) => /^(?:sha\d+:)?[0-9a-f]{4,}$/.test(text);
/** Returns the packages that an image reference may name, and what it says of the version; all, and the text, of another text. */
const splitReference = (text, packages) => {
    const [, path = '', tag, digest] = /^([^:@]+)(?::([^:@/]+))?(?:@(.+))?$/.exec(text.replace(/^docker:\/\//, '')) ?? [];
    const rest = digest ?? tag;
    const lower = path.toLowerCase();
    const endsWith = (name) => `/${lower}`.endsWith(`/${name.toLowerCase()}`);
    const named = packages.filter(({ name }) => endsWith(name));
    const owned = named.filter(({ owner, name }) => endsWith(`${owner}/${name}`));
    if (named.length === 0 || rest === undefined)
        return { packages, rest: text };
    return { packages: owned.length > 0 ? owned : named, rest };
};
/** Returns the names by which a package can be selected, the shortest first: `app`, `acme/app`, `npm/app`, `acme/npm/app`. */
const selectableNames = (pkg) => {
    const { owner, type, name } = pkg;
    return [...[name, `${owner}/${name}`, `${type}/${name}`].map((each) => each.toLowerCase()), (0,retention_version/* packageKey */.MO)(pkg)];
};
const explainUnknown = ({ packages: every }, packages, all, query, rest) => {
    if (every.length === 0)
        return `"${query}": the report has no packages`;
    const problem = every.flatMap((pkg) => (pkg.versions.length === 0 ? (pkg.problem ?? []) : []))[0];
    const near = (0,did_you_mean/* didYouMean */.a)(rest, [...new Set(all.flatMap(({ version: { name, tags } }) => [...tags, name]))]);
    const where = packages.length === 1 ? packages.map(log/* packageTitle */.by)[0] : (0,report_reason/* formatCount */.B4)(packages.length, 'package');
    const reason = problem ?? 'if it was deleted, the report.json of that run explains it';
    return `"${query}" is no tag, digest, name or id of a version in ${where}${near || `; ${reason}`}`;
};
const explainAmbiguous = (query, found) => {
    const packages = new Set(found.map(({ pkg }) => pkg));
    if (packages.size === 1) {
        const digests = found.map(({ version }) => version.name.slice(0, (0,report_reason/* shortDigest */.VK)(version.name).length + 6));
        return `"${query}" begins ${(0,report_reason/* formatCount */.B4)(found.length, 'digest')}: ${(0,report_reason/* formatList */.ki)(digests)}; write more of it`;
    }
    const all = [...packages].map(selectableNames);
    const isOnly = (name) => all.filter((names) => names.includes(name)).length === 1;
    const names = all.flatMap((each) => each.find(isOnly) ?? []);
    return `"${query}" is in ${(0,report_reason/* formatCount */.B4)(packages.size, 'package')}: ${(0,report_reason/* formatList */.ki)(names)}; name one, as in --packages ${names[0]}`;
};

// EXTERNAL MODULE: ./lib/report/read-report.js
var read_report = __webpack_require__(85495);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(44639);
// EXTERNAL MODULE: ./lib/retention/document.js + 2 modules
var retention_document = __webpack_require__(86957);
// EXTERNAL MODULE: ./lib/retention/evaluate.js + 2 modules
var evaluate = __webpack_require__(2058);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var pattern = __webpack_require__(96953);
// EXTERNAL MODULE: ./lib/report/policy-document.js
var policy_document = __webpack_require__(28958);
// EXTERNAL MODULE: ./lib/retention/plan.js
var retention_plan = __webpack_require__(38599);
// EXTERNAL MODULE: ./lib/retention/suspect-patterns.js
var suspect_patterns = __webpack_require__(53347);
;// CONCATENATED MODULE: ./lib/report/replay.js





/** Returns the plan of a package under the first policy that matches it; null if none does or it has no versions. */
const replayPackage = (report, pkg, policies) => {
    const policyIndex = policies.findIndex(({ type, packages }) => type === pkg.type && (0,pattern/* matchesName */.Hj)(packages, pkg.name));
    const unread = policies[policyIndex];
    if (pkg.versions.length === 0 || !unread)
        return null;
    const policy = { ...unread, inUse: unread.inUse && readUses(report, pkg, unread.inUse) };
    const decisionInputs = readDecisionInputs(pkg);
    const repository = lookupRepository(report, pkg, policy, decisionInputs.versions);
    const { type, name } = pkg;
    const inventory = { ...decisionInputs, type, name, repository, facts: readFacts(report, repository) };
    const problem = (0,suspect_patterns/* findSuspect */.tL)(policy, inventory);
    if (problem !== null)
        return { policyIndex, policy, inventory, plan: null, problem };
    const now = Date.parse(report.now);
    const plan = (0,retention_plan/* planPackage */.Gv)(inventory, policy, inventory.facts, now, approvedFor(report, pkg));
    return { policyIndex, policy, inventory, plan, problem };
};
/**
 * Returns the repository in which `while` and `deployments` look things up: that of the policy, or that of the run if its
 * policy named none either; null if nothing is looked up.
 */
const lookupRepository = (report, pkg, policy, versions) => {
    if ((0,evaluate/* questionsOf */.PW)(versions, pkg.type, policy).size === 0)
        return null;
    const runPolicyRepository = report.policy.policies[pkg.policyIndex]?.repository;
    return policy.repository ?? (runPolicyRepository === undefined ? (pkg.repository ?? null) : null);
};
const readFacts = ({ facts }, repository) => {
    const found = repository === null ? undefined : facts?.[repository];
    const { closedPullRequests: closed, deployments } = found ?? {};
    const setOf = (names) => (names ? new Set(names) : null);
    return {
        pullRequests: setOf(found?.pullRequests),
        closedPullRequests: closed
            ? {
                since: Date.parse(closed.since),
                closedAt: new Map(Object.entries(closed.closedAt).map(([number, time]) => [number, Date.parse(time)]))
            }
            : null,
        branches: setOf(found?.branches),
        tags: setOf(found?.tags),
        deployments: deployments
            ? {
                ...deployments,
                successful: deployments.successful.map(({ createdAt, ...rest }) => ({
                    ...rest,
                    created: Date.parse(createdAt)
                }))
            }
            : null
    };
};
/** Returns what the files that the run read name of a package, whatever globs the policy has now. */
const readUses = ({ policy }, pkg, globs) => {
    const { files = 0, count = 0 } = policy.policies[pkg.policyIndex]?.inUse ?? {};
    const owner = pkg.owner.toLowerCase();
    const repository = `/${owner}/${pkg.name.toLowerCase()}`;
    const uses = (pkg.inUse ?? []).map(({ names, file, line }) => ({
        repository,
        versions: [names],
        file,
        line,
        isExact: true
    }));
    return { globs, owner, files, count, references: new Map([[repository, uses]]) };
};
const approvedFor = ({ approved }, pkg) => approved ? new Map(approved[(0,retention_version/* packageKey */.MO)(pkg)]?.map((change) => [change.id, change])) : null;
/** Returns the inventory of a package from its report. */
const readDecisionInputs = (pkg) => {
    const versions = pkg.versions.map(({ id, name, tags, createdAt, updatedAt }) => ({
        id,
        name,
        tags,
        created: readTime(createdAt),
        updated: readTime(updatedAt)
    }));
    const manifests = pkg.type === 'container' ? readManifests(pkg) : new Map();
    const problems = pkg.problems ?? [];
    return {
        versions,
        graph: pkg.type === 'container' ? readGraph(pkg) : null,
        manifests,
        problems,
        unreadable: problems
    };
};
const readTime = (text) => {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? null : time;
};
const readGraph = ({ versions, broken = [] }) => {
    const indices = new Map(versions.map(({ id }, index) => [id, index]));
    const indicesOf = (ids = []) => ids.flatMap((id) => indices.get(id) ?? []);
    const needs = versions.map((version) => indicesOf(version.needs));
    const neededBy = versions.map(() => []);
    for (const [index, parts] of needs.entries())
        for (const part of parts)
            neededBy[part]?.push(index);
    const withRemains = (kind) => new Set(versions.flatMap(({ remains }, index) => (remains === kind ? [index] : [])));
    const names = new Map(versions.map(({ name }, index) => [name, index]));
    // A part that GitHub lists does not show that the image is broken.
    const isPartOf = (image) => (digest) => (names.get(digest) ?? image) !== image;
    const incomplete = broken.flatMap(({ id, missing }) => indicesOf([id]).map((index) => [index, missing]));
    return {
        // The policy decides whether a tagged platform counts as a part.
        parts: versions.map(({ part, listedBy }) => listedBy === undefined && (part === 'child' || part === 'referrer') ? part : 'image'),
        needs,
        neededBy,
        listedBy: versions.map((version) => indicesOf(version.listedBy)),
        orphans: withRemains('orphan'),
        foreign: new Set(versions.flatMap(({ foreign }, index) => (foreign ? [index] : []))),
        placeholders: withRemains('placeholder'),
        broken: new Map(incomplete),
        unpullable: new Set(incomplete.flatMap(([index, missing]) => (missing.every(isPartOf(index)) ? [] : index)))
    };
};
const readManifests = ({ versions, blobs = [] }) => {
    const byId = new Map(versions.map((version) => [version.id, version]));
    const childrenOf = ({ needs = [] }) => needs
        .flatMap((id) => byId.get(id) ?? [])
        .map(({ name, platform = null }) => ({ digest: name, leaf: false, platform }));
    const factOf = (version) => {
        const { manifest = null, remains } = version;
        if (manifest === null || typeof manifest === 'string')
            return manifest;
        return {
            mediaType: '',
            kind: manifest.kind,
            children: childrenOf(version),
            subject: null,
            artifactType: manifest.artifactType ?? null,
            blobs: manifest.blobs.map((index) => ({ digest: `${index}`, size: blobs[index] ?? 0 })),
            placeholder: remains === 'placeholder'
        };
    };
    return new Map(versions.flatMap((version) => {
        const fact = factOf(version);
        return fact ? [[version.name, fact]] : [];
    }));
};

// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __webpack_require__(14532);
// EXTERNAL MODULE: ./lib/retention/ref-forms.js
var ref_forms = __webpack_require__(56405);
;// CONCATENATED MODULE: ./lib/report/edits.js




const versionOf = ({ inventory, index }) => inventory.versions.slice(index, index + 1);
const labelsOfCase = (given) => versionOf(given).flatMap((version) => (0,evaluate/* labelsOf */.PC)(version, given.inventory.type));
const code = (text) => `\`${text}\``;
/** Returns the removal of tags, if others are left: without tags, the version would be another case. */
const removeTags = (given, labels) => {
    const { type } = given.inventory;
    const isTagged = type === 'container' || type === 'docker';
    if (!isTagged || labelsOfCase(given).every((label) => labels.includes(label)))
        return [];
    const apply = (to) => {
        const versions = to.inventory.versions.map((version, index) => index === to.index ? { ...version, tags: version.tags.filter((tag) => !labels.includes(tag)) } : version);
        const after = { ...to, inventory: { ...to.inventory, versions } };
        return labelsOfCase(after).length > 0 ? after : to;
    };
    return [{ text: `move or remove the tag${labels.length > 1 ? 's' : ''} ${(0,report_reason/* formatUnion */.l8)(labels.map(code))}`, apply }];
};
/** Returns the change that lets a rule match labels: the rule that matches the others, or the first; otherwise a new one. */
const coverLabels = ({ policy, ...given }, labels, style) => {
    const isFlat = style !== 'document';
    if (labels.includes('@untagged')) {
        const within = isFlat ? policy.rules[0]?.keep.within : undefined;
        const added = addRule(['@untagged'], within ? { within } : {});
        return isFlat ? { ...added, text: setting(style, 'delete-untagged', 'true') } : added;
    }
    const all = labelsOfCase({ policy, ...given });
    const matches = (rule) => all.some((label) => (0,pattern/* covers */.hU)(rule.delete, label, given.inventory.type));
    const number = Math.max(policy.rules.findIndex(matches), 0);
    // Tags of another form lack the placeholder that such a rule asks for.
    const { per, while: condition } = policy.rules[number]?.keep ?? {};
    if (!isFlat && (per || condition))
        return addRule(labels, {});
    const extend = (rule) => ({ ...rule, delete: patternsOf([...rule.delete.sources, ...labels]) });
    return {
        text: `add ${(0,report_reason/* formatUnion */.l8)(labels.map(code))} to ${isFlat ? edits_name(style, 'delete-tags') : `${code('delete')} of rule ${number + 1}`}`,
        apply: withPolicy((to) => ({ ...to, rules: to.rules.map((rule, at) => (at === number ? extend(rule) : rule)) }))
    };
};
const addRule = (labels, keep) => ({
    text: `add a rule with ${code(`delete: ${labels.length === 1 ? `"${labels[0]}"` : JSON.stringify(labels)}`)}`,
    apply: withPolicy((to) => ({ ...to, rules: [...to.rules, { delete: patternsOf(labels), keep }] }))
});
/** Returns the change that removes the patterns which protect labels or a digest. */
const unprotect = ({ policy, inventory: { type } }, labels, style) => {
    const sources = policy.protect?.sources ?? [];
    const protects = (source) => {
        if (source.startsWith('!'))
            return false;
        const alone = patternsOf([source]);
        return labels.some((label) => source === label || (0,pattern/* covers */.hU)(alone, label, type) || (0,pattern/* coversDigest */.xI)(alone, label, type));
    };
    const removed = sources.filter(protects);
    const rest = sources.filter((source) => !protects(source));
    const protect = rest.some((source) => !source.startsWith('!')) ? patternsOf(rest) : null;
    return {
        text: `remove ${(0,report_reason/* formatUnion */.l8)(removed.map(report_reason/* shortDigest */.VK).map(code))} from ${style === 'document' ? code('protect') : edits_name(style, 'keep-tags')}`,
        apply: withPolicy((to) => ({ ...to, protect }))
    };
};
/** Returns the change that removes what files of `in-use` say of a version. */
const forgetUse = (names, { file, line }) => ({
    text: `remove ${(0,report_reason/* formatUnion */.l8)(names.map(report_reason/* shortDigest */.VK).map(code))} from ${file} (line ${line})`,
    apply: withPolicy(({ inUse, ...policy }) => ({
        ...policy,
        inUse: inUse && {
            ...inUse,
            references: new Map([...inUse.references].map(([path, all]) => [
                path,
                all.filter(({ versions }) => !versions.some((version) => names.includes(version)))
            ]))
        }
    }))
});
/** Returns the change that ends the condition of a rule; none where that would take until later, or is unknown. */
const endCondition = (given, number) => {
    const { policy, refs, inventory } = given;
    const rule = policy.rules[number];
    const condition = rule?.keep.while;
    if (!rule || condition === undefined || condition === 'unreleased' || rule.keep['then-for'])
        return [];
    const { type } = inventory;
    const covered = labelsOfCase(given).filter((label) => (0,pattern/* covers */.hU)(rule.delete, label, type));
    const { fact, placeholder, forms, describe } = refKinds[condition];
    const texts = covered.flatMap((label) => (0,pattern/* capturesOf */.JR)(rule.delete, label, type, placeholder).map((each) => each ?? label));
    const names = [...(refs[fact] ?? [])].filter((each) => forms(each).some((form) => texts.includes(form)));
    if (names.length === 0)
        return [];
    const apply = (to) => ({
        ...to,
        refs: { ...to.refs, [fact]: new Set([...(to.refs[fact] ?? [])].filter((each) => !names.includes(each))) }
    });
    return [{ text: (0,report_reason/* formatUnion */.l8)(names.map(describe)), apply }];
};
const refKinds = {
    'pr-open': {
        fact: 'pullRequests',
        placeholder: 'pr',
        forms: (number) => [number],
        describe: (number) => `close pull request ${number}`
    },
    'branch-exists': {
        fact: 'branches',
        placeholder: 'name',
        forms: ref_forms/* branchForms */.w,
        describe: (branch) => `delete the branch ${code(branch)}`
    },
    'tag-exists': {
        fact: 'tags',
        placeholder: 'name',
        forms: ref_forms/* tagForms */.g,
        describe: (tag) => `delete the Git tag ${code(tag)}`
    }
};
const protectLabel = (label, { protect }, style) => {
    const sources = protect?.sources ?? [];
    const list = style === 'document' ? code('protect') : edits_name(style, 'keep-tags');
    const text = sources.length > 0
        ? `add ${code(label)} to ${list}`
        : setting(style, style === 'document' ? 'protect' : 'keep-tags', label);
    return { text, apply: withPolicy((to) => ({ ...to, protect: patternsOf([...sources, label]) })) };
};
/** Returns the change of one key of a rule. */
const setKeep = (rule, key, value, policy, style) => {
    const shown = typeof value === 'number' ? value : value.text;
    const source = policy.rules[rule];
    const input = source && style !== 'document' ? inputOf(key, source) : null;
    const isAge = key === 'within' && Object.keys(source?.keep ?? {}).every((each) => each === 'within');
    const text = input === null
        ? `${code(`${isAge ? 'older-than' : key}: ${shown}`)} in ${isAge ? '' : `${code('keep')} of `}rule ${rule + 1}`
        : setting(style, input, shown);
    // The input older-than is an age for all rules.
    const isSet = (at) => at === rule || (input === 'older-than' && at < 2);
    return {
        text,
        apply: withPolicy((to) => ({
            ...to,
            rules: to.rules.map((each, at) => (isSet(at) ? { ...each, keep: { ...each.keep, [key]: value } } : each))
        }))
    };
};
/** Returns the input that stands for a key of a rule; null for none. */
const inputOf = (key, rule) => {
    if (key === 'within')
        return 'older-than';
    if (key !== 'latest')
        return null;
    return rule.delete.sources.includes('@untagged') ? 'keep-latest-untagged' : 'keep-latest';
};
const setSafety = (safety, style) => {
    const { gracePeriod, maxDeletePercent = 100 } = safety;
    return {
        text: gracePeriod
            ? setting(style, 'grace-period', gracePeriod.text)
            : setting(style, 'max-delete-percent', maxDeletePercent),
        apply: withPolicy((to) => ({ ...to, safety: { ...to.safety, ...safety } }))
    };
};
const withPolicy = (change) => (to) => ({ ...to, policy: change(to.policy) });
/** Returns the name of a setting. */
const edits_name = (style, input) => code(style === 'options' ? `--${input}` : input);
/** Returns a setting with its value. */
const setting = (style, input, value) => {
    if (style !== 'options')
        return code(`${input}: ${value}`);
    // As a POSIX shell and PowerShell take it: in double quotes a text of somebody else's could be a command.
    const text = /[^\w.:-]/.test(`${value}`) ? `'${`${value}`.replaceAll("'", "'\\''")}'` : value;
    return code(value === 'true' ? `--${input}` : `--${input} ${text}`);
};
/** Returns patterns, without those that cannot be read: a label may be none. */
const patternsOf = (sources) => {
    const read = (0,pattern.parsePatterns)(sources.filter((source) => (0,pattern.parsePatterns)([source.replace(/^!/, '')], 'label').ok), 'label');
    return read.ok ? read.value : { sources: [], placeholders: new Set(), includes: [], excludes: [] };
};

;// CONCATENATED MODULE: ./lib/report/what-if.js




/**
 * Returns what would have to change for the other decision about a version: for a kept one to be deleted, or for a deleted
 * one to be kept. Each is tried with the engine: what does not change the decision is not suggested.
 */
const findSuggestions = (given, { reasons, action }, style) => {
    const before = planOf(given);
    const deletes = (decisions) => decisions[given.index]?.action === 'delete';
    const works = (edits) => deletes(planOf(withAll(given, edits))) !== (action === 'delete');
    // An approved plan, or an earlier state of the package, decides otherwise.
    if (deletes(before) !== (action === 'delete'))
        return [];
    const ways = action === 'delete' ? waysToKeep(given, reasons, style) : waysToDelete(given, reasons, style);
    const found = ways.filter(works).map((edits) => withoutNeedless(edits, works));
    const distinct = new Map(found.map((edits) => [edits.map(({ text }) => text).join('\n'), edits]));
    return [...distinct.values()].map((edits) => {
        const after = planOf(withAll(given, edits));
        const differs = (decision, index) => (0,retention_version/* isTopLevel */["in"])(decision) && (decision.action === 'delete') !== (after[index]?.action === 'delete');
        const others = before.filter((decision, index) => index !== given.index && differs(decision, index));
        return { steps: edits.map(({ text }) => text), others: others.length };
    });
};
const planOf = ({ inventory, policy, refs, now }) => (0,retention_plan/* planPackage */.Gv)(inventory, policy, refs, now).decisions;
const withAll = (given, edits) => edits.reduce((each, { apply }) => apply(each), given);
const withoutNeedless = (edits, works) => edits.reduce((needed, each) => {
    const others = needed.filter((other) => other !== each);
    return others.length > 0 && works(others) ? others : needed;
}, edits);
/** Returns the ways to undo every reason that keeps a version: by its tags where that is possible, and by the policy. */
const waysToDelete = (given, reasons, style) => {
    const choices = reasons.map((reason) => undo(given, reason, style));
    if (choices.some(({ length }) => length === 0))
        return [];
    const most = Math.max(...choices.map(({ length }) => length));
    return Array.from({ length: most }, (_, way) => {
        const edits = choices.flatMap((each) => each[Math.min(way, each.length - 1)] ?? []);
        return [...new Map(edits.map((each) => [each.text, each])).values()];
    });
};
/** Returns the changes that each undo one reason to keep a version; none where nothing can. */
const undo = (given, reason, style) => {
    switch (reason.code) {
        case 'uncovered':
            return [...removeTags(given, reason.labels), coverLabels(given, reason.labels, style)];
        case 'protected':
            return 'labels' in reason
                ? [...removeTags(given, reason.labels), unprotect(given, reason.labels, style)]
                : [unprotect(given, [reason.digest], style)];
        case 'in-use':
            return [forgetUse('labels' in reason ? reason.labels : [reason.digest], reason)];
        case 'within':
        case 'latest':
        case 'hourly':
        case 'daily':
        case 'weekly':
        case 'monthly':
        case 'yearly':
            return lowerLimit(given, reason, style);
        case 'while':
            return endCondition(given, reason.rule);
        case 'grace':
            return durationsBelow(given).map((duration) => setSafety({ gracePeriod: duration }, style));
        case 'min-keep':
            return lowerMinimum(given, reason.limit);
        case 'fuse':
            return [setSafety({ maxDeletePercent: Math.ceil((reason.going * 100) / reason.images) }, style)];
        default:
            return [];
    }
};
/** Returns the change that lets a key keep less: a lower count, or a shorter time. */
const lowerLimit = (given, { code: key, rule, rank, limit }, style) => {
    if (typeof limit === 'number')
        return rank === undefined ? [] : [setKeep(rule, key, rank - 1, given.policy, style)];
    return durationsBelow(given).map((duration) => setKeep(rule, key, duration, given.policy, style));
};
/** Returns the change to the highest minimum of images that does not keep the version. */
const lowerMinimum = (given, limit) => {
    const { minKeep } = given.policy;
    const counts = minKeep === null ? [] : Array.from({ length: Math.min(limit, 20) }, (_, less) => limit - 1 - less);
    const setMinimum = (count) => ({
        text: code(`min-keep: ${count}`),
        apply: withPolicy((to) => ({ ...to, minKeep: count }))
    });
    const isFree = (edit) => planOf(edit.apply(given))[given.index]?.reasons.every(({ code }) => code !== 'min-keep') ?? false;
    const found = counts.map(setMinimum).find(isFree);
    return found ? [found] : [];
};
/** Returns the ways to keep a version that is deleted, each a single change. */
const waysToKeep = (given, reasons, style) => {
    const labels = labelsOfCase(given);
    const expired = reasons.find((reason) => reason.code === 'expired');
    if (!expired && labels.length === 0 && reasons.every(({ code }) => code !== 'orphan'))
        return [];
    const [label = versionOf(given)[0]?.name ?? ''] = labels;
    const edits = [
        protectLabel(label, given.policy, style),
        ...(expired ? raiseLimits(given, expired, style) : []),
        ...(labels.length === 0 ? durationsFrom(given, 1).map((gracePeriod) => setSafety({ gracePeriod }, style)) : [])
    ];
    return edits.map((edit) => [edit]);
};
/** Returns the changes by which a rule keeps a version: higher counts, a longer time. */
const raiseLimits = (given, { rule, misses }, style) => {
    const { policy } = given;
    const set = (key, value) => setKeep(rule, key, value, policy, style);
    const ranks = misses.flatMap(({ key, rank, limit }) => rank !== undefined && typeof limit === 'number' ? [{ key, rank }] : []);
    if (ranks.every(({ key }) => key !== 'latest')) {
        const all = planOf(set('latest', given.inventory.versions.length).apply(given))[given.index];
        const reason = all?.reasons.find((each) => each.code === 'latest' && each.rule === rule);
        if (reason?.code === 'latest' && reason.rank !== undefined)
            ranks.unshift({ key: 'latest', rank: reason.rank });
    }
    return [
        ...ranks.map(({ key, rank }) => set(key, rank)),
        ...durationsFrom(given).map((duration) => set('within', duration))
    ];
};
const hour = 3_600_000;
const day = 24 * hour;
/** Returns the longest whole time that is over for a version; none while it is younger than a minute. */
const durationsBelow = (given) => {
    const age = ageOf(given);
    const [unit, length] = age > day ? ['day', day] : age > hour ? ['hour', hour] : ['minute', 60_000];
    return durationsOf(Math.ceil(age / length) - 1, unit);
};
/** Returns the shortest whole time that is not over for a version; for keys that end with their time, `more` of 1. */
const durationsFrom = (given, more = 0) => {
    const age = ageOf(given) + more;
    return age > 2 * day ? durationsOf(Math.ceil(age / day), 'day') : durationsOf(Math.ceil(age / hour), 'hour');
};
const durationsOf = (count, unit) => {
    const read = (0,duration/* parseDuration */.E9)(`${count} ${unit}${count === 1 ? '' : 's'}`);
    return read.ok ? [read.value] : [];
};
/** Returns the time since the last change of a version. */
const ageOf = (given) => given.now - Math.max(...versionOf(given).map(({ created, updated }) => Math.max(Number(created), Number(updated))));

;// CONCATENATED MODULE: ./lib/report/why.js











/**
 * Explains the decision about a version of a report, which `text` names (see `findVersion`). Settings in suggestions are
 * written in `style`; by default as inputs where the policy could have been made of them.
 */
const explainVersion = (report, text, style) => {
    const found = findVersion(report, text);
    return found.ok ? (0,result.ok)(explain(report, found.value, style)) : found;
};
const explain = (report, { pkg, version }, style) => {
    const { owner, type, name, versions, policyIndex } = pkg;
    const related = (others) => others.map(({ platform = null, ...each }) => ({
        id: each.id,
        label: (0,log/* versionLabel */.dp)(each),
        part: each.part,
        platform,
        action: each.action
    }));
    const replay = replayVersion(report, pkg, version);
    const meanings = report.policy.policies[policyIndex]?.text ?? [];
    return {
        package: { owner, type, name },
        id: version.id,
        name: version.name,
        tags: version.tags,
        createdAt: version.createdAt,
        updatedAt: version.updatedAt,
        part: version.part,
        platform: version.platform ?? null,
        action: version.action,
        outcome: version.outcome,
        untag: version.untag,
        reasons: version.reasons.map((reason) => ({ code: reason.code, text: (0,report_reason/* formatReason */.K9)(reason) })),
        rules: replay ? explainRules(replay, version, meanings) : [],
        neededBy: related(versions.filter(({ needs = [] }) => needs.includes(version.id))),
        needs: related(versions.filter(({ id }) => version.needs?.includes(id))),
        expiresAt: version.expiresAt ?? null,
        suggestions: replay && version.action !== 'restore' ? findSuggestions(replay, version, style ?? styleOf(replay.policy)) : [],
        caveats: caveatsOf(pkg, replay !== null)
    };
};
/** Returns what the decision about a version depends on; null where the report does not have it. */
const replayVersion = (report, pkg, { id }) => {
    const policies = policiesOf(report);
    const replay = replayPackage(report, pkg, policies);
    const index = pkg.versions.findIndex((version) => version.id === id);
    if (!replay)
        return null;
    const { inventory, policy } = replay;
    return { inventory, policy, refs: inventory.facts, now: Date.parse(report.now), index };
};
const policiesOf = ({ policy }) => {
    if (policy.policies.length === 0)
        return [];
    const read = (0,retention_document.readPolicyDocument)((0,policy_document/* writeDocument */.f)(policy.policies), 'policy', policy_document/* defaults */.N);
    return read.ok ? read.policies : [];
};
/** Returns the style of inputs for a policy that could have been made of them. */
const styleOf = ({ rules, minKeep }) => {
    const isFlat = ({ keep }) => Object.keys(keep).every((key) => key === 'latest' || key === 'within');
    return minKeep === null && rules.length <= 2 && rules.every(isFlat) ? 'inputs' : 'document';
};
const explainRules = (given, version, meanings) => given.policy.rules.map((rule, at) => {
    const number = at + 1;
    const prefix = `Rule ${number} `;
    const meaning = meanings.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? (0,report_reason/* formatList */.ki)(rule.delete.sources);
    const unmatched = explainUnmatched(given, version, rule);
    if (unmatched !== null)
        return { rule: number, meaning, effect: 'none', text: unmatched };
    return { rule: number, meaning, ...evaluateAlone(given, rule, at) };
});
/** Returns why a rule does not apply to a version; null if it does. */
const explainUnmatched = ({ inventory: { type, graph }, index }, version, { delete: patterns }) => {
    const isPart = !(0,retention_version/* isTopLevel */["in"])(version) && !graph?.orphans.has(index);
    const labels = (0,evaluate/* labelsOf */.PC)({ ...version, created: null, updated: null }, type);
    if (isPart && labels.length === 0)
        return 'does not apply: rules are for images, and this is a part of one';
    if (labels.length === 0)
        return (0,pattern/* coversUntagged */.U)(patterns) ? null : 'does not apply: it matches no untagged versions';
    if (labels.some((label) => (0,pattern/* covers */.hU)(patterns, label, type)))
        return null;
    const includes = patternsWithoutExclusions(patterns);
    const excluded = labels.filter((label) => includes && (0,pattern/* covers */.hU)(includes, label, type));
    if (excluded.length > 0)
        return `does not apply: it excludes ${(0,report_reason/* formatList */.ki)(excluded)}`;
    return `does not apply: it matches ${labels.length === 1 ? 'not' : 'none of'} ${(0,report_reason/* formatList */.ki)(labels)}`;
};
const patternsWithoutExclusions = ({ sources }) => {
    const read = (0,pattern.parsePatterns)(sources.filter((source) => !source.startsWith('!')), 'label');
    return read.ok ? read.value : null;
};
/** Returns what a rule says of a version, if another rule lets all its tags be deleted. */
const evaluateAlone = ({ inventory, policy, refs, now, index }, rule, number) => {
    const others = (0,pattern.parsePatterns)(['@any', '@untagged'], 'label');
    const rules = others.ok ? [rule, { delete: others.value, keep: {} }] : [rule];
    // With `untag` the rules are asked about protected versions, too.
    const asked = { ...policy, rules, safety: { ...policy.safety, untag: true } };
    const [evaluation] = (0,evaluate/* evaluateVersions */.hX)(inventory, asked, refs, now).slice(index, index + 1);
    const own = (evaluation?.reasons ?? []).flatMap((reason) => 'rule' in reason && reason.rule === 0 ? { ...reason, rule: number } : []);
    const expired = own.filter(({ code }) => code === 'expired');
    const kept = own.filter(({ code }) => code !== 'expired');
    if (kept.length > 0)
        return { effect: 'keeps', text: kept.map(report_reason/* formatReason */.K9).join(', and ') };
    if (expired.length > 0)
        return { effect: 'deletes', text: `would delete it: ${expired.map(report_reason/* formatReason */.K9).join(', and ')}` };
    return { effect: 'deletes', text: isKeptAnyway(evaluation) };
};
const isKeptAnyway = (evaluation) => evaluation?.reasons.some(({ code }) => code === 'unknown-time')
    ? 'matches it, but counts no version without a time of creation'
    : 'would delete it, if it were not kept for another reason';
const caveatsOf = ({ type, versions, status }, isReplayed) => [
    ...(type === 'container' && status === 'ok' && versions.every(({ manifest }) => manifest === undefined)
        ? ['No manifests were read, because nothing of the package can be deleted now: what needs what is not known.']
        : []),
    ...(isReplayed ? [] : ['The report does not have what the decision was made from, so there are no suggestions.'])
];

;// CONCATENATED MODULE: ./lib/report/why-text.js

/** Returns an explanation in words, at a time in milliseconds; texts from outside are in it as they are. */
const describeExplanation = (why, now) => {
    const { action, rules, neededBy, needs, suggestions, caveats } = why;
    const isDeleted = action === 'delete';
    return [
        { title: null, lines: describeVersion(why, now) },
        { title: describeVerdict(why), lines: describeReasons(why) },
        { title: 'Rules', lines: rules.flatMap(describeRule) },
        { title: 'Needed by', lines: neededBy.map(describeRelated) },
        { title: 'Needs', lines: needs.map(describeRelated) },
        { title: 'Expires', lines: isDeleted ? [] : [describeExpiry(why)] },
        { title: isDeleted ? 'To keep it' : 'To delete it', lines: suggestionLines(why, suggestions) },
        { title: 'Note', lines: caveats }
    ].filter(({ lines }) => lines.length > 0);
};
const describeVersion = ({ package: pkg, id, name, tags, createdAt, updatedAt, part, platform }, now) => {
    const at = (time) => `${(0,report_reason/* formatMinute */.Yi)(Date.parse(time))} (${(0,report_reason/* formatAge */.nV)(now - Date.parse(time))} ago)`;
    const isTagged = pkg.type === 'container' || pkg.type === 'docker';
    return [
        `${pkg.type} package ${pkg.owner}/${pkg.name}, version ${id}`,
        ...(isTagged ? [name, tags.length > 0 ? `tagged ${(0,report_reason/* formatList */.ki)(tags, 20)}` : 'untagged'] : [name]),
        ...(part === 'child' || part === 'referrer' ? [platform ? `${parts[part]}, ${platform}` : parts[part]] : []),
        createdAt === null
            ? 'GitHub does not say when it was created'
            : `created ${at(createdAt)}${updatedAt && updatedAt !== createdAt ? `, last changed ${at(updatedAt)}` : ''}`
    ];
};
const parts = {
    image: 'an image',
    version: 'a version',
    child: 'a part of an index',
    referrer: 'a signature, attestation or SBOM'
};
const describeVerdict = ({ action, outcome, untag }) => {
    if (action === 'untag')
        return `Kept, without the tag${untag.length === 1 ? '' : 's'} ${(0,report_reason/* formatUnion */.l8)(untag)}`;
    if (action === 'keep')
        return 'Kept';
    const verb = action === 'delete' ? 'deleted' : 'restored';
    if (outcome === 'planned')
        return `Would be ${verb}`;
    return outcome === verb ? `Was ${verb}` : `To be ${verb}: ${outcome}`;
};
const describeReasons = ({ reasons, tags, action }) => {
    const isPartly = action !== 'delete' && tags.length > 1 && reasons.some(({ code }) => code === 'uncovered');
    const rule = 'A version is only deleted if rules match every one of its tags.';
    return [...reasons.map(({ text }) => text), ...(isPartly ? [rule] : [])];
};
const describeRule = ({ rule, meaning, text }) => [
    `${rule}: ${meaning}`,
    `   ${text}`
];
const describeRelated = ({ id, label, part, platform, action }) => {
    const what = platform ?? (part === 'referrer' ? parts.referrer : null);
    const verdict = action === 'delete' ? 'would be deleted' : action === 'restore' ? 'restored' : 'kept';
    return `${(0,report_reason/* shortDigest */.VK)(label)} (version ${id}${what ? `, ${what}` : ''}): ${verdict}`;
};
const describeExpiry = ({ expiresAt, caveats }) => expiresAt === null
    ? `not by time alone${caveats.length > 0 ? ', as far as is known' : ''}`
    : `${(0,report_reason/* formatMinute */.Yi)(Date.parse(expiresAt))}, if nothing is pushed and no tag moves`;
const suggestionLines = ({ action, neededBy, reasons }, suggestions) => {
    const keepers = neededBy.filter(({ action: theirs }) => theirs !== 'delete' && theirs !== 'restore');
    const others = neededBy.map(({ label, id }) => `${(0,report_reason/* shortDigest */.VK)(label)} (version ${id})`);
    if (action === 'delete' && reasons.some(({ code }) => code === 'goes-with'))
        return [`keep what needs it: ${(0,report_reason/* formatList */.ki)(others)}`];
    if (keepers.length > 0 && action !== 'delete')
        return [
            `delete what needs it first: ${(0,report_reason/* formatList */.ki)(keepers.map(({ label, id }) => `${(0,report_reason/* shortDigest */.VK)(label)} (version ${id})`))}`
        ];
    return suggestions.map(({ steps, others }) => {
        const verb = action === 'delete' ? 'kept' : 'deleted';
        const also = others > 0 ? `; ${(0,report_reason/* formatCount */.B4)(others, 'other')} would be ${verb}, too` : '';
        return `- ${(0,report_reason/* formatUnion */.l8)(steps)}${also}`;
    });
};

// EXTERNAL MODULE: ./lib/cli/messages.js
var messages = __webpack_require__(84612);
// EXTERNAL MODULE: ./lib/cli/run-command.js + 10 modules
var run_command = __webpack_require__(11975);
// EXTERNAL MODULE: ./lib/cli/table.js
var table = __webpack_require__(43626);
// EXTERNAL MODULE: ./lib/cli/terminal.js + 3 modules
var terminal = __webpack_require__(50935);
;// CONCATENATED MODULE: ./lib/cli/why.js












/** Explains the decision about a version, of a report or as of now, and resolves to the exit code. */
const why_explain = async (invocation, host) => {
    const [text = '', path] = invocation.operands;
    const given = path === undefined ? await decide(invocation, host) : await readFrom(path, invocation, host);
    const fail = (problem) => {
        (0,messages/* createMessages */.R)(host).error(`why: ${problem}`);
        return 1;
    };
    if (!given.ok)
        return fail(given.problem);
    const why = explainVersion(given.value.report, text, given.value.style);
    if (!why.ok)
        return fail(why.problem);
    if (invocation.own.has('json'))
        host.stdout.write(`${JSON.stringify(why.value, null, 2)}\n`);
    else
        for (const line of explanationLines(why.value, given.value.report, host))
            host.stdout.write(`${line}\n`);
    return 0;
};
const decide = async (invocation, host) => {
    const decided = await (0,run_command.decideNow)(invocation, host);
    if (!decided)
        return (0,result/* err */._q)('nothing was decided, as said above');
    const { report, env } = decided;
    const isDocument = env['INPUT_POLICY'] !== undefined || env['INPUT_POLICY-FILE'] !== undefined;
    return (0,result.ok)({ report, style: isDocument ? 'document' : 'options' });
};
const readFrom = async (path, { inputs }, { directory }) => {
    const [other] = [...inputs.keys()].filter((name) => name !== 'packages');
    if (other !== undefined)
        return (0,result/* err */._q)(`a report has its own policy and packages; remove --${other}, or ${path}`);
    try {
        const read = (0,read_report.readReport)(await (0,text_file/* readTextFile */.Gu)((0,external_node_path_.resolve)(directory, path)));
        return read.ok ? (0,result.ok)({ report: selectPackages(read.value, inputs.get('packages')) }) : (0,result/* err */._q)(`${path} ${read.problem}`);
    }
    catch (error) {
        return (0,result/* err */._q)(`${path} ${(0,text_file/* describeReadError */.U)(error)}`);
    }
};
/** Returns a report with the packages of these names alone; with all of them where no names are given. */
const selectPackages = (report, names) => {
    if (names === undefined)
        return report;
    const wanted = names.split(/[,\n]/).map((name) => name.trim().toLowerCase());
    return {
        ...report,
        packages: report.packages.filter((each) => selectableNames(each).some((name) => wanted.includes(name)))
    };
};
/** Yields an explanation as lines for stdout. */
function* explanationLines(why, { now }, { stdout, env }) {
    const paint = (0,terminal/* createPaint */.XG)(stdout, env);
    const layout = { width: (0,terminal/* widthOf */.qz)(stdout), paint, wide: true, maxRows: Number.POSITIVE_INFINITY };
    for (const [at, { title, lines }] of describeExplanation(why, Date.parse(now)).entries()) {
        if (at > 0)
            yield '';
        if (title !== null)
            yield paint(at === 1 ? verdictStyles[why.action] : 'bold', (0,report_text/* sanitizeLogLine */.O)(title));
        for (const line of lines) {
            const depth = (title === null ? 0 : 2) + line.length - line.trimStart().length;
            yield* (0,table/* indented */.g)(line.trimStart(), layout, depth);
        }
    }
}
const verdictStyles = {
    keep: 'green',
    untag: 'yellow',
    delete: 'red',
    restore: 'green'
};


/***/ }),

/***/ 38599:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ planPackage),
/* harmony export */   Sy: () => (/* binding */ deferChanges)
/* harmony export */ });
/* unused harmony export capChanges */
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2058);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84878);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14946);



/** Smaller packages are exempt from `max-delete-percent`: a percentage of a few images says little. */
const minLimitedImages = 10;
/**
 * Returns the plan for one package, which decides every version once: a pure function of the inventory, the policy, the
 * refs and the time. With `approved`, only versions are deleted that it deletes and whose tags are the same still.
 */
const planPackage = (inventory, policy, refs, now, approved = null) => {
    const { type, graph, versions, unreadable } = inventory;
    const { safety, minKeep } = policy;
    const evaluated = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluateVersions */ .hX)(inventory, policy, refs, now);
    const evaluations = approved ? checkApprovals(evaluated, graph, approved) : evaluated;
    const kept = reachableFromKept(evaluations, graph);
    const emptiesPackage = safety.deleteEmptyPackages && minKeep === null && versions.length > 0 && kept.size === 0;
    const minimum = emptiesPackage ? new Set() : enforceMinimum(evaluations, { type, graph }, minKeep ?? 1, kept);
    const images = evaluations.filter(({ image }) => image).length;
    const overLimit = checkDeletePercent(evaluations, images, kept, safety.maxDeletePercent);
    const blockReason = unreadable.length > 0 ? { code: 'unreadable' } : overLimit;
    const outcome = { ids: versions.map(({ id }) => id), kept, minimum, minKeep: minKeep ?? 1, blockReason };
    const deleted = blockReason ? [] : evaluations.filter(({ index }) => !kept.has(index));
    return {
        status: unreadable.length > 0 ? 'failed' : overLimit ? 'fused' : 'ok',
        decisions: evaluations.map((evaluation) => decide(evaluation, graph, outcome)),
        images,
        changes: orderChanges(deleted, graph),
        emptiesPackage: emptiesPackage && blockReason === null
    };
};
/** The value of most lists of most versions. */
const none = [];
/** Keeps what an approved plan does not delete. Versions that other kept versions need are kept for these. */
const checkApprovals = (evaluations, graph, approved) => {
    const kept = reachableFromKept(evaluations, graph);
    return evaluations.map((each) => (each.deletable && kept.has(each.index) ? each : checkApproval(each, approved)));
};
/** Returns the indexes of the versions that are kept for their own reasons, and of all that they need. */
const reachableFromKept = (evaluations, graph) => (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)(indexesOf(evaluations.filter(({ deletable }) => !deletable)), graph?.needs ?? []);
const checkApproval = (evaluation, approved) => {
    const { version, deletable, removableTags } = evaluation;
    const change = approved.get(version.id);
    const same = change !== undefined && (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .sameTags */ .Iu)(change.tags, version.tags);
    if (!deletable)
        return { ...evaluation, removableTags: same ? removableTags.filter((tag) => change.untag.includes(tag)) : [] };
    if (same && change.action === 'delete')
        return evaluation;
    return { ...evaluation, deletable: false, reasons: [{ code: 'not-in-plan' }] };
};
const indexesOf = (evaluations) => evaluations.map(({ index }) => index);
const newestFirst = (a, b) => Number(b.version.created) - Number(a.version.created) || b.version.id - a.version.id;
/** Returns why nothing is deleted if that were a larger share of the images than `limit` percent; null otherwise. */
const checkDeletePercent = (evaluations, images, kept, limit) => {
    const deleted = evaluations.filter(({ image, index }) => image && !kept.has(index)).length;
    const isOver = images >= minLimitedImages && deleted * 100 > images * limit;
    return isOver ? { code: 'fuse', going: deleted, images, limit } : null;
};
const decide = ({ index, version, part, image, deletable, reasons: own, removableTags }, graph, { ids, kept, minimum, minKeep, blockReason }) => {
    const owners = graph?.neededBy[index] ?? [];
    if (!kept.has(index)) {
        if (blockReason)
            return { version, part, action: 'keep', untag: none, reasons: [blockReason] };
        const isTop = part === 'image' || image;
        const reasons = isTop ? own : own.concat({ code: 'goes-with', ids: idsOf(ids, owners) });
        return { version, part, action: 'delete', untag: none, reasons };
    }
    const keptOwners = owners.filter((owner) => kept.has(owner));
    let reasons = deletable ? none : own;
    if (keptOwners.length > 0)
        reasons = reasons.concat({ code: 'needed-by', ids: idsOf(ids, keptOwners) });
    if (minimum.has(index))
        reasons = reasons.concat({ code: 'min-keep', limit: Math.max(minKeep, 1) });
    const untag = blockReason || keptOwners.length > 0 || minimum.has(index) ? none : removableTags;
    return { version, part, action: untag.length > 0 ? 'untag' : 'keep', untag, reasons };
};
const idsOf = (ids, indexes) => indexes.map((index) => Number(ids[index])).toSorted((a, b) => a - b);
/**
 * Adds images to `kept`, the newest first, until `minKeep` of them are kept, and returns those added for this alone. GitHub
 * refuses to delete the last tagged version of a container and the last version of any other type: one is always kept.
 */
const enforceMinimum = (evaluations, { type, graph }, minKeep, kept) => {
    const added = new Set();
    const satisfiesGitHub = ({ labels }) => type !== 'container' || labels.length > 0;
    const counted = countedImages(evaluations, graph);
    let count = counted.length;
    let satisfying = counted.filter(satisfiesGitHub).length;
    if (count >= minKeep && satisfying > 0)
        return added;
    // An orphan becomes one when its subject is deleted: it must not displace what was kept until then.
    const priority = (each) => (satisfiesGitHub(each) ? 0 : graph?.orphans.has(each.index) ? 2 : 1);
    const remaining = evaluations
        .filter(({ image, index }) => image && !kept.has(index))
        .toSorted((a, b) => priority(a) - priority(b) || newestFirst(a, b));
    for (const candidate of remaining) {
        if (count >= minKeep && (satisfying > 0 || !satisfiesGitHub(candidate)))
            break;
        if (kept.has(candidate.index))
            continue;
        added.add(candidate.index);
        const images = keepWithParts(candidate, evaluations, graph, kept);
        count += images.length;
        satisfying += images.filter(satisfiesGitHub).length;
    }
    return added;
};
/** Returns the kept images that count for the minimum. */
const countedImages = (evaluations, graph) => {
    // Signatures of images in another package are not images, nor do they make others count.
    const isForeign = ({ index }) => graph?.foreign.has(index) ?? false;
    const starts = indexesOf(evaluations.filter((each) => !each.deletable && !isForeign(each)));
    const needed = (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)(starts, graph?.needs ?? []);
    // An untagged version that is kept for its digest or its time may be a part of an image that is gone.
    const isPart = ({ labels, reasons }) => labels.length === 0 && reasons.some((reason) => reason.code === 'unknown-time' || 'digest' in reason);
    return evaluations.filter((each) => each.image && needed.has(each.index) && !isForeign(each) && !isPart(each));
};
/** Adds an image and all that it needs to `kept`, and returns the images that this added. */
const keepWithParts = ({ index: start }, evaluations, graph, kept) => {
    const added = [...(0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)([start], graph?.needs ?? [])].filter((index) => !kept.has(index));
    for (const index of added)
        kept.add(index);
    return added.flatMap((index) => evaluations.slice(index, index + 1)).filter(({ image }) => image);
};
const noNodes = [];
/** Returns the deletions in order, the oldest image first and each version after those that it belongs to. */
const orderChanges = (deleted, graph) => {
    const nodes = deleted.map((evaluation) => ({ evaluation, time: Number.NaN, position: 0 }));
    const nodeOf = new Map();
    if (graph)
        for (const node of nodes)
            nodeOf.set(node.evaluation.index, node);
    const within = (edges, { evaluation }) => {
        const ends = edges?.[evaluation.index] ?? [];
        return ends.length > 0 ? ends.flatMap((end) => nodeOf.get(end) ?? []) : noNodes;
    };
    const partsOf = (owner) => within(graph?.needs, owner);
    setTimes(nodes, partsOf);
    const starts = nodes.toSorted((a, b) => imagesFirst(a, b) || idOf(b) - idOf(a));
    const sortedParts = (owner) => {
        const parts = partsOf(owner);
        return parts.length > 1 ? parts.toSorted((a, b) => idOf(a) - idOf(b)) : parts;
    };
    // Without edges the order is the reverse of the starts.
    const linked = graph ? (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .topologicalOrder */ ._o)(starts, sortedParts) : starts.toReversed();
    const order = linked.toSorted((a, b) => a.time - b.time);
    for (const [position, node] of order.entries())
        node.position = position;
    return order.map((node) => {
        const { index, image } = node.evaluation;
        const owners = within(graph?.neededBy, node);
        const before = owners.length > 0 ? owners.filter((owner) => owner.position < node.position) : owners;
        const after = before.length > 0 ? before.map((owner) => owner.evaluation.index) : none;
        return { index, image, time: node.time, after };
    });
};
const idOf = ({ evaluation }) => evaluation.version.id;
const imagesFirst = (a, b) => Number(b.evaluation.image) - Number(a.evaluation.image);
/** Sets the time of every node to that of the youngest image that it belongs to. */
const setTimes = (nodes, partsOf) => {
    const youngestFirst = nodes.toSorted((a, b) => imagesFirst(a, b) || newestFirst(a.evaluation, b.evaluation));
    for (const youngest of youngestFirst) {
        const reached = [youngest];
        for (const node of reached) {
            if (!Number.isNaN(node.time))
                continue;
            node.time = Number(youngest.evaluation.version.created);
            reached.push(...partsOf(node));
        }
    }
};
/** Returns what a cap on images over several plans defers: of each plan, the indexes of its changes; the oldest are made. */
const capChanges = (plans, cap) => {
    const deferred = new Map(plans.map((plan) => [plan, new Set()]));
    if (cap === null)
        return deferred;
    const images = plans.flatMap((plan) => plan.changes.filter(({ image }) => image).map((change) => ({ plan, change })));
    const late = images.toSorted((a, b) => a.change.time - b.change.time).slice(cap);
    for (const { plan, change } of late)
        deferred.get(plan)?.add(change.index);
    for (const [plan, indexes] of deferred) {
        for (const { index, after } of plan.changes)
            if (after.some((owner) => indexes.has(owner)))
                indexes.add(index);
    }
    return deferred;
};
/**
 * Returns what the caps defer to the next run: the cap of a policy over its packages, that of the run over all packages
 * whose policy has none. What was changed `earlier` in the run counts.
 */
const deferChanges = (planned, maxDeletions, earlier = []) => {
    const capOf = ({ policy }) => policy.safety.maxDeletions;
    const groupOf = (each) => (capOf(each) === null ? null : each.policyIndex);
    const groups = Map.groupBy(planned, groupOf);
    const deferred = [...groups].flatMap(([key, group]) => {
        const cap = group.reduce((_, each) => capOf(each), null) ?? maxDeletions;
        const before = earlier.filter((each) => groupOf(each) === key);
        const used = before.flatMap((each) => each.plan.changes.filter((change) => change.image && !each.deferred.has(change.index)));
        const plans = group.map(({ plan }) => plan);
        return [...capChanges(plans, cap === null ? null : Math.max(0, cap - used.length))];
    });
    return new Map(deferred);
};


/***/ }),

/***/ 53347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lR: () => (/* binding */ unmatchedWarnings),
/* harmony export */   tL: () => (/* binding */ findSuspect)
/* harmony export */ });
/* unused harmony exports findSuspectPatterns, suggestLabel */
/* harmony import */ var _did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25811);
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2058);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96953);



/**
 * Returns the patterns of `protect`, and the exclusions of rules, that match no label of a package but would match an
 * unprotected one if case were ignored, or if they were read as a regex: what they were meant to protect is unknown.
 */
const findSuspectPatterns = ({ protect, rules }, pkg) => {
    const { type } = pkg;
    const labels = labelsIn(pkg);
    const exposed = labels.filter((label) => !protect || !(0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .hU)(protect, label, type));
    const findIn = (patterns, harmed) => {
        const unmatched = patterns.filter(({ matches }) => !labels.some((label) => matches(label, type)));
        return [
            ...(0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .caseOnlyMatches */ .mk)(unmatched, harmed, type).map((each) => ({ ...each, spelling: 'case' })),
            ...unmatched.flatMap(({ source }) => {
                const label = matchedAsRegex(source, harmed, type);
                return label === undefined ? [] : [{ source, label, spelling: 'regex' }];
            })
        ];
    };
    const found = [
        ...findIn(protect?.includes ?? [], exposed),
        ...rules.flatMap(({ delete: patterns }) => findIn(patterns.excludes, exposed.filter((label) => (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .mayCover */ .bf)(patterns, label, type))))
    ];
    return [...new Map(found.map((each) => [each.source, each])).values()];
};
/** Returns why nothing of a package may be deleted for the way in which its policy protects; null if something may. */
const findSuspect = (policy, pkg) => {
    const [suspect] = findSuspectPatterns(policy, pkg);
    if (!suspect)
        return null;
    const { source, label, spelling } = suspect;
    const condition = spelling === 'case' ? 'case were ignored' : 'it were a regular expression, between slashes';
    return `pattern "${source}" protects nothing in this package, but would match "${label}" if ${condition}; nothing is deleted from the package until the pattern is corrected or removed`;
};
/** Returns a warning for each pattern of a policy that matches nothing in any of its packages, all of which were listed. */
const unmatchedWarnings = (policy, packages) => (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .unmatchedPatterns */ .xo)(policy, packages).map((source) => `pattern "${source}" matches nothing in any package${suggestLabel(source, policy, packages)}`);
/**
 * Returns what to add to the warning of a pattern that matches nothing in the packages: the first label that it would match
 * if case were ignored, or that a word which protects is a misspelling of; empty if there is none.
 */
const suggestLabel = (source, policy, packages) => {
    const { protect, rules, type } = policy;
    const labels = packages.flatMap(labelsIn);
    const protecting = [...(protect?.includes ?? []), ...rules.flatMap((rule) => rule.delete.excludes)];
    const patterns = [...protecting, ...rules.flatMap((rule) => rule.delete.includes)];
    const [near] = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .caseOnlyMatches */ .mk)(patterns.filter((pattern) => pattern.source === source), labels, type);
    if (near)
        return ` (it would match ${near.label} if case were ignored)`;
    const isWord = protecting.some((pattern) => pattern.source === source && pattern.words);
    return isWord ? (0,_did_you_mean_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .a)(source.replace(/^!/, ''), labels) : '';
};
const labelsIn = ({ type, versions }) => versions.flatMap((version) => (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(version, type));
/** Returns the first label that a glob such as `v.*` matches as a regex; `1.*` is more often meant for `1.2`. */
const matchedAsRegex = (source, labels, type) => {
    const glob = source.replace(/^!/, '');
    if (!/(?:^|[^\d*?])\.\*/.test(glob))
        return undefined;
    const read = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__.parsePatterns)([`/${glob}/`], 'label');
    return read.ok ? labels.find((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .covers */ .hU)(read.value, label, type)) : undefined;
};


/***/ })

};
