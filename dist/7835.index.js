export const id = 7835;
export const ids = [7835];
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

/***/ 17835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   repair: () => (/* binding */ repair)
/* harmony export */ });
/* harmony import */ var _apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11390);
/* harmony import */ var _github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(68487);
/* harmony import */ var _github_packages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62574);
/* harmony import */ var _github_page_size_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(28072);
/* harmony import */ var _inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73163);
/* harmony import */ var _inventory_read_manifests_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12331);
/* harmony import */ var _retention_graph_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(84878);
/* harmony import */ var _retention_in_use_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(28109);
/* harmony import */ var _retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(15289);
/* harmony import */ var _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57772);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(39361);
/* harmony import */ var _in_use_warnings_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(68489);
/* harmony import */ var _lost_tags_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(66336);
/* harmony import */ var _package_run_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(95504);
/* harmony import */ var _restored_placeholders_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(97151);















/** Restores what tagged images, and images in use, lack. */
const repair = (context) => ({
    findTargets: () => (0,_inventory_find_packages_js__WEBPACK_IMPORTED_MODULE_3__/* .findPackages */ .t)(context),
    plan: (target) => planTarget(context, target),
    requestCost: (results) => results.reduce((sum, result) => sum + requestsFor(result), 0),
    applyCaps: () => { },
    findWarnings: () => []
});
/** Returns the requests to restore what is planned, and to look at the package again, for parts of parts twice. */
const requestsFor = ({ plan, inventory }) => {
    const changes = plan?.changes.length ?? 0;
    const pages = Math.ceil((inventory?.versions.length ?? 0) / _github_page_size_js__WEBPACK_IMPORTED_MODULE_9__/* .pageSize */ .T) + 3;
    return changes === 0 ? 0 : changes + 2 * pages;
};
/** Lists the active and the deleted versions of a package, and plans which of the latter are restored. */
const planTarget = async (context, target) => {
    const read = await takeInventory(context, target);
    if (!read.ok)
        return (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target, read.problem);
    const inventory = read.value;
    const plan = (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .planRepair */ .RZ)(inventory, context.now);
    const everything = [...inventory.active, ...plan.decisions.map(({ version }) => version)];
    const result = {
        ...(0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .unplanned */ .U)(target),
        warnings: [...unreadWarning(plan), ...(inventory.use ? useWarnings(inventory.use, everything) : [])],
        repairs: plan.repairs,
        inventory: toReported(inventory),
        plan,
        apply: (lane) => applyPackage(context, result, { inventory, plan }, lane)
    };
    return result;
};
/** Lists a package, and reads its manifests as far as they are not known. Versions that are `restored` count as active. */
const takeInventory = async (context, target, restored = [], known = new Map()) => {
    const { client, owner, progress, withRoom } = context;
    const { ref, policy } = target;
    const active = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listVersions */ .yO)(client, owner, ref, progress(ref, 'pages listed'));
    if (!active.ok)
        return active;
    const deleted = await (0,_github_packages_js__WEBPACK_IMPORTED_MODULE_2__/* .listDeleted */ .Mc)(client, owner, ref);
    if (!deleted.ok)
        return deleted;
    if (deleted.value === null)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .err */ ._q)(noDeletedList);
    const use = policy.inUse && (0,_retention_in_use_js__WEBPACK_IMPORTED_MODULE_12__/* .findUses */ .O)(policy.inUse, ref);
    const listed = { active: active.value, deleted: deleted.value, manifests: known, use };
    const before = new Map(deleted.value.map((version) => [version.id, version.deleted]));
    // One that a list still has as it was deleted is restored all the same; one that was deleted again is not.
    const back = restored.filter(({ id, deleted: time }) => !before.has(id) || before.get(id) === time);
    return withRoom(active.value.length, () => readInventory(context, target, (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .withRestored */ .Tw)(listed, back)));
};
/** Returns notes on files that name what does not exist, or what cannot be told. */
const useWarnings = (use, versions) => [
    ...(0,_in_use_warnings_js__WEBPACK_IMPORTED_MODULE_13__/* .describeMissing */ .U)(use, versions),
    ...(use.unversioned
        ? [
            `${use.unversioned.file}:${use.unversioned.line} names an image without a tag or digest that is known; it is repaired only if it is tagged`
        ]
        : [])
];
const noDeletedList = 'GitHub does not list the deleted versions of this owner to this token, so nothing can be repaired; to restore what a run of this action deleted, set mode: restore and restore-from';
/** Returns a note on what a dry run cannot know. */
const unreadWarning = ({ unread }) => unread === 0
    ? []
    : [
        `${unread} of the versions to restore may have parts of ${unread === 1 ? 'its' : 'their'} own, which are only known once ${unread === 1 ? 'it is' : 'they are'} restored; those that are deleted are restored in the same run`
    ];
