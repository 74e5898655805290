export const id = 182;
export const ids = [182];
export const modules = {

/***/ 8818:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   YU: () => (/* binding */ endOfTime),
/* harmony export */   rv: () => (/* binding */ servedAt),
/* harmony export */   yK: () => (/* binding */ createBudget)
/* harmony export */ });
const unknown = { remaining: Number.POSITIVE_INFINITY, ends: 0 };
/** GitHub's servers do not agree on the time to the second. */
const margin = 1000;
/** Two resets that are closer than this are of the same hour. */
const sameHour = 60_000;
/** The latest time that a Date can hold. */
const endOfTime = 8.64e15;
/** Returns the budget of a token, of which `reserve` requests are left for others. */
const createBudget = (clock, reserve) => {
    let known = null;
    const current = () => {
        if (known && clock.elapsed() >= known.ends) {
            known = { ...known, remaining: known.limit, ends: Number.POSITIVE_INFINITY };
        }
        return known;
    };
    const usable = (requests) => Math.max(0, requests - reserve);
    return {
        update: (headers) => {
            const numbers = ['limit', 'remaining', 'reset'].map((name) => Number(headers[`x-ratelimit-${name}`]));
            const [limit = Number.NaN, remaining = Number.NaN, seconds = Number.NaN] = numbers;
            if (!Number.isFinite(remaining) || !Number.isFinite(seconds))
                return false;
            const reset = Math.min(seconds * 1000, endOfTime);
            const hour = current();
            if (hour === null || reset >= hour.reset + sameHour) {
                // The rest of the hour is the difference of two times of GitHub's.
                const ends = clock.elapsed() + Math.max(0, reset - (servedAt(headers) ?? clock.now())) + margin;
                known = { limit: Number.isFinite(limit) ? limit : Number.POSITIVE_INFINITY, remaining, reset, ends };
            }
            else if (reset > hour.reset - sameHour && hour.ends !== Number.POSITIVE_INFINITY) {
                // Responses may overtake each other: an older one does not include what was spent since.
                hour.remaining = Math.min(hour.remaining, remaining);
            }
            return true;
        },
        remaining: () => {
            const { remaining, ends } = current() ?? unknown;
            // A new hour counts as having one request until an answer reports it: no run waits for a guess.
            return Math.max(ends === Number.POSITIVE_INFINITY ? 1 : 0, usable(remaining));
        },
        hourly: () => usable(known?.limit ?? Number.POSITIVE_INFINITY),
        consume: (requests) => {
            const hour = current();
            if (hour)
                hour.remaining -= requests;
        },
        reset: () => {
            const hour = current();
            // An hour that no response has reported yet has just begun.
            if (hour === null || hour.ends === Number.POSITIVE_INFINITY)
                return { time: clock.now(), wait: 0 };
            return { time: hour.reset, wait: hour.ends - clock.elapsed() };
        }
    };
};
/** Returns when GitHub sent a response by its own clock, in milliseconds since 1970; null where it does not say. */
const servedAt = (headers) => {
    const time = Date.parse(String(headers['date'] ?? ''));
    return Number.isNaN(time) ? null : time;
};


/***/ }),

/***/ 28595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ explainRefusal),
/* harmony export */   q: () => (/* binding */ sayRefusal)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8818);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90380);


/** Describes in one line what GitHub refused about a package, why, and the remedy. */
const explainRefusal = (response, attempted) => [sayStatus(response, attempted), remedyFor(response) ?? remedyForPackage(response)].filter(Boolean).join('; ');
/** Describes any other refusal; the caller knows which access is needed. */
const sayRefusal = (response, attempted) => [sayStatus(response, attempted), remedyFor(response)].filter(Boolean).join('; ');
const headerOf = ({ headers }, name) => String(headers[name] ?? '');
const sayStatus = ({ status, data }, attempted) => {
    const message = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(data).replace(/\s+/g, ' ');
    return `${attempted}: GitHub answered ${status}${message ? ` "${message}"` : ''}`;
};
/** Returns the remedy for a cause that the response itself names; null where it names none. */
const remedyFor = (response) => {
    const { status } = response;
    const header = (name) => headerOf(response, name);
    if (status === 401)
        return 'input token: it is invalid or has expired; use a valid one';
    const sso = /url=(https:[^\s;,]+)/.exec(header('x-github-sso'))?.[1];
    if (sso)
        return `authorize the token for the organization at ${sso}`;
    if (header('x-ratelimit-remaining') === '0' && (status === 403 || status === 429)) {
        const reset = Number(header('x-ratelimit-reset')) * 1000;
        const when = reset > 0 && reset <= _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfTime */ .YU ? `after ${(0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .formatTime */ .fU)(reset)}` : 'later';
        return `the primary rate limit of the token is used up; run again ${when}`;
    }
    if (status !== 403 || response.headers['x-oauth-scopes'] === undefined)
        return null;
    const held = scopes(header('x-oauth-scopes'));
    const missing = scopes(header('x-accepted-oauth-scopes')).filter((scope) => !held.some(includes(scope)));
    return missing.length > 0 ? `the token lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}` : null;
};
const remedyForPackage = (response) => {
    if (response.status !== 403)
        return null;
    if (response.headers['x-oauth-scopes'] !== undefined) {
        return "give the token's user access to the package: the Admin role, to delete or restore";
    }
    const permissions = headerOf(response, 'x-accepted-github-permissions') || 'packages=write';
    return `add permissions: ${permissions.replaceAll('=', ': ')} to the job, and give its repository access to the package: the Admin role, to delete or restore`;
};
const scopes = (list) => list
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
/** Returns true if a scope is the one asked for, or includes it. */
const includes = (asked) => (held) => held === asked || (asked === 'read:packages' && held === 'write:packages');


