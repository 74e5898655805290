export const id = 891;
export const ids = [891];
export const modules = {

/***/ 3891:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: ./lib/apply.js
var apply = __webpack_require__(4803);
// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./lib/inventory.js + 1 modules
var inventory = __webpack_require__(2723);
// EXTERNAL MODULE: ./lib/result.js
var lib_result = __webpack_require__(4138);
// EXTERNAL MODULE: ./lib/retention/graph.js
var retention_graph = __webpack_require__(4878);
// EXTERNAL MODULE: ./lib/retention/judge.js
var judge = __webpack_require__(8389);
// EXTERNAL MODULE: ./lib/retention/parsed.js
var parsed = __webpack_require__(3845);
// EXTERNAL MODULE: ./lib/retention/pattern.js
var pattern = __webpack_require__(5300);
;// CONCATENATED MODULE: ./lib/retention/restore.js



/** GitHub keeps what was deleted for 30 days, in milliseconds. */
const keptDeleted = 30 * 24 * 60 * 60 * 1000;
/** Whether it is known that GitHub no longer restores a version. */
const isExpired = ({ deleted }, now) => deleted !== null && deleted < now - keptDeleted;
/**
 * Decides what of one package comes back, in which order: parts before what needs them, else what was deleted last
 * comes first. Whose parts a version is, is known from the report, from manifests, or from helper tags; where none of
 * them tells it of an image, all untagged versions come along.
 */
const planRestore = (trash, choice, report, now) => {
    const { type, active, revived } = trash;
    const { since } = choice;
    const reported = new Map(report?.versions.map((version) => [version.id, version]));
    const isWanted = wanting(type, choice, report && reported);
    const pieces = piecesOf(trash, report);
    const chosen = new Set(pieces.filter(({ version }) => isWanted(version) && (since === null || Number(version.deleted) >= since)));
    const surely = closureOf(chosen);
    const isGuessing = [...surely].some(({ unread, labels, version }) => unread && (labels.length > 0 || version.tags.length === 0));
    const guessed = isGuessing ? pieces.filter((piece) => piece.version.tags.length === 0 && !surely.has(piece)) : [];
    const guesses = new Set(guessed);
    // With their signatures, as far as tags tell whose these are.
    const along = closureOf(guesses);
    const coming = closureOf([...chosen, ...along]);
    // A guess is a part before anything else: it comes first, and its signatures after all guesses.
    const needsOf = (piece) => (guesses.has(piece) ? [] : piece.needs);
    const rankOf = (piece) => (guesses.has(piece) ? 0 : along.has(piece) ? 1 : 2);
    const latestFirst = (a, b) => rankOf(a) - rankOf(b) || Number(b.version.deleted) - Number(a.version.deleted) || a.version.id - b.version.id;
    const order = (0,retention_graph/* ownersFirst */.xs)([...coming].toSorted(latestFirst), needsOf).toReversed();
    const holders = holdersOf(active);
    const decisions = [];
    const changes = [];
    const settled = new Map();
    const turns = new Map();
    const owners = Map.groupBy(order.flatMap(({ version, needs }) => [...needs].map((part) => ({ part, id: version.id }))), ({ part }) => part);
    const reasonOf = (piece) => {
        const { deleted } = piece.version;
        if (chosen.has(piece))
            return { code: 'chosen', by: waysOf(choice), age: deleted === null ? null : now - deleted };
        const ids = owners
            .get(piece)
            ?.map(({ id }) => id)
            .toSorted((a, b) => a - b);
        return ids ? { code: 'comes-with', ids } : { code: 'perhaps-needed' };
    };
    for (const [index, piece] of order.entries()) {
        const { version, part, unread } = piece;
        decisions.push(restored(version, part, [reasonOf(piece), ...movedTags(version, holders)]));
        const problem = refusalOf(version, holders, now);
        if (problem !== null) {
            settled.set(index, { index, outcome: 'refused', problem });
            continue;
        }
        const perhaps = !unread ? [] : along.has(piece) ? guesses : along;
        const before = new Set([...perhaps, ...needsOf(piece)]);
        const after = [...before].flatMap((other) => turns.get(other) ?? []);
        turns.set(piece, index);
        changes.push({ index, image: chosen.has(piece) && isHead(part), after, time: Number(version.deleted) });
    }
    for (const version of active) {
        const earlier = reported.get(version.id);
        const part = earlier?.part ?? (type === 'container' ? 'image' : 'version');
        if (revived) {
            const index = decisions.push(restored(withTags(version, earlier), part, [{ code: 'with-package' }])) - 1;
            settled.set(index, { index, outcome: 'restored', problem: null });
        }
        else if (earlier && isWanted(version)) {
            const reasons = [{ code: 'active' }];
            decisions.push({ version, part, action: 'keep', untag: [], reasons, expires: null });
        }
    }
    const images = decisions.filter(({ part, reasons }) => isHead(part) && reasons.every(({ code }) => code !== 'perhaps-needed' && code !== 'comes-with')).length;
    const candidates = pieces.map(({ version }) => version);
    const numbers = { images, guessed: guessed.length };
    return { status: 'ok', decisions, changes, emptiesPackage: false, settled, candidates, ...numbers };
};
const piecesOf = ({ type, active, deleted, manifests }, report) => {
    const versions = mergeDeleted(deleted, report, new Set(active.map(({ id }) => id)));
    const graph = type === 'container' ? (0,retention_graph/* buildGraph */.ZG)(versions, manifests) : null;
    const reported = new Map(report?.versions.map((version) => [version.id, version]));
    const listed = [...manifests.values()].flatMap((fact) => (typeof fact === 'object' ? fact.children : []));
    const inner = new Set(listed.flatMap(({ leaf, digest }) => (leaf ? [] : [digest])));
    const pieces = versions.map((version, place) => {
        const part = reported.get(version.id)?.part ?? graph?.parts[place] ?? 'version';
        const isKnown = reported.has(version.id) || typeof manifests.get(version.name) === 'object';
        const unread = graph !== null && !isKnown && (version.tags.length > 0 || inner.has(version.name));
        return { version, labels: (0,judge/* labelsOf */.PC)(version, type), part, needs: new Set(), unread };
    });
    const byId = new Map(pieces.map((piece) => [piece.version.id, piece]));
    for (const [place, { version, needs }] of pieces.entries()) {
        const parts = (graph?.needs[place] ?? []).flatMap((need) => pieces.slice(need, need + 1));
        const known = (reported.get(version.id)?.needs ?? []).flatMap((id) => byId.get(id) ?? []);
        for (const part of [...parts, ...known])
            needs.add(part);
    }
    return pieces;
};
/** These, and everything that they need. */
const closureOf = (starts) => {
    const reached = new Set(starts);
    // A set's iteration visits what is added on the way.
    for (const { needs } of reached)
        for (const part of needs)
            reached.add(part);
    return reached;
};
/** Everything that is deleted: what GitHub lists, and what only the report knows of, which is there no more. */
const mergeDeleted = (deleted, report, there) => {
    const known = report?.versions.map(({ id, name, tags, createdAt, updatedAt, outcome }) => {
        const time = outcome === 'deleted' ? report.finishedAt : null;
        return [id, { id, name, tags, created: createdAt, updated: updatedAt, deleted: time }];
    });
    const merged = new Map(known);
    for (const version of deleted)
        merged.set(version.id, withTags(version, merged.get(version.id)));
    return [...merged.values()].filter(({ id }) => !there.has(id));
};
/** GitHub need not say which tags a version had when it was deleted. */
const withTags = (version, earlier) => (version.tags.length === 0 && earlier ? { ...version, tags: earlier.tags } : version);
/** Whether report and tags choose a version. */
const wanting = (type, { tags }, reported) => (version) => {
    if (reported && reported.get(version.id)?.outcome !== 'deleted')
        return false;
    if (tags === null)
        return true;
    const labels = (0,judge/* labelsOf */.PC)(version, type);
    return labels.length === 0 ? (0,pattern/* matchUntagged */.Z2)(tags) : labels.some((label) => (0,pattern/* matchLabel */.G2)(tags, label, type) !== null);
};
const waysOf = ({ from, tags, since }) => [
    ...(from ? ['restore-from'] : []),
    ...(tags ? ['restore-tags'] : []),
    ...(since === null ? [] : ['deleted-within'])
];
const isHead = (part) => part === 'image' || part === 'version';
const restored = (version, part, reasons) => ({
    version,
    part,
    action: 'restore',
    untag: [],
    reasons,
    expires: null
});
/** The ids of what is active, by its tags and by its name. */
const holdersOf = (active) => ({
    ofTag: new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id]))),
    ofName: new Map(active.map(({ id, name }) => [name, id]))
});
const movedTags = ({ tags }, { ofTag }) => tags.flatMap((tag) => {
    const id = ofTag.get(tag);
    return id === undefined ? [] : [{ code: 'tag-moved', tag, id }];
});
const refusalOf = (version, { ofName }, now) => {
    const namesake = ofName.get(version.name);
    if (namesake !== undefined) {
        return `its name was published again, as version ${namesake}; GitHub restores it only once that one is deleted`;
    }
    return isExpired(version, now) ? expired : null;
};
/** Why GitHub no longer restores a version, in words. */
const expired = 'it was deleted over 30 days ago, and GitHub keeps deleted versions no longer than that';

