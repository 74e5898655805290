export const id = 118;
export const ids = [118];
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

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSession: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/github/client.js + 8 modules
var github_client = __webpack_require__(91438);
// EXTERNAL MODULE: ./lib/github/waits.js
var waits = __webpack_require__(93417);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/registry/cache-service.js


/** Returns the service that the environment of a step names; null where there is none. Nothing is sent yet. */
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
                const { restoreCache } = await Promise.all(/* import() */[__webpack_require__.e(3581), __webpack_require__.e(4552)]).then(__webpack_require__.bind(__webpack_require__, 64552));
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
                const { saveCache } = await Promise.all(/* import() */[__webpack_require__.e(3581), __webpack_require__.e(4552)]).then(__webpack_require__.bind(__webpack_require__, 64552));
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
 * obeys absolute paths, `..` and links: whoever can write a cache of the repository could write any file of this job, whose
 * token may delete packages. In debug logs it also lists the names, which could be workflow commands. Null for a path that
 * the options cannot express.
 */
const confine = (path) => /^[\w./:-]+$/.test(path) ? `--transform=s|.*|${path}| --show-transformed-names` : null;
/** Only GNU's tar honours TAR_OPTIONS. */
const tarIsGnu = async () => {
    const version = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('tar', ['--version'], { env: process.env }).catch(() => null);
    return version?.stdout.includes('GNU tar') ?? false;
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/http/deadline.js
var deadline = __webpack_require__(422);
// EXTERNAL MODULE: ./lib/retention/manifest.js
var manifest = __webpack_require__(50597);
;// CONCATENATED MODULE: ./lib/retention/manifest-file.js
/**
 * The form of a file of manifests: a line that names the form and its version, then for each manifest the number of its
 * bytes (32 bits, big-endian) and the bytes themselves. No digest is stored; it is recomputed from the bytes on load.
 */
const fileHeader = new TextEncoder().encode('package-retention manifests 1\n');
/** Returns the bytes of a manifest as the file stores them. */
const encodeFrame = (bytes) => {
    const framed = new Uint8Array(lengthBytes + bytes.length);
    new DataView(framed.buffer).setUint32(0, bytes.length);
    framed.set(bytes, lengthBytes);
    return framed;
};
/**
 * Yields the manifests of a file, those of each chunk together, up to where it ends, is cut off or damaged; nothing of a file
 * without the header.
 */
async function* decodeFrames(chunks) {
    let unread = new Uint8Array();
    let hasHeader = false;
    for await (const chunk of chunks) {
        unread = joined(unread, chunk);
        if (!hasHeader) {
            if (unread.length < fileHeader.length)
                continue;
            if (!fileHeader.every((byte, at) => unread[at] === byte))
                return;
            unread = unread.subarray(fileHeader.length);
            hasHeader = true;
        }
        const { frames, rest, isDamaged } = takeFrames(unread);
        yield frames;
        if (isDamaged)
            return;
        unread = rest;
    }
}
/** Returns the contents of all complete frames, and what follows them. */
const takeFrames = (bytes) => {
    const frames = [];
    let rest = bytes;
    while (rest.length >= lengthBytes) {
        const length = new DataView(rest.buffer, rest.byteOffset).getUint32(0);
        if (length > maxFramed)
            return { frames, rest, isDamaged: true };
        if (rest.length < lengthBytes + length)
            break;
        frames.push(rest.subarray(lengthBytes, lengthBytes + length));
        rest = rest.subarray(lengthBytes + length);
    }
    return { frames, rest, isDamaged: false };
};
const lengthBytes = 4;
/** The most bytes of a manifest that is read. */
const maxFramed = 4 * 1024 * 1024;
const joined = (before, after) => {
    const both = new Uint8Array(before.length + after.length);
    both.set(before);
    both.set(after, before.length);
    return both;
};

;// CONCATENATED MODULE: ./lib/registry/manifest-cache.js







/** The most bytes of a file, unpacked: about 90,000 manifests, or 15 MB once packed. */
const maxBytes = 128 * 1024 * 1024;
/** Milliseconds that saving may take. */
const saveTimeoutMs = 30_000;
/**
 * Opens the cache; the service is asked with the first manifest. The cache holds the bytes of manifests, each identified by
 * the digest of its bytes alone: other writers to the caches of the repository cannot forge one.
 */
const openManifestCache = (options) => {
    const { service, path, prefixes, clock, signal, onLoad, timeoutMs = 10_000 } = options;
    const store = createStore(path);
    let loading = null;
    let usable = false;
    const load = async () => {
        await store.clear();
        const restored = await withTimeout(clock, timeoutMs, signal, service.restore(path, prefixes));
        usable = restored !== null;
        if (!restored)
            return new Map();
        const known = await store.load();
        onLoad(known.size);
        return known;
    };
    const save = async (listed) => service.save(path, `${prefixes[0]}${await store.merge(listed)}`);
    return {
        wrap: (registry) => ({
            ...registry,
            readManifest: async (name, digest, tag) => {
                loading ??= load().catch(() => new Map());
                const fact = (await loading).get(digest);
                if (fact)
                    return { fact, revalidate: () => registry.readManifest(name, digest, tag) };
                const reading = await registry.readManifest(name, digest, tag);
                if (usable && 'bytes' in reading)
                    usable = store.append(digest, reading.bytes);
                return reading;
            }
        }),
        unsavedCount: () => (usable ? store.unsaved.size : 0),
        save: async (listed, leave) => void (await withTimeout(clock, saveTimeoutMs, leave, save(listed)))
    };
};
/** The files of the cache: the restored one at `path`, and beside it one for the manifests read since. */
const createStore = (path) => {
    const [newer, next] = [`${path}.new`, `${path}.next`];
    const unsaved = new Set();
    let room = maxBytes - fileHeader.length;
    async function* contents(listed, digests) {
        yield fileHeader;
        yield* (0,external_node_fs_.createReadStream)(newer);
        for await (const chunk of read(path)) {
            for (const bytes of chunk) {
                const digest = digestOf(bytes);
                if (digests.has(digest) || listed?.has(digest) === false)
                    continue;
                const framed = encodeFrame(bytes);
                room -= framed.length;
                if (room < 0)
                    return;
                digests.add(digest);
                yield framed;
            }
        }
    }
    return {
        /** The digests of the manifests that were appended. */
        unsaved,
        clear: () => Promise.all([path, newer].map((file) => (0,promises_.rm)(file, { force: true, recursive: true }))),
        /** Returns the manifests that were restored. */
        load: async () => {
            const known = new Map();
            const pooled = (0,manifest/* createBlobPool */.M3)();
            for await (const chunk of read(path)) {
                for (const bytes of chunk) {
                    const manifest = selfDescribed(bytes);
                    if (manifest)
                        known.set(digestOf(bytes), pooled(manifest));
                }
            }
            return known;
        },
        /**
         * Writes down a manifest at once: the bytes of tens of thousands would take too much memory. Returns false where files
         * cannot be written.
         */
        append: (digest, bytes) => {
            const framed = encodeFrame(bytes);
            if (unsaved.has(digest) || framed.length > room)
                return true;
            // A digest of another algorithm, or a type that only a header names, could not be proved when they are restored.
            if (digestOf(bytes) !== digest || selfDescribed(bytes) === null)
                return true;
            try {
                (0,external_node_fs_.appendFileSync)(newer, framed);
                unsaved.add(digest);
                room -= framed.length;
                return true;
            }
            catch {
                return false;
            }
        },
        /** Puts at the path what was appended and what was restored, as far as it is `listed`; returns a name for all of it. */
        merge: async (listed) => {
            const digests = new Set(unsaved);
            await (0,external_node_stream_promises_.pipeline)(contents(listed, digests), (0,external_node_fs_.createWriteStream)(next));
            await (0,promises_.rename)(next, path);
            return (0,external_node_crypto_.hash)('sha256', [...digests].toSorted().join()).slice(0, 16);
        }
    };
};
/** Yields the manifests in a file, chunk by chunk; none where it is not there or too large. */
async function* read(path) {
    const file = await (0,promises_.lstat)(path).catch(() => null);
    // The unpacked file may be anything, even a pipe that never ends.
    if (file?.isFile() && file.size <= maxBytes)
        yield* decodeFrames((0,external_node_fs_.createReadStream)(path));
}
/** Returns what bytes say without the header that they came with, which their digest does not prove. */
const selfDescribed = (bytes) => (0,manifest/* readManifest */.WI)(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.hash)('sha256', bytes)}`;
/** Resolves to what a work resolves to; null where it fails, takes longer than this many milliseconds, or `signal` aborts. */
const withTimeout = (clock, ms, signal, work) => (0,deadline/* withDeadline */.N)(clock, ms, [signal], (ended) => Promise.race([work, untilAborted(ended)])).catch(() => null);
const untilAborted = (signal) => new Promise((_, reject) => {
    if (signal.aborted)
        reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
});

// EXTERNAL MODULE: ./lib/registry/registry.js + 4 modules
var registry_registry = __webpack_require__(89347);
;// CONCATENATED MODULE: ./lib/session.js








/** The time for work in progress after a cancellation, in milliseconds. */
const shutdownGraceMs = 2500;
/** The additional time for the registry, to put a tag back. */
const restoreTagGraceMs = 1000;
/** The time for work in progress after the time limit, in milliseconds, and the additional time for the registry. */
const overtimeMs = 60_000;
const restoreTagOvertimeMs = 30_000;
/** The shortest pause of the registry that is told, in milliseconds: most are shorter than anyone notices. */
const minToldPauseMs = 5000;
/** Returns what reports the pauses of the registry. */
const reportPauses = (clock, onWait) => {
    const reportWait = (0,waits/* createWaitReporter */.V)(clock, onWait);
    return (ms) => {
        if (ms >= minToldPauseMs)
            reportWait(ms, 'the container registry asks for a pause (rate limit)');
    };
};
/** Returns the connections to the REST API and the registry; nothing is sent yet. */
const openSession = ({ env, random, cancel, cacheService }, inputs, runClock, { stop, deadline, requestStop }, { onWait, onCacheLoad, onRequest }) => {
    const { token, apiUrl, registryUrl, owner, reserve, waitForRateLimit: waitForReset } = inputs;
    const onTimeLimit = () => requestStop('time-limit', null);
    const cut = new AbortController();
    const limits = deadline === null
        ? []
        : [
            [deadline, onTimeLimit],
            [deadline + overtimeMs, () => cut.abort()],
            [deadline + overtimeMs + restoreTagOvertimeMs, stop.abort]
        ];
    const clock = wakeAtLimits(runClock, limits);
    cancel?.addEventListener('abort', () => {
        clock.startTimer(shutdownGraceMs, () => cut.abort());
        clock.startTimer(shutdownGraceMs + restoreTagGraceMs, stop.abort);
    });
    const ended = AbortSignal.any([stop.abortSignal, cut.signal]);
    const assertNotAborted = (signal) => () => {
        for (const [time, over] of limits)
            if (clock.elapsed() >= time)
                over();
        signal.throwIfAborted();
    };
    const common = { token, clock, random, onRequest };
    const client = (0,github_client/* createClient */.U)({
        ...common,
        url: apiUrl,
        stop: ended,
        abort: cut.signal,
        assertMayStart: assertNotAborted(ended),
        reserve,
        waitForReset,
        onExhausted: requestStop,
        onWait
    });
    const registry = (0,registry_registry/* createRegistry */.I)({
        ...common,
        onPause: reportPauses(clock, onWait),
        url: registryUrl,
        owner,
        signal: stop.abortSignal,
        assertMayStart: assertNotAborted(stop.abortSignal)
    });
    const service = inputs.cache ? (cacheService ?? findCacheService(env)) : null;
    const path = (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'package-retention-manifests');
    const cache = service &&
        openManifestCache({
            service,
            path,
            prefixes: cacheKeyPrefixes(inputs),
            clock,
            signal: stop.signal,
            onLoad: onCacheLoad
        });
    return {
        client,
        registry: cache?.wrap(registry) ?? registry,
        cache,
        requests: () => {
            const [rest, images] = [client.stats(), registry.stats()];
            return {
                rest: rest.requests,
                registry: images.requests,
                mutations: rest.mutations + images.mutations,
                retries: rest.retries + images.retries,
                waitedSeconds: Math.round((rest.waitedMs + images.waitedMs) / 1000)
            };
        }
    };
};
/**
 * Returns the key prefixes of cached manifests: for jobs over the same packages, then for all of the owner. So concurrent jobs
 * do not displace each other's, and new ones start with those of the owner.
 */
const cacheKeyPrefixes = ({ owner, registryUrl, policies }) => {
    const ofOwner = `package-retention-manifests-1-${new URL(registryUrl).host}-${owner.toLowerCase()}-`;
    const packages = policies.map(({ type, packages }) => [type, packages.sources]);
    const name = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(packages)).digest('hex').slice(0, 8);
    return [`${ofOwner}${name}-`, ofOwner];
};
/** Returns a clock whose sleepers wake at each of these times, and continue to sleep unless that aborted them. */
const wakeAtLimits = (clock, limits) => ({
    ...clock,
    sleep: async (ms, signal) => {
        const until = clock.elapsed() + ms;
        for (const [time, over] of limits) {
            if (until <= time)
                break;
            await clock.sleep(Math.max(0, time - clock.elapsed()), signal);
            over();
            signal?.throwIfAborted();
        }
        await clock.sleep(Math.max(0, until - clock.elapsed()), signal);
    }
});


/***/ })

};
