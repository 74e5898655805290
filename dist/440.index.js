export const id = 440;
export const ids = [440,567];
export const modules = {

/***/ 5953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ restoreTag),
/* harmony export */   _M: () => (/* binding */ removeTags),
/* harmony export */   ct: () => (/* binding */ readPending),
/* harmony export */   sM: () => (/* binding */ removePlaceholder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7934);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6034);
/* harmony import */ var _retention_denial_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1335);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4878);
/* harmony import */ var _retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(597);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9361);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4946);
/* harmony import */ var _apply_plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1390);









/** The polls, a second apart, for a version that was just pushed to be listed. */
const maxPolls = 10;
/** The REST requests that removing a tag may need: a look at the image, some at the list, the deletion. */
const requestsForTag = 5;
/**
 * Removes the tags that a plan removes from kept images, one after the other, and yields the outcome of each image.
 * Where a placeholder cannot be deleted, or by `outcomes` the token may not delete, no further tag of the package is put
 * at risk.
 */
async function* removeTags(source, ref, { decisions }, outcomes) {
    const { client, registry, pending, stop } = source;
    const isDenied = (0,_retention_denial_js__WEBPACK_IMPORTED_MODULE_5__/* .findDenial */ .J)(outcomes.values()) !== null;
    const remove = async (decision, tag, image) => {
        if (isDenied)
            return _apply_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .skippedAsDenied */ .SU;
        // Placeholders of other packages do not matter here.
        if (pending.values().some((placeholder) => placeholder.ref === ref))
            return stop.signal.aborted ? { outcome: 'deferred' } : skippedAfterLeftover;
        if (stop.signal.aborted || !(await client.hasBudgetFor(requestsForTag)))
            return { outcome: 'deferred' };
        const release = stop.hold();
        try {
            return await removeTag(source, ref, decision, tag, await image());
        }
        finally {
            release();
        }
    };
    for (const [index, decision] of decisions.entries()) {
        if (decision.untag.length === 0)
            continue;
        const untagged = [];
        let reading = null;
        const image = () => (reading ??= readManifestBytes(registry, ref, decision.version.name));
        let stopped = null;
        for (const tag of decision.untag) {
            const removal = await (0,_apply_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .toOutcome */ .KA)(remove(decision, tag, image), stop.signal);
            if (removal.outcome !== 'deleted')
                stopped ??= removal;
            else
                untagged.push(tag);
        }
        yield { index, untagged, problem: null, ...(stopped ?? { outcome: 'untagged' }) };
    }
}
const skippedAfterLeftover = {
    outcome: 'failed',
    problem: 'not attempted, because the placeholder of another tag could not be deleted'
};
/** Reads a manifest from the registry itself, since only its bytes can be pushed again. */
const readManifestBytes = async (registry, { name }, digest) => {
    const reading = await registry.readManifest(name, digest);
    return 'revalidate' in reading ? reading.revalidate() : reading;
};
/** Moves the tag to an empty manifest, and deletes that: a tag is deleted with its version. */
const removeTag = async (source, ref, { version, untag }, tag, image) => {
    const { registry, clock, pending, onPending, stop } = source;
    if (!('bytes' in image)) {
        const why = 'problem' in image ? image.problem : 'the registry does not have it';
        return failed(`the tag ${tag} was not removed, because the manifest of its image cannot be read, so the tag could not be put back: ${why}`);
    }
    const manifest = (0,_retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .untagPlaceholder */ .jI)({ tag, created: clock.now(), nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() });
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifest.bytes).digest('hex')}`;
    const placeholder = { ref, digest, tag, image: version.name };
    const settlePlaceholder = () => {
        pending.delete(placeholder);
        onPending([...pending]);
    };
    let ended = null;
    let isSent = false;
    const due = async () => {
        ended = stop.signal.aborted ? { outcome: 'deferred' } : await tagBlockedBy(source, ref, version.id, untag, tag);
        if (ended)
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)(ended.problem ?? 'the run ended');
        isSent = true;
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(true);
    };
    pending.add(placeholder);
    onPending([...pending]);
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .gJ)(error)));
    if (!pushed.ok) {
        const held = isSent ? await isSurelyAbsent(source, placeholder) : true;
        if (held) {
            settlePlaceholder();
            return ended ?? failed(`removing the tag ${tag}: ${pushed.problem}`);
        }
    }
    const removal = await removePlaceholder(source, placeholder);
    if (removal.outcome === 'deleted') {
        settlePlaceholder();
        return removal;
    }
    const { fact, bytes } = image;
    const tagNow = await restoreTag(source, placeholder, { bytes, mediaType: fact.mediaType });
    if (tagNow.state === 'gone') {
        settlePlaceholder();
        return { outcome: 'deleted' };
    }
    const failure = { ...removal, problem: [removal.problem, tagNow.message].filter(Boolean).join('; ') };
    return stop.signal.aborted && tagNow.state === 'back' ? { ...failure, outcome: 'deferred' } : failure;
};
const failed = (problem) => ({ outcome: 'failed', problem });
/** Returns the result that blocks removing a tag, given what GitHub says of its image now; null if it may be removed. */
const tagBlockedBy = async ({ client, owner }, ref, id, untag, tag) => {
    const current = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .getVersion */ .HF)(client, owner, ref, id);
    if (!current.ok)
        return failed(current.problem);
    const labels = current.value ? (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .containerLabels */ .Hs)(current.value) : [];
    if (!labels.includes(tag))
        return { outcome: 'changed', problem: `the tag ${tag} now points to another version` };
    return labels.every((label) => untag.includes(label))
        ? { outcome: 'changed', problem: 'the tags that it is kept for now point to other versions' }
        : null;
};
/** Returns whether a failed push surely left no placeholder behind: its tag is not on one, and none is listed. */
const isSurelyAbsent = async (source, placeholder) => {
    const { ref, tag, digest } = placeholder;
    const at = await source.registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .gJ)(error)));
    if (!at.ok || at.value === digest)
        return false;
    const seen = await findPlaceholder(source, placeholder);
    return seen.ok && !seen.value;
};
/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
const removePlaceholder = async (source, placeholder) => {
    const { client, owner, clock, stop } = source;
    const notDeleted = (problem) => failed(`the placeholder ${placeholder.digest}: ${problem}; the next run with untag: true deletes it`);
    try {
        for (let looks = 1;; looks++) {
            const seen = await findPlaceholder(source, placeholder);
            if (seen.ok && seen.value) {
                const removal = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteVersion */ .CH)(client, owner, placeholder.ref, seen.value.id);
                if (!('problem' in removal))
                    return { outcome: 'deleted' };
                return { ...notDeleted(removal.problem), ...(removal.denied && { denied: true }) };
            }
            if (looks === maxPolls)
                return notDeleted(seen.ok ? `GitHub did not list it within ${maxPolls} s` : seen.problem);
            await clock.sleep(1000, stop.abortSignal);
        }
    }
    catch (error) {
        return notDeleted((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .gJ)(error));
    }
};
/** Puts a tag back on its image, if it still points to the placeholder. */
const restoreTag = async (source, placeholder, manifest) => {
    const { registry } = source;
    const { ref, tag, digest, image } = placeholder;
    /** Returns the digest that the tag is on by the registry, or else the placeholder if the REST API lists the tag there. */
    const resolve = async () => {
        const at = await registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .gJ)(error)));
        if (at.ok)
            return at;
        const seen = await findPlaceholder(source, placeholder).catch(() => at);
        return seen.ok && seen.value?.tags.includes(tag) ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(digest) : at;
    };
    const due = async () => {
        const at = await resolve();
        if (!at.ok)
            return at;
        return at.value === digest ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(true) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)('the tag has moved');
    };
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .gJ)(error)));
    const at = pushed.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(image) : await resolve();
    if (at.ok && at.value === image)
        return { state: 'back', message: `the tag ${tag} is back on its image` };
    if (at.ok && at.value === null)
        return { state: 'gone', message: '' };
    if (at.ok && at.value !== digest)
        return { state: 'elsewhere', message: `the tag ${tag} now points to a newer image` };
    const why = pushed.ok ? '' : pushed.problem;
    return {
        state: 'lost',
        message: `the tag ${tag} could not be put back and may point to an empty placeholder, so push its image again: ${why}`
    };
};
/** The version of a placeholder; undefined while GitHub does not list it. */
const findPlaceholder = async ({ client, owner }, { ref, digest }) => {
    const newest = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .listNewest */ .V1)(client, owner, ref);
    return newest.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(newest.value.find(({ name }) => name === digest)) : newest;
};
/** Reads back what `onPending` was called with, from the text that JSON makes of it; nothing where that is no such text. */
const readPending = (text) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_7__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .parseJson */ .qFJ(), pendingBody), text);
    return read.success ? read.output : [];
};
const digestText = valibot__WEBPACK_IMPORTED_MODULE_7__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_7__/* .check */ .z6Y(_retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc));
const pendingBody = valibot__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    ref: valibot__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ owner: valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_7__/* .picklist */ .KIO(_retention_version_js__WEBPACK_IMPORTED_MODULE_8__/* .packageTypes */ .sL), name: valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() }),
    digest: digestText,
    tag: valibot__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(),
    image: digestText
}));


/***/ }),

/***/ 6440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean)
});

// EXTERNAL MODULE: ./lib/apply/apply-plan.js
var apply_plan = __webpack_require__(1390);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/inventory/read-manifests.js
var read_manifests = __webpack_require__(1633);
// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./lib/retention/evaluate.js + 2 modules
var evaluate = __webpack_require__(2058);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
;// CONCATENATED MODULE: ./lib/inventory/take-inventory.js





/** Takes inventory of a package: all its versions, then the manifests that can change the decision. */
const takeInventory = async (source, target, now, revalidateBy = 'whole') => {
    const { client, owner, progress } = source;
    const listedAt = source.clock.elapsed();
    const listed = await (0,github_packages/* listVersions */.yO)(client, owner, target.ref, progress(target.ref, 'pages listed'));
    if (!listed.ok)
        return listed;
    const answers = await source.lookUpRefs(target, (0,evaluate/* questionsOf */.PW)(listed.value, target.ref.type, target.policy));
    const inventory = await source.withRoom(listed.value.length, () => loadManifests(source, target, listed.value, answers, now, noReadings.manifests));
    return (0,result.ok)({ ...inventory, listedAt, revalidateBy });
};
/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
const loadManifests = async (source, { ref, policy }, versions, { facts, repository, askedAt, lookupRequests }, now, known) => {
    const nothing = { graph: null, manifests: known, unreadable: [], problems: [] };
    const base = { type: ref.type, name: ref.name, versions, facts, repository, askedAt, lookupRequests, ...nothing };
    if (ref.type !== 'container')
        return base;
    const evaluations = (0,evaluate/* evaluateWithoutManifests */.Ij)(base, policy, facts, now);
    const hasCandidates = policy.safety.untag || evaluations.some(({ image, deletable }) => image && deletable);
    // An untagged version may turn out to be a part of an image that is deleted.
    const surelyKept = evaluations
        .filter(({ labels, deletable }) => !deletable && labels.length > 0)
        .map(({ version }) => version);
    const { manifests, problems } = hasCandidates
        ? await (0,read_manifests/* readManifests */.PX)(source, ref, versions, surelyKept, known)
        : noReadings;
    const read = (0,retention_graph/* buildGraph */.ZG)(versions, manifests);
    // If a manifest could not be read, missing ones were not confirmed by a second answer.
    const graph = problems.size === 0 ? read : { ...read, broken: nothingBroken };
    return { ...base, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] };
};
const nothingBroken = new Map();
const noReadings = { manifests: new Map(), problems: new Map() };

;// CONCATENATED MODULE: ./lib/retention/plan.js


/** Smaller packages are exempt from `max-delete-percent`: a percentage of a few images says little. */
const minLimitedImages = 10;
/**
 * Returns the plan for one package, which decides every version once: a pure function of the inventory, the policy, the
 * refs and the time. With `approved`, only versions are deleted that it deletes and whose tags are the same still.
 */
const planPackage = (inventory, policy, refs, now, approved = null) => {
    const { type, graph, versions, unreadable } = inventory;
    const { safety, minKeep } = policy;
    const evaluated = (0,evaluate/* evaluateVersions */.hX)(inventory, policy, refs, now);
    const evaluations = approved ? evaluated.map((evaluation) => checkApproval(evaluation, approved)) : evaluated;
    const kept = new Set((0,retention_graph/* reachableFrom */.im)(indexesOf(evaluations.filter(({ deletable }) => !deletable)), graph?.needs ?? []));
    const emptiesPackage = safety.deleteEmptyPackages && minKeep === null && versions.length > 0 && kept.size === 0;
    const minimum = emptiesPackage ? new Set() : enforceMinimum(evaluations, { type, graph }, minKeep ?? 1, kept);
    const images = evaluations.filter(({ image }) => image).length;
    const overLimit = checkDeletePercent(evaluations, images, kept, safety.maxDeletePercent);
    const blockReason = unreadable.length > 0 ? { code: 'unreadable' } : overLimit;
    const outcome = { kept, minimum, minKeep: minKeep ?? 1, blockReason };
    const deleted = blockReason ? [] : evaluations.filter(({ index }) => !kept.has(index));
    return {
        status: unreadable.length > 0 ? 'failed' : overLimit ? 'fused' : 'ok',
        decisions: evaluations.map((evaluation) => decide(evaluation, inventory, outcome)),
        images,
        changes: orderChanges(deleted, graph),
        emptiesPackage: emptiesPackage && blockReason === null
    };
};
/** The value of most lists of most versions. */
const none = [];
const checkApproval = (evaluation, approved) => {
    const { version, deletable, removableTags } = evaluation;
    const change = approved.get(version.id);
    const same = change !== undefined && sameTags(change.tags, version.tags);
    if (!deletable)
        return { ...evaluation, removableTags: same ? removableTags.filter((tag) => change.untag.includes(tag)) : [] };
    if (same && change.action === 'delete')
        return evaluation;
    return { ...evaluation, deletable: false, reasons: [{ code: 'not-in-plan' }] };
};
/** True if two lists hold the same tags, in any order. */
const sameTags = (one, other) => one.length === other.length && one.every((tag) => other.includes(tag));
const indexesOf = (evaluations) => evaluations.map(({ index }) => index);
const newestFirst = (a, b) => Number(b.version.created) - Number(a.version.created) || b.version.id - a.version.id;
/** Returns why nothing is deleted if that were a larger share of the images than `limit` percent; null otherwise. */
const checkDeletePercent = (evaluations, images, kept, limit) => {
    const deleted = evaluations.filter(({ image, index }) => image && !kept.has(index)).length;
    const isOver = images >= minLimitedImages && deleted * 100 > images * limit;
    return isOver ? { code: 'fuse', going: deleted, images, limit } : null;
};
const decide = ({ index, version, part, image, deletable, reasons: own, removableTags }, { versions, graph }, { kept, minimum, minKeep, blockReason }) => {
    const owners = graph?.neededBy[index] ?? [];
    if (!kept.has(index)) {
        if (blockReason)
            return { version, part, action: 'keep', untag: none, reasons: [blockReason], expires: null };
        const ids = part === 'image' || image ? null : idsOf(versions, owners);
        const reasons = ids ? own.concat({ code: 'goes-with', ids }) : own;
        return { version, part, action: 'delete', untag: none, reasons, expires: null };
    }
    const keptOwners = owners.filter((owner) => kept.has(owner));
    let reasons = deletable ? none : own;
    if (keptOwners.length > 0)
        reasons = reasons.concat({ code: 'needed-by', ids: idsOf(versions, keptOwners) });
    if (minimum.has(index))
        reasons = reasons.concat({ code: 'min-keep', limit: Math.max(minKeep, 1) });
    const untag = blockReason || keptOwners.length > 0 || minimum.has(index) ? none : removableTags;
    return { version, part, action: untag.length > 0 ? 'untag' : 'keep', untag, reasons, expires: expiry(reasons) };
};
const idsOf = (versions, indexes) => indexes.flatMap((index) => versions.slice(index, index + 1).map(({ id }) => id)).toSorted((a, b) => a - b);
/** Returns when the last of the reasons ends by time alone; null if one of them does not. */
const expiry = (reasons) => {
    const ends = reasons.map((reason) => ('until' in reason ? reason.until : undefined) ?? Number.POSITIVE_INFINITY);
    const last = Math.max(...ends);
    return Number.isFinite(last) ? last : null;
};
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
    const needed = (0,retention_graph/* reachableFrom */.im)(starts, graph?.needs ?? []);
    // An untagged version that is kept for its digest or its time may be a part of an image that is gone.
    const isPart = ({ labels, reasons }) => labels.length === 0 && reasons.some((reason) => reason.code === 'unknown-time' || 'digest' in reason);
    return evaluations.filter((each) => each.image && needed.has(each.index) && !isForeign(each) && !isPart(each));
};
/** Adds an image and all that it needs to `kept`, and returns the images among what was not in it. */
const keepWithParts = ({ index: start }, evaluations, graph, kept) => {
    const added = [...(0,retention_graph/* reachableFrom */.im)([start], graph?.needs ?? [])].filter((index) => !kept.has(index));
    for (const index of added)
        kept.add(index);
    return added.flatMap((index) => evaluations.slice(index, index + 1)).filter(({ image }) => image);
};
const noNodes = [];
/** Returns the deletions in order, the oldest image first and each version after those that it belongs to. */
const orderChanges = (deleted, graph) => {
    const nodes = deleted.map((evaluation) => ({ evaluation, time: Number.NaN, position: 0 }));
    const nodeOf = new Map(nodes.map((node) => [node.evaluation.index, node]));
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
    const order = (0,retention_graph/* topologicalOrder */._o)(starts, sortedParts).toSorted((a, b) => a.time - b.time);
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
/** Gives every node the time of the youngest image that it belongs to. */
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
    const images = plans.flatMap((plan) => plan.changes.filter(({ image }) => image).map((change) => ({ plan, change })));
    const late = cap === null ? [] : images.toSorted((a, b) => a.change.time - b.change.time).slice(cap);
    const deferred = new Map(plans.map((plan) => [plan, new Set()]));
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

// EXTERNAL MODULE: ./lib/github/page-size.js
var page_size = __webpack_require__(8072);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
;// CONCATENATED MODULE: ./lib/apply/relist.js





/** About as many deletions as fit into the lifetime of a snapshot: more pages than this cost more than single reads. */
const maxSingleReads = 150;
/** The polls, and the milliseconds between them, for deletions in flight to end before versions are counted. */
const maxDrainPolls = 20;
const drainPollMs = 250;
/** Versions missing from a list are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50;
/**
 * Returns how to read the versions of a package again while this run deletes some. `relist` takes whichever costs fewer requests: the whole list; or
 * the number of versions and the newest, added to the `last` listing. With `whole` nothing seen before is relied on.
 */
const createRelisting = ({ client, registry, owner, clock, stop }, { ref, versionCount }, { versions, revalidateBy }) => {
    const [started, inFlight, deleted] = [new Set(), new Set(), new Set()];
    const pages = Math.ceil(versions.length / page_size/* pageSize */.T);
    const canExtend = pages > 1 && (revalidateBy === 'newest' || !(0,version/* isTagged */.$J)(ref.type) || pages > maxSingleReads);
    const readVersion = async (id) => recheckedOrThrow(await (0,github_packages/* getVersion */.HF)(client, owner, ref, id));
    /** Returns the last listing with what was pushed since; null where that may not be all that has changed. */
    const extend = async (last) => {
        const count = await (0,github_packages/* countVersions */.po)(client, owner, ref);
        if (count === null)
            return null;
        const newest = await (0,github_packages/* listNewest */.V1)(client, owner, ref);
        if (!newest.ok)
            return null;
        const ids = new Set(newest.value.map(({ id }) => id));
        const others = last.versions.filter(({ id }) => !ids.has(id) && !deleted.has(id));
        return ids.size + others.length === count
            ? { versions: [...newest.value, ...others], verifyEach: (0,version/* isTagged */.$J)(ref.type) }
            : null;
    };
    /** Waits for the deletions in flight, so that none of them moves versions from page to page meanwhile. */
    const drain = async () => {
        for (let polls = 0; inFlight.size > 0 && polls < maxDrainPolls; polls++) {
            await clock.sleep(drainPollMs, stop.abortSignal);
        }
    };
    /** Lists all versions. Each of the last listing that slipped past the pages is read by itself; many, by a steady list. */
    const listAll = async (last) => {
        const listed = recheckedOrThrow(await (0,github_packages/* readVersions */.q2)(client, owner, ref));
        if (listed.length < page_size/* pageSize */.T)
            return listed;
        const ids = new Set(listed.map(({ id }) => id));
        const absent = last.versions.filter(({ id }) => !ids.has(id) && !started.has(id));
        if (absent.length <= pages + maxAbsentReads) {
            const slipped = await Promise.all(absent.map(({ id }) => readVersion(id)));
            return [...listed, ...slipped.filter((version) => version !== null)];
        }
        await drain();
        return recheckedOrThrow(await (0,github_packages/* listVersions */.yO)(client, owner, ref));
    };
    const relist = async (last, whole) => {
        if (canExtend && !whole)
            await drain();
        const extended = canExtend && !whole && inFlight.size === 0 ? await extend(last) : null;
        return extended ?? { versions: await listAll(last), verifyEach: false };
    };
    const isConfirmed = async () => {
        if (pages > 1 || versionCount !== versions.length)
            return false;
        if (!(0,version/* isTagged */.$J)(ref.type))
            return true;
        const listed = ref.type === 'container' ? await registry.listTags(ref.name) : (0,result.ok)(null);
        return (listed.ok &&
            listed.value !== null &&
            sameTags(versions.flatMap(({ tags }) => tags), listed.value));
    };
    return { deletions: { started, inFlight, deleted }, isConfirmed, relist, readVersion };
};
/** Begins the problem of a version or package that is not deleted, since its state is unknown. */
const notRechecked = 'not deleted, because it could not be checked again';
/** Returns the value; throws a problem, since nothing may be deleted by what was seen before. */
const recheckedOrThrow = (result) => {
    if (!result.ok)
        throw new Error(`${notRechecked}: ${result.problem}`);
    return result.value;
};

;// CONCATENATED MODULE: ./lib/apply/revalidate.js






/** The age, in milliseconds, from which on a new snapshot is taken. */
const snapshotTtlMs = 45_000;
/** The age beyond which nothing may be deleted by a snapshot, which leaves time for the deletion within a minute. */
const maxSnapshotAgeMs = 55_000;
const maxRefreshes = 3;
/** Answers that are no older, in milliseconds, serve the snapshots of several packages. */
const answerTtlMs = 10_000;
/**
 * Returns a delete that looks at the package again before its first deletion, since no single answer may decide, and then
 * at least every minute while a plan for it is carried out. What others push or delete meanwhile makes a new plan; only
 * what both plans delete is due.
 */
const createStalenessGuard = (sources, target, planned) => {
    const { clock } = sources;
    const relisting = createRelisting(sources, target, planned.inventory);
    const { started, inFlight, deleted } = relisting.deletions;
    const { first, refresh, hasUnconfirmed, isUnchanged } = createRefresher(sources, target, planned, relisting);
    let snapshot = first;
    let refreshing = null;
    const refreshOnce = (whole) => {
        // One that fails is the last one: nothing is deleted from a package that cannot be listed again.
        refreshing ??= refresh(snapshot, whole).then((seen) => {
            snapshot = seen;
            refreshing = null;
        });
        return refreshing;
    };
    const checkVersion = async (id) => {
        if (isExpired(snapshot, clock.elapsed()) || hasUnconfirmed())
            await refreshOnce(false);
        if (snapshot.listing.verifyEach || !snapshot.listed.has(id)) {
            const version = await relisting.readVersion(id);
            if (version === null)
                return 'gone';
            if (!isUnchanged(version))
                return 'changed';
        }
        return snapshot.due.has(id) ? 'due' : 'changed';
    };
    const checkPackage = async () => {
        // A package takes with it whatever was pushed since the last snapshot: there is always one right before.
        await refreshOnce(true);
        return snapshot.emptiesPackage ? 'due' : 'changed';
    };
    /** Looks until what it saw is recent, and calls `begin` with the answer that a deletion is due. */
    const check = async (look, begin) => {
        for (let looks = 0; looks < maxRefreshes; looks++) {
            const asked = clock.elapsed();
            const state = await look();
            if (state !== 'due')
                return state;
            // A pause that GitHub asked for makes old what was seen before.
            if (clock.elapsed() - Math.min(asked, snapshot.time) >= maxSnapshotAgeMs)
                continue;
            begin();
            return 'due';
        }
        throw new Error(`${notRechecked} within a minute`);
    };
    return async (id, remove) => {
        if (id === null)
            return remove(() => check(checkPackage, () => { }));
        const begin = () => {
            started.add(id);
            inFlight.add(id);
        };
        try {
            const removal = await remove(() => {
                // A second try: whether the first one succeeded is unknown.
                inFlight.delete(id);
                return check(() => checkVersion(id), begin);
            });
            if (removal.outcome === 'deleted' || removal.outcome === 'gone')
                deleted.add(id);
            return removal;
        }
        finally {
            inFlight.delete(id);
        }
    };
};
const isExpired = ({ time }, now) => now - time >= snapshotTtlMs;
/** Returns the snapshot of the first inventory, and how to take the next ones. */
const createRefresher = (sources, target, { inventory, plan, now, approved }, { isConfirmed, relist, deletions: { started, deleted } }) => {
    const { clock, registry } = sources;
    const original = new Map(inventory.versions.map((version) => [version.id, version]));
    const planned = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []));
    const missing = createMissingCheck(registry, target.ref);
    missing.track(inventory.versions, inventory.manifests);
    let current = inventory;
    const first = {
        time: Number.NEGATIVE_INFINITY,
        listing: { versions: inventory.versions, verifyEach: false },
        listed: new Set(original.keys()),
        due: planned,
        emptiesPackage: plan.emptiesPackage
    };
    const isUnchanged = ({ id, tags }) => {
        const before = original.get(id);
        return before !== undefined && sameTags(tags, before.tags);
    };
    /** Returns what GitHub answers by now to the questions about what is still to be deleted. */
    const refreshRefs = () => {
        const open = inventory.versions.filter(({ id }) => planned.has(id) && !deleted.has(id));
        const again = { since: Math.max(clock.elapsed() - answerTtlMs, current.askedAt), known: current };
        return sources.lookUpRefs(target, (0,evaluate/* questionsOf */.PW)(open, target.ref.type, target.policy), again);
    };
    /** Returns the versions as they are read now, or as they were planned by where that is recent and confirmed. */
    const listAgain = async (last, whole) => {
        const { listedAt = Number.NEGATIVE_INFINITY } = inventory;
        const isRecent = last === first && !whole && clock.elapsed() - listedAt < snapshotTtlMs;
        if (isRecent && (await isConfirmed()))
            return { time: listedAt, listing: last.listing };
        const time = clock.elapsed();
        return { time, listing: await relist(last.listing, whole) };
    };
    const refresh = async (last, whole) => {
        const isOld = whole || isExpired(last, clock.elapsed());
        const { listing, time: listedAt } = isOld ? await listAgain(last, whole) : last;
        const answers = isOld ? await refreshRefs() : current;
        const time = isOld ? Math.min(listedAt, answers.askedAt) : last.time;
        // A manifest that this run deletes cannot prove that the registry still has the others.
        const witnesses = listing.versions.filter(({ id }) => !started.has(id));
        const manifests = await missing.confirm(witnesses, current.manifests);
        const listed = new Set(listing.versions.map(({ id }) => id));
        // Versions that this run deletes still count as listed: otherwise their parts would be evaluated by themselves.
        const removed = [...started].flatMap((id) => (listed.has(id) ? [] : (original.get(id) ?? [])));
        const all = [...listing.versions, ...removed];
        const isListed = all.length === current.versions.length && all.every(isUnchanged);
        const isSame = isListed && manifests === current.manifests && (0,external_node_util_.isDeepStrictEqual)(answers.facts, current.facts);
        if (isSame)
            return { ...last, time, listing, listed };
        current = await loadManifests(sources, target, all, answers, now, manifests);
        missing.track(all, current.manifests);
        const replanned = planPackage(current, target.policy, current.facts, now, approved);
        const candidates = replanned.changes.flatMap(({ index }) => replanned.decisions[index]?.version ?? []);
        const due = candidates.filter((version) => planned.has(version.id) && isUnchanged(version));
        return { time, listing, listed, due: new Set(due.map(({ id }) => id)), emptiesPackage: replanned.emptiesPackage };
    };
    return { first, refresh, hasUnconfirmed: missing.isOpen, isUnchanged };
};
/** Asks again, before anything is deleted, for the manifests that the registry said it does not have; for each once. */
const createMissingCheck = (registry, ref) => {
    const confirmed = new Set();
    let unconfirmed = [];
    return {
        isOpen: () => unconfirmed.length > 0,
        track: (versions, manifests) => {
            const missing = (0,read_manifests/* findMissing */.y7)(versions, manifests).map(({ name }) => name);
            unconfirmed = missing.filter((digest) => !confirmed.has(digest));
        },
        /** Returns the manifests with what the registry has after all; the same map if that is nothing. */
        confirm: async (witnesses, manifests) => {
            if (unconfirmed.length === 0)
                return manifests;
            const asked = unconfirmed;
            const witness = witnesses.find(({ name }) => typeof manifests.get(name) === 'object')?.name;
            const facts = recheckedOrThrow(await (0,read_manifests/* confirmMissing */.hO)(registry, ref, asked, witness));
            unconfirmed = [];
            for (const digest of asked)
                confirmed.add(digest);
            return facts.values().every((fact) => fact === 'missing') ? manifests : new Map([...manifests, ...facts]);
        }
    };
};

// EXTERNAL MODULE: ./lib/apply/untag.js
var untag = __webpack_require__(5953);
// EXTERNAL MODULE: ./lib/inventory/find-packages.js
var find_packages = __webpack_require__(3163);
// EXTERNAL MODULE: ./lib/retention/approved-plan.js
var approved_plan = __webpack_require__(3567);
// EXTERNAL MODULE: ./lib/retention/in-use.js
var in_use = __webpack_require__(8109);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(5811);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var pattern = __webpack_require__(6953);
;// CONCATENATED MODULE: ./lib/retention/suspect-patterns.js



/**
 * Returns the patterns of `protect`, and the exclusions of rules, that match no label of a package but would match an
 * unprotected one if case were ignored, or if they were read as a regex: what they were meant to protect is unknown.
 */
const findSuspectPatterns = ({ protect, rules }, pkg) => {
    const { type } = pkg;
    const labels = labelsIn(pkg);
    const exposed = labels.filter((label) => !protect || !(0,pattern/* covers */.hU)(protect, label, type));
    const findIn = (patterns, harmed) => {
        const unmatched = patterns.filter(({ matches }) => !labels.some((label) => matches(label, type)));
        return [
            ...(0,pattern/* caseOnlyMatches */.mk)(unmatched, harmed, type).map((each) => ({ ...each, spelling: 'case' })),
            ...unmatched.flatMap(({ source }) => {
                const label = matchedAsRegex(source, harmed, type);
                return label === undefined ? [] : [{ source, label, spelling: 'regex' }];
            })
        ];
    };
    const found = [
        ...findIn(protect?.includes ?? [], exposed),
        ...rules.flatMap(({ delete: patterns }) => findIn(patterns.excludes, exposed.filter((label) => (0,pattern/* covers */.hU)(patterns, label, type))))
    ];
    return [...new Map(found.map((each) => [each.source, each])).values()];
};
/**
 * Returns what to add to the warning of a pattern that matches nothing in the packages: the first label that it would match
 * if case were ignored, or that a word which protects is a misspelling of; empty if there is none.
 */
const suggestLabel = (source, policy, packages) => {
    const { protect, rules, type } = policy;
    const labels = packages.flatMap(labelsIn);
    const protecting = [...(protect?.includes ?? []), ...rules.flatMap((rule) => rule.delete.excludes)];
    const patterns = [...protecting, ...rules.flatMap((rule) => rule.delete.includes)];
    const [near] = (0,pattern/* caseOnlyMatches */.mk)(patterns.filter((pattern) => pattern.source === source), labels, type);
    if (near)
        return ` (it would match ${near.label} if case were ignored)`;
    const isWord = protecting.some((pattern) => pattern.source === source && pattern.words);
    return isWord ? (0,did_you_mean/* didYouMean */.a)(source.replace(/^!/, ''), labels) : '';
};
const labelsIn = ({ type, versions }) => versions.flatMap((version) => (0,evaluate/* labelsOf */.PC)(version, type));
/** Returns the first label that a glob such as `v.*` matches as a regex; `1.*` is more often meant for `1.2`. */
const matchedAsRegex = (source, labels, type) => {
    const glob = source.replace(/^!/, '');
    if (!/(?:^|[^\d*?])\.\*/.test(glob))
        return undefined;
    const read = (0,pattern.parsePatterns)([`/${glob}/`], 'label');
    return read.ok ? labels.find((label) => (0,pattern/* covers */.hU)(read.value, label, type)) : undefined;
};

// EXTERNAL MODULE: ./lib/modes/package-run.js
var package_run = __webpack_require__(5504);
;// CONCATENATED MODULE: ./lib/modes/clean.js












/** Deletes what the policies do not keep. */
const clean = (context) => {
    const alreadyCapped = [];
    const deferredBy = (planned) => deferChanges(planned, context.maxDeletions, alreadyCapped);
    return {
        findTargets: () => (0,find_packages/* findPackages */.t)(context),
        plan: (target, revalidateBy) => planTarget(context, target, revalidateBy),
        requestCost: (results) => {
            const planned = toCappedPlans(results);
            const deferred = deferredBy(planned);
            const costs = planned.map(({ plan, lookupRequests }) => {
                const changes = plan.changes.length - (deferred.get(plan)?.size ?? 0);
                return changes === 0 ? 0 : requestsFor(changes, plan.decisions.length, lookupRequests);
            });
            return costs.reduce((sum, cost) => sum + cost, 0);
        },
        applyCaps: (results) => {
            const planned = toCappedPlans(results);
            const deferred = deferredBy(planned);
            for (const each of planned) {
                const places = deferred.get(each.plan) ?? new Set();
                for (const index of places)
                    each.outcomes.set(index, { index, outcome: 'deferred', problem: null });
                alreadyCapped.push({ ...each, deferred: places });
            }
        },
        findWarnings: (results) => context.policies.flatMap((policy) => unmatchedWarnings(policy, results))
    };
};
const toCappedPlans = (results) => results.flatMap(({ target, inventory, plan, outcomes }) => plan ? [{ ...target, plan, outcomes, deferred: new Set(), lookupRequests: inventory?.lookupRequests ?? 0 }] : []);
/** Takes inventory of a package and plans it. */
const planTarget = async (context, target, revalidateBy) => {
    const { now } = context;
    const use = target.policy.inUse && (0,in_use/* usesOf */.M)(target.policy.inUse, target.ref);
    if (use?.unknown)
        return (0,package_run/* unplanned */.U)(target, describeUnknown(use.unknown));
    const taken = await takeInventory(context, target, now, revalidateBy);
    if (!taken.ok)
        return (0,package_run/* unplanned */.U)(target, taken.problem);
    const inventory = taken.value;
    const [suspect] = findSuspectPatterns(target.policy, inventory);
    if (suspect)
        return { ...(0,package_run/* unplanned */.U)(target, describeSuspect(suspect)), inventory };
    const plan = planPackage(inventory, target.policy, inventory.facts, now, approvedFor(context, target));
    const outcomes = new Map();
    const apply = (lane) => applyPackage(context, target, { inventory, plan, outcomes }, lane);
    return {
        ...(0,package_run/* unplanned */.U)(target),
        warnings: [...inventoryWarnings(inventory), ...(use ? missingWarnings(use, inventory) : [])],
        inventory,
        plan,
        outcomes,
        apply
    };
};
/** Returns notes for a person about an inventory, besides the decisions. */
const inventoryWarnings = ({ graph }) => {
    const count = graph?.foreign.size ?? 0;
    return count === 0
        ? []
        : [
            `${count} ${count === 1 ? 'signature or attestation refers' : 'signatures or attestations refer'} to images that are not in this package, and none here refers to one that is: all are kept, since the images may be in another package`
        ];
};
/** Returns the approved changes of a package, none if the approved plan does not have it; null if nobody has to approve. */
const approvedFor = ({ approved }, { ref }) => approved && (approved.packages.get((0,approved_plan/* packageKey */.M)(ref)) ?? new Map());
const describeUnknown = ({ file, line, path }) => `${file}:${line} names the image ${path.replace(/^\*?\//, '')} without a tag or digest that can be told, so any version may be in use; nothing is deleted until the file says which, or in-use leaves it out by "!${file}"`;
/** Returns what files name that the package does not have, but for what may be another image. */
const missingWarnings = ({ pins }, { versions }) => {
    const existing = new Set(versions.flatMap(({ name, tags }) => [name, ...tags]));
    // A dot at the end is more often that of a sentence.
    const missing = [...pins].filter(([pin, { guess }]) => !guess && !pin.endsWith('.') && !existing.has(pin));
    const texts = missing.map(([pin, { file, line }]) => `${file}:${line} names ${pin}, which does not exist`);
    const more = texts.length - maxMissing;
    return more > 0 ? [...texts.slice(0, maxMissing), `in-use: ${more} more that do not exist`] : texts;
};
const maxMissing = 10;
/** Carries out what is planned and not deferred. */
async function* applyPackage(context, target, { inventory, plan, outcomes }, lane) {
    const { client, owner, stop, now } = context;
    const { ref } = target;
    const deferred = new Set(outcomes.keys());
    const approved = approvedFor(context, target);
    const deleteIfDue = createStalenessGuard(context, target, { inventory, plan, now, approved });
    /** Returns the same precondition, which calls `begin` right before the deletion is sent. */
    const thenBegin = (due, begin) => async () => {
        const state = await due();
        if (state === 'due')
            begin();
        return state;
    };
    const execute = ({ id }, begin) => deleteIfDue(id, (due) => (0,github_packages/* deleteVersion */.CH)(client, owner, ref, id, thenBegin(due, begin)));
    const removePackage = (begin) => deleteIfDue(null, (due) => (0,github_packages/* deletePackage */.s2)(client, owner, ref, thenBegin(due, begin)));
    const deletions = plan.emptiesPackage && deferred.size === 0
        ? (0,apply_plan/* deleteWholePackage */.Ff)(plan, removePackage, lane, stop.signal)
        : (0,apply_plan/* applyPlan */.gj)(plan, deferred, (0,apply_plan/* deleteExecutor */.j0)(execute, lane, (changes) => client.hasBudgetFor(requestsFor(changes, inventory.versions.length, inventory.lookupRequests))), stop);
    for (const step of [deletions, (0,untag/* removeTags */._M)(context, ref, plan, outcomes)]) {
        yield* (0,package_run/* record */.g)(outcomes, step);
    }
}
const describeSuspect = ({ source, label, spelling }) => {
    const condition = spelling === 'case' ? 'case were ignored' : 'it were a regular expression, between slashes';
    return `pattern "${source}" protects nothing in this package, but would match "${label}" if ${condition}; nothing is deleted from the package until the pattern is corrected or removed`;
};
/** Returns the requests that so many deletions may need, with those to check the package and its refs before and in between. */
const requestsFor = (deletions, versions, lookupRequests) => deletions + 2 * (Math.min(Math.ceil(versions / 100) + 1, deletions + 3) + lookupRequests);
/** Returns a warning for each pattern of a policy that matches nothing in any of its packages. */
const unmatchedWarnings = (policy, results) => {
    const ours = results.filter(({ target }) => target.policy === policy);
    const inventories = ours.flatMap(({ inventory }) => inventory ?? []);
    // A package that could not be listed may have what a pattern matches.
    if (inventories.length < ours.length)
        return [];
    return (0,evaluate/* unmatchedPatterns */.xo)(policy, inventories).map((source) => `pattern "${source}" matches nothing in any package${suggestLabel(source, policy, inventories)}`);
};


/***/ }),

