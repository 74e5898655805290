export const id = 458;
export const ids = [458,24,567];
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

/***/ 7024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRefLookup: () => (/* binding */ createRefLookup),
  w: () => (/* binding */ unaskedRefs)
});

// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
// EXTERNAL MODULE: ./lib/github/list.js
var github_list = __webpack_require__(2967);
// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(8595);
;// CONCATENATED MODULE: ./lib/github/repository.js




/** The lists that can be asked of a repository, with the permission that a workflow's token needs for it. */
const listings = {
    pulls: {
        what: 'open pull requests',
        parameters: { state: 'open' },
        permission: 'pull-requests: read',
        item: dist/* object */.Ikc({ number: dist/* number */.aig() })
    },
    branches: { what: 'branches', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) },
    tags: { what: 'tags', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) }
};
/** Returns the permission that a job needs to list these, as a workflow writes it. */
const permissionFor = (kind) => listings[kind].permission;
/**
 * Returns the numbers of the open pull requests, or the names of all branches or tags, of a repository (`owner/name`). Others
 * may close or delete some meanwhile: only a steady list lacks none of the others then.
 */
const listRefs = async (client, repository, kind, isSteady) => {
    const { what, parameters, item } = listings[kind];
    const attempted = `listing the ${what} of ${repository}`;
    const list = {
        route: `GET /repos/${repository}/${kind}`,
        parameters,
        item,
        attempted,
        explain: (answer) => (0,refusal/* sayRefusal */.q)(answer, attempted)
    };
    const identity = { keyOf: nameOf, stateOf: nameOf };
    const listed = await (isSteady ? (0,github_list/* listSteadily */.Ij)(client, list, identity) : (0,github_list/* listAll */._w)(client, list));
    return listed.ok ? (0,result.ok)(new Set(listed.value.map(nameOf))) : listed;
};
const nameOf = (entry) => ('number' in entry ? String(entry.number) : entry.name);
const repositoryBody = dist/* object */.Ikc({ default_branch: dist/* string */.YjP() });
/** Returns the name of the default branch of a repository (`owner/name`). */
const readDefaultBranch = async (client, repository) => {
    const answer = await client.request(`GET /repos/${repository}`);
    const body = dist/* safeParse */.xLC(repositoryBody, answer.data);
    return answer.status === 200 && body.success
        ? (0,result.ok)(body.output.default_branch)
        : (0,result/* err */._)((0,refusal/* sayRefusal */.q)(answer, `asking for the default branch of ${repository}`));
};

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
// EXTERNAL MODULE: ./lib/inventory/listing-budget.js
var listing_budget = __webpack_require__(6544);
;// CONCATENATED MODULE: ./lib/inventory/ref-lookup.js





