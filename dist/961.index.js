export const id = 961;
export const ids = [961];
export const modules = {

/***/ 9961:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean)
});

// EXTERNAL MODULE: ./lib/apply.js
var apply = __webpack_require__(4803);
// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./lib/inventory.js + 1 modules
var inventory = __webpack_require__(2723);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
// EXTERNAL MODULE: ./lib/retention/judge.js
var judge = __webpack_require__(8389);
;// CONCATENATED MODULE: ./lib/retention/plan.js


/** Packages with fewer images than this have no fuse: a share of a few images says little. */
const fusedFrom = 10;
/**
 * Decides every version of a package once: a pure function of what is known of it, the policy, GitHub's facts and now.
 * Where there is an approved plan, only what that deleted, and has the same tags still, may go.
 */
const planPackage = (inventory, policy, facts, now, approved = null) => {
    const { type, versions, graph, unreadable } = inventory;
    const { safety, minKeep } = policy;
    const judged = (0,judge/* judgeVersions */.v9)(inventory, policy, facts, now);
    const judgements = approved ? judged.map((judgement) => checkApproval(judgement, approved)) : judged;
    const staying = new Set((0,retention_graph/* reach */.gl)(placesOf(judgements, ({ mayGo }) => !mayGo), graph?.needs ?? []));
    const emptiesPackage = safety.deleteEmptyPackages && minKeep === null && versions.length > 0 && staying.size === 0;
    const floor = emptiesPackage ? new Set() : raiseFloor(judgements, type, graph, minKeep ?? 1, staying);
    const images = judgements.filter(({ image }) => image).length;
    const going = judgements.filter(({ image, index }) => image && !staying.has(index)).length;
    const limit = safety.maxDeletePercent;
    const fused = images >= fusedFrom && going * 100 > images * limit;
    const fuse = fused ? { code: 'fuse', going, images, limit } : null;
    const spared = unreadable.length > 0 ? { code: 'unreadable' } : fuse;
    const idsOf = (places) => places.flatMap((place) => versions.slice(place, place + 1).map(({ id }) => id)).toSorted((a, b) => a - b);
    const decisions = judgements.map(({ index, version, image, mayGo, reasons, idle }) => {
        const part = graph?.parts[index] ?? 'version';
        const owners = graph?.neededBy[index] ?? [];
        if (!staying.has(index)) {
            if (spared)
                return { version, part, action: 'keep', untag: none, reasons: [spared], expires: null };
            const why = part === 'image' || image ? reasons : reasons.concat({ code: 'goes-with', ids: idsOf(owners) });
            return { version, part, action: 'delete', untag: none, reasons: why, expires: null };
        }
        const keepers = idsOf(owners.filter((owner) => staying.has(owner)));
        let why = mayGo ? none : reasons;
        if (keepers.length > 0)
            why = why.concat({ code: 'needed-by', ids: keepers });
        if (floor.has(index))
            why = why.concat({ code: 'min-keep', limit: Math.max(minKeep ?? 1, 1) });
        const untag = spared || keepers.length > 0 || floor.has(index) ? none : idle;
        return { version, part, action: untag.length > 0 ? 'untag' : 'keep', untag, reasons: why, expires: expiry(why) };
    });
    return {
        status: unreadable.length > 0 ? 'failed' : fused ? 'fused' : 'ok',
        decisions,
        images,
        changes: spared
            ? []
            : inOrder(judgements.filter(({ index }) => !staying.has(index)), graph),
        emptiesPackage: emptiesPackage && spared === null
    };
};
/** What most of many versions have of most lists. */
const none = [];
const checkApproval = (judgement, approved) => {
    const { version, mayGo, idle } = judgement;
    const earlier = approved.get(version.id);
    const same = earlier !== undefined && sameTags(earlier.tags, version.tags);
    if (!mayGo)
        return { ...judgement, idle: same ? idle.filter((tag) => earlier.untag.includes(tag)) : [] };
    if (same && earlier.action === 'delete')
        return judgement;
    return { ...judgement, mayGo: false, reasons: [{ code: 'not-in-plan' }] };
};
/** Whether two lists hold the same tags, in any order. */
const sameTags = (one, other) => one.length === other.length && one.every((tag) => other.includes(tag));
const placesOf = (judgements, chosen) => judgements.filter(chosen).map(({ index }) => index);
const newestFirst = (a, b) => Number(b.version.created) - Number(a.version.created) || b.version.id - a.version.id;
/**
 * Adds to what stays until enough images do, the newest first, and gives back those that stay for this alone. GitHub
 * refuses to delete the last tagged version of a container and the last version of any other type: one always stays.
 */
