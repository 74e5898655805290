export const id = 554;
export const ids = [554];
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
/** What to ask a registry for: GHCR answers 404 where the stored type is not among the accepted ones. */
const acceptedMediaTypes = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact];
/** The most characters, and the most entries of one list, that a manifest may have; real ones stay far below both. */
const maxLength = 4 * 1024 * 1024;
const maxEntries = 5000;
const untagAnnotation = 'package-retention.untag';
const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/;
const digestOnly = new RegExp(`^${digestForm.source}$`);
const digestsInside = new RegExp(digestForm, 'g');
/** Whether a text is a whole digest of an algorithm that OCI registers. */
const isDigest = (text) => digestOnly.test(text);
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .regex */ .yGV(digestOnly));
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .minValue */ .Wwf(0)) });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, platform: { os, architecture, variant } }) => ({
    digest,
    leaf: mediaType === ociImage || mediaType === dockerImage,
    platform: [os, architecture, variant].filter(Boolean).join('/') || null
})));
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()), valibot__WEBPACK_IMPORTED_MODULE_0__/* .maxLength */ .Ru6(maxEntries), valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item)), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({ children: manifests, blobs: [] })))
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
 * Reads a manifest; null where the text is none that could be understood completely, so that nothing may be concluded
 * from it. `contentType` counts where the text does not name its own media type, as OCI allows.
 */
const readManifest = (text, contentType = null) => {
    if (text.length > maxLength)
        return null;
    const json = parseJson(text);
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(document, json);
    if (!read.success)
        return null;
    const { output } = read;
    const named = output.mediaType || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!named)
        return null;
    // Tens of thousands of manifests share one text of each type, and one shape.
    const mediaType = acceptedMediaTypes.find((known) => known === named) ?? named;
    const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType];
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(subject ?? '');
        if (mentioned.size > maxEntries)
            return null;
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    // A real image that carries the annotation, by whoever's hand, is not ours to remove.
    const { children, blobs } = content.output;
    const empty = layout.kind === 'index' && children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder };
};
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Every digest in any string or key, at any depth. */
const digestsIn = (json) => {
    const found = new Set();
    const pending = [json];
    // No recursion: deep nesting would exhaust the stack.
    while (pending.length > 0) {
        const value = pending.pop();
        if (typeof value === 'string')
            for (const [digest] of value.matchAll(digestsInside))
                found.add(digest);
        else if (Array.isArray(value))
            for (const item of value)
                pending.push(item);
        else if (typeof value === 'object' && value !== null)
            for (const entry of Object.entries(value))
                pending.push(...entry);
    }
    return found;
};
/**
 * What a tag attaches its version to: the beginning of the subject's digest, with at most 64 characters of hex; null for
 * an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
const helperSubject = (tag) => {
    // Asked of every tag of a package, nearly all of which are ordinary.
    const match = helperTag.exec(tag);
    return match && `${match[1]}:${match[2]}`;
};
const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/**
 * A manifest to push under a tag that is to go: an index of nothing, which needs no blob in the registry, and whose digest
 * nothing else has. `created` in milliseconds since 1970; the nonce must differ from call to call.
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


/***/ }),

/***/ 8554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSession: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/github/cache-service.js


/** The service that this environment of a step names; null where there is none. Sends nothing yet. */
const findCacheService = (env) => {
    const address = env['ACTIONS_RESULTS_URL'] || env['ACTIONS_CACHE_URL'];
    if (!address || !env['ACTIONS_RUNTIME_TOKEN'])
        return null;
    return {
        restore: async (path, [first = '', ...others]) => {
            const confined = confine(path);
            if (confined === null || !(await tarIsGnu()))
                return null;
            const usual = process.env['TAR_OPTIONS'];
            process.env['TAR_OPTIONS'] = confined;
            try {
                const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(581), __webpack_require__.e(93)]).then(__webpack_require__.bind(__webpack_require__, 2093));
                // The first key counts only as a whole; the others count as prefixes.
                return (await restoreCache([path], first, [first, ...others])) !== undefined;
            }
            catch {
                return null;
            }
            finally {
                if (usual === undefined)
                    delete process.env['TAR_OPTIONS'];
                else
                    process.env['TAR_OPTIONS'] = usual;
            }
        },
        save: async (path, key) => {
            try {
                const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(581), __webpack_require__.e(93)]).then(__webpack_require__.bind(__webpack_require__, 2093));
                await saveCache([path], key);
            }
            catch {
                // A cache that is not there costs time; nothing depends on it.
            }
        }
    };
};
/**
 * Options that let tar write to this one path whatever the archive says. `@actions/cache` unpacks with `tar -P`, which
 * obeys absolute paths, `..` and links: who can write a cache of the repository could write any file of this job, whose
 * token may delete packages. In debug logs it lists the names, too, which could be workflow commands. Null for a path
 * that the options cannot say.
 */
