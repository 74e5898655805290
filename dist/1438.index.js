export const id = 1438;
export const ids = [1438];
export const modules = {

/***/ 91438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ createClient)
});

// EXTERNAL MODULE: ./lib/http/fetch.js
var http_fetch = __webpack_require__(9880);
// EXTERNAL MODULE: ./lib/http/transport.js
var http_transport = __webpack_require__(33005);
;// CONCATENATED MODULE: ./lib/github/point-window.js
const minute = 60_000;
/** Returns a window without points; `span` is in milliseconds. */
const createPointWindow = (clock, span = minute) => {
    const answered = [];
    let points = 0;
    return {
        freeAt: (cost, limit) => {
            const now = clock.elapsed();
            while (answered[0] && answered[0].time <= now - span)
                points -= answered.shift()?.points ?? 0;
            return points + cost > limit ? (answered[0]?.time ?? now) + span : 0;
        },
        take: (cost) => {
            points += cost;
        },
        answer: (cost) => void answered.push({ time: clock.elapsed(), points: cost }),
        giveBack: (cost) => {
            points -= cost;
        }
    };
};

;// CONCATENATED MODULE: ./lib/github/speed.js
const speed_minute = 60_000;
/** After a pause the speed halves, down to this share, and recovers by a tenth in each minute without another. */
const slowest = 1 / 8;
const recovery = 1.1;
/** Returns full speed. */
const createSpeed = () => {
    let slowed = { speed: 1, time: 0 };
    const at = (now) => Math.min(1, slowed.speed * recovery ** Math.max(0, Math.floor((now - slowed.time) / speed_minute)));
    return {
        at,
        halve: (now, until) => {
            slowed = { speed: Math.max(slowest, at(now) / 2), time: until };
        }
    };
};

;// CONCATENATED MODULE: ./lib/github/allowance.js


/** GitHub's documented limit. */
const pointsPerMinute = 900;
/** Left for other clients of the token, and for requests right before a mutation. */
const sparePoints = 40;
/** GitHub's limits for content creation. Whether a deletion counts is unknown until an answer says so. */
const maxCreations = { perMinute: 80, perHour: 500 };
const hour = 3_600_000;
/** Returns the allowance of a token of which nothing is used yet. */
const createAllowance = (clock) => {
    const speed = createSpeed();
    let [isLimited, areMutationsLimited] = [true, false];
    const points = createPointWindow(clock);
    const pointLimit = (spared) => () => isLimited ? pointsPerMinute * speed.at(clock.elapsed()) - spared : Number.POSITIVE_INFINITY;
    const creations = (limit, span) => ({
        window: createPointWindow(clock, span),
        cost: 1,
        limit: () => (areMutationsLimited ? limit : Number.POSITIVE_INFINITY)
    });
    const read = { window: points, cost: 1, limit: pointLimit(sparePoints) };
    const inHour = creations(maxCreations.perHour, hour);
    const mutating = [{ ...read, cost: 5 }, creations(maxCreations.perMinute), inHour];
    const reading = [read];
    const readingBefore = [{ ...read, limit: pointLimit(0) }];
    return {
        accountsOf: (mutation, beforeMutation) => (mutation ? mutating : beforeMutation ? readingBefore : reading),
        mutationFreeAt: () => inHour.window.freeAt(1, inHour.limit()),
        halve: (until) => speed.halve(clock.elapsed(), until),
        lift: () => {
            isLimited = false;
        },
        limitMutations: () => {
            const isNew = !areMutationsLimited;
            areMutationsLimited = true;
            return isNew;
        }
    };
};

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(92413);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/github/response.js
var github_response = __webpack_require__(90380);
;// CONCATENATED MODULE: ./lib/github/attempt.js




