export const id = 34;
export const ids = [34];
export const modules = {

/***/ 6312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect),
  b: () => (/* binding */ messageOf)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(2413);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/github/deadline.js
var deadline = __webpack_require__(987);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./lib/github/fetch.js


/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
const maxBytes = 32 * 1024 * 1024;
const maxRedirects = 3;
/**
 * Fetches from the host of `base` alone, over the proxy that the environment names for it. A GET follows redirects that
 * stay on that host; throws at others, and at bodies of more than 32 MiB, however well compressed.
 */
const fetchFrom = (base) => {
    const { href, origin } = new URL(base);
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(href));
    const agent = proxy ? { dispatcher: new undici.ProxyAgent(proxy.href) } : {};
    return async (input, init = {}) => {
        let target = new URL(String(input));
        for (let redirects = 0;; redirects++) {
            const answer = await (0,undici.fetch)(target, { ...init, ...agent, redirect: 'manual' });
            const location = answer.headers.get('location');
            const moved = init.method === 'GET' && [301, 302, 307, 308].includes(answer.status) && location !== null;
            if (!moved)
                return complete(answer);
            await answer.body?.cancel();
            target = new URL(location, target);
            if (target.origin !== origin)
                throw new Error(`an answer that leads to another host, ${target.host}: not followed`);
            if (redirects === maxRedirects)
                throw new Error('an answer that leads from place to place without end');
        }
    };
};
const complete = async (answer) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
        size += chunk.length;
        if (size > maxBytes)
            throw new Error(`an answer of more than ${maxBytes / 1024 / 1024} MiB`);
        chunks.push(chunk);
    }
    const { status, headers } = answer;
    return new undici.Response(chunks.length > 0 ? Buffer.concat(chunks) : null, { status, headers });
};

;// CONCATENATED MODULE: ./lib/github/pace.js
/** GitHub's documented limits: points in any minute, and requests at once. */
const pointsPerMinute = 900;
const atOnce = 100;
const minute = 60_000;
/** So many mutations may go at once; after them they are spread evenly. */
const freeMutations = 100;
const mutationsAtOnce = 10;
const mutationsPerMinute = 150;
/** After a pause the speed halves, down to this share, and recovers by a tenth in each minute without another. */
const slowest = 1 / 8;
const recovery = 1.1;
/** Gives a pace for all REST requests of a run: they begin in the order in which they were asked for. */
const startPace = (clock, stop) => {
    const answered = [];
    const free = { all: places(atOnce), mutations: places(mutationsAtOnce) };
    let limited = true;
    /** Those of requests answered within the last minute, and of those whose turn has come and which are not answered. */
    let points = 0;
    let resumeAt = 0;
    let slowed = { speed: 1, time: 0 };
    let waited = 0;
    let mutations = 0;
    let nextMutation = 0;
    let queue = Promise.resolve();
    const speed = (now) => Math.min(1, slowed.speed * recovery ** Math.max(0, Math.floor((now - slowed.time) / minute)));
    /** When a request of so many points may begin; now or earlier, if at once. */
    const startOf = (now, mutation, cost) => {
        if (!limited)
            return resumeAt;
        while (answered[0] && answered[0].time <= now - minute)
            points -= answered.shift()?.points ?? 0;
        const full = points + cost > pointsPerMinute * speed(now) ? (answered[0]?.time ?? now) + minute : 0;
        return Math.max(resumeAt, full, mutation && mutations >= freeMutations ? nextMutation : 0);
    };
    const begin = async (mutation, cost) => {
        for (;;) {
            stop?.throwIfAborted();
            const now = clock.now();
            const start = startOf(now, mutation, cost);
            if (start <= now)
                break;
            await clock.sleep(start - now, stop);
        }
        const time = clock.now();
        points += cost;
        if (mutation) {
            mutations++;
            nextMutation = Math.max(nextMutation, time) + minute / (mutationsPerMinute * speed(time));
        }
    };
    /** Asks `instead`, again after a pause that came meanwhile; null once the request may be sent. */
    const ask = async (instead) => {
        for (;;) {
            const other = await instead();
            if (other !== null)
                return other;
            stop?.throwIfAborted();
            if (clock.now() >= resumeAt)
                return null;
            await clock.sleep(resumeAt - clock.now(), stop);
        }
    };
    return {
        inTurn: async (mutation, send, instead = async () => null) => {
            const cost = mutation ? 5 : 1;
            const kinds = mutation ? [free.mutations, free.all] : [free.all];
            for (const kind of kinds)
                await kind.take();
            let counts = false;
            try {
                const turn = queue.then(() => begin(mutation, cost));
                queue = turn.catch(() => { });
                await turn;
                try {
                    const other = await ask(instead);
                    if (other !== null)
                        return other;
                    counts = true;
                    return await send();
                }
                finally {
                    // GitHub counts a request when it comes in: between its sending and its answer, nobody knows when.
                    if (counts)
                        answered.push({ time: clock.now(), points: cost });
                    else
                        points -= cost;
                }
            }
            finally {
                for (const kind of kinds)
                    kind.give();
            }
        },
        pauseUntil: (until) => {
            const now = clock.now();
            // Requests under way at the same time are told of the same limit.
            if (now >= resumeAt)
                slowed = { speed: Math.max(slowest, speed(now) / 2), time: until };
            waited += Math.max(0, until - Math.max(resumeAt, now));
            resumeAt = Math.max(resumeAt, until);
        },
        unlimit: () => {
            limited = false;
        },
        waited: () => waited
    };
};
/** So many may hold a place at once; the others wait their turn. */
const places = (count) => {
    const waiting = [];
    let free = count;
    return {
        take: async () => {
            if (free > 0)
                free--;
            else
                await new Promise((resolve) => waiting.push(resolve));
        },
        give: () => {
            const next = waiting.shift();
            if (next)
                next();
            else
                free++;
        }
    };
};

