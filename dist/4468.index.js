export const id = 4468;
export const ids = [4468];
export const modules = {

/***/ 94468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createRefLookup: () => (/* binding */ createRefLookup),
  unaskedRefs: () => (/* binding */ unaskedRefs)
});

// EXTERNAL MODULE: ./lib/github/packages.js + 1 modules
var github_packages = __webpack_require__(62574);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/github/list.js
var github_list = __webpack_require__(92967);
// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(28595);
// EXTERNAL MODULE: ./lib/github/time.js
var time = __webpack_require__(79322);
;// CONCATENATED MODULE: ./lib/github/repository.js





/** The lists of a repository, each with the permission that a workflow's token needs to read it. */
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
    const list = {
        route: `GET /repos/${repository}/${kind}`,
        parameters,
        item,
        attempted: `listing the ${what} of ${repository}`,
        explain: refusal/* sayRefusal */.q
    };
    const identity = { keyOf: nameOf, stateOf: nameOf };
    const listed = await (isSteady ? (0,github_list/* listSteadily */.I)(client, list, identity) : (0,github_list/* listAll */._)(client, list));
    return listed.ok ? (0,result.ok)(new Set(listed.value.map(nameOf))) : listed;
};
const nameOf = (entry) => ('number' in entry ? String(entry.number) : entry.name);
/** A closed pull request; GitHub may not say when it was closed, which is no later than its last update. */
const closedPull = dist/* pipe */.FsL(dist/* object */.Ikc({ number: dist/* number */.aig(), closed_at: dist/* optional */.lqM(time/* time */.k), updated_at: dist/* pipe */.FsL(time/* time */.k, dist/* number */.aig()) }), dist/* transform */.pdi(({ number, closed_at: closed, updated_at: updated }) => ({
    number,
    updated,
    closedAt: Math.min(closed ?? updated, updated)
})));
/**
 * Returns when each pull request was closed, by number, of those closed at or after a time. They are read last updated
 * first, up to one that was updated earlier. An update in the meantime moves one to a page that was already read, so two
 * readings of several pages must agree.
 */
const listClosedPulls = async (client, repository, since) => {
    const attempted = `listing the closed pull requests of ${repository}`;
    let isInOrder = true;
    const list = {
        route: `GET /repos/${repository}/pulls`,
        parameters: { state: 'closed', sort: 'updated', direction: 'desc' },
        item: closedPull,
        attempted,
        explain: refusal/* sayRefusal */.q,
        isLastPage: (items) => {
            isInOrder &&= items.every(({ updated }, index) => updated <= (items[index - 1]?.updated ?? updated));
            return !isInOrder || items.some(({ updated }) => updated < since);
        }
    };
    const isRecent = ({ closedAt }) => closedAt >= since;
    const read = await (0,github_list/* listSteadily */.I)(client, list, {
        keyOf: ({ number }) => number,
        stateOf: (pull) => (isRecent(pull) ? `${pull.number} ${pull.closedAt}` : '')
    });
    if (!read.ok)
        return read;
    if (!isInOrder)
        return (0,result/* err */._q)(`${attempted}: they do not come in the order of their updates, so it cannot be told which are missing`);
    const recent = read.value.filter(isRecent).map(({ number, closedAt }) => [`${number}`, closedAt]);
    return (0,result.ok)({ listed: read.value.length, closedAt: new Map(recent) });
};
const repositoryBody = dist/* object */.Ikc({ default_branch: dist/* string */.YjP() });
/** Returns the name of the default branch of a repository (`owner/name`). */
const readDefaultBranch = async (client, repository) => {
    const answer = await client.request(`GET /repos/${repository}`);
    const body = dist/* safeParse */.xLC(repositoryBody, answer.data);
    return answer.status === 200 && body.success
        ? (0,result.ok)(body.output.default_branch)
        : (0,result/* err */._q)((0,refusal/* sayRefusal */.q)(answer, `asking for the default branch of ${repository}`));
};

// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __webpack_require__(14532);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/github/deployments.js