/** Returns a sender; `onHeaders` is called with the headers of each response to an attempt, which `abort` aborts. */
const createSender = ({ url, token, abort, stop }, transport, onHeaders) => {
    const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: url, userAgent: 'package-retention', log: silent });
    const fetch = (0,http_fetch/* createFetch */.Hy)(url, transport);
    const optionsOf = (tries, signal, mayLeave = false) => ({
        headers,
        // Octokit would look for numbers beyond 2^53 in JSON, at several times the cost.
        request: { fetch: fetch(tries, mayLeave), parseSuccessResponseBody: mayLeave, ...(signal && { signal }) }
    });
    return {
        attempt: async (route, parameters, tries, mayLeave) => {
            try {
                const answer = await octokit.request(route, { ...parameters, ...optionsOf(tries, abort, mayLeave) });
                onHeaders(answer.headers);
                const { status, headers } = answer;
                if (status === 204)
                    return { status, headers, data: null };
                const data = mayLeave ? answer.data : parseJson(answer.data);
                return typeof data === 'object' ? { status, headers, data } : { noResponse: 'an answer that is not JSON' };
            }
            catch (error) {
                const { response } = dist/* parse */.qgA(requestError, error);
                if (!response)
                    return { noResponse: rootCause(error) };
                onHeaders(response.headers);
                return response.status >= 500
                    ? { noResponse: `${response.status} ${(0,github_response/* messageOf */.bD)(response.data)}`.trim() }
                    : response;
            }
        },
        fetchRateLimit: async () => {
            const answer = await octokit.request('GET /rate_limit', optionsOf(1, stop)).catch(() => null);
            const read = dist/* safeParse */.xLC(rateLimit, parseJson(answer?.data));
            if (!answer || !read.success)
                return null;
            const { limit, remaining, reset } = read.output.resources.core;
            const numbers = { 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset };
            return { date: answer.headers.date, ...numbers };
        }
    };
};
const headers = { 'x-github-api-version': '2022-11-28' };
/** An error of Octokit: with a response where there was one. */
const requestError = dist/* object */.Ikc({
    response: dist/* optional */.lqM(dist/* object */.Ikc({
        status: dist/* number */.aig(),
        headers: dist/* record */.g1P(dist/* string */.YjP(), dist/* union */.KCZ([dist/* string */.YjP(), dist/* number */.aig(), dist/* undefined */.Vxk()])),
        data: dist/* unknown */.L5J()
    }))
});
/** Returns the JSON in the bytes of a body; undefined where it is none, or broke off. */
const parseJson = (body) => {
    try {
        return JSON.parse(String(body));
    }
    catch {
        return undefined;
    }
};
const rate = dist/* object */.Ikc({ limit: dist/* number */.aig(), remaining: dist/* number */.aig(), reset: dist/* number */.aig() });
const rateLimit = dist/* object */.Ikc({ resources: dist/* object */.Ikc({ core: rate }) });
const rootCause = (error) => error instanceof Error ? (error.cause instanceof Error ? rootCause(error.cause) : error.message) : String(error);

// EXTERNAL MODULE: ./lib/github/budget.js
var github_budget = __webpack_require__(8818);
;// CONCATENATED MODULE: ./lib/github/quota.js

/** Returns the quota of a budget. */
const createQuota = (options) => {
    const { clock, budget, stop, waitForReset, reportWait, onExhausted, fetchRateLimit } = options;
    const waitForNextHour = async () => {
        const { time, wait } = budget.reset();
        const leavesNothing = budget.hourly() < 1;
        if (!waitForReset || leavesNothing) {
            const renewal = `it resets at ${(0,github_response/* formatTime */.fU)(time)}`;
            const nothing = `rate-limit-reserve leaves nothing of it for this run, so lower it; ${renewal}`;
            onExhausted('rate-limit', `${github_response/* usedUp */.h4}; ${leavesNothing ? nothing : renewal}`);
            return false;
        }
        if (wait > 0)
            reportWait(wait, github_response/* usedUp */.h4);
        await clock.sleep(wait, stop);
        return true;
    };
    let refreshing = null;
    const refresh = async () => {
        const headers = await fetchRateLimit();
        refreshing = null;
        if (headers)
            budget.update(headers);
    };
    return {
        consume: async () => {
            while (budget.remaining() < 1) {
                if (!(await waitForNextHour()))
                    throw new Error(`${github_response/* usedUp */.h4} until ${(0,github_response/* formatTime */.fU)(budget.reset().time)}`);
            }
            budget.consume(1);
        },
        hasBudgetFor: async (requests) => budget.remaining() >= requests || waitForNextHour(),
        refresh: () => {
            refreshing ??= refresh();
            return refreshing;
        }
    };
};

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: ./lib/http/pause.js
var http_pause = __webpack_require__(5542);
// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __webpack_require__(80774);
;// CONCATENATED MODULE: ./lib/github/rate-limiter.js




