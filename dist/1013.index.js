export const id = 1013;
export const ids = [1013];
export const modules = {

/***/ 1013:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reportCleanup: () => (/* binding */ reportCleanup)
});

// EXTERNAL MODULE: ./lib/retention/calendar.js
var retention_calendar = __webpack_require__(63198);
// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __webpack_require__(14532);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(84878);
// EXTERNAL MODULE: ./lib/retention/plan.js
var plan = __webpack_require__(38599);
// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(85354);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/expiry.js





/**
 * Returns for each version the first time, in milliseconds, at which `planPackage` deletes it although nothing else has
 * changed, `max-delete-percent` apart; null if it is deleted now, if time alone never ends its reasons, or if that is unknown.
 *
 * The reasons of the plan say when each of them ends, and the graph what that ends in turn. Where this does not suffice (a
 * minimum of images, counts whose slots become free), the policy is evaluated at the times at which it can change, as
 * long as that costs little. For larger packages, such times are left out below the minimum, and estimates elsewhere.
 */
const findExpiries = (planned, maxEvaluated = maxEvaluatedInRun) => {
    const { inventory, plan } = planned;
    const { decisions } = plan;
    if (plan.status === 'failed')
        return decisions.map(() => null);
    const ends = endsOf(planned);
    const isSteady = staysInOrder(planned, ends);
    const exactBefore = minimumFrom(planned);
    const isOpen = decisions.map(({ action, reasons }, index) => action !== 'delete' && !isBlocked(reasons) && !(isSteady && Number(ends[index]) < exactBefore));
    const isLarge = !isSteady && decisions.length * 10 > maxEvaluated;
    const lateEnds = () => distinctTimes(ends.filter((end) => end >= exactBefore));
    const times = isLarge ? [] : isSteady ? lateEnds() : criticalTimes(planned);
    const isCheap = !isLarge && times.length * decisions.length <= maxEvaluated;
    const found = isCheap ? evaluateAt(planned, times, isOpen) : new Map();
    const isEstimated = !isSteady && !isCheap;
    return decisions.map(({ version, action, reasons }, index) => {
        const isPerhapsPart = inventory.type === 'container' && inventory.manifests.size === 0 && version.tags.length === 0;
        if (action === 'delete' || isBlocked(reasons) || isPerhapsPart)
            return null;
        const end = Number(ends[index]);
        const isCertain = end < exactBefore && (!isOpen[index] || isEstimated);
        return found.get(index) ?? (isCertain && Number.isFinite(end) ? end : null);
    });
};
/** How many versions are evaluated again at most, over all times: some hundredths of a second for a package. */
const maxEvaluatedInRun = 5000;
const unending = Number.POSITIVE_INFINITY;
const deleted = Number.NEGATIVE_INFINITY;
/** True for a version that only the state of this run keeps from being deleted. */
const isBlocked = (reasons) => reasons.some(({ code }) => code === 'fuse' || code === 'not-in-plan');
/** Returns when the reasons that a version has by itself end; -Infinity without any. */
const ownEnd = ({ action, reasons }) => {
    if (action === 'delete')
        return deleted;
    const own = reasons.filter(({ code }) => code !== 'needed-by' && code !== 'min-keep' && code !== 'fuse');
    return Math.max(...own.map((reason) => ('until' in reason ? reason.until : undefined) ?? unending), deleted);
};
/** Returns when each version, and everything that needs it, is no longer kept by any reason of its own. */
const endsOf = ({ inventory, plan }) => {
    const ends = plan.decisions.map(ownEnd);
    const needs = inventory.graph?.needs ?? [];
    const latestFirst = [...ends.keys()].toSorted((a, b) => Number(ends[b]) - Number(ends[a]));
    const done = new Set();
    for (const start of latestFirst) {
        const end = Number(ends[start]);
        const reached = done.has(start) ? [] : [start];
        for (const index of reached) {
            if (done.has(index))
                continue;
            done.add(index);
            ends[index] = Math.max(Number(ends[index]), end);
            reached.push(...(needs[index] ?? []));
        }
    }
    return ends;
};
/** Returns the time from which `min-keep`, or what GitHub itself requires, may keep versions; Infinity for none. */
const minimumFrom = ({ inventory: { type, graph }, policy, plan }) => {
    const counts = (decision, index) => (0,version/* isTopLevel */["in"])(decision) &&
        (type !== 'container' || ((0,retention_graph/* containerLabels */.Hs)(decision.version).length > 0 && !graph?.foreign.has(index))) &&
        (graph?.listedBy[index] ?? []).length === 0;
    const counted = plan.decisions
        .filter(counts)
        .map(ownEnd)
        .toSorted((a, b) => b - a);
    return counted[Math.max(policy.minKeep ?? 1, 1) - 1] ?? deleted;
};
/** True if nothing that ends makes room for another version: then each is kept until its own reasons and owners end. */
const staysInOrder = ({ inventory, policy, now }, ends) => {
    const { versions, graph } = inventory;
    const isFuture = versions.some(({ created }) => created !== null && created > now);
    // A platform that outlives its index takes slots of its own.
    const outlives = (hosts, index) => hosts.length > 0 && (policy.safety.untag || hosts.some((host) => ends[host] !== ends[index]));
    return !isFuture && policy.rules.every(({ keep }) => isOrderly(keep)) && !graph?.listedBy.some(outlives);
};
const isOrderly = ({ while: _, ...keep }) => {
    const keys = Object.keys(keep);
    if (keep['then-for'])
        return keys.every((key) => key === 'then-for' || key === 'within');
    return keep.max === undefined || durationsOf(keep).length === 0;
};
const durationsOf = (keep) => [keep.within, ...policy/* periods */.RE.map((period) => keep[period])].flatMap((limit) => (typeof limit === 'object' ? [limit] : []));
/** Returns all times after `now` at which the evaluation of a policy can change. */
const criticalTimes = ({ inventory, policy, refs, now }) => {
    const { rules, safety } = policy;
    const durations = [
        ...new Map(rules.flatMap(({ keep }) => durationsOf(keep)).map((each) => [each.text, each])).values()
    ];
    const times = inventory.versions.flatMap(({ created, updated }) => {
        if (created === null)
            return [];
        const changed = updated ?? created;
        return [
            created,
            (0,duration/* whenAged */.WI)(Math.max(created, changed), safety.gracePeriod, now),
            ...durations.flatMap((each) => [created, changed].map((time) => (0,duration/* whenAged */.WI)(time + 1, each, now)))
        ];
    });
    const closed = [...(refs.closedPullRequests?.closedAt.values() ?? [])];
    const ends = rules.flatMap(({ keep: { 'then-for': thenFor } }) => thenFor ? closed.map((time) => (0,duration/* whenAged */.WI)(time + 1, thenFor, now)) : []);
    return distinctTimes([...times, ...ends].filter((time) => time > now));
};
const distinctTimes = (times) => [...new Set(times)].filter(Number.isFinite).toSorted((a, b) => a - b);
/** Returns the first of the times at which each of the open versions is deleted, by its index. */
const evaluateAt = ({ inventory, policy, refs }, times, isOpen) => {
    const unlimited = { ...policy, safety: { ...policy.safety, maxDeletePercent: 100 } };
    const open = new Set(isOpen.flatMap((each, index) => (each ? [index] : [])));
    const found = new Map();
    for (const time of times) {
        if (open.size === 0)
            break;
        for (const { index } of (0,plan/* planPackage */.Gv)(inventory, unlimited, refs, time).changes)
            if (open.delete(index))
                found.set(index, time);
    }
    return found;
};