/***/ }),

/***/ 90380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X4: () => (/* binding */ requestedPause),
/* harmony export */   YP: () => (/* binding */ isBudgetUsedUp),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   h4: () => (/* binding */ usedUp),
/* harmony export */   ws: () => (/* binding */ isCreationLimited)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8818);


const body = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** Returns what GitHub says in the body of a refusal; empty where it says nothing that can be read. */
const messageOf = (data) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(body, data);
    return read.success ? read.output.message : '';
};
/** Returns true for a refusal at the end of the hourly budget. */
const isBudgetUsedUp = ({ status, headers, data }) => (status === 403 || status === 429) &&
    (String(headers['x-ratelimit-remaining'] ?? '') === '0' || /API rate limit exceeded/i.test(messageOf(data)));
/** Returns true for a refusal by the limit for content creation, which is a secondary one of its own. */
const isCreationLimited = ({ data }) => /content creation/i.test(messageOf(data));
/** Returns the milliseconds to wait after GitHub's limits refused a request; null for any other response. */
const requestedPause = (response, tries) => {
    const { status, headers, data } = response;
    if (status !== 403 && status !== 429)
        return null;
    const asked = Number(headers['retry-after']);
    if (asked > 0)
        return asked * 1000;
    const isLimited = status === 429 || isBudgetUsedUp(response) || /secondary rate limit|content creation/i.test(messageOf(data));
    return isLimited ? 60_000 * 2 ** (tries - 1) : null;
};
/** Returns a time for people, in UTC and to the second: `2024-05-01 12:00:00 UTC`. */
const formatTime = (time) => new Date(Math.min(time, _budget_js__WEBPACK_IMPORTED_MODULE_0__/* .endOfTime */ .YU))
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
const usedUp = 'the primary rate limit of the token is used up';


/***/ }),

/***/ 65114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readPullRequest),
/* harmony export */   z: () => (/* binding */ pathInRepository)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14946);




const commit = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(/^\w{1,64}$/)) });
const repository = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ full_name: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .regex */ .yGV(_retention_version_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryForm */ .Z7)) });
const event = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    pull_request: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .integer */ .ndf(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .minValue */ .Wwf(1)),
        head: commit,
        base: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ ...commit.entries, repo: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(repository) })
    })
});
/** Reads the pull request of the event that started the workflow; null for any other event. */
const readPullRequest = async (env) => {
    const path = env['GITHUB_EVENT_PATH'];
    const text = path ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path, 'utf8').catch(() => '') : '';
    const read = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qFJ(), event), text);
    if (!read.success)
        return null;
    const { number, head, base } = read.output.pull_request;
    // A pull request's workflow runs in the repository of its base.
    const full = base.repo?.full_name ?? env['GITHUB_REPOSITORY'] ?? '';
    return _retention_version_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryForm */ .Z7.test(full) ? { repository: full, number, base: base.sha, head: head.sha } : null;
};
/** Returns the path of a file of the workspace as the repository has it, which is checked out there. */
const pathInRepository = (path, env) => {
    const workspace = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(env['GITHUB_WORKSPACE'] ?? '.');
    return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.normalize((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace, path)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/'));
};


/***/ }),

/***/ 90182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findBase: () => (/* binding */ findBase)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/github/refusal.js
var refusal = __webpack_require__(28595);
;// CONCATENATED MODULE: ./lib/github/contents.js