/** GitHub's documented limit of requests at once. */
const maxConcurrent = 100;
const maxConcurrentMutations = 10;
/** Returns a rate limiter for all REST requests of a run. */
const createRateLimiter = (options) => {
    const { clock, stop, assertMayStart = () => stop?.throwIfAborted(), onHourlyWait = () => { } } = options;
    const withSlot = (0,semaphore/* createSemaphore */.B2)(maxConcurrent);
    const withMutationSlot = (0,semaphore/* createSemaphore */.B2)(maxConcurrentMutations);
    const allowance = createAllowance(clock);
    const pause = (0,http_pause/* createPause */.n)(clock);
    const beforeMutation = new external_node_async_hooks_.AsyncLocalStorage();
    const [inTurn, ahead] = [createQueue(), createQueue()];
    /** Waits until a request may begin, and enters it into its accounts. */
    const begin = async (mutation, accounts) => {
        for (;;) {
            assertMayStart();
            const now = clock.elapsed();
            const start = Math.max(pause.end(), ...accounts.map(({ window, cost, limit }) => window.freeAt(cost, limit())));
            if (start <= now)
                break;
            if (mutation && allowance.mutationFreeAt() > now)
                onHourlyWait(allowance.mutationFreeAt() - now);
            await clock.sleep(start - now, stop);
        }
        for (const { window, cost } of accounts)
            window.take(cost);
    };
    /** Runs `precheck`, again after a pause that came meanwhile; null once the request may be sent. */
    const check = async (precheck) => {
        for (;;) {
            const result = await beforeMutation.run(true, precheck);
            if (result !== null)
                return result;
            assertMayStart();
            if (!pause.isActive())
                return null;
            await clock.sleep(pause.end() - clock.elapsed(), stop);
        }
    };
    const sendInTurn = async (mutation, send, precheck) => {
        const isAhead = beforeMutation.getStore() === true;
        const accounts = allowance.accountsOf(mutation, isAhead);
        await (isAhead ? ahead : inTurn)(() => begin(mutation, accounts));
        let sent = false;
        try {
            return await withSlot(async () => {
                const result = await check(precheck);
                if (result !== null)
                    return result;
                sent = true;
                return send();
            });
        }
        finally {
            for (const { window, cost } of accounts) {
                if (sent)
                    window.answer(cost);
                else
                    window.giveBack(cost);
            }
        }
    };
    return {
        schedule: (mutation, send, precheck = async () => null) => {
            const work = () => sendInTurn(mutation, send, precheck);
            return mutation ? withMutationSlot(work) : work();
        },
        pauseUntil: (until) => {
            // Requests in flight at the same time meet the same limit.
            if (!pause.isActive())
                allowance.halve(until);
            pause.extend(until);
        },
        isPaused: pause.isActive,
        disable: allowance.lift,
        limitMutations: allowance.limitMutations,
        waitedMs: pause.waitedMs
    };
};
/** Returns a function that runs works one after the other; a failed one does not block the next. */
const createQueue = () => {
    let last = Promise.resolve();
    return (work) => {
        const turn = last.then(work);
        last = turn.catch(() => { });
        return turn;
    };
};

// EXTERNAL MODULE: ./lib/http/backoff.js
var backoff = __webpack_require__(92476);
;// CONCATENATED MODULE: ./lib/github/retries.js


