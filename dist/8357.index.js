export const id = 8357;
export const ids = [8357,3567,6896,488,884];
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


/***/ }),

/***/ 60884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readZip: () => (/* binding */ readZip),
/* harmony export */   writeZip: () => (/* binding */ writeZip)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/*
 * The format is that of PKWARE's APPNOTE.TXT: each member with a header of its own, then a directory of all of them, then the
 * record that says where the directory is. Numbers are little-endian.
 */
const memberSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const memberHeaderBytes = 30;
const directoryHeaderBytes = 46;
const endBytes = 22;
const deflated = 8;
const stored = 0;
const formatVersion = 20;
/** 1980-01-01, the first day of the format: two zip files of the same contents are the same. */
const noDate = 33;
/** Sizes and offsets from this on would take another format. */
const maxSize = 0xffffffff;
/** Returns a zip file of these files; throws where it would be 4 GiB large. */
const writeZip = async (sources, signal) => {
    const members = [];
    const directory = [];
    let offset = 0;
    for (const source of sources) {
        const { size, checksum, packed } = await deflate(source.content, signal);
        if (size >= maxSize || offset + packed.length >= maxSize)
            throw new Error(`${source.name} is too large`);
        const name = Buffer.from(source.name);
        const common = Buffer.alloc(26);
        common.writeUInt16LE(formatVersion, 0);
        common.writeUInt16LE(deflated, 4);
        common.writeUInt16LE(noDate, 8);
        common.writeUInt32LE(checksum, 10);
        common.writeUInt32LE(packed.length, 14);
        common.writeUInt32LE(size, 18);
        common.writeUInt16LE(name.length, 22);
        const place = Buffer.alloc(14);
        place.writeUInt32LE(offset, 10);
        directory.push(numbers(directorySignature), shorts(formatVersion), common, place, name);
        const member = [numbers(memberSignature), common, name, packed];
        members.push(...member);
        offset += member.reduce((sum, { length }) => sum + length, 0);
    }
    const index = Buffer.concat(directory);
    const end = [
        numbers(endSignature),
        shorts(0, 0, sources.length, sources.length),
        numbers(index.length, offset),
        shorts(0)
    ];
    return Buffer.concat([...members, index, ...end]);
};
const numbers = (...values) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [at, value] of values.entries())
        bytes.writeUInt32LE(value, 4 * at);
    return bytes;
};
const shorts = (...values) => {
    const bytes = Buffer.alloc(2 * values.length);
    for (const [at, value] of values.entries())
        bytes.writeUInt16LE(value, 2 * at);
    return bytes;
};
const deflate = async (content, signal) => {
    let [size, checksum] = [0, 0];
    const chunks = [];
    const stream = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createDeflateRaw)();
    stream.on('data', (chunk) => chunks.push(chunk));
    const ended = new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject));
    for await (const chunk of content) {
        signal?.throwIfAborted();
        size += chunk.length;
        checksum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(chunk, checksum);
        if (!stream.write(chunk))
            await new Promise((resolve) => stream.once('drain', resolve));
    }
    stream.end();
    await ended;
    return { size, checksum, packed: Buffer.concat(chunks) };
};
/**
 * Returns the contents of all files of this name, in whatever folder of a zip file; none is written anywhere, so it does not
 * matter where their paths lead. An error if the zip file is damaged, or their contents have more than `maxBytes` together.
 */