const deployment = dist/* pipe */.FsL(dist/* object */.Ikc({
    id: dist/* number */.aig(),
    environment: dist/* string */.YjP(),
    sha: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[0-9a-f]{7,64}$/i)),
    ref: dist/* string */.YjP(),
    created_at: dist/* pipe */.FsL(time/* time */.k, dist/* number */.aig()),
    transient_environment: dist/* nullish */.cl6(dist/* boolean */.zMY())
}), dist/* transform */.pdi(({ created_at: created, transient_environment: isTransient, ...rest }) => {
    return { ...rest, created, isTransient: isTransient === true };
}));
/** Repositories with more pages are not read: each reading would take over a hundred requests. */
const pageLimit = 100;
const keyOf = ({ id }) => id;
const stateOf = ({ id }) => `${id}`;
/**
 * Returns all deployments of a repository: only the end of the list shows that there is no other environment. A deletion
 * in the meantime may hide another one, so a list of several pages must agree with the earlier reading, or with a second one.
 */
const listDeployments = async (client, repository, earlier) => {
    const list = {
        route: `GET /repos/${repository}/deployments`,
        parameters: {},
        item: deployment,
        attempted: `listing the deployments of ${repository}`,
        explain: refusal/* sayRefusal */.q,
        pageLimit
    };
    if (earlier === null)
        return (0,github_list/* listAll */._)(client, list);
    return (0,github_list/* listSteadily */.I)(client, list, { keyOf, stateOf, before: new Set(earlier.map(stateOf)) });
};
const deployments_status = dist/* object */.Ikc({ id: dist/* number */.aig(), state: dist/* string */.YjP(), created_at: dist/* pipe */.FsL(time/* time */.k, dist/* number */.aig()) });
/** The states that say how a deployment ended. GitHub adds `inactive` when a later one takes its place. */
const results = ['success', 'failure', 'error'];
/**
 * Returns whether a deployment succeeded, by the newest status that says how it ended. One in a transient environment does
 * not count once it is inactive: the environment is gone.
 */
const isSuccessful = async (client, repository, { id, isTransient }) => {
    const statuses = await (0,github_list/* listAll */._)(client, {
        route: `GET /repos/${repository}/deployments/${id}/statuses`,
        parameters: {},
        item: deployments_status,
        attempted: `listing the statuses of deployment ${id} of ${repository}`,
        explain: refusal/* sayRefusal */.q
    });
    if (!statuses.ok)
        return statuses;
    const states = statuses.value.toSorted((a, b) => b.created_at - a.created_at || b.id - a.id).map(({ state }) => state);
    if (isTransient && states[0] === 'inactive')
        return (0,result.ok)(false);
    return (0,result.ok)(states.find((state) => results.includes(state)) === 'success');
};

// EXTERNAL MODULE: ./lib/retention/deployments.js
var deployments = __webpack_require__(51714);
;// CONCATENATED MODULE: ./lib/inventory/deployment-reader.js



/** The most statuses that one reading asks for; a repository that takes more has hundreds of forgotten environments. */
const maxStatuses = 1000;
/**
 * Returns a function that reads the newest `perEnvironment` successful deployments of each environment of a repository. It
 * reads the whole list, but only the statuses that matter. An error if no deployment was successful: then the repository is
 * not the one that deploys, or a response is wrong.
 */