/** The most tries of a request. */
const maxTries = 5;
/** Returns the function that decides after each try of a client's requests. */
const createRetries = (options) => {
    const { clock, random, stop, abort, onExhausted, budget, quota, throttle, counts } = options;
    let worked = false;
    /** Waits before a retry; throws if a token that worked is denied twice. */
    const retryDenied = async (response, tries) => {
        if (tries.denied) {
            const why = expired((0,github_response/* messageOf */.bD)(response.data));
            onExhausted('token', why);
            throw new Error(why);
        }
        tries.denied = true;
        counts.retries++;
        await clock.sleep(2000 * (0.5 + random()), stop);
    };
    /** Pauses all requests before a retry, unless the next try knows that the budget is used up. */
    const retryLimited = async (response, kind, ms, tries) => {
        counts.retries++;
        if ((0,github_response/* isBudgetUsedUp */.YP)(response) && tries.count < maxTries) {
            // Without headers that say so, GitHub is asked.
            if (budget.remaining() >= 1)
                await quota.refresh();
            if (budget.remaining() < 1)
                return;
        }
        throttle.pause(response, kind, ms);
        if (tries.count === maxTries)
            throw new Error((0,github_response/* messageOf */.bD)(response.data));
    };
    const retryUnanswered = async (reason, tries) => {
        tries.noResponse = reason;
        abort?.throwIfAborted();
        if (tries.count === maxTries)
            return describeNoResponse(tries);
        counts.retries++;
        await clock.sleep((0,backoff/* backoff */.J)(tries.count, random), stop);
        return null;
    };
    return async (answer, kind, tries) => {
        if ('noResponse' in answer)
            return retryUnanswered(answer.noResponse, tries);
        if (answer.status === 401 && worked) {
            await retryDenied(answer, tries);
            return null;
        }
        worked ||= answer.status !== 401;
        const pause = (0,github_response/* requestedPause */.X4)(answer, tries.count);
        if (pause !== null) {
            await retryLimited(answer, kind, pause, tries);
            return null;
        }
        throttle.accept(kind);
        return { ...answer, retried: tries.noResponse !== null };
    };
};
const expired = (said) => `input token: GitHub accepted it at first and then answered twice with 401${said && ` "${said}"`}: it has expired or was revoked; use one that is valid for the whole run, or end runs earlier with time-limit`;
/** Returns the result of a request without a usable answer: whether it was carried out is unknown. */
const describeNoResponse = ({ count, noResponse }) => ({
    noResponse: count === 1
        ? `no usable answer in 1 try: ${noResponse}`
        : `no usable answer in ${count} tries: ${noResponse}; run again later`
});

;// CONCATENATED MODULE: ./lib/github/throttle.js


/** Returns a throttle of this limiter. */
const createThrottle = (options) => {
    const { clock, limiter, maxRefusals, reportWait, onWait, onExhausted } = options;
    const refusals = { mutations: 0, reads: 0 };
    return {
        pause: (response, kind, ms) => {
            const message = (0,github_response/* messageOf */.bD)(response.data);
            // Requests in flight at the same time meet the same limit.
            if (!limiter.isPaused())
                refusals[kind]++;
            if (refusals[kind] >= maxRefusals) {
                onExhausted('rate-limit', `GitHub's rate limit is still exceeded after ${maxRefusals - 1} pauses ("${message}")`);
                throw new Error(message);
            }
            if ((0,github_response/* isCreationLimited */.ws)(response) && limiter.limitMutations())
                onWait(learned);
            reportWait(ms, (0,github_response/* isBudgetUsedUp */.YP)(response) ? github_response/* usedUp */.h4 : 'GitHub asks for a pause (secondary rate limit)');
            limiter.pauseUntil(clock.elapsed() + ms);
        },
        accept: (kind) => {
            refusals[kind] = 0;
        }
    };
};
const { perMinute, perHour } = maxCreations;
const learned = `GitHub counts changes as content creation ("temporarily blocked"): from now on this run makes at most ${perMinute} a minute and ${perHour} an hour`;

