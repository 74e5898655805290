export const id = 384;
export const ids = [384];
export const modules = {

/***/ 3898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ createClient)
});

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./lib/http/transport.js
var http_transport = __webpack_require__(3005);
;// CONCATENATED MODULE: ./lib/http/fetch.js



/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
const maxFetchedBytes = 32 * 1024 * 1024;
/**
 * Returns a `fetch` for each try of a request, which sends over a transport and, where the environment names one for
 * `base`, a proxy. It throws at too many redirects, and at bodies of more than 32 MiB, however well compressed.
 */
const createFetch = (base, transport) => {
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(new URL(base));
    const agent = proxy ? { dispatcher: new undici.ProxyAgent(proxy.href) } : {};
    return (attempt) => async (input, init = {}) => {
        const { method = 'GET' } = init;
        const request = { method, url: new URL(String(input)), attempt, signals: [init.signal] };
        const response = await transport.send(request, async (target, signal) => {
            const incoming = await (0,undici.fetch)(target, { ...init, ...agent, redirect: 'manual', signal });
            const { status, headers, body } = incoming;
            const discard = async () => body?.cancel();
            return { status, headers, location: headers.get('location'), body: body ?? [], discard };
        });
        const { status, headers, body } = response;
        if ((0,http_transport/* isRedirect */.N6)(method, response))
            throw new Error('too many redirects');
        if (body === null)
            throw new Error(`an answer of more than ${maxFetchedBytes / 1024 / 1024} MiB`);
        return new undici.Response(body.length > 0 ? body : null, { status, headers });
    };
};
/** Returns why a redirect leads away from `base`; null where it stays on its host. */
const refuseOtherHosts = (base) => ({ origin, host }) => origin === new URL(base).origin ? null : `a redirect to another host, ${host}: not followed`;

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
/** Left for others with the same token, and for what is asked right before a mutation. */
const sparePoints = 40;
/** GitHub's limits for content creation. Nobody knows whether a deletion counts, until an answer says so. */
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
var github = __webpack_require__(2413);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/github/response.js
var github_response = __webpack_require__(380);
;// CONCATENATED MODULE: ./lib/github/attempt.js