/** The answers when nothing was asked. */
const unaskedRefs = {
    facts: { pullRequests: null, branches: null, tags: null },
    repository: null,
    askedAt: Number.POSITIVE_INFINITY
};
/** The kind of refs that a condition lists. */
const refKinds = { 'pr-open': 'pulls', 'branch-exists': 'branches', 'tag-exists': 'tags' };
/** Returns a lookup in the repository that the policy of a package names, else in the one that GitHub links it to. */
const createRefLookup = ({ client, owner, clock, running, onProblem }) => {
    const linkedRepositories = new Map();
    const first = new Map();
    const latest = new Map();
    const reportOnce = createReportOnce(onProblem);
    const listNames = createRefLister(client, reportOnce);
    const repositoryOf = async ({ ref, policy }) => {
        if (policy.repository !== null)
            return (0,result.ok)(policy.repository);
        return once(linkedRepositories, `${ref.type}/${ref.name}`, async () => {
            const found = await toResult((0,github_packages/* getPackage */.bP)(client, owner, ref));
            if (!found.ok)
                return found;
            const repository = found.value?.repository ?? running;
            return version/* repositoryForm */.Z7.test(repository)
                ? (0,result.ok)(repository)
                : (0,result/* err */._)(`GitHub links the ${ref.type} package ${ref.owner}/${ref.name} to no repository`);
        });
    };
    const answerTo = async (repository, condition, since) => {
        const key = `${repository.toLowerCase()} ${condition}`;
        const asking = async () => {
            const time = clock.elapsed();
            return { time, names: await listNames(repository, condition, since === null) };
        };
        if (since === null)
            return once(first, key, asking);
        const known = await (latest.get(key) ?? first.get(key));
        if (known && known.time > since)
            return known;
        latest.delete(key);
        return once(latest, key, asking);
    };
    return async (target, conditions, again) => {
        const known = { ...(again?.known ?? unaskedRefs), askedAt: unaskedRefs.askedAt };
        const open = new Set(refConditions.filter((condition) => conditions.has(condition)));
        if (open.size === 0)
            return known;
        const repository = await repositoryOf(target);
        if (!repository.ok) {
            for (const condition of open)
                reportOnce(condition, `${repository.problem}; name one as the key or input repository`);
            return unaskedRefs;
        }
        const answer = async (condition, before) => open.has(condition)
            ? answerTo(repository.value, condition, again?.since ?? null)
            : { time: known.askedAt, names: before };
        const [pulls, branches, tags] = await Promise.all([
            answer('pr-open', known.facts.pullRequests),
            answer('branch-exists', known.facts.branches),
            answer('tag-exists', known.facts.tags)
        ]);
        return {
            facts: { pullRequests: pulls.names, branches: branches.names, tags: tags.names },
            repository: repository.value,
            askedAt: Math.min(pulls.time, branches.time, tags.time)
        };
    };
};
const createReportOnce = (onProblem) => {
    const reported = new Set();
    return (condition, why) => {
        const problem = `while: ${condition} holds for everything, since GitHub did not answer it: ${why}`;
        if (reported.has(problem))
            return;
        onProblem(problem);
        reported.add(problem);
    };
};
/** Returns a function that lists the names a condition asks for; null, and a problem, where GitHub gives no usable list. */
const createRefLister = (client, reportOnce) => {
    const defaultBranches = new Map();
    /** Lists names; with more care when this list `alone` decides. */
    const list = async (repository, kind, alone) => {
        const names = await toResult(listRefs(client, repository, kind, alone));
        if (!names.ok)
            return names;
        if (kind === 'branches') {
            const main = await once(defaultBranches, repository, () => toResult(readDefaultBranch(client, repository)));
            if (!main.ok)
                return main;
            const lacking = `listing the branches of ${repository}: GitHub gave ${names.value.size}, without its default branch`;
            if (!names.value.has(main.value))
                return (0,result/* err */._)(`${lacking} "${main.value}", which cannot be all`);
        }
        // A repository may have no tags, or no open pull requests; but not on the word of one answer.
        return names.value.size === 0 && alone ? toResult(listRefs(client, repository, kind, alone)) : names;
    };
    return async (repository, condition, alone) => {
        const kind = refKinds[condition];
        const names = await list(repository, kind, alone);
        if (names.ok)
            return names.value;
        const remedy = `give the job permissions: ${permissionFor(kind)}, and the token access to ${repository}`;
        reportOnce(condition, `${names.problem}; ${remedy}, or name another repository (key or input repository)`);
        return null;
    };
};
const refConditions = ['pr-open', 'branch-exists', 'tag-exists'];
/** Returns the result of a request, with a rejection as a problem; rejects only if the hour does not cover it. */
const toResult = async (request) => {
    try {
        return await request;
    }
    catch (error) {
        if ((0,listing_budget/* isOverBudget */.q)(error))
            throw error;
        return (0,result/* err */._)((0,result/* errorMessage */.g)(error));
    }
};
/** The result of a work that is done once for a key, or again where it failed. */
const once = (results, key, work) => {
    const known = results.get(key);
    if (known)
        return known;
    const result = work().catch((error) => {
        results.delete(key);
        throw error;
    });
    results.set(key, result);
    return result;
};


/***/ }),

/***/ 4458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clean: () => (/* binding */ clean)
});

// EXTERNAL MODULE: ./lib/apply/apply-plan.js
var apply_plan = __webpack_require__(1390);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
;// CONCATENATED MODULE: ./lib/inventory/read-manifests.js

/** Manifests read side by side. */
const maxConcurrentReads = 50;
/** Milliseconds between the last answer that a manifest is missing and asking for it again. */
const recheckDelayMs = 5000;
/**
 * Reads every manifest that is not `known`, except those of single images in indexes that are kept whatever the decision:
 * they have no children, and are kept with their index. What the registry says it does not have is asked for again last.
 */