;// CONCATENATED MODULE: ./lib/github/client.js





/** Connects to the REST API; sends nothing yet. */
const connect = (options) => {
    const { url, token, clock, random, stop, cut, reserve = 0, exhausted, notice = () => { }, timeout = 30_000 } = options;
    const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
    const request = { fetch: fetchFrom(url) };
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: url, userAgent: 'package-retention', log: silent, request });
    const pace = startPace(clock, stop);
    const traffic = { requests: 0, mutations: 0, retries: 0 };
    let budget = null;
    let told = Number.NEGATIVE_INFINITY;
    /** Many requests at once are told of the same pause, each of an end that is a moment later. */
    const tellPause = (until, reason) => {
        if (until < told + 10_000)
            return;
        told = until;
        notice(`waiting until ${new Date(until).toISOString()}: ${reason}`);
    };
    const left = () => budget === null || clock.now() >= budget.reset ? Number.POSITIVE_INFINITY : Math.max(0, budget.remaining - reserve);
    /** Waits for the next hour and gives true, or says that this one is over and gives false. */
    const renewed = async ({ reset }) => {
        if (exhausted !== 'wait') {
            exhausted?.(reset);
            return false;
        }
        tellPause(reset, 'the hourly requests of the token are used up');
        await clock.sleep(reset - clock.now(), stop);
        return true;
    };
    /** Takes a request from the hourly budget; where that is used up, waits for the next hour or throws. */
    const spend = async () => {
        while (budget !== null && left() < 1) {
            const { reset } = budget;
            if (await renewed(budget))
                continue;
            throw new Error(`the hourly requests of the token are used up until ${new Date(reset).toISOString()}`);
        }
        if (budget)
            budget.remaining--;
    };
    const learn = (headers) => {
        const remaining = Number(headers['x-ratelimit-remaining']);
        const reset = Math.min(Number(headers['x-ratelimit-reset']) * 1000, endOfTime);
        if (!Number.isFinite(remaining) || !Number.isFinite(reset)) {
            // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
            if (budget === null && headers['x-github-enterprise-version'] !== undefined)
                pace.unlimit();
        }
        else if (budget === null || reset > budget.reset)
            budget = { remaining, reset };
        // Answers may overtake each other: what was spent since is not in the older ones.
        else
            budget.remaining = Math.min(budget.remaining, remaining);
    };
    /** Learns the budget where answers do not tell of it; `/rate_limit` costs nothing. */
    const askBudget = async () => {
        traffic.requests++;
        const ask = (signal) => octokit.request('GET /rate_limit', { request: { signal } });
        const answer = await (0,deadline/* withDeadline */.N)(timeout, [stop], ask).catch(() => null);
        const read = dist/* safeParse */.xLC(rateLimit, answer?.data);
        if (!read.success)
            return;
        const { remaining, reset } = read.output.rate;
        learn({ 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset });
    };
    /** One try; what is lost may or may not have been carried out. */
    const attempt = (route, parameters) => (0,deadline/* withDeadline */.N)(timeout, [cut], async (signal) => {
        traffic.requests++;
        if (isMutation(route))
            traffic.mutations++;
        try {
            const request = { headers: { 'x-github-api-version': apiVersion }, request: { signal } };
            const { status, headers, data } = await octokit.request(route, { ...parameters, ...request });
            learn(headers);
            // What is not JSON comes as text, and what broke off as nothing; a 204 has nothing to say.
            return status === 204 || typeof data === 'object'
                ? { status, headers, data }
                : { lost: 'an answer that is not JSON' };
        }
        catch (error) {
            const { response } = dist/* parse */.qgA(requestError, error);
            if (!response)
                return { lost: signal.aborted ? String(signal.reason?.message) : rootCause(error) };
            learn(response.headers);
            return response.status >= 500 ? { lost: `${response.status} ${messageOf(response.data)}`.trim() } : response;
        }
    });
    const change = async (route, parameters, due) => {
        let tries = 0;
        let lost = null;
        try {
            for (;;) {
                let spent = false;
                const answer = await pace.inTurn(isMutation(route), () => attempt(route, parameters), async () => {
                    // What is due must not wait any more.
                    if (!spent)
                        await spend();
                    spent = true;
                    const state = await due();
                    if (state === 'due')
                        return null;
                    if (budget)
                        budget.remaining++;
                    return { undue: state };
                });
                const retried = lost !== null;
                if ('undue' in answer)
                    return { ...answer, retried };
                tries++;
                if ('lost' in answer) {
                    lost = answer.lost;
                    cut?.throwIfAborted();
                    if (tries === maxTries)
                        return sayLost(tries, lost);
                    traffic.retries++;
                    await clock.sleep(500 * 2 ** tries * (0.5 + random()), stop);
                    continue;
                }
                const resume = resumeTime(answer, tries, clock.now());
                if (resume === null && !isUsedUp(answer))
                    return { ...answer, retried };
                if (tries === maxTries)
                    throw new Error(messageOf(answer.data));
                traffic.retries++;
                // The next try knows what to do where the budget is used up.
                if (resume === null) {
                    if (left() >= 1)
                        await askBudget();
                    continue;
                }
                tellPause(resume, 'GitHub asks for a pause (secondary rate limit)');
                pace.pauseUntil(resume);
            }
        }
        catch (error) {
            if (lost === null)
                throw error;
            return sayLost(tries, lost);
        }
    };
    return {
        change,
        left: exhausted === 'wait' ? () => Number.POSITIVE_INFINITY : left,
        fits: async (requests) => budget === null || left() >= requests || renewed(budget),
        request: async (route, parameters = {}) => {
            const answer = await change(route, parameters, async () => 'due');
            if ('undue' in answer)
                throw new Error(`${route} was not sent`);
            if (!('lost' in answer))
                return answer;
            cut?.throwIfAborted();
            stop?.throwIfAborted();
            throw new Error(answer.lost);
        },
        traffic: () => ({ ...traffic, waited: pace.waited() })
    };
};
const maxTries = 5;
/** The last time that a date can have. */
const endOfTime = 8.64e15;
const sayLost = (tries, reason) => ({
    lost: `no usable answer in ${tries} ${tries === 1 ? 'try' : 'tries'}: ${reason}`
});
const apiVersion = '2022-11-28';
const isMutation = (route) => !route.startsWith('GET ');
/** What Octokit throws: with a response where there was one. */
const requestError = dist/* object */.Ikc({
    response: dist/* optional */.lqM(dist/* object */.Ikc({
        status: dist/* number */.aig(),
        headers: dist/* record */.g1P(dist/* string */.YjP(), dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* undefined */.Vxk()])),
        data: dist/* unknown */.L5J()
    }))
});
const rateLimit = dist/* object */.Ikc({ rate: dist/* object */.Ikc({ remaining: dist/* number */.aig(), reset: dist/* number */.aig() }) });
const isUsedUp = ({ status, headers, data }) => (status === 403 || status === 429) &&
    (String(headers['x-ratelimit-remaining'] ?? '') === '0' || /API rate limit exceeded/i.test(messageOf(data)));
