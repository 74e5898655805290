export const id = 1168;
export const ids = [1168];
export const modules = {

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

/***/ 73163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ markConflicts),
/* harmony export */   t: () => (/* binding */ findPackages)
/* harmony export */ });
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(62574);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96953);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/**
 * Returns the packages that the policies match, in the order of their policies. Only patterns that are not names need a
 * listing. A package that is named exactly and missing is left out; with `ifMissing: 'error'` it is only asked for where no
 * later request of the run fails for it.
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
const findOfType = async ({ client, owner, policies: own, compared = [], ifMissing, only = null, onlyFinds = false }, type) => {
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
    const isAsked = ({ ref }) => (ifMissing !== 'error' || onlyFinds) && !listed.has(ref.name);
    const found = await Promise.all(wanted.map((target) => (isAsked(target) ? lookUp(client, owner, target) : target)));
    const targets = found.filter((target) => target !== null);
    const missing = wanted
        .filter((_, at) => found[at] === null)
        .map(({ ref }) => `packages: the ${type} package ${ref.owner}/${ref.name} does not exist, or the token may not see it`);
    const problems = ifMissing === 'error' ? missing : [];
    const warnings = ifMissing === 'warn' ? missing : [];
    if (!listing.ok)
        return { targets, problems: [listing.problem, ...problems], warnings };
    if (only)
        return { targets, problems, warnings };
    const idle = new Set(ours.filter((policy) => own.includes(policy)).flatMap(({ packages }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_1__/* .unmatched */ .Gv)(packages, names, type, false)));
    for (const source of idle)
        warnings.push(`packages: "${source}" matches no ${type} package of ${owner.login}`);
    return { targets, problems, warnings };
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
/* harmony export */   uz: () => (/* binding */ toRestore),
/* harmony export */   vl: () => (/* binding */ mayHaveDeleted)
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
    const matches = criteriaMatcher(type, criteria, report);
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
    const matches = criteriaMatcher(type, criteria, report);
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
const criteriaMatcher = (type, { tags }, report) => {
    const reported = new Map(report?.versions.map((version) => [version.id, version]));
    return (version) => {
        if (report && !wasDeletedBy(report, reported.get(version.id), version))
            return false;
        if (tags === null)
            return true;
        const labels = (0,_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .labelsOf */ .PC)(version, type);
        return labels.length === 0 ? (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .coversUntagged */ .U)(tags) : labels.some((label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .covers */ .hU)(tags, label, type));
    };
};
/** Returns whether a run that reported this of a version may have deleted it: a deletion without an answer may be carried out. */
const mayHaveDeleted = ({ action, outcome }) => outcome === 'deleted' || (action === 'delete' && outcome === 'failed');
/** Returns whether a run deleted a version; what it may have deleted is deleted now, and was not later than that. */
const wasDeletedBy = ({ finishedAt }, earlier, version) => {
    if (earlier === undefined || !mayHaveDeleted(earlier))
        return false;
    return earlier.outcome === 'deleted' || ('deleted' in version && Number(version.deleted) <= finishedAt + maxDelay);
};
/** Milliseconds after the end of a run for what it requested to be carried out. */
const maxDelay = 60_000;
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