const readManifests = async (sources, ref, versions, surelyKept, known) => {
    const reader = createReader(sources, ref, versions, known);
    const { manifests, problems } = reader;
    await reader.readAll(surelyKept);
    const missing = findMissing(versions, manifests);
    const knowsNone = manifests.size > 1 && missing.length === manifests.size;
    const unconfirmed = missing.filter(({ name }) => !known.has(name));
    if (unconfirmed.length > 0 && problems.size === 0 && !knowsNone)
        await reader.rereadMissing(unconfirmed);
    const deniesKnown = missing.length > 0 && (await reader.deniesKnown());
    const [first] = manifests.keys();
    // It is the wrong registry: without edges, the parts of live images would look unreferenced.
    if (first && (knowsNone || deniesKnown)) {
        problems.set(first, 'the registry knows none of the manifests that GitHub lists; check the input registry-url');
    }
    const losses = findExcessiveLosses(versions, manifests);
    const [lost] = losses;
    if (lost && problems.size === 0) {
        problems.set(lost.name, `the registry does not have ${losses.length} of the tagged manifests that GitHub lists, which is more than a third of them; run again once it has them, or delete these versions by hand`);
    }
    return { manifests, problems };
};
/** Returns what was read so far of the manifests of a package, and how to read more of them. */
const createReader = ({ registry, clock, stop, progress }, ref, versions, known) => {
    const manifests = new Map(known);
    const problems = new Map();
    const listed = new Set(versions.map((version) => version.name));
    const leaves = new Set();
    const step = progress(ref, 'manifests read');
    /** Whether the registry itself gave any, and how to ask it for one that was known from earlier. */
    const registrySeen = {};
    let lastDenial = clock.elapsed();
    const add = (digest, reading) => {
        manifests.set(digest, reading.fact);
        if ('bytes' in reading)
            registrySeen.given = true;
        if ('revalidate' in reading)
            registrySeen.revalidate = reading.revalidate;
        if (reading.fact === 'missing')
            lastDenial = clock.elapsed();
        if (reading.fact === 'unreadable')
            problems.set(digest, unreadableMessage(digest, reading.problem));
    };
    const read = async (digests) => {
        const unread = new Set(digests).difference(manifests).values();
        const worker = async () => {
            for (const digest of unread) {
                // One manifest that cannot be read decides for the whole package.
                if (problems.size > 0)
                    return;
                add(digest, await registry.readManifest(ref.name, digest));
                step(manifests.size, listed.size - leaves.size);
            }
        };
        await Promise.all(Array.from({ length: maxConcurrentReads }, worker));
    };
    return {
        manifests,
        problems,
        readAll: async (surelyKept) => {
            let kept = surelyKept.map((version) => version.name);
            while (kept.length > 0) {
                await read(kept);
                const children = kept
                    .flatMap((digest) => childrenOf(manifests.get(digest)))
                    .filter(({ digest }) => listed.has(digest));
                for (const { digest, leaf } of children)
                    if (leaf)
                        leaves.add(digest);
                kept = children.flatMap(({ digest, leaf }) => (leaf || manifests.has(digest) ? [] : [digest]));
            }
            await read([...listed].filter((digest) => !leaves.has(digest)));
        },
        rereadMissing: async (missing) => {
            await clock.sleep(Math.max(0, lastDenial + recheckDelayMs - clock.elapsed()), stop.abortSignal);
            for (const [digest, reading] of await rereadMissing(registry, ref, missing))
                add(digest, reading);
        },
        /** Returns whether the registry gave nothing itself, and does not have what was known from earlier either. */
        deniesKnown: async () => {
            const again = registrySeen.given ? undefined : await registrySeen.revalidate?.();
            return again !== undefined && typeof again.fact !== 'object';
        }
    };
};
/**
 * Asks once more for manifests that the registry said it does not have, and where a version has tags, by one of them, too:
 * none of these answers counts alone.
 */
