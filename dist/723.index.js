export const id = 723;
export const ids = [723,300];
export const modules = {

/***/ 2723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askAbout: () => (/* binding */ askAbout),
  tP: () => (/* binding */ findPackages),
  dj: () => (/* binding */ markConflicts),
  Cg: () => (/* binding */ stockUp),
  O1: () => (/* binding */ takeInventory)
});

// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/retention/parsed.js
var parsed = __webpack_require__(3845);
// EXTERNAL MODULE: ./lib/github/list.js
var list = __webpack_require__(2967);
// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(8595);
;// CONCATENATED MODULE: ./lib/github/repository.js




/** What can be asked of a repository, with the permission that a workflow's token needs for it. */
const listings = {
    pulls: {
        path: 'pulls',
        parameters: { state: 'open' },
        permission: 'pull-requests: read',
        item: dist/* object */.Ikc({ number: dist/* number */.aig() })
    },
    branches: { path: 'branches', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) },
    tags: { path: 'tags', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) }
};
/** Gives the numbers of the open pull requests, or the names of all branches or tags, of a repository (`owner/name`). */
const listRefs = async (client, repository, what) => {
    const { path, parameters, permission, item } = listings[what];
    const attempted = `listing the ${what === 'pulls' ? 'open pull requests' : what} of ${repository}`;
    const listed = await (0,list/* listAll */._)(client, `GET /repos/${repository}/${path}`, parameters, item, (answer) => `${(0,refusal/* explainRefusal */.G)(answer, attempted)}; the job needs permissions: ${permission}, and the input repository must name a repository that the token may read`);
    return listed.ok
        ? (0,parsed/* parsed */.Y)(listed.value.map((entry) => ('number' in entry ? String(entry.number) : entry.name)))
        : listed;
};

// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
// EXTERNAL MODULE: ./lib/retention/judge.js
var judge = __webpack_require__(8389);
// EXTERNAL MODULE: ./lib/retention/keep.js
var keep = __webpack_require__(3849);
// EXTERNAL MODULE: ./lib/retention/pattern.js
var pattern = __webpack_require__(5300);
;// CONCATENATED MODULE: ./lib/inventory.js







