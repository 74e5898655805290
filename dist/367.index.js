export const id = 367;
export const ids = [367];
export const modules = {

/***/ 1390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ deleteWholePackage),
/* harmony export */   KA: () => (/* binding */ toOutcome),
/* harmony export */   SU: () => (/* binding */ skippedAsDenied),
/* harmony export */   e6: () => (/* binding */ restoreExecutor),
/* harmony export */   gj: () => (/* binding */ applyPlan),
/* harmony export */   j0: () => (/* binding */ deleteExecutor)
/* harmony export */ });
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9361);

/** Changes under way at once, from the first on that shows that the token may make them. */
const maxConcurrent = 10;
/** How many changes in a row the token may be denied once it could make some. */
const maxConsecutiveDenials = 3;
/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. Each waits for
 * those that come before it, and is deferred with them. After a stop nothing new is begun and the rest is deferred, but
 * an image that was begun is finished with its parts, for which the stop is held. Where the token may not make the
 * changes, the rest is skipped.
 */
async function* applyPlan(plan, deferred, executor, stop) {
    const outcomes = new Map();
    const running = new Map();
    const partsOf = createPartsFinder(plan, deferred);
    /** Changes still to be made of images with parts that are begun. */
    const open = new Set();
    let release = null;
    let isTrusted = false;
    let denials = 0;
    const close = (outcome) => {
        if (provesPermission(outcome))
            isTrusted = true;
        denials = outcome.denied ? denials + 1 : provesPermission(outcome) ? 0 : denials;
        open.delete(outcome.index);
        if (open.size === 0)
            release?.();
        if (open.size === 0)
            release = null;
        return outcome;
    };
    const change = async ({ index, after }, version) => {
        const before = await Promise.all(after.flatMap((earlier) => outcomes.get(earlier) ?? []));
        if (before.length < after.length || before.some(({ outcome }) => outcome === 'deferred'))
            return deferredResult;
        const held = executor.blockedBy(before);
        if (held)
            return held;
        if (denials >= (isTrusted ? maxConsecutiveDenials : 1))
            return skippedAsDenied;
        const isNew = after.length === 0 || !executor.continuesAfterStop;
        if (isNew && stop.signal.aborted)
            return deferredResult;
        const begin = () => {
            if (isNew)
                stop.signal.throwIfAborted();
            if (open.has(index))
                release ??= stop.hold();
        };
        return toOutcome(executor.execute(version, begin), stop.signal);
    };
    /** Returns whether the budget covers a change that begins something, with its parts and all that is open. */
    const isCovered = async ({ index, after }) => {
        if (after.length > 0 || stop.signal.aborted)
            return true;
        const group = partsOf(index, outcomes);
        if (group.size === 1 && open.size === 0)
            return true;
        const isEnough = await toOutcome(executor.hasBudgetFor(group.size + open.size), stop.signal);
        if (isEnough !== true)
            return false;
        if (group.size > 1)
            for (const each of group)
                open.add(each);
        return true;
    };
    for (const each of plan.changes) {
        const { index } = each;
        const version = plan.decisions[index]?.version;
        if (version === undefined || deferred.has(index) || !(await isCovered(each))) {
            yield { index, problem: null, ...deferredResult };
            continue;
        }
        const outcome = change(each, version).then((ending) => close({ index, problem: null, ...ending }));
        outcomes.set(index, outcome);
        running.set(index, outcome);
        while (running.size >= (isTrusted ? maxConcurrent : 1))
            yield await nextSettled(running);
    }
    while (running.size > 0)
        yield await nextSettled(running);
}
const deferredResult = { outcome: 'deferred' };
/** The result of a change that is not tried, since the token was denied one like it. */
const skippedAsDenied = {
    outcome: 'skipped',
    problem: 'not tried, since the token may not do it in this package'
};
/** Returns whether an outcome shows that the token may make such changes. */
const provesPermission = ({ outcome }) => outcome === 'deleted' || outcome === 'restored' || outcome === 'refused';
/** Finds what is to be done once a change is begun: that itself and all that then waits for nothing which is not begun. */
const createPartsFinder = ({ changes }, deferred) => {
    const owned = new Map();
    for (const each of changes) {
        for (const owner of each.after) {
            const parts = owned.get(owner);
            if (parts)
                parts.push(each);
            else
                owned.set(owner, [each]);
        }
    }
    return (head, begun) => {
        const group = new Set([head]);
        // A set's iteration visits what is added on the way.
        for (const index of group) {
            for (const part of owned.get(index) ?? []) {
                const isReady = part.after.every((owner) => group.has(owner) || begun.has(owner));
                if (isReady && !deferred.has(part.index))
                    group.add(part.index);
            }
        }
        return group;
    };
};
/** Deletes: what belongs to something that is not gone is left in place. */
const deleteExecutor = (execute, hasBudgetFor = unlimited) => ({
    execute,
    hasBudgetFor,
    continuesAfterStop: true,
    blockedBy: (before) => {
        const there = before.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone');
        if (there.length === 0)
            return null;
        return there.some(({ outcome }) => outcome === 'changed')
            ? { outcome: 'changed', problem: 'what it belongs to is still there' }
            : { outcome: 'skipped', problem: 'skipped, because its image could not be deleted' };
    }
});
/** Restores: what needs something that did not come back, and still can, waits for the next run. */
const restoreExecutor = (execute) => ({
    execute,
    hasBudgetFor: unlimited,
    continuesAfterStop: false,
    blockedBy: (before) => before.some(({ outcome }) => outcome === 'failed' || outcome === 'skipped')
        ? { outcome: 'deferred', problem: 'a part of it could not be restored, and comes first; run again' }
        : null
});
const unlimited = async () => true;
/** Carries out a plan of which nothing stays by deleting the package itself: one outcome, which all its versions share. */
async function* deleteWholePackage(plan, remove, stop) {
    const outcome = stop.aborted
        ? { outcome: 'deferred' }
        : await toOutcome(remove(() => stop.throwIfAborted()), stop);
    for (const { index } of plan.changes)
        yield { index, problem: null, ...outcome };
}
/** Waits for one of those under way and takes it out. */
const nextSettled = async (running) => {
    const outcome = await Promise.race(running.values());
    running.delete(outcome.index);
    return outcome;
};
/** A change without any usable answer fails alone; one that the stop of the run kept from being sent is deferred. */
const toOutcome = async (change, stop) => {
    try {
        return await change;
    }
    catch (error) {
        if (stop.aborted)
            return { outcome: 'deferred' };
        return { outcome: 'failed', problem: (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .errorMessage */ .g)(error) };
    }
};


