export const id = 24;
export const ids = [24];
export const modules = {

/***/ 7024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRefLookup: () => (/* binding */ createRefLookup),
  w: () => (/* binding */ unaskedRefs)
});

// EXTERNAL MODULE: ./lib/github/packages.js
var github_packages = __webpack_require__(6034);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
// EXTERNAL MODULE: ./lib/github/list.js
var github_list = __webpack_require__(2967);
// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(8595);
;// CONCATENATED MODULE: ./lib/github/repository.js




/** The lists that can be asked of a repository, with the permission that a workflow's token needs for it. */
const listings = {
    pulls: {
        what: 'open pull requests',
        parameters: { state: 'open' },
        permission: 'pull-requests: read',
        item: dist/* object */.Ikc({ number: dist/* number */.aig() })
    },
    branches: { what: 'branches', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) },
    tags: { what: 'tags', parameters: {}, permission: 'contents: read', item: dist/* object */.Ikc({ name: dist/* string */.YjP() }) }
};
/** Returns the permission that a job needs to list these, as a workflow writes it. */
const permissionFor = (kind) => listings[kind].permission;
/**
 * Returns the numbers of the open pull requests, or the names of all branches or tags, of a repository (`owner/name`). Others
 * may close or delete some meanwhile: only a steady list lacks none of the others then.
 */
const listRefs = async (client, repository, kind, isSteady) => {
    const { what, parameters, item } = listings[kind];
    const attempted = `listing the ${what} of ${repository}`;
    const list = {
        route: `GET /repos/${repository}/${kind}`,
        parameters,
        item,
        attempted,
        explain: (answer) => (0,refusal/* sayRefusal */.q)(answer, attempted)
    };
    const identity = { keyOf: nameOf, stateOf: nameOf };
    const listed = await (isSteady ? (0,github_list/* listSteadily */.Ij)(client, list, identity) : (0,github_list/* listAll */._w)(client, list));
    return listed.ok ? (0,result.ok)(new Set(listed.value.map(nameOf))) : listed;
};
const nameOf = (entry) => ('number' in entry ? String(entry.number) : entry.name);
const repositoryBody = dist/* object */.Ikc({ default_branch: dist/* string */.YjP() });
/** Returns the name of the default branch of a repository (`owner/name`). */
const readDefaultBranch = async (client, repository) => {
    const answer = await client.request(`GET /repos/${repository}`);
    const body = dist/* safeParse */.xLC(repositoryBody, answer.data);
    return answer.status === 200 && body.success
        ? (0,result.ok)(body.output.default_branch)
        : (0,result/* err */._)((0,refusal/* sayRefusal */.q)(answer, `asking for the default branch of ${repository}`));
};

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(4946);
// EXTERNAL MODULE: ./lib/inventory/listing-budget.js
var listing_budget = __webpack_require__(6544);
;// CONCATENATED MODULE: ./lib/inventory/ref-lookup.js