/** When to go on after a secondary limit, in milliseconds; null where the answer is none. */
const resumeTime = (answer, tries, now) => {
    const { status, headers, data } = answer;
    if ((status !== 403 && status !== 429) || isUsedUp(answer))
        return null;
    const asked = Number(headers['retry-after']);
    if (asked > 0)
        return Math.min(now + asked * 1000, endOfTime);
    return status === 429 || /secondary rate limit/i.test(messageOf(data)) ? now + 60_000 * 2 ** (tries - 1) : null;
};
const body = dist/* object */.Ikc({ message: dist/* string */.YjP() });
/** What GitHub says in the body of a refusal; empty where it says nothing that can be read. */
const messageOf = (data) => {
    const read = dist/* safeParse */.xLC(body, data);
    return read.success ? read.output.message : '';
};
const rootCause = (error) => error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error);


/***/ }),

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/**
 * Gives what `work` gives, whose signal aborts after so many milliseconds, or with one of `ends`. Unlike the timer of
 * `AbortSignal.timeout`, which a run has tens of thousands of, this one goes with the work.
 */
const withDeadline = async (ms, ends, work) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new DOMException(`nothing within ${ms / 1000} s`, 'TimeoutError')), ms);
    try {
        return await work(AbortSignal.any([late.signal, ...ends.flatMap((end) => end ?? [])]));
    }
    finally {
        clearTimeout(timer);
    }
};