const createDeploymentReader = (client, perEnvironment) => {
    const readings = new Map();
    return async (repository) => {
        const earlier = readings.get(repository.toLowerCase());
        const listing = await listDeployments(client, repository, earlier?.listed ?? null);
        // One answer is no proof that there is none.
        const listed = listing.ok && listing.value.length === 0 ? await listDeployments(client, repository, null) : listing;
        if (!listed.ok)
            return listed;
        const known = { listed: listed.value, succeeded: earlier?.succeeded ?? new Set() };
        const found = await findSuccessful(client, repository, known, perEnvironment);
        if (!found.ok)
            return found;
        readings.set(repository.toLowerCase(), known);
        const { successful, asked } = found.value;
        if (successful.length === 0) {
            return (0,result/* err */._q)(`listing the deployments of ${repository}: none of ${known.listed.length} was successful`);
        }
        return (0,result.ok)({ facts: { perEnvironment, successful }, requests: Math.ceil(known.listed.length / 100) + asked });
    };
};
/** Returns the newest `count` successful deployments of each environment, and how many statuses were requested. */
const findSuccessful = async (client, repository, { listed, succeeded }, count) => {
    const environments = [...(0,deployments/* newestOfEach */.VN)(listed, listed.length).values()].map((all) => ({
        waiting: [...all],
        successful: Array.of()
    }));
    for (let asked = 0;;) {
        // No fewer than these are needed, whatever their statuses are.
        const next = environments.map(({ waiting, successful }) => ({
            successful,
            deployments: waiting.splice(0, count - successful.length)
        }));
        const all = next.flatMap(({ deployments }) => deployments);
        if (all.length === 0)
            return (0,result.ok)({ successful: environments.flatMap(({ successful }) => successful), asked });
        const unknown = all.filter(({ id }) => !succeeded.has(id));
        asked += unknown.length;
        if (asked > maxStatuses)
            return (0,result/* err */._q)(tooManyStatuses(repository, count, environments.length));
        const added = await addSucceeded(client, repository, unknown, succeeded);
        if (!added.ok)
            return added;
        for (const { successful, deployments } of next)
            successful.push(...deployments.filter(({ id }) => succeeded.has(id)));
    }
};
const tooManyStatuses = (repository, count, environments) => `listing the deployments of ${repository}: more than ${maxStatuses} of them would have to be asked for their status, to find ${count} successful ones in each of ${environments} environments; keep fewer deployments, or delete those of environments that no longer exist`;
/** Adds the ids of those deployments that were successful. */
const addSucceeded = async (client, repository, deployments, succeeded) => {
    if (deployments.length > 0 && !(await client.hasBudgetFor(deployments.length))) {
        throw new Error(`listing the deployments of ${repository}: the primary rate limit does not cover the statuses of ${deployments.length} of them`);
    }
    const results = await Promise.all(deployments.map(async (each) => ({ id: each.id, success: await isSuccessful(client, repository, each) })));
    for (const { id, success } of results) {
        if (!success.ok)
            return success;
        if (success.value)
            succeeded.add(id);
    }
    return (0,result.ok)(null);
};

// EXTERNAL MODULE: ./lib/inventory/listing-budget.js
var listing_budget = __webpack_require__(86544);
;// CONCATENATED MODULE: ./lib/inventory/ref-lookup.js







