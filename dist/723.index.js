export const id = 723;
export const ids = [723];
export const modules = {

/***/ 2723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  askAbout: () => (/* binding */ askAbout),
  findPackages: () => (/* binding */ findPackages),
  C: () => (/* binding */ stockUp),
  O: () => (/* binding */ takeInventory)
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
// EXTERNAL MODULE: ./lib/retention/pattern.js + 9 modules
var pattern = __webpack_require__(977);
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
    return { targets: targets.toSorted((a, b) => a.policyIndex - b.policyIndex), problems, warnings };
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
    const listed = await (0,github_packages/* listVersions */.yO)(source.client, source.owner, target.ref);
    if (!listed.ok)
        return listed;
    const facts = await source.ask((0,judge/* questionsOf */.PW)(listed.value, target.ref.type, target.policy));
    return (0,parsed/* parsed */.Y)(await stockUp(source.registry, target, listed.value, facts, now, nothingRead.manifests));
};
/** The inventory of a package whose versions are listed already; of the manifests only those not `known` are read. */
const stockUp = async (registry, { ref, policy }, versions, facts, now, known) => {
    const bare = { type: ref.type, versions, graph: null, manifests: known, unreadable: [], problems: [], facts };
    if (ref.type !== 'container')
        return bare;
    // More edges, and fewer images to count, only ever let fewer versions go: what stays without a graph stays in any case.
    const judgements = (0,judge/* judgeVersions */.v9)(bare, policy, facts, now);
    const open = policy.safety.untag || judgements.some(({ image, mayGo }) => image && mayGo);
    // What is untagged may turn out to be a part of an image that goes.
    const surelyKept = judgements.filter(({ labels, mayGo }) => !mayGo && labels.length > 0).map(({ version }) => version);
    const { manifests, problems } = open ? await readManifests(registry, ref, versions, surelyKept, known) : nothingRead;
    const graph = (0,retention_graph/* buildGraph */.ZG)(versions, manifests);
    return { ...bare, graph, manifests, unreadable: [...problems.keys()], problems: [...problems.values()] };
};
const nothingRead = { manifests: new Map(), problems: new Map() };
/**
 * Reads every manifest but those of single images in indexes that stay whatever the decision: they have no children, and
 * stay with their index.
 */
const readManifests = async (registry, { name }, versions, surelyKept, known) => {
    const manifests = new Map(known);
    const problems = new Map();
    /** One manifest that cannot be read decides for the whole package: then the others need not be read. */
    const read = async (digests) => {
        const unread = new Set(digests).difference(manifests).values();
        const reader = async () => {
            for (const digest of unread) {
                if (problems.size > 0)
                    return;
                const reading = await registry.readManifest(name, digest);
                manifests.set(digest, reading.fact);
                if (reading.fact === 'unreadable')
                    problems.set(digest, `manifest ${digest}: ${reading.problem}`);
            }
        };
        await Promise.all(Array.from({ length: readersAtOnce }, reader));
    };
    const listed = new Set(versions.map((version) => version.name));
    const spared = new Set();
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
    const strange = manifests.size > 1 && [...manifests.values()].every((fact) => fact === 'missing');
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
/* harmony export */   gl: () => (/* binding */ reach)
/* harmony export */ });
/* harmony import */ var _manifest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(597);