/** The answers when nothing was asked. */
const unaskedRefs = {
    facts: { pullRequests: null, branches: null, tags: null },
    repository: null,
    askedAt: Number.POSITIVE_INFINITY
};
/** The kind of refs that a condition lists. */
const refKinds = { 'pr-open': 'pulls', 'branch-exists': 'branches', 'tag-exists': 'tags' };
/** Returns a lookup in the repository that the policy of a package names, else in the one that GitHub links it to. */
const createRefLookup = ({ client, owner, clock, running, onProblem }) => {
    const linkedRepositories = new Map();
    const first = new Map();
    const latest = new Map();
    const reportOnce = createReportOnce(onProblem);
    const listNames = createRefLister(client, reportOnce);
    const repositoryOf = async ({ ref, policy }) => {
        if (policy.repository !== null)
            return (0,result.ok)(policy.repository);
        return once(linkedRepositories, `${ref.type}/${ref.name}`, async () => {
            const found = await toResult((0,github_packages/* getPackage */.bP)(client, owner, ref));
            if (!found.ok)
                return found;
            const repository = found.value?.repository ?? running;
            return version/* repositoryForm */.Z7.test(repository)
                ? (0,result.ok)(repository)
                : (0,result/* err */._)(`GitHub links the ${ref.type} package ${ref.owner}/${ref.name} to no repository`);
        });
    };
    const answerTo = async (repository, condition, since) => {
        const key = `${repository.toLowerCase()} ${condition}`;
        const asking = async () => {
            const time = clock.elapsed();
            return { time, names: await listNames(repository, condition, since === null) };
        };
        if (since === null)
            return once(first, key, asking);
        const known = await (latest.get(key) ?? first.get(key));
        if (known && known.time > since)
            return known;
        latest.delete(key);
        return once(latest, key, asking);
    };
    return async (target, conditions, again) => {
        const known = { ...(again?.known ?? unaskedRefs), askedAt: unaskedRefs.askedAt };
        const open = new Set(refConditions.filter((condition) => conditions.has(condition)));
        if (open.size === 0)
            return known;
        const repository = await repositoryOf(target);
        if (!repository.ok) {
            for (const condition of open)
                reportOnce(condition, `${repository.problem}; name one as the key or input repository`);
            return unaskedRefs;
        }
        const answer = async (condition, before) => open.has(condition)
            ? answerTo(repository.value, condition, again?.since ?? null)
            : { time: known.askedAt, names: before };
        const [pulls, branches, tags] = await Promise.all([
            answer('pr-open', known.facts.pullRequests),
            answer('branch-exists', known.facts.branches),
            answer('tag-exists', known.facts.tags)
        ]);
        return {
            facts: { pullRequests: pulls.names, branches: branches.names, tags: tags.names },
            repository: repository.value,
            askedAt: Math.min(pulls.time, branches.time, tags.time)
        };
    };
};
const createReportOnce = (onProblem) => {
    const reported = new Set();
    return (condition, why) => {
        const problem = `while: ${condition} holds for everything, since GitHub did not answer it: ${why}`;
        if (reported.has(problem))
            return;
        onProblem(problem);
        reported.add(problem);
    };
};
/** Returns a function that lists the names a condition asks for; null, and a problem, where GitHub gives no usable list. */
const createRefLister = (client, reportOnce) => {
    const defaultBranches = new Map();
    /** Lists names; with more care when this list `alone` decides. */
    const list = async (repository, kind, alone) => {
        const names = await toResult(listRefs(client, repository, kind, alone));
        if (!names.ok)
            return names;
        if (kind === 'branches') {
            const main = await once(defaultBranches, repository, () => toResult(readDefaultBranch(client, repository)));
            if (!main.ok)
                return main;
            const lacking = `listing the branches of ${repository}: GitHub gave ${names.value.size}, without its default branch`;
            if (!names.value.has(main.value))
                return (0,result/* err */._)(`${lacking} "${main.value}", which cannot be all`);
        }
        // A repository may have no tags, or no open pull requests; but not on the word of one answer.
        return names.value.size === 0 && alone ? toResult(listRefs(client, repository, kind, alone)) : names;
    };
    return async (repository, condition, alone) => {
        const kind = refKinds[condition];
        const names = await list(repository, kind, alone);
        if (names.ok)
            return names.value;
        const remedy = `give the job permissions: ${permissionFor(kind)}, and the token access to ${repository}`;
        reportOnce(condition, `${names.problem}; ${remedy}, or name another repository (key or input repository)`);
        return null;
    };
};
const refConditions = ['pr-open', 'branch-exists', 'tag-exists'];
/** Returns the result of a request, with a rejection as a problem; rejects only if the hour does not cover it. */
const toResult = async (request) => {
    try {
        return await request;
    }
    catch (error) {
        if ((0,listing_budget/* isOverBudget */.q)(error))
            throw error;
        return (0,result/* err */._)((0,result/* errorMessage */.g)(error));
    }
};
/** The result of a work that is done once for a key, or again where it failed. */
const once = (results, key, work) => {
    const known = results.get(key);
    if (known)
        return known;
    const result = work().catch((error) => {
        results.delete(key);
        throw error;
    });
    results.set(key, result);
    return result;
};


/***/ })

};