const rereadMissing = async (registry, ref, versions) => 
// The registry keeps to its own number of requests at once.
new Map(await Promise.all(versions.map(async ({ name, tags: [tag] }) => {
    const reading = await registry.readManifest(ref.name, name);
    const isMissing = reading.fact === 'missing' && tag !== undefined;
    return [name, isMissing ? await registry.readManifest(ref.name, name, tag) : reading];
})));
/**
 * Asks a last time for manifests that the registry said it does not have, and then for a witness, if there is any: a
 * manifest that it gave before. Refused where it does not give that one any more, since then it would deny everything.
 */
const confirmMissing = async (registry, ref, missing, witness) => {
    const facts = new Map();
    for (const [digest, reading] of await Promise.all(missing.map(async (digest) => [digest, await registry.readManifest(ref.name, digest)]))) {
        if (reading.fact === 'unreadable')
            return (0,result/* err */._)(unreadableMessage(digest, reading.problem));
        facts.set(digest, reading.fact);
    }
    if (witness === undefined || facts.values().every((fact) => fact !== 'missing'))
        return (0,result.ok)(facts);
    const known = await registry.readManifest(ref.name, witness);
    const { fact } = 'revalidate' in known ? await known.revalidate() : known;
    return typeof fact === 'object'
        ? (0,result.ok)(facts)
        : (0,result/* err */._)(`the registry gave manifest ${witness} before and does not now, so what it says of others proves nothing`);
};
/** The versions that are listed and that the registry says it does not have. */
const findMissing = (versions, manifests) => versions.filter(({ name }) => manifests.get(name) === 'missing');
const unreadableMessage = (digest, problem) => `manifest ${digest}: ${problem}`;
/** The missing manifests of tagged versions, where they are too many to be anything but a registry in trouble. */
const findExcessiveLosses = (versions, manifests) => {
    const tagged = versions.filter(({ name, tags }) => tags.length > 0 && manifests.has(name));
    const missing = findMissing(tagged, manifests);
    return missing.length >= 3 && missing.length * 3 > tagged.length ? missing : [];
};
const childrenOf = (fact) => typeof fact === 'object' && fact.kind === 'index' ? fact.children : [];

// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./lib/retention/evaluate.js + 2 modules
var evaluate = __webpack_require__(152);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
;// CONCATENATED MODULE: ./lib/inventory/take-inventory.js





/** Takes inventory of a package: all its versions, then the manifests that can change the decision. */
const takeInventory = async (source, target, now, revalidateBy = 'whole') => {
    const { client, owner, progress } = source;
    const listed = await (0,github_packages/* listVersions */.yO)(client, owner, target.ref, progress(target.ref, 'pages listed'));
    if (!listed.ok)
        return listed;
    const answers = await source.lookUpRefs(target, (0,evaluate/* conditionsOf */.yb)(listed.value, target.ref.type, target.policy));
    const inventory = await loadManifests(source, target, listed.value, answers, now, noReadings.manifests);
    return (0,result.ok)({ ...inventory, revalidateBy });
};
/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
const loadManifests = async (source, { ref, policy }, versions, { facts, repository, askedAt }, now, known) => {
    const nothing = { graph: null, manifests: known, unreadable: [], problems: [] };
    const base = { type: ref.type, versions, facts, repository, askedAt, ...nothing };
    if (ref.type !== 'container')
        return base;
    const judgements = (0,evaluate/* evaluateWithoutManifests */.Ij)(base, policy, facts, now);
    const hasCandidates = policy.safety.untag || judgements.some(({ image, deletable }) => image && deletable);
    // What is untagged may turn out to be a part of an image that goes.
    const surelyKept = judgements
        .filter(({ labels, deletable }) => !deletable && labels.length > 0)
        .map(({ version }) => version);
    const { manifests, problems } = hasCandidates
        ? await readManifests(source, ref, versions, surelyKept, known)
        : noReadings;
    const read = (0,retention_graph/* buildGraph */.ZG)(versions, manifests);
    // Where a manifest could not be read, no other one was asked for again, which takes more than one answer to miss.
    const graph = problems.size === 0 ? read : { ...read, broken: nothingBroken };
    return { ...base, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] };
};
const nothingBroken = new Map();
const noReadings = { manifests: new Map(), problems: new Map() };

;// CONCATENATED MODULE: ./lib/retention/plan.js


