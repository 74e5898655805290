export const id = 5027;
export const ids = [5027];
export const modules = {

/***/ 5027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check)
});

// EXTERNAL MODULE: ./lib/inventory/find-packages.js
var find_packages = __webpack_require__(73163);
// EXTERNAL MODULE: ./lib/inventory/listing-budget.js
var listing_budget = __webpack_require__(86544);
// EXTERNAL MODULE: ./lib/inventory/take-inventory.js
var take_inventory = __webpack_require__(85452);
// EXTERNAL MODULE: ./lib/retention/evaluate.js + 2 modules
var evaluate = __webpack_require__(2058);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var pattern = __webpack_require__(96953);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/compare.js



/** The index of no policy, where a list of policies has none for a package. */
const noPolicy = -1;
/** Returns the index of the first policy that applies to a package; `noPolicy` if none does. */
const findPolicy = (policies, { type, name }) => policies.findIndex((policy) => policy.type === type && (0,pattern/* matchesName */.Hj)(policy.packages, name));
/** Returns the plan for a package to which no policy applies: it keeps every version. */
const planWithoutPolicy = ({ type, versions, graph }) => {
    const decisions = versions.map((version, index) => {
        const labels = (0,evaluate/* labelsOf */.PC)(version, type);
        const reason = { code: 'uncovered', labels: labels.length > 0 ? labels : ['@untagged'] };
        return {
            version,
            part: graph?.parts[index] ?? 'version',
            action: 'keep',
            untag: [],
            reasons: [reason]
        };
    });
    const images = decisions.filter(version/* isTopLevel */["in"]).length;
    return { status: 'ok', decisions, images, changes: [], emptiesPackage: false };
};

// EXTERNAL MODULE: ./lib/retention/plan.js
var plan = __webpack_require__(38599);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/retention/suspect-patterns.js
var suspect_patterns = __webpack_require__(53347);
// EXTERNAL MODULE: ./lib/modes/clean.js + 3 modules
var clean = __webpack_require__(21322);
// EXTERNAL MODULE: ./lib/modes/package-run.js
var package_run = __webpack_require__(95504);
;// CONCATENATED MODULE: ./lib/modes/check.js









/** Plans what the policies delete and, from the same inventory, what those of `base` do. Changes nothing. */
const check = (context, base) => {
    const { policies } = context;
    return {
        ...(0,clean.clean)(context),
        findTargets: async () => {
            const found = await (0,find_packages/* findPackages */.t)({ ...context, compared: base?.policies ?? [] });
            return {
                ...found,
                targets: found.targets.map((each) => (each.policyIndex < policies.length ? each : left(each)))
            };
        },
        plan: async (target) => {
            try {
                return { ...(await planTarget(context, base, target)), apply: (0,package_run/* unplanned */.U)(target).apply };
            }
            catch (error) {
                if ((0,listing_budget/* isOverBudget */.qr)(error) || context.stop.signal.aborted)
                    throw error;
                return skip(target, (0,result/* errorMessage */.gJ)(error));
            }
        }
    };
};
/** Returns a package to which only the policy that is compared with applies. */
const left = (target) => ({
    ...target,
    policyIndex: noPolicy,
    policy: { ...target.policy, inUse: null, protect: null, rules: [] }
});
/** A package that cannot be read proves nothing about the policy. */
const skip = (target, why) => ({ ...(0,package_run/* unplanned */.U)(target), skipped: why });
const planTarget = async (context, base, target) => {
    const problem = (0,clean.findUnversionedUse)(target);
    if (problem !== null)
        return (0,package_run/* unplanned */.U)(target, problem);
    const policyIndex = base ? findPolicy(base.policies, target.ref) : noPolicy;
    const policy = base?.policies[policyIndex] ?? null;
    const taken = await (0,take_inventory/* takeInventory */.O)(context, target, context.now, 'whole', policy);
    if (!taken.ok)
        return skip(target, taken.problem);
    const inventory = taken.value;
    if (inventory.unreadable.length > 0)
        return skip(target, inventory.problems.join('; '));
    const run = target.policyIndex === noPolicy
        ? { ...(0,package_run/* unplanned */.U)(target), inventory, plan: planWithoutPolicy(inventory) }
        : (0,clean.planInventory)(context, target, inventory);
    if (!base || !run.plan)
        return run;
    return { ...run, base: { policyIndex, plan: planBase({ ...target, policy }, inventory, context.now) } };
};
/** Returns what a run with the policy that is compared with would do, which leaves alone what it cannot decide. */
const planBase = ({ ref, policy }, inventory, now) => {
    const isDecided = policy && (0,clean.findUnversionedUse)({ ref, policy }) === null && (0,suspect_patterns/* findSuspect */.tL)(policy, inventory) === null;
    return isDecided
        ? (0,plan/* planPackage */.Gv)(inventory, policy, inventory.comparedFacts ?? inventory.facts, now)
        : planWithoutPolicy(inventory);
};


/***/ })

};