;// CONCATENATED MODULE: ./lib/restore.js









/** Brings back what was deleted. */
const restore = (run) => ({
    find: () => run.choice.from ? findReported(run, run.choice.from) : (0,inventory/* findPackages */.tP)(run.client, run.owner, run.policies),
    decide: (target) => decide(run, target),
    compare: (results) => idleWarnings(run, results)
});
/** The patterns of `restore-tags` that match nothing that is deleted, as warnings. */
const idleWarnings = ({ choice }, results) => {
    const stocks = results.flatMap(({ stock }) => stock ?? []);
    const type = stocks[0]?.type;
    if (choice.tags === null || type === undefined)
        return [];
    const deleted = stocks.flatMap(({ versions }) => versions.map((version) => (0,judge/* labelsOf */.PC)(version, type)));
    const idle = (0,pattern/* unmatched */.Gv)(choice.tags, deleted.flat(), type, deleted.some(({ length }) => length === 0));
    return idle.map((source) => `restore-tags: "${source}" matches nothing that is deleted`);
};
/** The packages of which the report's run deleted something. */
const findReported = async ({ client, owner, policies }, { packages }) => {
    const hit = packages.filter(({ versions }) => versions.some(({ outcome }) => outcome === 'deleted'));
    const targets = policies.flatMap((policy, policyIndex) => hit
        .filter(({ name }) => (0,pattern/* matchName */.hu)(policy.packages, name))
        .map(({ type, name }) => ({ ref: { owner: owner.login, type, name }, policyIndex, policy })));
    const names = hit.map(({ name }) => name);
    const idle = policies.flatMap((policy) => (0,pattern/* unmatched */.Gv)(policy.packages, names, policy.type, false));
    const warnings = idle.map((source) => `packages: "${source}" matches no package of which the report deleted anything`);
    const marked = await (0,inventory/* markConflicts */.dj)(client, owner, targets);
    return { targets: marked.targets, problems: [], warnings: [...warnings, ...marked.warnings] };
};
/** Looks into the trash of a package, and plans what comes back. A package that is deleted itself is restored first. */
const decide = async (run, target) => {
    const { client, owner, dryRun, choice, now } = run;
    const { ref } = target;
    const warnings = [];
    const exists = await (0,github_packages/* hasPackage */.nr)(client, owner, ref);
    if (!exists.ok)
        return (0,lib_result/* undecided */.o)(target, exists.problem);
    let trash = { type: ref.type, active: [], deleted: [], manifests: new Map(), revived: false };
    if (!exists.value && dryRun) {
        warnings.push('the package itself is deleted, or never existed: a real run restores it first, and all that it had');
    }
    else {
        const revived = exists.value ? null : await (0,github_packages/* restorePackage */.hj)(client, owner, ref);
        if (revived && revived.outcome !== 'restored')
            return (0,lib_result/* undecided */.o)(target, revived.problem);
        if (revived)
            warnings.push('the package itself was deleted: it is restored, with the versions that it had then');
        const looked = await lookInto(run, target, revived !== null);
        if (!looked.ok)
            return (0,lib_result/* undecided */.o)(target, looked.problem);
        trash = looked.value;
    }
    const { type, name } = ref;
    const earlier = choice.from?.packages.find((each) => each.type === type && each.name === name);
    const report = choice.from && { finishedAt: choice.from.finishedAt, versions: earlier?.versions ?? [] };
    const guess = planRestore(trash, choice, report, now);
    const manifests = report ? trash.manifests : await readDeleted(run, target, trash, guess);
    const plan = manifests.size > 0 ? planRestore({ ...trash, manifests }, choice, report, now) : guess;
    if (plan.guessed > 0) {
        warnings.push(`${plan.guessed} untagged versions come along, since only the report of the run that deleted them (restore-from) tells whose parts they are; the next run with mode: clean judges them anew`);
    }
    const outcomes = new Map(plan.settled);
    const result = {
        ...(0,lib_result/* undecided */.o)(target),
        warnings,
        stock: { type, versions: plan.candidates, graph: null, manifests, problems: [] },
        plan,
        outcomes,
        change: () => changePackage(run, result, trash, plan)
    };
    return result;
};
/** What is active and what is deleted of a package. */
const lookInto = async (run, { ref }, revived) => {
    const { client, owner, choice, progress } = run;
    const active = await (0,github_packages/* listVersions */.yO)(client, owner, ref, progress(ref, 'pages listed'));
    if (!active.ok)
        return active;
    const deleted = await (0,github_packages/* listDeleted */.Mc)(client, owner, ref);
    if (!deleted.ok)
        return deleted;
    if (deleted.value === null && choice.from === null) {
        return (0,parsed/* refused */.J)('GitHub does not list the deleted versions of this owner to this token; give a report in restore-from');
    }
    return (0,parsed/* parsed */.Y)({
        type: ref.type,
        active: active.value,
        deleted: deleted.value ?? [],
        manifests: new Map(),
        revived
    });
};
/** The manifests of what is deleted; none where the registry does not show that of an image which comes back. */
const readDeleted = async ({ registry }, { ref }, { deleted }, { decisions, changes }) => {
    const coming = changes.flatMap(({ index }) => decisions[index]?.version ?? []);
    const probe = ref.type === 'container' ? coming.find((version) => (0,retention_graph/* containerLabels */.Hs)(version).length > 0) : undefined;
    if (!probe)
        return new Map();
    const { fact } = await registry.readManifest(ref.name, probe.name);
    if (typeof fact !== 'object')
        return new Map();
    return readAll(registry, ref.name, deleted.map(({ name }) => name));
};
const readAll = async (registry, name, digests, known = new Map()) => {
    const unread = [...new Set(digests)].filter((digest) => !known.has(digest));
    // The registry keeps to its own number of requests at once.
    const facts = await Promise.all(unread.map(async (digest) => [digest, (await registry.readManifest(name, digest)).fact]));
    return new Map([...known, ...facts]);
};
/** Restores what is planned, then looks at what came back. */
async function* changePackage(run, result, { deleted }, plan) {
    const { client, owner, clock, stop } = run;
    const { outcomes, target, warnings } = result;
    const listed = new Set(deleted.map(({ id }) => id));
    const make = async (version) => {
        if ('deleted' in version && isExpired(version, clock.now()))
            return { outcome: 'refused', problem: expired };
        return (0,github_packages/* restoreVersion */.Hy)(client, owner, target.ref, version.id, listed.has(version.id));
    };
    for (const outcome of plan.settled.values())
        yield outcome;
    for await (const outcome of (0,apply/* applyPlan */.gj)(plan, new Set(), (0,apply/* restoring */.IU)(make), stop)) {
        outcomes.set(outcome.index, outcome);
        yield outcome;
    }
    if (stop.aborted || outcomes.values().every(({ outcome }) => outcome !== 'restored'))
        return;
    try {
        for (const outcome of await inspect(run, result, plan)) {
            outcomes.set(outcome.index, outcome);
            yield outcome;
        }
    }
    catch (error) {
        if (!stop.aborted)
            warnings.push(`what came back could not be looked at: ${(0,apply/* errorText */.kc)(error)}`);
    }
}
/** Looks at what came back: gives the versions whose tags did not all come with them, and notes the images that do not pull. */
const inspect = async ({ client, owner, registry }, result, plan) => {
    const { target, outcomes } = result;
    const { ref } = target;
    const listed = await (0,github_packages/* listVersions */.yO)(client, owner, ref);
    if (!listed.ok)
        throw new Error(listed.problem);
    const versions = listed.value;
    const there = new Map(versions.map((version) => [version.id, version]));
    const holders = new Map(versions.flatMap(({ id, tags }) => tags.map((tag) => [tag, id])));
    const back = plan.decisions.flatMap(({ version }, index) => outcomes.get(index)?.outcome === 'restored' ? { index, version, now: there.get(version.id) } : []);
    if (ref.type === 'container') {
        const graph = await readBack(registry, ref.name, versions, back.flatMap(({ now }) => now ?? []));
        result.stock = { type: ref.type, versions, problems: [], ...graph };
    }
    return back.flatMap(({ index, version, now }) => {
        const lost = version.tags.filter((tag) => now && !now.tags.includes(tag));
        const remarks = lost.map((tag) => {
            const holder = holders.get(tag);
            return holder === undefined
                ? `its tag ${tag} did not come back with it`
                : `its tag ${tag} is on version ${holder} by now, and stays there`;
        });
        return remarks.length > 0 ? [{ index, outcome: 'restored', problem: remarks.join('; ') }] : [];
    });
};
/** The manifests of images that came back, and of their parts at every depth. */
const readBack = async (registry, name, versions, back) => {
    const listed = new Set(versions.map((version) => version.name));
    let manifests = new Map();
    let next = back.filter((version) => (0,judge/* labelsOf */.PC)(version, 'container').length > 0).map((version) => version.name);
    while (next.length > 0) {
        manifests = await readAll(registry, name, next, manifests);
        next = [...manifests.values()]
            .flatMap((fact) => (typeof fact === 'object' && fact.kind === 'index' ? fact.children : []))
            .flatMap(({ digest }) => (listed.has(digest) && !manifests.has(digest) ? [digest] : []));
    }
    return { manifests, graph: (0,retention_graph/* buildGraph */.ZG)(versions, manifests) };
};


/***/ })

};