/***/ }),

/***/ 2967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ listAll),
/* harmony export */   s: () => (/* binding */ lastPage)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3845);


/** Pages fetched side by side. */
const pagesAtOnce = 10;
const perPage = 100;
/** A list of more pages than this has no end: it would hold a million items. */
const maxPages = 10_000;
/**
 * Gives all items of a paginated list: the first page says how many there are, the others come side by side. Refused
 * where a page cannot be had; `explain` says in words what GitHub refused.
 */
const listAll = async (client, route, parameters, item, explain, step = () => { }) => {
    const fetchPage = async (page) => {
        const answer = await client.request(route, { ...parameters, per_page: perPage, page });
        if (answer.status !== 200)
            return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(explain(answer));
        const items = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(item), answer.data);
        if (!items.success)
            return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(`${explain(answer)}, which is not a list of what was asked for`);
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .parsed */ .Y)({ items: items.output, last: lastPage(answer) });
    };
    const pages = [];
    // What a page says of the last one counts also when the list grows meanwhile.
    for (let last = 1; pages.length < last;) {
        if (last > maxPages)
            return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(`${route}: the list does not end within ${maxPages} pages`);
        const [needed, left] = [last - pages.length, client.left()];
        if (!(await client.fits(needed))) {
            return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .refused */ .J)(`${route}: the list needs ${needed} more requests, and the hourly budget of the token has ${left} left (without rate-limit-reserve); run later, lower rate-limit-reserve, or set wait-for-rate-limit: true`);
        }
        const numbers = Array.from({ length: Math.min(pagesAtOnce, last - pages.length) }, (_, at) => pages.length + 1 + at);
        for (const page of await Promise.all(numbers.map(fetchPage))) {
            if (!page.ok)
                return page;
            pages.push(page.value.items);
            last = Math.max(last, page.value.last);
        }
        step(pages.length, last);
    }
    return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_0__/* .parsed */ .Y)(pages.flat());
};
/** The number of the last page of a list, as far as one page of it says; 0 where it is the last itself. */
const lastPage = ({ headers }) => {
    const link = String(headers['link'] ?? '');
    return Math.max(pageOf(link, 'last'), pageOf(link, 'next'));
};
/**
 * The page number that a Link header gives for `rel`; 0 without one, Infinity for one that has no number: a list that goes
 * on somehow is not complete. Its address may name the owner by a number, or any other host: it is not followed.
 */
