export const id = 1322;
export const ids = [1322];
export const modules = {

/***/ 45953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PI: () => (/* binding */ restoreTag),
/* harmony export */   _M: () => (/* binding */ removeTags),
/* harmony export */   ct: () => (/* binding */ readPending),
/* harmony export */   sM: () => (/* binding */ removePlaceholder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(77934);
/* harmony import */ var _github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68487);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62574);
/* harmony import */ var _retention_denial_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(71335);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84878);
/* harmony import */ var _retention_manifest_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(50597);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(39361);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(14946);
/* harmony import */ var _apply_plan_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11390);










/** The polls, a second apart, for a version that was just pushed to be listed. */
const maxPolls = 10;
/** The REST requests that removing a tag may need: a look at the image, some at the list, the deletion. */
const requestsForTag = 5;
/**
 * Removes the tags that a plan removes from kept images, one after the other, and yields the outcome of each image.
 * Where a placeholder cannot be deleted, or by `outcomes` the token may not delete, no further tag of the package is put
 * at risk.
 */
async function* removeTags(source, ref, { decisions }, outcomes, { mayRemove, requests }) {
    const { client, registry, pending, stop } = source;
    const isDenied = (0,_retention_denial_js__WEBPACK_IMPORTED_MODULE_6__/* .findDenial */ .J)(outcomes.values()) !== null;
    const remove = async (decision, tag, image, isDue) => {
        if (isDenied)
            return _apply_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .skippedAsDenied */ .SU;
        // Placeholders of other packages do not matter here.
        if (pending.values().some((placeholder) => placeholder.ref === ref))
            return stop.signal.aborted ? { outcome: 'deferred' } : skippedAfterLeftover;
        if (stop.signal.aborted || !(await client.hasBudgetFor(requestsForTag + requests)))
            return { outcome: 'deferred' };
        const release = stop.hold();
        try {
            return await removeTag(source, ref, decision, { tag, image: await image(), isDue });
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
            const removal = await (0,_apply_plan_js__WEBPACK_IMPORTED_MODULE_5__/* .toOutcome */ .KA)(remove(decision, tag, image, () => mayRemove(index, tag)), stop.signal);
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
const removeTag = async (source, ref, { version, untag }, { tag, image, isDue }) => {
    const { registry, clock, pending, onPending, stop } = source;
    if (!('bytes' in image)) {
        const why = 'problem' in image ? image.problem : 'the registry does not have it';
        return failed(`the tag ${tag} was not removed, because the manifest of its image cannot be read, so the tag could not be put back: ${why}`);
    }
    const manifest = (0,_retention_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .untagPlaceholder */ .jI)({ tag, created: clock.now(), nonce: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() });
    const digest = `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(manifest.bytes).digest('hex')}`;
    const placeholder = { ref, digest, tag, image: version.name };
    const settlePlaceholder = () => {
        pending.delete(placeholder);
        onPending([...pending]);
    };
    let ended = null;
    let isSent = false;
    const due = async () => {
        ended = stop.signal.aborted ? { outcome: 'deferred' } : await tagKeptBy(tag, isDue);
        ended ??= await tagBlockedBy(source, ref, version.id, untag, tag);
        if (ended)
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)(ended.problem ?? 'the run ended');
        isSent = true;
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(true);
    };
    pending.add(placeholder);
    onPending([...pending]);
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)));
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
/** Returns the result that blocks removing a tag that the policy keeps by now; null if it does not. */
const tagKeptBy = async (tag, isDue) => (await isDue()) ? null : { outcome: 'changed', problem: `the tag ${tag} is kept by now` };
/** Returns the result that blocks removing a tag, given what GitHub says of its image now; null if it may be removed. */
const tagBlockedBy = async ({ client, owner }, ref, id, untag, tag) => {
    const current = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .getVersion */ .HF)(client, owner, ref, id);
    if (!current.ok)
        return failed(current.problem);
    const labels = current.value ? (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .containerLabels */ .Hs)(current.value) : [];
    if (!labels.includes(tag))
        return { outcome: 'changed', problem: `the tag ${tag} now points to another version` };
    return labels.every((label) => untag.includes(label))
        ? { outcome: 'changed', problem: 'the tags that it is kept for now point to other versions' }
        : null;
};
/** Returns whether a failed push surely left no placeholder behind: its tag is not on one, and none is listed. */
const isSurelyAbsent = async (source, placeholder) => {
    const { ref, tag, digest } = placeholder;
    const at = await source.registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)));
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
                const removal = await (0,_github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteVersion */ .CH)(client, owner, placeholder.ref, seen.value.id);
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
        return notDeleted((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error));
    }
};
/** Puts a tag back on its image, if it still points to the placeholder. */
const restoreTag = async (source, placeholder, manifest) => {
    const { registry } = source;
    const { ref, tag, digest, image } = placeholder;
    /**
     * Returns the digest that the tag is on by the registry, or else the placeholder if the REST API lists the tag there; null
     * if neither knows the tag.
     */
    const resolve = async () => {
        const at = await registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)));
        if (at.ok && at.value !== null)
            return at;
        const seen = await findPlaceholder(source, placeholder).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)));
        if (seen.ok && seen.value?.tags.includes(tag))
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(digest);
        return at.ok && !seen.ok ? seen : at;
    };
    const due = async () => {
        const at = await resolve();
        if (!at.ok)
            return at;
        return at.value === digest ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(true) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)('the tag has moved');
    };
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__/* .errorMessage */ .gJ)(error)));
    const at = pushed.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(image) : await resolve();
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
    const newest = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listPage */ .ks)(client, owner, ref, 1);
    return newest.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_7__.ok)(newest.value.find(({ name }) => name === digest)) : newest;
};
/** Reads back what `onPending` was called with, from the text that JSON makes of it; nothing where that is no such text. */
const readPending = (text) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_8__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_8__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_8__/* .parseJson */ .qFJ(), pendingBody), text);
    return read.success ? read.output : [];
};
const digestText = valibot__WEBPACK_IMPORTED_MODULE_8__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_8__/* .check */ .z6Y(_retention_manifest_js__WEBPACK_IMPORTED_MODULE_4__/* .isDigest */ .Bc));
const pendingBody = valibot__WEBPACK_IMPORTED_MODULE_8__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({
    ref: valibot__WEBPACK_IMPORTED_MODULE_8__/* .object */ .Ikc({ owner: valibot__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_8__/* .picklist */ .KIO(_retention_version_js__WEBPACK_IMPORTED_MODULE_9__/* .packageTypes */ .sL), name: valibot__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP() }),
    digest: digestText,
    tag: valibot__WEBPACK_IMPORTED_MODULE_8__/* .string */ .YjP(),
    image: digestText
}));