/** Returns a sender; `onHeaders` is called with the headers of each response to an attempt, which `abort` aborts. */
const createSender = ({ url, token, abort, stop }, transport, onHeaders) => {
    const silent = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: url, userAgent: 'package-retention', log: silent });
    const fetch = createFetch(url, transport);
    const optionsOf = (tries, signal) => ({
        headers,
        request: { fetch: fetch(tries), ...(signal && { signal }) }
    });
    return {
        attempt: async (route, parameters, tries) => {
            try {
                const answer = await octokit.request(route, { ...parameters, ...optionsOf(tries, abort) });
                onHeaders(answer.headers);
                // A body that is not JSON comes as text, one that broke off as undefined; a 204 has none.
                return answer.status === 204 || typeof answer.data === 'object'
                    ? { status: answer.status, headers: answer.headers, data: answer.data }
                    : { noResponse: 'an answer that is not JSON' };
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
            const read = dist/* safeParse */.xLC(rateLimit, answer?.data);
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
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: ./lib/http/pause.js
var http_pause = __webpack_require__(5542);
// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __webpack_require__(774);
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
            // Requests in flight at the same time are told of the same limit.
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
/** Returns what runs works one after the other; one that fails does not hold up the next. */
const createQueue = () => {
    let last = Promise.resolve();
    return (work) => {
        const turn = last.then(work);
        last = turn.catch(() => { });
        return turn;
    };
};

// EXTERNAL MODULE: ./lib/http/backoff.js
var backoff = __webpack_require__(2476);
;// CONCATENATED MODULE: ./lib/github/retries.js


/** The most tries of a request. */
const maxTries = 5;
/** Returns what decides about the tries of all requests of a client. */
const createRetries = (options) => {
    const { clock, random, stop, abort, onExhausted, budget, quota, throttle, counts } = options;
    let worked = false;
    /** Waits before a retry; throws where a token that worked is denied twice. */
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
    noResponse: `no usable answer in ${count} ${count === 1 ? 'try' : 'tries'}: ${noResponse}`
});

;// CONCATENATED MODULE: ./lib/github/throttle.js


/** Returns a throttle of this limiter. */
const createThrottle = (options) => {
    const { clock, limiter, maxRefusals, reportWait, onWait, onExhausted } = options;
    const refusals = { mutations: 0, reads: 0 };
    return {
        pause: (response, kind, ms) => {
            const message = (0,github_response/* messageOf */.bD)(response.data);
            // Requests in flight at the same time are told of the same limit.
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

;// CONCATENATED MODULE: ./lib/github/waits.js

/** Returns what reports a pause that many requests at once are told of, each with an end that is a moment later, only once. */
const createWaitReporter = (clock, onWait) => {
    let lastNoticeUntil = Number.NEGATIVE_INFINITY;
    return (ms, reason) => {
        const until = clock.now() + ms;
        if (until < lastNoticeUntil + 10_000)
            return;
        lastNoticeUntil = until;
        onWait(`waiting until ${(0,github_response/* formatTime */.fU)(until)}: ${reason}`);
    };
};

;// CONCATENATED MODULE: ./lib/github/client.js










/** Returns a client of the REST API; nothing is sent yet. */
const createClient = (options) => {
    const { url, clock, stop, abort, reserve = 0, waitForReset = false, timeoutMs, onRequest } = options;
    const { onWait = () => { }, onExhausted = () => { }, assertMayStart = () => stop?.throwIfAborted() } = options;
    const refuseRedirect = refuseOtherHosts(url);
    const transport = (0,http_transport/* createTransport */.oO)({ clock, timeoutMs, maxBytes: maxFetchedBytes, refuseRedirect, onRequest });
    const budget = (0,github_budget/* createBudget */.yK)(clock, reserve);
    const reportWait = createWaitReporter(clock, onWait);
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
    const { attempt, fetchRateLimit } = createSender({ ...options, abort, stop }, transport, (headers) => {
        const github = (0,github_budget/* servedAt */.rv)(headers);
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
    return {
        mutate,
        remaining: waitForReset ? () => Number.POSITIVE_INFINITY : budget.remaining,
        hasBudgetFor: quota.hasBudgetFor,
        hourlyBudget: budget.hourly,
        firstAnswer: () => firstAnswer,
        request: async (route, parameters = {}) => {
            const answer = await mutate(route, parameters, async () => 'due');
            if ('preconditionFailed' in answer)
                throw new Error(`${route} was not sent`);
            if (!('noResponse' in answer))
                return answer;
            abort?.throwIfAborted();
            stop?.throwIfAborted();
            throw new Error(answer.noResponse);
        },
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

/***/ 2476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff)
/* harmony export */ });
/** Returns the milliseconds to wait before the next try: they double with each, from half to one and a half of that by `random`. */
const backoff = (retries, random) => 500 * 2 ** retries * (0.5 + random());


/***/ }),

/***/ 422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/**
 * Returns what `work` returns; the signal it gets aborts after so many milliseconds, or with one of `ends`. Unlike the
 * timer of `AbortSignal.timeout`, which a run would start tens of thousands of, this one is stopped with the work.
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

/***/ 3005:
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
    const { clock, timeoutMs = 30_000, maxBytes, refuseRedirect, onRequest } = options;
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
    return {
        counts,
        send: (request, open) => (0,_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(clock, timeoutMs, request.signals, async (signal) => {
            let target = request.url;
            let path = `${target.pathname}${target.search}`;
            for (let redirects = 0;; redirects++) {
                const mayRedirect = redirects < maxRedirects;
                const response = await sendTo(request, path, mayRedirect, () => open(target, signal));
                if (!mayRedirect || !isRedirect(request.method, response))
                    return response;
                target = new URL(response.location ?? '', target);
                path = `${target.host}${target.pathname}`;
                const problem = refuseRedirect(target);
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


/***/ }),

/***/ 9347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ createRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./lib/http/request.js


/**
 * Returns a function that sends a request over at most so many connections and, where the environment names one for `base`,
 * a proxy. Bodies come as they are sent: nothing is unpacked, since digests are of the bytes.
 */
const createRequester = (base, connections) => {
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(base);
    const dispatcher = proxy ? new undici.ProxyAgent({ uri: proxy.href, connections }) : new undici.Agent({ connections });
    return async (target, signal, parts) => {
        const { statusCode: status, headers, body } = await (0,undici.request)(target, { ...parts, signal, dispatcher });
        return { status, headers, location: headerOf({ headers }, 'location'), body, discard: () => body.dump() };
    };
};
/** Returns a header's value, null where there is none; repeated headers are joined. */
const headerOf = ({ headers }, name) => [headers[name] ?? []].flat().join(', ') || null;

// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __webpack_require__(774);
// EXTERNAL MODULE: ./lib/retention/manifest.js
var retention_manifest = __webpack_require__(597);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(9361);
// EXTERNAL MODULE: ./lib/http/redact.js
var redact = __webpack_require__(9823);
;// CONCATENATED MODULE: ./lib/registry/response.js


const errorBody = dist/* object */.Ikc({
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* string */.YjP(), message: dist/* optional */.lqM(dist/* string */.YjP(), '') }))
});
/** Returns the errors that a response lists; none where it lists them in another form. */
const errorsOf = (response) => {
    const body = dist/* safeParse */.xLC(errorBody, jsonOf(response));
    return body.success ? body.output.errors : [];
};
/** Returns the body as JSON; null where it is none. */
const jsonOf = ({ body }) => {
    try {
        return JSON.parse(body?.toString() ?? '');
    }
    catch {
        return null;
    }
};
/**
 * Returns true if the registry says that there is no such manifest. Any other 404 proves nothing: a proxy's page, or a
 * registry that does not know the package, which is listed.
 */
const isAbsent = (response) => response.status === 404 &&
    errorsOf(response).some(({ code, message }) => code === 'MANIFEST_UNKNOWN' && !/accept header/i.test(message));
/** Returns what to say of a response that a request for this scope cannot use. */
const explainResponse = (response, host, scope, excerpt) => {
    const said = errorsOf(response).map(({ code, message }) => excerpt(`${code}: ${message}`))[0];
    const answered = `${host} answered ${response.status}${said ? ` "${said}"` : ''}`;
    if (response.status !== 401 && response.status !== 403)
        return answered;
    const needed = scope.endsWith('push') ? 'write:packages' : 'read:packages';
    return `${answered}: access denied; the token needs ${needed} and access to this package`;
};
/** Returns the parameters of the `Bearer` challenge in a `WWW-Authenticate` header; null where there is none. */
const parseChallenge = (response) => {
    const header = headerOf(response, 'www-authenticate') ?? '';
    const [, challenge = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header) ?? [];
    const parameters = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const realm = parameters.get('realm');
    return realm ? { realm, service: parameters.get('service') ?? '' } : null;
};
/**
 * Returns how many milliseconds a 429 asks to wait, 0 where it does not say: by its header in seconds, or, as GHCR does, by
 * a Go duration in its message.
 */
const requestedPause = (response) => {
    const inMessage = () => errorsOf(response).flatMap(({ message }) => /retry-after:\s*([\w.µμ]+)/i.exec(message)?.[1] ?? [])[0];
    const asked = headerOf(response, 'retry-after') ?? inMessage() ?? '';
    return goDuration(/^\d+$/.test(asked) ? `${asked}s` : asked) ?? 0;
};
const goUnits = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    μs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000
};
/** Returns the milliseconds of a duration as Go prints it (`880.092µs`, `1m2.5s`); null where the text is none. */
const goDuration = (text) => {
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text))
        return null;
    const parts = text.matchAll(/([\d.]+)(\D+)/g).map(([, amount, unit = '']) => Number(amount) * (goUnits[unit] ?? 0));
    return parts.reduce((sum, ms) => sum + ms, 0);
};

;// CONCATENATED MODULE: ./lib/registry/bearers.js





/** The answer to an exchange, with a bearer that may stand in a header. */
const bearerBody = dist/* object */.Ikc({ token: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\x21-\x7e]+$/)) });
/** Returns a function that obtains bearers with this token as they are needed, and renews them where they expired. */
const createBearers = (sender, token) => {
    // GHCR takes the token itself, encoded, for a bearer: no request for a bearer, as long as that works.
    const directBearer = Promise.resolve((0,result.ok)((0,redact/* base64 */.K3)(token)));
    const bearers = new Map();
    /** The scopes for which the token has worked: then one 401 does not mean that it is denied. */
    const worked = new Set();
    const current = (scope) => bearers.get(scope) ?? directBearer;
    const mayRenew = (scope, status, used, renewals) => 
    // With the direct bearer a workflow's token can be denied what the same token may do after the exchange.
    (status === 401 || (status === 403 && used === directBearer)) && renewals <= (worked.has(scope) ? 1 : 0);
    const sendWith = async (bearer, request, validate) => {
        const held = await bearer;
        return held.ok ? sender.send({ ...request, authorization: `Bearer ${held.value}` }, validate) : held;
    };
    /** All who are told that a bearer no longer holds wait for one renewal. */
    const renew = (scope, used, refusal) => {
        if (current(scope) === used)
            bearers.set(scope, obtainBearer(sender, token, scope, refusal, worked.has(scope)));
    };
    return async (scope, request, validate) => {
        for (let renewals = 0;; renewals++) {
            const used = current(scope);
            const answer = await sendWith(used, request, validate);
            if (!answer.ok)
                return answer;
            const { status } = answer.value;
            if (status !== 401 && status !== 403)
                worked.add(scope);
            if (!mayRenew(scope, status, used, renewals))
                return answer;
            renew(scope, used, answer.value);
        }
    };
};
/**
 * Exchanges the token for a bearer, where the challenge of a refused request leads. A token that `worked` before is tried
 * once more where it is denied.
 */