// EXTERNAL MODULE: ./lib/github/waits.js
var waits = __webpack_require__(93417);
;// CONCATENATED MODULE: ./lib/github/client.js










/** Returns a client of the REST API; nothing is sent yet. */
const createClient = (options) => {
    const { url, clock, stop, abort, reserve = 0, waitForReset = false, timeoutMs, onRequest } = options;
    const { onWait = () => { }, onExhausted = () => { }, assertMayStart = () => stop?.throwIfAborted() } = options;
    const refuseRedirect = (0,http_fetch/* refuseOtherHosts */.Ev)(url);
    const transport = (0,http_transport/* createTransport */.oO)({ clock, timeoutMs, maxBytes: http_fetch/* maxFetchedBytes */.B6, refuseRedirect, onRequest });
    const budget = (0,github_budget/* createBudget */.yK)(clock, reserve);
    const reportWait = (0,waits/* createWaitReporter */.V)(clock, onWait);
    const onHourlyWait = (ms) => {
        if (waitForReset) {
            reportWait(ms, creationsUsedUp);
            return;
        }
        onExhausted('rate-limit', creationsUsedUp);
        throw new Error(creationsUsedUp);
    };
    const limiter = createRateLimiter({ clock, stop, assertMayStart, onHourlyWait });
    let firstAnswer = null;
    let scopes = null;
    const { attempt, fetchRateLimit } = createSender({ ...options, abort, stop }, transport, (headers) => {
        const github = (0,github_budget/* servedAt */.rv)(headers);
        if (headers['x-oauth-scopes'] !== undefined)
            scopes = String(headers['x-oauth-scopes']);
        if (github !== null)
            firstAnswer ??= { github, machine: clock.now() };
        if (budget.update(headers) || budget.hourly() !== Number.POSITIVE_INFINITY)
            return;
        // GitHub Enterprise Server keeps no limits unless its admin says so; elsewhere the headers may just be missing.
        if (headers['x-github-enterprise-version'] !== undefined)
            limiter.disable();
    });
    const quota = createQuota({ clock, budget, stop, waitForReset, reportWait, onExhausted, fetchRateLimit });
    const throttle = createThrottle({ clock, limiter, maxRefusals: maxTries, reportWait, onWait, onExhausted });
    const { counts } = transport;
    const settle = createRetries({
        ...{ clock, random: options.random, stop, abort, onExhausted },
        ...{ budget, quota, throttle, counts }
    });
    const mutate = createMutate({ attempt, limiter, budget, quota, settle });
    const download = (route, parameters, tries) => attempt(route, parameters, tries, true);
    const read = (send) => async (route, parameters = {}) => {
        const answer = await send(route, parameters, async () => 'due');
        if ('preconditionFailed' in answer)
            throw new Error(`${route} was not sent`);
        if (!('noResponse' in answer))
            return answer;
        abort?.throwIfAborted();
        stop?.throwIfAborted();
        throw new Error(`${new URL(options.url).host}: ${answer.noResponse}`);
    };
    return {
        mutate,
        remaining: waitForReset ? () => Number.POSITIVE_INFINITY : budget.remaining,
        hasBudgetFor: quota.hasBudgetFor,
        remainingInHour: budget.remaining,
        hourlyBudget: budget.hourly,
        firstAnswer: () => firstAnswer,
        scopes: () => scopes,
        request: read(mutate),
        download: read(createMutate({ attempt: download, limiter, budget, quota, settle })),
        stats: () => ({ ...counts, waitedMs: limiter.waitedMs() })
    };
};
const creationsUsedUp = `GitHub's ${maxCreations.perHour} changes an hour (content creation) are used up`;
/** Returns what sends a request as often as it takes. */
const createMutate = ({ attempt, limiter, budget, quota, settle }) => async (route, parameters, precondition) => {
    const kind = route.startsWith('GET ') ? 'reads' : 'mutations';
    const tries = { count: 0, noResponse: null, denied: false };
    const sendInTurn = () => {
        let spent = false;
        return limiter.schedule(kind === 'mutations', () => attempt(route, parameters, tries.count + 1), async () => {
            // A request that is due must not wait any more.
            if (!spent)
                await quota.consume();
            spent = true;
            const state = await precondition();
            if (state === 'due')
                return null;
            budget.consume(-1);
            return { preconditionFailed: state };
        });
    };
    try {
        for (;;) {
            const answer = await sendInTurn();
            if ('preconditionFailed' in answer)
                return { ...answer, retried: tries.noResponse !== null };
            tries.count++;
            const settled = await settle(answer, kind, tries);
            if (settled)
                return settled;
        }
    }
    catch (error) {
        if (tries.noResponse === null)
            throw error;
        return describeNoResponse(tries);
    }
};


