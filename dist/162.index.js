export const id = 162;
export const ids = [162];
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

/***/ 66336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ findLostTags)
/* harmony export */ });
/** Returns an outcome for each restored version that is active without all of its tags, with the reason for each tag. */
const findLostTags = (decisions, outcomes, active) => {
    const activeById = new Map(active.map((version) => [version.id, version]));
    const holders = new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id])));
    return decisions.flatMap(({ version }, index) => {
        const now = outcomes.get(index)?.outcome === 'restored' ? activeById.get(version.id) : undefined;
        const lost = version.tags.filter((tag) => now && !now.tags.includes(tag));
        const texts = lost.map((tag) => {
            const holder = holders.get(tag);
            return holder === undefined
                ? `its tag ${tag} was not restored with it`
                : `its tag ${tag} now points to version ${holder} and is not moved back`;
        });
        return texts.length > 0 ? [{ index, outcome: 'restored', problem: texts.join('; ') }] : [];
    });
};


/***/ }),

/***/ 83162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var _apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11390);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56034);
/* harmony import */ var _inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(73163);
/* harmony import */ var _retention_evaluate_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2058);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84878);
/* harmony import */ var _retention_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50597);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96953);
/* harmony import */ var _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57772);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(39361);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(14946);
/* harmony import */ var _lost_tags_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(66336);
/* harmony import */ var _package_run_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(95504);
/* harmony import */ var _restored_placeholders_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(97151);