const obtainBearer = async ({ base, send, addSecret, excerpt }, token, scope, refusal, worked) => {
    const explain = (response) => (0,result/* err */._q)(explainResponse(response, base.host, scope, excerpt));
    const challenger = headerOf(refusal, 'www-authenticate') ? (0,result.ok)(refusal) : await send({ url: new URL('/v2/', base) });
    if (!challenger.ok)
        return challenger;
    const challenge = parseChallenge(challenger.value);
    if (challenge === null)
        return explain(refusal);
    const realm = URL.parse(challenge.realm, base.href);
    if (realm?.origin !== base.origin) {
        return (0,result/* err */._q)(`${base.host} asks for the token to be sent to another host, "${excerpt(challenge.realm)}": refused`);
    }
    if (challenge.service)
        realm.searchParams.set('service', challenge.service);
    realm.searchParams.set('scope', scope);
    const exchange = () => send({ url: realm, authorization: `Basic ${(0,redact/* basicCredentials */.BG)(token)}` });
    const first = await exchange();
    const answer = first.ok && first.value.status === 401 && worked ? await exchange() : first;
    if (!answer.ok)
        return answer;
    const bearer = dist/* safeParse */.xLC(bearerBody, jsonOf(answer.value));
    if (!bearer.success || answer.value.status !== 200)
        return explain(answer.value);
    addSecret(bearer.output.token);
    return (0,result.ok)(bearer.output.token);
};