const readZip = async (zip, name, maxBytes) => {
    try {
        const contents = [];
        let room = maxBytes;
        for (const member of readDirectory(zip)) {
            if (member.name !== name && !member.name.endsWith(`/${name}`))
                continue;
            if (member.size > room)
                return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`has more than ${maxBytes / 1024 / 1024} MiB in ${name}`);
            const content = await readMember(zip, member);
            room -= content.length;
            contents.push(content);
        }
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(contents);
    }
    catch (error) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not a complete zip file (${error instanceof Error ? error.message : error})`);
    }
};
/** Yields the members that the directory of a zip file lists; throws where it is damaged. */
function* readDirectory(zip) {
    const end = findEnd(zip);
    let at = zip.readUInt32LE(end + 16);
    for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
        if (zip.readUInt32LE(at) !== directorySignature)
            throw new Error('its directory is damaged');
        const lengths = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
        const [nameLength = 0] = lengths;
        yield {
            flags: zip.readUInt16LE(at + 8),
            method: zip.readUInt16LE(at + 10),
            checksum: zip.readUInt32LE(at + 16),
            packedSize: zip.readUInt32LE(at + 20),
            size: zip.readUInt32LE(at + 24),
            offset: zip.readUInt32LE(at + 42),
            name: zip.toString('utf8', at + directoryHeaderBytes, at + directoryHeaderBytes + nameLength)
        };
        at += lengths.reduce((sum, length) => sum + length, directoryHeaderBytes);
    }
}
/** Returns where the record at the end begins, which only a comment can follow. */
const findEnd = (zip) => {
    const end = zip.lastIndexOf(numbers(endSignature));
    if (end < 0 || end + endBytes + zip.readUInt16LE(end + 20) !== zip.length)
        throw new Error('its end is missing');
    return end;
};
const readMember = async (zip, member) => {
    const { name, flags, method, checksum, packedSize, size, offset } = member;
    if (flags & 1 || (method !== deflated && method !== stored))
        throw new Error(`${name} is packed in an unknown way`);
    if (zip.readUInt32LE(offset) !== memberSignature)
        throw new Error(`${name} is not where the directory says`);
    const start = offset + memberHeaderBytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const packed = zip.subarray(start, start + packedSize);
    const content = method === stored ? packed : await unpack(packed, { maxOutputLength: Math.max(1, size) });
    if (content.length !== size || (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(content) !== checksum)
        throw new Error(`${name} is damaged`);
    return content;
};
const unpack = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRaw);


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


/***/ }),

/***/ 8357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  joinRun: () => (/* binding */ joinRun),
  readPreviousRun: () => (/* binding */ readPreviousRun)
});

// EXTERNAL MODULE: ./lib/github/run-artifacts.js
var run_artifacts = __webpack_require__(50488);
// EXTERNAL MODULE: ./lib/github/zip.js
var github_zip = __webpack_require__(60884);
// EXTERNAL MODULE: ./lib/http/fetch.js
var fetch = __webpack_require__(9880);
// EXTERNAL MODULE: ./lib/retention/approved-plan.js
var approved_plan = __webpack_require__(53567);
// EXTERNAL MODULE: ./lib/retention/counts.js
var counts = __webpack_require__(16892);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/merge-reports.js

/**
 * Returns the reports of the jobs and attempts of one workflow run as one. Of dry runs, only the last attempt over a package
 * counts, as its plan replaces earlier ones; what real runs deleted, they deleted in every attempt.
 */
const mergeReports = (reports) => {
    const [first] = reports;
    const { dryRun } = first;
    const all = reports.flatMap((report) => report.packages.map((each) => ({ report, each })));
    const packages = [...Map.groupBy(all, ({ each }) => (0,version/* packageKey */.MO)(each)).values()].map((same) => {
        const last = Math.max(...same.map(({ report }) => attemptOf(report)));
        return same.filter(({ report }) => !dryRun || attemptOf(report) === last);
    });
    const times = reports.map(({ finishedAt }) => finishedAt);
    return {
        ...first,
        // The age of a plan is that of its oldest part; what was deleted last can be restored longest.
        finishedAt: dryRun ? Math.min(...times) : Math.max(...times),
        packages: packages.flatMap((same) => mergePackages(same.map(({ each }) => each)))
    };
};
/** Returns a package with the versions that any of these reports has of it. */
const mergePackages = (packages) => {
    const versions = packages.flatMap((each) => each.versions);
    // Of several entries of a version, the last one stays.
    const inOrder = [...versions.filter((each) => !isChange(each)), ...versions.filter(isChange)];
    const byId = new Map(inOrder.map((version) => [version.id, version]));
    return packages.slice(0, 1).map((each) => ({ ...each, versions: [...byId.values()] }));
};
/** Returns true for a version that a report deletes, or has deleted. */
const isChange = ({ action, outcome }) => outcome === 'planned' || outcome === 'deleted' || action === 'untag';
/** Returns the attempt of the run that wrote a report; those of earlier versions of the action do not say it. */
const attemptOf = ({ run }) => run?.attempt ?? 1;

;// CONCATENATED MODULE: ./lib/retention/join-reports.js



/**
 * Joins the reports of the cleanups of one workflow run; where some were dry runs and others not, the others. Of a package, the
 * last attempt counts, and earlier ones that changed something; of how a job ended, the last attempt. `expected` are packages
 * of which there should be a report: one without is reported as failed, and reports about none of them are those of another
 * workflow in the run. Reports of `mode: list` add their problems.
 */
const joinReports = (reports, expected) => {
    const inOrder = ofPackages(reports, expected).toSorted((one, other) => one.finishedAt.localeCompare(other.finishedAt));
    const ofMode = (mode) => settleEarlier(inOrder.filter((each) => each.mode === mode), expected.length > 0);
    const cleanups = ofMode('clean');
    const isDry = cleanups.every(({ dryRun }) => dryRun);
    const found = keepLastAttempts(cleanups.filter(({ dryRun }) => dryRun === isDry));
    const used = [...found, ...ofMode('list')];
    const first = inOrder.find(({ packages }) => packages.length > 0) ?? reports[0];
    const joined = joinRuns(first, used, isDry);
    const keys = new Set(joined.packages.map(version/* packageKey */.MO));
    const lost = expected.filter((each) => !keys.has((0,version/* packageKey */.MO)(each))).map(toLost);
    if (lost.length === 0)
        return { report: joined, parts: found.length > 0 ? found : [joined] };
    const isIncomplete = { complete: false, stopReason: joined.stopReason ?? 'error' };
    const part = {
        ...{ ...joined, ...isIncomplete, mode: 'clean', policy: { policies: [] } },
        ...{ warnings: [], problems: [], packages: lost }
    };
    return {
        report: { ...joined, ...isIncomplete, packages: [...joined.packages, ...lost] },
        parts: [...found, part]
    };
};
/** Returns the reports about any of these packages, or about none; all of them if no package is expected. */
const ofPackages = (reports, expected) => {
    const keys = new Set(expected.map(version/* packageKey */.MO));
    const isOwn = ({ packages }) => packages.length === 0 || packages.some((each) => keys.has((0,version/* packageKey */.MO)(each)));
    return keys.size === 0 ? reports : reports.filter(isOwn);
};
/**
 * Returns the reports; where a later attempt has all packages of an earlier one, that one as if it had ended well. A report
 * without packages may have failed before it had some: it is replaced, too, if packages are expected, of which none is lost
 * then.
 */
const settleEarlier = (reports, areExpected) => [...Map.groupBy(reports, attemptOf)].flatMap(([attempt, same]) => {
    const later = reports.filter((each) => attemptOf(each) > attempt);
    const replaced = new Set(partsOf(later).map(keyOf));
    const isReplaced = (report) => report.packages.length > 0
        ? partsOf([report]).every((part) => replaced.has(keyOf(part)))
        : areExpected && later.length > 0;
    return same.map((report) => (isReplaced(report) ? { ...report, ...endedWell } : report));
});
const endedWell = { complete: true, stopReason: null, problems: [], warnings: [] };
const partsOf = (reports) => reports.flatMap((report) => report.packages.map((each) => ({ report, each })));
const keyOf = ({ report, each }) => `${report.server} ${(0,version/* packageKey */.MO)(each)}`;
/**
 * Returns the reports without the packages that a later attempt decided on again; where this one changed some of a package,
 * what failed was left to the later one.
 */
const keepLastAttempts = (reports) => {
    const earlier = new Map();
    for (const same of Map.groupBy(partsOf(reports), keyOf).values()) {
        const last = Math.max(...same.map(({ report }) => attemptOf(report)));
        for (const { report, each } of same) {
            const isChanged = each.counts.deleted + each.counts.untagged > 0;
            if (attemptOf(report) < last)
                earlier.set(each, isChanged ? [leaveFailures(each)] : []);
        }
    }
    return reports.map((report) => ({
        ...report,
        packages: report.packages.flatMap((each) => earlier.get(each) ?? [each])
    }));
};
/** Returns the entry of a package whose failed changes a later attempt decided on again. */
const leaveFailures = ({ problem: _, ...each }) => ({
    ...each,
    status: 'ok',
    counts: { ...each.counts, failed: 0 },
    versions: each.versions.map((version) => version.outcome === 'failed' ? { ...version, outcome: 'deferred' } : version)
});
const sum = (reports, figure) => reports.reduce((total, { requests }) => total + requests[figure], 0);
const distinct = (texts) => [...new Set(texts)];
/** Returns one report of all these; `first` is any of the run, for what all have in common. */
const joinRuns = (first, reports, dryRun) => {
    const { schemaVersion, tool, server, run, token } = first;
    const policies = new Map();
    const indexOf = (policy) => {
        const key = JSON.stringify(policy);
        policies.set(key, policies.get(key) ?? policy);
        return [...policies.keys()].indexOf(key);
    };
    const packages = reports.flatMap((report) => {
        if (report.mode === 'list')
            return [];
        const indices = report.policy.policies.map(indexOf);
        return report.packages.map((each) => ({ ...each, policyIndex: indices[each.policyIndex] ?? -1 }));
    });
    const facts = Object.assign({}, ...reports.map((report) => report.facts));
    const times = reports.length > 0 ? reports : [first];
    const stopped = reports.filter(({ stopReason }) => stopReason !== null);
    const [stop = null] = [...stopped.filter(({ stopReason }) => stopReason === 'error'), ...stopped];
    return {
        ...{ schemaVersion, tool },
        mode: 'report',
        dryRun,
        ...(server && times.every((each) => each.server === server) && { server }),
        now: latest(times.map(({ now }) => now)),
        startedAt: times.map(({ startedAt }) => startedAt).reduce((one, other) => (other < one ? other : one)),
        finishedAt: latest(times.map(({ finishedAt }) => finishedAt)),
        complete: reports.every(({ complete }) => complete),
        stopReason: stop?.stopReason ?? null,
        policy: { policies: [...policies.values()] },
        ...(Object.keys(facts).length > 0 && { facts }),
        ...(run && { run }),
        ...(token && { token }),
        requests: {
            rest: sum(reports, 'rest'),
            registry: sum(reports, 'registry'),
            mutations: sum(reports, 'mutations'),
            retries: sum(reports, 'retries'),
            waitedSeconds: sum(reports, 'waitedSeconds')
        },
        problems: distinct(reports.flatMap(({ problems }) => problems)),
        warnings: distinct(reports.flatMap(({ warnings }) => warnings)),
        // Jobs end in any order.
        packages: packages.toSorted((one, other) => one.policyIndex - other.policyIndex || (0,version/* packageKey */.MO)(one).localeCompare((0,version/* packageKey */.MO)(other)))
    };
};
/** Returns the latest of some times, which are all in UTC and of one form. */
const latest = (times) => times.reduce((one, other) => (other > one ? other : one));
/** Returns the entry of a package of which no job reported anything. */
const toLost = ({ owner, type, name }) => ({
    ...{ owner, type, name },
    policyIndex: -1,
    status: 'failed',
    problem: `${type} package ${owner}/${name}: no job of the run reported on it; see the log of its job`,
    counts: counts/* noCounts */.Y,
    versions: []
});

// EXTERNAL MODULE: ./lib/retention/previous-report.js
var previous_report = __webpack_require__(26896);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
;// CONCATENATED MODULE: ./lib/previous-run.js








/** The most bytes of the reports in one artifact, unpacked. */
const maxReportBytes = 256 * 1024 * 1024;
/** Artifacts that are read side by side. */
const maxConcurrent = 4;
/** Returns the inputs with what the reports of `previousRun` approve, or say to be deleted; the time is in milliseconds. */
const readPreviousRun = async (client, inputs, previousRun, now) => {
    const { input, text } = previousRun;
    const parse = (json) => (0,previous_report.parsePreviousReport)(json, input === 'plan', inputs);
    const reports = await readRunReports(client, previousRun, parse);
    const report = reports.ok ? selectAttempt(reports.value, previousRun) : reports;
    const wrong = (problem) => (0,result/* err */._q)(`input ${input}: run "${text}" ${problem}`);
    if (!report.ok)
        return wrong(report.problem);
    if (inputs.restore)
        return (0,result.ok)({ ...inputs, restore: { ...inputs.restore, from: report.value } });
    const approved = (0,approved_plan/* approvePlan */.P)(report.value, { policies: inputs.policies, now });
    return approved.ok ? (0,result.ok)({ ...inputs, approved: approved.value }) : wrong(approved.problem);
};
/** Joins the reports of a run, read by `parse`; a package of `expected` on which none of them reports counts as failed. */
const joinRun = async (client, run, expected, parse) => {
    const read = await readRunReports(client, run, parse);
    return read.ok ? (0,result.ok)(joinReports(read.value, expected)) : (0,result/* err */._q)(`input run: run "${run.text}" ${read.problem}`);
};
/** Returns the reports of the attempt that is named, or of all, as one. */
const selectAttempt = (reports, { attempt }) => {
    const [first, ...more] = reports.filter((each) => attempt === null || attemptOf(each) === attempt);
    return first ? (0,result.ok)(mergeReports([first, ...more])) : (0,result/* err */._q)(`has no report of attempt ${attempt}`);
};
/** Fetches the reports of a run without those of other kinds; an error if one is damaged, or if there are none. */
const readRunReports = async (client, run, parse) => {
    const listed = await (0,run_artifacts/* listRunArtifacts */.N)(client, run);
    if (!listed.ok)
        return (0,result/* err */._q)(`cannot be read: ${listed.problem}`);
    const artifacts = listed.value.filter(({ name }) => name.startsWith(run.artifact));
    const problem = findUnusable(artifacts, listed.value, run);
    if (problem !== null)
        return (0,result/* err */._q)(problem);
    const reports = [];
    const others = [];
    for (let at = 0; at < artifacts.length; at += maxConcurrent) {
        const some = artifacts.slice(at, at + maxConcurrent);
        const zips = await Promise.all(some.map((each) => (0,run_artifacts.downloadArtifact)(client, run.repository, each)));
        // One after the other, since what they unpack to may be large.
        for (const [place, zip] of zips.entries()) {
            const read = zip.ok ? await readReports(zip.value, parse) : zip;
            if (!read.ok)
                return (0,result/* err */._q)(`cannot be read: the artifact ${some[place]?.name}: ${read.problem}`);
            reports.push(...read.value.reports);
            others.push(...read.value.others);
        }
    }
    const [first, ...more] = reports;
    return first !== undefined ? (0,result.ok)([first, ...more]) : (0,result/* err */._q)(others[0] ?? `has no report.json in ${namesOf(artifacts)}`);
};
/** Returns why the artifacts of a run cannot be used; null if they can. */
const findUnusable = (artifacts, all, { artifact: prefix, input }) => {
    if (artifacts.length === 0) {
        const found = all.length === 0 ? 'no artifact' : `only ${namesOf(all)}`;
        return `has no artifact whose name begins with ${prefix} (${found}); if the run uploaded its report by another name, set artifact to that name, else see its log for a notice`;
    }
    const foreign = artifacts.filter((each) => each.foreign);
    if (foreign.length > 0)
        return `executed the code of another repository, as for a pull request from a fork: whoever wrote that code may have written ${namesOf(foreign)}, too`;
    const [large] = artifacts.filter(({ size }) => size > fetch/* maxFetchedBytes */.B6);
    if (large)
        return `has a report of more than ${fetch/* maxFetchedBytes */.B6 / 1024 / 1024} MiB: download the artifact ${large.name} in an earlier step, and use the path of its report.json`;
    const expired = artifacts.filter((each) => each.expired);
    const [first] = expired;
    if (!first)
        return null;
    const time = first.expiresAt === null ? '' : ` since ${new Date(first.expiresAt).toISOString().slice(0, 10)}`;
    const remedy = input === 'plan'
        ? 'make a new plan with a dry run'
        : input === 'run'
            ? 'nothing is left to join'
            : 'restore by restore-tags or deleted-within, or from a report.json that somebody kept';
    return `has no report any more: ${namesOf(expired)} expired${time}; ${remedy}`;
};
/** Reads the reports in the zip file of an artifact: those that can be used, and why others cannot. An error if one is damaged. */
const readReports = async (zip, parse) => {
    const files = await (0,github_zip.readZip)(zip, 'report.json', maxReportBytes);
    if (!files.ok)
        return files;
    const reports = [];
    const others = [];
    for (const file of files.value) {
        const read = parse(file.toString());
        if (read.ok)
            reports.push(read.value);
        else if ('isOther' in read)
            others.push(read.problem);
        else
            return (0,result/* err */._q)(`its report.json ${read.problem}`);
    }
    return (0,result.ok)({ reports, others });
};
const namesOf = (artifacts) => {
    const names = [...new Set(artifacts.map(({ name }) => name))];
    return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
};


/***/ }),

/***/ 53567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ approvePlan),
/* harmony export */   nothingApproved: () => (/* binding */ nothingApproved),
/* harmony export */   parseApprovedPlan: () => (/* binding */ parseApprovedPlan)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96953);
/* harmony import */ var _previous_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26896);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14946);




/** The maximum age of a plan, in milliseconds: an older one describes packages that have changed since. */
const maxAge = 30 * 24 * 60 * 60 * 1000;
/** Reads the report of a dry run; an error if it has none of the packages of this run, or is over 30 days old. */
const parseApprovedPlan = (text, context) => {
    const report = (0,_previous_report_js__WEBPACK_IMPORTED_MODULE_1__.parsePreviousReport)(text, true, context);
    return report.ok ? approvePlan(report.value, context) : (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(report.problem);
};
/** Returns the changes that the report of a dry run approves; an error if it cannot be one for this run. */
const approvePlan = ({ packages, finishedAt }, { policies, now }) => {
    if (now - finishedAt > maxAge) {
        const date = new Date(finishedAt).toISOString().slice(0, 10);
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`was written on ${date}, over 30 days ago; make a new plan with a dry run`);
    }
    const problem = findMismatch(packages, policies);
    if (problem !== null)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(problem);
    const changes = Map.groupBy(packages, _version_js__WEBPACK_IMPORTED_MODULE_3__/* .packageKey */ .MO);
    const approved = [...changes].map(([key, same]) => {
        // What a limit deferred was not to be deleted yet.
        const planned = same.flatMap(({ versions }) => versions.filter(({ outcome }) => outcome === 'planned'));
        return [key, new Map(planned.map((each) => [each.id, each]))];
    });
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ writtenAt: finishedAt, packages: new Map(approved) });
};
/** A plan that approves nothing. */
const nothingApproved = { writtenAt: 0, packages: new Map() };
/** Returns why a plan for these packages cannot be one for these policies; null if it can, or if there are no policies. */
const findMismatch = (packages, policies) => {
    if (packages.length === 0)
        return 'contains no package; make a new plan with a dry run that finds some';
    if (policies.length === 0)
        return null;
    const types = new Set(policies.map(({ type }) => type));
    const typed = packages.filter(({ type }) => types.has(type));
    if (typed.length === 0) {
        const planned = [...new Set(packages.map(({ type }) => type))].join(', ');
        return `is about packages of type ${planned}, but this run is about type ${[...types].join(', ')}; set package-type`;
    }
    const isCovered = typed.some(({ type, name }) => policies.some((policy) => policy.type === type && [name, name.toLowerCase()].some((each) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesName */ .Hj)(policy.packages, each))));
    const names = typed.map(({ name }) => name).slice(0, 5);
    return isCovered
        ? null
        : `is about ${names.join(', ')}, which the input packages does not match; use the same inputs as in the dry run`;
};


/***/ }),

/***/ 26896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parsePreviousReport: () => (/* binding */ parsePreviousReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _report_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90511);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



const other = (problem) => ({ ok: false, problem, isOther: true });
/**
 * Reads the owner's packages from the report.json of an earlier run with mode: clean, which was a dry run or not. A report
 * without any package is valid; one that has only packages of other owners, or of another server, is an error.
 */
const parsePreviousReport = (text, dryRun, { owner, server }) => {
    const report = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), reportBody), text);
    if (!report.success && valibot__WEBPACK_IMPORTED_MODULE_1__.is(joinedReport, text))
        return other('is the joined report of several jobs; name their run by its id or URL, or use the report.json of each job');
    if (!report.success)
        return (valibot__WEBPACK_IMPORTED_MODULE_1__.is(otherReport, text) ? other : _result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not the report.json of a run with mode: clean and dry-run: ${dryRun}`);
    if (report.output.dryRun !== dryRun)
        return other(dryRun
            ? 'is the report.json of a run that was no dry run; make a plan with a dry run'
            : 'is the report.json of a dry run, which deleted nothing; use that of the run that did');
    const { packages } = report.output;
    const ownPackages = packages.filter((each) => owner === null || each.owner.toLowerCase() === owner.toLowerCase());
    const [first] = packages;
    const problem = first ? findServerProblem(report.output, server) : null;
    if (problem !== null)
        return other(problem);
    return first && ownPackages.length === 0
        ? other(`is about packages of ${first.owner}, not of ${owner}; set owner: ${first.owner}`)
        : (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ ...report.output, packages: ownPackages });
};
/**
 * Returns why a report cannot be used on a server; null if it can, or if that is not known. Two servers may have the same
 * ids and tags, such as a server and its clone. A report need not name its server: a restore deletes nothing, and by a plan
 * nothing is deleted that the policy keeps.
 */