const raiseFloor = (judgements, type, graph, minKeep, staying) => {
    const floor = new Set();
    const lasting = (judgement) => type !== 'container' || judgement.labels.length > 0;
    // An orphan is new to the floor once its subject is gone: it must not push out what stayed until then.
    const rank = (judgement) => (lasting(judgement) ? 0 : graph?.orphans.has(judgement.index) ? 2 : 1);
    const images = judgements.filter(({ image }) => image);
    const kept = images.filter(({ index }) => staying.has(index));
    let count = kept.length;
    let lastingCount = kept.filter(lasting).length;
    if (count >= minKeep && lastingCount > 0)
        return floor;
    const candidates = images
        .filter(({ index }) => !staying.has(index))
        .toSorted((a, b) => rank(a) - rank(b) || newestFirst(a, b));
    for (const candidate of candidates) {
        if (count >= minKeep && (lastingCount > 0 || !lasting(candidate)))
            break;
        if (staying.has(candidate.index))
            continue;
        floor.add(candidate.index);
        for (const index of (0,retention_graph/* reach */.gl)([candidate.index], graph?.needs ?? [])) {
            const judgement = judgements[index];
            if (!judgement || staying.has(index))
                continue;
            staying.add(index);
            if (judgement.image)
                count++;
            if (judgement.image && lasting(judgement))
                lastingCount++;
        }
    }
    return floor;
};
/** When the last of the reasons ends by time alone; null where one of them does not. */
const expiry = (reasons) => {
    const ends = reasons.map((reason) => ('until' in reason ? reason.until : undefined) ?? Number.POSITIVE_INFINITY);
    const last = Math.max(...ends);
    return Number.isFinite(last) ? last : null;
};
const nowhere = [];
/** The changes in their order, the oldest image first and each version after those that it belongs to. */
const inOrder = (going, graph) => {
    const all = going.map((judgement) => ({ judgement, time: Number.NaN, turn: 0 }));
    const places = new Map(all.map((place) => [place.judgement.index, place]));
    const within = (edges, { judgement }) => {
        const ends = edges?.[judgement.index] ?? [];
        return ends.length > 0 ? ends.flatMap((end) => places.get(end) ?? []) : nowhere;
    };
    const imagesFirst = (a, b) => Number(b.judgement.image) - Number(a.judgement.image);
    for (const youngest of all.toSorted((a, b) => imagesFirst(a, b) || newestFirst(a.judgement, b.judgement))) {
        const reached = [youngest];
        for (const place of reached) {
            if (!Number.isNaN(place.time))
                continue;
            place.time = Number(youngest.judgement.version.created);
            reached.push(...within(graph?.needs, place));
        }
    }
    const idOf = ({ judgement }) => judgement.version.id;
    const starts = all.toSorted((a, b) => imagesFirst(a, b) || idOf(b) - idOf(a));
    const partsOf = (owner) => {
        const parts = within(graph?.needs, owner);
        return parts.length > 1 ? parts.toSorted((a, b) => idOf(a) - idOf(b)) : parts;
    };
    const order = (0,retention_graph/* ownersFirst */.xs)(starts, partsOf).toSorted((a, b) => a.time - b.time);
    for (const [turn, place] of order.entries())
        place.turn = turn;
    return order.map((place) => {
        const { index, image } = place.judgement;
        const owners = within(graph?.neededBy, place);
        const before = owners.length > 0 ? owners.filter((owner) => owner.turn < place.turn) : owners;
        const after = before.length > 0 ? before.map((owner) => owner.judgement.index) : none;
        return { index, image, time: place.time, after };
    });
};
/** What of several plans is carried out under a cap on images over all of them, the oldest first; the rest is deferred. */
const capChanges = (plans, cap) => {
    const images = plans.flatMap((plan) => plan.changes.filter(({ image }) => image).map((change) => ({ plan, change })));
    const late = cap === null ? [] : images.toSorted((a, b) => a.change.time - b.change.time).slice(cap);
    const deferred = new Map(plans.map((plan) => [plan, new Set()]));
    for (const { plan, change } of late)
        deferred.get(plan)?.add(change.index);
    for (const [plan, places] of deferred) {
        for (const { index, after } of plan.changes)
            if (after.some((owner) => places.has(owner)))
                places.add(index);
    }
    return deferred;
};
/**
 * What the caps leave for the next run: that of a policy over its packages, that of the run over all packages whose policy
 * has none.
 */