/** Packages with fewer images than this have no fuse: a percentage of a few images says little. */
const fusedFrom = 10;
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
    const fuse = checkFuse(evaluations, images, kept, safety.maxDeletePercent);
    const blockReason = unreadable.length > 0 ? { code: 'unreadable' } : fuse;
    const outcome = { kept, minimum, minKeep: minKeep ?? 1, blockReason };
    const deleted = blockReason ? [] : evaluations.filter(({ index }) => !kept.has(index));
    return {
        status: unreadable.length > 0 ? 'failed' : fuse ? 'fused' : 'ok',
        decisions: evaluations.map((evaluation) => decide(evaluation, inventory, outcome)),
        images,
        changes: orderChanges(deleted, graph),
        emptiesPackage: emptiesPackage && blockReason === null
    };
};
/** What most versions have for most lists. */
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
const checkFuse = (evaluations, images, kept, limit) => {
    const going = evaluations.filter(({ image, index }) => image && !kept.has(index)).length;
    return images >= fusedFrom && going * 100 > images * limit ? { code: 'fuse', going, images, limit } : null;
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
    // Neither are signatures of images in another package images, nor do they make others count.
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

// EXTERNAL MODULE: ./lib/github/list.js
var list = __webpack_require__(2967);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
;// CONCATENATED MODULE: ./lib/apply/relist.js



/** About as many deletions as fit into the lifetime of a snapshot: more pages than this cost more than single reads. */
const maxSingleReads = 150;
/** How often, and how many milliseconds apart, the deletions in flight are waited for before versions are counted. */
const maxDrainPolls = 20;
const drainPollMs = 250;
/** Versions missing from a list are read one by one, as long as they are no more than this and the pages. */
const maxAbsentReads = 50;
/**
 * Returns how to read the versions of a package again while this run deletes some. `relist` takes whichever costs fewer requests: the whole list; or
 * the number of versions and the newest, added to the `last` listing. With `whole` nothing seen before is relied on.
 */
const createRelisting = ({ client, owner, clock, stop }, ref, { versions, revalidateBy }) => {
    const [started, inFlight, deleted] = [new Set(), new Set(), new Set()];
    const pages = Math.ceil(versions.length / list/* pageSize */.T0);
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
        if (listed.length < list/* pageSize */.T0)
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
    return { deletions: { started, inFlight, deleted }, relist, readVersion };
};
/** What a version or package is not deleted with when nobody knows what has become of it. */
const notRechecked = 'not deleted, since it cannot be checked again';
/** Returns the value; throws a problem, since nothing may be deleted by what was seen before. */
const recheckedOrThrow = (result) => {
    if (!result.ok)
        throw new Error(`${notRechecked}: ${result.problem}`);
    return result.value;
};

;// CONCATENATED MODULE: ./lib/apply/revalidate.js





/** How long, in milliseconds, a snapshot is used before the next one is taken. */
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
    const relisting = createRelisting(sources, target.ref, planned.inventory);
    const { started, inFlight, deleted } = relisting.deletions;
    const { first, refresh, hasUnconfirmed, isUnchanged } = createRefresher(sources, target, planned, relisting);
    let snapshot = first;
    let refreshing = null;
    const refreshOnce = (whole) => {
        // One that fails is the last one: nothing is deleted from a package that cannot be looked at.
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
                // A second try: nobody knows what became of the first.
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
const createRefresher = (sources, target, { inventory, plan, now, approved }, { relist, deletions: { started, deleted } }) => {
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
        return sources.lookUpRefs(target, (0,evaluate/* conditionsOf */.yb)(open, target.ref.type, target.policy), again);
    };
    const refresh = async (last, whole) => {
        const refreshedAt = clock.elapsed();
        const isOld = whole || isExpired(last, refreshedAt);
        const listing = isOld ? await relist(last.listing, whole) : last.listing;
        const answers = isOld ? await refreshRefs() : current;
        const time = isOld ? Math.min(refreshedAt, answers.askedAt) : last.time;
        // What this run deletes cannot prove that the registry still has what it gave before.
        const witnesses = listing.versions.filter(({ id }) => !started.has(id));
        const manifests = await missing.confirm(witnesses, current.manifests);
        const listed = new Set(listing.versions.map(({ id }) => id));
        // What this run deletes still counts as there: otherwise its parts would be judged by themselves.
        const removed = [...started].flatMap((id) => (listed.has(id) ? [] : (original.get(id) ?? [])));
        const all = [...listing.versions, ...removed];
        const isListed = all.length === current.versions.length && all.every(isUnchanged);
        const isSame = isListed && manifests === current.manifests && sameFacts(answers.facts, current.facts);
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
            const missing = findMissing(versions, manifests).map(({ name }) => name);
            unconfirmed = missing.filter((digest) => !confirmed.has(digest));
        },
        /** Returns the manifests with what the registry has after all; the same map if that is nothing. */
        confirm: async (witnesses, manifests) => {
            if (unconfirmed.length === 0)
                return manifests;
            const asked = unconfirmed;
            const witness = witnesses.find(({ name }) => typeof manifests.get(name) === 'object')?.name;
            const facts = recheckedOrThrow(await confirmMissing(registry, ref, asked, witness));
            unconfirmed = [];
            for (const digest of asked)
                confirmed.add(digest);
            return facts.values().every((fact) => fact === 'missing') ? manifests : new Map([...manifests, ...facts]);
        }
    };
};
const sameFacts = (one, other) => sameNames(one.pullRequests, other.pullRequests) &&
    sameNames(one.branches, other.branches) &&
    sameNames(one.tags, other.tags);