const pageOf = (link, rel) => {
    const entry = link.split(',').find((part) => new RegExp(`;\\s*rel="?(?:[^"]*\\s)?${rel}\\b`, 'i').test(part));
    return entry === undefined ? 0 : Number(/[?&]page=(\d+)\b/.exec(entry)?.[1] ?? Number.POSITIVE_INFINITY);
};


/***/ }),

/***/ 6034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ listPackages),
/* harmony export */   CH: () => (/* binding */ deleteVersion),
/* harmony export */   HF: () => (/* binding */ getVersion),
/* harmony export */   Hy: () => (/* binding */ restoreVersion),
/* harmony export */   Mc: () => (/* binding */ listDeleted),
/* harmony export */   V1: () => (/* binding */ listNewest),
/* harmony export */   _k: () => (/* binding */ listConflicts),
/* harmony export */   findOwner: () => (/* binding */ findOwner),
/* harmony export */   hj: () => (/* binding */ restorePackage),
/* harmony export */   nr: () => (/* binding */ hasPackage),
/* harmony export */   po: () => (/* binding */ countVersions),
/* harmony export */   s2: () => (/* binding */ deletePackage),
/* harmony export */   yO: () => (/* binding */ listVersions)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3845);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6312);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2967);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8595);





/** Finds out who a login is, in at most two requests. */
const findOwner = async (client, login) => {
    const answer = await client.request('GET /users/{login}', { login });
    if (answer.status === 404) {
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`input owner: "${login}" is no user and no organization that the token can see; check its spelling`);
    }
    const attempted = `looking up the owner ${login}`;
    if (answer.status !== 200)
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted));
    const account = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(accountBody, answer.data);
    if (!account.success)
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`${attempted}: GitHub's answer describes no account`);
    const { login: name, type } = account.output;
    const own = type === 'User' && (await ownLogin(client))?.toLowerCase() === name.toLowerCase();
    return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({
        login: name,
        path: own ? '/user' : `/${type === 'User' ? 'users' : 'orgs'}/${encodeURIComponent(name)}`
    });
};
/** Null for tokens of no user: a workflow's own may not ask who it is. */
const ownLogin = async (client) => {
    const account = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(accountBody, (await client.request('GET /user')).data);
    return account.success ? account.output.login : null;
};
/** The names of all packages of a type; what GitHub still lists as deleted is left out. */
const listPackages = async (client, owner, type) => {
    const attempted = `listing the ${type} packages of ${owner.login}`;
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_4__/* .listAll */ ._)(client, `GET ${owner.path}/packages`, { package_type: type }, packageBody, explainListing(attempted));
    return listed.ok
        ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(listed.value.map(({ name }) => name).filter((name) => !name.startsWith('deleted_')))
        : listed;
};
/** All active versions of a package, each once, in GitHub's order; refused unless the listing is complete. */
const listVersions = async (client, owner, ref, step) => {
    const route = `GET ${packagePath(owner)}/versions`;
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_4__/* .listAll */ ._)(client, route, parametersOf(ref), versionBodies[ref.type], explainListing(describe('listing the versions of', ref)), step);
    if (!listed.ok)
        return listed;
    const versions = [...new Map(listed.value.map((version) => [version.id, version])).values()];
    // Who needs whom goes by digests: of two versions with one digest, the wrong one could go.
    const isAmbiguous = ref.type === 'container' && new Set(versions.map(({ name }) => name)).size < versions.length;
    return isAmbiguous
        ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`${describe('listing the versions of', ref)}: GitHub lists a digest twice, under different ids; run again`)
        : (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(versions);
};
/**
 * All versions of a package that GitHub still keeps after their deletion; null where it does not list them, but the
 * active ones whatever is asked.
 */