/** The answers when nothing was asked. */
const unaskedRefs = {
    facts: { pullRequests: null, closedPullRequests: null, branches: null, tags: null, deployments: null },
    repository: null,
    askedAt: Number.POSITIVE_INFINITY,
    lookupRequests: 0
};
/** Returns a lookup in the repository that the policy of a package names, else in the one that GitHub links it to. */
const createRefLookup = (options) => {
    const { clock } = options;
    const reportOnce = createReportOnce(options.onProblem);
    const repositoryOf = createRepositoryFinder(options);
    const sources = createSources(options);
    const answerWith = (question, source) => createTimedLookup(clock, async (repository, alone) => {
        const answer = await toResult(source(repository, alone));
        if (answer.ok)
            return answer.value;
        const remedy = `give the job permissions: ${permissions[question]}, and the token access to ${repository}`;
        reportOnce(question, `${answer.problem}; ${remedy}, or set another repository (input, or key of the policy)`);
        return { facts: null, requests: 0 };
    });
    const pullRequests = answerWith('pr-open', sources['pr-open']);
    const closedPullRequests = answerWith('then-for', sources['then-for']);
    const branches = answerWith('branch-exists', sources['branch-exists']);
    const tags = answerWith('tag-exists', sources['tag-exists']);
    const deployments = answerWith('deployments', sources.deployments);
    return async (target, questions, again) => {
        const { facts: before, lookupRequests } = again?.known ?? unaskedRefs;
        if (questions.size === 0) {
            return { ...(again?.known ?? unaskedRefs), askedAt: unaskedRefs.askedAt, lookupRequests };
        }
        const repository = await repositoryOf(target);
        if (!repository.ok) {
            for (const question of questions)
                reportOnce(question, `${repository.problem}; set the input repository, or the key repository of the policy`);
            return unaskedRefs;
        }
        const ask = async (question, lookup, known) => questions.has(question)
            ? lookup(repository.value, again?.since ?? null)
            : { time: unaskedRefs.askedAt, facts: known, requests: 0 };
        const open = ask('pr-open', pullRequests, before.pullRequests);
        const answers = await Promise.all([
            open,
            // A pull request that is closed between the two lists is on both.
            open.then(() => ask('then-for', closedPullRequests, before.closedPullRequests)),
            ask('branch-exists', branches, before.branches),
            ask('tag-exists', tags, before.tags),
            ask('deployments', deployments, before.deployments)
        ]);
        const [opened, closed, existing, tagged, deployed] = answers;
        return {
            facts: {
                pullRequests: opened.facts,
                closedPullRequests: closed.facts,
                branches: existing.facts,
                tags: tagged.facts,
                deployments: deployed.facts
            },
            repository: repository.value,
            askedAt: Math.min(...answers.map(({ time }) => time)),
            lookupRequests: answers.reduce((sum, { requests }) => sum + requests, 0)
        };
    };
};
/** Returns a function that finds the repository to ask about a package. */
const createRepositoryFinder = ({ client, owner, running }) => {
    const linked = new Map();
    return async ({ ref, policy }) => {
        if (policy.repository !== null)
            return (0,result.ok)(policy.repository);
        return once(linked, `${ref.type}/${ref.name}`, async () => {
            const found = await toResult((0,github_packages/* getPackage */.bP)(client, owner, ref));
            if (!found.ok)
                return found;
            const repository = found.value?.repository ?? running;
            return version/* repositoryForm */.Z7.test(repository)
                ? (0,result.ok)(repository)
                : (0,result/* err */._q)(`GitHub links the ${ref.type} package ${ref.owner}/${ref.name} to no repository`);
        });
    };
};
const createReportOnce = (onProblem) => {
    const reported = new Set();
    return (question, why) => {
        const problem = describeUnanswered(question, why);
        if (reported.has(problem))
            return;
        onProblem(problem);
        reported.add(problem);
    };
};
/** Describes the effect of a question without an answer. */
const describeUnanswered = (question, why) => {
    if (question === 'deployments')
        return `deployments keeps every version, because GitHub did not answer it: ${why}`;
    const key = question === 'then-for' ? question : `while: ${question}`;
    return `${key} is taken as true everywhere, because GitHub did not answer it: ${why}`;
};
const permissions = {
    'pr-open': permissionFor('pulls'),
    'then-for': permissionFor('pulls'),
    'branch-exists': permissionFor('branches'),
    'tag-exists': permissionFor('tags'),
    deployments: 'deployments: read'
};
/** Returns the sources of all answers. */
const createSources = ({ client, policies, now }) => {
    const keeps = policies.flatMap(({ rules }) => rules.map(({ keep }) => keep));
    const listNames = createRefLister(client);
    const readDeployments = createDeploymentReader(client, Math.max(0, ...keeps.map(({ deployments = 0 }) => deployments)));
    // Dates before 1970 are none of GitHub's.
    const closedSince = Math.max(0, Math.min(now, ...keeps.flatMap(({ 'then-for': thenFor }) => (thenFor ? [(0,duration/* subtractDuration */.nj)(now, thenFor)] : []))));
    const listRecentlyClosed = async (repository, alone) => {
        const first = await listClosedPulls(client, repository, closedSince);
        const isEmpty = first.ok && first.value.listed === 0;
        // One answer is no proof that there is none.
        const read = isEmpty && alone ? await listClosedPulls(client, repository, closedSince) : first;
        if (!read.ok)
            return read;
        const { listed, closedAt } = read.value;
        return (0,result.ok)({ facts: { since: closedSince, closedAt }, requests: pagesOf(listed) });
    };
    return {
        'pr-open': listNames('pulls'),
        'then-for': listRecentlyClosed,
        'branch-exists': listNames('branches'),
        'tag-exists': listNames('tags'),
        deployments: (repository) => readDeployments(repository)
    };
};
/** Returns the number of pages of a list with this many items. */
const pagesOf = (items) => Math.max(1, Math.ceil(items / 100));
/** Returns a function that returns the source of all names of one kind. */
const createRefLister = (client) => {
    const defaultBranches = new Map();
    const list = async (repository, kind, alone) => {
        const names = await listRefs(client, repository, kind, alone);
        if (!names.ok)
            return names;
        if (kind === 'branches') {
            const main = await once(defaultBranches, repository, () => toResult(readDefaultBranch(client, repository)));
            if (!main.ok)
                return main;
            const lacking = `listing the branches of ${repository}: GitHub gave ${names.value.size}, without its default branch`;
            if (!names.value.has(main.value))
                return (0,result/* err */._q)(`${lacking} "${main.value}", so the list is incomplete`);
        }
        // A repository may have no tags, or no open pull requests; but not on the word of one answer.
        return names.value.size === 0 && alone ? listRefs(client, repository, kind, alone) : names;
    };
    return (kind) => async (repository, alone) => {
        const names = await list(repository, kind, alone);
        return names.ok ? (0,result.ok)({ facts: names.value, requests: pagesOf(names.value.size) }) : names;
    };
};
/** Returns a lookup that shares its answers among packages. */
const createTimedLookup = (clock, answer) => {
    const first = new Map();
    const latest = new Map();
    return async (repository, since) => {
        const key = repository.toLowerCase();
        const asking = async () => {
            const time = clock.elapsed();
            return { ...(await answer(repository, since === null)), time };
        };
        if (since === null)
            return once(first, key, asking);
        const held = latest.get(key) ?? first.get(key);
        const known = await held;
        if (known && known.time > since)
            return known;
        // Unless another package is asking already.
        if (latest.get(key) === held)
            latest.delete(key);
        return once(latest, key, asking);
    };
};
/** Returns the result of a request, with a rejection as a problem; rejects only if the hour does not cover it. */
const toResult = async (request) => {
    try {
        return await request;
    }
    catch (error) {
        if ((0,listing_budget/* isOverBudget */.qr)(error))
            throw error;
        return (0,result/* err */._q)((0,result/* errorMessage */.gJ)(error));
    }
};
/** Returns the result of a work that is done once for a key, or again if it failed. */
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


