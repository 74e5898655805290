export const id = 273;
export const ids = [273];
export const modules = {

/***/ 73163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ markConflicts),
/* harmony export */   t: () => (/* binding */ findPackages)
/* harmony export */ });
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56034);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96953);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/**
 * Returns the packages that the policies match, in the order of their policies. Only patterns that are not names need a
 * listing. With `ifMissing: 'error'` a package that is named exactly is not asked for; else it is left out if it is missing.
 */
const findPackages = async (search) => {
    const found = [];
    const all = [...search.policies, ...(search.compared ?? [])];
    for (const type of new Set(all.map((policy) => policy.type)))
        found.push(await findOfType(search, type));
    const targets = found.flatMap((each) => each.targets);
    const marked = await markConflicts(search.client, search.owner, targets);
    return {
        targets: marked.targets.toSorted((a, b) => a.policyIndex - b.policyIndex),
        problems: [...found.flatMap(({ problems }) => problems), ...findUnmatched(search.only ?? [], all)],
        warnings: [...found.flatMap(({ warnings }) => warnings), ...marked.warnings]
    };
};
/** Returns a problem for each package that no policy matches. */
const findUnmatched = (only, policies) => only
    .filter(({ type, name }) => !policies.some((policy) => policy.type === type && (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesName */ .Hj)(policy.packages, name)))
    .map(({ type, name }) => `input only: no policy matches the ${type} package ${name}; correct its type or its name`);
