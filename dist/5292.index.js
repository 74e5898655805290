export const id = 5292;
export const ids = [5292];
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

/***/ 68487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ deleteVersion),
/* harmony export */   Hy: () => (/* binding */ restoreVersion),
/* harmony export */   hj: () => (/* binding */ restorePackage),
/* harmony export */   s2: () => (/* binding */ deletePackage)
/* harmony export */ });
/* harmony import */ var _packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62574);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28595);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90380);



/** Deletes one version; after a 404 checks again, to tell a version that no longer exists from missing rights. */
const deleteVersion = async (client, owner, ref, id, precondition = alwaysDue) => {
    const route = `${(0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .packagePath */ .C0)(owner)}/versions/{package_version_id}`;
    const parameters = { ...(0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .parametersOf */ .mC)(ref), package_version_id: id };
    const attempted = (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(`deleting version ${id} of`, ref);
    /** A token that has lost its access finds nothing at all. */
    const isPackageFound = async () => {
        const found = await (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .getPackage */ .bP)(client, owner, ref).catch(() => null);
        return found?.ok === true && found.value !== null;
    };
    return sendDelete(client, { route, parameters, attempted, isPackageFound }, precondition);
};
/** Deletes a whole package, with all its versions. */
const deletePackage = async (client, owner, ref, precondition) => {
    const attempted = (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)('deleting', ref);
    return sendDelete(client, { route: (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .packagePath */ .C0)(owner), parameters: (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .parametersOf */ .mC)(ref), attempted }, precondition);
};
const alwaysDue = async () => 'due';
const sendDelete = async (client, deletion, precondition) => {
    const { route, parameters, attempted } = deletion;
    const answer = await client.mutate(`DELETE ${route}`, parameters, precondition);
    if ('preconditionFailed' in answer) {
        // If an earlier try got no response and it is gone now, that try deleted it.
        return { outcome: answer.retried && answer.preconditionFailed === 'gone' ? 'deleted' : answer.preconditionFailed };
    }
    const response = 'status' in answer ? answer : null;
    if (response?.status === 204)
        return { outcome: 'deleted' };
    const problem = 'status' in answer ? (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted) : `${attempted}: ${answer.noResponse}`;
    // An earlier try may have deleted it all the same.
    const isDoubtful = response === null || response.retried;
    const failed = response ? toFailedRemoval(response, problem) : { outcome: 'failed', problem };
    if (!isDoubtful && response.status !== 404)
        return failed;
    // GitHub also answers 404 to callers without delete rights, so look before its parts are deleted.
    const isThere = await lookFor(client, deletion);
    if (isThere === false)
        return { outcome: isDoubtful ? 'deleted' : 'gone' };
    return isThere ? failed : { outcome: 'failed', problem: `${problem}; whether it was deleted could not be checked` };
};
/** Returns whether what was to be deleted is still there; null where that cannot be told. */
const lookFor = async (client, { route, parameters, isPackageFound = async () => true }) => {
    const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
    if (seen?.status === 200)
        return true;
    return seen?.status === 404 && (await isPackageFound()) ? false : null;
};
/** Returns how the deletion of something that is still there ended. */
const toFailedRemoval = ({ status, data }, problem) => {
    const message = (0,_response_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(data);
    if (status === 400 && ruledOut.test(message))
        return { outcome: 'refused', problem: message };
    // GitHub says now and then that it does not find a version which is there.
    if (status === 404 && /version not found/i.test(message))
        return { outcome: 'failed', problem: `${problem}, but it still exists; run again` };
    // GitHub says 404 also to those who may read and not delete: that the package is not found.
    const remedy = 'it still exists, so the token lacks admin rights on the package (for GITHUB_TOKEN: give the repository the Admin role under "Manage Actions access" in the package settings)';
    if (status === 404)
        return { outcome: 'failed', problem: `${problem}; ${remedy}`, denied: true };
    return { outcome: 'failed', problem, ...(status === 403 && { denied: true }) };
};
/** Restores one version. Where GitHub knows none, that is a lack of rights if the version is still `listed` as deleted. */
const restoreVersion = async (client, owner, ref, id, listed) => {
    const route = `${(0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .packagePath */ .C0)(owner)}/versions/{package_version_id}`;
    const parameters = { ...(0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .parametersOf */ .mC)(ref), package_version_id: id };
    const gone = listed
        ? { outcome: 'failed', problem: `it is listed as deleted, so ${noAdmin}`, denied: true }
        : { outcome: 'refused', problem: 'it was deleted too long ago: GitHub keeps deleted versions for 30 days' };
    return sendRestore(client, route, parameters, (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(`restoring version ${id} of`, ref), gone);
};
/** Restores a whole package, with the versions that it had when it was deleted. */
const restorePackage = async (client, owner, ref) => sendRestore(client, (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .packagePath */ .C0)(owner), (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .parametersOf */ .mC)(ref), (0,_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)('restoring', ref), {
    outcome: 'failed',
    problem: `check the inputs packages, owner and package-type; if they are right, the package was deleted over 30 days ago, or ${noAdmin}`
});
const noAdmin = 'the token lacks the rights to restore: write:packages and admin rights on the package (for GITHUB_TOKEN: permissions: packages: write, and the Admin role of the repository under "Manage Actions access" in the package settings)';
const sendRestore = async (client, route, parameters, attempted, gone) => {
    const answer = await client.mutate(`POST ${route}/restore`, parameters, alwaysDue);
    if ('preconditionFailed' in answer || ('status' in answer && answer.status === 204))
        return { outcome: 'restored' };
    // An error may hide that it was carried out, now or by somebody else.
    const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
    if (seen?.status === 200)
        return { outcome: 'restored', ...('status' in answer && !answer.retried && { active: true }) };
    if ('noResponse' in answer)
        return { outcome: 'failed', problem: `${attempted}: ${answer.noResponse}` };
    const problem = (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted);
    if (answer.status === 404)
        return { ...gone, problem: `${problem}; ${gone.problem}`, missing: true };
    // Nobody documents which of these GitHub says where the name was published again.
    const conflict = [400, 409, 422].includes(answer.status);
    return conflict
        ? { outcome: 'refused', problem: `${problem}; if its name was published again, delete that version first` }
        : { outcome: 'failed', problem, ...(answer.status === 403 && { denied: true }) };
};
/** GitHub's words about the last version, the last tagged one, and those with over 5,000 downloads. */
const ruledOut = /cannot (?:delete|be deleted)/i;


/***/ }),

/***/ 95292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   finishPendingTags: () => (/* binding */ finishPendingTags)
/* harmony export */ });
/* harmony import */ var _apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11390);
/* harmony import */ var _apply_untag_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45953);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(91438);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(62574);
/* harmony import */ var _inputs_addresses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(89345);
/* harmony import */ var _registry_registry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(89347);






