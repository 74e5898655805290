export const id = 3162;
export const ids = [3162];
export const modules = {

/***/ 66336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ findLostTags)
/* harmony export */ });
/** Returns an outcome for each restored version that is not active, or not with all of its tags, with the reason for each tag. */
const findLostTags = (decisions, outcomes, active) => {
    const activeById = new Map(active.map((version) => [version.id, version]));
    const holders = new Map(active.flatMap(({ id, tags }) => tags.map((tag) => [tag, id])));
    return decisions.flatMap(({ version }, index) => {
        if (outcomes.get(index)?.outcome !== 'restored')
            return [];
        const now = activeById.get(version.id);
        if (!now)
            return [{ index, outcome: 'restored', problem: notListed }];
        const lost = version.tags.filter((tag) => !now.tags.includes(tag));
        const texts = lost.map((tag) => {
            const holder = holders.get(tag);
            return holder === undefined
                ? `its tag ${tag} was not restored with it`
                : `its tag ${tag} now points to version ${holder} and is not moved back`;
        });
        return texts.length > 0 ? [{ index, outcome: 'restored', problem: texts.join('; ') }] : [];
    });
};
const notListed = 'GitHub did not list it afterwards: it may have been deleted again; run again';


/***/ }),

/***/ 83162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restore: () => (/* binding */ restore)
/* harmony export */ });
/* harmony import */ var _apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11390);
/* harmony import */ var _github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68487);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62574);
/* harmony import */ var _inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73163);
/* harmony import */ var _retention_evaluate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2058);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84878);
/* harmony import */ var _retention_manifest_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(50597);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(96953);
/* harmony import */ var _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(57772);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(39361);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(14946);
/* harmony import */ var _lost_tags_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(66336);
/* harmony import */ var _package_run_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(95504);
/* harmony import */ var _restored_placeholders_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(97151);