const findOfType = async ({ client, owner, policies: own, compared = [], ifMissing, only = null }, type) => {
    const policies = [...own, ...compared];
    const ours = policies.filter((policy) => policy.type === type);
    const exact = ours.flatMap(({ packages }) => packages.includes.flatMap(({ words }) => words ?? []));
    const onlyExact = only !== null || ours.every(({ packages }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .exactNames */ .Ke)(packages) !== null);
    const listing = onlyExact ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)([]) : await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .listPackages */ .Ad)(client, owner, type);
    const listed = new Map(listing.ok ? listing.value.map(({ name, versions }) => [name, versions]) : []);
    const selected = only?.flatMap((each) => (each.type === type ? [each.name] : []));
    const names = [...new Set(selected ?? [...exact, ...listed.keys()])];
    const wanted = names.flatMap((name) => {
        const policyIndex = policies.findIndex((policy) => policy.type === type && (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesName */ .Hj)(policy.packages, name));
        const policy = policies[policyIndex];
        const ref = { owner: owner.login, type, name };
        return policy ? [{ ref, policyIndex, policy, versionCount: listed.get(name) ?? null }] : [];
    });
    const isAsked = ({ ref }) => ifMissing !== 'error' && !listed.has(ref.name);
    const found = await Promise.all(wanted.map((target) => (isAsked(target) ? lookUp(client, owner, target) : target)));
    const targets = found.filter((target) => target !== null);
    const missing = ifMissing === 'warn' ? wanted.filter((_, at) => found[at] === null) : [];
    const warnings = missing.map(({ ref }) => `packages: the ${type} package ${ref.owner}/${ref.name} does not exist, or the token may not see it`);
    if (!listing.ok)
        return { targets, problems: [listing.problem], warnings };
    if (only)
        return { targets, problems: [], warnings };
    const idle = new Set(ours.filter((policy) => own.includes(policy)).flatMap(({ packages }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .unmatched */ .Gv)(packages, names, type, false)));
    for (const source of idle)
        warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`);
    return { targets, problems: [], warnings };
};
/** Returns null for a package that GitHub does not know; a failed request is reported later. */
const lookUp = async (client, owner, target) => {
    const found = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .getPackage */ .bP)(client, owner, target.ref);
    if (!found.ok)
        return target;
    return found.value && { ...target, versionCount: found.value.versions };
};
/** Marks the docker packages that GitHub lists as conflicting; one request, and only where there is such a package. */
const markConflicts = async (client, owner, targets) => {
    if (targets.every(({ ref }) => ref.type !== 'docker'))
        return { targets, warnings: [] };
    const listed = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .listConflicts */ ._k)(client, owner).catch((error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(String(error)));
    if (!listed.ok)
        return { targets, warnings: [listed.problem] };
    const isConflicting = ({ ref }) => ref.type === 'docker' && listed.value.includes(ref.name);
    return {
        targets: targets.map((target) => (isConflicting(target) ? { ...target, conflicting: true } : target)),
        warnings: []
    };
};


/***/ }),

/***/ 12331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hO: () => (/* binding */ confirmMissing),
  y7: () => (/* binding */ findMissing),
  PX: () => (/* binding */ readManifests)
});

// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(84878);
// EXTERNAL MODULE: ./lib/retention/manifest.js
var manifest = __webpack_require__(50597);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
;// CONCATENATED MODULE: ./lib/retention/unread-manifests.js


/** Returns the leaves of what is known of the manifests of these versions, and of what is added. */
const createLeaves = (versions, known) => {
    const isHelper = (version) => version.tags.length > 0 && !hasLabels(version);
    const helpers = new Set(versions.filter(isHelper).map(({ name }) => name));
    const [leaves, others] = [new Set(), new Set()];
    const add = (owner, fact) => {
        for (const { digest, leaf } of (0,manifest/* entriesOf */.Mc)(fact))
            (leaf && !helpers.has(owner) ? leaves : others).add(digest);
    };
    for (const [digest, fact] of known)
        add(digest, fact);
    return { add, has: (digest) => leaves.has(digest) && !others.has(digest) };
};
const hasLabels = (version) => (0,retention_graph/* containerLabels */.Hs)(version).length > 0;
/**
 * Returns the versions whose manifests are still to be read: all but the leaves that are kept with an index. Reading one of
 * those could only show that it refers to another image, which is one more reason to keep it. For the same reason everything
 * that may be deleted is read: it may refer to an image that is kept. `staying` has the indexes of the versions that
 * `evaluateWithoutManifests` keeps, and `graph` what the manifests say so far.
 */
const findUnread = (versions, { manifests, leaves }, staying, { parts, needs }) => {
    const isUnread = ({ name }) => !manifests.has(name);
    if (!versions.some(isUnread))
        return [];
    // An untagged version that the policy keeps may turn out to be a part of an image that is deleted.
    const isTop = (index) => parts[index] === 'image' || labelled.has(index);
    const labelled = new Set(versions.flatMap((version, index) => (hasLabels(version) ? [index] : [])));
    const kept = (0,retention_graph/* reachableFrom */.im)(staying.filter(isTop), needs);
    return versions.filter((version, index) => isUnread(version) && !(leaves.has(version.name) && kept.has(index)));
};

;// CONCATENATED MODULE: ./lib/inventory/read-manifests.js




/** Manifests read side by side. */
const maxConcurrentReads = 50;
/**
 * Untagged versions that are neighbours in the list are read one after the other, at least so many: the platforms of an
 * index are listed right behind it, and need no reading once it is known that it lists them.
 */
const minNeighbours = 8;
/** Milliseconds between the last answer that a manifest is missing and asking for it again. */
const recheckDelayMs = 5000;
/**
 * Reads the manifests that are not `known`, except those of single images in indexes that are kept (see `findUnread`, also
 * for `staying`). What the registry says it does not have is asked for again last.
 * Also asks for what indexes of `roots`, at any depth, list and GitHub does not; absent where nothing depends on that.
 */
const readManifests = async (sources, ref, versions, staying, known, roots = []) => {
    const reader = createReader(sources, ref, versions, known);
    const { manifests, problems } = reader;
    const graph = await reader.readAll(staying);
    const missing = findMissing(versions, manifests);
    const knowsNone = manifests.size > 1 && missing.length === manifests.size;
    const unlisted = knowsNone ? [] : await readUnlisted(reader, versions, roots);
    const unconfirmed = [...missing, ...unlisted].filter(({ name }) => !known.has(name));
    if (unconfirmed.length > 0 && problems.size === 0 && !knowsNone)
        await reader.rereadMissing(unconfirmed);
    const deniesKnown = missing.length + unlisted.length > 0 && (await reader.deniesKnown());
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
    // Missing manifests may exist after all.
    return { manifests, graph: unconfirmed.length + roots.length > 0 ? (0,retention_graph/* buildGraph */.ZG)(versions, manifests) : graph, problems };
};
/** Reads what indexes list and GitHub does not, and returns what the registry does not have either. */
const readUnlisted = async ({ manifests, readMore }, versions, roots) => {
    const listed = new Set(versions.map(({ name }) => name));
    let unlisted = new Set();
    for (let known = -1; known < unlisted.size;) {
        known = unlisted.size;
        unlisted = descendantsOf(roots, manifests).difference(listed);
        await readMore([...unlisted].map((name) => ({ name })));
    }
    return [...unlisted].flatMap((name) => (manifests.get(name) === 'missing' ? [{ name, tags: [] }] : []));
};
/** Returns what indexes list, at any depth, with the versions to begin with. */
const descendantsOf = (roots, manifests) => {
    const reached = new Set(roots.map(({ name }) => name));
    // A set's iteration visits what is added on the way.
    for (const digest of reached)
        for (const child of (0,manifest/* entriesOf */.Mc)(manifests.get(digest)))
            if (!child.blob)
                reached.add(child.digest);
    return reached;
};
/** Returns what was read so far of the manifests of a package, and how to read more of them. */
const createReader = ({ registry, clock, stop, progress }, ref, versions, known) => {
    const manifests = new Map(known);
    const problems = new Map();
    const leaves = createLeaves(versions, known);
    const pooled = (0,manifest/* createBlobPool */.M3)();
    const step = progress(ref, 'manifests read');
    /** Set once the registry itself returned a manifest, and how to ask it for one that the cache had. */
    const registrySeen = {};
    let lastDenial = clock.elapsed();
    const add = (digest, reading) => {
        manifests.set(digest, 'bytes' in reading ? pooled(reading.fact) : reading.fact);
        leaves.add(digest, reading.fact);
        if ('bytes' in reading)
            registrySeen.given = true;
        if ('revalidate' in reading)
            registrySeen.revalidate = reading.revalidate;
        if (reading.fact === 'missing')
            lastDenial = clock.elapsed();
        if (reading.fact === 'unreadable')
            problems.set(digest, unreadableMessage(digest, reading.problem));
    };
    /** Reads the manifests of versions, except those that `isSpared` by then; each reader has at least `minShare` neighbours. */
    const read = async (wanted, isSpared, minShare = 1, ask = ({ readManifest }, ...which) => readManifest(...which)) => {
        const unread = wanted.filter(({ name }) => !manifests.has(name) && !isSpared(name));
        const all = manifests.size + unread.length;
        let spared = 0;
        const share = Math.max(minShare, Math.ceil(unread.length / maxConcurrentReads));
        const reader = async (_, at) => {
            for (const { name } of unread.slice(at * share, (at + 1) * share)) {
                // One manifest that cannot be read decides for the whole package.
                if (problems.size > 0)
                    return;
                if (isSpared(name))
                    spared++;
                else
                    add(name, await ask(registry, ref.name, name));
                step(manifests.size, all - spared);
            }
        };
        await Promise.all(Array.from({ length: maxConcurrentReads }, reader));
    };
    return {
        manifests,
        problems,
        readAll: async (staying) => {
            const isTagged = ({ tags }) => tags.length > 0;
            await read(versions.filter(isTagged), leaves.has);
            await read(versions, leaves.has, minNeighbours);
            for (;;) {
                const graph = (0,retention_graph/* buildGraph */.ZG)(versions, manifests);
                const unread = findUnread(versions, { manifests, leaves }, staying, graph);
                if (unread.length === 0 || problems.size > 0)
                    return graph;
                await read(unread, () => false);
            }
        },
        readMore: (wanted) => read(wanted, () => false, 1, askRegistry),
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
/** Reads a manifest from the registry itself: a cache also knows what was deleted since. */
const askRegistry = async (registry, ...which) => {
    const reading = await registry.readManifest(...which);
    return 'revalidate' in reading ? reading.revalidate() : reading;
};
/**
 * Asks once more for manifests that the registry said it does not have, and where a version has tags, by one of them, too:
 * none of these answers counts alone.
 */
const rereadMissing = async (registry, ref, versions) => 
// The registry keeps to its own number of requests at once.
new Map(await Promise.all(versions.map(async ({ name, tags: [tag] }) => {
    const reading = await askRegistry(registry, ref.name, name);
    const isMissing = reading.fact === 'missing' && tag !== undefined;
    return [name, isMissing ? await askRegistry(registry, ref.name, name, tag) : reading];
})));
/**
 * Asks a last time for manifests that the registry said it does not have, and then for a witness, if there is any: a
 * manifest that it gave before. Refused where it does not give that one any more, since then it would deny everything.
 */
const confirmMissing = async (registry, ref, missing, witness) => {
    const facts = new Map();
    for (const [digest, reading] of await Promise.all(missing.map(async (digest) => [digest, await askRegistry(registry, ref.name, digest)]))) {
        if (reading.fact === 'unreadable')
            return (0,result/* err */._q)(unreadableMessage(digest, reading.problem));
        facts.set(digest, reading.fact);
    }
    if (witness === undefined || facts.values().every((fact) => fact !== 'missing'))
        return (0,result.ok)(facts);
    const { fact } = await askRegistry(registry, ref.name, witness);
    return typeof fact === 'object'
        ? (0,result.ok)(facts)
        : (0,result/* err */._q)(`the registry returned manifest ${witness} before and no longer does, so its other answers cannot be trusted`);
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


/***/ }),

/***/ 68489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ describeMissing)
/* harmony export */ });
/** Returns a warning for each tag or digest that an exact reference names and that none of the versions has. */
const describeMissing = ({ versions: used }, versions) => {
    const existing = new Set(versions.flatMap(({ name, tags }) => [name, ...tags]));
    // A dot at the end is more often that of a sentence.
    const missing = [...used].filter(([version, { isExact }]) => isExact && !version.endsWith('.') && !existing.has(version));
    const texts = missing.map(([version, { file, line }]) => `${file}:${line} names ${version}, which this package does not have; correct the file, or push the image again`);
    const more = texts.length - maxMissing;
    return more > 0 ? [...texts.slice(0, maxMissing), `in-use: ${more} more that do not exist`] : texts;
};
const maxMissing = 10;


/***/ }),

/***/ 15289:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hn: () => (/* binding */ repairRoots),
/* harmony export */   RZ: () => (/* binding */ planRepair),
/* harmony export */   Tw: () => (/* binding */ withRestored),
/* harmony export */   i_: () => (/* binding */ addRound)
/* harmony export */ });
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2058);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84878);
/* harmony import */ var _plan_restore_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57772);



/** Returns the versions whose parts a repair looks for: tagged images, and what is in use. */
const repairRoots = ({ active, use }) => active.filter((version) => (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .containerLabels */ .Hs)(version).length > 0 || (use !== null && (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .useReasons */ .xY)(version, use).length > 0));
/**
 * Returns which deleted versions are restored: those that tagged images, and images in use, need by the references for which
 * a cleanup keeps them; and images in use that are deleted themselves. Those in `attempted`, by id, are not tried again.
 */
const planRepair = (inventory, now, attempted = new Set()) => {
    const network = createNetwork(inventory, now);
    const { nodes, roots, needed } = network;
    const restored = nodes
        .filter((node) => node.deleted !== null)
        .filter(({ index, version }) => needed.has(index) && !attempted.has(version.id));
    const byIndex = new Map(restored.map((node) => [node.index, node]));
    const before = (node) => prerequisites(network, node).flatMap(({ index }) => byIndex.get(index) ?? []);
    const byId = restored.toSorted((a, b) => a.version.id - b.version.id);
    const order = (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .topologicalOrder */ ._o)(byId, before).toReversed();
    const planned = new Map();
    const changes = order.map((node, index) => {
        const after = before(node).flatMap((other) => planned.get(other) ?? []);
        planned.set(node, index);
        return { index, image: roots.has(node.index), after, time: Number(node.deleted.deleted) };
    });
    const decisions = order.map((node) => decide(network, node, inventory.use));
    return {
        status: 'ok',
        decisions,
        images: decisions.filter(({ part }) => part === 'image').length,
        changes,
        emptiesPackage: false,
        repairs: findRepairs(network),
        unread: restored.filter((node) => mayListParts(network, node)).length
    };
};
const createNetwork = (inventory, now) => {
    const { active, manifests, use } = inventory;
    const restorable = findRestorable(inventory, now);
    const versions = [...active, ...restorable.map(({ version }) => version)];
    const graph = (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .buildGraph */ .ZG)(versions, manifests);
    const whyLost = lossFinder(inventory, versions);
    const nodes = graph.parts.flatMap((part, index) => {
        const deleted = restorable[index - active.length]?.deleted ?? null;
        return versions.slice(index, index + 1).map((version) => {
            const fact = manifests.get(version.name);
            const manifest = typeof fact === 'object' ? fact : null;
            const children = manifest?.children ?? [];
            const lost = children.flatMap((child) => (child.blob || manifest?.kind !== 'index' ? [] : whyLost(child.digest)));
            return {
                ...{ index, version, deleted, part },
                needs: graph.needs.slice(index, index + 1).flat(),
                neededBy: graph.neededBy.slice(index, index + 1).flat(),
                isRead: manifest !== null,
                lists: new Map(children.map(({ digest, leaf }) => [digest, leaf])),
                lost: fact === 'missing' && !deleted ? [{ digest: version.name, why: 'unavailable' }] : lost
            };
        });
    });
    const activeRoots = new Set(repairRoots(inventory));
    const isRoot = ({ version, deleted }) => (deleted ? isNamed(version, use) : activeRoots.has(version));
    const roots = new Set(nodes.filter(isRoot).map(({ index }) => index));
    return { nodes, roots, needed: (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)(roots, graph.needs), active: (0,_plan_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .activeIds */ .bC)(active) };
};
/** True if a file certainly names a version, and not perhaps another image. */
const isNamed = ({ name, tags }, use) => [name, ...tags].some((pin) => use?.versions.get(pin)?.isExact === true);
/**
 * Returns the deleted versions that GitHub can restore, each with those of its tags that it would get back: of a tag that
 * another version has by now, or that was deleted several times, only the last one counts.
 */
const findRestorable = ({ active, deleted }, now) => {
    const names = new Set(active.map(({ name }) => name));
    const tags = new Set(active.flatMap((version) => version.tags));
    const latestFirst = deleted.toSorted((a, b) => Number(b.deleted) - Number(a.deleted) || b.id - a.id);
    return latestFirst.flatMap((version) => {
        if ((0,_plan_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .isExpired */ ._d)(version, now) || names.has(version.name))
            return [];
        const free = version.tags.filter((tag) => !tags.has(tag));
        names.add(version.name);
        for (const tag of free)
            tags.add(tag);
        return [{ version: { ...version, tags: free }, deleted: version }];
    });
};
/** Returns what tells whether an index can have a digest that it lists: an empty list if it can. */
const lossFinder = ({ deleted, manifests }, versions) => {
    const known = new Set(versions.map(({ name }) => name));
    const expired = new Set(deleted.map(({ name }) => name));
    return (digest) => known.has(digest) || typeof manifests.get(digest) === 'object'
        ? []
        : [{ digest, why: expired.has(digest) ? 'expired' : 'lost' }];
};
const nodesAt = ({ nodes }, indexes) => [...indexes].flatMap((index) => nodes.slice(index, index + 1));
/** Returns the versions that need one and list it, and those that it refers to. */
const ownersOf = (network, { neededBy, version }) => {
    const owners = nodesAt(network, neededBy).filter(({ index }) => network.needed.has(index));
    const isListing = ({ lists }) => lists.has(version.name);
    return { listing: owners.filter(isListing), subjects: owners.filter((owner) => !isListing(owner)) };
};
/** Returns what is restored before a version: all that an image in use needs, and what a signature or attestation refers to. */
const prerequisites = (network, node) => network.roots.has(node.index)
    ? nodesAt(network, node.needs)
    : ownersOf(network, node).subjects.filter(({ index }) => !network.roots.has(index));
const decide = (network, node, use) => {
    const { index, version, deleted, part } = node;
    const { listing, subjects } = ownersOf(network, node);
    const isRoot = network.roots.has(index);
    const reasons = isRoot && use ? [...(0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .useReasons */ .xY)(version, use)] : [];
    const idsOf = (nodes) => nodes.map((each) => each.version.id).toSorted((a, b) => a - b);
    if (listing.length > 0)
        reasons.push({ code: 'missing-from', ids: idsOf(listing) });
    if (subjects.length > 0)
        reasons.push({ code: 'refers-to', ids: idsOf(subjects) });
    const own = isRoot || part !== 'image' ? part : listing.length > 0 ? 'child' : 'referrer';
    return (0,_plan_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .toRestore */ .uz)(deleted, own, [...reasons, ...(0,_plan_restore_js__WEBPACK_IMPORTED_MODULE_2__/* .movedTags */ .lG)(deleted, network.active)]);
};
/** True if it may list parts that are not known yet. */
const mayListParts = (network, node) => {
    const { version, index, isRead } = node;
    const { listing } = ownersOf(network, node);
    if (isRead || listing.length > 0)
        return !isRead && listing.some(({ lists }) => lists.get(version.name) === false);
    return network.roots.has(index) || version.tags.some((tag) => /^[^.]+$/.test(tag));
};
/** Returns the images that lack something, in the order of the listing. */
const findRepairs = (network) => {
    const { nodes, roots, needed } = network;
    const isFaulty = ({ index, deleted, lost }) => needed.has(index) && (deleted !== null || lost.length > 0);
    const faulty = nodes.filter(isFaulty).map(({ index }) => index);
    const afflicted = (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)(faulty, nodes.map(({ neededBy }) => neededBy));
    const needs = nodes.map((node) => node.needs);
    const children = nodes.map((node) => nodesAt(network, node.needs).flatMap(({ index, version }) => (node.lists.has(version.name) ? index : [])));
    const images = nodesAt(network, roots.intersection(afflicted));
    return images.flatMap(({ index, version: { id, tags } }) => {
        const all = nodesAt(network, (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)([index], needs));
        const parts = all.flatMap(({ deleted }) => deleted?.name ?? []);
        const lost = distinct(nodesAt(network, (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)([index], children)).flatMap((part) => part.lost));
        return parts.length + lost.length === 0 ? [] : [{ id, tags, parts, lost }];
    });
};
const distinct = (lost) => [
    ...new Map(lost.map((part) => [part.digest, part])).values()
];
/** Returns the inventory once these versions are restored, before anybody looked at what they are. */
const withRestored = (inventory, restored) => {
    const names = new Set(restored.map(({ name }) => name));
    const ids = new Set(inventory.active.map(({ id }) => id));
    return {
        ...inventory,
        active: [...inventory.active, ...restored.filter(({ id }) => !ids.has(id))],
        manifests: new Map([...inventory.manifests].filter(([digest, fact]) => fact !== 'missing' || !names.has(digest)))
    };
};
/**
 * Returns a plan together with what was found out once it was carried out; its changes are those of the addition only. An
 * image that lacks nothing any more keeps the parts that were restored for it.
 */
const addRound = (plan, next) => {
    const shift = (index) => index + plan.decisions.length;
    const now = new Map(next.repairs.map((repair) => [repair.id, repair]));
    const repairs = plan.repairs.map((repair) => {
        const found = now.get(repair.id);
        now.delete(repair.id);
        return { ...repair, parts: [...new Set([...repair.parts, ...(found?.parts ?? [])])], lost: found?.lost ?? [] };
    });
    return {
        ...next,
        decisions: [...plan.decisions, ...next.decisions],
        images: plan.images + next.images,
        changes: next.changes.map((change) => ({ ...change, index: shift(change.index), after: change.after.map(shift) })),
        repairs: [...repairs, ...now.values()]
    };
};


/***/ }),

/***/ 57772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YO: () => (/* binding */ addMissingParts),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   bC: () => (/* binding */ activeIds),
/* harmony export */   c2: () => (/* binding */ selectsPackage),
/* harmony export */   fv: () => (/* binding */ expiredProblem),
/* harmony export */   lG: () => (/* binding */ movedTags),
/* harmony export */   q8: () => (/* binding */ planRestore),
/* harmony export */   uz: () => (/* binding */ toRestore)
/* harmony export */ });
/* harmony import */ var _evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2058);
/* harmony import */ var _graph_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84878);
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96953);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14946);




/** GitHub keeps deleted versions for 30 days, in milliseconds. */
const keptDeleted = 30 * 24 * 60 * 60 * 1000;
/** True if GitHub is known to no longer restore a version. */
const isExpired = ({ deleted }, now) => deleted !== null && deleted < now - keptDeleted;
/** True if a time reaches back over everything that GitHub keeps; an hour is allowed for clocks that differ. */
const coversAllDeleted = (since, now) => since === null || since <= now - keptDeleted + 60 * 60 * 1000;
/** True if a version was deleted recently enough; null if that is unknown. */
const isRecent = ({ deleted }, { since }, now) => deleted === null ? coversAllDeleted(since, now) || null : since === null || deleted >= since;
/**
 * Returns whether a package that is deleted itself is to be restored as a whole: true if a version that the report
 * mentions is selected; null if only GitHub could tell when the package was deleted, which it does not.
 */
const selectsPackage = (type, criteria, report, now) => {
    if (report === null)
        return coversAllDeleted(criteria.since, now) || null;
    const matches = criteriaMatcher(type, criteria, new Map(report.versions.map((version) => [version.id, version])));
    return mergeDeleted([], report, new Set()).some((version) => matches(version) && isRecent(version, criteria, now));
};
/**
 * Returns what to restore of one package, in which order: parts before what needs them, otherwise what was deleted last
 * first. The report, manifests and helper tags tell whose parts a version is; where none of them does so for an image that
 * is restored, all untagged versions are restored too.
 */
const planRestore = (inventory, criteria, report, now) => {
    const { type, active } = inventory;
    const reported = new Map(report?.versions.map((version) => [version.id, version]));
    const matches = criteriaMatcher(type, criteria, report && reported);
    const nodes = restoreNodes(inventory, report);
    const matching = nodes.filter(({ version }) => matches(version));
    const selected = new Set(matching.filter(({ version }) => isRecent(version, criteria, now)));
    const untimed = matching.filter(({ version }) => isRecent(version, criteria, now) === null).length;
    const selection = selectParts(nodes, selected);
    const restored = planNodes(selection, criteria, activeIds(active), now);
    const present = planActive(inventory, reported, matches);
    const settled = present.flatMap(({ outcome }, position) => {
        const index = restored.decisions.length + position;
        return outcome ? [[index, { index, outcome, problem: null }]] : [];
    });
    const decisions = [...restored.decisions, ...present.map(({ decision }) => decision)];
    return {
        status: 'ok',
        decisions,
        changes: restored.changes,
        emptiesPackage: false,
        settled: new Map([...restored.settled, ...settled]),
        candidates: nodes.map(({ version }) => version),
        images: decisions.filter(isImage).length,
        guessed: selection.guesses.size,
        untimed
    };
};
const selectParts = (nodes, selected) => {
    const certain = closureOf(selected);
    const isGuessing = [...certain].some(({ unread, labels, version }) => unread && (labels.length > 0 || version.tags.length === 0));
    const guessed = isGuessing ? nodes.filter((node) => node.version.tags.length === 0 && !certain.has(node)) : [];
    const guesses = new Set(guessed);
    return { selected, guesses, guessedParts: closureOf(guesses) };
};
/** Guessed parts are restored first, then their signatures, then selected images. */
const orderNodes = ({ selected, guesses, guessedParts }) => {
    const priority = (node) => (guesses.has(node) ? 0 : guessedParts.has(node) ? 1 : 2);
    const latestFirst = (a, b) => priority(a) - priority(b) || Number(b.version.deleted) - Number(a.version.deleted) || a.version.id - b.version.id;
    const starts = [...closureOf([...selected, ...guessedParts])].toSorted(latestFirst);
    return (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .topologicalOrder */ ._o)(starts, (node) => (guesses.has(node) ? [] : node.needs)).toReversed();
};
/** Returns the decisions and changes for what is to be restored, in order; what GitHub refuses is settled. */
const planNodes = (selection, criteria, active, now) => {
    const { selected, guesses, guessedParts } = selection;
    const order = orderNodes(selection);
    const owners = Map.groupBy(order.flatMap(({ version, needs }) => [...needs].map((part) => ({ part, id: version.id }))), ({ part }) => part);
    const reasonFor = (node) => {
        const { deleted } = node.version;
        if (selected.has(node))
            return { code: 'chosen', by: inputsOf(criteria), age: deleted === null ? null : now - deleted };
        const ids = owners.get(node)?.map(({ id }) => id);
        return ids ? { code: 'comes-with', ids: ids.toSorted((a, b) => a - b) } : { code: 'perhaps-needed' };
    };
    /** Returns what must be restored before a version, as far as that is known. */
    const prerequisites = (node) => {
        const perhaps = !node.unread ? [] : guessedParts.has(node) ? guesses : guessedParts;
        return new Set([...perhaps, ...(guesses.has(node) ? [] : node.needs)]);
    };
    const decisions = order.map((node) => toRestore(node.version, node.part, [reasonFor(node), ...movedTags(node.version, active)]));
    const changes = [];
    const settled = new Map();
    const planned = new Map();
    for (const [index, node] of order.entries()) {
        const { version, part } = node;
        const problem = refusalOf(version, active, now);
        if (problem !== null) {
            settled.set(index, { index, outcome: 'refused', problem });
            continue;
        }
        const after = [...prerequisites(node)].flatMap((other) => planned.get(other) ?? []);
        planned.set(node, index);
        changes.push({ index, image: selected.has(node) && (0,_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isTopLevel */ ["in"])({ part }), after, time: Number(version.deleted) });
    }
    return { decisions, changes, settled };
};
/** Returns the decisions for active versions: those restored with their package, or selected although not deleted. */
const planActive = ({ type, active, revived }, reported, matches) => active.flatMap((version) => {
    const earlier = reported.get(version.id);
    const part = earlier?.part ?? (type === 'container' ? 'image' : 'version');
    if (revived) {
        const decision = toRestore(withTags(version, earlier), part, [{ code: 'with-package' }]);
        return [{ decision, outcome: 'restored' }];
    }
    if (!earlier || !matches(version))
        return [];
    const reasons = [{ code: 'active' }];
    return [{ decision: { version, part, action: 'keep', untag: [], reasons }, outcome: null }];
});
const isImage = ({ part, reasons }) => (0,_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isTopLevel */ ["in"])({ part }) && reasons.every(({ code }) => code !== 'perhaps-needed' && code !== 'comes-with');
/**
 * Returns the plan with the parts that its images turned out to miss once they were restored; its changes and `settled`
 * are those of the additions only.
 */
const addMissingParts = (plan, missing, active, now) => {
    const ids = activeIds(active);
    const decisions = [...plan.decisions];
    const changes = [];
    const settled = new Map();
    for (const { version, ids: owners } of missing) {
        const reasons = [{ code: 'comes-with', ids: owners }, ...movedTags(version, ids)];
        const index = decisions.push(toRestore(version, 'child', reasons)) - 1;
        const problem = refusalOf(version, ids, now);
        if (problem === null)
            changes.push({ index, image: false, after: [], time: Number(version.deleted) });
        else
            settled.set(index, { index, outcome: 'refused', problem });
    }
    return { ...plan, decisions, changes, settled };
};
const restoreNodes = ({ type, active, deleted, manifests }, report) => {
    const versions = mergeDeleted(deleted, report, new Set(active.map(({ id }) => id)));
    const graph = type === 'container' ? (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .buildGraph */ .ZG)(versions, manifests) : null;
    const reported = new Map(report?.versions.map((version) => [version.id, version]));
    const listed = [...manifests.values()].flatMap((fact) => (typeof fact === 'object' ? fact.children : []));
    const inner = new Set(listed.flatMap(({ leaf, digest }) => (leaf ? [] : [digest])));
    const nodes = versions.map((version, index) => {
        const part = reported.get(version.id)?.part ?? graph?.parts[index] ?? 'version';
        const isKnown = reported.has(version.id) || typeof manifests.get(version.name) === 'object';
        const unread = graph !== null && !isKnown && (version.tags.length > 0 || inner.has(version.name));
        return { version, labels: (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(version, type), part, needs: new Set(), unread };
    });
    const byId = new Map(nodes.map((node) => [node.version.id, node]));
    for (const [index, { version, needs }] of nodes.entries()) {
        const parts = (graph?.needs[index] ?? []).flatMap((need) => nodes.slice(need, need + 1));
        const known = (reported.get(version.id)?.needs ?? []).flatMap((id) => byId.get(id) ?? []);
        for (const part of [...parts, ...known])
            needs.add(part);
    }
    return nodes;
};
/** Returns the starts and everything that they need. */
const closureOf = (starts) => {
    const reached = new Set(starts);
    // A set's iteration visits what is added on the way.
    for (const { needs } of reached)
        for (const part of needs)
            reached.add(part);
    return reached;
};
/** Returns everything that is deleted: what GitHub lists, and what only the report mentions and is not active. */
const mergeDeleted = (deleted, report, active) => {
    const known = report?.versions.map(({ id, name, tags, createdAt, updatedAt, outcome }) => {
        const time = outcome === 'deleted' ? report.finishedAt : null;
        return [id, { id, name, tags, created: createdAt, updated: updatedAt, deleted: time }];
    });
    const merged = new Map(known);
    for (const version of deleted) {
        const earlier = merged.get(version.id);
        merged.set(version.id, { ...withTags(version, earlier), deleted: version.deleted ?? earlier?.deleted ?? null });
    }
    return [...merged.values()].filter(({ id }) => !active.has(id));
};
/** GitHub does not always say which tags a version had when it was deleted. */
const withTags = (version, earlier) => (version.tags.length === 0 && earlier ? { ...version, tags: earlier.tags } : version);
/** Returns a function that is true for versions that the report and the tags select. */
const criteriaMatcher = (type, { tags }, reported) => (version) => {
    if (reported && reported.get(version.id)?.outcome !== 'deleted')
        return false;
    if (tags === null)
        return true;
    const labels = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(version, type);
    return labels.length === 0 ? (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .coversUntagged */ .U)(tags) : labels.some((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .covers */ .hU)(tags, label, type));
};
const inputsOf = ({ from, tags, since }) => [
    ...(from ? ['restore-from'] : []),
    ...(tags ? ['restore-tags'] : []),
    ...(since === null ? [] : ['deleted-within'])
];
/** Returns the decision to restore a version. */
const toRestore = (version, part, reasons) => ({
    version,
    part,
    action: 'restore',
    untag: [],
    reasons
});
/** The ids of active versions, by their tags and by their names. */
const activeIds = (active) => ({
    byTag: new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id]))),
    byName: new Map(active.map(({ id, name }) => [name, id]))
});
/** Returns a reason for each tag that another version has by now. */
const movedTags = ({ tags }, { byTag }) => tags.flatMap((tag) => {
    const id = byTag.get(tag);
    return id === undefined ? [] : [{ code: 'tag-moved', tag, id }];
});
const refusalOf = (version, { byName }, now) => {
    const sameName = byName.get(version.name);
    if (sameName !== undefined) {
        return `its name was published again, as version ${sameName}; GitHub can restore it only after that version is deleted`;
    }
    return isExpired(version, now) ? expiredProblem : null;
};
/** The reason why GitHub no longer restores a version. */
const expiredProblem = 'it was deleted over 30 days ago, and GitHub keeps deleted versions for 30 days only';


/***/ })

};
