export const id = 2058;
export const ids = [2058];
export const modules = {

/***/ 51714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ newestOfEach),
/* harmony export */   cI: () => (/* binding */ matchDeployments)
/* harmony export */ });
/* unused harmony export areKnown */
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96953);
/* harmony import */ var _ref_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56405);
/* harmony import */ var _word_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4529);



/**
 * Returns a function from the labels of a version to the environments whose newest `count` deployments used it: none if it
 * was not deployed, null if that is unknown, which protects it. Labels without `{sha}` or `{name}` cannot be compared.
 */
const matchDeployments = ({ delete: patterns }, count, type, deployments) => {
    if (count === 0)
        return () => [];
    if (!areKnown(deployments, count))
        return () => null;
    const byEnvironment = newestOfEach(deployments.successful, count);
    const toMatcher = (used) => createMatcher(patterns, type, used);
    const isDeployed = toMatcher([...byEnvironment.values()].flat());
    const environments = new Map();
    const isDeployedTo = (name, used, label) => {
        const matcher = environments.get(name) ?? toMatcher(used);
        environments.set(name, matcher);
        return matcher(label);
    };
    return (labels) => {
        const found = labels
            .filter(isDeployed)
            .flatMap((label) => [...byEnvironment].flatMap(([name, used]) => (isDeployedTo(name, used, label) ? [name] : [])));
        if (found.length > 0)
            return [...new Set(found)].toSorted();
        return labels.length > 0 && labels.every((label) => isComparable(patterns, label, type)) ? [] : null;
    };
};
/** True if at least `count` deployments of each environment are known. */
const areKnown = (deployments, count) => deployments !== null && deployments.perEnvironment >= count;
/** Returns the newest `count` deployments of each environment. */
const newestOfEach = (deployments, count) => {
    const newestFirst = deployments.toSorted((a, b) => b.created - a.created || b.id - a.id);
    const groups = Map.groupBy(newestFirst, ({ environment }) => environment);
    return new Map([...groups].map(([name, group]) => [name, group.slice(0, count)]));
};
/** The fewest hexadecimal digits by which a commit is recognized. */
const shortestSha = 7;
/** Returns a function that is true for labels that one of the deployments used. */
const createMatcher = (patterns, type, used) => {
    const commits = [...new Set(used.map(({ sha }) => sha.toLowerCase()))];
    const prefixes = commits.flatMap((sha) => Array.from({ length: sha.length - shortestSha + 1 }, (_, more) => sha.slice(0, shortestSha + more)));
    const [whole, sha] = [(0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)(commits), { name: 'sha', words: (0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)(prefixes) }];
    const name = { name: 'name', words: (0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)([...new Set(used.map(({ ref }) => ref))].flatMap(formsOf)) };
    const isCommit = (text) => sha.words.has(text) || whole.at(text, 0).length > 0;
    return (label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAnyWord */ .eI)(patterns, label, type, sha) ||
        (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAnyWord */ .eI)(patterns, label, type, name) ||
        (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'sha').some((text) => text !== null && isCommit(text.toLowerCase()));
};
/** A deployment may name a branch or a Git tag, also in full. */
const formsOf = (ref) => [ref, ref.replace(/^refs\/(heads|tags)\//, '')].flatMap((name) => [...(0,_ref_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .branchForms */ .w)(name), ...(0,_ref_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .tagForms */ .g)(name)]);
/** True if a label has a commit or a ref to compare, and no text in its place that cannot be one. */
const isComparable = (patterns, label, type) => {
    const isWritten = (text) => text !== null;
    const commits = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'sha').filter(isWritten);
    const refs = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'name').filter(isWritten);
    return (commits.length + refs.length > 0 &&
        commits.every((text) => /^[0-9a-f]{7,}$/i.test(text)) &&
        refs.every((text) => text !== ''));
};


/***/ }),

/***/ 2058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hX: () => (/* binding */ evaluateVersions),
  Ij: () => (/* binding */ evaluateWithoutManifests),
  PC: () => (/* binding */ labelsOf),
  bf: () => (/* binding */ mayCover),
  PW: () => (/* binding */ questionsOf),
  xo: () => (/* binding */ unmatchedPatterns),
  xY: () => (/* binding */ useReasons)
});

// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var retention_duration = __webpack_require__(14532);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(84878);
// EXTERNAL MODULE: ./lib/retention/in-use.js
var in_use = __webpack_require__(28109);
// EXTERNAL MODULE: ./lib/retention/deployments.js
var deployments = __webpack_require__(51714);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var pattern = __webpack_require__(96953);
// EXTERNAL MODULE: ./lib/retention/ref-forms.js
var ref_forms = __webpack_require__(56405);
// EXTERNAL MODULE: ./lib/retention/release.js
var retention_release = __webpack_require__(97859);
// EXTERNAL MODULE: ./lib/retention/word-index.js
var word_index = __webpack_require__(4529);
;// CONCATENATED MODULE: ./lib/retention/conditions.js