/***/ }),

/***/ 93417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ createWaitReporter)
/* harmony export */ });
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90380);

/** Returns what reports a pause that many requests at once are told of, each with an end that is a moment later, only once. */
const createWaitReporter = (clock, onWait) => {
    let lastNoticeUntil = Number.NEGATIVE_INFINITY;
    return (ms, reason) => {
        const until = clock.now() + ms;
        if (until < lastNoticeUntil + 10_000)
            return;
        lastNoticeUntil = until;
        onWait(`waiting until ${(0,_response_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(until)}: ${reason}`);
    };
};


/***/ }),

/***/ 92476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff)
/* harmony export */ });
/** Returns the milliseconds to wait before the next try: doubled with each one, and spread by `random` from half to one and a half of that. */
const backoff = (retries, random) => 500 * 2 ** retries * (0.5 + random());


/***/ }),

/***/ 422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/**
 * Resolves to the result of `work`; the signal passed to it aborts after this many milliseconds, or with one of `ends`. Unlike
 * that of `AbortSignal.timeout`, the timer is stopped with the work: a run starts tens of thousands.
 */
const withDeadline = async (clock, ms, ends, work) => {
    const late = new AbortController();
    const stop = clock.startTimer(ms, () => late.abort(new TimeoutError(`no response within ${ms / 1000} s`)));
    try {
        return await work(AbortSignal.any([late.signal, ...ends.flatMap((end) => end ?? [])]));
    }
    finally {
        stop();
    }
};
class TimeoutError extends Error {
    name = 'TimeoutError';
}


/***/ }),

/***/ 9880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ maxFetchedBytes),
/* harmony export */   Ev: () => (/* binding */ refuseOtherHosts),
/* harmony export */   Hy: () => (/* binding */ createFetch)
/* harmony export */ });
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19783);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24371);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33005);



/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
const maxFetchedBytes = 32 * 1024 * 1024;
/**
 * Returns a `fetch` for each try of a request, which sends over a transport and, where the environment names one for
 * `base`, a proxy. What is no error has its body as bytes, unless it
 * `mayLeave`. It throws at too many redirects, and at bodies of more than 32 MiB,
 * however well compressed.
 */
const createFetch = (base, transport) => {
    const proxy = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .getProxyUrl */ .s)(new URL(base));
    const agent = proxy ? { dispatcher: new undici__WEBPACK_IMPORTED_MODULE_1__.ProxyAgent(proxy.href) } : {};
    return (attempt, mayLeave = false) => async (input, init = {}) => {
        const { method = 'GET' } = init;
        const request = { method, url: new URL(String(input)), attempt, mayLeave, signals: [init.signal] };
        const response = await transport.send(request, async (target, signal) => {
            const headers = new undici__WEBPACK_IMPORTED_MODULE_1__.Headers(init.headers);
            if (target.origin !== request.url.origin)
                headers.delete('authorization');
            const incoming = await (0,undici__WEBPACK_IMPORTED_MODULE_1__.fetch)(target, { ...init, ...agent, headers, redirect: 'manual', signal });
            const { status, body } = incoming;
            const discard = async () => body?.cancel();
            return {
                status,
                headers: incoming.headers,
                location: incoming.headers.get('location'),
                body: body ?? [],
                discard
            };
        });
        const { status, headers, body } = response;
        if ((0,_transport_js__WEBPACK_IMPORTED_MODULE_2__/* .isRedirect */ .N6)(method, response))
            throw new Error('too many redirects');
        if (body === null)
            throw new Error(`an answer of more than ${maxFetchedBytes / 1024 / 1024} MiB`);
        // Of anything but an error Octokit only hands on the body; a stream of it would have to be read again.
        return status < 400 && !mayLeave
            ? { status, headers, url: input, body, text: async () => body.toString() }
            : new undici__WEBPACK_IMPORTED_MODULE_1__.Response(body.length > 0 ? body : null, { status, headers });
    };
};
/** Returns why a redirect is not followed: it leads away from `base`, without a request that may, or to a less safe protocol. */
const refuseOtherHosts = (base) => ({ origin, host, protocol }, { mayLeave = false } = {}) => {
    const home = new URL(base);
    if (origin === home.origin)
        return null;
    if (!mayLeave)
        return `a redirect to another host, ${host}: not followed`;
    return protocol === home.protocol ? null : `a redirect to ${protocol}//${host}: not followed`;
};