/***/ }),

/***/ 51714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VN: () => (/* binding */ newestOfEach),
/* harmony export */   cI: () => (/* binding */ matchDeployments)
/* harmony export */ });
/* unused harmony export areKnown */
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96953);
/* harmony import */ var _ref_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(56405);
/* harmony import */ var _word_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4529);



/**
 * Returns a function from the labels of a version to the environments whose newest `count` deployments used it: none if it
 * was not deployed, null if that is unknown, which protects it. Labels without `{sha}` or `{name}` cannot be compared.
 */
const matchDeployments = ({ delete: patterns }, count, type, deployments) => {
    if (count === 0)
        return () => [];
    if (!areKnown(deployments, count))
        return () => null;
    const byEnvironment = newestOfEach(deployments.successful, count);
    const toMatcher = (used) => createMatcher(patterns, type, used);
    const isDeployed = toMatcher([...byEnvironment.values()].flat());
    const environments = new Map();
    const isDeployedTo = (name, used, label) => {
        const matcher = environments.get(name) ?? toMatcher(used);
        environments.set(name, matcher);
        return matcher(label);
    };
    return (labels) => {
        const found = labels
            .filter(isDeployed)
            .flatMap((label) => [...byEnvironment].flatMap(([name, used]) => (isDeployedTo(name, used, label) ? [name] : [])));
        if (found.length > 0)
            return [...new Set(found)].toSorted();
        return labels.length > 0 && labels.every((label) => isComparable(patterns, label, type)) ? [] : null;
    };
};
/** True if at least `count` deployments of each environment are known. */
const areKnown = (deployments, count) => deployments !== null && deployments.perEnvironment >= count;
/** Returns the newest `count` deployments of each environment. */
const newestOfEach = (deployments, count) => {
    const newestFirst = deployments.toSorted((a, b) => b.created - a.created || b.id - a.id);
    const groups = Map.groupBy(newestFirst, ({ environment }) => environment);
    return new Map([...groups].map(([name, group]) => [name, group.slice(0, count)]));
};
/** The fewest hexadecimal digits by which a commit is recognized. */
const shortestSha = 7;
/** Returns a function that is true for labels that one of the deployments used. */
const createMatcher = (patterns, type, used) => {
    const commits = [...new Set(used.map(({ sha }) => sha.toLowerCase()))];
    const prefixes = commits.flatMap((sha) => Array.from({ length: sha.length - shortestSha + 1 }, (_, more) => sha.slice(0, shortestSha + more)));
    const [whole, sha] = [(0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)(commits), { name: 'sha', words: (0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)(prefixes) }];
    const name = { name: 'name', words: (0,_word_index_js__WEBPACK_IMPORTED_MODULE_1__/* .indexWords */ .e)([...new Set(used.map(({ ref }) => ref))].flatMap(formsOf)) };
    const isCommit = (text) => sha.words.has(text) || whole.at(text, 0).length > 0;
    return (label) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAnyWord */ .eI)(patterns, label, type, sha) ||
        (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesAnyWord */ .eI)(patterns, label, type, name) ||
        (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'sha').some((text) => text !== null && isCommit(text.toLowerCase()));
};
/** A deployment may name a branch or a Git tag, also in full. */
const formsOf = (ref) => [ref, ref.replace(/^refs\/(heads|tags)\//, '')].flatMap((name) => [...(0,_ref_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .branchForms */ .w)(name), ...(0,_ref_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .tagForms */ .g)(name)]);
/** True if a label has a commit or a ref to compare, and no text in its place that cannot be one. */
const isComparable = (patterns, label, type) => {
    const isWritten = (text) => text !== null;
    const commits = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'sha').filter(isWritten);
    const refs = (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .capturesOf */ .JR)(patterns, label, type, 'name').filter(isWritten);
    return (commits.length + refs.length > 0 &&
        commits.every((text) => /^[0-9a-f]{7,}$/i.test(text)) &&
        refs.every((text) => text !== ''));
};


/***/ }),