/** Returns a function that is not null for labels for which the condition of a rule is true, or not known to be false. */
const heldUntil = (condition, rule, context) => {
    const { refs, released } = context;
    if (condition === 'unreleased') {
        return ({ release }) => (release === null || !released.has((0,retention_release/* numberKey */.Hk)(release)) ? unending : null);
    }
    const recent = recentlyClosed(rule.keep, context);
    const { names } = refConditions[condition](refs);
    if (names === null || recent === null)
        return () => unending;
    const nameMatcher = (some) => createNameMatcher(refConditions[condition](refs), rule, context, some);
    const isTrue = nameMatcher(names);
    if (recent.size === 0)
        return (label) => (isTrue(label) ? unending : null);
    const isRecent = nameMatcher(recent.keys());
    const ends = [...recent].map(([number, until]) => ({ isNumber: nameMatcher([number]), until }));
    return (label) => {
        if (isTrue(label))
            return unending;
        if (!isRecent(label))
            return null;
        return Math.max(...ends.flatMap(({ isNumber, until }) => (isNumber(label) ? [until] : [])));
    };
};
const unending = Number.POSITIVE_INFINITY;
/** Nothing on GitHub is older than the epoch. */
const firstTime = 0;
/** Returns whether the answers suffice for a question that a rule asks. */
const isAnswered = (question, keep, refs, now) => {
    switch (question) {
        case 'then-for':
            return recentlyClosed(keep, { refs, now }) !== null;
        case 'deployments':
            return areKnown(refs.deployments, Number(keep.deployments));
        default:
            return refConditions[question](refs).names !== null;
    }
};
/** Returns until when `then-for` holds for the pull requests that were closed within it; null if those are unknown. */
const recentlyClosed = ({ 'then-for': duration }, { refs: { closedPullRequests }, now }) => {
    if (duration === undefined)
        return new Map();
    const since = Math.max(firstTime, (0,retention_duration/* subtractDuration */.nj)(now, duration));
    if (closedPullRequests === null || closedPullRequests.since > since)
        return null;
    const recent = [...closedPullRequests.closedAt].filter(([, closedAt]) => closedAt >= since);
    return new Map(recent.map(([number, closedAt]) => [number, (0,retention_duration/* whenAged */.WI)(closedAt + 1, duration, now)]));
};
/** Returns a function that is true for labels that one of the names makes a pattern match, or that may be one of them. */
const createNameMatcher = ({ placeholder, forms, candidates }, { delete: patterns }, { type }, names) => {
    const words = (0,word_index/* indexWords */.e)([...names].flatMap(forms));
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
        forms: ref_forms/* branchForms */.w,
        candidates: capturesOrLabel
    }),
    'tag-exists': ({ tags }) => ({ placeholder: 'name', names: tags, forms: ref_forms/* tagForms */.g, candidates: capturesOrLabel })
};

// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(85354);
;// CONCATENATED MODULE: ./lib/retention/keep-rules.js






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
    const { per = null, max = Number.POSITIVE_INFINITY, while: condition, 'then-for': thenFor } = keep;
    const isOnly = limits.length === 0 && keep.deployments === undefined;
    const onlyCondition = isOnly && condition ? { limit: condition, ...(thenFor && { thenFor: thenFor.text }) } : null;
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
    const { while: condition, 'then-for': thenFor } = rule.keep;
    const untilOf = condition && heldUntil(condition, rule, context);
    const addDeployments = deploymentsOf(rule, number, context);
    const compiled = compileRule(rule, number, context);
    const groups = new Map();
    const outcomes = members.map((member) => {
        const outcome = { member, keepReasons: none, unmet: none };
        const { labels, until } = untilOf ? heldLabels(member.labels, untilOf) : { labels: member.labels, until: keep_rules_unending };
        if (condition && labels.length === 0 && member.labels.length > 0) {
            outcome.unmet = [{ key: 'while', limit: condition, ...(thenFor && { thenFor: thenFor.text }) }];
            return outcome;
        }
        addDeployments?.(outcome, labels, until);
        const { found, ungrouped } = groupsOf(compiled, labels);
        if (ungrouped) {
            const reason = { code: 'ungrouped', rule: number, limit: compiled.per ?? 'version' };
            outcome.keepReasons = outcome.keepReasons.concat(reason);
        }
        for (const [group, release] of found) {
            const { id, created, updated } = member;
            const entry = { outcome, id, created, updated, release, until };
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
/** The end of a condition that time does not end. */
const keep_rules_unending = Number.POSITIVE_INFINITY;
/** Returns the labels for which a condition holds, and when it no longer holds for any of them. */
const heldLabels = (labels, untilOf) => {
    const ends = labels.map(untilOf);
    const held = labels.filter((_, index) => ends[index] !== null);
    return { labels: held, until: held.length === 0 ? keep_rules_unending : Math.max(...ends.map(Number)) };
};
/** Returns a function that adds what `deployments` says to an outcome; undefined for a rule without this key. */
const deploymentsOf = (rule, number, { type, refs }) => {
    const { deployments: limit } = rule.keep;
    if (limit === undefined)
        return;
    const deployedTo = (0,deployments/* matchDeployments */.cI)(rule, limit, type, refs.deployments);
    return (outcome, labels, until) => {
        const environments = deployedTo(labels.map(({ text }) => text));
        if (environments?.length === 0)
            outcome.unmet = [{ key: 'deployments', limit }];
        else {
            const end = until === keep_rules_unending ? {} : { until };
            outcome.keepReasons = [
                { code: 'deployments', rule: number, limit, ...(environments && { environments }), ...end }
            ];
        }
    };
};
/** True if a rule needs the version numbers in its labels. */
const needsRelease = ({ keep }) => keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isVersionGroup(keep.per));
/** Returns the groups that a version's labels put it in, each with its highest release there. */
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
            kept.reasons.set(entry, [{ code: 'while', ...origin, ...onlyCondition, ...untilBy(null, entry) }]);
    }
    applyMax(compiled, orders, kept);
};
/** Applies one key of `keep` by one time: adds to `kept` what it keeps, and an unmet condition to every other member. */
const applyLimit = (limit, { time, entries }, origin, kept) => {
    const { key, written, count, since } = limit;
    for (const { entry, rank, isFirst, period } of rankEntries(entries, time, limit)) {
        const isKept = isFirst && rank <= count && entry[time] >= since;
        if (isKept) {
            const reason = {
                code: key,
                rank,
                ...period,
                ...untilBy(limit, entry, time),
                ...(time === 'updated' && { by: time }),
                ...origin,
                limit: written
            };
            kept.reasons.set(entry, addKeepReason(kept.reasons.get(entry) ?? none, reason));
        }
        if (time !== kept.firstTime)
            continue;
        if (isKept)
            kept.byFirstTime.add(entry);
        else
            addUnmet(entry, unmetBy(limit, isFirst ? rank : null, period));
    }
};
/** Returns the condition of a key that an entry does not meet; `rank` is null for one that is not the first of its period. */
const unmetBy = ({ key, written: limit }, rank, period) => {
    // A spread would take twice the memory, and there is one of these for each version that is deleted.
    const unmet = rank === null || key === 'within' ? { key, limit } : { key, limit, rank };
    return period === noPeriod ? unmet : { ...unmet, ...period };
};
const noPeriod = {};
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
        yield { entry, rank, isFirst, period: name === null ? noPeriod : { period: name } };
    }
}
/** Returns when a reason ends, if time alone ends it: by the duration of its key, or with the condition of its rule. */
const untilBy = (limit, entry, time = 'created') => {
    const duration = limit?.duration ?? null;
    const aged = limit && duration ? (0,retention_duration/* whenAged */.WI)(entry[time] + 1, duration, limit.now) : keep_rules_unending;
    return duration || entry.until < keep_rules_unending ? { until: Math.min(aged, entry.until) } : {};
};
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
/** True for a member that `deployments` keeps: `max` does not limit these, and they take none of its places. */
const isDeployed = ({ keepReasons }) => keepReasons.some(({ code }) => code === 'deployments');
/** Adds the reasons to the members of a group, for at most `max` of those that are kept. */
const applyMax = ({ byVersion, onlyCondition, max }, { byTime, main }, { reasons, byFirstTime }) => {
    // A version kept only for its last change displaces none that is kept for its creation.
    const changed = byVersion || onlyCondition ? none : byTime.slice(1).flatMap(({ entries }) => entries);
    const ranked = changed.length > 0 ? new Set([...main.filter((each) => byFirstTime.has(each)), ...changed]) : main;
    let used = 0;
    for (const entry of ranked) {
        const own = reasons.get(entry);
        if (own === undefined)
            continue;
        const { outcome } = entry;
        const rank = used + 1;
        if (!outcome.member.observer && !isDeployed(outcome))
            used = rank;
        if (rank <= max)
            outcome.keepReasons = outcome.keepReasons.concat(own);
        else
            addUnmet(entry, { key: 'max', limit: max, rank });
    }
};

// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __webpack_require__(14946);
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
    const use = policy.inUse && (0,in_use/* findUses */.O)(policy.inUse, candidates);
    const graceStart = (0,retention_duration/* subtractDuration */.nj)(now, policy.safety.gracePeriod);
    const context = { type, refs, released: releasedNumbers(versions, type, policy), now, use, graceStart };
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
    const isObserver = ({ keepReasons }) => untag && keepReasons.every(({ code }) => code === 'protected' || code === 'in-use');
    const members = candidates.filter((each) => each.image && (!each.alwaysKept || isObserver(each)));
    for (const [number, rule] of policy.rules.entries())
        applyRule(rule, number, { candidates, members, graph, standalone }, context);
    const evaluations = candidates.map((each) => toEvaluation(each, policy, context, untag));
    const platforms = candidates.filter(({ hosts }) => hosts.length > 0);
    if (graph === null || platforms.length === 0)
        return { evaluations, outliving: evaluate_none };
    const indexes = new Set(platforms.map(({ index }) => index));
    return {
        evaluations: evaluations.map((each) => (indexes.has(each.index) ? { ...each, part: 'child', image: false } : each)),
        outliving: outlivingPlatforms(platforms, evaluations, graph)
    };
};
const toCandidate = (version, index, graph, policy, context) => {
    const labels = labelsOf(version, context.type);
    const isPlaceholder = graph?.placeholders.has(index) ?? false;
    const isForeign = graph?.foreign.has(index) ?? false;
    const part = isForeign && labels.length === 0 ? 'referrer' : (graph?.parts[index] ?? 'version');
    const image = !isPlaceholder && (0,retention_version/* isTopLevel */["in"])({ part });
    const own = isPlaceholder ? evaluate_none : alwaysKeptReasons({ version, labels, image }, policy, context);
    const keepReasons = isForeign ? own.concat({ code: 'foreign-subject' }) : own;
    const orphan = graph?.orphans.has(index) ? [{ code: 'orphan' }] : evaluate_none;
    const deleteReasons = isPlaceholder ? [{ code: 'orphan', placeholder: true }] : orphan;
    const alwaysKept = keepReasons.length > 0;
    const uncovered = labelsOrUntagged(labels);
    const isBroken = brokennessOf(graph, index);
    return {
        index,
        version,
        labels,
        part,
        image,
        isBroken,
        alwaysKept,
        keepReasons,
        deleteReasons,
        uncovered,
        hosts: evaluate_none
    };
};
const brokennessOf = (graph, index) => {
    if (graph === null)
        return null;
    return graph.unpullable.has(index) || (graph.broken.has(index) ? 'disputed' : false);
};
/** Returns what rules must match before a version may be deleted: each of its labels, or that it has none. */
const labelsOrUntagged = (labels) => (labels.length > 0 ? labels : ['@untagged']);
/** Returns what keeps a version whatever the rules say; such a version takes no slot in any count. */
const alwaysKeptReasons = ({ version, labels, image }, { protect }, { type, now, use }) => {
    const { name, created } = version;
    let reasons = created !== null && created <= now ? evaluate_none : [{ code: 'unknown-time' }];
    if (use !== null)
        reasons = reasons.concat(useReasons(version, use));
    if (protect === null)
        return reasons;
    if ((0,pattern/* coversDigest */.xI)(protect, name, type))
        reasons = reasons.concat({ code: 'protected', digest: name });
    const isUntagged = image && labels.length === 0 && (0,pattern/* coversUntagged */.U)(protect);
    const covered = isUntagged ? ['@untagged'] : labels.filter((label) => (0,pattern/* covers */.hU)(protect, label, type));
    return covered.length > 0 ? reasons.concat({ code: 'protected', labels: covered }) : reasons;
};
/** Returns the references to a version by one of its tags, or by its digest. */
const useReasons = ({ name, tags }, { versions }) => [...tags, name].flatMap((version) => {
    const reference = versions.get(version);
    if (!reference)
        return [];
    const { file, line } = reference;
    return [{ code: 'in-use', ...(version === name ? { digest: name } : { labels: [version] }), file, line }];
});
const toEvaluation = (candidate, { safety }, context, untag) => {
    const { index, version, labels, part, image, alwaysKept, uncovered, keepReasons, deleteReasons } = candidate;
    let reasons = keepReasons;
    if (image && !alwaysKept) {
        if (uncovered.length > 0)
            reasons = reasons.concat({ code: 'uncovered', labels: uncovered });
        if (labels.length === 0)
            reasons = reasons.concat(graceReasons(version, safety.gracePeriod, context));
    }
    const deletable = reasons.length === 0;
    const removableTags = untag && !deletable ? removableLabels(labels, uncovered, reasons) : evaluate_none;
    return { index, version, labels, part, image, deletable, reasons: deletable ? deleteReasons : reasons, removableTags };
};
/** An untagged image that was just pushed, or has just lost its last tag, may be part of a push in progress. */
const graceReasons = ({ created, updated }, gracePeriod, { now, graceStart }) => {
    const latest = Math.max(Number(created), Number(updated));
    return latest > graceStart ? [{ code: 'grace', until: (0,retention_duration/* whenAged */.WI)(latest, gracePeriod, now) }] : evaluate_none;
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
    // An index that loses the tags that the rule covers is no host in the next run.
    const remains = ({ indexes, coveredLabels }) => indexes.some(({ index, labels, isBroken }) => {
        const lost = evaluations[index]?.removableTags;
        const left = labels.filter((label) => !lost?.includes(label));
        return kept.has(index) && coveredLabels(left, isBroken) !== null;
    });
    return platforms.filter(({ index, hosts }) => kept.has(index) && !hosts.every(remains)).map(({ index }) => index);
};
/** Adds the outcome of a rule to every candidate that it covers. */
const applyRule = (rule, number, { candidates, members, graph, standalone }, context) => {
    const coveredLabels = labelCoverage(rule, context.type);
    /** Returns the tagged indexes matched by the same rule that list a tagged platform: it shares their slot. */
    const hostsOf = ({ alwaysKept, index }) => {
        const listedBy = graph?.listedBy[index] ?? evaluate_none;
        if (listedBy.length === 0 || alwaysKept || standalone.has(index))
            return evaluate_none;
        return listedBy
            .flatMap((host) => candidates.slice(host, host + 1))
            .filter(({ labels, isBroken }) => coveredLabels(labels, isBroken) !== null);
    };
    const covered = members.flatMap((candidate) => {
        const { id, created, updated } = candidate.version;
        const labels = coveredLabels(candidate.labels, candidate.isBroken);
        if (labels === null || created === null)
            return [];
        const hosts = hostsOf(candidate);
        if (hosts.length > 0)
            candidate.hosts = [...candidate.hosts, { indexes: hosts, coveredLabels }];
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
 * where it covers nothing. While it is unknown whether an image is broken, it covers what it would of either; where that is
 * disputed, only what it would of both.
 */
const labelCoverage = (rule, type) => {
    const { delete: patterns } = rule;
    const untagged = (0,pattern/* coversUntagged */.U)(patterns);
    const withRelease = needsRelease(rule);
    const withBroken = (0,pattern/* asksForBroken */.Rt)(patterns);
    return (labels, isBroken) => {
        if (labels.length === 0)
            return untagged ? evaluate_none : null;
        const isCovered = (text) => {
            const asWhole = (0,pattern/* covers */.hU)(patterns, text, type);
            if (!withBroken || isBroken === false)
                return asWhole;
            const asBroken = (0,pattern/* coversBroken */.Ky)(patterns, text, type);
            if (isBroken === true)
                return asBroken;
            return isBroken === null ? asWhole || asBroken : asWhole && asBroken;
        };
        let covered = evaluate_none;
        for (const text of labels) {
            if (!isCovered(text))
                continue;
            covered = covered.concat({ text, release: withRelease ? (0,retention_release/* readRelease */.iJ)(type, text) : null });
        }
        return covered.length > 0 ? covered : null;
    };
};
/**
 * Evaluates the policy before manifests are read, to find versions that cannot be deleted whatever the manifests say.
 * Reading manifests can only turn images into parts, which frees slots for others, so a version kept here is kept.
 * `max` breaks that monotonicity, so rules with `max` are evaluated as if they kept nothing.
 */
const evaluateWithoutManifests = (candidates, policy, refs, now) => {
    const rules = policy.rules.map(({ keep, ...rule }) => ({ ...rule, keep: 'max' in keep ? { ...keep, max: 0 } : keep }));
    return evaluateVersions({ ...candidates, graph: null }, { ...policy, rules }, refs, now);
};
/** Returns the version numbers that any label of the package names as stable, which end `while: unreleased`. */
const releasedNumbers = (versions, type, { rules }) => {
    if (rules.every(({ keep }) => keep.while !== 'unreleased'))
        return new Set();
    const releases = versions.flatMap((version) => labelsOf(version, type).map((label) => (0,retention_release/* readRelease */.iJ)(type, label)));
    return new Set(releases.flatMap((release) => (release && (0,retention_release/* isStable */.MQ)(release) ? [(0,retention_release/* numberKey */.Hk)(release)] : [])));
};
/** True if patterns cover a label of some image, broken or not. */
const mayCover = (patterns, label, type) => (0,pattern/* covers */.hU)(patterns, label, type) || (0,pattern/* coversBroken */.Ky)(patterns, label, type);
/** Returns the questions of a policy about the repository of a package: those of rules that match one of its labels. */
const questionsOf = (versions, type, { rules }) => {
    const matters = (rule) => versions.some((version) => labelsOf(version, type).some((label) => mayCover(rule.delete, label, type)));
    return new Set(rules.flatMap((rule) => {
        const asked = questionsOfKeep(rule.keep);
        return asked.length > 0 && matters(rule) ? asked : [];
    }));
};
const questionsOfKeep = ({ while: condition, 'then-for': thenFor, deployments = 0 }) => [
    ...(condition && condition !== 'unreleased' ? [condition] : []),
    ...(thenFor ? ['then-for'] : []),
    ...(deployments > 0 ? ['deployments'] : [])
];
/** Returns the patterns of a policy that match nothing in any of its packages; none if it matched no package at all. */
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


/***/ }),

/***/ 84878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ containerLabels),
/* harmony export */   ZG: () => (/* binding */ buildGraph),
/* harmony export */   _o: () => (/* binding */ topologicalOrder),
/* harmony export */   im: () => (/* binding */ reachableFrom)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50597);