/** A file of at most one megabyte; of larger ones GitHub does not give the content. */
const fileBody = dist/* object */.Ikc({ type: dist/* literal */.euz('file'), encoding: dist/* literal */.euz('base64'), content: dist/* string */.YjP() });
const comparisonBody = dist/* object */.Ikc({
    files: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ filename: dist/* string */.YjP(), status: dist/* string */.YjP(), previous_filename: dist/* optional */.lqM(dist/* string */.YjP()) })), [])
});
/** Returns a file as it is in a commit of a repository (`owner/name`), as text; null if the commit has no such file. */
const readContent = async (client, repository, path, commit) => {
    const attempted = `reading ${path} in commit ${commit} of ${repository}`;
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    const answer = await client.request(`GET /repos/${repository}/contents/${encoded}`, { ref: commit });
    if (answer.status === 404)
        return (0,result.ok)(null);
    if (answer.status !== 200)
        return (0,result/* err */._q)(explain(answer, attempted));
    const file = dist/* safeParse */.xLC(fileBody, answer.data);
    return file.success
        ? (0,result.ok)(Buffer.from(file.output.content, 'base64').toString())
        : (0,result/* err */._q)(`${attempted}: that is not a file, or one of more than a megabyte`);
};
/** Returns the path that a file had before it was renamed between two commits; null if it had none. */
const findPreviousPath = async (client, repository, path, { base, head }) => {
    const attempted = `comparing the commits ${base} and ${head} of ${repository}`;
    const answer = await client.request(`GET /repos/${repository}/compare/${base}...${head}`);
    const read = dist/* safeParse */.xLC(comparisonBody, answer.data);
    if (answer.status !== 200 || !read.success)
        return (0,result/* err */._q)(explain(answer, attempted));
    const file = read.output.files.find(({ filename, status }) => filename === path && status === 'renamed');
    return (0,result.ok)(file?.previous_filename ?? null);
};
const explain = (answer, attempted) => `${(0,refusal/* sayRefusal */.q)(answer, attempted)}; give the job permissions: contents: read`;

// EXTERNAL MODULE: ./lib/inputs/policies.js
var inputs_policies = __webpack_require__(10115);
// EXTERNAL MODULE: ./lib/inputs/pull-request.js
var pull_request = __webpack_require__(65114);
;// CONCATENATED MODULE: ./lib/modes/find-base.js




/**
 * Finds the policies that a check compares with: those of `compare-with`, or else those that the policy file has in the base
 * of the pull request that the workflow runs for.
 */
const findBase = async (client, inputs, env) => {
    const { compared, policyFile } = inputs;
    if (compared)
        return readBase(compared, inputs, env);
    const pullRequest = policyFile === null ? null : await (0,pull_request/* readPullRequest */.D)(env);
    if (policyFile === null || pullRequest === null)
        return { base: null, warnings: [] };
    const path = (0,pull_request/* pathInRepository */.z)(policyFile, env);
    const document = await readDocumentOfBase(client, path, pullRequest);
    if (!document.ok)
        return { base: null, warnings: [`The policy is not compared: ${document.problem}`] };
    if (document.value)
        return readBase(document.value, inputs, env);
    const name = `no policy, since ${describeFile(path, pullRequest)} does not exist`;
    return { base: { name, policies: [], problems: [] }, warnings: [] };
};
/** Reads the policies of a document. An invalid one is no mistake of the policy that is checked. */
const readBase = async (document, inputs, env) => {
    const { name } = document;
    const { policies, problems } = await (0,inputs_policies/* readComparedPolicies */.u)(document, env, inputs);
    const why = `The policy to compare with is invalid, so the comparison takes it to keep everything: ${problems.join('; ')}`;
    return { base: { name, policies, problems }, warnings: problems.length > 0 ? [why] : [] };
};
/** Returns the document that a policy file was before a pull request, also under another path; null if there was none. */
const readDocumentOfBase = async (client, path, pullRequest) => {
    const { repository, base } = pullRequest;
    const same = await readContent(client, repository, path, base);
    if (!same.ok)
        return same;
    if (same.value !== null)
        return (0,result.ok)({ name: describeFile(path, pullRequest), text: same.value });
    // GitHub also answers 404 to a token that may not read the repository; this tells the two apart.
    const previous = await findPreviousPath(client, repository, path, pullRequest);
    if (!previous.ok || previous.value === null)
        return previous.ok ? (0,result.ok)(null) : previous;
    const renamed = await readContent(client, repository, previous.value, base);
    if (!renamed.ok || renamed.value === null)
        return renamed.ok ? (0,result.ok)(null) : renamed;
    return (0,result.ok)({ name: describeFile(previous.value, pullRequest), text: renamed.value });
};
const describeFile = (path, { base }) => `${path} of commit ${base.slice(0, 7)}`;


/***/ })

};