/** The packages that the policies take, in the order of their policies; only patterns that are not names cost a listing. */
const findPackages = async (client, owner, policies) => {
    const targets = [];
    const problems = [];
    const warnings = [];
    for (const type of new Set(policies.map((policy) => policy.type))) {
        const ours = policies.filter((policy) => policy.type === type);
        const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []));
        const onlyExact = ours.every(({ packages }) => (0,pattern/* exactNames */.Ke)(packages) !== null);
        const listed = onlyExact ? (0,parsed/* parsed */.Y)([]) : await (0,github_packages/* listPackages */.Ad)(client, owner, type);
        if (!listed.ok)
            problems.push(listed.problem);
        const names = [...new Set([...exact, ...(listed.ok ? listed.value : [])])];
        for (const name of names) {
            const policyIndex = policies.findIndex((policy) => policy.type === type && (0,pattern/* matchName */.hu)(policy.packages, name));
            const policy = policies[policyIndex];
            if (policy)
                targets.push({ ref: { owner: owner.login, type, name }, policyIndex, policy });
        }
        if (!listed.ok)
            continue;
        const idle = new Set(ours.flatMap(({ packages }) => (0,pattern/* unmatched */.Gv)(packages, names, type, false)));
        for (const source of idle)
            warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`);
    }
    const marked = await markConflicts(client, owner, targets);
    return {
        targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
        problems,
        warnings: [...warnings, ...marked.warnings]
    };
};
/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
const markConflicts = async (client, owner, targets) => {
    if (targets.every(({ ref }) => ref.type !== 'docker'))
        return { targets, warnings: [] };
    const listed = await (0,github_packages/* listConflicts */._k)(client, owner).catch((error) => (0,parsed/* refused */.J)(String(error)));
    if (!listed.ok)
        return { targets, warnings: [listed.problem] };
    const isConflicting = ({ ref }) => ref.type === 'docker' && listed.value.includes(ref.name);
    return {
        targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
        warnings: []
    };
};
/** Asks about a repository, each question once in a run; `warn` hears why an answer is missing, which then protects. */
const askAbout = (client, repository, warn) => {
    const answers = new Map();
    const look = async (question, what) => {
        const listed = await listRefs(client, repository, what).catch((error) => (0,parsed/* refused */.J)(String(error)));
        if (listed.ok)
            return new Set(listed.value.map(keep/* refToTag */.P1));
        warn(`while: ${question} holds for everything, since GitHub did not answer it: ${listed.problem}`);
        return null;
    };
    return async (questions) => {
        const answer = (question, what) => {
            if (questions.has(question) && !answers.has(question))
                answers.set(question, look(question, what));
            return answers.get(question) ?? null;
        };
        const [pullRequests, branches, tags] = await Promise.all([
            answer('pr-open', 'pulls'),
            answer('branch-exists', 'branches'),
            answer('tag-exists', 'tags')
        ]);
        return { pullRequests, branches, tags };
    };
};
/** Takes inventory of a package: all its versions, then the manifests that can change the decision. */
const takeInventory = async (source, target, now) => {
    const { client, owner, progress } = source;
    const listed = await (0,github_packages/* listVersions */.yO)(client, owner, target.ref, progress(target.ref, 'pages listed'));
    if (!listed.ok)
        return listed;
    const facts = await source.ask((0,judge/* questionsOf */.PW)(listed.value, target.ref.type, target.policy));
    return (0,parsed/* parsed */.Y)(await stockUp(source, target, listed.value, facts, now, nothingRead.manifests));
};
/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
const stockUp = async (source, { ref, policy }, versions, facts, now, known) => {
    const bare = { type: ref.type, versions, graph: null, manifests: known, unreadable: [], problems: [], facts };
    if (ref.type !== 'container')
        return bare;
    const judgements = (0,judge/* judgeUnread */.H4)(bare, policy, facts, now);
    const open = policy.safety.untag || judgements.some(({ image, mayGo }) => image && mayGo);
    // What is untagged may turn out to be a part of an image that goes.
    const surelyKept = judgements.filter(({ labels, mayGo }) => !mayGo && labels.length > 0).map(({ version }) => version);
    const { manifests, problems } = open ? await readManifests(source, ref, versions, surelyKept, known) : nothingRead;
    const graph = (0,retention_graph/* buildGraph */.ZG)(versions, manifests);
    return { ...bare, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] };
};
const nothingRead = { manifests: new Map(), problems: new Map() };
/**
 * Reads every manifest but those of single images in indexes that stay whatever the decision: they have no children, and
 * stay with their index.
 */
const readManifests = async ({ registry, progress }, ref, versions, surelyKept, known) => {
    const manifests = new Map(known);
    const problems = new Map();
    const listed = new Set(versions.map((version) => version.name));
    const spared = new Set();
    const step = progress(ref, 'manifests read');
    /** Whether the registry itself gave any, and how to ask it for one that was known from earlier. */
    const heard = {};
    /** One manifest that cannot be read decides for the whole package: then the others need not be read. */
    const read = async (digests) => {
        const unread = new Set(digests).difference(manifests).values();
        const reader = async () => {
            for (const digest of unread) {
                if (problems.size > 0)
                    return;
                const reading = await registry.readManifest(ref.name, digest);
                manifests.set(digest, reading.fact);
                if ('bytes' in reading)
                    heard.given = true;
                if ('askAnyway' in reading)
                    heard.askAnyway = reading.askAnyway;
                if (reading.fact === 'unreadable')
                    problems.set(digest, `manifest ${digest}: ${reading.problem}`);
                step(manifests.size, listed.size - spared.size);
            }
        };
        await Promise.all(Array.from({ length: readersAtOnce }, reader));
    };
    let staying = surelyKept.map((version) => version.name);
    while (staying.length > 0) {
        await read(staying);
        const children = staying
            .flatMap((digest) => childrenOf(manifests.get(digest)))
            .filter(({ digest }) => listed.has(digest));
        for (const { digest, leaf } of children)
            if (leaf)
                spared.add(digest);
        staying = children.flatMap(({ digest, leaf }) => (leaf || manifests.has(digest) ? [] : [digest]));
    }
    await read([...listed].filter((digest) => !spared.has(digest)));
    // Then it is another registry's: without their edges, the parts of live images would pass for garbage.
    const [first] = manifests.keys();
    const missing = [...manifests.values()].filter((fact) => fact === 'missing').length;
    const again = missing > 0 && !heard.given ? await heard.askAnyway?.() : undefined;
    const silent = again && typeof again.fact !== 'object';
    const strange = manifests.size > 1 && (missing === manifests.size || silent);
    if (first && strange)
        problems.set(first, 'the registry knows none of the manifests that GitHub lists; check the input registry-url');
    return { manifests, problems };
};
/** Manifests read side by side. */
const readersAtOnce = 50;
const childrenOf = (fact) => typeof fact === 'object' && fact.kind === 'index' ? fact.children : [];


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

/***/ 8389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H4: () => (/* binding */ judgeUnread),
/* harmony export */   PC: () => (/* binding */ labelsOf),
/* harmony export */   PW: () => (/* binding */ questionsOf),
/* harmony export */   YP: () => (/* binding */ idlePatterns),
/* harmony export */   v9: () => (/* binding */ judgeVersions)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4532);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4878);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3849);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5300);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7859);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4946);






/** The labels of a version: its own tags for containers and docker, its name for every other type. */
const labelsOf = (version, type) => {
    if (type === 'container')
        return (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .containerLabels */ .Hs)(version);
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_5__/* .isTagged */ .$)(type) ? version.tags : [version.name];
};
// Most lists of most versions are empty, and share this. One that grows by push or spread takes room for 16, by concat for one.
const none = [];
/** Judges every version, in the order given; that order changes nothing in the judgements. */
const judgeVersions = (judged, policy, facts, now) => {
    const { type, versions, graph } = judged;
    const untag = policy.safety.untag && type === 'container';
    const subjects = versions.map((version, index) => {
        const labels = labelsOf(version, type);
        const leftOver = graph?.placeholders.has(index) ?? false;
        const dated = version.created !== null && version.created <= now;
        // A part without a usable time stays for itself, like an image, whatever becomes of its owners.
        const image = !leftOver && (!dated || (graph?.parts[index] ?? 'image') === 'image');
        const stays = leftOver ? none : pins(labels, dated, image, type, policy);
        const goes = leftOver || graph?.orphans.has(index) ? [{ code: 'orphan' }] : none;
        return { index, version, labels, image, pinned: stays.length > 0, stays, goes, uncovered: labelsOrNone(labels) };
    });
    const context = { type, facts, released: releasedNumbers(versions, type, policy), now };
    // The rules also say what `untag` may take from a protected version.
    const asGuest = ({ stays }) => untag && stays.every(({ code }) => code === 'protected');
    const ruled = subjects.filter((subject) => subject.image && (!subject.pinned || asGuest(subject)));
    for (const [number, rule] of policy.rules.entries()) {
        const members = membersOf(rule, ruled, type);
        for (const { member, marks, misses } of (0,_keep_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeRule */ .q1)(rule, number, members, context)) {
            const { subject, created, labels } = member;
            const isCovered = (label) => labels.length === 0 || labels.some(({ text }) => text === label);
            const { uncovered } = subject;
            subject.uncovered = uncovered.every(isCovered) ? none : uncovered.filter((label) => !isCovered(label));
            if (marks.length > 0)
                subject.stays = subject.stays.concat(marks);
            else
                subject.goes = subject.goes.concat({ code: 'expired', rule: number, age: now - created, misses });
        }
    }
    const young = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .before */ .gM)(now, policy.safety.gracePeriod);
    return subjects.map(({ index, version, labels, image, pinned, uncovered, stays, goes }) => {
        const { created } = version;
        let why = stays;
        if (image && !pinned && uncovered.length > 0)
            why = why.concat({ code: 'uncovered', labels: uncovered });
        if (image && !pinned && labels.length === 0 && created !== null && created > young) {
            why = why.concat({ code: 'grace', until: created + now - young });
        }
        const mayGo = why.length === 0;
        const idle = untag && !mayGo ? idleLabels(labels, uncovered, why) : none;
        return { index, version, labels, image, mayGo, reasons: mayGo ? goes : why, idle };
    });
};
/**
 * Judges before any manifest is read. A version with labels that stays here stays whatever the manifests say, and where
 * everything stays, nothing goes: what turns out to be a part only leaves its slots to others. Two others can follow one
 * part, though, and push a third over `max`; so rules with `max` are taken to keep nothing.
 */
const judgeUnread = ({ type, versions }, policy, facts, now) => {
    const rules = policy.rules.map(({ keep, ...rule }) => ({ ...rule, keep: 'max' in keep ? { ...keep, max: 0 } : keep }));
    return judgeVersions({ type, versions, graph: null }, { ...policy, rules }, facts, now);
};
/** What rules must cover for a version to go: its labels, or that it has none. */
const labelsOrNone = (labels) => (labels.length > 0 ? labels : ['@untagged']);
/** The versions that a rule covers, with the labels by which it does: none for an untagged image. */
const membersOf = (rule, subjects, type) => {
    const cover = covering(rule, type);
    const members = [];
    for (const subject of subjects) {
        const { id, created, updated } = subject.version;
        const labels = cover(subject.labels);
        if (labels === null || created === null)
            continue;
        members.push({ subject, id, created, updated: updated ?? created, labels, guest: subject.pinned });
    }
    return members;
};
const coverLabel = (patterns, label, type) => ((0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .covers */ .hU)(patterns, label, type) ? _pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .noCaptures */ .bB : null);
/** Picks the labels that a rule covers, none of them for an untagged image that it covers; null where it covers nothing. */
const covering = (rule, type) => {
    const { delete: patterns } = rule;
    const untagged = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchUntagged */ .Z2)(patterns);
    const asksRelease = (0,_keep_js__WEBPACK_IMPORTED_MODULE_2__/* .needsRelease */ .Do)(rule);
    const match = (0,_keep_js__WEBPACK_IMPORTED_MODULE_2__/* .needsCaptures */ .dO)(rule) ? _pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchLabel */ .G2 : coverLabel;
    return (labels) => {
        if (labels.length === 0)
            return untagged ? none : null;
        let covered = none;
        for (const text of labels) {
            const captures = match(patterns, text, type);
            if (captures === null)
                continue;
            covered = covered.concat({ text, captures, release: asksRelease ? (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .readRelease */ .iJ)(type, text) : null });
        }
        return covered.length > 0 ? covered : null;
    };
};
/** The labels that neither hold their version by themselves nor are held with it. */
const idleLabels = (labels, uncovered, stays) => {
    const held = [...uncovered, ...stays.flatMap((reason) => ('labels' in reason ? reason.labels : labels))];
    return labels.filter((label) => !held.includes(label));
};
/** What pins a version whatever the rules say; pinned versions take no slot in any count. */
const pins = (labels, dated, image, type, { protect }) => {
    const pinned = dated ? none : [{ code: 'unknown-time' }];
    if (protect === null)
        return pinned;
    const untagged = image && labels.length === 0 && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchUntagged */ .Z2)(protect);
    const guarded = untagged ? ['@untagged'] : labels.filter((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .covers */ .hU)(protect, label, type));
    return guarded.length > 0 ? pinned.concat({ code: 'protected', labels: guarded }) : pinned;
};
/** The numbers with a stable version among all labels of the package, which end `while: unreleased`. */
const releasedNumbers = (versions, type, { rules }) => {
    if (rules.every(({ keep }) => keep.while !== 'unreleased'))
        return new Set();
    const releases = versions.flatMap((version) => labelsOf(version, type).map((label) => (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .readRelease */ .iJ)(type, label)));
    return new Set(releases.flatMap((release) => (release && (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .isStable */ .MQ)(release) ? [(0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .numberKey */ .Hk)(release)] : [])));
};
/** The questions of `while` that matter to a package: those of rules that cover one of its labels. */
const questionsOf = (versions, type, { rules }) => {
    const matters = (rule) => versions.some((version) => labelsOf(version, type).some((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .covers */ .hU)(rule.delete, label, type)));
    return new Set(rules.flatMap((rule) => (rule.keep.while && matters(rule) ? [rule.keep.while] : [])));
};
/** The patterns of a policy that match nothing in any of its packages; none where it took no package at all. */
const idlePatterns = (policy, packages) => {
    if (packages.length === 0)
        return [];
    const labels = packages.flatMap(({ type, versions }) => versions.flatMap((version) => labelsOf(version, type)));
    const hasUntagged = packages.some(({ type, versions }) => versions.some((version) => labelsOf(version, type).length === 0));
    const lists = [...policy.rules.map((rule) => rule.delete), ...(policy.protect ? [policy.protect] : [])];
    return [...new Set(lists.flatMap((patterns) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .unmatched */ .Gv)(patterns, labels, policy.type, hasUntagged)))];
};


/***/ }),

/***/ 3849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Do: () => (/* binding */ needsRelease),
/* harmony export */   P1: () => (/* binding */ refToTag),
/* harmony export */   dO: () => (/* binding */ needsCaptures),
/* harmony export */   q1: () => (/* binding */ judgeRule)
/* harmony export */ });
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4532);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5354);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7859);



/** A ref as docker/metadata-action writes it into a tag: every run of other characters becomes one dash. */
const refToTag = (ref) => ref.replace(/[^A-Za-z0-9._-]+/g, '-');
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
const rows = [
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
const termsOf = ({ keep }, rule, { type, now }) => {
    const limits = rows.flatMap(({ key, bucket }) => {
        const limit = keep[key];
        if (limit === undefined)
            return [];
        return typeof limit === 'number'
            ? [{ key, bucket, count: limit, duration: null, since: Number.NEGATIVE_INFINITY, said: limit }]
            : [{ key, bucket, count: Number.POSITIVE_INFINITY, duration: limit, since: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .before */ .gM)(now, limit), said: limit.text }];
    });
    const alone = limits.length === 0 ? (keep.while ?? null) : null;
    const { per = null, max = Number.POSITIVE_INFINITY } = keep;
    return { rule, type, per, byVersion: keep.by === 'version', limits, alone, max };
};
/** Gives one verdict for each member, in the order given; that order changes nothing in them. */
const judgeRule = (rule, number, members, context) => {
    const { while: question, by } = rule.keep;
    const terms = termsOf(rule, number, context);
    const groups = new Map();
    const verdicts = members.map((member) => {
        const verdict = { member, marks: none, misses: none };
        const labels = question ? member.labels.filter((label) => holds(question, label, context)) : member.labels;
        if (question && labels.length === 0 && member.labels.length > 0) {
            verdict.misses = [{ key: 'while', limit: question }];
            return verdict;
        }
        const time = by === 'updated' ? member.updated : member.created;
        const { found, ungrouped } = groupsOf(terms, labels);
        if (ungrouped)
            verdict.marks = [{ code: 'ungrouped', rule: number, limit: terms.per ?? 'version' }];
        for (const [group, release] of found) {
            const standing = { verdict, id: member.id, time, release };
            const standings = groups.get(group);
            if (standings)
                standings.push(standing);
            else
                groups.set(group, [standing]);
        }
        return verdict;
    });
    for (const [group, standings] of groups)
        markGroup(terms, group, standings);
    return verdicts;
};
/** Whether a rule asks for the numbers in its labels. */
const needsRelease = ({ keep }) => keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isLine(keep.per));
/** Whether a rule asks for what placeholders in its patterns stand for. */
const needsCaptures = ({ keep }) => (keep.per !== undefined && !isLine(keep.per)) || (keep.while !== undefined && keep.while !== 'unreleased');
/** Whether the answer to the rule's question lets this label count: an unknown answer does. */
const holds = (question, { text, captures, release }, context) => {
    const { pullRequests, branches, tags } = context.facts;
    const known = (names, name) => names === null || name === undefined || names.has(name);
    switch (question) {
        case 'pr-open':
            return known(pullRequests, captures['pr']?.replace(/^0+(?=.)/, ''));
        case 'branch-exists':
            return known(branches, refToTag(captures['name'] ?? text));
        case 'tag-exists':
            return known(tags, refToTag(captures['name'] ?? text));
        case 'unreleased':
            return release === null || !context.released.has((0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .numberKey */ .Hk)(release));
    }
};
/** The groups that a version's covered labels put it in, each with its highest release there. */
const groupsOf = ({ type, per, byVersion }, labels) => {
    if (per === null && !byVersion)
        return oneGroup;
    const found = new Map();
    let ungrouped = labels.length === 0;
    for (const { captures, release } of labels) {
        const group = groupOf(per, captures, release);
        if (group === null || (byVersion && release === null)) {
            ungrouped = true;
            continue;
        }
        const highest = found.get(group);
        const named = release ?? noRelease;
        if (!highest || (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .compareReleases */ .c0)(type, named, highest) > 0)
            found.set(group, named);
    }
    return { found, ungrouped };
};
/** Stands where the order of a rule asks for no release. */
const noRelease = { numbers: [], identifiers: [], prerelease: false, channel: null, variant: '' };
const oneGroup = { found: new Map([['', noRelease]]), ungrouped: false };
const groupOf = (per, captures, release) => {
    if (per === null)
        return '';
    return isLine(per) ? release && (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .groupKey */ .$6)(release, per) : (captures[per] ?? null);
};
const isLine = (per) => _policy_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn.some((line) => line === per);
/** Marks, in every member of one group, what the keys of `keep` say of it. */
const markGroup = ({ rule, type, per, byVersion, limits, alone, max }, group, standings) => {
    const where = per === null ? {} : { group };
    const newest = (a, b) => b.time - a.time || b.id - a.id;
    const highest = (a, b) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .compareReleases */ .c0)(type, b.release, a.release) || b.id - a.id;
    const byTime = standings.toSorted(newest);
    const inOrder = byVersion ? standings.toSorted(highest) : byTime;
    const kept = new Map();
    const mark = (standing, reason) => {
        kept.set(standing, (kept.get(standing) ?? none).concat(reason));
    };
    const miss = ({ verdict }, reason) => {
        verdict.misses = verdict.misses.concat(reason);
    };
    for (const { key, bucket, count, duration, since, said } of limits) {
        let used = 0;
        let last = null;
        for (const standing of key === 'latest' ? inOrder : byTime) {
            const period = bucket(standing.time);
            const about = period === null ? {} : { period };
            const first = period === null || period !== last;
            const rank = used + 1;
            if (!standing.verdict.member.guest) {
                last = period;
                if (first)
                    used = rank;
            }
            if (first && rank <= count && standing.time >= since) {
                const until = duration === null ? {} : { until: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .after */ .Pl)(standing.time, duration) };
                mark(standing, { code: key, rule, ...where, rank, limit: said, ...about, ...until });
            }
            else {
                miss(standing, { key, limit: said, ...(first && key !== 'within' ? { rank } : {}), ...about });
            }
        }
    }
    if (alone)
        for (const standing of standings)
            mark(standing, { code: 'while', rule, ...where, limit: alone });
    let used = 0;
    for (const standing of inOrder) {
        const marks = kept.get(standing);
        if (marks === undefined)
            continue;
        const { verdict } = standing;
        const rank = used + 1;
        if (!verdict.member.guest)
            used = rank;
        if (rank <= max)
            verdict.marks = verdict.marks.concat(marks);
        else
            miss(standing, { key: 'max', limit: max, rank });
    }
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

/***/ 5300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G2: () => (/* binding */ matchLabel),
/* harmony export */   Gv: () => (/* binding */ unmatched),
/* harmony export */   Ke: () => (/* binding */ exactNames),
/* harmony export */   Z2: () => (/* binding */ matchUntagged),
/* harmony export */   bB: () => (/* binding */ noCaptures),
/* harmony export */   hU: () => (/* binding */ covers),
/* harmony export */   hu: () => (/* binding */ matchName),
/* harmony export */   parsePatterns: () => (/* binding */ parsePatterns)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2856);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2888);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3845);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7859);





/** Reads patterns for labels, or for names of packages; the problem names every pattern that is wrong. */
const parsePatterns = (sources, kind) => {
    const includes = [];
    const excludes = [];
    const problems = [];
    for (const source of sources) {
        const exclude = source.startsWith('!');
        const matcher = parseMatcher(exclude ? source.slice(1) : source, kind);
        if (!matcher.ok)
            problems.push(`${quoted(source)} ${matcher.problem}`);
        else
            (exclude ? excludes : includes).push({ ...matcher.value, source });
    }
    if (sources.length === excludes.length) {
        problems.push(`[${sources.map(quoted).join(', ')}] includes nothing; at least one pattern must be without "!"`);
    }
    if (problems.length > 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(problems.join('; '));
    const placeholders = new Set(includes.flatMap((pattern) => pattern.placeholders));
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ sources, placeholders, includes, excludes });
};
/** Whether the patterns cover the label: one of them includes it, and none excludes it. */
const covers = ({ includes, excludes }, label, type) => {
    for (const { matches } of excludes)
        if (matches(label, type))
            return false;
    for (const { matches } of includes)
        if (matches(label, type))
            return true;
    return false;
};
/** Gives what the patterns that include the label captured, earlier ones first; null for a label that is not covered. */
const matchLabel = (patterns, label, type) => {
    if (!covers(patterns, label, type))
        return null;
    if (patterns.placeholders.size === 0)
        return noCaptures;
    const including = patterns.includes.filter(({ matches }) => matches(label, type));
    return Object.assign(Object.create(null), ...including.map(({ capture }) => capture(label)).reverse());
};
/** Whether the patterns cover untagged versions. */
const matchUntagged = ({ includes, excludes }) => includes.some(({ untagged }) => untagged) && !excludes.some(({ untagged }) => untagged);
/** Whether patterns for packages cover the name. */
const matchName = (patterns, name) => 
// The type matters to keywords only, which patterns for packages cannot be.
covers(patterns, name, 'container');
/** Gives all names that the patterns cover; null where one of them includes more than words can list. */
const exactNames = (patterns) => {
    const lists = patterns.includes.flatMap(({ words }) => (words === null ? [] : [words]));
    if (lists.length < patterns.includes.length)
        return null;
    return [...new Set(lists.flat())].filter((name) => matchName(patterns, name));
};
/** Gives the sources of the patterns, excluding ones too, that match none of the labels. */
const unmatched = (patterns, labels, type, hasUntagged) => {
    const all = [...patterns.includes, ...patterns.excludes];
    let waiting = all.filter(({ untagged }) => !untagged || !hasUntagged);
    for (const label of labels) {
        waiting = waiting.filter(({ matches }) => !matches(label, type));
        if (waiting.length === 0)
            break;
    }
    return waiting.map(({ source }) => source);
};
/** What nothing captures. */
const noCaptures = Object.freeze(Object.create(null));
const plain = { capture: () => noCaptures, placeholders: [], words: null, untagged: false };
/** What is longer, or stands for more words, is a mistake. */
const maxLength = 1000;
const maxWords = 1000;
const quoted = (text) => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
const parseMatcher = (text, kind) => {
    if (text === '')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is empty');
    if (text.length > maxLength)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is longer than ${maxLength} characters`);
    if (/[\p{Cc}\p{Co}]/u.test(text))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has a control or private-use character');
    if (text.startsWith('!'))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('excludes twice; write "\\!" where a name begins with "!"');
    if (text.startsWith('@'))
        return parseKeyword(text, kind);
    return text.startsWith('/') ? parseRegex(text) : parseGlob(text, kind);
};
const keywords = new Map([
    ['@untagged', () => false],
    ['@any', () => true],
    ['@semver', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label) !== null],
    ['@stable', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === false],
    ['@prerelease', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === true]
]);
const parseKeyword = (text, kind) => {
    if (kind === 'package')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('begins with "@" like a keyword; npm packages go without their scope');
    const names = [...keywords.keys()];
    const holds = keywords.get(text);
    if (!holds)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is no keyword, perhaps ${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(text, names)}; keywords are ${names.join(', ')}`);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: holds, untagged: text === '@untagged' });
};
const parseRegex = (text) => {
    const source = /^\/(.+)\/$/.exec(text)?.[1];
    if (source === undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is no regex, which begins and ends with "/": "/pr-[0-9]+/"');
    const regex = compile(source);
    if (!regex.ok)
        return regex;
    const groups = Object.entries(regex.value.namedGroups());
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, noEnds), placeholders: groups.map(([name]) => name) });
};
const compile = (source, flags = 0) => {
    try {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.compile(source, flags));
    }
    catch (error) {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`does not follow RE2 syntax: ${String(error).replace(/^.*regexp: /, '')}`);
    }
};
const noEnds = { prefix: '', suffix: '', enough: false };
/** Matches by a regex; `groups` are what it captures. */
const matchRegex = (regex, groups, { prefix, suffix, enough }) => ({
    matches: (label) => label.startsWith(prefix) &&
        label.endsWith(suffix) &&
        (enough ? label.length >= prefix.length + suffix.length : regex.testExact(label)),
    capture: (label) => {
        const captures = Object.create(null);
        const matcher = regex.matcher(label);
        matcher.matches();
        for (const [name, group] of groups) {
            const text = matcher.group(group);
            if (text !== null)
                captures[name] = text;
        }
        return captures;
    }
});
const number = '(?:0|[1-9][0-9]*)';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const placeholders = [
    { name: 'pr', regex: '[0-9]+' },
    { name: 'date', regex: '[0-9-]+' },
    { name: 'sha', regex: '[0-9a-f]{7,64}' },
    { name: 'version', regex: `v?${number}\\.${number}\\.${number}(?:-${identifiers})?(?:\\+${identifiers})?` },
    { name: 'name', regex: '.+?' }
];
// Brace expansion knows neither placeholders nor all escapes, so each becomes one private-use character before:
// U+E000 plus its code for an escaped ASCII character, U+E080 plus its index for a placeholder.
const placeholderOf = new Map(placeholders.map((each, index) => [String.fromCharCode(0xe080 + index), each]));
const encode = (glob, kind) => {
    let encoded = glob.replace(/\\([\0-\x7f])/g, (_, char) => String.fromCharCode(0xe000 + char.charCodeAt(0)));
    if (kind === 'package')
        return encoded;
    for (const [char, { name }] of placeholderOf)
        encoded = encoded.replaceAll(`{${name}}`, char);
    return encoded;
};
const decode = (text) => text.replace(/[\uE000-\uE07F]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000));
const special = /[*?[\uE080-\uE0FF]/;
const piece = /(?<=^|\/)\*\*\/|\*+|\?|\[(?:[!^]|(?![!^]))(?:\[:[a-z]+:\]|[^\\\uE080-\uE0FF])(?:\[:[a-z]+:\]|[^\]\\\uE080-\uE0FF])*\]|./gsu;
const parseGlob = (text, kind) => {
    const glob = encode(text, kind);
    const words = (0,minimatch__WEBPACK_IMPORTED_MODULE_0__/* .braceExpand */ .KA)(glob, { braceExpandMax: maxWords + 1 });
    if (words.length === 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('stands for no word at all');
    if (words.length > maxWords)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`stands for more than ${maxWords} words`);
    const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each));
    const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each));
    if (stray !== undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(strayProblem(stray, kind));
    if (!words.some((word) => special.test(word))) {
        const known = new Set(words.map(decode));
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: (label) => known.has(label), words: [...known] });
    }
    const names = pieces.map((each) => each.flatMap((one) => placeholderOf.get(one)?.name ?? []));
    if (names.some((each) => new Set(each).size < each.length))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has the same placeholder twice');
    const source = pieces.map((each) => each.map((one) => translate(one, kind)).join('')).join('|');
    const regex = compile(source, re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.DOTALL);
    if (!regex.ok)
        return regex;
    const groups = names.flat().map((name, index) => [name, index + 1]);
    const [start, end] = [glob.search(/[*?[{\uE080-\uE0FF]/), glob.search(/[^*?\]}/\uE080-\uE0FF]*$/)];
    const ends = {
        prefix: decode(glob.slice(0, start)),
        suffix: decode(glob.slice(end)),
        enough: kind === 'label' && glob.slice(start, end) === '*'
    };
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, ends), placeholders: [...new Set(names.flat())] });
};
const strayProblem = (stray, kind) => {
    const names = placeholders.map(({ name }) => `{${name}}`).join(', ');
    const braces = kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}';
    return `has a stray "${stray}"; brackets hold characters [a-z], braces ${braces}; "\\${stray}" is the character itself`;
};
/** Writes a piece of a glob in RE2 syntax. A star, or any one character, stops at the slashes in names of packages. */
const translate = (text, kind) => {
    const any = kind === 'label' ? '.' : '[^/]';
    if (text === '?')
        return any;
    if (text === '*')
        return `${any}*`;
    if (text === '**/')
        return '(?:.*/)?';
    if (text.startsWith('**'))
        return '.*';
    if (text.startsWith('['))
        return translateSet(text, kind);
    const placeholder = placeholderOf.get(text);
    return placeholder ? `(${placeholder.regex})` : re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.quote(decode(text));
};
const translateSet = (text, kind) => {
    const not = /^\[[!^]/.test(text);
    const characters = text
        .slice(not ? 2 : 1, -1)
        .replace(/\[:[a-z]+:\]|[[\]^\uE000-\uE07F]/g, (each) => each.length > 1 ? each : `\\x{${decode(each).charCodeAt(0).toString(16)}}`);
    return `[${not ? '^' : ''}${not && kind === 'package' ? '/' : ''}${characters}]`;
};


/***/ }),

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ groupKey),
/* harmony export */   Hk: () => (/* binding */ numberKey),
/* harmony export */   MQ: () => (/* binding */ isStable),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/** Gives the release that a label names; null where it is no version (`@semver`) of its ecosystem. */
const readRelease = (type, label) => {
    const [, numbers, suffix] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(label) ?? [];
    return numbers === undefined || suffix === undefined ? null : ecosystems[type].read(numbers.split('.'), suffix);
};
/** Whether a release is `@stable`: a version that is no prerelease. */
const isStable = (release) => !release.prerelease;
/** Compares in the ecosystem's own order: negative where `a` comes first, 0 where neither does. */
const compareReleases = (type, a, b) => compareParts(a.numbers, b.numbers, '0', () => 0) || ecosystems[type].order(a, b);
/** Gives the group that a release belongs to, `1.2` for `minor`; null where it has none: a stable release has no channel. */
const groupKey = (release, per) => {
    const line = (count) => [...release.numbers, '0'].slice(0, count).join('.');
    switch (per) {
        case 'major':
            return line(1);
        case 'minor':
            return line(2);
        case 'channel':
            return release.channel;
        case 'variant':
            return release.variant;
    }
};
/** Gives one text for the same number, whatever follows it: `1` for `1`, `1.0` and `v1.0.0-rc.1`. */
const numberKey = ({ numbers }) => numbers.slice(0, numbers.findLastIndex((number) => number !== '0') + 1).join('.');
const isNumber = (part) => /^\d+$/.test(part);
const isPadded = (part) => part.length > 1 && part.startsWith('0') && isNumber(part);
const withoutZeros = (part) => (isPadded(part) ? part.replace(/^0+(?=\d)/, '') : part);
/** Compares part by part: by rank, then numbers by value and words by ASCII. A list that ends goes on with `absent`. */
const compareParts = (a, b, absent, rank) => {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const [left = absent, right = absent] = [a[index], b[index]];
        const digits = isNumber(left) ? left.length - right.length : 0;
        const order = rank(left) - rank(right) || digits || Number(left > right) - Number(left < right);
        if (order !== 0)
            return order;
    }
    return 0;
};
/** A prerelease comes before its release; in it numbers come before words, and fewer identifiers before more. */
const semverOrder = (a, b) => Number(b.prerelease) - Number(a.prerelease) ||
    compareParts(a.identifiers, b.identifiers, '', (part) => (part === '' ? 0 : isNumber(part) ? 1 : 2));
/** Reads `-prerelease+build` of Semantic Versioning; build metadata says nothing about the order and is left out. */
const readSemver = (numbers, suffix) => {
    const match = /^(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/.exec(suffix);
    if (match === null)
        return null;
    const [, text] = match;
    if (text === undefined)
        return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' };
    const channel = /(?:^|[.-])([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? null;
    return { numbers, identifiers: text.split('.'), prerelease: true, channel, variant: '' };
};
/** Semantic Versioning 2.0.0: three numbers, none of which is padded with zeros. */
const semver = {
    read: (numbers, suffix) => {
        const release = numbers.length === 3 ? readSemver(numbers, suffix) : null;
        return release === null || numbers.some(isPadded) || release.identifiers.some(isPadded) ? null : release;
    },
    order: semverOrder
};
/** Divides the parts of a suffix: those that one of the words begins, with the numbers behind them, and all others. */
const divide = (parts, words) => {
    const marks = [];
    const others = [];
    let inside = false;
    for (const part of parts) {
        inside = words.test(part) || (inside && /^[\d.]+$/.test(part));
        if (inside)
            marks.push(part.toLowerCase());
        else
            others.push(part);
    }
    const prerelease = marks.length > 0;
    const identifiers = prerelease ? marks.join('.').split('.').map(withoutZeros) : [];
    return { identifiers, prerelease, channel: marks[0]?.match(/^[a-z]+/)?.[0] ?? null, variant: others.join('-') };
};
const imageWords = /^(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot)\d*(?:\.|$)/i;
/** Tags of images are semantic versions where only some words make a prerelease: `1.2.3-alpine` is a variant of `1.2.3`. */
const image = {
    read: (numbers, suffix) => {
        const release = semver.read(numbers, suffix);
        if (release === null || suffix === '')
            return release;
        return { numbers, ...divide(suffix.slice(1).split('-'), imageWords) };
    },
    order: semverOrder
};
/** NuGet: semantic versions of two to four numbers; the case of a prerelease makes no difference. */
const nuget = {
    read: (numbers, suffix) => {
        const release = numbers.length >= 2 && numbers.length <= 4 ? readSemver(numbers, suffix.toLowerCase()) : null;
        return (release && {
            ...release,
            numbers: numbers.map(withoutZeros),
            identifiers: release.identifiers.map(withoutZeros)
        });
    },
    order: semverOrder
};
/** RubyGems: a letter makes a prerelease, and a dash stands for `.pre.`; words come before numbers, and before the end. */
const rubygems = {
    read: (numbers, suffix) => {
        if (!/^(?:[.-]?[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*)?$/.test(suffix))
            return null;
        const identifiers = suffix.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? [];
        return {
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map(withoutZeros),
            prerelease: identifiers.length > 0,
            channel: identifiers[0]?.toLowerCase() ?? null,
            variant: ''
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '0', (part) => Number(isNumber(part)))
};
const mavenWords = /^(?:alpha|beta|milestone|rc|snapshot)(?![a-z])/;
const mavenOrder = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
/** Maven: known qualifiers in their order, where '' and 0 are the release; then other words, and numbers last. */
const maven = {
    read: (numbers, suffix) => {
        if (!/^(?:[._+-]?[\da-z]+(?:[._+-][\da-z]+)*)?$/i.test(suffix))
            return null;
        const parts = suffix
            .toLowerCase()
            .replace(/-(?=\d{8}\.\d{6}-\d+$)/, '-snapshot-')
            .split(/[._+-]/)
            .filter((part) => !['', 'ga', 'final', 'release'].includes(part))
            .map((part) => part.replace(/^a(?=\d)/, 'alpha').replace(/^b(?=\d)/, 'beta'))
            .map((part) => part.replace(/^m(?=\d)/, 'milestone').replace(/^cr(?![a-z])/, 'rc'));
        const identifiers = parts.join('-').match(/\d+|[a-z]+/g) ?? [];
        return {
            ...divide(parts, mavenWords),
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map((part) => withoutZeros(part).replace(/^0$/, ''))
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '', (part) => mavenOrder.includes(part) ? mavenOrder.indexOf(part) : mavenOrder.length + Number(isNumber(part)))
};
const ecosystems = {
    npm: semver,
    container: image,
    docker: image,
    nuget,
    rubygems,
    maven
};


/***/ })

};