const sameNames = (one, other) => one === null || other === null ? one === other : one.size === other.size && one.isSubsetOf(other);

// EXTERNAL MODULE: ./lib/apply/untag.js
var untag = __webpack_require__(5953);
// EXTERNAL MODULE: ./lib/inventory/find-packages.js
var find_packages = __webpack_require__(3163);
// EXTERNAL MODULE: ./lib/inventory/ref-lookup.js + 1 modules
var ref_lookup = __webpack_require__(7024);
// EXTERNAL MODULE: ./lib/retention/approved-plan.js
var approved_plan = __webpack_require__(3567);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(5811);
// EXTERNAL MODULE: ./lib/retention/pattern.js
var pattern = __webpack_require__(5300);
;// CONCATENATED MODULE: ./lib/retention/suspect-patterns.js



/**
 * Returns the patterns of `protect`, and the exclusions of rules, that match no label of a package but would match an
 * unprotected one if case were ignored, or if they were read as a regex: nobody knows what they were meant to protect.
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
/** Returns `, perhaps LABEL` for a word that protects nothing in any of the packages and is a misspelling of a label. */
const suggestLabel = (source, { protect, rules }, packages) => {
    const protecting = [...(protect?.includes ?? []), ...rules.flatMap((rule) => rule.delete.excludes)];
    const isWord = protecting.some((pattern) => pattern.source === source && pattern.words);
    return isWord ? (0,did_you_mean/* didYouMean */.a)(source.replace(/^!/, ''), packages.flatMap(labelsIn)) : '';
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












/** Deletes what the policies let go. */
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
const toCappedPlans = (results) => results.flatMap(({ target, inventory, plan, outcomes }) => plan ? [{ ...target, plan, outcomes, deferred: new Set(), lookupRequests: lookupRequestsOf(inventory?.facts) }] : []);
/** Takes inventory of a package and plans it. */
const planTarget = async (context, target, revalidateBy) => {
    const { now } = context;
    const taken = await takeInventory(context, target, now, revalidateBy);
    if (!taken.ok)
        return (0,package_run/* unplanned */.U)(target, taken.problem);
    const inventory = taken.value;
    const [misread] = findSuspectPatterns(target.policy, inventory);
    if (misread)
        return { ...(0,package_run/* unplanned */.U)(target, describeMisread(misread)), inventory };
    const plan = planPackage(inventory, target.policy, inventory.facts, now, approvedFor(context, target));
    const outcomes = new Map();
    const apply = () => applyPackage(context, target, { inventory, plan, outcomes });
    return {
        ...(0,package_run/* unplanned */.U)(target),
        warnings: inventoryWarnings(inventory),
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
            `${count} ${count === 1 ? 'signature or attestation refers' : 'signatures or attestations refer'} to images that are not in this package, nor does any other here: all are kept, since the images may be in another package`
        ];
};
/** Of a package that the approved plan does not have, nothing may change. */
const approvedFor = ({ approved }, { ref }) => approved && (approved.packages.get((0,approved_plan/* packageKey */.M)(ref)) ?? new Map());
/** Carries out what is planned and not deferred. */
async function* applyPackage(context, target, { inventory, plan, outcomes }) {
    const { client, owner, stop, now } = context;
    const { ref } = target;
    const deferred = new Set(outcomes.keys());
    const approved = approvedFor(context, target);
    const deleteIfDue = createStalenessGuard(context, target, { inventory, plan, now, approved });
    /** The same, and begun right before it is sent. */
    const thenBegin = (due, begin) => async () => {
        const state = await due();
        if (state === 'due')
            begin();
        return state;
    };
    const make = ({ id }, begin) => deleteIfDue(id, (due) => (0,github_packages/* deleteVersion */.CH)(client, owner, ref, id, thenBegin(due, begin)));
    const removePackage = (begin) => deleteIfDue(null, (due) => (0,github_packages/* deletePackage */.s2)(client, owner, ref, thenBegin(due, begin)));
    const deletions = plan.emptiesPackage && deferred.size === 0
        ? (0,apply_plan/* deleteWholePackage */.Ff)(plan, removePackage, stop.signal)
        : (0,apply_plan/* applyPlan */.gj)(plan, deferred, (0,apply_plan/* deleteExecutor */.j0)(make, (changes) => client.hasBudgetFor(requestsFor(changes, inventory.versions.length, lookupRequestsOf(inventory.facts)))), stop);
    for (const step of [deletions, (0,untag/* removeTags */._M)(context, ref, plan, outcomes)]) {
        yield* (0,package_run/* record */.g)(outcomes, step);
    }
}
const describeMisread = ({ source, label, spelling }) => {
    const almost = spelling === 'case'
        ? `would match "${label}" in other capitals`
        : `would match "${label}" if it were a regex, between slashes`;
    return `pattern "${source}" protects nothing here and ${almost}; nothing is deleted until it is written as it is meant, or left out`;
};
/** The requests that so many deletions may need, with a look at the package and its questions before and in between. */
const requestsFor = (deletions, versions, lookupRequests) => deletions + 2 * (Math.min(Math.ceil(versions / 100) + 1, deletions + 3) + lookupRequests);
const lookupRequestsOf = (facts = ref_lookup/* unaskedRefs */.w.facts) => Object.values(facts).reduce((sum, names) => sum + (names === null ? 0 : Math.max(1, Math.ceil(names.size / 100))), 0);
/** The patterns of a policy that match nothing in any of its packages, as warnings. */
const unmatchedWarnings = (policy, results) => {
    const ours = results.filter(({ target }) => target.policy === policy);
    const inventories = ours.flatMap(({ inventory }) => inventory ?? []);
    // What was not looked into may have what it matches.
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
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5300);
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
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._)(`was written on ${date}, over 30 days ago; make a new plan with a dry run`);
    }
    const problem = findMismatch(packages, policies);
    if (problem !== null)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._)(problem);
    const changes = Map.groupBy(packages, packageKey);
    const approved = [...changes].map(([key, same]) => [key, new Map(same.flatMap(({ versions }) => versions.map((each) => [each.id, each])))]);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ writtenAt: finishedAt, packages: new Map(approved) });
};
/** Says why a plan for these packages cannot be one for these policies; null if it can, or if there are no policies. */
const findMismatch = (packages, policies) => {
    if (packages.length === 0)
        return 'has no package; make a new plan with a dry run that finds some';
    if (policies.length === 0)
        return null;
    const types = new Set(policies.map(({ type }) => type));
    const typed = packages.filter(({ type }) => types.has(type));
    if (typed.length === 0) {
        const planned = [...new Set(packages.map(({ type }) => type))].join(', ');
        return `is about packages of type ${planned}, and this run about type ${[...types].join(', ')}; set package-type`;
    }
    const isCovered = typed.some(({ type, name }) => policies.some((policy) => policy.type === type && [name, name.toLowerCase()].some((each) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesName */ .Hj)(policy.packages, each))));
    const names = typed.map(({ name }) => name).slice(0, 5);
    return isCovered ? null : `is about ${names.join(', ')}, which packages does not name; give the plan of this run`;
};
/** Returns the key of a package in an approved plan; names of one type that differ only in case are the same on GitHub. */
const packageKey = ({ type, name }) => `${type}/${name.toLowerCase()}`;


/***/ })

};