/** Restores deleted versions and packages. */
const restore = (context) => ({
    findTargets: () => context.criteria.from
        ? findReportedTargets(context, context.criteria.from)
        : // A package that does not exist may be deleted, and is then restored as a whole.
            (0,_inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .findPackages */ .t)({ ...context, ifMissing: 'error' }),
    plan: (target) => planTarget(context, target),
    requestCost: (results) => results.reduce((sum, { plan }) => sum + (plan?.changes.length ?? 0), 0),
    applyCaps: () => { },
    findWarnings: (results) => unmatchedWarnings(context, results)
});
/** Returns a warning for each pattern of `restore-tags` that matches no deleted version. */
const unmatchedWarnings = ({ criteria }, results) => {
    const inventories = results.flatMap(({ inventory }) => inventory ?? []);
    const type = inventories[0]?.type;
    if (criteria.tags === null || type === undefined)
        return [];
    const deleted = inventories.flatMap(({ versions }) => versions.map((version) => (0,_retention_evaluate_js__WEBPACK_IMPORTED_MODULE_3__/* .labelsOf */ .PC)(version, type)));
    const idle = (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_6__/* .unmatched */ .Gv)(criteria.tags, deleted.flat(), type, deleted.some(({ length }) => length === 0));
    return idle.map((source) => `restore-tags: "${source}" matches no deleted version`);
};
/** Finds the packages that the reported run deleted versions from. */
const findReportedTargets = async ({ client, owner, policies }, { packages }) => {
    const cleaned = packages.filter(({ versions }) => versions.some(({ outcome }) => outcome === 'deleted'));
    const targets = policies.flatMap((policy, policyIndex) => cleaned
        .filter(({ name }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_6__/* .matchesName */ .Hj)(policy.packages, name.toLowerCase()))
        .map(({ type, name }) => ({ ref: { owner: owner.login, type, name }, policyIndex, policy })));
    const names = cleaned.map(({ name }) => name.toLowerCase());
    const idle = policies.flatMap((policy) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_6__/* .unmatched */ .Gv)(policy.packages, names, policy.type, false));
    const warnings = idle.map((source) => `packages: "${source}" matches no package that the reported run deleted anything from`);
    const marked = await (0,_inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .markConflicts */ .d)(client, owner, targets);
    return { targets: marked.targets, problems: [], warnings: [...warnings, ...marked.warnings] };
};
/** Lists the deleted versions of a package, and plans what is restored. A package that is deleted itself is restored first. */
const planTarget = async (context, target) => {
    const { client, owner, dryRun, criteria, now } = context;
    const { ref } = target;
    const report = historyOf(criteria, ref);
    const exists = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .getPackage */ .bP)(client, owner, ref);
    if (!exists.ok)
        return (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target, exists.problem);
    if (exists.value) {
        const listed = await loadInventory(context, target, false);
        return listed.ok ? planInventory(context, target, report, listed.value) : (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target, listed.problem);
    }
    const isSelected = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .selectsPackage */ .c2)(ref.type, criteria, report, now);
    if (isSelected === null)
        return packageUnavailable(context, target, unknownDeletionTime);
    if (!isSelected || dryRun) {
        const planned = await planInventory(context, target, report, emptyInventory(ref.type));
        planned.warnings.unshift(isSelected ? restoredByRealRun : leftDeleted);
        return planned;
    }
    const restoration = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .restorePackage */ .hj)(client, owner, ref);
    if (restoration.outcome === 'restored')
        return planRestoredPackage(context, target, report);
    const { problem, missing } = restoration;
    return missing && criteria.from === null ? packageUnavailable(context, target, problem) : (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target, problem);
};
const restoredByRealRun = 'the package itself is deleted, or never existed: a real run first restores it with the versions that it had then';
const leftDeleted = 'the package itself is deleted and is not restored, because the inputs select none of the versions that the report lists';
const unknownDeletionTime = 'the package itself is deleted, or never existed; GitHub does not say when, so deleted-within cannot decide whether to restore it: set restore-from to the report of the run that deleted it, or set deleted-within: 30d';
/** Returns what the report says of a package; null without a report. */
const historyOf = ({ from }, ref) => {
    const earlier = from?.packages.find((each) => (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_10__/* .packageKey */ .MO)(each) === (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_10__/* .packageKey */ .MO)(ref));
    return from && { finishedAt: from.finishedAt, versions: earlier?.versions ?? [] };
};
/** Plans the rest of a package that this run restored itself; the result tells of that restore even after an error. */
const planRestoredPackage = async (context, target, report) => {
    const failed = (problem) => {
        const about = `the package itself is restored with the versions that it had then, but its other deleted versions could not be listed: ${problem}`;
        return { ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target, context.stop.signal.aborted ? null : about), packageRestored: true };
    };
    try {
        const listed = await loadInventory(context, target, true);
        if (!listed.ok)
            return failed(listed.problem);
        const planned = await planInventory(context, target, report, listed.value);
        planned.warnings.unshift('the package itself was deleted: it is restored with the versions that it had then');
        return planned;
    }
    catch (error) {
        return failed((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .errorMessage */ .gJ)(error));
    }
};
/** Plans which of the deleted versions are restored. */
const planInventory = async (context, target, report, inventory) => {
    const { criteria, now } = context;
    const { type } = target.ref;
    const guess = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .planRestore */ .q8)(inventory, criteria, report, now);
    const manifests = report ? inventory.manifests : await readDeletedManifests(context, target, inventory, guess);
    const planned = manifests.size > 0 ? (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .planRestore */ .q8)({ ...inventory, manifests }, criteria, report, now) : guess;
    const warnings = [];
    if (planned.guessed > 0) {
        warnings.push(`${planned.guessed} untagged versions are restored too, because only the report of the run that deleted them (restore-from) says which images they belong to; the next run with mode: clean re-evaluates them`);
    }
    if (planned.untimed > 0) {
        warnings.push(`deleted-within: GitHub does not say when ${planned.untimed} of the deleted versions were deleted, so they are not restored; set restore-from to the report of the run that deleted them, or set deleted-within: 30d`);
    }
    const result = {
        ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target),
        warnings,
        packageRestored: inventory.revived,
        inventory: { type, versions: planned.candidates, graph: null, manifests, problems: [] },
        plan: planned,
        outcomes: new Map(planned.settled),
        apply: (lane) => applyPackage(context, result, { deleted: inventory.deleted, plan: planned }, lane)
    };
    return result;
};
const emptyInventory = (type) => {
    return { type, active: [], deleted: [], manifests: new Map(), revived: false };
};
/** Returns the run of a package that does not exist, as `if-missing` says. */
const packageUnavailable = ({ ifMissing }, target, problem) => {
    if (ifMissing === 'error')
        return (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target, problem);
    const { type } = target.ref;
    return {
        ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .unplanned */ .U)(target),
        warnings: ifMissing === 'warn' ? [problem] : [],
        inventory: { type, versions: [], graph: null, manifests: new Map(), problems: [] },
        plan: (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .planRestore */ .q8)(emptyInventory(type), { from: null, tags: null, since: null }, null, 0)
    };
};
/** Lists the active and the deleted versions of a package. */
const loadInventory = async (context, { ref }, revived) => {
    const { client, owner, criteria, progress } = context;
    const active = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .listVersions */ .yO)(client, owner, ref, progress(ref, 'pages listed'));
    if (!active.ok)
        return active;
    const deleted = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .listDeleted */ .Mc)(client, owner, ref);
    if (!deleted.ok)
        return deleted;
    if (deleted.value === null && criteria.from === null) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .err */ ._q)('GitHub does not list the deleted versions of this owner to this token; set restore-from to the report of the run that deleted them');
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__.ok)({ ...emptyInventory(ref.type), active: active.value, deleted: deleted.value ?? [], revived });
};
/** Reads the manifests of deleted versions; none if the registry does not return that of an image to restore. */
const readDeletedManifests = async ({ registry }, { ref }, { deleted }, { decisions, changes }) => {
    const toRestore = changes.flatMap(({ index }) => decisions[index]?.version ?? []);
    const probe = ref.type === 'container' ? toRestore.find((version) => (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_4__/* .containerLabels */ .Hs)(version).length > 0) : undefined;
    if (!probe)
        return new Map();
    const { fact } = await registry.readManifest(ref.name, probe.name);
    return typeof fact === 'object' ? readFacts(registry, ref.name, new Set(deleted.map(({ name }) => name))) : new Map();
};
const readFacts = async (registry, name, digests) => {
    // The registry keeps to its own number of requests at once.
    const readings = [...digests].map(async (digest) => [digest, (await registry.readManifest(name, digest)).fact]);
    return new Map(await Promise.all(readings));
};
/** Restores what is planned, then verifies it and restores missing parts. */
async function* applyPackage(context, result, { deleted, plan }, lane) {
    const { client, owner, clock, stop } = context;
    const { outcomes, target, warnings } = result;
    const listed = new Set(deleted.map(({ id }) => id));
    const execute = async (version) => {
        if ('deleted' in version && (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .isExpired */ ._d)(version, clock.now()))
            return { outcome: 'refused', problem: _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .expiredProblem */ .fv };
        return (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreVersion */ .Hy)(client, owner, target.ref, version.id, listed.has(version.id));
    };
    let next = plan;
    for (;;) {
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .record */ .g)(outcomes, next.settled.values());
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .record */ .g)(outcomes, (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .applyPlan */ .gj)(next, new Set(), (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .restoreExecutor */ .e6)(execute, lane), stop));
        if (stop.signal.aborted || outcomes.values().every(({ outcome }) => outcome !== 'restored'))
            return;
        try {
            const { lostTags, missing, active } = await verifyRestored(context, result, next);
            yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .record */ .g)(outcomes, lostTags);
            yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_9__/* .record */ .g)(outcomes, (0,_restored_placeholders_js__WEBPACK_IMPORTED_MODULE_8__/* .deletePlaceholders */ .s)(context, result, next.decisions));
            if (missing.length === 0)
                return;
            next = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .addMissingParts */ .YO)(next, missing, active, clock.now());
            result.plan = { ...next, changes: [...(result.plan?.changes ?? []), ...next.changes] };
        }
        catch (error) {
            if (!stop.signal.aborted)
                warnings.push(`the restored versions could not be checked: ${(0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .errorMessage */ .gJ)(error)}`);
            return;
        }
    }
}
/** Lists the restored versions, and adds to `result` which images cannot be pulled completely. */
const verifyRestored = async ({ client, owner, registry }, result, plan) => {
    const { target, outcomes } = result;
    const { ref } = target;
    const listed = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_1__/* .listVersions */ .yO)(client, owner, ref);
    if (!listed.ok)
        throw new Error(listed.problem);
    const active = listed.value;
    const activeById = new Map(active.map((version) => [version.id, version]));
    const restored = plan.decisions.flatMap(({ version }, index) => outcomes.get(index)?.outcome === 'restored' ? (activeById.get(version.id) ?? []) : []);
    let missing = [];
    if (ref.type === 'container') {
        const images = restored.filter((version) => (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_4__/* .containerLabels */ .Hs)(version).length > 0);
        const { manifests, graph } = await readRestored(registry, ref.name, active, images);
        result.inventory = { type: ref.type, versions: active, problems: [], manifests, graph };
        missing = findMissing(plan, active, manifests);
    }
    return { lostTags: (0,_lost_tags_js__WEBPACK_IMPORTED_MODULE_12__/* .findLostTags */ .z)(plan.decisions, outcomes, active), missing, active };
};
/** Returns the deleted versions that active indexes name and that the plan does not have yet. */
const findMissing = ({ candidates, decisions }, active, manifests) => {
    const known = new Set(decisions.map(({ version }) => version.id));
    for (const { id } of active)
        known.add(id);
    const children = active.flatMap(({ id, name }) => (0,_retention_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .entriesOf */ .Mc)(manifests.get(name)).map(({ digest }) => ({ digest, id })));
    const owners = Map.groupBy(children, ({ digest }) => digest);
    return candidates.flatMap((version) => {
        const ids = owners.get(version.name)?.map(({ id }) => id);
        return ids && !known.has(version.id) ? [{ version, ids }] : [];
    });
};
/** Reads the manifests of restored images, and of their parts at every depth. */
const readRestored = async (registry, name, versions, images) => {
    const listed = new Set(versions.map((version) => version.name));
    const manifests = new Map();
    let next = new Set(images.map((version) => version.name));
    while (next.size > 0) {
        const read = await readFacts(registry, name, next);
        for (const [digest, fact] of read)
            manifests.set(digest, fact);
        const children = new Set([...read.values()].flatMap(_retention_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .entriesOf */ .Mc).map(({ digest }) => digest));
        next = children.intersection(listed).difference(manifests);
    }
    return { manifests, graph: (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_4__/* .buildGraph */ .ZG)(versions, manifests) };
};


/***/ }),

/***/ 97151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ deletePlaceholders)
/* harmony export */ });
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56034);

/**
 * Deletes again what stood in for a tag that `untag` removed, and yields the outcomes: only once it is restored can its
 * manifest be read, and its tag would point to an empty image.
 */
async function* deletePlaceholders({ client, owner }, { target, inventory, outcomes }, decisions) {
    const { versions, graph } = inventory ?? {};
    const ids = new Set(versions?.flatMap(({ id }, index) => (graph?.placeholders.has(index) ? id : [])));
    for (const [index, { version }] of decisions.entries()) {
        if (outcomes.get(index)?.outcome !== 'restored' || !ids.has(version.id))
            continue;
        const removal = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_0__/* .deleteVersion */ .CH)(client, owner, target.ref, version.id);
        yield 'problem' in removal
            ? { index, outcome: 'failed', problem: `${isPlaceholder}; delete version ${version.id}: ${removal.problem}` }
            : { index, outcome: 'refused', problem: `${isPlaceholder}, so it was deleted again` };
    }
}
const isPlaceholder = 'it is an empty placeholder, with which untag removed its tag from an image';


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
