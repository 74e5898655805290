export const id = 5783;
export const ids = [5783];
export const modules = {

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
        const restorable = all.filter(({ deleted }) => deleted !== null);
        const parts = restorable.map(({ version }) => version.name);
        const unread = restorable.flatMap((node) => (mayListParts(network, node) ? node.version.name : []));
        const lost = distinct(nodesAt(network, (0,_graph_js__WEBPACK_IMPORTED_MODULE_1__/* .reachableFrom */ .im)([index], children)).flatMap((part) => part.lost));
        return parts.length + lost.length === 0 ? [] : [{ id, tags, parts, unread, lost }];
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
        const { parts = [], unread = [], lost = [] } = found ?? {};
        return { ...repair, parts: [...new Set([...repair.parts, ...parts])], unread, lost };
    });
    return {
        ...next,
        decisions: [...plan.decisions, ...next.decisions],
        images: plan.images + next.images,
        changes: next.changes.map((change) => ({ ...change, index: shift(change.index), after: change.after.map(shift) })),
        repairs: [...repairs, ...now.values()]
    };
};


/***/ })

};