// EXTERNAL MODULE: ./lib/http/backoff.js
var backoff = __webpack_require__(2476);
// EXTERNAL MODULE: ./lib/http/pause.js
var http_pause = __webpack_require__(5542);
// EXTERNAL MODULE: ./lib/http/transport.js
var http_transport = __webpack_require__(3005);
;// CONCATENATED MODULE: ./lib/registry/sender.js







const maxBytes = 4 * 1024 * 1024;
const maxRetries = 4;
/** In milliseconds. A registry that wants a longer pause is not worth the job's time. */
const maxPauseMs = 5 * 60_000;
/** Requests at once, unless the options say otherwise. */
const defaultConcurrency = 50;
/** Returns a sender; nothing is sent yet. */
const createSender = (options) => {
    const { token, clock, random, signal, timeoutMs, onRequest } = options;
    const { assertMayStart = () => signal?.throwIfAborted() } = options;
    const base = new URL(options.url);
    const secrets = new Set((0,redact/* encodedVariants */.r4)(token));
    const excerpt = (text) => (0,redact/* redact */.E$)(text, secrets).slice(0, 200);
    const refuseRedirect = (target) => base.protocol === 'https:' && target.protocol !== 'https:'
        ? `${base.host} redirects to "${excerpt(target.href)}", which is not https: not followed`
        : null;
    const transport = (0,http_transport/* createTransport */.oO)({ clock, timeoutMs, maxBytes, refuseRedirect, onRequest });
    // undici would open a second connection for each reader whose last one is not quite done.
    const request = createRequester(base, options.concurrency ?? defaultConcurrency);
    const pause = (0,http_pause/* createPause */.n)(clock);
    const sendOnce = async ({ method = 'GET', url, authorization, headers, body }, attempt) => {
        assertMayStart();
        try {
            const response = await transport.send({ method, url, attempt, signals: [signal] }, (target, until) => {
                const credentials = authorization && target.origin === base.origin ? { authorization } : {};
                return request(target, until, {
                    method,
                    headers: { 'user-agent': 'package-retention', ...headers, ...credentials },
                    body: body ?? null
                });
            });
            return (0,result.ok)(response);
        }
        catch (error) {
            signal?.throwIfAborted();
            return (0,result/* err */._q)(error instanceof http_transport/* RefusedRedirect */.XS ? error.message : `no complete answer from ${base.host}: ${error}`);
        }
    };
    /** Waits, or pauses all requests as a 429 asks; false where the registry asks for too long a pause. */
    const prepareRetry = async (response, retries) => {
        const asked = response.ok && response.value.status === 429 ? requestedPause(response.value) : null;
        if (asked !== null && asked > maxPauseMs)
            return false;
        transport.counts.retries++;
        const ms = (0,backoff/* backoff */.J)(retries, random);
        if (asked === null)
            await clock.sleep(ms, signal);
        else
            pause.extend(clock.elapsed() + Math.max(asked, ms));
        return true;
    };
    return {
        base,
        send: async (request, validate = () => null) => {
            for (let retries = 0;; retries++) {
                await pause.wait(signal);
                const due = await request.precondition?.();
                if (due?.ok === false)
                    return due;
                const response = await sendOnce(request, retries + 1);
                const problem = problemOf(base, response, validate);
                if (problem === null)
                    return response;
                if (retries === maxRetries || !(await prepareRetry(response, retries)))
                    return (0,result/* err */._q)(problem);
            }
        },
        addSecret: (secret) => void secrets.add(secret),
        excerpt,
        stats: () => ({ ...transport.counts, waitedMs: pause.waitedMs() })
    };
};
/** Returns why a response is worth another try; null where it is final. */
const problemOf = ({ host }, response, validate) => {
    if (!response.ok)
        return response.problem;
    const { status } = response.value;
    return status === 429 || status >= 500 ? `${host} answered ${status}` : validate(response.value);
};

