export const id = 292;
export const ids = [292];
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









/** How often, a second apart, the list is asked for a version that was just pushed. */
const maxPolls = 10;
/** The REST requests that removing a tag may need: a look at the image, some at the list, the deletion. */
const requestsForTag = 5;
/**
 * Removes the tags that a plan takes from images that stay, one after the other, and yields what became of each image.
 * Where a placeholder cannot be deleted, or by `outcomes` the token may not delete, no further tag of the package is put
 * at risk.
 */
async function* removeTags(source, ref, { decisions }, outcomes) {
    const { client, registry, pending, stop } = source;
    const before = pending.size;
    const isDenied = (0,_retention_denial_js__WEBPACK_IMPORTED_MODULE_5__/* .findDenial */ .J)(outcomes.values()) !== null;
    const remove = async (decision, tag, image) => {
        if (isDenied)
            return _apply_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .skippedAsDenied */ .SU;
        if (pending.size > before)
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
    problem: 'not begun, since the placeholder of another tag is still there'
};
/** Reads a manifest from the registry itself, since only its bytes can be pushed again. */
const readManifestBytes = async (registry, { name }, digest) => {
    const reading = await registry.readManifest(name, digest);
    return 'revalidate' in reading ? reading.revalidate() : reading;
};
/** Moves the tag to a manifest of no use, and deletes that: a tag goes with the version that has it. */
const removeTag = async (source, ref, { version, untag }, tag, image) => {
    const { registry, clock, pending, onPending, stop } = source;
    if (!('bytes' in image)) {
        const why = 'problem' in image ? image.problem : 'the registry does not have it';
        return failed(`the tag ${tag} is not touched, since the manifest of its image could not be put back: ${why}`);
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
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)(ended.problem ?? 'the run ended');
        isSent = true;
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(true);
    };
    pending.add(placeholder);
    onPending([...pending]);
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .g)(error)));
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
    const told = { ...removal, problem: [removal.problem, tagNow.message].filter(Boolean).join('; ') };
    return stop.signal.aborted && tagNow.state === 'back' ? { ...told, outcome: 'deferred' } : told;
};
const failed = (problem) => ({ outcome: 'failed', problem });
/** Returns the result that blocks removing a tag, given what GitHub says of its image now; null if it may be removed. */
const tagBlockedBy = async ({ client, owner }, ref, id, untag, tag) => {
    const current = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .getVersion */ .HF)(client, owner, ref, id);
    if (!current.ok)
        return failed(current.problem);
    const labels = current.value ? (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_2__/* .containerLabels */ .Hs)(current.value) : [];
    if (!labels.includes(tag))
        return { outcome: 'changed', problem: `the tag ${tag} has moved meanwhile` };
    return labels.every((label) => untag.includes(label))
        ? { outcome: 'changed', problem: 'the tags that it stays for have moved meanwhile' }
        : null;
};
/** Returns whether a failed push surely left no placeholder behind: its tag is not on one, and none is listed. */
const isSurelyAbsent = async (source, placeholder) => {
    const { ref, tag, digest } = placeholder;
    const at = await source.registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .g)(error)));
    if (!at.ok || at.value === digest)
        return false;
    const seen = await findPlaceholder(source, placeholder);
    return seen.ok && !seen.value;
};
/** Deletes a placeholder by its digest, never by its tag, which may be on a new image already. */
const removePlaceholder = async (source, placeholder) => {
    const { client, owner, clock, stop } = source;
    const stays = (problem) => failed(`the placeholder ${placeholder.digest}: ${problem}; the next run with untag removes it`);
    try {
        for (let looks = 1;; looks++) {
            const seen = await findPlaceholder(source, placeholder);
            if (seen.ok && seen.value) {
                const removal = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .deleteVersion */ .CH)(client, owner, placeholder.ref, seen.value.id);
                if (!('problem' in removal))
                    return { outcome: 'deleted' };
                return { ...stays(removal.problem), ...(removal.denied && { denied: true }) };
            }
            if (looks === maxPolls)
                return stays(seen.ok ? `GitHub does not list it within ${maxPolls} s` : seen.problem);
            await clock.sleep(1000, stop.abortSignal);
        }
    }
    catch (error) {
        return stays((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .g)(error));
    }
};
/** Puts a tag back on its image, if it still points to the placeholder. */
const restoreTag = async (source, placeholder, manifest) => {
    const { registry } = source;
    const { ref, tag, digest, image } = placeholder;
    /** Returns the digest that the tag is on by the registry, or else the placeholder if the REST API lists the tag there. */
    const resolve = async () => {
        const at = await registry.resolveTag(ref.name, tag).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .g)(error)));
        if (at.ok)
            return at;
        const seen = await findPlaceholder(source, placeholder).catch(() => at);
        return seen.ok && seen.value?.tags.includes(tag) ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(digest) : at;
    };
    const due = async () => {
        const at = await resolve();
        if (!at.ok)
            return at;
        return at.value === digest ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(true) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)('the tag has moved');
    };
    const pushed = await registry.pushManifest(ref.name, tag, manifest, due).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .err */ ._)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__/* .errorMessage */ .g)(error)));
    const at = pushed.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_6__.ok)(image) : await resolve();
    if (at.ok && at.value === image)
        return { state: 'back', message: `the tag ${tag} is back on its image` };
    if (at.ok && at.value === null)
        return { state: 'gone', message: '' };
    if (at.ok && at.value !== digest)
        return { state: 'elsewhere', message: `the tag ${tag} is on a newer image by now` };
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