const deferChanges = (planned, maxDeletions) => {
    const capOf = ({ policy }) => policy.safety.maxDeletions;
    const groups = Map.groupBy(planned, (each) => (capOf(each) === null ? null : each.policyIndex));
    const deferred = [...groups.values()].flatMap((group) => {
        const cap = group.reduce((_, each) => capOf(each), null) ?? maxDeletions;
        const plans = group.map(({ plan }) => plan);
        return [...capChanges(plans, cap)];
    });
    return new Map(deferred);
};

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
;// CONCATENATED MODULE: ./lib/freshness.js




/** What was seen is trusted for this long before it is looked at again. */
const trusted = 45_000;
/** The age beyond which nothing may be deleted by what was seen, which leaves time for the deletion within a minute. */
const stale = 55_000;
const maxLooks = 3;
/** About as many deletions as fit into the time until the next look: more pages than this cost more than single reads. */
const singleReads = 150;
/** How long, in milliseconds, and how often a look waits for the deletions under way, so that it can count. */
const settling = 250;
const maxWaits = 20;
/**
 * Looks at a package again, at least every minute, while a plan for it is carried out, by whichever costs fewer requests:
 * the whole list; or the newest versions, the number of all, and, where they have tags, each one that is about to go.
 * What others push or delete meanwhile makes a new plan; only what both plans delete is due. `taken` is when the
 * inventory was begun.
 */