/** Returns the labels of a container version: its tags without those that only attach it to another manifest. */
const containerLabels = (version) => {
    const isLabel = (tag) => subjectOf(version, tag) === null;
    return version.tags.every(isLabel) ? version.tags : version.tags.filter(isLabel);
};
/** Returns the subject that a tag attaches its version to; null for an ordinary tag, such as one that names the version itself, as mirrors write it. */
const subjectOf = ({ name }, tag) => {
    const subject = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy)(tag);
    return subject !== null && subject === truncateDigest(name) ? null : subject;
};
/** Returns the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
const buildGraph = (versions, manifests) => {
    const draft = draftGraph(versions, manifests);
    for (const [index, version] of versions.entries())
        addVersion(draft, index, version, manifests.get(version.name));
    const { parts, labelled, strays, placeholders } = draft;
    // A signature of a signature does not show where the image is.
    const hasSubjects = !draft.listedSubjects.isSubsetOf(draft.referrers);
    const parents = edgeLists(draft.listedBy);
    const graph = {
        needs: edgeLists(draft.needs),
        neededBy: edgeLists(draft.neededBy),
        listedBy: parents.map((owners, index) => labelled[index] && owners.length > 0 ? owners.filter((owner) => labelled[owner]) : noEdges),
        orphans: hasSubjects ? strays : noVersions,
        foreign: hasSubjects ? noVersions : strays,
        placeholders
    };
    for (const index of rootCycles(parts, graph))
        parts[index] = 'image';
    const broken = findBroken(draft, parents);
    // Of a part that GitHub lists, one of the two is wrong, and perhaps not GitHub.
    const isDenied = (index, digest) => manifests.get(digest) === 'missing' && (!draft.indexOf.has(digest) || draft.indexOf.get(digest) === index);
    const denied = [...broken].filter(([index, digests]) => digests.some((digest) => isDenied(index, digest)));
    return { ...graph, parts, broken, unpullable: new Set(denied.map(([index]) => index)) };
};
const draftGraph = (versions, manifests) => {
    const indexOf = new Map();
    for (const [index, { name }] of versions.entries()) {
        indexOf.set(name, index);
        const truncated = truncateDigest(name);
        if (truncated.length < name.length)
            indexOf.set(truncated, index);
    }
    const noEdgesYet = () => versions.map(() => undefined);
    return {
        parts: versions.map(() => 'image'),
        labelled: versions.map((version) => containerLabels(version).length > 0),
        indexOf,
        needs: noEdgesYet(),
        neededBy: noEdgesYet(),
        listedBy: noEdgesYet(),
        referrers: new Set(),
        listedSubjects: new Set(),
        strays: new Set(),
        placeholders: new Set(),
        missing: [],
        manifests
    };
};
const addVersion = (draft, index, version, fact) => {
    const manifest = typeof fact === 'object' ? fact : null;
    if (manifest?.placeholder)
        draft.placeholders.add(index);
    const subjects = version.tags.flatMap((tag) => subjectOf(version, tag) ?? []);
    const listsReferrers = subjects.length > 0 && !draft.labelled[index];
    if (manifest?.subject)
        subjects.push(manifest.subject);
    if (subjects.length > 0)
        addReferrer(draft, index, subjects);
    if (manifest)
        addChildren(draft, index, manifest, listsReferrers ? 'referrer' : 'child');
    if (fact === 'missing')
        draft.missing.push({ index, digest: version.name });
};
const addReferrer = (draft, index, subjects) => {
    draft.referrers.add(index);
    const owners = subjects.map((subject) => draft.indexOf.get(subject)).filter((owner) => owner !== undefined);
    for (const owner of owners) {
        attach(draft, owner, index, 'referrer');
        draft.listedSubjects.add(owner);
    }
    if (owners.length === 0)
        draft.strays.add(index);
};
const addChildren = (draft, index, { kind, children }, part) => {
    for (const { digest, blob } of children) {
        const child = draft.indexOf.get(digest);
        if (child !== undefined) {
            attach(draft, index, child, part);
            addEdge(draft.listedBy, child, index);
        }
        else if (kind === 'index' && !blob && typeof draft.manifests.get(digest) !== 'object') {
            draft.missing.push({ index, digest });
        }
    }
};
const attach = ({ parts, labelled, needs, neededBy }, owner, to, part) => {
    if (owner === to)
        return;
    addEdge(needs, owner, to);
    addEdge(neededBy, to, owner);
    if (!labelled[to] && parts[to] !== 'child')
        parts[to] = part;
};
/** Returns the labelled versions that lead to a missing manifest, in the order of the listing. */
const findBroken = ({ missing, labelled }, parents) => {
    const found = new Map();
    for (const { index, digest } of missing)
        for (const owner of reachableFrom([index], parents))
            if (labelled[owner])
                found.set(owner, (found.get(owner) ?? new Set()).add(digest));
    return new Map([...found].toSorted(([a], [b]) => a - b).map(([index, digests]) => [index, [...digests]]));
};
const noVersions = new Set();
const noEdges = [];
/** Helper tags carry at most 64 characters of a digest's hex (OCI distribution specification, referrers tag schema). */
const truncateDigest = (digest) => digest.slice(0, digest.indexOf(':') + 1 + 64);
const addEdge = (edges, from, to) => {
    const ends = edges[from];
    // A list of one, as most are, has no room for more.
    if (ends)
        ends.push(to);
    else
        edges[from] = [to];
};
const edgeLists = (edges) => edges.map((ends) => (ends && ends.length > 1 ? [...new Set(ends)] : (ends ?? noEdges)));
/** Returns everything that can be reached along the edges, including the start; each version once, so cycles end. */
const reachableFrom = (start, edges) => {
    const reached = new Set(start);
    // A set's iteration visits what is added on the way.
    for (const index of reached)
        for (const to of edges[index] ?? [])
            reached.add(to);
    return reached;
};
/**
 * Returns the starts and everything they lead to, each node after all nodes that lead to it; in a cycle, which has no such
 * order, the node that was met first comes first. The tree of the last start comes first of all.
 */