// EXTERNAL MODULE: ./lib/report/decision-inputs.js
var decision_inputs = __webpack_require__(96246);
// EXTERNAL MODULE: ./lib/report/package-report.js + 2 modules
var package_report = __webpack_require__(76956);
// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/cleanup.js





/**
 * Returns the report of a cleanup: that of a package with the expiry of each version, and with its decision inputs, which a
 * replay needs, and a restore, to restore parts first. `now` is the time of the decision, in milliseconds.
 */
const reportCleanup = (result, now) => {
    const { inventory, plan } = result;
    if (!inventory || !plan)
        return (0,package_report/* reportPackage */.f)(result);
    const expiries = expiriesOf(result, now);
    const listed = plan.decisions.map(({ version }) => version);
    const { decisionInputs, blobs } = inventory.graph
        ? (0,decision_inputs/* reportDecisionInputs */.Ww)(listed, inventory)
        : { decisionInputs: [], blobs: [] };
    const details = expiries.map((expiresAt, index) => ({
        ...(expiresAt !== null && { expiresAt: (0,reason/* formatTime */.fU)(Math.ceil(expiresAt / 1000) * 1000) }),
        ...decisionInputs[index]
    }));
    const { versions, ...report } = (0,package_report/* reportPackage */.f)(result, { details });
    const calendar = (0,retention_calendar/* planCalendar */.M)(plan.decisions, expiries, inventory.manifests, now);
    return {
        ...report,
        ...(calendar.length === 0 ? {} : { calendar }),
        ...(blobs.length === 0 ? {} : { blobs }),
        versions
    };
};
const expiriesOf = ({ target, inventory, plan }, now) => {
    if (!inventory || !plan)
        return [];
    const { ref, policy } = target;
    const { facts: refs = unasked } = inventory;
    const { type, name } = ref;
    return findExpiries({ inventory: { ...inventory, type, name, unreadable: [] }, policy, refs, now, plan });
};
const unasked = {
    pullRequests: null,
    closedPullRequests: null,
    branches: null,
    tags: null,
    deployments: null
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


/***/ })

};
