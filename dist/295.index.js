export const id = 295;
export const ids = [295];
export const modules = {

/***/ 4295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   removeLeftOvers: () => (/* binding */ removeLeftOvers)
/* harmony export */ });
/* harmony import */ var _apply_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4803);
/* harmony import */ var _github_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6312);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6034);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3879);
/* harmony import */ var _untag_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4986);





/** Deletes what a run that was cut off had `saved`: the placeholders of tags. Gives what was done, and what could not be. */
const removeLeftOvers = async ({ env, clock, random, cancel = new AbortController().signal }, saved) => {
    const pending = (0,_untag_js__WEBPACK_IMPORTED_MODULE_3__/* .readPending */ .ct)(saved);
    if (pending.length === 0)
        return { done: [], problems: [] };
    const checked = await (0,_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readInputs */ .K)(env, clock.now());
    if (!checked.ok)
        return { done: [], problems: checked.problems };
    const { apiUrl: url, token, owner: login } = checked.inputs;
    const client = (0,_github_client_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N)({ url, token, clock, random, stop: cancel, cut: cancel });
    const owner = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__.findOwner)(client, login);
    if (!owner.ok)
        return { done: [], problems: [owner.problem] };
    const source = { client, owner: owner.value, clock, stop: cancel };
    const done = [];
    const problems = [];
    for (const placeholder of pending) {
        const removal = await (0,_apply_js__WEBPACK_IMPORTED_MODULE_4__/* .settled */ .gu)((0,_untag_js__WEBPACK_IMPORTED_MODULE_3__/* .removePlaceholder */ .sM)(source, placeholder), cancel);
        if (removal.outcome === 'deleted')
            done.push(`${placeholder.ref.name}: finished an interrupted removal of a tag`);
        if ('problem' in removal)
            problems.push(removal.problem);
    }
    return { done, problems };
};


/***/ }),

/***/ 4878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ containerLabels),
/* harmony export */   ZG: () => (/* binding */ buildGraph),
/* harmony export */   gl: () => (/* binding */ reach),
/* harmony export */   xs: () => (/* binding */ ownersFirst)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(597);

/** The labels of a container version: its tags without those that only attach it to another manifest. */
const containerLabels = ({ tags }) => tags.some(isHelper) ? tags.filter((tag) => !isHelper(tag)) : tags;
const isHelper = (tag) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy)(tag) !== null;
/** Gives the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
const buildGraph = (versions, manifests) => {
    const parts = versions.map(() => 'image');
    const labelled = versions.map((version) => containerLabels(version).length > 0);
    const places = new Map();
    for (const [index, { name }] of versions.entries()) {
        places.set(name, index);
        const cut = cutDigest(name);
        if (cut.length < name.length)
            places.set(cut, index);
    }
    const needs = new Map();
    const neededBy = new Map();
    const listedBy = new Map();
    const orphans = new Set();
    const placeholders = new Set();
    const absences = [];
    const attach = (owner, to, part) => {
        if (owner === to)
            return;
        add(needs, owner, to);
        add(neededBy, to, owner);
        if (!labelled[to] && parts[to] !== 'child')
            parts[to] = part;
    };
    for (const [index, version] of versions.entries()) {
        const fact = manifests.get(version.name);
        const manifest = typeof fact === 'object' ? fact : null;
        if (manifest?.placeholder)
            placeholders.add(index);
        const subjects = version.tags.map(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy).filter((subject) => subject !== null);
        const listsReferrers = subjects.length > 0 && !labelled[index];
        if (manifest?.subject)
            subjects.push(manifest.subject);
        const owners = subjects.map((subject) => places.get(subject)).filter((owner) => owner !== undefined);
        for (const owner of owners)
            attach(owner, index, 'referrer');
        if (subjects.length > 0 && owners.length === 0)
            orphans.add(index);
        for (const { digest } of manifest?.children ?? []) {
            const child = places.get(digest);
            if (child !== undefined) {
                attach(index, child, listsReferrers ? 'referrer' : 'child');
                add(listedBy, child, index);
            }
            else if (manifest?.kind === 'index')
                absences.push({ index, digest });
        }
        if (fact === 'missing')
            absences.push({ index, digest: version.name });
    }
    const graph = { needs: edgesOf(versions, needs), neededBy: edgesOf(versions, neededBy), orphans, placeholders };
    for (const index of rootRings(parts, graph))
        parts[index] = 'image';
    const above = edgesOf(versions, listedBy);
    const missing = new Map();
    for (const { index, digest } of absences)
        for (const owner of reach([index], above))
            if (labelled[owner])
                add(missing, owner, digest);
    const broken = new Map([...missing].toSorted(([a], [b]) => a - b).map(([index, digests]) => [index, [...digests]]));
    return { ...graph, parts, broken };
};
/** Helper tags carry at most 64 characters of a digest's hex (OCI distribution specification, referrers tag schema). */
const cutDigest = (digest) => digest.slice(0, digest.indexOf(':') + 1 + 64);
const add = (sets, index, member) => {
    const set = sets.get(index);
    if (set)
        set.add(member);
    else
        sets.set(index, new Set([member]));
};
const edgesOf = (versions, ends) => {
    // Most versions have none, and share this.
    const none = [];
    return versions.map((_, index) => {
        const own = ends.get(index);
        return own ? [...own] : none;
    });
};
/** Everything that can be reached along the edges, the start included; each version once, so cycles end. */
const reach = (start, edges) => {
    const reached = new Set(start);
    // A set's iteration visits what is added on the way.
    for (const index of reached)
        for (const to of edges[index] ?? [])
            reached.add(to);
    return reached;
};
/**
 * The starts and everything they lead to, in an order in which nothing comes before what leads to it; where a ring leaves
 * no such order, what was met first comes first. The tree of the last start comes first of all.
 */