const topologicalOrder = (starts, edgesOf) => {
    const entered = new Set();
    const done = new Set();
    // A path and no recursion, since signatures of signatures make chains of any length.
    const path = starts.toReversed();
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
        if (entered.has(node)) {
            done.add(node);
            path.pop();
        }
        else {
            entered.add(node);
            for (const next of edgesOf(node))
                if (!entered.has(next))
                    path.push(next);
        }
    }
    return [...done].reverse();
};
/** Helper tags can tie versions into a cycle; if nothing else leads to it, its versions are images themselves. */
const rootCycles = (parts, { needs, neededBy }) => {
    const indexes = [...parts.keys()];
    const images = indexes.filter((index) => parts[index] === 'image');
    const reached = reachableFrom(images, needs);
    const found = [];
    const unreached = indexes.filter((index) => !reached.has(index));
    for (const index of topologicalOrder(unreached, (from) => needs.slice(from, from + 1).flat())) {
        if (reached.has(index))
            continue;
        const cycle = reachableFrom([index], neededBy);
        found.push(...cycle);
        for (const each of reachableFrom(cycle, needs))
            reached.add(each);
    }
    return found;
};


/***/ }),

/***/ 50597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   M3: () => (/* binding */ createBlobPool),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   jI: () => (/* binding */ untagPlaceholder),
/* harmony export */   v7: () => (/* binding */ acceptedMediaTypes),
/* harmony export */   vy: () => (/* binding */ helperSubject)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