const listDeleted = async (client, owner, ref) => {
    const route = `GET ${packagePath(owner)}/versions`;
    const explain = explainListing(describe('listing the deleted versions of', ref));
    const body = valibot__WEBPACK_IMPORTED_MODULE_3__/* .intersect */ .y$5([deletedBodies[ref.type], valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ deleted_at: time })]);
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_4__/* .listAll */ ._)(client, route, { ...parametersOf(ref), state: 'deleted' }, body, explain);
    if (!listed.ok)
        return listed;
    const versions = listed.value.map(({ deleted_at: deleted, ...version }) => ({ ...version, deleted }));
    const [first] = versions;
    // A version without a time of its deletion may be an active one: of a list of these, one look at the first tells.
    if (first && versions.every(({ deleted }) => deleted === null)) {
        const seen = await getVersion(client, owner, ref, first.id);
        if (!seen.ok)
            return seen;
        if (seen.value !== null)
            return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(null);
    }
    return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)([...new Map(versions.map((version) => [version.id, version])).values()]);
};
/** Whether there is such a package, which is not the case while it is deleted. */
const hasPackage = async (client, owner, ref) => {
    const answer = await client.request(`GET ${packagePath(owner)}`, parametersOf(ref));
    if (answer.status === 200 || answer.status === 404)
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(answer.status === 200);
    return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, describe('looking for', ref)));
};
/** The names of the docker packages that GitHub could not migrate to the container registry, for a conflict of names. */
const listConflicts = async (client, owner) => {
    const answer = await client.request(`GET ${owner.path}/docker/conflicts`);
    const packages = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(packageBody), answer.data);
    const attempted = `listing the docker packages of ${owner.login} with conflicts`;
    return answer.status === 200 && packages.success
        ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(packages.output.map(({ name }) => name))
        : (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted));
};
/** One active version as it is now; null where it is gone. */
const getVersion = async (client, owner, ref, id) => {
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const answer = await client.request(`GET ${packagePath(owner)}/versions/{package_version_id}`, parameters);
    if (answer.status === 404)
        return (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(null);
    const version = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(versionBodies[ref.type], answer.data);
    const attempted = describe(`reading version ${id} of`, ref);
    return answer.status === 200 && version.success ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(version.output) : (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted));
};
/** The newest versions of a package, at most 100, in GitHub's order. */
const listNewest = async (client, owner, ref) => {
    const page = await firstPage(client, owner, ref, 100, 'listing the newest versions of');
    return page.ok ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(page.value.versions) : page;
};
/** How many active versions a package has: with one on each page, the number of the last page. */
const countVersions = async (client, owner, ref) => {
    const page = await firstPage(client, owner, ref, 1, 'counting the versions of');
    return page.ok ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(Math.max(page.value.versions.length, page.value.last)) : page;
};
const firstPage = async (client, owner, ref, size, doing) => {
    const answer = await client.request(`GET ${packagePath(owner)}/versions`, { ...parametersOf(ref), per_page: size });
    const versions = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(versionBodies[ref.type]), answer.data);
    return answer.status === 200 && versions.success
        ? (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ versions: versions.output, last: (0,_list_js__WEBPACK_IMPORTED_MODULE_4__/* .lastPage */ .s)(answer) })
        : (0,_retention_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, describe(doing, ref)));
};
/** Deletes one version; a 404 is looked at again, to tell a version that is gone from rights that are missing. */
const deleteVersion = async (client, owner, ref, id, due = always) => {
    const route = `${packagePath(owner)}/versions/{package_version_id}`;
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const attempted = describe(`deleting version ${id} of`, ref);
    return remove(client, route, parameters, attempted, due);
};
/** Deletes a whole package, with all its versions. */
const deletePackage = async (client, owner, ref, due) => remove(client, packagePath(owner), parametersOf(ref), describe('deleting', ref), due);
const always = async () => 'due';
const remove = async (client, route, parameters, attempted, due) => {
    const answer = await client.change(`DELETE ${route}`, parameters, due);
    // What is gone after a try of ours without an answer, that try deleted.
    if ('undue' in answer)
        return { outcome: answer.retried && answer.undue === 'gone' ? 'deleted' : answer.undue };
    const lost = 'lost' in answer;
    if (!lost && answer.status === 204)
        return { outcome: 'deleted' };
    const problem = lost ? `${attempted}: ${answer.lost}` : (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted);
    const said = lost ? '' : (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(answer.data);
    const missing = !lost && answer.status === 404;
    // An earlier try may have deleted it all the same.
    const doubtful = lost || answer.retried;
    if (missing || doubtful) {
        const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
        // What belongs to it must not go on the word of one 404, which GitHub also says to those who may not delete.
        if (seen?.status === 404)
            return { outcome: doubtful ? 'deleted' : 'gone' };
        if (seen?.status !== 200)
            return { outcome: 'failed', problem: `${problem}; whether it is gone could not be seen` };
    }
    if (!lost && answer.status === 400 && ruledOut.test(said))
        return { outcome: 'refused', problem: said };
    // GitHub says 404 also to those who may read and not delete.
    const remedy = 'it is there, so the token lacks admin rights on the package (for a workflow token: role Admin under "Manage Actions access" in the package settings)';
    return { outcome: 'failed', problem: missing ? `${problem}; ${remedy}` : problem };
};
/** Restores one version. Where GitHub knows none, that is a lack of rights if the version is still `listed` as deleted. */
const restoreVersion = async (client, owner, ref, id, listed) => {
    const route = `${packagePath(owner)}/versions/{package_version_id}`;
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const gone = listed
        ? { outcome: 'failed', problem: `it is listed as deleted, so ${noAdmin}` }
        : { outcome: 'refused', problem: 'it was deleted too long ago: GitHub keeps deleted versions for 30 days' };
    return restore(client, route, parameters, describe(`restoring version ${id} of`, ref), gone);
};
/** Restores a whole package, with the versions that it had when it was deleted. */
const restorePackage = async (client, owner, ref) => restore(client, packagePath(owner), parametersOf(ref), describe('restoring', ref), {
    outcome: 'failed',
    problem: `check the name in packages, owner and package-type; where it is right, it was deleted over 30 days ago, or ${noAdmin}`
});
const noAdmin = 'the token lacks the right to restore: write:packages and admin rights on the package (for a workflow token: packages: write, and role Admin under "Manage Actions access" in the package settings)';
const restore = async (client, route, parameters, attempted, gone) => {
    const answer = await client.change(`POST ${route}/restore`, parameters, always);
    if ('undue' in answer || ('status' in answer && answer.status === 204))
        return { outcome: 'restored' };
    // An error may hide that it was carried out, now or by somebody else.
    const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
    if (seen?.status === 200)
        return { outcome: 'restored' };
    if ('lost' in answer)
        return { outcome: 'failed', problem: `${attempted}: ${answer.lost}` };
    const problem = (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted);
    if (answer.status === 404)
        return { outcome: gone.outcome, problem: `${problem}; ${gone.problem}` };
    // Nobody documents which of these GitHub says where the name was published again.
    const conflict = [400, 409, 422].includes(answer.status);
    return conflict
        ? { outcome: 'refused', problem: `${problem}; if its name was published again, delete that one first` }
        : { outcome: 'failed', problem };
};
/** What GitHub says of the last version, the last tagged one, and those with over 5,000 downloads. */
const ruledOut = /cannot (?:delete|be deleted)/i;
const packagePath = (owner) => `${owner.path}/packages/{package_type}/{package_name}`;
const parametersOf = ({ type, name }) => ({ package_type: type, package_name: name });
const describe = (doing, { owner, type, name }) => `${doing} the ${type} package ${owner}/${name}`;
/** Says what became of a listing, with the remedies for what usually goes wrong. */
const explainListing = (attempted) => (answer) => {
    // What workflow tokens and fine-grained ones get for container packages.
    if (answer.status === 400 && (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(answer.data) === 'Invalid argument.') {
        return `${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted)}: this kind of token may not list packages; name them exactly in the input packages, or give a classic personal access token with read:packages as token`;
    }
    if (answer.status === 404) {
        return `${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted)}: it does not exist or the token may not see it; check the name in packages, owner, package-type, and the token's permission to read packages`;
    }
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .explainRefusal */ .G)(answer, attempted);
};
const accountBody = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['User', 'Organization']) });
const packageBody = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
/** A time in milliseconds; null for none, an impossible one, and one before 1970, such as the zero of some clocks. */
const time = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ''), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi((text) => {
    const [day] = /^\d{4}-\d\d-\d\d(?=T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$)/.exec(text) ?? [];
    // The 31st of June is the 1st of July to Date.parse.
    const isDay = day !== undefined && new Date(Date.parse(day) || 0).toISOString().startsWith(day);
    const parsed = isDay ? Date.parse(text) : Number.NaN;
    return parsed >= 0 ? parsed : null;
}));
/** A version of a type with tags is only understood with them: without, a tagged one would pass for an untagged one. */
const versionBody = (tags) => valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .minValue */ .Wwf(1)),
    name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    created_at: time,
    updated_at: time,
    metadata: tags
}), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ id, name, created_at: created, updated_at: updated, metadata }) => ({
    id,
    name,
    tags: metadata,
    created,
    updated
})));
const strings = valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP());
const noTags = [];
const none = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J(), null), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(() => noTags));
const tagsOf = {
    container: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ container: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tags: strings }) }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ container }) => container.tags)),
    // GitHub's schema calls the property "tag" and requires "tags".
    docker: valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ docker: valibot__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tag: strings }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ tags: strings })]) }), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ docker }) => ('tag' in docker ? docker.tag : docker.tags))),
    npm: none,
    maven: none,
    rubygems: none,
    nuget: none
};
const bodiesOf = (tagged) => ({
    container: versionBody(tagged('container')),
    docker: versionBody(tagged('docker')),
    npm: versionBody(tagged('npm')),
    maven: versionBody(tagged('maven')),
    rubygems: versionBody(tagged('rubygems')),
    nuget: versionBody(tagged('nuget'))
});
const versionBodies = bodiesOf((type) => tagsOf[type]);
/** Nobody promises that GitHub still tells the tags of what is deleted. */
const deletedBodies = bodiesOf((type) => valibot__WEBPACK_IMPORTED_MODULE_3__/* .fallback */ .NpB(tagsOf[type], []));