/***/ }),

/***/ 4878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ containerLabels),
/* harmony export */   ZG: () => (/* binding */ buildGraph),
/* harmony export */   _o: () => (/* binding */ topologicalOrder),
/* harmony export */   im: () => (/* binding */ reachableFrom)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(597);

/** Returns the labels of a container version: its tags without those that only attach it to another manifest. */
const containerLabels = (version) => {
    const isLabel = (tag) => subjectOf(version, tag) === null;
    return version.tags.every(isLabel) ? version.tags : version.tags.filter(isLabel);
};
/** The subject that a tag attaches its version to. A tag that names the version itself, as mirrors write it, is ordinary. */
const subjectOf = ({ name }, tag) => {
    const subject = (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy)(tag);
    return subject !== null && subject === truncateDigest(name) ? null : subject;
};
/** Returns the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
const buildGraph = (versions, manifests) => {
    const draft = draftGraph(versions);
    for (const [index, version] of versions.entries())
        addVersion(draft, index, version, manifests.get(version.name));
    const { parts, labelled, strays, placeholders } = draft;
    // A signature of a signature does not show where the image is.
    const hasSubjects = !draft.listedSubjects.isSubsetOf(draft.referrers);
    const parents = edgeLists(versions, draft.listedBy);
    const graph = {
        needs: edgeLists(versions, draft.needs),
        neededBy: edgeLists(versions, draft.neededBy),
        listedBy: parents.map((owners, index) => (labelled[index] ? owners.filter((owner) => labelled[owner]) : noEdges)),
        orphans: hasSubjects ? strays : noVersions,
        foreign: hasSubjects ? noVersions : strays,
        placeholders
    };
    for (const index of rootCycles(parts, graph))
        parts[index] = 'image';
    return { ...graph, parts, broken: findBroken(draft, parents) };
};
const draftGraph = (versions) => {
    const indexOf = new Map();
    for (const [index, { name }] of versions.entries()) {
        indexOf.set(name, index);
        const truncated = truncateDigest(name);
        if (truncated.length < name.length)
            indexOf.set(truncated, index);
    }
    return {
        parts: versions.map(() => 'image'),
        labelled: versions.map((version) => containerLabels(version).length > 0),
        indexOf,
        needs: new Map(),
        neededBy: new Map(),
        listedBy: new Map(),
        referrers: new Set(),
        listedSubjects: new Set(),
        strays: new Set(),
        placeholders: new Set(),
        missing: []
    };
};
const addVersion = (draft, index, version, fact) => {
    const manifest = typeof fact === 'object' ? fact : null;
    if (manifest?.placeholder)
        draft.placeholders.add(index);
    const subjects = version.tags.map((tag) => subjectOf(version, tag)).filter((subject) => subject !== null);
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
            addTo(draft.listedBy, child, index);
        }
        else if (kind === 'index' && !blob)
            draft.missing.push({ index, digest });
    }
};
const attach = ({ parts, labelled, needs, neededBy }, owner, to, part) => {
    if (owner === to)
        return;
    addTo(needs, owner, to);
    addTo(neededBy, to, owner);
    if (!labelled[to] && parts[to] !== 'child')
        parts[to] = part;
};
/** Returns the labelled versions that lead to a missing manifest, in the order of the listing. */
const findBroken = ({ missing, labelled }, parents) => {
    const found = new Map();
    for (const { index, digest } of missing)
        for (const owner of reachableFrom([index], parents))
            if (labelled[owner])
                addTo(found, owner, digest);
    return new Map([...found].toSorted(([a], [b]) => a - b).map(([index, digests]) => [index, [...digests]]));
};
const noVersions = new Set();
const noEdges = [];
/** Helper tags carry at most 64 characters of a digest's hex (OCI distribution specification, referrers tag schema). */
const truncateDigest = (digest) => digest.slice(0, digest.indexOf(':') + 1 + 64);
const addTo = (sets, index, member) => {
    const set = sets.get(index);
    if (set)
        set.add(member);
    else
        sets.set(index, new Set([member]));
};
const edgeLists = (versions, ends) => versions.map((_, index) => {
    const own = ends.get(index);
    return own ? [...own] : noEdges;
});
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
            for (const next of edgesOf(node) ?? [])
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
    const reached = new Set(reachableFrom(images, needs));
    const found = [];
    const unreached = indexes.filter((index) => !reached.has(index));
    for (const index of topologicalOrder(unreached, (from) => needs[from])) {
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

/***/ 597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   jI: () => (/* binding */ untagPlaceholder),
/* harmony export */   v7: () => (/* binding */ acceptedMediaTypes),
/* harmony export */   vy: () => (/* binding */ helperSubject)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

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
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(digestOnly));
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)) });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, size, platform: { os, architecture, variant } }) => ({
    digest,
    leaf: mediaType === ociImage || mediaType === dockerImage,
    ...(mediaType !== '' && !manifestTypes.has(mediaType) && { blob: true }),
    size: Number.isSafeInteger(size) ? Math.max(0, Number(size)) : 0,
    platform: [os, architecture, variant].filter(Boolean).join('/') || null
})));
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({
        children: manifests.map(({ size, ...entry }) => entry),
        blobs: manifests.flatMap(({ digest, blob, size }) => (blob ? { digest, size } : []))
    })))
};
const imageLayout = {
    kind: 'image',
    foreign: ['manifests', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ config: blob, layers: list(blob) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ config, layers }) => ({ children: [], blobs: [config, ...layers] })))
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


/***/ })

};
