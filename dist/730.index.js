export const id = 730;
export const ids = [730];
export const modules = {

/***/ 3163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ markConflicts),
/* harmony export */   t: () => (/* binding */ findPackages)
/* harmony export */ });
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6034);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5300);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9361);



/**
 * Returns the packages that the policies take, in the order of their policies. Only patterns that are not names cost a
 * listing. With `ifMissing: 'error'` a package that is named exactly is not asked for; else it is left out if it is missing.
 */
const findPackages = async (search) => {
    const found = [];
    for (const type of new Set(search.policies.map((policy) => policy.type)))
        found.push(await findOfType(search, type));
    const targets = found.flatMap((each) => each.targets);
    const marked = await markConflicts(search.client, search.owner, targets);
    return {
        targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
        problems: found.flatMap(({ problems }) => problems),
        warnings: [...found.flatMap(({ warnings }) => warnings), ...marked.warnings]
    };
};
const findOfType = async ({ client, owner, policies, ifMissing }, type) => {
    const ours = policies.filter((policy) => policy.type === type);
    const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []));
    const onlyExact = ours.every(({ packages }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .exactNames */ .Ke)(packages) !== null);
    const listing = onlyExact ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)([]) : await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .listPackages */ .Ad)(client, owner, type);
    const listed = listing.ok ? listing.value : [];
    const names = [...new Set([...exact, ...listed])];
    const targets = [];
    const warnings = [];
    for (const name of names) {
        const policyIndex = policies.findIndex((policy) => policy.type === type && (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesName */ .Hj)(policy.packages, name));
        const policy = policies[policyIndex];
        if (!policy)
            continue;
        const ref = { owner: owner.login, type, name };
        const exists = ifMissing === 'error' || listed.includes(name) || (await mayExist(client, owner, ref));
        if (exists)
            targets.push({ ref, policyIndex, policy });
        else if (ifMissing === 'warn')
            warnings.push(`packages: the ${type} package ${owner.login}/${name} does not exist, or the token may not see it`);
    }
    if (!listing.ok)
        return { targets, problems: [listing.problem], warnings };
    const idle = new Set(ours.flatMap(({ packages }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .unmatched */ .Gv)(packages, names, type, false)));
    for (const source of idle)
        warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`);
    return { targets, problems: [], warnings };
};
/** Returns false for a package that GitHub does not know; a request without an answer is left to explain for later. */
const mayExist = async (client, owner, ref) => {
    const found = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .getPackage */ .bP)(client, owner, ref);
    return !found.ok || found.value !== null;
};
/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
const markConflicts = async (client, owner, targets) => {
    if (targets.every(({ ref }) => ref.type !== 'docker'))
        return { targets, warnings: [] };
    const listed = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .listConflicts */ ._k)(client, owner).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._)(String(error)));
    if (!listed.ok)
        return { targets, warnings: [listed.problem] };
    const isConflicting = ({ ref }) => ref.type === 'docker' && listed.value.includes(ref.name);
    return {
        targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
        warnings: []
    };
};


/***/ }),

/***/ 152:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yb: () => (/* binding */ conditionsOf),
  hX: () => (/* binding */ evaluateVersions),
  Ij: () => (/* binding */ evaluateWithoutManifests),
  PC: () => (/* binding */ labelsOf),
  xo: () => (/* binding */ unmatchedPatterns)
});

// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var retention_duration = __webpack_require__(4532);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
// EXTERNAL MODULE: ./lib/retention/pattern.js
var pattern = __webpack_require__(5300);
// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(5354);
// EXTERNAL MODULE: ./lib/retention/release.js
var retention_release = __webpack_require__(7859);
;// CONCATENATED MODULE: ./lib/retention/word-index.js
/** How many characters of a word are looked up before words of each length. */
const headLength = 3;
/** Indexes words, so that finding them takes a few look-ups at each position of a text, however many words there are. */
const indexWords = (words) => {
    const all = new Set(words);
    const lengths = new Map();
    for (const word of all) {
        const head = word.slice(0, headLength);
        lengths.set(head, (lengths.get(head) ?? new Set()).add(word.length));
    }
    return {
        has: (text) => all.has(text),
        at: (text, start) => {
            const found = [];
            for (let size = 1; size <= headLength && start + size <= text.length; size++) {
                for (const length of lengths.get(text.slice(start, start + size)) ?? []) {
                    const word = text.slice(start, start + length);
                    if (all.has(word))
                        found.push(word);
                }
            }
            return found;
        }
    };
};

;// CONCATENATED MODULE: ./lib/retention/keep-rules.js





/** Returns the forms of a branch in labels: as it is, or as docker/metadata-action writes it; some tools use lower case. */
const branchForms = (branch) => [branch, branch.toLowerCase()].flatMap(refForms);
/** Returns the forms of a Git tag in labels: also without everything up to its last slash, and without a leading `v`. */
const tagForms = (tag) => [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(refForms);
/** docker/metadata-action turns every run of characters that tags cannot have into one dash. */
const refForms = (ref) => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')];
const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
const utc = (time, length) => new Date(time).toISOString().slice(0, length);
/** The Thursday of an ISO week decides which year the week belongs to; day 0 of the epoch was one. */
const isoWeek = (time) => {
    const thursday = Math.floor((time + 3 * day) / week) * week;
    const year = utc(thursday, 4);
    const first = Date.UTC(Number(year), 0, 1);
    return `${year}-W${String(Math.floor((thursday - first) / week) + 1).padStart(2, '0')}`;
};
/** The keys that keep versions: each keeps the newest of every bucket, until its count or its duration is used up. */
const keepKeys = [
    { key: 'latest', bucket: () => null },
    { key: 'within', bucket: () => null },
    { key: 'hourly', bucket: (time) => utc(time, 13) },
    { key: 'daily', bucket: (time) => utc(time, 10) },
    { key: 'weekly', bucket: isoWeek },
    { key: 'monthly', bucket: (time) => utc(time, 7) },
    { key: 'yearly', bucket: (time) => utc(time, 4) }
];
// Most lists stay empty or get one item. An array that grows by push or spread makes room for 16, by concat for one.
const none = [];
const compileRule = (source, rule, { type, now }) => {
    const { keep } = source;
    const limits = keepKeys.flatMap(({ key, bucket }) => {
        const limit = keep[key];
        if (limit === undefined)
            return [];
        if (typeof limit === 'number')
            return [{ key, bucket, count: limit, duration: null, since: Number.NEGATIVE_INFINITY, now, written: limit }];
        const [count, since] = [Number.POSITIVE_INFINITY, (0,retention_duration/* subtractDuration */.nj)(now, limit)];
        return [{ key, bucket, count, duration: limit, since, now, written: limit.text }];
    });
    const onlyCondition = limits.length === 0 ? (keep.while ?? null) : null;
    const { per = null, max = Number.POSITIVE_INFINITY } = keep;
    const groupKeys = groupKeysBy(per, source, type);
    return {
        rule,
        type,
        per,
        groupKeys,
        byVersion: keep.by === 'version',
        times: timesBy(keep),
        limits,
        onlyCondition,
        max
    };
};
/** An old digest can get a new tag today, which updates the version: neither time alone shows which versions are old. */
const timesBy = ({ by }) => by === 'created' || by === 'updated' ? [by] : ['created', 'updated'];
/** Returns one outcome for each member, in the order given; that order does not change any of them. */
const evaluateRule = (rule, number, members, context) => {
    const { while: condition } = rule.keep;
    const holds = condition && conditionHolds(condition, rule, context);
    const compiled = compileRule(rule, number, context);
    const groups = new Map();
    const outcomes = members.map((member) => {
        const outcome = { member, keepReasons: none, unmet: none };
        const labels = holds ? member.labels.filter(holds) : member.labels;
        if (condition && labels.length === 0 && member.labels.length > 0) {
            outcome.unmet = [{ key: 'while', limit: condition }];
            return outcome;
        }
        const { found, ungrouped } = groupsOf(compiled, labels);
        if (ungrouped)
            outcome.keepReasons = [{ code: 'ungrouped', rule: number, limit: compiled.per ?? 'version' }];
        for (const [group, release] of found) {
            const { id, created, updated } = member;
            const entry = { outcome, id, created, updated, release };
            const entries = groups.get(group);
            if (entries)
                entries.push(entry);
            else
                groups.set(group, [entry]);
        }
        return outcome;
    });
    for (const [group, entries] of groups)
        evaluateGroup(compiled, group, entries);
    return outcomes;
};
/** True if a rule needs the version numbers in its labels. */
const needsRelease = ({ keep }) => keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isVersionGroup(keep.per));
/** Returns a function that is true for labels for which the condition holds, or is not known to fail. */
const conditionHolds = (condition, { delete: patterns }, { type, refs, released }) => {
    if (condition === 'unreleased')
        return ({ release }) => release === null || !released.has((0,retention_release/* numberKey */.Hk)(release));
    const { placeholder, names, forms, candidates } = refConditions[condition](refs);
    if (names === null)
        return () => true;
    const words = indexWords([...names].flatMap(forms));
    return ({ text }) => {
        if ((0,pattern/* matchesAnyWord */.eI)(patterns, text, type, { name: placeholder, words }))
            return true;
        const captures = (0,pattern/* capturesOf */.JR)(patterns, text, type, placeholder);
        return candidates(captures, text).some((each) => each === null || words.has(each));
    };
};
const capturesOrLabel = (captures, label) => captures.map((text) => (text === '' ? null : (text ?? label)));
/** The number of a pull request in each pattern that has it; anything but a number could be any of them. */
const capturedNumbers = (captures) => {
    const texts = captures.filter((text) => text !== null);
    return texts.length === 0 ? [null] : texts.map((text) => /^0*(\d+)$/.exec(text)?.[1] ?? null);
};
const refConditions = {
    'pr-open': ({ pullRequests }) => ({
        placeholder: 'pr',
        names: pullRequests,
        forms: (number) => [number],
        candidates: capturedNumbers
    }),
    'branch-exists': ({ branches }) => ({
        placeholder: 'name',
        names: branches,
        forms: branchForms,
        candidates: capturesOrLabel
    }),
    'tag-exists': ({ tags }) => ({ placeholder: 'name', names: tags, forms: tagForms, candidates: capturesOrLabel })
};
/** Returns the groups that a version's covered labels put it in, each with its highest release there. */
const groupsOf = ({ type, per, byVersion, groupKeys }, labels) => {
    if (per === null && !byVersion)
        return oneGroup;
    const found = new Map();
    let ungrouped = labels.length === 0;
    for (const label of labels) {
        const keys = groupKeys(label);
        if (keys.length === 0 || (byVersion && label.release === null)) {
            ungrouped = true;
            continue;
        }
        const release = label.release ?? noRelease;
        for (const key of keys) {
            const highest = found.get(key);
            if (!highest || (0,retention_release/* compareReleases */.c0)(type, release, highest) > 0)
                found.set(key, release);
        }
    }
    return { found, ungrouped };
};
/** Stands in where a rule orders nothing by release. */
const noRelease = { numbers: [], identifiers: [], prerelease: false, channel: null, variant: '' };
const oneGroup = { found: new Map([['', noRelease]]), ungrouped: false };
/** Returns a function for the groups of a label: by a placeholder, those of every pattern that matches it. */
const groupKeysBy = (per, { delete: patterns }, type) => {
    if (per === null)
        return () => oneKey;
    if (!isVersionGroup(per))
        return ({ text }) => (0,pattern/* capturesOf */.JR)(patterns, text, type, per).filter((key) => key !== null);
    return ({ release }) => {
        const key = release && (0,retention_release/* groupKey */.$6)(release, per);
        return key === null ? none : [key];
    };
};
const oneKey = [''];
const isVersionGroup = (per) => policy/* versionGroups */.Pk.some((group) => group === per);
const ordersOf = ({ type, byVersion, times }, entries) => {
    const orderBy = (time) => ({
        time,
        entries: entries.toSorted((a, b) => b[time] - a[time] || b.id - a.id)
    });
    const [first, ...others] = times;
    const differing = others.filter((time) => entries.some((each) => each[time] !== each[first]));
    const byFirst = orderBy(first);
    const byRelease = (a, b) => (0,retention_release/* compareReleases */.c0)(type, b.release, a.release) || b.id - a.id;
    return {
        byTime: [byFirst, ...differing.map(orderBy)],
        main: byVersion ? entries.toSorted(byRelease) : byFirst.entries
    };
};
/** Adds to every member of one group what the keys of `keep` say of it. */
const evaluateGroup = (compiled, group, entries) => {
    const { rule, per, byVersion, times, limits, onlyCondition } = compiled;
    const [firstTime] = times;
    const orders = ordersOf(compiled, entries);
    const origin = per === null ? { rule } : { rule, group };
    const kept = { reasons: new Map(), firstTime, byFirstTime: new Set() };
    for (const limit of limits) {
        const walks = byVersion && limit.key === 'latest' ? [{ time: firstTime, entries: orders.main }] : orders.byTime;
        for (const order of walks)
            applyLimit(limit, order, origin, kept);
    }
    if (onlyCondition) {
        for (const entry of entries)
            kept.reasons.set(entry, [{ code: 'while', ...origin, limit: onlyCondition }]);
    }
    applyMax(compiled, orders, kept);
};
/** Applies one key of `keep` by one time: adds to `kept` what it keeps, and an unmet condition to every other member. */
const applyLimit = (limit, { time, entries }, origin, kept) => {
    const { key, written, count, since } = limit;
    for (const { entry, rank, isFirst, period } of rankEntries(entries, time, limit)) {
        const isKept = isFirst && rank <= count && entry[time] >= since;
        if (isKept) {
            const reason = { code: key, rank, ...period, ...untilBy(limit, entry, time), ...origin, limit: written };
            kept.reasons.set(entry, addKeepReason(kept.reasons.get(entry) ?? none, reason));
        }
        if (time !== kept.firstTime)
            continue;
        if (isKept)
            kept.byFirstTime.add(entry);
        else
            addUnmet(entry, { key, limit: written, ...(isFirst && key !== 'within' && { rank }), ...period });
    }
};
/** Ranks entries, the newest first, as one key counts them. */
function* rankEntries(entries, time, { bucket }) {
    let used = 0;
    let last = null;
    for (const entry of entries) {
        const name = bucket(entry[time]);
        const isFirst = name === null || name !== last;
        const rank = used + 1;
        if (!entry.outcome.member.observer) {
            last = name;
            if (isFirst)
                used = rank;
        }
        yield { entry, rank, isFirst, period: name === null ? {} : { period: name } };
    }
}
/** Returns when a reason ends, if time alone ends it, and the time of the version that it counts by. */
const untilBy = ({ duration, now }, entry, time) => ({
    ...(duration !== null && { until: (0,retention_duration/* whenAged */.WI)(entry[time] + 1, duration, now) }),
    ...(time === 'updated' && { by: time })
});
/** Adds a reason; if the same key keeps a version by two times, the reason that holds for longer counts. */
const addKeepReason = (reasons, reason) => {
    const earlier = reasons.find(({ code }) => code === reason.code);
    if (!earlier)
        return reasons.concat(reason);
    const isLonger = Number(reason.until) > Number(earlier.until);
    return isLonger ? reasons.map((each) => (each === earlier ? reason : each)) : reasons;
};
const addUnmet = ({ outcome }, condition) => {
    outcome.unmet = outcome.unmet.concat(condition);
};
/** Gives the members of a group their reasons, for at most `max` of those that are kept. */
const applyMax = ({ byVersion, onlyCondition, max }, { byTime, main }, { reasons, byFirstTime }) => {
    // What is kept only for its last change displaces nothing that is kept for its creation.
    const changed = byVersion || onlyCondition ? none : byTime.slice(1).flatMap(({ entries }) => entries);
    const ranked = changed.length > 0 ? new Set([...main.filter((each) => byFirstTime.has(each)), ...changed]) : main;
    let used = 0;
    for (const entry of ranked) {
        const own = reasons.get(entry);
        if (own === undefined)
            continue;
        const { outcome } = entry;
        const rank = used + 1;
        if (!outcome.member.observer)
            used = rank;
        if (rank <= max)
            outcome.keepReasons = outcome.keepReasons.concat(own);
        else
            addUnmet(entry, { key: 'max', limit: max, rank });
    }
};

// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __webpack_require__(4946);
;// CONCATENATED MODULE: ./lib/retention/evaluate.js






/** Returns the labels of a version: its own tags for containers and docker, its name for every other type. */
const labelsOf = (version, type) => {
    if (type === 'container')
        return (0,retention_graph/* containerLabels */.Hs)(version);
    return (0,retention_version/* isTagged */.$J)(type) ? version.tags : [version.name];
};
// Most lists of most versions are empty, and share this. One that grows by push or spread takes room for 16, by concat for one.
const evaluate_none = [];
/** Returns the evaluation of every version, in the order given; that order does not change any of them. */
const evaluateVersions = (candidates, policy, refs, now) => {
    const { type, versions } = candidates;
    const context = { type, refs, released: releasedNumbers(versions, type, policy), now };
    // A platform that outlives its index takes slots, as it will in the next run; that may end another index.
    const standalone = new Set();
    for (;;) {
        const { evaluations, outliving } = evaluateOnce(candidates, policy, context, standalone);
        if (outliving.length === 0)
            return evaluations;
        for (const index of outliving)
            standalone.add(index);
    }
};
/** Evaluates every version once; those in `standalone` take slots, whatever index lists them. */
const evaluateOnce = ({ type, versions, graph }, policy, context, standalone) => {
    const untag = policy.safety.untag && type === 'container';
    const candidates = versions.map((version, index) => toCandidate(version, index, graph, policy, context));
    // The rules also say which tags `untag` may remove from a protected version.
    const isObserver = ({ keepReasons }) => untag && keepReasons.every(({ code }) => code === 'protected');
    const members = candidates.filter((each) => each.image && (!each.alwaysKept || isObserver(each)));
    for (const [number, rule] of policy.rules.entries())
        applyRule(rule, number, { candidates, members, graph, standalone }, context);
    const evaluations = candidates.map((each) => toEvaluation(each, policy, context.now, untag));
    const platforms = candidates.filter(({ hosts }) => hosts.length > 0);
    if (graph === null || platforms.length === 0)
        return { evaluations, outliving: evaluate_none };
    const indexes = new Set(platforms.map(({ index }) => index));
    return {
        evaluations: evaluations.map((each) => (indexes.has(each.index) ? { ...each, part: 'child', image: false } : each)),
        outliving: outlivingPlatforms(platforms, evaluations, graph)
    };
};
const toCandidate = (version, index, graph, policy, { type, now }) => {
    const labels = labelsOf(version, type);
    const isPlaceholder = graph?.placeholders.has(index) ?? false;
    const isForeign = graph?.foreign.has(index) ?? false;
    const part = isForeign && labels.length === 0 ? 'referrer' : (graph?.parts[index] ?? 'version');
    const image = !isPlaceholder && (part === 'image' || part === 'version');
    const own = isPlaceholder ? evaluate_none : alwaysKeptReasons({ version, labels, image }, type, policy, now);
    const keepReasons = isForeign ? own.concat({ code: 'foreign-subject' }) : own;
    const deleteReasons = isPlaceholder || graph?.orphans.has(index) ? [{ code: 'orphan' }] : evaluate_none;
    const alwaysKept = keepReasons.length > 0;
    const uncovered = labelsOrUntagged(labels);
    return { index, version, labels, part, image, alwaysKept, keepReasons, deleteReasons, uncovered, hosts: evaluate_none };
};
/** What rules must cover before a version may be deleted: each of its labels, or that it has none. */
const labelsOrUntagged = (labels) => (labels.length > 0 ? labels : ['@untagged']);
/** Returns what keeps a version whatever the rules say; such a version takes no slot in any count. */
const alwaysKeptReasons = ({ version, labels, image }, type, { protect }, now) => {
    const { name, created } = version;
    let reasons = created !== null && created <= now ? evaluate_none : [{ code: 'unknown-time' }];
    if (protect === null)
        return reasons;
    if ((0,pattern/* coversDigest */.xI)(protect, name, type))
        reasons = reasons.concat({ code: 'protected', digest: name });
    const isUntagged = image && labels.length === 0 && (0,pattern/* coversUntagged */.U)(protect);
    const covered = isUntagged ? ['@untagged'] : labels.filter((label) => (0,pattern/* covers */.hU)(protect, label, type));
    return covered.length > 0 ? reasons.concat({ code: 'protected', labels: covered }) : reasons;
};
const toEvaluation = (candidate, { safety }, now, untag) => {
    const { index, version, labels, part, image, alwaysKept, uncovered, keepReasons, deleteReasons } = candidate;
    let reasons = keepReasons;
    if (image && !alwaysKept) {
        if (uncovered.length > 0)
            reasons = reasons.concat({ code: 'uncovered', labels: uncovered });
        if (labels.length === 0)
            reasons = reasons.concat(graceReasons(version, safety.gracePeriod, now));
    }
    const deletable = reasons.length === 0;
    const removableTags = untag && !deletable ? removableLabels(labels, uncovered, reasons) : evaluate_none;
    return { index, version, labels, part, image, deletable, reasons: deletable ? deleteReasons : reasons, removableTags };
};
/** An untagged image that was just pushed, or has just lost its last tag, may be part of a push in progress. */
const graceReasons = ({ created, updated }, gracePeriod, now) => {
    const latest = Math.max(Number(created), Number(updated));
    return latest > (0,retention_duration/* subtractDuration */.nj)(now, gracePeriod)
        ? [{ code: 'grace', until: (0,retention_duration/* whenAged */.WI)(latest, gracePeriod, now) }]
        : evaluate_none;
};
/** Returns the labels that neither keep their version by themselves nor are kept with it. */
const removableLabels = (labels, uncovered, keepReasons) => {
    const kept = [...uncovered, ...keepReasons.flatMap((reason) => ('labels' in reason ? reason.labels : labels))];
    return labels.filter((label) => !kept.includes(label));
};
/** Returns the platforms that are kept although, by one of the rules, no index that lists them is. */
const outlivingPlatforms = (platforms, evaluations, graph) => {
    const keptByThemselves = evaluations.filter(({ deletable }) => !deletable).map(({ index }) => index);
    const kept = (0,retention_graph/* reachableFrom */.im)(keptByThemselves, graph.needs);
    // An index that loses tags may lose those that the rule covers.
    const remains = ({ index }) => kept.has(index) && evaluations[index]?.removableTags.length === 0;
    return platforms
        .filter(({ index, hosts }) => kept.has(index) && hosts.some((each) => !each.some(remains)))
        .map(({ index }) => index);
};
/** Adds the outcome of a rule to every candidate that it covers. */
const applyRule = (rule, number, { candidates, members, graph, standalone }, context) => {
    const coveredLabels = labelCoverage(rule, context.type);
    /** The tagged indexes covered by the same rule that list a tagged platform: it shares their slot. */
    const hostsOf = ({ alwaysKept, index }) => alwaysKept || standalone.has(index)
        ? evaluate_none
        : (graph?.listedBy[index] ?? evaluate_none)
            .flatMap((host) => candidates.slice(host, host + 1))
            .filter(({ labels }) => coveredLabels(labels) !== null);
    const covered = members.flatMap((candidate) => {
        const { id, created, updated } = candidate.version;
        const labels = coveredLabels(candidate.labels);
        if (labels === null || created === null)
            return [];
        const hosts = hostsOf(candidate);
        if (hosts.length > 0)
            candidate.hosts = [...candidate.hosts, hosts];
        const observer = candidate.alwaysKept || hosts.length > 0;
        return { candidate, id, created, updated: updated ?? created, labels, observer };
    });
    for (const outcome of evaluateRule(rule, number, covered, context)) {
        const { candidate, created, labels } = outcome.member;
        const isUncovered = (label) => labels.length > 0 && labels.every(({ text }) => text !== label);
        candidate.uncovered = candidate.uncovered.some(isUncovered) ? candidate.uncovered.filter(isUncovered) : evaluate_none;
        if (outcome.keepReasons.length > 0)
            candidate.keepReasons = candidate.keepReasons.concat(outcome.keepReasons);
        else {
            const expired = { code: 'expired', rule: number, age: context.now - created, misses: outcome.unmet };
            candidate.deleteReasons = candidate.deleteReasons.concat(expired);
        }
    }
};
/**
 * Returns a function that picks the labels that a rule covers: an empty list for an untagged image that it covers, null
 * where it covers nothing.
 */
const labelCoverage = (rule, type) => {
    const { delete: patterns } = rule;
    const untagged = (0,pattern/* coversUntagged */.U)(patterns);
    const withRelease = needsRelease(rule);
    return (labels) => {
        if (labels.length === 0)
            return untagged ? evaluate_none : null;
        let covered = evaluate_none;
        for (const text of labels) {
            if (!(0,pattern/* covers */.hU)(patterns, text, type))
                continue;
            covered = covered.concat({ text, release: withRelease ? (0,retention_release/* readRelease */.iJ)(type, text) : null });
        }
        return covered.length > 0 ? covered : null;
    };
};
/**
 * Evaluates the policy before manifests are read, to find versions that cannot be deleted whatever the manifests say.
 * Reading manifests can only turn images into parts, which frees slots for others, so a version kept here stays kept.
 * `max` breaks that monotonicity, so rules with `max` are evaluated as if they kept nothing.
 */
const evaluateWithoutManifests = ({ type, versions }, policy, refs, now) => {
    const rules = policy.rules.map(({ keep, ...rule }) => ({ ...rule, keep: 'max' in keep ? { ...keep, max: 0 } : keep }));
    return evaluateVersions({ type, versions, graph: null }, { ...policy, rules }, refs, now);
};
/** Returns the version numbers that any label of the package names as stable, which end `while: unreleased`. */
const releasedNumbers = (versions, type, { rules }) => {
    if (rules.every(({ keep }) => keep.while !== 'unreleased'))
        return new Set();
    const releases = versions.flatMap((version) => labelsOf(version, type).map((label) => (0,retention_release/* readRelease */.iJ)(type, label)));
    return new Set(releases.flatMap((release) => (release && (0,retention_release/* isStable */.MQ)(release) ? [(0,retention_release/* numberKey */.Hk)(release)] : [])));
};
/** Returns the conditions of `while` that matter to a package: those of rules that cover one of its labels. */
const conditionsOf = (versions, type, { rules }) => {
    const matters = (rule) => versions.some((version) => labelsOf(version, type).some((label) => (0,pattern/* covers */.hU)(rule.delete, label, type)));
    return new Set(rules.flatMap((rule) => (rule.keep.while && matters(rule) ? [rule.keep.while] : [])));
};
/** Returns the patterns of a policy that match nothing in any of its packages; none if it took no package at all. */
const unmatchedPatterns = (policy, packages) => {
    if (packages.length === 0)
        return [];
    const labels = packages.flatMap(({ type, versions }) => versions.flatMap((version) => labelsOf(version, type)));
    const hasUntagged = packages.some(({ type, versions }) => versions.some((version) => labelsOf(version, type).length === 0));
    const unmatchedOf = (patterns, names) => (0,pattern/* unmatched */.Gv)(patterns, names, policy.type, hasUntagged);
    const { protect, rules } = policy;
    const digests = packages
        .flatMap(({ versions }) => versions.map(({ name }) => name))
        .filter((name) => protect && (0,pattern/* coversDigest */.xI)(protect, name, policy.type));
    const sources = [
        ...rules.flatMap((rule) => unmatchedOf(rule.delete, labels)),
        ...(protect ? unmatchedOf(protect, labels.concat(digests)) : [])
    ];
    return [...new Set(sources)];
};


/***/ })

};