/***/ }),

/***/ 53583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ confirmByTags),
/* harmony export */   R: () => (/* binding */ hasRegistryTags)
/* harmony export */ });
/** Returns whether the registry, whose answers cost no points, lists the same tags as these versions have. */
const hasRegistryTags = async (registry, { type, name }, versions) => {
    const listed = type === 'container' ? await registry.listTags(name) : null;
    if (!listed?.ok || listed.value === null)
        return false;
    const tags = versions.flatMap((version) => version.tags);
    return tags.length === listed.value.length && new Set(tags).symmetricDifference(new Set(listed.value)).size === 0;
};
/**
 * Returns a function that confirms a list of the versions of a package by the tags of the registry. Only container packages
 * need that: in others nothing belongs to a version that the list lacks.
 */
const confirmByTags = (registry, ref) => async (versions) => ref.type !== 'container' || hasRegistryTags(registry, ref, versions);


/***/ }),

/***/ 85452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ loadManifests),
/* harmony export */   O: () => (/* binding */ takeInventory)
/* harmony export */ });
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62574);
/* harmony import */ var _retention_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2058);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84878);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96953);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39361);
/* harmony import */ var _read_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12331);
/* harmony import */ var _registry_tags_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(53583);







/**
 * Takes inventory of a package: all its versions, then the manifests that can change the decision of its policy, or of the
 * one that it is `compared` with.
 */
const takeInventory = async (source, target, now, revalidateBy = 'whole', compared = null) => {
    const { client, owner, progress } = source;
    const listedAt = source.clock.elapsed();
    const onProgress = progress(target.ref, 'pages listed');
    const listed = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .listVersions */ .yO)(client, owner, target.ref, onProgress, (0,_registry_tags_js__WEBPACK_IMPORTED_MODULE_5__/* .confirmByTags */ .F)(source.registry, target.ref));
    if (!listed.ok)
        return listed;
    const lookUp = (policy) => source.lookUpRefs({ ref: target.ref, policy }, (0,_retention_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .questionsOf */ .PW)(listed.value, target.ref.type, policy));
    const answers = await lookUp(target.policy);
    const others = compared ? [{ policy: compared, facts: (await lookUp(compared)).facts }] : [];
    const inventory = await source.withRoom(listed.value.length, () => loadManifests(source, target, listed.value, answers, now, noManifests, others));
    const [comparedFacts] = others.map(({ facts }) => facts);
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)({ ...inventory, listedAt, revalidateBy, ...(comparedFacts && { comparedFacts }) });
};
/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
const loadManifests = async (source, { ref, policy }, versions, { facts, repository, askedAt, lookupRequests }, now, known, others = []) => {
    const nothing = { graph: null, manifests: known, unreadable: [], problems: [] };
    const base = { type: ref.type, name: ref.name, versions, facts, repository, askedAt, lookupRequests, ...nothing };
    if (ref.type !== 'container')
        return base;
    const { staying, hasCandidates } = evaluateAll(base, [{ policy, facts }, ...others], now);
    const withBroken = [policy, ...others.map((each) => each.policy)].some(({ rules }) => rules.some((rule) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .asksForBroken */ .Rt)(rule.delete)));
    const roots = withBroken ? versions.filter((version) => (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .containerLabels */ .Hs)(version).length > 0) : [];
    const readings = hasCandidates
        ? await (0,_read_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifests */ .PX)(source, ref, versions, staying, known, roots)
        : { manifests: noManifests, graph: (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .buildGraph */ .ZG)(versions, noManifests), problems: new Map() };
    const { manifests, problems } = readings;
    // If a manifest could not be read, missing ones were not confirmed by a second answer.
    const graph = problems.size === 0 ? readings.graph : { ...readings.graph, ...nothingBroken };
    return { ...base, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] };
};
/**
 * Evaluates policies before manifests are read. Returns the indexes of the versions that stay by all of them, and whether any
 * of them may change another. A function of its own, so that the evaluations are gone before what is read takes their room.
 */