const ownersFirst = (starts, edgesOf) => {
    const begun = new Set();
    const done = new Set();
    // A path and no recursion, since signatures of signatures make chains of any length.
    const path = starts.toReversed();
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
        if (begun.has(node)) {
            done.add(node);
            path.pop();
        }
        else {
            begun.add(node);
            for (const next of edgesOf(node) ?? [])
                if (!begun.has(next))
                    path.push(next);
        }
    }
    return [...done].reverse();
};
/** Helper tags can tie versions into a ring; where nothing else leads to it, its versions are images themselves. */
const rootRings = (parts, { needs, neededBy }) => {
    const places = [...parts.keys()];
    const images = places.filter((index) => parts[index] === 'image');
    const reached = new Set(reach(images, needs));
    const found = [];
    const unreached = places.filter((index) => !reached.has(index));
    for (const index of ownersFirst(unreached, (from) => needs[from])) {
        if (reached.has(index))
            continue;
        const ring = reach([index], neededBy);
        found.push(...ring);
        for (const each of reach(ring, needs))
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
/** What to ask a registry for: GHCR answers 404 where the stored type is not among the accepted ones. */
const acceptedMediaTypes = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact];
/** The most characters, and the most entries of one list, that a manifest may have; real ones stay far below both. */
const maxLength = 4 * 1024 * 1024;
const maxEntries = 5000;
const untagAnnotation = 'package-retention.untag';
const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/;
const digestOnly = new RegExp(`^${digestForm.source}$`);
const digestsInside = new RegExp(digestForm, 'g');
/** Whether a text is a whole digest of an algorithm that OCI registers. */
const isDigest = (text) => digestOnly.test(text);
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(digestOnly));
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)) });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, platform: { os, architecture, variant } }) => ({
    digest,
    leaf: mediaType === ociImage || mediaType === dockerImage,
    platform: [os, architecture, variant].filter(Boolean).join('/') || null
})));
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(maxEntries), valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item)), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({ children: manifests, blobs: [] })))
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
 * Reads a manifest; null where the text is none that could be understood completely, so that nothing may be concluded
 * from it. `contentType` counts where the text does not name its own media type, as OCI allows.
 */
const readManifest = (text, contentType = null) => {
    if (text.length > maxLength)
        return null;
    const json = parseJson(text);
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(document, json);
    if (!read.success)
        return null;
    const { output } = read;
    const named = output.mediaType || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!named)
        return null;
    // Tens of thousands of manifests share one text of each type, and one shape.
    const mediaType = acceptedMediaTypes.find((known) => known === named) ?? named;
    const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType];
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(subject ?? '');
        if (mentioned.size > maxEntries)
            return null;
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    // A real image that carries the annotation, by whoever's hand, is not ours to remove.
    const { children, blobs } = content.output;
    const empty = layout.kind === 'index' && children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder };
};
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Every digest in any string or key, at any depth. */
const digestsIn = (json) => {
    const found = new Set();
    const pending = [json];
    // No recursion: deep nesting would exhaust the stack.
    while (pending.length > 0) {
        const value = pending.pop();
        if (typeof value === 'string')
            for (const [digest] of value.matchAll(digestsInside))
                found.add(digest);
        else if (Array.isArray(value))
            for (const item of value)
                pending.push(item);
        else if (typeof value === 'object' && value !== null)
            for (const entry of Object.entries(value))
                pending.push(...entry);
    }
    return found;
};
/**
 * What a tag attaches its version to: the beginning of the subject's digest, with at most 64 characters of hex; null for
 * an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
const helperSubject = (tag) => {
    // Asked of every tag of a package, nearly all of which are ordinary.
    const match = helperTag.exec(tag);
    return match && `${match[1]}:${match[2]}`;
};
const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/**
 * A manifest to push under a tag that is to go: an index of nothing, which needs no blob in the registry, and whose digest
 * nothing else has. `created` in milliseconds since 1970; the nonce must differ from call to call.
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