/** The labels of a container version: its tags without those that only attach it to another manifest. */
const containerLabels = (version) => version.tags.filter((tag) => (0,_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy)(tag) === null);
/** Gives the graph of a package; a manifest that was not read, or is missing, has no edges of its own. */
const buildGraph = (versions, manifests) => {
    const needs = versions.map(() => new Set());
    const neededBy = versions.map(() => new Set());
    const children = versions.map(() => []);
    const absences = [];
    const parts = versions.map(() => 'image');
    const orphans = new Set();
    const placeholders = new Set();
    const labelled = versions.map((version) => containerLabels(version).length > 0);
    const byDigest = new Map(versions.map(({ name }, index) => [name, index]));
    const bySubject = new Map(versions.map(({ name }, index) => [name.slice(0, name.indexOf(':') + 1 + helperHex), index]));
    const attach = (owner, to, part) => {
        if (owner === to)
            return;
        needs[owner]?.add(to);
        neededBy[to]?.add(owner);
        if (!labelled[to] && parts[to] !== 'child')
            parts[to] = part;
    };
    for (const [index, version] of versions.entries()) {
        const fact = manifests.get(version.name);
        const manifest = typeof fact === 'object' ? fact : null;
        if (manifest?.placeholder)
            placeholders.add(index);
        const helping = version.tags.map(_manifest_js__WEBPACK_IMPORTED_MODULE_0__/* .helperSubject */ .vy).filter((subject) => subject !== null);
        const subjects = helping.map((subject) => bySubject.get(subject));
        if (manifest?.subject)
            subjects.push(byDigest.get(manifest.subject));
        for (const subject of subjects)
            if (subject !== undefined)
                attach(subject, index, 'referrer');
        if (subjects.length > 0 && subjects.every((subject) => subject === undefined))
            orphans.add(index);
        const listsReferrers = helping.length > 0 && !labelled[index];
        for (const { digest } of manifest?.children ?? []) {
            const child = byDigest.get(digest);
            if (child !== undefined) {
                attach(index, child, listsReferrers ? 'referrer' : 'child');
                children[index]?.push(child);
            }
            const absent = child === undefined || manifests.get(digest) === 'missing';
            if (absent && manifest?.kind === 'index')
                absences.push({ index, digest });
        }
        if (fact === 'missing')
            absences.push({ index, digest: version.name });
    }
    for (const index of unreached(parts, needs))
        parts[index] = 'image';
    const absent = Map.groupBy(absences, ({ index }) => index);
    const broken = new Map();
    for (const index of versions.keys()) {
        if (!labelled[index])
            continue;
        const missing = [...reach([index], children)].flatMap((member) => absent.get(member) ?? []);
        if (missing.length > 0)
            broken.set(index, [...new Set(missing.map(({ digest }) => digest))]);
    }
    return {
        parts,
        needs: needs.map((to) => [...to]),
        neededBy: neededBy.map((from) => [...from]),
        orphans,
        placeholders,
        broken
    };
};
/** Helper tags carry at most this much of a digest's hex (OCI distribution specification, referrers tag schema). */
const helperHex = 64;
/** Everything that can be reached along the edges, the start included; each version once, so cycles end. */
const reach = (start, edges) => {
    const reached = new Set(start);
    // A set's iteration visits what is added on the way.
    for (const index of reached)
        for (const to of edges[index] ?? [])
            reached.add(to);
    return reached;
};
/** Parts that no image leads to: helper tags can tie a ring of versions, which then are images themselves. */
const unreached = (parts, needs) => {
    const images = [...parts.keys()].filter((index) => parts[index] === 'image');
    const reached = reach(images, needs);
    return [...parts.keys()].filter((index) => !reached.has(index));
};


/***/ }),

/***/ 8389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PW: () => (/* binding */ questionsOf),
/* harmony export */   YP: () => (/* binding */ idlePatterns),
/* harmony export */   v9: () => (/* binding */ judgeVersions)
/* harmony export */ });
/* unused harmony export labelsOf */
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4532);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4878);
/* harmony import */ var _keep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3849);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(977);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7859);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4946);






