export const id = 488;
export const ids = [488];
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

/***/ 92967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ listSteadily),
/* harmony export */   _: () => (/* binding */ listAll)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39361);
/* harmony import */ var _page_size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28072);




/** Pages fetched side by side. */
const maxConcurrentPages = 10;
/** A list of more pages than this has no end: it would hold a million items. */
const maxPages = 10_000;
/**
 * Returns all items of a paginated list in its pages: the first says how many there are, the others come side by side.
 * Refused where a page cannot be had. Throws where the hourly budget does not cover it. `onSeveral` is called before the
 * second page is read, and takes `assurance` requests with what comes after the last one.
 */
const listPages = async (client, list, onSeveral) => {
    const { route, onProgress = () => { }, isLastPage = () => false, pageLimit = maxPages } = list;
    const pages = [];
    // The last page that any page names counts, since the list may grow meanwhile.
    for (let last = 1; pages.length < last;) {
        const endless = describeEndless(pages, last, pageLimit);
        if (endless !== null)
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .err */ ._q)(`${route}: ${endless}`);
        const unread = list.isLastPage ? 1 : last - pages.length;
        const confirm = pages.length === 1 ? onSeveral : undefined;
        await assertBudget(client, route, unread + (confirm ? confirmationRequests : 0));
        await confirm?.();
        const next = await fetchPages(client, list, pages.length + 1, unread);
        if (!next.ok)
            return next;
        for (const page of next.value)
            pages.push(page);
        const isEnd = next.value.some(({ items }) => isLastPage(items));
        last = isEnd ? pages.length : Math.max(last, ...next.value.map((page) => page.last));
        onProgress(pages.length, last);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(itemsOf(pages));
};
/** Returns the items of each page, without an empty one that was only asked for since the one before did not say that it is the last. */
const itemsOf = (pages) => pages.flatMap(({ items }, at) => (items.length === 0 && pages[at - 1]?.isOpen ? [] : [items]));
/** Returns why a list has no end; null if it may have one. */
const describeEndless = (pages, last, pageLimit) => {
    const [before, page] = pages.slice(-2);
    if (before?.isOpen && (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(before.items, page?.items))
        return 'the list has the same page again and again';
    return last > pageLimit ? `the list does not end within ${pageLimit} pages` : null;
};
/** Returns some of so many pages, from the one with this number on. */
const fetchPages = async (client, list, first, unread) => {
    const numbers = Array.from({ length: Math.min(maxConcurrentPages, unread) }, (_, at) => first + at);
    const pages = [];
    for (const page of await Promise.all(numbers.map((number) => fetchPage(client, list, number)))) {
        if (!page.ok)
            return page;
        pages.push(page.value);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(pages);
};
const assertBudget = async (client, route, needed) => {
    if (await client.hasBudgetFor(needed))
        return;
    throw new Error(`${route}: the primary rate limit does not cover the ${needed} more requests that the list needs`);
};
/** Returns all items of a list from which none are removed meanwhile, or for which that does not matter. */
const listAll = async (client, list) => {
    const pages = await listPages(client, list);
    return pages.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(pages.value.flat()) : pages;
};
/**
 * Returns all items of a list, each once, by their keys. Others take items from it while its pages are read, which moves one
 * from an unread page to a read one: unseen. So one of several pages is believed only where it holds as many items as were
 * counted after its first page was read, and that page is the same at the end; or where two readings agree, the
 * first of which neither lacks nor repeats anything by its pages. Refused where that is not so again and again.
 */
const listSteadily = async (client, list, { before: earlier = null, isConfirmed = async () => true, ...evidence }) => {
    let before = earlier;
    for (let readings = 0; readings < maxReadings; readings++) {
        const read = await readOnce(client, list, evidence);
        if (!read.ok)
            return read;
        const { items, states, isProven, isTorn } = read.value;
        const isSteady = before !== null && isSame(before, states);
        if (isProven || (isSteady && (await isConfirmed(items))))
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)(items);
        before = isTorn || isSteady ? null : states;
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .err */ ._q)(`${list.attempted}: ${describeUnsteady(before === null)}`);
};
const readOnce = async (client, list, { keyOf, stateOf, count }) => {
    const statesOf = (items) => new Set(items.map(stateOf));
    const counted = { number: null };
    const pages = await listPages(client, list, async () => {
        counted.number = count ? await count() : null;
    });
    if (!pages.ok)
        return pages;
    const items = uniqueItems(pages.value, keyOf);
    const reading = { items, states: statesOf(items), isTorn: areTorn(pages.value, items, count !== undefined) };
    const [first = [], ...others] = pages.value;
    if (others.length === 0 || counted.number !== items.length)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)({ ...reading, isProven: others.length === 0 });
    const again = await fetchPage(client, list, 1);
    return again.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)({ ...reading, isProven: isSame(statesOf(first), statesOf(again.value.items)) }) : again;
};
const isSame = (one, other) => one.size === other.size && one.isSubsetOf(other);
/**
 * Returns whether pages repeat some of their items, or one of them is empty; or, before the last one, not full where items
 * are counted: what hides some of them changes no count.
 */