const toReported = ({ active: versions, manifests }) => ({
    type: 'container',
    versions,
    manifests,
    graph: (0,_retention_graph_js__WEBPACK_IMPORTED_MODULE_5__/* .buildGraph */ .ZG)(versions, manifests),
    problems: []
});
/** Reads the manifests of all active versions, and those of deleted ones where the registry still returns them. */
const readInventory = async (context, { ref }, inventory) => {
    const { active, deleted, manifests: known } = inventory;
    const roots = (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .repairRoots */ .Hn)(inventory);
    const { manifests, problems } = await (0,_inventory_read_manifests_js__WEBPACK_IMPORTED_MODULE_4__/* .readManifests */ .PX)(context, ref, active, [...active.keys()], known, roots);
    const [problem, ...others] = problems.values();
    if (problem !== undefined)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .err */ ._q)(others.length > 0 ? `${problem}; and ${others.length} more like this` : problem);
    const read = new Map(manifests);
    if (deleted.some(({ name }) => typeof manifests.get(name) === 'object')) {
        const unread = new Set(deleted.map(({ name }) => name)).difference(read);
        // The registry keeps to its own number of requests at once.
        const facts = [...unread].map(async (digest) => [digest, await context.registry.readManifest(ref.name, digest)]);
        for (const [digest, { fact }] of await Promise.all(facts))
            if (typeof fact === 'object')
                read.set(digest, fact);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__.ok)({ ...inventory, manifests: read });
};
/** Restores what is planned, and then whatever the restored versions turn out to lack themselves. */
async function* applyPackage(context, result, first, lane) {
    const { stop, clock } = context;
    const { outcomes, target } = result;
    const attempted = new Set();
    const isRestored = (index) => outcomes.get(index)?.outcome === 'restored';
    let { inventory, plan } = first;
    for (;;) {
        for (const { index } of plan.changes)
            attempted.add(plan.decisions[index]?.version.id ?? 0);
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .applyPlan */ .gj)(plan, new Set(), createExecutor(context, target, inventory, lane), stop));
        if (!plan.changes.some(({ index }) => isRestored(index)))
            return;
        const restored = plan.decisions.flatMap(({ version }, index) => isRestored(index) && 'deleted' in version ? version : []);
        const seen = await lookAgain(context, result, (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .withRestored */ .Tw)(inventory, restored), restored);
        if (seen === null)
            return;
        inventory = seen;
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, (0,_lost_tags_js__WEBPACK_IMPORTED_MODULE_14__/* .findLostTags */ .z)(plan.decisions, outcomes, inventory.active));
        yield* (0,_package_run_js__WEBPACK_IMPORTED_MODULE_10__/* .record */ .g)(outcomes, (0,_restored_placeholders_js__WEBPACK_IMPORTED_MODULE_8__/* .deletePlaceholders */ .s)(context, result, plan.decisions));
        plan = (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .addRound */ .i_)(plan, (0,_retention_plan_repair_js__WEBPACK_IMPORTED_MODULE_6__/* .planRepair */ .RZ)(inventory, clock.now(), attempted));
        result.repairs = plan.repairs;
        result.plan = { ...plan, changes: [...(result.plan?.changes ?? []), ...plan.changes] };
    }
}
/** Takes inventory once more after a restore, and reports by it; returns null where that cannot be done. */
const lookAgain = async (context, result, assumed, restored) => {
    const { stop } = context;
    result.inventory = toReported(assumed);
    if (stop.signal.aborted)
        return null;
    const seen = await takeInventory(context, result.target, restored, assumed.manifests).catch(toProblem);
    if (!seen.ok) {
        if (!stop.signal.aborted)
            result.warnings.push(`the repaired images could not be checked: ${seen.problem}`);
        return null;
    }
    result.inventory = toReported(seen.value);
    return seen.value;
};
const toProblem = (error) => (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .err */ ._q)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_11__/* .errorMessage */ .gJ)(error));
/** Returns what restores a version; a signature waits for what it refers to, and an image in use for its parts. */
const createExecutor = ({ client, owner, clock }, { ref }, { deleted }, lane) => {
    const byId = new Map(deleted.map((version) => [version.id, version]));
    const execute = async ({ id }) => {
        const version = byId.get(id);
        if (version && (0,_retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .isExpired */ ._d)(version, clock.now()))
            return { outcome: 'refused', problem: _retention_plan_restore_js__WEBPACK_IMPORTED_MODULE_7__/* .expiredProblem */ .fv };
        return (0,_github_package_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .restoreVersion */ .Hy)(client, owner, ref, id, true);
    };
    const executor = (0,_apply_apply_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .restoreExecutor */ .e6)(execute, lane);
    return {
        ...executor,
        blockedBy: (before, change) => {
            if (change.image)
                return executor.blockedBy(before, change);
            return before.every(({ outcome }) => outcome === 'restored') ? null : subjectMissing;
        }
    };
};
const subjectMissing = { outcome: 'skipped', problem: 'what it refers to could not be restored' };


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