const keepFresh = (source, target, stock, plan, { now, taken, approved }) => {
    const { client, owner, clock, stop } = source;
    const { ref, policy } = target;
    const known = new Map(stock.versions.map((version) => [version.id, version]));
    const isAsKnown = ({ id, tags }) => {
        const before = known.get(id);
        return before !== undefined && sameTags(tags, before.tags);
    };
    const planned = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []));
    // What this run deletes still counts as there: otherwise its parts would be judged by themselves.
    const begun = new Set();
    const sending = new Set();
    const gone = new Set();
    let current = stock;
    let last = {
        // A deletion by others moves a version from one page to the next, unseen: only a list of one page is never torn.
        time: known.size <= pageSize ? taken : Number.NEGATIVE_INFINITY,
        listing: { versions: stock.versions, single: false, sound: false },
        listed: new Set(known.keys()),
        due: planned,
        emptiesPackage: plan.emptiesPackage
    };
    let looking = null;
    const pages = Math.ceil(known.size / pageSize);
    const counts = pages > 1 && (!(0,version/* isTagged */.$)(ref.type) || pages > singleReads);
    /** The number of versions; null where it says nothing, since deletions of this run are under way. */
    const count = async () => {
        for (let waits = 0; sending.size > 0 && waits < maxWaits; waits++)
            await clock.sleep(settling, stop);
        const counted = sending.size === 0 ? await (0,github_packages/* countVersions */.po)(client, owner, ref) : null;
        return counted?.ok ? counted.value : null;
    };
    /** What the last look found, with what was pushed since; null where that may not be all that has changed. */
    const extend = async ({ listing }, number) => {
        if (!listing.sound || number === null)
            return null;
        const newest = await (0,github_packages/* listNewest */.V1)(client, owner, ref);
        if (!newest.ok)
            return null;
        const seen = new Map(newest.value.map((version) => [version.id, version]));
        const others = listing.versions.filter(({ id }) => !seen.has(id) && !gone.has(id));
        return seen.size + others.length === number
            ? { versions: [...newest.value, ...others], single: (0,version/* isTagged */.$)(ref.type), sound: true }
            : null;
    };
    const list = async () => {
        const number = counts ? await count() : null;
        const extended = await extend(last, number);
        if (extended)
            return extended;
        const listed = await (0,github_packages/* listVersions */.yO)(client, owner, ref);
        if (!listed.ok)
            throw new Error(`${unchecked}: ${listed.problem}`);
        return { versions: listed.value, single: false, sound: listed.value.length === number };
    };
    const look = async () => {
        const time = clock.now();
        const listing = await list();
        const listed = new Set(listing.versions.map(({ id }) => id));
        const removed = [...begun].flatMap((id) => (listed.has(id) ? [] : (known.get(id) ?? [])));
        const all = [...listing.versions, ...removed];
        if (all.length === current.versions.length && all.every(isAsKnown))
            return { ...last, time, listing, listed };
        current = await (0,inventory/* stockUp */.Cg)(source, target, all, stock.facts, now, current.manifests);
        const anew = planPackage(current, policy, stock.facts, now, approved);
        const going = anew.changes.flatMap(({ index }) => anew.decisions[index]?.version ?? []);
        const due = going.filter((version) => planned.has(version.id) && isAsKnown(version));
        return { time, listing, listed, due: new Set(due.map(({ id }) => id)), emptiesPackage: anew.emptiesPackage };
    };
    const check = async (id) => {
        if (clock.now() - last.time >= trusted) {
            // One that fails is the last one: what cannot be looked at stays.
            looking ??= look().then((seen) => {
                last = seen;
                looking = null;
            });
            await looking;
        }
        if (id === null)
            return last.emptiesPackage ? 'due' : 'changed';
        if (last.listing.single || !last.listed.has(id)) {
            const version = await (0,github_packages/* getVersion */.HF)(client, owner, ref, id);
            if (!version.ok)
                throw new Error(`${unchecked}: ${version.problem}`);
            if (version.value === null)
                return 'gone';
            if (!isAsKnown(version.value))
                return 'changed';
        }
        return last.due.has(id) ? 'due' : 'changed';
    };
    const isDue = async (id) => {
        // A second try: nobody knows what became of the first.
        if (id !== null)
            sending.delete(id);
        for (let looks = 0; looks < maxLooks; looks++) {
            const asked = clock.now();
            const state = await check(id);
            if (state !== 'due')
                return state;
            // A pause that GitHub asked for makes old what was seen before.
            if (clock.now() - Math.min(asked, last.time) >= stale)
                continue;
            if (id !== null) {
                begun.add(id);
                sending.add(id);
            }
            return 'due';
        }
        throw new Error(`${unchecked} within a minute`);
    };
    return async (id, remove) => {
        try {
            const removal = await remove(() => isDue(id));
            if (id !== null && (removal.outcome === 'deleted' || removal.outcome === 'gone'))
                gone.add(id);
            return removal;
        }
        finally {
            if (id !== null)
                sending.delete(id);
        }
    };
};
const pageSize = 100;
const unchecked = 'not deleted, since it cannot be checked again';

// EXTERNAL MODULE: ./lib/result.js
var result = __webpack_require__(4138);
// EXTERNAL MODULE: ./lib/untag.js
var untag = __webpack_require__(4986);
;// CONCATENATED MODULE: ./lib/clean.js