const areTorn = (pages, items, isCounted) => {
    const least = isCounted ? _page_size_js__WEBPACK_IMPORTED_MODULE_2__/* .pageSize */ .T : 1;
    return (pages.flat().length > items.length || pages.some(({ length }, at) => length < (at + 1 < pages.length ? least : 1)));
};
/** Returns the items of all pages, of those with one key the last. */
const uniqueItems = (pages, keyOf) => {
    const byKey = new Map();
    for (const page of pages)
        for (const item of page)
            byKey.set(keyOf(item), item);
    return [...byKey.values()];
};
/** The requests to confirm a list: the number of its items, and its first page again. */
const confirmationRequests = 2;
/** The most readings of a list whose readings do not agree. */
const maxReadings = 4;
/** Returns why a list is not believed, and what to do. */
const describeUnsteady = (isTorn) => {
    const [what, remedy] = isTorn
        ? ['the pages of the list lacked or repeated items', 'run again later']
        : ['the list changed', 'run again when nothing else deletes from it'];
    return `${what} each of the ${maxReadings} times it was read, so what it contains is not known; ${remedy}`;
};
const fetchPage = async (client, { route, parameters, item, key, attempted, explain }, page) => {
    const answer = await client.request(route, { ...parameters, per_page: _page_size_js__WEBPACK_IMPORTED_MODULE_2__/* .pageSize */ .T, page });
    if (answer.status !== 200)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .err */ ._q)(explain(answer, attempted));
    const items = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(item), key === undefined ? answer.data : Object(answer.data)[key]);
    if (!items.success)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .err */ ._q)(`${explain(answer, attempted)}, which is not a list of what was asked for`);
    const isOpen = items.output.length >= _page_size_js__WEBPACK_IMPORTED_MODULE_2__/* .pageSize */ .T && answer.headers['link'] === undefined;
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__.ok)({ items: items.output, last: isOpen ? page + 1 : lastPage(answer), isOpen });
};
/** Returns the number of the last page of a list, as far as one page of it says; 0 if it is the last itself. */
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

/***/ 50488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ listRunArtifacts),
/* harmony export */   downloadArtifact: () => (/* binding */ downloadArtifact),
/* harmony export */   listNewestArtifacts: () => (/* binding */ listNewestArtifacts)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77934);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39361);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92967);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28595);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79322);





const runBody = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()),
    repository_id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()),
    head_repository_id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()),
    head_branch: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())
});
/** An artifact of a workflow run; `foreign` if the run executed the code of another repository, as of a fork. */
const artifact = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    name: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    size_in_bytes: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
    expired: valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(),
    expires_at: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_time_js__WEBPACK_IMPORTED_MODULE_2__/* .time */ .k),
    workflow_run: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(runBody)
}), valibot__WEBPACK_IMPORTED_MODULE_3__/* .transform */ .pdi(({ id, name, size_in_bytes: size, expired, expires_at: expiresAt = null, workflow_run: run }) => ({
    ...{ id, name, size, expired, expiresAt },
    runId: run?.id ?? null,
    branch: run?.head_branch ?? null,
    foreign: run?.repository_id !== run?.head_repository_id
})));
/** Returns the artifacts of a run, those of its earlier attempts included, the newest first. */
const listRunArtifacts = async (client, { repository, id }) => {
    const list = {
        route: `GET /repos/${repository}/actions/runs/${id}/artifacts`,
        parameters: {},
        item: artifact,
        key: 'artifacts',
        attempted: `listing the artifacts of run ${id} of ${repository}`,
        explain
    };
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_0__/* .listSteadily */ .I)(client, list, { keyOf: (each) => each.id, stateOf: (each) => `${each.id}` });
    return listed.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)(listed.value.toSorted((one, other) => other.id - one.id)) : listed;
};
/** Returns the newest artifacts of this name in a repository, the newest first; none where that cannot be read. */
const listNewestArtifacts = async (client, repository, name) => {
    const answer = await client.request(`GET /repos/${repository}/actions/artifacts`, { name, per_page: 30 });
    const read = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ artifacts: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(artifact) }), answer.data);
    return answer.status === 200 && read.success ? read.output.artifacts.toSorted((a, b) => b.id - a.id) : [];
};
/** Returns the zip file of an artifact. */
const downloadArtifact = async (client, repository, { id }) => {
    const attempted = 'downloading it';
    const answer = await client.download(`GET /repos/${repository}/actions/artifacts/${id}/zip`);
    if (answer.status !== 200)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(explain(answer, attempted));
    return answer.data instanceof ArrayBuffer
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_4__.ok)(Buffer.from(answer.data))
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_4__/* .err */ ._q)(`${attempted}: the answer is not a zip file`);
};
const explain = (answer, attempted) => {
    const { status } = answer;
    const remedy = status === 403 || status === 404
        ? '; check that the run exists, and that the token may read it: a job needs permissions: actions: read, a personal access token (classic) for a private repository the scope repo'
        : '';
    return `${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_1__/* .sayRefusal */ .q)(answer, attempted)}${remedy}`;
};


/***/ }),

/***/ 79322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ time)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

const form = /^(\d{4}-\d\d-(\d\d))T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** A time in milliseconds; null for none, an impossible one, and one before 1970, such as the zero of some clocks. */
const time = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((text) => {
    const [, date = '', day] = form.exec(text) ?? [];
    // The 31st of June is the 1st of July to Date.parse.
    const isDay = new Date(Date.parse(date)).getUTCDate() === Number(day);
    const parsed = isDay ? Date.parse(text) : Number.NaN;
    return parsed >= 0 ? parsed : null;
}));


/***/ })

};