const evaluateAll = (candidates, policies, now) => {
    const evaluations = policies.map(({ policy, facts }) => (0,_retention_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluateWithoutManifests */ .Ij)(candidates, policy, facts, now));
    return {
        staying: [...candidates.versions.keys()].filter((index) => evaluations.every((each) => each[index]?.deletable === false)),
        hasCandidates: policies.some(({ policy }) => policy.safety.untag) ||
            evaluations.flat().some(({ image, deletable }) => image && deletable)
    };
};
const nothingBroken = { broken: new Map(), unpullable: new Set() };
const noManifests = new Map();


/***/ }),

/***/ 21322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean),
  findUnversionedUse: () => (/* binding */ findUnversionedUse),
  planInventory: () => (/* binding */ planInventory)
});

// EXTERNAL MODULE: ./lib/apply/apply-plan.js
var apply_plan = __webpack_require__(11390);
// EXTERNAL MODULE: ./lib/github/packages.js + 1 modules
var github_packages = __webpack_require__(62574);
// EXTERNAL MODULE: ./lib/github/page-size.js
var page_size = __webpack_require__(28072);
// EXTERNAL MODULE: ./lib/inventory/registry-tags.js
var registry_tags = __webpack_require__(53583);
// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/apply/relist.js




/** The deletions for which GitHub's points are enough in a minute. */
const deletionsPerMinute = 172;
/** The age, in milliseconds, from which on the whole list is read again, since a tag may have moved between unread pages. */
const wholeTtlMs = 10 * 60_000;
/**
 * A list of more pages is only read again where its number of versions has changed: it would take many of the points of the
 * minute in which its answers count, and more pages than that has points would take longer.
 */
const maxWholePages = 150;
/** The polls, and the milliseconds between them, for deletions in flight to end before versions are counted. */
const maxDrainPolls = 20;
const drainPollMs = 250;
/** Versions missing from a list are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50;
/** Pages in a row without the version that they were read for, from which on versions are read by themselves. */
const maxMisses = 3;
/**
 * Returns how to read the versions of a package again while this run deletes some, in the order of `planned`. `relist` takes
 * whichever costs fewer requests: the whole list; or the number of versions and the newest, added to the last listing. Then
 * `readVersion` reads the pages of the next deletions, each of which shows a hundred versions.
 */
const createRelisting = (sources, { ref, versionCount }, { versions, revalidateBy }, planned) => {
    const { client, registry, owner, clock, stop } = sources;
    const deletions = { started: new Set(), inFlight: new Set(), deleted: new Set() };
    const { started, inFlight, deleted } = deletions;
    const hasTags = (0,retention_version/* isTagged */.$J)(ref.type);
    const isOnlyByPages = revalidateBy === 'newest' || versions.length > maxWholePages * page_size/* pageSize */.T;
    /** Returns whether the number of versions, the newest and the pages of the next deletions cost less than the whole list. */
    const isCheaperByPages = (last) => {
        const pages = pagesOf(last, deleted);
        const next = [...planned].filter((id) => !started.has(id)).slice(0, deletionsPerMinute);
        const read = hasTags ? new Set(next.map((id) => pages.get(id))).size : 0;
        return read + 2 < Math.ceil(pages.size / page_size/* pageSize */.T);
    };
    /** Waits for the deletions in flight, so that none of them moves versions from page to page meanwhile. */
    const drain = async () => {
        for (let polls = 0; inFlight.size > 0 && polls < maxDrainPolls; polls++) {
            await clock.sleep(drainPollMs, stop.abortSignal);
        }
    };
    /** Returns the last listing with what was pushed since; null where that may not be all that has changed. */
    const extend = async (last) => {
        await drain();
        const count = inFlight.size > 0 ? null : await (0,github_packages/* countVersions */.po)(client, owner, ref);
        const newest = count === null ? null : await (0,github_packages/* listPage */.ks)(client, owner, ref, 1);
        if (!newest?.ok)
            return null;
        const known = last.versions.filter(({ id }) => !deleted.has(id));
        const all = updateVersions(known, newest.value);
        if (all.length !== count)
            return null;
        // Without tags nothing can have changed in a version that is still there.
        return { ...last, versions: all, seen: idsOf(hasTags ? newest.value : all) };
    };
    /** Lists all versions. Each of the last listing that slipped past the pages is read by itself; many, by a steady list. */
    const listAll = async (last) => {
        const listed = recheckedOrThrow(await (0,github_packages/* readVersions */.q2)(client, owner, ref));
        const ids = idsOf(listed);
        const absent = last.versions.filter(({ id }) => !ids.has(id) && !started.has(id));
        if (listed.length < page_size/* pageSize */.T && absent.length > 0)
            return listPageAgain(sources, ref, listed, absent);
        if (absent.length <= listed.length / page_size/* pageSize */.T + maxAbsentReads) {
            const read = await Promise.all(absent.map(({ id }) => readAlone(sources, ref, id)));
            const slipped = read.filter((version) => version !== null);
            // The list may lack other versions, too; new ones are on the first page.
            const newest = slipped.length > 0 ? recheckedOrThrow(await (0,github_packages/* listPage */.ks)(client, owner, ref, 1)) : [];
            return updateVersions([...listed, ...slipped], newest);
        }
        await drain();
        return recheckedOrThrow(await (0,github_packages/* listVersions */.yO)(client, owner, ref, undefined, (0,registry_tags/* confirmByTags */.F)(registry, ref)));
    };
    const relist = async (last, { whole, isFirst }) => {
        const wholeAt = clock.elapsed();
        const isRecent = !hasTags || wholeAt - last.wholeAt < wholeTtlMs;
        const isEnough = !whole && (isOnlyByPages || (isRecent && isCheaperByPages(last)));
        const extended = isEnough ? await extend(last) : null;
        const isTrusted = !isFirst || !hasTags || isOnlyByPages;
        if (extended && (isTrusted || (await (0,registry_tags/* hasRegistryTags */.R)(registry, ref, extended.versions))))
            return extended;
        const all = await (isFirst ? listBelievably(sources, ref, versionCount, () => listAll(last)) : listAll(last));
        return { versions: all, seen: idsOf(all), wholeAt };
    };
    const isConfirmed = async () => {
        if (versions.length > page_size/* pageSize */.T || versionCount !== versions.length)
            return false;
        return !hasTags || (await (0,registry_tags/* hasRegistryTags */.R)(registry, ref, versions));
    };
    return { deletions, isConfirmed, relist, readVersion: createVersionReader(sources, ref, deletions) };
};
/**
 * Returns the versions of a page that lacks some which were there before, or of the same page read again: nothing slips past
 * a single page, so one that lacks what is still there also lacks what is new.
 */