;// CONCATENATED MODULE: ./lib/registry/registry.js









/** Returns the container registry of an owner; nothing is sent yet. */
const createRegistry = (options) => {
    const sender = createSender(options);
    const { base, excerpt } = sender;
    const sendAuthorized = createBearers(sender, options.token);
    const withSlot = (0,semaphore/* createSemaphore */.B2)(options.concurrency ?? defaultConcurrency);
    const owner = options.owner.toLowerCase();
    const explain = (response, scope) => explainResponse(response, base.host, scope, excerpt);
    const scopeOf = (name, actions) => `repository:${owner}/${name}:${actions}`;
    const packageUrl = (name, rest) => new URL(`/v2/${[owner, ...name.split('/')].map(encodeURIComponent).join('/')}/${rest}`, base);
    const manifestUrl = (name, reference) => packageUrl(name, `manifests/${reference}`);
    const readByDigest = async (name, digest, tag) => {
        const hash = hashOf(digest);
        if (hash === null)
            return unreadable(`"${digest}" is not a digest that can be checked`);
        const scope = scopeOf(name, 'pull');
        const url = manifestUrl(name, tag === undefined ? digest : encodeURIComponent(tag));
        const answer = await sendAuthorized(scope, { url, headers: acceptManifests }, ({ status, body }) => status === 200 && body && hash(body) !== digest ? `the bytes from ${base.host} do not match the digest` : null);
        if (!answer.ok)
            return unreadable(answer.problem);
        if (answer.value.status === 200)
            return toManifestReading(answer.value);
        return isAbsent(answer.value) ? { fact: 'missing' } : unreadable(explain(answer.value, scope));
    };
    const resolveTag = async (name, tag) => {
        const scope = scopeOf(name, 'pull');
        const url = manifestUrl(name, encodeURIComponent(tag));
        const answer = await sendAuthorized(scope, { url, headers: acceptManifests });
        if (!answer.ok)
            return answer;
        const { status, body } = answer.value;
        if (status === 200 && body)
            return (0,result.ok)(sha256(body));
        return isAbsent(answer.value) ? (0,result.ok)(null) : (0,result/* err */._q)(explain(answer.value, scope));
    };
    const listTags = async (name) => {
        const scope = scopeOf(name, 'pull');
        const answer = await sendAuthorized(scope, { url: packageUrl(name, `tags/list?n=${maxListedTags}`) });
        if (!answer.ok)
            return answer;
        const body = dist/* safeParse */.xLC(tagsBody, jsonOf(answer.value));
        if (answer.value.status !== 200 || !body.success)
            return (0,result/* err */._q)(explain(answer.value, scope));
        return (0,result.ok)(headerOf(answer.value, 'link') === null ? (body.output.tags ?? []) : null);
    };
    const pushManifest = async (name, tag, { bytes, mediaType }, precondition) => {
        const scope = scopeOf(name, 'pull,push');
        const url = manifestUrl(name, encodeURIComponent(tag));
        const headers = { 'content-type': mediaType };
        const answer = await sendAuthorized(scope, { method: 'PUT', url, headers, body: bytes, precondition });
        if (!answer.ok)
            return answer;
        if (answer.value.status !== 201)
            return (0,result/* err */._q)(explain(answer.value, scope));
        const digest = sha256(bytes);
        const stored = headerOf(answer.value, 'docker-content-digest') ?? digest;
        return stored === digest ? (0,result.ok)(digest) : (0,result/* err */._q)(`${base.host} stored "${excerpt(stored)}" instead of ${digest}`);
    };
    return {
        stats: sender.stats,
        readManifest: (...request) => withSlot(() => readByDigest(...request)),
        resolveTag: (...request) => withSlot(() => resolveTag(...request)),
        listTags: (...request) => withSlot(() => listTags(...request)),
        pushManifest: (...request) => withSlot(() => pushManifest(...request))
    };
};
/** Tags that one answer may have; GHCR gives a hundred unless asked for more. */
const maxListedTags = 1000;
const tagsBody = dist/* object */.Ikc({ tags: dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())) });
const acceptManifests = { accept: retention_manifest/* acceptedMediaTypes */.v7.join(', ') };
const toManifestReading = (response) => {
    const { body } = response;
    if (body === null)
        return unreadable('the manifest is larger than 4 MiB');
    const manifest = (0,retention_manifest/* readManifest */.WI)(body.toString(), headerOf(response, 'content-type'));
    return manifest
        ? { fact: manifest, bytes: body }
        : unreadable('the bytes are not a manifest that the action understands');
};
const unreadable = (problem) => ({ fact: 'unreadable', problem });
const sha256 = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** Returns how to compute a digest by the algorithm of this one; null where it is no digest or cannot be computed here. */
const hashOf = (digest) => {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    if (!(0,retention_manifest/* isDigest */.Bc)(digest) || !(0,external_node_crypto_.getHashes)().includes(algorithm))
        return null;
    return (bytes) => `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
};


/***/ }),

/***/ 597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   jI: () => (/* binding */ untagPlaceholder),
/* harmony export */   v7: () => (/* binding */ acceptedMediaTypes),
/* harmony export */   vy: () => (/* binding */ helperSubject)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociImage = 'application/vnd.oci.image.manifest.v1+json';
const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json';
/** Entries of an index with any other type are not manifests; those of Docker's first schema are never read. */
const manifestTypes = new Set([
    ...[ociIndex, ociImage, ociArtifact, dockerList, dockerImage],
    'application/vnd.docker.distribution.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws'
]);
/** The media types to accept from a registry: GHCR answers 404 if the stored type is not among them. */
const acceptedMediaTypes = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact];
/** The most characters of a manifest that registries allow; that also bounds the entries of its lists. */
const maxLength = 4 * 1024 * 1024;
const untagAnnotation = 'package-retention.untag';
const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/;
const digestOnly = new RegExp(`^${digestForm.source}$`);
const digestsInside = new RegExp(digestForm, 'g');
/** True if a text is a complete digest of an algorithm that OCI registers. */
const isDigest = (text) => digestOnly.test(text);
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(digestOnly));
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)) });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, size, platform: { os, architecture, variant } }) => ({
    digest,
    leaf: mediaType === ociImage || mediaType === dockerImage,
    ...(mediaType !== '' && !manifestTypes.has(mediaType) && { blob: true }),
    size: Number.isSafeInteger(size) ? Math.max(0, Number(size)) : 0,
    platform: [os, architecture, variant].filter(Boolean).join('/') || null
})));
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({
        children: manifests.map(({ size, ...entry }) => entry),
        blobs: manifests.flatMap(({ digest, blob, size }) => (blob ? { digest, size } : []))
    })))
};
const imageLayout = {
    kind: 'image',
    foreign: ['manifests', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ config: blob, layers: list(blob) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ config, layers }) => ({ children: [], blobs: [config, ...layers] })))
};
const artifactLayout = {
    kind: 'image',
    foreign: ['manifests', 'config', 'layers', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(list(blob), []) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ blobs }) => ({ children: [], blobs })))
};
const layouts = new Map([
    [ociIndex, indexLayout],
    [dockerList, indexLayout],
    [ociImage, imageLayout],
    [dockerImage, imageLayout],
    [ociArtifact, artifactLayout]
]);
const document = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    artifactType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), null),
    subject: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest }), null),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ [untagAnnotation]: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) }), null)
});
/**
 * Reads a manifest; returns null if the text could not be understood completely, so that nothing may be concluded from it.
 * `contentType` counts if the text does not name its own media type, as OCI allows.
 */
const readManifest = (text, contentType = null) => {
    if (text.length > maxLength)
        return null;
    const json = parseJson(text);
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(document, json);
    if (!read.success)
        return null;
    const { output } = read;
    const mediaType = mediaTypeOf(output.mediaType, contentType);
    if (mediaType === null)
        return null;
    const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType];
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(subject ?? '');
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    const { children, blobs } = content.output;
    // A real image that carries the annotation, whoever added it, is not ours to remove.
    const empty = layout.kind === 'index' && children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder };
};
const mediaTypeOf = (written, contentType) => {
    const mediaType = written || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!mediaType)
        return null;
    // Tens of thousands of manifests share one text of each type, and one shape.
    return acceptedMediaTypes.find((known) => known === mediaType) ?? mediaType;
};
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Returns every digest in any string or key, at any depth. */
const digestsIn = (json) => {
    const found = new Set();
    const pending = [json];
    // No recursion: deep nesting would exhaust the stack.
    while (pending.length > 0) {
        const value = pending.pop();
        if (typeof value === 'string')
            for (const [digest] of value.matchAll(digestsInside))
                found.add(digest);
        else
            for (const part of partsOf(value))
                pending.push(part);
    }
    return found;
};
/** Returns the items of a list, or the keys and values of an object. */
const partsOf = (value) => {
    if (Array.isArray(value))
        return value;
    return typeof value === 'object' && value !== null ? Object.entries(value).flat() : [];
};
/**
 * Returns the subject that a tag attaches its version to: the beginning of its digest, with at most 64 characters of hex;
 * null for an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
const helperSubject = (tag) => {
    // Runs for every tag of a package, nearly all of which are ordinary.
    const match = helperTag.exec(tag);
    return match && `${match[1]}:${match[2]}`;
};
const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/**
 * Returns a manifest to push under a tag that is to be removed: an empty index, which needs no blob in the registry and has
 * a digest of its own. `created` in milliseconds since 1970; the nonce must differ from call to call.
 */
const untagPlaceholder = (untag) => {
    const annotations = {
        'org.opencontainers.image.created': new Date(untag.created).toISOString(),
        [untagAnnotation]: untag.tag,
        'package-retention.nonce': untag.nonce
    };
    const json = JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [], annotations });
    return { bytes: new TextEncoder().encode(json), mediaType: ociIndex };
};


/***/ })

};