/***/ }),

/***/ 8595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ explainRefusal)
/* harmony export */ });
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6312);

/** Says in one line what GitHub refused, why, and what to do about it. */
const explainRefusal = ({ status, headers, data }, attempted) => {
    const header = (name) => String(headers[name] ?? '');
    const message = (0,_client_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(data).replace(/\s+/g, ' ');
    const said = `${attempted}: GitHub answered ${status}${message ? ` "${message}"` : ''}`;
    if (status === 401)
        return `${said}; input token: it is wrong or has expired, so give a valid one`;
    const sso = /url=(https:[^\s;,]+)/.exec(header('x-github-sso'))?.[1];
    if (sso)
        return `${said}; authorize the token for the organization at ${sso}`;
    if (header('x-ratelimit-remaining') === '0' && (status === 403 || status === 429)) {
        const reset = new Date(Number(header('x-ratelimit-reset')) * 1000);
        const when = reset.getTime() > 0 ? `after ${reset.toISOString()}` : 'later';
        return `${said}; the token's hourly requests are used up: run again ${when}`;
    }
    if (status === 403 && headers['x-oauth-scopes'] !== undefined) {
        const held = scopes(header('x-oauth-scopes'));
        const missing = scopes(header('x-accepted-oauth-scopes')).filter((scope) => !held.some(includes(scope)));
        return missing.length > 0
            ? `${said}; the token lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`
            : `${said}; the token's user needs access to the package, to delete or restore the role Admin`;
    }
    if (status === 403) {
        const permissions = header('x-accepted-github-permissions') || 'packages=write';
        return `${said}; the job needs the permission ${permissions}, and its repository access to the package`;
    }
    return said;
};
const scopes = (list) => list
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
/** Whether a scope is the one that is asked for, or has it within. */
const includes = (asked) => (held) => held === asked || (asked === 'read:packages' && held === 'write:packages');


/***/ })

};