/** Restores deleted versions and packages. */
const restore = (context) => ({
    findTargets: () => context.criteria.from
        ? findReportedTargets(context, context.criteria.from)
        : // A package that does not exist may be deleted, and is then restored as a whole.
            (0,_inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_3__/* .findPackages */ .t)({ ...context, ifMissing: 'error' }),
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
    // A plan also has the versions that a package is restored with.
    const planned = results.flatMap(({ plan }) => plan?.decisions.map(({ version }) => version) ?? []);
    const versions = [...inventories.flatMap((each) => each.versions), ...planned];
    const deleted = versions.map((version) => (0,_retention_evaluate_js__WEBPACK_IMPORTED_MODULE_4__/* .labelsOf */ .PC)(version, type));
    const idle = (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .unmatched */ .Gv)(criteria.tags, deleted.flat(), type, deleted.some(({ length }) => length === 0));
    return idle.map((source) => `restore-tags: "${source}" matches no deleted version`);
};
/** Finds the packages that the reported run deleted versions from. */
const findReportedTargets = async ({ client, owner, policies }, { packages }) => {
    const cleaned = packages.filter(({ versions }) => versions.some(_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .mayHaveDeleted */ .vl));
    const targets = policies.flatMap((policy, policyIndex) => cleaned
        .filter(({ name }) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .matchesName */ .Hj)(policy.packages, name.toLowerCase()))
        .map(({ type, name }) => ({ ref: { owner: owner.login, type, name }, policyIndex, policy })));
    const names = cleaned.map(({ name }) => name.toLowerCase());
    const idle = policies.flatMap((policy) => (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_7__/* .unmatched */ .Gv)(policy.packages, names, policy.type, false));
    const warnings = idle.map((source) => `packages: "${source}" matches no package that the reported run deleted anything from`);
    const marked = await (0,_inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_3__/* .markConflicts */ .d)(client, owner, targets);
    return { targets: marked.targets, problems: [], warnings: [...warnings, ...marked.warnings] };
};
/** Lists the deleted versions of a package, and plans what is restored. A package that is deleted itself is restored first. */
const planTarget = async (context, target) => {
    const { client, owner, dryRun, criteria, now } = context;
    const { ref } = target;
    const report = historyOf(criteria, ref);
    const exists = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .getPackage */ .bP)(client, owner, ref);
    if (!exists.ok)
        return (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, exists.problem);
    if (exists.value)
        return planActivePackage(context, target, report);
    const isSelected = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .selectsPackage */ .c2)(ref.type, criteria, report, now);
    if (isSelected === null)
        return packageUnavailable(context, target, unknownDeletionTime);
    if (!isSelected || dryRun) {
        const planned = await planInventory(context, target, report, emptyInventory(ref.type));
        planned.warnings.unshift(isSelected ? restoredByRealRun : leftDeleted);
        return planned;
    }
    const restoration = await (0,_github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .restorePackage */ .hj)(client, owner, ref);
    if (restoration.outcome === 'restored')
        return (restoration.active ? planActivePackage : planRestoredPackage)(context, target, report);
    const { problem, missing } = restoration;
    return missing && criteria.from === null ? packageUnavailable(context, target, problem) : (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, problem);
};
const restoredByRealRun = 'the package itself is deleted, or never existed: a real run first restores it with the versions that it had then';
const leftDeleted = 'the package itself is deleted and is not restored, because the inputs select none of the versions that the report lists';
const unknownDeletionTime = 'the package itself is deleted, or never existed; GitHub does not say when, so deleted-within cannot decide whether to restore it: set restore-from to the report of the run that deleted it, or set deleted-within: 30d';
/** Returns what the report says of a package; null without a report. */
const historyOf = ({ from }, ref) => {
    const earlier = from?.packages.find((each) => (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_11__/* .packageKey */ .MO)(each) === (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_11__/* .packageKey */ .MO)(ref));
    return from && { finishedAt: from.finishedAt, versions: earlier?.versions ?? [] };
};
/** Plans a package that exists. */
const planActivePackage = async (context, target, report) => {
    const listed = await loadInventory(context, target, false);
    return listed.ok ? planInventory(context, target, report, listed.value) : (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, listed.problem);
};
/** Plans the rest of a package that this run restored itself; the result tells of that restore even after an error. */
const planRestoredPackage = async (context, target, report) => {
    const failed = (problem) => {
        const about = `the package itself is restored with the versions that it had then, but its other deleted versions could not be listed: ${problem}`;
        return { ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, context.stop.signal.aborted ? null : about), packageRestored: true };
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
        return failed((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_12__/* .errorMessage */ .gJ)(error));
    }
};
/** Plans which of the deleted versions are restored. */
const planInventory = async (context, target, report, inventory) => {
    const { criteria, now } = context;
    const { type } = target.ref;
    const guess = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .planRestore */ .q8)(inventory, criteria, report, now);
    const manifests = report ? inventory.manifests : await readDeletedManifests(context, target, inventory, guess);
    const planned = manifests.size > 0 ? (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .planRestore */ .q8)({ ...inventory, manifests }, criteria, report, now) : guess;
    const warnings = [];
    if (planned.guessed > 0) {
        warnings.push(`${planned.guessed} untagged versions are restored too, because only the report of the run that deleted them (restore-from) says which images they belong to; the next run with mode: clean re-evaluates them`);
    }
    if (planned.untimed > 0) {
        warnings.push(`deleted-within: GitHub does not say when ${planned.untimed} of the deleted versions were deleted, so they are not restored; set restore-from to the report of the run that deleted them, or set deleted-within: 30d`);
    }
    const result = {
        ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target),
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
        return (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, problem);
    const { type } = target.ref;
    return {
        ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target),
        warnings: ifMissing === 'warn' ? [problem] : [],
        inventory: { type, versions: [], graph: null, manifests: new Map(), problems: [] },
        plan: (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .planRestore */ .q8)(emptyInventory(type), { from: null, tags: null, since: null }, null, 0)
    };
};
/** Lists the active and the deleted versions of a package. */
const loadInventory = async (context, { ref }, revived) => {
    const { client, owner, criteria, progress } = context;
    const active = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listVersions */ .yO)(client, owner, ref, progress(ref, 'pages listed'));
    if (!active.ok)
        return active;
    const deleted = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listDeleted */ .Mc)(client, owner, ref);
    if (!deleted.ok)
        return deleted;
    if (deleted.value === null && criteria.from === null) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_12__/* .err */ ._q)('GitHub does not list the deleted versions of this owner to this token; set restore-from to the report of the run that deleted them');
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_12__.ok)({ ...emptyInventory(ref.type), active: active.value, deleted: deleted.value ?? [], revived });
};
/** Reads the manifests of deleted versions; none if the registry does not return that of an image to restore. */
const readDeletedManifests = async ({ registry }, { ref }, { deleted }, { decisions, changes }) => {
    const toRestore = changes.flatMap(({ index }) => decisions[index]?.version ?? []);
    const probe = ref.type === 'container' ? toRestore.find((version) => (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_5__/* .containerLabels */ .Hs)(version).length > 0) : undefined;
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
        if ('deleted' in version && (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .isExpired */ ._d)(version, clock.now()))
            return { outcome: 'refused', problem: _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .expiredProblem */ .fv };
        return (0,_github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreVersion */ .Hy)(client, owner, target.ref, version.id, listed.has(version.id));
    };
    let next = plan;
    for (;;) {
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, next.settled.values());
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .applyPlan */ .gj)(next, new Set(), (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .restoreExecutor */ .e6)(execute, lane), stop));
        if (stop.signal.aborted || outcomes.values().every(({ outcome }) => outcome !== 'restored'))
            return;
        try {
            const { lostTags, missing, active } = await verifyRestored(context, result, next);
            yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, lostTags);
            yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, (0,_restored_placeholders_js__WEBPACK_IMPORTED_MODULE_9__/* .deletePlaceholders */ .s)(context, result, next.decisions));
            if (missing.length === 0)
                return;
            next = (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_8__/* .addMissingParts */ .YO)(next, missing, active, clock.now());
            result.plan = { ...next, changes: [...(result.plan?.changes ?? []), ...next.changes] };
        }
        catch (error) {
            if (!stop.signal.aborted)
                warnings.push(`the restored versions could not be checked: ${(0,_retention_result_js__WEBPACK_IMPORTED_MODULE_12__/* .errorMessage */ .gJ)(error)}`);
            return;
        }
    }
}
/** Lists the restored versions, and adds to `result` which images cannot be pulled completely. */
const verifyRestored = async ({ client, owner, registry }, result, plan) => {
    const { target, outcomes } = result;
    const { ref } = target;
    const listed = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listVersions */ .yO)(client, owner, ref);
    if (!listed.ok)
        throw new Error(listed.problem);
    const active = listed.value;
    const activeById = new Map(active.map((version) => [version.id, version]));
    // One that has lost its tags to another image is an image all the same, or a placeholder.
    const images = plan.decisions.flatMap(({ version }, index) => {
        const now = outcomes.get(index)?.outcome === 'restored' ? activeById.get(version.id) : undefined;
        return now && [version, now].some((each) => (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_5__/* .containerLabels */ .Hs)(each).length > 0) ? now : [];
    });
    let missing = [];
    if (ref.type === 'container') {
        const { manifests, graph } = await readRestored(registry, ref.name, active, images);
        result.inventory = { type: ref.type, versions: active, problems: [], manifests, graph };
        missing = findMissing(plan, active, manifests);
    }
    return { lostTags: (0,_lost_tags_js__WEBPACK_IMPORTED_MODULE_13__/* .findLostTags */ .z)(plan.decisions, outcomes, active), missing, active };
};
/** Returns the deleted versions that active indexes name and that the plan does not have yet. */
const findMissing = ({ candidates, decisions }, active, manifests) => {
    const known = new Set(decisions.map(({ version }) => version.id));
    for (const { id } of active)
        known.add(id);
    const children = active.flatMap(({ id, name }) => (0,_retention_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .entriesOf */ .Mc)(manifests.get(name)).map(({ digest }) => ({ digest, id })));
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
        const children = new Set([...read.values()].flatMap(_retention_manifest_js__WEBPACK_IMPORTED_MODULE_6__/* .entriesOf */ .Mc).map(({ digest }) => digest));
        next = children.intersection(listed).difference(manifests);
    }
    return { manifests, graph: (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_5__/* .buildGraph */ .ZG)(versions, manifests) };
};


/***/ }),

/***/ 97151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ deletePlaceholders)
/* harmony export */ });
/* harmony import */ var _github_package_changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68487);

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
        const removal = await (0,_github_package_changes_js__WEBPACK_IMPORTED_MODULE_0__/* .deleteVersion */ .CH)(client, owner, target.ref, version.id);
        yield 'problem' in removal
            ? { index, outcome: 'failed', problem: `${isPlaceholder}; delete version ${version.id}: ${removal.problem}` }
            : { index, outcome: 'refused', problem: `${isPlaceholder}, so it was deleted again` };
    }
}
const isPlaceholder = 'it is an empty placeholder, with which untag removed its tag from an image';


/***/ })

};