/***/ 5292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishPendingTags: () => (/* binding */ finishPendingTags)
/* harmony export */ });
/* harmony import */ var _apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1390);
/* harmony import */ var _apply_untag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5953);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7129);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6034);
/* harmony import */ var _inputs_addresses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7328);
/* harmony import */ var _registry_registry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9347);






/**
 * Deletes what a run that was cut off had `saved`, the placeholders of tags; a tag whose placeholder cannot be deleted is
 * put back on its image. Returns what was done, and what could not be.
 */
const finishPendingTags = async ({ env, clock, random, cancel = new AbortController().signal }, saved, onRequest) => {
    const pending = (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .readPending */ .ct)(saved);
    if (pending.length === 0)
        return { done: [], problems: [] };
    const read = await (0,_inputs_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .readAccess */ .z)(env);
    if (!read.ok)
        return { done: [], problems: read.problems };
    const { apiUrl: url, registryUrl, token, owner: login } = read.access;
    const client = (0,_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createClient */ .U)({ url, token, clock, random, onRequest, stop: cancel, abort: cancel });
    const registry = (0,_registry_registry_js__WEBPACK_IMPORTED_MODULE_5__/* .createRegistry */ .I)({ url: registryUrl, owner: login, token, clock, random, onRequest, signal: cancel });
    const owner = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_3__.findOwner)(client, login);
    if (!owner.ok)
        return { done: [], problems: [owner.problem] };
    const source = { client, registry, owner: owner.value, clock, stop: { abortSignal: cancel } };
    const done = [];
    const problems = [];
    for (const placeholder of pending) {
        const { ref, tag, image } = placeholder;
        const removal = await (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .removePlaceholder */ .sM)(source, placeholder);
        if (removal.outcome === 'deleted') {
            done.push(`${ref.name}: finished an interrupted removal of a tag`);
            continue;
        }
        const reading = await (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .toOutcome */ .KA)(registry.readManifest(ref.name, image), cancel);
        const tagNow = 'bytes' in reading
            ? await (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreTag */ .PI)(source, placeholder, { bytes: reading.bytes, mediaType: reading.fact.mediaType })
            : {
                message: `the manifest that the tag ${tag} had cannot be read, so push its image again if the tag is needed`
            };
        problems.push([removal.problem, tagNow.message].filter(Boolean).join('; '));
    }
    return { done, problems };
};


/***/ })

};