const confine = (path) => /^[\w./:-]+$/.test(path) ? `--transform=s|.*|${path}| --show-transformed-names` : null;
/** Only GNU's tar honours TAR_OPTIONS. */
const tarIsGnu = async () => {
    const version = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('tar', ['--version'], { env: process.env }).catch(() => null);
    return version?.stdout.includes('GNU tar') ?? false;
};

// EXTERNAL MODULE: ./lib/github/client.js + 2 modules
var github_client = __webpack_require__(6312);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/retention/manifest.js
var retention_manifest = __webpack_require__(597);
// EXTERNAL MODULE: ./lib/retention/parsed.js
var parsed = __webpack_require__(3845);
// EXTERNAL MODULE: ./lib/github/deadline.js
var deadline = __webpack_require__(987);
// EXTERNAL MODULE: ./lib/github/secret.js
var secret = __webpack_require__(6811);
;// CONCATENATED MODULE: ./lib/github/registry.js








const maxBytes = 4 * 1024 * 1024;
const maxRedirects = 3;
const maxRetries = 4;
/** In milliseconds. A registry that wants a longer pause is not worth the job's time. */
const maxPause = 5 * 60_000;
/** Connects to the container registry of an owner; sends nothing yet. */
const connectRegistry = (options) => {
    const { token, clock, random, signal, concurrency = 50, timeout = 30_000 } = options;
    const base = new URL(options.url);
    const owner = options.owner.toLowerCase();
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(base);
    // undici would open a second connection for each reader whose last one is not quite done.
    const connections = concurrency;
    const dispatcher = proxy ? new undici.ProxyAgent({ uri: proxy.href, connections }) : new undici.Agent({ connections });
    const inTurn = turns(concurrency);
    const traffic = { requests: 0, mutations: 0, retries: 0, waited: 0 };
    let resumeAt = 0;
    /** One answer, redirects of a GET followed. */
    const follow = async ({ method = 'GET', url, authorization, headers, body }, until) => {
        let target = url;
        for (let redirects = 0;; redirects += 1) {
            traffic.requests += 1;
            if (method !== 'GET')
                traffic.mutations += 1;
            const credentials = authorization && target.origin === base.origin ? { authorization } : {};
            const answer = await (0,undici.request)(target, {
                method,
                headers: { 'user-agent': 'package-retention', ...headers, ...credentials },
                body: body ?? null,
                signal: until,
                dispatcher
            });
            const location = headerOf(answer, 'location');
            const moved = method === 'GET' && answer.statusCode >= 300 && answer.statusCode < 400 && location !== null;
            if (!moved || redirects === maxRedirects) {
                return (0,parsed/* parsed */.Y)({ status: answer.statusCode, headers: answer.headers, body: await readBody(answer.body) });
            }
            await answer.body.dump();
            target = new URL(location, target);
            if (base.protocol === 'https:' && target.protocol !== 'https:') {
                return (0,parsed/* refused */.J)(`${base.host} leads to "${excerpt(target.href)}", which is not https: not followed`);
            }
        }
    };
    /** The same; refused where the connection or the deadline broke. */
    const exchange = async (request) => {
        signal?.throwIfAborted();
        try {
            return await (0,deadline/* withDeadline */.N)(timeout, [signal], (until) => follow(request, until));
        }
        catch (error) {
            signal?.throwIfAborted();
            return (0,parsed/* refused */.J)(`no complete answer from ${base.host}: ${error}`);
        }
    };
    /** An answer that is worth reading, after retries; `flaw` says what is wrong with one, if anything. */
    const send = async (request, flaw = () => null) => {
        for (let attempt = 0;; attempt += 1) {
            while (clock.now() < resumeAt)
                await clock.sleep(resumeAt - clock.now(), signal);
            const answer = await exchange(request);
            const problem = answer.ok ? (passing(answer.value) ?? flaw(answer.value)) : answer.problem;
            if (problem === null)
                return answer;
            const limited = answer.ok && answer.value.status === 429 ? askedPause(answer.value) : null;
            if (attempt === maxRetries || (limited ?? 0) > maxPause)
                return (0,parsed/* refused */.J)(problem);
            traffic.retries += 1;
            const backoff = 500 * 2 ** attempt * (0.5 + random());
            if (limited === null)
                await clock.sleep(backoff, signal);
            else
                pauseAll(Math.max(limited, backoff));
        }
    };
    const pauseAll = (ms) => {
        const now = clock.now();
        const until = Math.max(resumeAt, now + ms);
        traffic.waited += until - Math.max(resumeAt, now);
        resumeAt = until;
    };
    // GHCR takes the token itself, encoded, for a bearer: no request for a bearer, as long as that works.
    const shortCut = Promise.resolve((0,parsed/* parsed */.Y)(base64(token)));
    const bearers = new Map();
    const secrets = new Set((0,secret/* secretForms */.e)(token));
    /** The beginning of what the registry says; a secret cut in half could not be told any more. */
    const excerpt = (text) => (0,secret/* conceal */.E)(text, secrets).slice(0, 200);
    /** Sends with the bearer for a scope; all who are told that it no longer holds wait for one renewal. */
    const authorized = async (scope, request, flaw) => {
        const attempt = async (bearer) => {
            const held = await bearer;
            return held.ok ? send({ ...request, authorization: `Bearer ${held.value}` }, flaw) : held;
        };
        const current = () => bearers.get(scope) ?? shortCut;
        const used = current();
        const answer = await attempt(used);
        if (!answer.ok)
            return answer;
        // With the short cut a workflow's token can be denied what the same token may do after the exchange.
        const renewable = answer.value.status === 401 || (answer.value.status === 403 && used === shortCut);
        if (!renewable)
            return answer;
        if (current() === used)
            bearers.set(scope, obtainBearer(scope, answer.value));
        return attempt(current());
    };
    const obtainBearer = async (scope, refusal) => {
        const challenger = headerOf(refusal, 'www-authenticate')
            ? (0,parsed/* parsed */.Y)(refusal)
            : await send({ url: new URL('/v2/', base) });
        if (!challenger.ok)
            return challenger;
        const challenge = parseChallenge(headerOf(challenger.value, 'www-authenticate') ?? '');
        if (challenge === null)
            return (0,parsed/* refused */.J)(explain(refusal, scope));
        const realm = URL.parse(challenge.realm, base.href);
        if (realm?.origin !== base.origin) {
            return (0,parsed/* refused */.J)(`${base.host} wants the token sent to another place, "${excerpt(challenge.realm)}": refused`);
        }
        if (challenge.service)
            realm.searchParams.set('service', challenge.service);
        realm.searchParams.set('scope', scope);
        const answer = await send({ url: realm, authorization: `Basic ${base64(`x-access-token:${token}`)}` });
        if (!answer.ok)
            return answer;
        const bearer = dist/* safeParse */.xLC(bearerBody, jsonOf(answer.value));
        if (!bearer.success || answer.value.status !== 200)
            return (0,parsed/* refused */.J)(explain(answer.value, scope));
        secrets.add(bearer.output.token);
        return (0,parsed/* parsed */.Y)(bearer.output.token);
    };
    const passing = ({ status }) => status === 429 || status >= 500 ? `${base.host} answered ${status}` : null;
    const explain = (answer, scope) => {
        const said = errorsOf(answer).map(({ code, message }) => excerpt(`${code}: ${message}`))[0];
        const answered = `${base.host} answered ${answer.status}${said ? ` "${said}"` : ''}`;
        if (answer.status !== 401 && answer.status !== 403)
            return answered;
        const needed = scope.endsWith('push') ? 'write:packages' : 'read:packages';
        return `${answered}: access denied; the token needs ${needed} and access to this package`;
    };
    const manifestUrl = (name, reference) => new URL(`/v2/${[owner, ...name.split('/')].map(encodeURIComponent).join('/')}/manifests/${reference}`, base);
    const judge = (answer, scope) => {
        const { status, body } = answer;
        if (status === 200) {
            if (body === null)
                return unreadable('the manifest is larger than 4 MiB');
            const manifest = (0,retention_manifest/* readManifest */.WI)(body.toString(), headerOf(answer, 'content-type'));
            return manifest ? { fact: manifest, bytes: body } : unreadable('the bytes are no manifest that can be understood');
        }
        // Anything else that says 404, such as a proxy's page, proves nothing.
        const absent = errorsOf(answer).some(({ code, message }) => /^(?:MANIFEST|NAME)_UNKNOWN$/.test(code) && !/accept header/i.test(message));
        return status === 404 && absent ? { fact: 'missing' } : unreadable(explain(answer, scope));
    };
    return {
        traffic,
        readManifest: (name, digest) => inTurn(async () => {
            const hash = hashOf(digest);
            if (hash === null)
                return unreadable(`"${digest}" is no digest that can be checked`);
            const scope = `repository:${owner}/${name}:pull`;
            const request = { url: manifestUrl(name, digest), headers: { accept: retention_manifest/* acceptedMediaTypes */.v7.join(', ') } };
            const answer = await authorized(scope, request, ({ status, body }) => status === 200 && body && hash(body) !== digest ? `the bytes from ${base.host} do not match the digest` : null);
            return answer.ok ? judge(answer.value, scope) : unreadable(answer.problem);
        }),
        pushManifest: (name, tag, { bytes, mediaType }) => inTurn(async () => {
            const scope = `repository:${owner}/${name}:pull,push`;
            const url = manifestUrl(name, encodeURIComponent(tag));
            const answer = await authorized(scope, {
                method: 'PUT',
                url,
                headers: { 'content-type': mediaType },
                body: bytes
            });
            if (!answer.ok)
                return answer;
            if (answer.value.status !== 201)
                return (0,parsed/* refused */.J)(explain(answer.value, scope));
            const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
            const stored = headerOf(answer.value, 'docker-content-digest') ?? digest;
            return stored === digest
                ? (0,parsed/* parsed */.Y)(digest)
                : (0,parsed/* refused */.J)(`${base.host} stored "${excerpt(stored)}" instead of ${digest}`);
        })
    };
};
const unreadable = (problem) => ({ fact: 'unreadable', problem });
const base64 = (text) => Buffer.from(text).toString('base64');
/** Lets so many works run at once; the others wait their turn. */
const turns = (places) => {
    const waiting = [];
    let free = places;
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
};
/** The digest of bytes by the algorithm of another digest; null where that is no digest or cannot be computed here. */
const hashOf = (digest) => {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    if (!(0,retention_manifest/* isDigest */.Bc)(digest) || !(0,external_node_crypto_.getHashes)().includes(algorithm))
        return null;
    return (bytes) => `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
};
/** A header's value, null where there is none; repeated headers are joined. */
const headerOf = ({ headers }, name) => [headers[name] ?? []].flat().join(', ') || null;
const readBody = async (body) => {
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
// What an answer must look like to give a bearer that may stand in a header.
const bearerBody = dist/* object */.Ikc({ token: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\x21-\x7e]+$/)) });
const errorBody = dist/* object */.Ikc({
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* string */.YjP(), message: dist/* optional */.lqM(dist/* string */.YjP(), '') }))
});
const errorsOf = (answer) => {
    const body = dist/* safeParse */.xLC(errorBody, jsonOf(answer));
    return body.success ? body.output.errors : [];
};
const jsonOf = ({ body }) => {
    try {
        return JSON.parse(body?.toString() ?? '');
    }
    catch {
        return null;
    }
};
/** The parameters of the `Bearer` challenge in a `WWW-Authenticate` header; null where there is none. */
const parseChallenge = (header) => {
    const [, challenge = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header) ?? [];
    const parameters = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const realm = parameters.get('realm');
    return realm ? { realm, service: parameters.get('service') ?? '' } : null;
};
/** How many milliseconds a 429 asks to wait: by its header in seconds, or, as GHCR does, by a Go duration in its message. */
const askedPause = (answer) => {
    const inMessage = () => errorsOf(answer).flatMap(({ message }) => /retry-after:\s*([\w.µμ]+)/i.exec(message)?.[1] ?? [])[0];
    const asked = headerOf(answer, 'retry-after') ?? inMessage() ?? '';
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
/** The milliseconds of a duration as Go prints it (`880.092µs`, `1m2.5s`); null where the text is none. */
const goDuration = (text) => {
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|μs|ms|s|m|h))+$/.test(text))
        return null;
    const parts = text.matchAll(/([\d.]+)(\D+)/g).map(([, amount, unit = '']) => Number(amount) * (goUnits[unit] ?? 0));
    return parts.reduce((sum, ms) => sum + ms, 0);
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/retention/manifest-file.js
/**
 * The form of a file of manifests: a line that names the form and its version, then for each manifest the number of its
 * bytes (32 bits, big-endian) and the bytes themselves. Whose bytes they are is not written down: their digest says it.
 */
const fileHeader = new TextEncoder().encode('package-retention manifests 1\n');
/** The bytes of a manifest as they stand in the file. */
const manifest_file_frame = (bytes) => {
    const framed = new Uint8Array(lengthBytes + bytes.length);
    new DataView(framed.buffer).setUint32(0, bytes.length);
    framed.set(bytes, lengthBytes);
    return framed;
};
/** What stands in a file between its header and its end, or the place where it is cut off or damaged; nothing of another file. */
async function* unframe(chunks) {
    let unread = new Uint8Array();
    let begun = false;
    for await (const chunk of chunks) {
        unread = joined(unread, chunk);
        if (!begun) {
            if (unread.length < fileHeader.length)
                continue;
            if (!fileHeader.every((byte, at) => unread[at] === byte))
                return;
            unread = unread.subarray(fileHeader.length);
            begun = true;
        }
        while (unread.length >= lengthBytes) {
            const length = new DataView(unread.buffer, unread.byteOffset).getUint32(0);
            if (length > maxFramed)
                return;
            if (unread.length < lengthBytes + length)
                break;
            yield unread.subarray(lengthBytes, lengthBytes + length);
            unread = unread.subarray(lengthBytes + length);
        }
    }
}
const lengthBytes = 4;
/** The most bytes of a manifest that is read at all. */
const maxFramed = 4 * 1024 * 1024;
const joined = (before, after) => {
    const both = new Uint8Array(before.length + after.length);
    both.set(before);
    both.set(after, before.length);
    return both;
};

;// CONCATENATED MODULE: ./lib/manifest-cache.js







/** The most bytes of a file, unpacked: about 90,000 manifests, or 15 MB once packed. */
const manifest_cache_maxBytes = 128 * 1024 * 1024;
/**
 * Opens the cache; the service is asked once the first manifest is. The cache holds the bytes of manifests, and each is
 * known by the digest of its bytes alone: whoever else writes to the caches of the repository cannot make one up.
 */
const openManifestCache = (options) => {
    const { service, path, prefixes, signal, notice, patience = 10_000 } = options;
    const [newer, next] = [`${path}.new`, `${path}.next`];
    const fresh = new Set();
    let loading = null;
    let usable = false;
    let room = manifest_cache_maxBytes - fileHeader.length;
    const load = async () => {
        const known = new Map();
        await Promise.all([path, newer].map((file) => (0,promises_.rm)(file, { force: true, recursive: true })));
        const restored = await within(patience, signal, service.restore(path, prefixes));
        usable = restored !== null;
        if (!restored)
            return known;
        for await (const bytes of read(path)) {
            const manifest = selfDescribed(bytes);
            if (manifest)
                known.set(digestOf(bytes), manifest);
        }
        notice(`manifests known from the cache: ${known.size.toLocaleString('en')}`);
        return known;
    };
    /** Written down at once: the bytes of tens of thousands would take too much memory. */
    const remember = (digest, bytes) => {
        const framed = manifest_file_frame(bytes);
        if (!usable || fresh.has(digest) || framed.length > room)
            return;
        // A digest of another algorithm, or a type that only a header names, could not be proved when they come back.
        if (digestOf(bytes) !== digest || selfDescribed(bytes) === null)
            return;
        try {
            (0,external_node_fs_.appendFileSync)(newer, framed);
            fresh.add(digest);
            room -= framed.length;
        }
        catch {
            usable = false;
        }
    };
    async function* contents(listed, digests) {
        yield fileHeader;
        yield* (0,external_node_fs_.createReadStream)(newer);
        for await (const bytes of read(path)) {
            const digest = digestOf(bytes);
            if (digests.has(digest) || listed?.has(digest) === false)
                continue;
            const framed = manifest_file_frame(bytes);
            room -= framed.length;
            if (room < 0)
                return;
            digests.add(digest);
            yield framed;
        }
    }
    const save = async (listed) => {
        const digests = new Set(fresh);
        await (0,external_node_stream_promises_.pipeline)(contents(listed, digests), (0,external_node_fs_.createWriteStream)(next));
        await (0,promises_.rename)(next, path);
        const name = (0,external_node_crypto_.createHash)('sha256')
            .update([...digests].toSorted().join())
            .digest('hex')
            .slice(0, 16);
        await service.save(path, `${prefixes[0]}${name}`);
    };
    return {
        around: (registry) => ({
            ...registry,
            readManifest: async (name, digest) => {
                loading ??= load().catch(() => new Map());
                const fact = (await loading).get(digest);
                if (fact)
                    return { fact, askAnyway: () => registry.readManifest(name, digest) };
                const reading = await registry.readManifest(name, digest);
                if ('bytes' in reading)
                    remember(digest, reading.bytes);
                return reading;
            }
        }),
        news: () => (usable ? fresh.size : 0),
        save: async (listed, patience) => void (await within(patience, null, save(listed)))
    };
};
/** The manifests in a file, none where it is not there or too large. */
async function* read(path) {
    const file = await (0,promises_.lstat)(path).catch(() => null);
    // What was unpacked may be anything, a pipe that never ends among it.
    if (file?.isFile() && file.size <= manifest_cache_maxBytes)
        yield* unframe((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 }));
}
/** What bytes say without the header that they came with, which their digest does not prove. */
const selfDescribed = (bytes) => (0,retention_manifest/* readManifest */.WI)(Buffer.from(bytes).toString());
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** What a work gives; null where it fails, takes longer than this many milliseconds, or the wait is ended. */
const within = async (ms, signal, work) => {
    const done = new AbortController();
    const ended = AbortSignal.any([done.signal, ...(signal ? [signal] : [])]);
    try {
        return await Promise.race([work, (0,external_node_timers_promises_.setTimeout)(ms, null, { signal: ended })]);
    }
    catch {
        return null;
    }
    finally {
        done.abort();
    }
};

;// CONCATENATED MODULE: ./lib/session.js







/** How long requests may still take after a cancellation, in milliseconds. */
const farewell = 2500;
/** Connects to the REST API and the registry; sends nothing yet. */
const openSession = ({ env, clock: endless, random, cancel }, inputs, hooks) => {
    const { stop, notice } = hooks;
    const { token, apiUrl, registryUrl, owner, reserve, waitForRateLimit, deadline } = inputs;
    const clock = deadline === null ? endless : limitPauses(endless, deadline, hooks.late);
    const cut = new AbortController();
    cancel?.addEventListener('abort', () => setTimeout(() => cut.abort(), farewell).unref());
    const exhausted = waitForRateLimit ? 'wait' : hooks.exhausted;
    const client = (0,github_client/* connect */.N)({ url: apiUrl, token, clock, random, stop, cut: cut.signal, reserve, exhausted, notice });
    const registry = connectRegistry({ url: registryUrl, owner, token, clock, random, signal: stop });
    const service = inputs.cache ? findCacheService(env) : null;
    const path = (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'package-retention-manifests');
    const cache = service && openManifestCache({ service, path, prefixes: prefixesOf(inputs), signal: stop, notice });
    return {
        client,
        registry: cache?.around(registry) ?? registry,
        cache,
        requests: () => {
            const [rest, images] = [client.traffic(), registry.traffic];
            return {
                rest: rest.requests,
                registry: images.requests,
                mutations: rest.mutations + images.mutations,
                retries: rest.retries + images.retries,
                waitedSeconds: Math.round((rest.waited + images.waited) / 1000)
            };
        }
    };
};
/**
 * What the keys of cached manifests begin with: for jobs over the same packages, then for all of the owner. So jobs side by
 * side do not displace each other's, and new ones do not begin with nothing.
 */
const prefixesOf = ({ owner, registryUrl, policies }) => {
    const ofOwner = `package-retention-manifests-1-${new URL(registryUrl).host}-${owner.toLowerCase()}-`;
    const packages = policies.map(({ type, packages }) => [type, packages.sources]);
    const name = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(packages)).digest('hex').slice(0, 8);
    return [`${ofOwner}${name}-`, ofOwner];
};
/** A clock whose sleepers are woken by the deadline at the latest. */
const limitPauses = (clock, deadline, late) => ({
    now: clock.now,
    sleep: async (ms, signal) => {
        const left = Math.max(0, deadline - clock.now());
        await clock.sleep(Math.min(ms, left), signal);
        if (ms <= left)
            return;
        late();
        signal?.throwIfAborted();
    }
});


/***/ })

};