/***/ 56405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ tagForms),
/* harmony export */   w: () => (/* binding */ branchForms)
/* harmony export */ });
/** Returns the forms of a branch in labels: as it is, or as docker/metadata-action writes it; some tools use lower case. */
const branchForms = (branch) => [branch, branch.toLowerCase()].flatMap(refForms);
/** Returns the forms of a Git tag in labels: also without everything up to its last slash, and without a leading `v`. */
const tagForms = (tag) => [tag, tag.slice(tag.lastIndexOf('/') + 1)].flatMap((name) => [name, name.replace(/^v(?=\d)/, '')]).flatMap(refForms);
/** docker/metadata-action turns every run of characters that tags cannot have into one dash. */
const refForms = (ref) => [ref, ref.replace(/[^A-Za-z0-9._-]+/g, '-')];


/***/ }),

/***/ 4529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ indexWords)
/* harmony export */ });
/** The number of characters of a word that are looked up before words of each length. */
const headLength = 3;
/** Indexes words, so that finding them takes a few look-ups at each position of a text, however many words there are. */
const indexWords = (words) => {
    const all = new Set(words);
    const lengths = new Map();
    for (const word of all) {
        const head = word.slice(0, headLength);
        lengths.set(head, (lengths.get(head) ?? new Set()).add(word.length));
    }
    return {
        has: (text) => all.has(text),
        at: (text, start) => {
            const found = [];
            for (let size = 1; size <= headLength && start + size <= text.length; size++) {
                for (const length of lengths.get(text.slice(start, start + size)) ?? []) {
                    const word = text.slice(start, start + length);
                    if (all.has(word))
                        found.push(word);
                }
            }
            return found;
        }
    };
};


/***/ })

};