/***/ }),

/***/ 5542:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createPause)
/* harmony export */ });
/** Returns a pause that is not active yet. */
const createPause = (clock) => {
    let end = 0;
    let waitedMs = 0;
    const isActive = () => clock.elapsed() < end;
    return {
        extend: (until) => {
            waitedMs += Math.max(0, until - Math.max(end, clock.elapsed()));
            end = Math.max(end, until);
        },
        isActive,
        end: () => end,
        wait: async (signal) => {
            while (isActive())
                await clock.sleep(end - clock.elapsed(), signal);
        },
        waitedMs: () => waitedMs
    };
};


/***/ }),

/***/ 33005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   XS: () => (/* binding */ RefusedRedirect),
/* harmony export */   oO: () => (/* binding */ createTransport)
/* harmony export */ });
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(422);

/** A redirect that is not followed. */
class RefusedRedirect extends Error {
}
const maxRedirects = 3;
/** Returns a transport; nothing is sent yet. */
const createTransport = (options) => {
    const { clock, timeoutMs = 30_000, maxBytes, refuseRedirect, hidesQuery, onRequest } = options;
    const counts = { requests: 0, mutations: 0, retries: 0 };
    /** Resolves to one response, complete unless it is a redirect to follow. */
    const sendTo = async ({ method, attempt }, path, mayRedirect, open) => {
        counts.requests++;
        if (method !== 'GET')
            counts.mutations++;
        const started = clock.elapsed();
        let status = null;
        try {
            const incoming = await open();
            const follow = mayRedirect && isRedirect(method, incoming);
            const body = follow ? null : await readBody(incoming.body, maxBytes);
            if (follow)
                await incoming.discard();
            status = incoming.status;
            return { status, headers: incoming.headers, location: incoming.location, body };
        }
        finally {
            onRequest?.({ method, path, status, ms: Math.round(clock.elapsed() - started), attempt });
        }
    };
    const pathOf = ({ host, pathname, search }) => hidesQuery ? `${host}${pathname}` : `${pathname}${search}`;
    return {
        counts,
        send: (request, open) => (0,_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(clock, timeoutMs, request.signals, async (signal) => {
            let target = request.url;
            let path = pathOf(target);
            for (let redirects = 0;; redirects++) {
                const mayRedirect = redirects < maxRedirects;
                const response = await sendTo(request, path, mayRedirect, () => open(target, signal));
                if (!mayRedirect || !isRedirect(request.method, response))
                    return response;
                target = new URL(response.location ?? '', target);
                path = `${target.host}${target.pathname}`;
                const problem = refuseRedirect(target, request);
                if (problem !== null)
                    throw new RefusedRedirect(problem);
            }
        })
    };
};
/** Returns true if a response leads a GET elsewhere: nothing else is sent twice. */
const isRedirect = (method, { status, location }) => method === 'GET' && [301, 302, 303, 307, 308].includes(status) && location !== null;
const readBody = async (body, maxBytes) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};


/***/ })

};