/***/ 3567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packageKey),
/* harmony export */   parseApprovedPlan: () => (/* binding */ parseApprovedPlan)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6953);
/* harmony import */ var _previous_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9361);



/** The maximum age of a plan, in milliseconds: an older one describes packages that have changed since. */
const maxAge = 30 * 24 * 60 * 60 * 1000;
/** Reads the report of a dry run; an error if it has none of the packages of this run, or is over 30 days old. */
const parseApprovedPlan = (text, { owner, policies, now }) => {
    const report = (0,_previous_report_js__WEBPACK_IMPORTED_MODULE_1__.parsePreviousReport)(text, true, owner);
    if (!report.ok)
        return report;
    const { packages, finishedAt } = report.value;
    if (now - finishedAt > maxAge) {
        const date = new Date(finishedAt).toISOString().slice(0, 10);
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`was written on ${date}, over 30 days ago; make a new plan with a dry run`);
    }
    const problem = findMismatch(packages, policies);
    if (problem !== null)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(problem);
    const changes = Map.groupBy(packages, packageKey);
    const approved = [...changes].map(([key, same]) => [key, new Map(same.flatMap(({ versions }) => versions.map((each) => [each.id, each])))]);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ writtenAt: finishedAt, packages: new Map(approved) });
};
/** Returns why a plan for these packages cannot be one for these policies; null if it can, or if there are no policies. */
const findMismatch = (packages, policies) => {
    if (packages.length === 0)
        return 'contains no package; make a new plan with a dry run that finds some';
    if (policies.length === 0)
        return null;
    const types = new Set(policies.map(({ type }) => type));
    const typed = packages.filter(({ type }) => types.has(type));
    if (typed.length === 0) {
        const planned = [...new Set(packages.map(({ type }) => type))].join(', ');
        return `is about packages of type ${planned}, but this run is about type ${[...types].join(', ')}; set package-type`;
    }
    const isCovered = typed.some(({ type, name }) => policies.some((policy) => policy.type === type && [name, name.toLowerCase()].some((each) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesName */ .Hj)(policy.packages, each))));
    const names = typed.map(({ name }) => name).slice(0, 5);
    return isCovered
        ? null
        : `is about ${names.join(', ')}, which the input packages does not match; use the same inputs as in the dry run`;
};
/** Returns the key of a package in an approved plan; names of one type that differ only in case are the same on GitHub. */
const packageKey = ({ type, name }) => `${type}/${name.toLowerCase()}`;


/***/ })

};