const listPageAgain = async (sources, ref, listed, absent) => {
    const again = recheckedOrThrow(await (0,github_packages/* readVersions */.q2)(sources.client, sources.owner, ref));
    const either = new Map([...listed, ...again].map((version) => [version.id, version]));
    const lost = absent.filter(({ id }) => !either.has(id)).slice(0, maxAbsentReads);
    const found = await Promise.all(lost.map(({ id }) => readAlone(sources, ref, id)));
    if (found.every((version) => version === null))
        return [...either.values()];
    throw new Error(`${notRechecked}: GitHub does not list all versions of the package that it finds`);
};
/** The listings of which one must have as many versions as GitHub counts, since others may push in between. */
const maxListings = 2;
/** Lists the versions of a package, of which GitHub counted so many, until they can be believed; throws if they cannot. */
const listBelievably = async (sources, ref, versionCount, list) => {
    for (let listings = 0; listings < maxListings; listings++) {
        const all = await list();
        if (versionCount == null || (await isBelievable(sources, ref, all, versionCount)))
            return all;
    }
    throw new Error(`${notRechecked}: GitHub does not list as many versions of the package as it counts`);
};
/** Returns false if GitHub counted other versions than it lists, still does, and the registry has other tags than these. */
const isBelievable = async ({ client, owner, registry }, ref, all, versionCount) => {
    if (versionCount === all.length || (await (0,registry_tags/* confirmByTags */.F)(registry, ref)(all)))
        return true;
    return (await (0,github_packages/* countVersions */.po)(client, owner, ref)) === all.length;
};
/** Returns how to read a version with those on its page; by itself where pages do not have what they should. */
const createVersionReader = (sources, ref, { started, deleted }) => {
    let misses = 0;
    const readPage = async (last, id) => {
        const page = misses < maxMisses ? pagesOf(last, deleted).get(id) : undefined;
        if (page === undefined)
            return [];
        const listed = await (0,github_packages/* listPage */.ks)(sources.client, sources.owner, ref, page);
        const isThere = listed.ok && listed.value.some((version) => version.id === id);
        misses = isThere ? 0 : misses + 1;
        return isThere ? listed.value : [];
    };
    return async (last, id) => {
        const page = await readPage(last, id);
        const alone = page.length > 0 ? null : await readAlone(sources, ref, id);
        // Versions that this run has begun to delete may still be on the page.
        const read = alone ? [alone] : page.filter((version) => version.id === id || !started.has(version.id));
        const listing = { ...last, versions: updateVersions(last.versions, read), seen: last.seen.union(idsOf(read)) };
        return { listing, isGone: read.length === 0 };
    };
};
const readAlone = async ({ client, owner }, ref, id) => recheckedOrThrow(await (0,github_packages/* getVersion */.HF)(client, owner, ref, id));
const idsOf = (versions) => new Set(versions.map(({ id }) => id));
/** Returns the page of each version that is left, from 1 on: those behind deleted ones have moved up. */
const pagesOf = ({ versions }, deleted) => {
    const left = versions.filter(({ id }) => !deleted.has(id));
    return new Map(left.map(({ id }, position) => [id, Math.floor(position / page_size/* pageSize */.T) + 1]));
};
/**
 * Returns versions with those that were read since, new ones first; the same array where nothing has changed. A tag that one
 * of these has is no longer on another.
 */