/** Deletes what the policies let go. */
const clean = (cleaning) => ({
    find: () => (0,inventory/* findPackages */.tP)(cleaning.client, cleaning.owner, cleaning.policies),
    decide: (target) => decide(cleaning, target),
    compare: (results) => {
        defer(results, cleaning.maxDeletions);
        return cleaning.policies.flatMap((policy) => idleWarnings(policy, results));
    }
});
/** Takes inventory of a package and plans it. */
const decide = async (cleaning, target) => {
    const { clock, now } = cleaning;
    const taken = clock.now();
    const stock = await (0,inventory/* takeInventory */.O1)(cleaning, target, now);
    if (!stock.ok)
        return (0,result/* undecided */.o)(target, stock.problem);
    const plan = planPackage(stock.value, target.policy, stock.value.facts, now, approvedFor(cleaning, target));
    const outcomes = new Map();
    const change = () => changePackage(cleaning, target, { stock: stock.value, plan, taken, outcomes });
    return { ...(0,result/* undecided */.o)(target), stock: stock.value, plan, outcomes, change };
};
/** Of a package that the approved plan does not have, nothing may change. */
const approvedFor = ({ approved }, { ref }) => approved && (approved.get(`${ref.type}/${ref.name}`) ?? new Map());
/** Defers what the caps leave for the next run. */
const defer = (results, maxDeletions) => {
    const planned = results.flatMap(({ target, plan }) => (plan ? [{ ...target, plan }] : []));
    const deferred = deferChanges(planned, maxDeletions);
    for (const { plan, outcomes } of results) {
        const places = (plan && deferred.get(plan)) ?? [];
        for (const index of places)
            outcomes.set(index, { index, outcome: 'deferred', problem: null });
    }
};
/** Carries out what is planned and not deferred. */
async function* changePackage(cleaning, target, { stock, plan, taken, outcomes }) {
    const { client, owner, stop, now } = cleaning;
    const { ref } = target;
    const deferred = new Set(outcomes.keys());
    const whileDue = keepFresh(cleaning, target, stock, plan, { now, taken, approved: approvedFor(cleaning, target) });
    const remove = (0,apply/* deleting */.NG)(({ id }) => whileDue(id, (due) => (0,github_packages/* deleteVersion */.CH)(client, owner, ref, id, due)));
    const deletions = plan.emptiesPackage && deferred.size === 0
        ? (0,apply/* emptyPackage */.cK)(plan, () => whileDue(null, (due) => (0,github_packages/* deletePackage */.s2)(client, owner, ref, due)), stop)
        : (0,apply/* applyPlan */.gj)(plan, deferred, remove, stop);
    for (const step of [deletions, (0,untag/* removeTags */._M)(cleaning, ref, plan)]) {
        for await (const outcome of step) {
            outcomes.set(outcome.index, outcome);
            yield outcome;
        }
    }
}
/** The patterns of a policy that match nothing in any of its packages, as warnings. */
const idleWarnings = (policy, results) => {
    const stocks = results.flatMap(({ target, stock }) => (target.policy === policy && stock ? [stock] : []));
    return (0,judge/* idlePatterns */.YP)(policy, stocks).map((source) => `pattern "${source}" matches nothing in any package`);
};


/***/ }),

/***/ 4986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _M: () => (/* binding */ removeTags),
/* harmony export */   ct: () => (/* binding */ readPending),
/* harmony export */   sM: () => (/* binding */ removePlaceholder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4803);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6034);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4878);
/* harmony import */ var _retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(597);
/* harmony import */ var _retention_parsed_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3845);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4946);








/** How often, a second apart, the list is asked for a version that was just pushed. */
const maxLooks = 10;
/**
 * Removes the tags that a plan takes from images that stay, one after the other, and yields what became of each image.
 * Where a placeholder cannot be deleted, no further tag of the package is put at risk.
 */