/**
 * Deletes the placeholders of tags that a killed run had `saved`; a tag whose placeholder cannot be deleted is put back on
 * its image. Returns what was done, and the problems.
 */
const finishPendingTags = async ({ env, clock, random, cancel = new AbortController().signal }, saved, onRequest) => {
    const pending = (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .readPending */ .ct)(saved);
    if (pending.length === 0)
        return { done: [], problems: [] };
    const read = await (0,_inputs_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .readAccess */ .zS)(env);
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
        const finished = `${ref.name}: finished the interrupted removal of the tag ${tag}`;
        const removal = await (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .removePlaceholder */ .sM)(source, placeholder);
        if (removal.outcome === 'deleted') {
            done.push(finished);
            continue;
        }
        const reading = await (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .toOutcome */ .KA)(registry.readManifest(ref.name, image), cancel);
        const tagNow = 'bytes' in reading
            ? await (0,_apply_untag_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreTag */ .PI)(source, placeholder, { bytes: reading.bytes, mediaType: reading.fact.mediaType })
            : {
                state: 'lost',
                message: `the manifest that the tag ${tag} had cannot be read, so push its image again if the tag is needed`
            };
        if (tagNow.state === 'gone')
            done.push(finished);
        else
            problems.push([removal.problem, tagNow.message].filter(Boolean).join('; '));
    }
    return { done, problems };
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


/***/ })

};