/** Returns the entries of an index; none for any other manifest. */
const entriesOf = (fact) => typeof fact === 'object' && fact.kind === 'index' ? fact.children : [];
/** Returns a function that lets equal blobs of manifests be one object in memory: images share most of their layers. */
const createBlobPool = () => {
    const pool = new Map();
    return (manifest) => ({
        ...manifest,
        blobs: manifest.blobs.map((blob) => {
            const known = pool.get(blob.digest);
            if (known?.size === blob.size)
                return known;
            pool.set(blob.digest, blob);
            return blob;
        })
    });
};
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociImage = 'application/vnd.oci.image.manifest.v1+json';
const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json';
/** Entries of an index with any other type are not manifests; those of Docker's first schema are never read. */
const manifestTypes = new Set([
    ...[ociIndex, ociImage, ociArtifact, dockerList, dockerImage],
    'application/vnd.docker.distribution.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws'
]);
/** The media types to accept from a registry: GHCR answers 404 if the stored type is not among them. */
const acceptedMediaTypes = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact];
/** The most characters of a manifest that registries allow; that also bounds the entries of its lists. */
const maxLength = 4 * 1024 * 1024;
const untagAnnotation = 'package-retention.untag';
const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/;
const digestOnly = new RegExp(`^${digestForm.source}$`);
const digestsInside = new RegExp(digestForm, 'g');
/** True if a text is a complete digest of an algorithm that OCI registers. */
const isDigest = (text) => digestOnly.test(text);
// Checks of their own, since most of a manifest are these.
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => typeof value === 'string' && isDigest(value));
const bytes = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => Number.isSafeInteger(value) && Number(value) >= 0);
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: bytes });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, size, platform: { os, architecture, variant } }) => ({
    entry: toChild(digest, mediaType, [os, architecture, variant].filter(Boolean).join('/') || null),
    size: Number.isSafeInteger(size) ? Math.max(0, Number(size)) : 0
})));
const toChild = (digest, mediaType, platform) => {
    const leaf = mediaType === ociImage || mediaType === dockerImage;
    return mediaType === '' || manifestTypes.has(mediaType)
        ? { digest, leaf, platform }
        : { digest, leaf, blob: true, platform };
};
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({
        children: manifests.map(({ entry }) => entry),
        blobs: manifests.flatMap(({ entry: { digest, blob }, size }) => (blob ? { digest, size } : []))
    })))
};
const imageLayout = {
    kind: 'image',
    foreign: ['manifests', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ config: blob, layers: list(blob) }), 
    // A list that grows takes room for 16.
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ config, layers }) => ({ children: [], blobs: [config].concat(layers) })))
};
const artifactLayout = {
    kind: 'image',
    foreign: ['manifests', 'config', 'layers', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(list(blob), []) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ blobs }) => ({ children: [], blobs })))
};
const layouts = new Map([
    [ociIndex, indexLayout],
    [dockerList, indexLayout],
    [ociImage, imageLayout],
    [dockerImage, imageLayout],
    [ociArtifact, artifactLayout]
]);
const document = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    artifactType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), null),
    subject: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest }), null),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ [untagAnnotation]: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) }), null)
});
/**
 * Reads a manifest; returns null if the text could not be understood completely, so that nothing may be concluded from it.
 * `contentType` counts if the text does not name its own media type, as OCI allows.
 */