async function* removeTags(source, ref, { decisions }) {
    const { pending, stop } = source;
    const before = pending.size;
    const remove = async (decision, tag) => {
        if (stop.aborted)
            return { outcome: 'deferred' };
        return pending.size > before ? leftAlone : (0,_apply_js__WEBPACK_IMPORTED_MODULE_4__/* .settled */ .gu)(removeTag(source, ref, decision, tag), stop);
    };
    for (const [index, decision] of decisions.entries()) {
        const untagged = [];
        let stopped = null;
        for (const tag of decision.untag) {
            const removal = await remove(decision, tag);
            if (removal.outcome !== 'deleted')
                stopped ??= removal;
            else
                untagged.push(tag);
        }
        if (decision.untag.length > 0)
            yield { index, untagged, problem: null, ...(stopped ?? { outcome: 'untagged' }) };
    }
}
const leftAlone = {
    outcome: 'failed',
    problem: 'not begun, since the placeholder of another tag is still there'
};
/** Moves the tag to a manifest of no use, and deletes that: a tag goes with the version that has it. */
const removeTag = async (source, ref, { version, untag }, tag) => {
    const { client, owner, registry, clock, pending, note } = source;
    const current = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .getVersion */ .HF)(client, owner, ref, version.id);
    if (!current.ok)
        return { outcome: 'failed', problem: current.problem };
    const labels = current.value ? (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .containerLabels */ .Hs)(current.value) : [];
    if (!labels.includes(tag))
        return { outcome: 'changed', problem: `the tag ${tag} has moved meanwhile` };
    if (labels.every((label) => untag.includes(label))) {
        return { outcome: 'changed', problem: 'the tags that it stays for have moved meanwhile' };
    }
    const manifest = (0,_retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .untagPlaceholder */ .jI)({ tag, created: clock.now(), nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() });
    const placeholder = { ref, digest: `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifest.bytes).digest('hex')}` };
    const isGone = () => {
        pending.delete(placeholder);
        note([...pending]);
    };
    pending.add(placeholder);
    note([...pending]);
    const pushed = await registry.pushManifest(ref.name, tag, manifest);
    if (!pushed.ok) {
        // It may have been carried out all the same.
        const seen = await look(source, placeholder);
        if (seen.ok && !seen.value) {
            isGone();
            return { outcome: 'failed', problem: `removing the tag ${tag}: ${pushed.problem}` };
        }
    }
    const removal = await removePlaceholder(source, placeholder);
    if (removal.outcome === 'deleted')
        isGone();
    return removal;
};
/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
const removePlaceholder = async (source, placeholder) => {
    const { client, owner, clock, stop } = source;
    const failed = (problem) => ({
        outcome: 'failed',
        problem: `the placeholder ${placeholder.digest}: ${problem}; the next run with untag removes it`
    });
    for (let looks = 1;; looks++) {
        const seen = await look(source, placeholder);
        if (seen.ok && seen.value) {
            const removal = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteVersion */ .CH)(client, owner, placeholder.ref, seen.value.id);
            return 'problem' in removal ? failed(removal.problem) : { outcome: 'deleted' };
        }
        if (looks === maxLooks)
            return failed(seen.ok ? `GitHub does not list it within ${maxLooks} s` : seen.problem);
        await clock.sleep(1000, stop);
    }
};
/** The version of a placeholder; undefined while GitHub does not list it. */
const look = async ({ client, owner }, { ref, digest }) => {
    const newest = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .listNewest */ .V1)(client, owner, ref);
    return newest.ok ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_5__/* .parsed */ .Y)(newest.value.find(({ name }) => name === digest)) : newest;
};
/** Reads back what `note` was told, from the text that JSON makes of it; nothing where that is no such text. */
const readPending = (text) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_6__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_6__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .parseJson */ .qFJ(), pendingBody), text);
    return read.success ? read.output : [];
};
const pendingBody = valibot__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    ref: valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ owner: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_6__/* .picklist */ .KIO(_retention_version_js__WEBPACK_IMPORTED_MODULE_7__/* .packageTypes */ .s), name: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }),
    digest: valibot__WEBPACK_IMPORTED_MODULE_6__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .check */ .z6Y(_retention_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc))
}));


/***/ })

};