const updateVersions = (versions, read) => {
    const latest = new Map(read.map((version) => [version.id, version]));
    const moved = new Set(read.flatMap(({ tags }) => tags));
    const known = versions.map((version) => {
        const { id, tags, updated } = version;
        const now = latest.get(id);
        latest.delete(id);
        if (now)
            return now.updated === updated && (0,retention_version/* sameTags */.Iu)(now.tags, tags) ? version : now;
        return tags.some((tag) => moved.has(tag)) ? { ...version, tags: tags.filter((tag) => !moved.has(tag)) } : version;
    });
    const isSame = latest.size === 0 && known.every((version, at) => version === versions[at]);
    return isSame ? versions : [...latest.values(), ...known];
};
/** Begins the problem of a version or package that is not deleted, since its state is unknown. */
const notRechecked = 'not deleted, because it could not be checked again';
/** Returns the value; throws a problem, since nothing may be deleted by what was seen before. */
const recheckedOrThrow = (result) => {
    if (!result.ok)
        throw new Error(`${notRechecked}: ${result.problem}`);
    return result.value;
};

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __webpack_require__(80774);
// EXTERNAL MODULE: ./lib/inventory/read-manifests.js + 1 modules
var read_manifests = __webpack_require__(12331);
// EXTERNAL MODULE: ./lib/inventory/take-inventory.js
var take_inventory = __webpack_require__(85452);
// EXTERNAL MODULE: ./lib/retention/evaluate.js + 2 modules
var evaluate = __webpack_require__(2058);
// EXTERNAL MODULE: ./lib/retention/plan.js
var retention_plan = __webpack_require__(38599);
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
    const { inventory, plan } = planned;
    const candidates = new Set(plan.changes.flatMap(({ index }) => plan.decisions[index]?.version.id ?? []));
    const relisting = createRelisting(sources, target, inventory, candidates);
    const { started, inFlight, deleted } = relisting.deletions;
    const { first, refresh, adopt, hasUnconfirmed } = createRefresher(sources, target, planned, candidates, relisting);
    const oneByOne = (0,semaphore/* createSemaphore */.B2)(1);
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
    /** Looks at a version by the snapshot, or at the part of the package that the snapshot does not show. */
    const checkVersion = async (id) => {
        if (isExpired(snapshot, clock.elapsed()) || hasUnconfirmed())
            await refreshOnce(false);
        if (!snapshot.listing.seen.has(id)) {
            const { listing, isGone } = await relisting.readVersion(snapshot.listing, id);
            snapshot = await adopt(snapshot, listing);
            if (isGone)
                return 'gone';
        }
        return snapshot.due.has(id) ? 'due' : 'changed';
    };
    const checkPackage = async () => {
        // A package takes with it whatever was pushed since the last snapshot: there is always one right before.
        await refreshOnce(true);
        if (!snapshot.emptiesPackage)
            return 'changed';
        await assertAllListed(sources, target, snapshot.listing);
        return 'due';
    };
    /** Looks until what it saw is recent, and calls `begin` with the answer that a deletion is due. */
    const check = async (look, begin) => {
        for (let looks = 0; looks < maxRefreshes; looks++) {
            const asked = clock.elapsed();
            const state = await look();
            if (state === 'changed' && snapshot.problem !== null)
                throw new Error(`${notRechecked}: ${snapshot.problem}`);
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
                return check(() => oneByOne(() => checkVersion(id)), begin);
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
/** Returns a check of the tags that a plan removes, which asks GitHub again what the policy asks once that is a minute old. */
const createTagCheck = ({ clock, lookUpRefs }, target, { inventory, plan, now, approved }) => {
    const { ref, policy } = target;
    const tagged = plan.decisions.flatMap(({ version, untag }) => (untag.length > 0 ? version : []));
    const questions = (0,evaluate/* questionsOf */.PW)(tagged, ref.type, policy);
    let answers = inventory;
    let { decisions } = plan;
    const mayRemove = async (index, tag) => {
        const time = clock.elapsed();
        if (time - answers.askedAt >= snapshotTtlMs) {
            const again = { since: Math.max(time - answerTtlMs, answers.askedAt), known: answers };
            answers = await lookUpRefs(target, questions, again);
            decisions = (0,retention_plan/* planPackage */.Gv)(inventory, policy, answers.facts, now, approved).decisions;
        }
        return decisions[index]?.untag.includes(tag) ?? false;
    };
    return { mayRemove, requests: questions.size > 0 ? inventory.lookupRequests : 0 };
};
/** Throws unless GitHub counts as many versions of a package as it lists. */
const assertAllListed = async ({ client, owner }, { ref }, { versions: { length: listed } }) => {
    if ((await (0,github_packages/* countVersions */.po)(client, owner, ref)) === listed)
        return;
    throw new Error(`${notRechecked}: GitHub lists ${listed} versions of the package, and does not count as many`);
};
const isExpired = ({ time }, now) => now - time >= snapshotTtlMs;
/** Returns the first inventory as a snapshot that is too old to delete anything by. */
const toSnapshot = ({ versions, listedAt = Number.NEGATIVE_INFINITY }, { emptiesPackage }, due) => ({
    time: Number.NEGATIVE_INFINITY,
    listing: { versions, seen: new Set(versions.map(({ id }) => id)), wholeAt: listedAt },
    due,
    emptiesPackage,
    problem: null
});
/** Returns the snapshot of the first inventory, and how to take the next ones. */
const createRefresher = (sources, target, { inventory, plan, now, approved }, planned, { isConfirmed, relist, deletions: { started, deleted } }) => {
    const { clock, registry } = sources;
    const { listedAt = Number.NEGATIVE_INFINITY } = inventory;
    const original = new Map(inventory.versions.map((version) => [version.id, version]));
    const missing = createMissingCheck(registry, target.ref);
    missing.track(inventory.manifests);
    let current = inventory;
    const first = toSnapshot(inventory, plan, planned);
    const isUnchanged = ({ id, tags }) => {
        const before = original.get(id);
        return before !== undefined && (0,retention_version/* sameTags */.Iu)(tags, before.tags);
    };
    const isPlanned = (version) => planned.has(version.id) && isUnchanged(version);
    /** Returns what GitHub answers by now to the questions about what is still to be deleted. */
    const refreshRefs = () => {
        const open = inventory.versions.filter(({ id }) => planned.has(id) && !deleted.has(id));
        const again = { since: Math.max(clock.elapsed() - answerTtlMs, current.askedAt), known: current };
        return sources.lookUpRefs(target, (0,evaluate/* questionsOf */.PW)(open, target.ref.type, target.policy), again);
    };
    /** Returns the versions as they are read now, or as they were planned by where that is recent and confirmed. */
    const listAgain = async (last, whole) => {
        const isFirst = last === first;
        const isRecent = isFirst && !whole && clock.elapsed() - listedAt < snapshotTtlMs;
        if (isRecent && (await isConfirmed()))
            return { time: listedAt, listing: last.listing };
        const time = clock.elapsed();
        return { time, listing: await relist(last.listing, { whole, isFirst }) };
    };
    /** Returns the snapshot of a listing, with a new plan where that, an answer or a manifest differs from those of the last. */
    const adopt = async (last, listing, answers = current, manifests = current.manifests) => {
        const isSame = manifests === current.manifests && (0,external_node_util_.isDeepStrictEqual)(answers.facts, current.facts);
        if (isSame && listing.versions === last.listing.versions)
            return { ...last, listing };
        const listed = new Set(listing.versions.map(({ name }) => name));
        // Versions that this run deletes still count unless they were pushed again: their parts are not to be evaluated alone.
        const removed = [...started].flatMap((id) => original.get(id) ?? []).filter(({ name }) => !listed.has(name));
        const all = [...listing.versions, ...removed];
        const isListed = all.length === current.versions.length && all.every(isUnchanged);
        if (isSame && isListed)
            return { ...last, listing };
        const known = forgetReturned(manifests, all, current.versions);
        const read = await (0,take_inventory/* loadManifests */.D)(sources, target, all, answers, now, known);
        // The next refresh reads the manifests again that could not be read.
        if (read.problems.length === 0)
            current = read;
        missing.track(current.manifests);
        return { ...last, listing, ...replan(target.policy, { inventory: read, now, approved }, isPlanned) };
    };
    const refresh = async (last, whole) => {
        const isOld = whole || isExpired(last, clock.elapsed());
        const { listing, time: listedAt } = isOld ? await listAgain(last, whole) : last;
        const answers = isOld ? await refreshRefs() : current;
        const time = isOld ? Math.min(listedAt, answers.askedAt) : last.time;
        // A manifest that this run deletes cannot prove that the registry still has the others.
        const witnesses = listing.versions.filter(({ id }) => !started.has(id));
        const manifests = await missing.confirm(witnesses, current.manifests);
        return adopt({ ...last, time }, listing, answers, manifests);
    };
    return { first, refresh, adopt, hasUnconfirmed: missing.isOpen };
};
/** Plans a package again, and returns what is due of the versions that `isPlanned` is true for. */
const replan = (policy, { inventory, now, approved }, isPlanned) => {
    const [problem] = inventory.problems;
    // A pushed version that cannot be read may need any other.
    if (problem !== undefined)
        return { due: new Set(), emptiesPackage: false, problem };
    const { changes, decisions, emptiesPackage } = (0,retention_plan/* planPackage */.Gv)(inventory, policy, inventory.facts, now, approved);
    const due = changes.flatMap(({ index }) => decisions[index]?.version ?? []).filter(isPlanned);
    return { due: new Set(due.map(({ id }) => id)), emptiesPackage, problem: null };
};
/** Returns what is known without the manifests that were missing of versions that were not listed before. */
const forgetReturned = (manifests, versions, before) => {
    const names = new Set(before.map(({ name }) => name));
    const returned = new Set((0,read_manifests/* findMissing */.y7)(versions, manifests).flatMap(({ name }) => (names.has(name) ? [] : name)));
    return returned.size === 0 ? manifests : new Map([...manifests].filter(([digest]) => !returned.has(digest)));
};
/** Asks again, before anything is deleted, for the manifests that the registry said it does not have; for each once. */
const createMissingCheck = (registry, ref) => {
    const confirmed = new Set();
    let unconfirmed = [];
    return {
        isOpen: () => unconfirmed.length > 0,
        track: (manifests) => {
            const isOpen = ([digest, fact]) => fact === 'missing' && !confirmed.has(digest);
            unconfirmed = [...manifests].filter(isOpen).map(([digest]) => digest);
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
var untag = __webpack_require__(45953);
// EXTERNAL MODULE: ./lib/github/package-changes.js
var package_changes = __webpack_require__(68487);
// EXTERNAL MODULE: ./lib/inventory/find-packages.js
var find_packages = __webpack_require__(73163);
// EXTERNAL MODULE: ./lib/retention/in-use.js
var in_use = __webpack_require__(28109);
// EXTERNAL MODULE: ./lib/retention/suspect-patterns.js
var suspect_patterns = __webpack_require__(53347);
// EXTERNAL MODULE: ./lib/modes/in-use-warnings.js
var in_use_warnings = __webpack_require__(68489);
// EXTERNAL MODULE: ./lib/modes/package-run.js
var package_run = __webpack_require__(95504);
// EXTERNAL MODULE: ./lib/retention/plan-repair.js
var plan_repair = __webpack_require__(15289);
;// CONCATENATED MODULE: ./lib/modes/repairable.js


/** The most pages of deleted versions to read, and the requests that must be left, for what is only said to a person. */
const maxPages = 10;
const minRemaining = 200;
/**
 * Returns the ids of the broken images that `mode: repair` could make whole, as far as their manifests tell; undefined where
 * no image is broken, and where that is not known.
 */
const findRepairable = async ({ client, owner, now }, ref, { versions, manifests, graph }) => {
    if (!graph || graph.broken.size === 0 || client.remaining() < minRemaining)
        return undefined;
    const deleted = await (0,github_packages/* listDeleted */.Mc)(client, owner, ref, maxPages).catch(() => null);
    if (!deleted?.ok || deleted.value === null)
        return undefined;
    const { repairs } = (0,plan_repair/* planRepair */.RZ)({ active: versions, deleted: deleted.value, manifests, use: null }, now);
    return new Set(repairs.flatMap(({ id, lost }) => (lost.length === 0 ? id : [])));
};

;// CONCATENATED MODULE: ./lib/modes/clean.js















/** Deletes what the policies do not keep. */
const clean = (context) => {
    const alreadyCapped = [];
    const deferredBy = (planned) => (0,retention_plan/* deferChanges */.Sy)(planned, context.maxDeletions, alreadyCapped);
    return {
        findTargets: () => (0,find_packages/* findPackages */.t)(context),
        plan: (target, revalidateBy) => planTarget(context, target, revalidateBy),
        requestCost: (results) => {
            const planned = toCappedPlans(results);
            const deferred = deferredBy(planned);
            return planned.reduce((sum, each) => sum + expectedRequests(each, deferred.get(each.plan) ?? new Set()), 0);
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
        // A pattern that matches nothing in the packages of one job may match in those of another.
        findWarnings: (results) => context.only ? [] : context.policies.flatMap((policy) => findUnmatched(policy, results))
    };
};
const toCappedPlans = (results) => results.flatMap(({ target, inventory, plan, outcomes }) => plan
    ? [
        {
            ...{ ...target, plan, outcomes, deferred: new Set(), hasTags: (0,retention_version/* isTagged */.$J)(target.ref.type) },
            lookupRequests: inventory?.lookupRequests ?? 0
        }
    ]
    : []);
/** Takes inventory of a package and plans it. */
const planTarget = async (context, target, revalidateBy) => {
    const problem = findUnversionedUse(target);
    if (problem !== null)
        return (0,package_run/* unplanned */.U)(target, problem);
    const taken = await (0,take_inventory/* takeInventory */.O)(context, target, context.now, revalidateBy);
    if (!taken.ok)
        return (0,package_run/* unplanned */.U)(target, taken.problem);
    const planned = planInventory(context, target, taken.value);
    planned.repairable = await findRepairable(context, target.ref, taken.value);
    return planned;
};
/** Returns why nothing of a package may be deleted for what files of `in-use` say; null if something may. */
const findUnversionedUse = ({ policy, ref }) => {
    const use = policy.inUse && (0,in_use/* findUses */.O)(policy.inUse, ref);
    return use?.unversioned ? describeUnversioned(use.unversioned) : null;
};
/** Plans a package of which inventory was taken. */
const planInventory = (context, target, inventory) => {
    const { policy, ref } = target;
    const suspect = (0,suspect_patterns/* findSuspect */.tL)(policy, inventory);
    if (suspect !== null)
        return { ...(0,package_run/* unplanned */.U)(target, suspect), inventory };
    const plan = (0,retention_plan/* planPackage */.Gv)(inventory, policy, inventory.facts, context.now, approvedFor(context, target));
    const outcomes = new Map();
    const uses = policy.inUse ? (0,in_use_warnings/* describeMissing */.U)((0,in_use/* findUses */.O)(policy.inUse, ref), inventory.versions) : [];
    return {
        ...(0,package_run/* unplanned */.U)(target),
        warnings: [...inventoryWarnings(inventory), ...uses],
        inventory,
        plan,
        outcomes,
        apply: (lane) => applyPackage(context, target, { inventory, plan, outcomes }, lane)
    };
};
/** Returns the warnings about an inventory. */
const inventoryWarnings = ({ graph, versions }) => {
    const count = graph?.foreign.size ?? 0;
    const foreign = `${count} ${count === 1 ? 'signature or attestation refers' : 'signatures or attestations refer'} to images that are not in this package, and none here refers to one that is: all are kept, since the images may be in another package`;
    const leftovers = versions.flatMap(({ id, tags }, index) => graph?.placeholders.has(index) ? describeLeftover(id, tags) : []);
    return [...(count === 0 ? [] : [foreign]), ...leftovers];
};
/** Returns what is to be done about a placeholder that `untag` left behind. */
const describeLeftover = (id, tags) => {
    const cause = 'a run that was killed while it removed a tag from an image left it behind';
    return tags.length === 0
        ? `version ${id} is an empty placeholder, which a cleanup deletes: ${cause}`
        : `the tag ${tags.join(', ')} points to an empty placeholder, version ${id}, which a cleanup deletes with the tag: ${cause}; if the tag is needed, push its image again`;
};
/** Returns the approved changes of a package, none if the approved plan does not have it; null if nobody has to approve. */
const approvedFor = ({ approved }, { ref }) => approved && (approved.packages.get((0,retention_version/* packageKey */.MO)(ref)) ?? new Map());
const describeUnversioned = ({ file, line, repository }) => `${file}:${line} names the image ${repository.replace(/^\*?\//, '')} without a tag or digest that is known, so any version may be in use; write the tag or digest into the file, or exclude the file from in-use with "!${file}"`;
/** Carries out what is planned and not deferred. */
async function* applyPackage(context, target, { inventory, plan, outcomes }, lane) {
    const { client, owner, stop, now } = context;
    const { ref } = target;
    const deferred = new Set(outcomes.keys());
    const approved = approvedFor(context, target);
    const planned = { inventory, plan, now, approved };
    const deleteIfDue = createStalenessGuard(context, target, planned);
    /** Returns the same precondition, which calls `begin` right before the deletion is sent. */
    const thenBegin = (due, begin) => async () => {
        const state = await due();
        if (state === 'due')
            begin();
        return state;
    };
    const execute = ({ id }, begin) => deleteIfDue(id, (due) => (0,package_changes/* deleteVersion */.CH)(client, owner, ref, id, thenBegin(due, begin)));
    const removePackage = (begin) => deleteIfDue(null, (due) => (0,package_changes/* deletePackage */.s2)(client, owner, ref, thenBegin(due, begin)));
    const deletions = plan.emptiesPackage && deferred.size === 0
        ? (0,apply_plan/* deleteWholePackage */.Ff)(plan, removePackage, lane, stop.signal)
        : (0,apply_plan/* applyPlan */.gj)(plan, deferred, (0,apply_plan/* deleteExecutor */.j0)(execute, lane, (changes) => client.hasBudgetFor(requestsFor(changes, inventory.versions.length, inventory.lookupRequests))), stop);
    for (const step of [deletions, (0,untag/* removeTags */._M)(context, ref, plan, outcomes, createTagCheck(context, target, planned))]) {
        yield* (0,package_run/* record */.g)(outcomes, step);
    }
}
/**
 * Returns the requests that the deletions of a package are likely to take. It is checked again every minute: by its whole list;
 * or by the number of its versions, the newest, and the pages of what is deleted, of which each minute begins on one of the
 * last. Without tags these pages need not be read.
 */
const expectedRequests = ({ plan, lookupRequests, hasTags }, deferred) => {
    const changes = plan.changes.filter(({ index }) => !deferred.has(index));
    const pageOf = (index) => Math.floor(index / page_size/* pageSize */.T);
    const pages = hasTags ? new Set(changes.map(({ index }) => pageOf(index))).size : 0;
    const checks = Math.ceil(changes.length / deletionsPerMinute);
    const byPages = (hasTags ? 3 : 2) * checks + pages;
    return changes.length + checks * lookupRequests + Math.min(checks * (pageOf(plan.decisions.length - 1) + 1), byPages);
};
/** Returns the requests that this many deletions may need, with those to re-check the package and its refs. */
const requestsFor = (deletions, versions, lookupRequests) => deletions + 2 * (Math.min(Math.ceil(versions / 100) + 1, deletions + 3) + lookupRequests);
/** Returns a warning for each pattern of a policy that matches nothing in any of its packages. */
const findUnmatched = (policy, results) => {
    const ours = results.filter(({ target }) => target.policy === policy);
    const inventories = ours.flatMap(({ inventory }) => inventory ?? []);
    // A package that could not be listed may have what a pattern matches.
    return inventories.length < ours.length ? [] : (0,suspect_patterns/* unmatchedWarnings */.lR)(policy, inventories);
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