const findServerProblem = (report, server) => {
    if (server === null || report.server === undefined || report.server === server)
        return null;
    const instead = report.dryRun ? 'make a new plan with a dry run' : 'use a report of this server';
    return `is about packages on ${report.server}, not on ${server}; set api-url to the REST API of ${report.server}, or ${instead}`;
};
const joinedReport = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('report') }));
const otherReport = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .notValue */ .Jbn('clean')) }));
const versionFields = _report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .versionSchema */ .G0.entries;
const millisecondsOf = (text) => {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? null : time;
};
const versionBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .versionSchema */ .G0, ['id', 'name', 'tags', 'part', 'untag']).entries,
    createdAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(versionFields.createdAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(millisecondsOf)),
    updatedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(versionFields.updatedAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(millisecondsOf)),
    action: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['keep', 'delete', 'untag']),
    // Later versions may know more outcomes; none of them says that the version is deleted.
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    needs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(versionFields.needs.wrapped, [])
});
const packageBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .packageSchema */ .Ww, ['owner', 'type', 'name']).entries,
    versions: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(versionBody)
});
const reportBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh, ['schemaVersion', 'dryRun', 'server']).entries,
    mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('clean'),
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ attempt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()) })),
    finishedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh.entries.finishedAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(Date.parse), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    packages: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(packageBody)
});


/***/ })

};