const readManifest = (text, contentType = null) => {
    if (text.length > maxLength)
        return null;
    const json = parseJson(text);
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(document, json);
    if (!read.success)
        return null;
    const { output } = read;
    const mediaType = mediaTypeOf(output.mediaType, contentType);
    if (mediaType === null)
        return null;
    const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType];
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(subject ?? '');
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    const { children, blobs } = content.output;
    // A real image that carries the annotation, whoever added it, is not ours to remove.
    const empty = layout.kind === 'index' && children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder };
};
const mediaTypeOf = (written, contentType) => {
    const mediaType = written || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!mediaType)
        return null;
    // Tens of thousands of manifests share one text of each type, and one shape.
    return acceptedMediaTypes.find((known) => known === mediaType) ?? mediaType;
};
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Returns every digest in any string or key, at any depth. */
const digestsIn = (json) => {
    const found = new Set();
    const pending = [json];
    // No recursion: deep nesting would exhaust the stack.
    while (pending.length > 0) {
        const value = pending.pop();
        if (typeof value === 'string')
            for (const [digest] of value.matchAll(digestsInside))
                found.add(digest);
        else
            for (const part of partsOf(value))
                pending.push(part);
    }
    return found;
};
/** Returns the items of a list, or the keys and values of an object. */
const partsOf = (value) => {
    if (Array.isArray(value))
        return value;
    return typeof value === 'object' && value !== null ? Object.entries(value).flat() : [];
};
/**
 * Returns the subject that a tag attaches its version to: the beginning of its digest, with at most 64 characters of hex;
 * null for an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
const helperSubject = (tag) => {
    // Runs for every tag of a package, nearly all of which are ordinary.
    const match = helperTag.exec(tag);
    return match && `${match[1]}:${match[2]}`;
};
const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/**
 * Returns a manifest to push under a tag that is to be removed: an empty index, which needs no blob in the registry and has
 * a digest of its own. `created` in milliseconds since 1970; the nonce must differ from call to call.
 */
const untagPlaceholder = (untag) => {
    const annotations = {
        'org.opencontainers.image.created': new Date(untag.created).toISOString(),
        [untagAnnotation]: untag.tag,
        'package-retention.nonce': untag.nonce
    };
    const json = JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [], annotations });
    return { bytes: new TextEncoder().encode(json), mediaType: ociIndex };
};


/***/ }),

/***/ 56405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ tagForms),
/* harmony export */   w: () => (/* binding */ branchForms)
/* harmony export */ });
/** Returns the forms of a branch in labels: as it is, or as docker/metadata-action writes it; some tools use lower case. */
const branchForms = (branch) => [branch, branch.toLowerCase()].flatMap(refForms);
/** Returns the forms of a Git tag in labels: also without everything up to its last slash, and without a leading `v`. */
const tagForms = (tag) => [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(refForms);
/** docker/metadata-action turns every run of characters that tags cannot have into one dash. */
const refForms = (ref) => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')];


/***/ }),

/***/ 4529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ indexWords)
/* harmony export */ });
/** The number of characters of a word that are looked up before words of each length. */
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


/***/ })

};