/** The labels of a version: its own tags for containers and docker, its name for every other type. */
const labelsOf = (version, type) => {
    if (type === 'container')
        return (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .containerLabels */ .Hs)(version);
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_5__/* .isTagged */ .$)(type) ? version.tags : [version.name];
};
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
        const stays = leftOver ? [] : pins(labels, dated, image, type, policy);
        const goes = leftOver || graph?.orphans.has(index) ? [{ code: 'orphan' }] : [];
        return { index, version, labels, image, pinned: stays.length > 0, stays, goes, uncovered: labelsOrNone(labels) };
    });
    const context = { type, facts, released: releasedNumbers(versions, type, policy), now };
    // The rules also say what `untag` may take from a protected version.
    const asGuest = ({ stays }) => untag && stays.every(({ code }) => code === 'protected');
    const ruled = subjects.filter((subject) => subject.image && (!subject.pinned || asGuest(subject)));
    for (const [number, rule] of policy.rules.entries()) {
        const members = ruled.flatMap((subject) => membersOf(rule, subject, type));
        for (const { member, marks, misses } of (0,_keep_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeRule */ .q1)(rule, number, members, context)) {
            const { subject, created, labels } = member;
            const covered = labelsOrNone(labels.map(({ text }) => text));
            subject.uncovered = subject.uncovered.filter((label) => !covered.includes(label));
            subject.stays.push(...marks);
            if (marks.length === 0)
                subject.goes.push({ code: 'expired', rule: number, age: now - created, misses });
        }
    }
    const young = (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .before */ .gM)(now, policy.safety.gracePeriod);
    return subjects.map(({ index, version, labels, image, pinned, uncovered, stays, goes }) => {
        const { created } = version;
        if (image && !pinned && uncovered.length > 0)
            stays.push({ code: 'uncovered', labels: uncovered });
        if (image && !pinned && labels.length === 0 && created !== null && created > young) {
            stays.push({ code: 'grace', until: created + now - young });
        }
        const mayGo = stays.length === 0;
        const held = [...uncovered, ...stays.flatMap((reason) => ('labels' in reason ? reason.labels : labels))];
        const idle = untag && !mayGo ? labels.filter((label) => !held.includes(label)) : [];
        return { index, version, labels, image, mayGo, reasons: mayGo ? goes : stays, idle };
    });
};
/** What rules must cover for a version to go: its labels, or that it has none. */
const labelsOrNone = (labels) => (labels.length > 0 ? labels : ['@untagged']);
/** The version as a member of a rule that covers it, none otherwise. */
const membersOf = (rule, subject, type) => {
    const { id, created, updated } = subject.version;
    const labels = coveredLabels(rule, subject.labels, type);
    if (labels === null || created === null)
        return [];
    return [{ subject, id, created, updated: updated ?? created, labels, guest: subject.pinned }];
};
/** What pins a version whatever the rules say; pinned versions take no slot in any count. */
const pins = (labels, dated, image, type, { protect }) => {
    const pinned = dated ? [] : [{ code: 'unknown-time' }];
    if (protect === null)
        return pinned;
    const untagged = image && labels.length === 0 && (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchUntagged */ .Z2)(protect);
    const guarded = untagged ? ['@untagged'] : labels.filter((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchLabel */ .G2)(protect, label, type) !== null);
    if (guarded.length > 0)
        pinned.push({ code: 'protected', labels: guarded });
    return pinned;
};
/** The labels that a rule covers, none of them for an untagged image that it covers; null where it covers nothing. */
const coveredLabels = (rule, labels, type) => {
    if (labels.length === 0)
        return (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchUntagged */ .Z2)(rule.delete) ? [] : null;
    const covered = labels.flatMap((text) => {
        const captures = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchLabel */ .G2)(rule.delete, text, type);
        return captures ? [{ text, captures, release: (0,_keep_js__WEBPACK_IMPORTED_MODULE_2__/* .needsRelease */ .Do)(rule) ? (0,_release_js__WEBPACK_IMPORTED_MODULE_4__/* .readRelease */ .iJ)(type, text) : null }] : [];
    });
    return covered.length > 0 ? covered : null;
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
    const covers = (rule) => versions.some((version) => labelsOf(version, type).some((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_3__/* .matchLabel */ .G2)(rule.delete, label, type) !== null));
    return new Set(rules.flatMap((rule) => (rule.keep.while && covers(rule) ? [rule.keep.while] : [])));
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
/** Gives one verdict for each member, in the order given; that order changes nothing in them. */
const judgeRule = (rule, number, members, context) => {
    const { keep } = rule;
    const groups = new Map();
    const verdicts = members.map((member) => {
        const marks = [];
        const misses = [];
        const labels = member.labels.filter((label) => holds(keep.while, label, context));
        if (keep.while && labels.length === 0 && member.labels.length > 0) {
            return { member, marks, misses: [{ key: 'while', limit: keep.while }] };
        }
        const time = keep.by === 'updated' ? member.updated : member.created;
        const { found, ungrouped } = groupsOf(rule, labels, context.type);
        if (ungrouped)
            marks.push({ code: 'ungrouped', rule: number, limit: keep.per ?? 'version' });
        for (const [group, release] of found) {
            const standing = { id: member.id, time, release, guest: member.guest === true, marks, misses };
            const standings = groups.get(group);
            if (standings)
                standings.push(standing);
            else
                groups.set(group, [standing]);
        }
        return { member, marks, misses };
    });
    for (const [group, standings] of groups)
        markGroup(rule, number, group, standings, context);
    return verdicts;
};
/** Whether a rule asks for the numbers in its labels. */
const needsRelease = ({ keep }) => keep.by === 'version' || keep.while === 'unreleased' || (keep.per !== undefined && isLine(keep.per));
/** Whether the answer to the rule's question, if it has one, lets this label count: an unknown answer does. */
const holds = (question, { text, captures, release }, context) => {
    const { pullRequests, branches, tags } = context.facts;
    const known = (names, name) => names === null || name === undefined || names.has(name);
    switch (question) {
        case undefined:
            return true;
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
const groupsOf = ({ keep }, labels, type) => {
    const found = new Map();
    if (keep.per === undefined && keep.by !== 'version')
        return { found: found.set('', noRelease), ungrouped: false };
    let ungrouped = labels.length === 0;
    for (const { captures, release } of labels) {
        const group = groupOf(keep.per, captures, release);
        if (group === null || (keep.by === 'version' && release === null)) {
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
const groupOf = (per, captures, release) => {
    if (per === undefined)
        return '';
    return isLine(per) ? release && (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .groupKey */ .$6)(release, per) : (captures[per] ?? null);
};
const isLine = (per) => _policy_js__WEBPACK_IMPORTED_MODULE_2__/* .lines */ .Mn.some((line) => line === per);
/** Marks, in every member of one group, what the keys of `keep` say of it. */
const markGroup = (rule, number, group, standings, context) => {
    const { keep } = rule;
    const where = keep.per === undefined ? {} : { group };
    const newest = (a, b) => b.time - a.time || b.id - a.id;
    const highest = (a, b) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .compareReleases */ .c0)(context.type, b.release, a.release) || b.id - a.id;
    const byTime = standings.toSorted(newest);
    const inOrder = keep.by === 'version' ? standings.toSorted(highest) : byTime;
    const kept = new Map();
    const mark = (standing, reason) => {
        const marks = kept.get(standing);
        if (marks)
            marks.push(reason);
        else
            kept.set(standing, [reason]);
    };
    for (const { key, bucket } of rows) {
        const limit = keep[key];
        if (limit === undefined)
            continue;
        const cutoff = typeof limit === 'number' ? null : (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .before */ .gM)(context.now, limit);
        const said = typeof limit === 'number' ? limit : limit.text;
        let used = 0;
        let last = null;
        for (const standing of key === 'latest' ? inOrder : byTime) {
            const period = bucket(standing.time);
            const about = period === null ? {} : { period };
            const first = period === null || period !== last;
            const rank = used + 1;
            if (!standing.guest) {
                last = period;
                if (first)
                    used = rank;
            }
            if (first && (cutoff === null ? rank <= Number(limit) : standing.time >= cutoff)) {
                const until = typeof limit === 'number' ? {} : { until: (0,_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .after */ .Pl)(standing.time, limit) };
                mark(standing, { code: key, rule: number, ...where, rank, limit: said, ...about, ...until });
            }
            else {
                standing.misses.push({ key, limit: said, ...(first && key !== 'within' ? { rank } : {}), ...about });
            }
        }
    }
    if (keep.while && rows.every(({ key }) => keep[key] === undefined)) {
        for (const standing of standings)
            mark(standing, { code: 'while', rule: number, ...where, limit: keep.while });
    }
    let used = 0;
    for (const standing of inOrder) {
        const marks = kept.get(standing);
        if (marks === undefined)
            continue;
        const rank = used + 1;
        if (!standing.guest)
            used = rank;
        if (keep.max === undefined || rank <= keep.max)
            standing.marks.push(...marks);
        else
            standing.misses.push({ key: 'max', limit: keep.max, rank });
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
    const mediaType = output.mediaType || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!mediaType)
        return null;
    const common = { mediaType, subject: output.subject?.digest ?? null, artifactType: output.artifactType };
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(common.subject ?? '');
        if (mentioned.size > maxEntries)
            return null;
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { ...common, kind: 'unknown', children, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    // A real image that carries the annotation, by whoever's hand, is not ours to remove.
    const empty = layout.kind === 'index' && content.output.children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { ...common, kind: layout.kind, ...content.output, placeholder };
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
    const [, algorithm, hex] = helperTag.exec(tag) ?? [];
    return algorithm && hex ? `${algorithm}:${hex}` : null;
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


/***/ })

};
