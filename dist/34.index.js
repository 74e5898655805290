export const id = 34;
export const ids = [34];
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
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39361);
/* harmony import */ var _page_size_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(28072);



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
        if (last > pageLimit)
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`${route}: the list does not end within ${pageLimit} pages`);
        const unread = list.isLastPage ? 1 : last - pages.length;
        const confirm = pages.length === 1 ? onSeveral : undefined;
        await assertBudget(client, route, unread + (confirm ? confirmationRequests : 0));
        await confirm?.();
        const next = await fetchPages(client, list, pages.length + 1, unread);
        if (!next.ok)
            return next;
        for (const { items } of next.value)
            pages.push(items);
        const isEnd = next.value.some(({ items }) => isLastPage(items));
        last = isEnd ? pages.length : Math.max(last, ...next.value.map((page) => page.last));
        onProgress(pages.length, last);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(pages);
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
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(pages);
};
const assertBudget = async (client, route, needed) => {
    if (await client.hasBudgetFor(needed))
        return;
    throw new Error(`${route}: the primary rate limit does not cover the ${needed} more requests that the list needs`);
};
/** Returns all items of a list from which none are removed meanwhile, or for which that does not matter. */
const listAll = async (client, list) => {
    const pages = await listPages(client, list);
    return pages.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(pages.value.flat()) : pages;
};
/**
 * Returns all items of a list, each once, by their keys. Others take items from it while its pages are read, which moves one
 * from an unread page to a read one: unseen. So one of several pages is believed only where it holds as many items as were
 * counted after its first page was read, and that page is the same at the end; or where two readings agree. Refused where
 * that is not so again and again.
 */
const listSteadily = async (client, list, { keyOf, stateOf, count = async () => null, before: earlier = null }) => {
    const statesOf = (items) => new Set(items.map(stateOf));
    const isSame = (one, other) => one.size === other.size && one.isSubsetOf(other);
    let before = earlier;
    for (let readings = 0; readings < maxReadings; readings++) {
        const counted = { number: null };
        const pages = await listPages(client, list, async () => {
            counted.number = await count();
        });
        if (!pages.ok)
            return pages;
        const items = uniqueItems(pages.value, keyOf);
        const [first = []] = pages.value;
        if (pages.value.length === 1 || (before && isSame(before, statesOf(items))))
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(items);
        if (counted.number === items.length) {
            const again = await fetchPage(client, list, 1);
            if (!again.ok)
                return again;
            if (isSame(statesOf(first), statesOf(again.value.items)))
                return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(items);
        }
        before = statesOf(items);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`${list.attempted}: the list changed each of the ${maxReadings} times it was read, so what it contains is not known; run again when nothing else deletes from it`);
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
const fetchPage = async (client, { route, parameters, item, key, explain }, page) => {
    const answer = await client.request(route, { ...parameters, per_page: _page_size_js__WEBPACK_IMPORTED_MODULE_1__/* .pageSize */ .T, page });
    if (answer.status !== 200)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(explain(answer));
    const items = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(item), key === undefined ? answer.data : Object(answer.data)[key]);
    if (!items.success)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`${explain(answer)}, which is not a list of what was asked for`);
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)({ items: items.output, last: lastPage(answer) });
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

/***/ 56034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ listPackages),
/* harmony export */   CH: () => (/* binding */ deleteVersion),
/* harmony export */   HF: () => (/* binding */ getVersion),
/* harmony export */   Hy: () => (/* binding */ restoreVersion),
/* harmony export */   Mc: () => (/* binding */ listDeleted),
/* harmony export */   _k: () => (/* binding */ listConflicts),
/* harmony export */   bP: () => (/* binding */ getPackage),
/* harmony export */   findOwner: () => (/* binding */ findOwner),
/* harmony export */   hj: () => (/* binding */ restorePackage),
/* harmony export */   ks: () => (/* binding */ listPage),
/* harmony export */   po: () => (/* binding */ countVersions),
/* harmony export */   q2: () => (/* binding */ readVersions),
/* harmony export */   s2: () => (/* binding */ deletePackage),
/* harmony export */   yO: () => (/* binding */ listVersions)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(77934);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(39361);
/* harmony import */ var _list_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(92967);
/* harmony import */ var _page_size_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(28072);
/* harmony import */ var _refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(28595);
/* harmony import */ var _response_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90380);
/* harmony import */ var _time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79322);







/** Finds out who a login is, in at most two requests. */
const findOwner = async (client, login) => {
    const answer = await client.request('GET /users/{login}', { login });
    if (answer.status === 404) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)(`input owner: "${login}" is not a user or organization that the token can see; check its spelling`);
    }
    const attempted = `looking up the owner ${login}`;
    if (answer.status !== 200)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted));
    const account = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(accountBody, answer.data);
    if (!account.success)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)(`${attempted}: GitHub's answer does not describe an account`);
    const { login: name, type } = account.output;
    const own = type === 'User' && (await ownLogin(client))?.toLowerCase() === name.toLowerCase();
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)({
        login: name,
        path: own ? '/user' : `/${type === 'User' ? 'users' : 'orgs'}/${encodeURIComponent(name)}`
    });
};
/** Returns the login of the token, or null for tokens of no user: GITHUB_TOKEN may not ask who it is. */
const ownLogin = async (client) => {
    const account = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(accountBody, (await client.request('GET /user')).data);
    return account.success ? account.output.login : null;
};
/** Returns all packages of a type; what GitHub still lists as deleted is left out. */
const listPackages = async (client, owner, type) => {
    const attempted = `listing the ${type} packages of ${owner.login}`;
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_5__/* .listAll */ ._)(client, {
        route: `GET ${owner.path}/packages`,
        parameters: { package_type: type },
        item: listedPackage,
        attempted,
        explain: explainListing(attempted)
    });
    return listed.ok ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(listed.value.filter(({ name }) => !name.startsWith('deleted_'))) : listed;
};
/** Returns all active versions of a package, each once, in GitHub's order; refused unless the listing is complete. */
const listVersions = async (client, owner, ref, onProgress) => {
    const count = () => countVersions(client, owner, ref);
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_5__/* .listSteadily */ .I)(client, versionsOf(owner, ref, onProgress), { ...identity, count });
    return listed.ok ? refuseAmbiguous(ref, listed.value) : listed;
};
/**
 * The active versions of a package as its pages list them, each once. What others delete meanwhile moves a version from one
 * page to the one before, where it may slip past both.
 */
const readVersions = async (client, owner, ref) => {
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_5__/* .listAll */ ._)(client, versionsOf(owner, ref));
    return listed.ok
        ? refuseAmbiguous(ref, [...new Map(listed.value.map((version) => [version.id, version])).values()])
        : listed;
};
const versionsOf = (owner, ref, onProgress) => {
    const attempted = describe('listing the versions of', ref);
    return {
        route: `GET ${packagePath(owner)}/versions`,
        parameters: parametersOf(ref),
        item: versionBodies[ref.type],
        attempted,
        explain: explainListing(attempted),
        onProgress
    };
};
const identity = {
    keyOf: ({ id }) => id,
    stateOf: ({ id, tags }) => JSON.stringify([id, tags.toSorted()])
};
/** References are by digest: of two versions with one digest, the wrong one could be deleted. */
const refuseAmbiguous = (ref, versions) => {
    const isAmbiguous = ref.type === 'container' && new Set(versions.map(({ name }) => name)).size < versions.length;
    return isAmbiguous
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)(`${describe('listing the versions of', ref)}: GitHub lists a digest twice, under different ids; run again`)
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(versions);
};
/**
 * Returns all versions of a package that GitHub still keeps after their deletion; null where it does not list them, but the
 * active ones whatever is asked. Refused where they are more than `pageLimit` pages.
 */
const listDeleted = async (client, owner, ref, pageLimit) => {
    const attempted = describe('listing the deleted versions of', ref);
    const listed = await (0,_list_js__WEBPACK_IMPORTED_MODULE_5__/* .listAll */ ._)(client, {
        route: `GET ${packagePath(owner)}/versions`,
        parameters: { ...parametersOf(ref), state: 'deleted' },
        item: valibot__WEBPACK_IMPORTED_MODULE_4__/* .intersect */ .y$5([deletedBodies[ref.type], valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ deleted_at: _time_js__WEBPACK_IMPORTED_MODULE_2__/* .time */ .k })]),
        ...(pageLimit !== undefined && { pageLimit }),
        attempted,
        explain: explainListing(attempted)
    });
    if (!listed.ok)
        return listed;
    const versions = listed.value.map(({ deleted_at: deleted, ...version }) => ({ ...version, deleted }));
    const [first] = versions;
    // A version without a time of its deletion may be an active one: one check of the first of them decides for such a list.
    if (first && versions.every(({ deleted }) => deleted === null)) {
        const seen = await getVersion(client, owner, ref, first.id);
        if (!seen.ok)
            return seen;
        if (seen.value !== null)
            return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(null);
    }
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)([...new Map(versions.map((version) => [version.id, version])).values()]);
};
/** Returns what GitHub says of a package; null where there is none, which is so while it is deleted. */
const getPackage = async (client, owner, ref) => {
    const answer = await client.request(`GET ${packagePath(owner)}`, parametersOf(ref));
    if (answer.status === 404)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(null);
    const read = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(packageFacts, answer.data);
    const attempted = describe('looking for', ref);
    if (answer.status !== 200)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted));
    return read.success ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(read.output) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)(`${attempted}: GitHub's answer does not describe a package`);
};
/** Returns the number of active versions of a package; null where GitHub does not say. */
const countVersions = async (client, owner, ref) => {
    const found = await getPackage(client, owner, ref);
    return found.ok && found.value ? found.value.versions : null;
};
/** Returns the names of the docker packages that GitHub could not migrate to the container registry, for a conflict of names. */
const listConflicts = async (client, owner) => {
    const answer = await client.request(`GET ${owner.path}/docker/conflicts`);
    const packages = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(packageBody), answer.data);
    const attempted = `listing the docker packages of ${owner.login} with conflicts`;
    return answer.status === 200 && packages.success
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(packages.output.map(({ name }) => name))
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted));
};
/** Returns one active version as it is now; null where it is gone. */
const getVersion = async (client, owner, ref, id) => {
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const answer = await client.request(`GET ${packagePath(owner)}/versions/{package_version_id}`, parameters);
    if (answer.status === 404)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(null);
    const version = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(versionBodies[ref.type], answer.data);
    const attempted = describe(`reading version ${id} of`, ref);
    return answer.status === 200 && version.success ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(version.output) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted));
};
/** Returns a page of the list of versions, which begins with the newest, in GitHub's order; the first page is 1. */
const listPage = async (client, owner, ref, page) => {
    const answer = await client.request(`GET ${packagePath(owner)}/versions`, {
        ...parametersOf(ref),
        per_page: _page_size_js__WEBPACK_IMPORTED_MODULE_6__/* .pageSize */ .T,
        page
    });
    const versions = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(versionBodies[ref.type]), answer.data);
    return answer.status === 200 && versions.success
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__.ok)(versions.output)
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .err */ ._q)((0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, describe(`listing page ${page} of the versions of`, ref)));
};
/** Deletes one version; after a 404 checks again, to tell a version that no longer exists from missing rights. */
const deleteVersion = async (client, owner, ref, id, precondition = alwaysDue) => {
    const route = `${packagePath(owner)}/versions/{package_version_id}`;
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const attempted = describe(`deleting version ${id} of`, ref);
    return sendDelete(client, route, parameters, attempted, precondition);
};
/** Deletes a whole package, with all its versions. */
const deletePackage = async (client, owner, ref, precondition) => sendDelete(client, packagePath(owner), parametersOf(ref), describe('deleting', ref), precondition);
const alwaysDue = async () => 'due';
const sendDelete = async (client, route, parameters, attempted, precondition) => {
    const answer = await client.mutate(`DELETE ${route}`, parameters, precondition);
    if ('preconditionFailed' in answer) {
        // If an earlier try got no response and it is gone now, that try deleted it.
        return { outcome: answer.retried && answer.preconditionFailed === 'gone' ? 'deleted' : answer.preconditionFailed };
    }
    const response = 'status' in answer ? answer : null;
    if (response?.status === 204)
        return { outcome: 'deleted' };
    const problem = 'status' in answer ? (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted) : `${attempted}: ${answer.noResponse}`;
    // An earlier try may have deleted it all the same.
    const isDoubtful = response === null || response.retried;
    const failed = response ? toFailedRemoval(response, problem) : { outcome: 'failed', problem };
    if (!isDoubtful && response.status !== 404)
        return failed;
    // GitHub also answers 404 to callers without delete rights, so look before its parts are deleted.
    const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
    if (seen?.status === 404)
        return { outcome: isDoubtful ? 'deleted' : 'gone' };
    return seen?.status === 200
        ? failed
        : { outcome: 'failed', problem: `${problem}; whether it was deleted could not be checked` };
};
/** Returns how the deletion of something that is still there ended. */
const toFailedRemoval = ({ status, data }, problem) => {
    const message = (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(data);
    if (status === 400 && ruledOut.test(message))
        return { outcome: 'refused', problem: message };
    // GitHub says 404 also to those who may read and not delete.
    const remedy = 'it still exists, so the token lacks admin rights on the package (for GITHUB_TOKEN: give the repository the Admin role under "Manage Actions access" in the package settings)';
    if (status === 404)
        return { outcome: 'failed', problem: `${problem}; ${remedy}`, denied: true };
    return { outcome: 'failed', problem, ...(status === 403 && { denied: true }) };
};
/** Restores one version. Where GitHub knows none, that is a lack of rights if the version is still `listed` as deleted. */
const restoreVersion = async (client, owner, ref, id, listed) => {
    const route = `${packagePath(owner)}/versions/{package_version_id}`;
    const parameters = { ...parametersOf(ref), package_version_id: id };
    const gone = listed
        ? { outcome: 'failed', problem: `it is listed as deleted, so ${noAdmin}`, denied: true }
        : { outcome: 'refused', problem: 'it was deleted too long ago: GitHub keeps deleted versions for 30 days' };
    return sendRestore(client, route, parameters, describe(`restoring version ${id} of`, ref), gone);
};
/** Restores a whole package, with the versions that it had when it was deleted. */
const restorePackage = async (client, owner, ref) => sendRestore(client, packagePath(owner), parametersOf(ref), describe('restoring', ref), {
    outcome: 'failed',
    problem: `check the name in packages, the owner and the package-type; if they are right, the package was deleted over 30 days ago, or ${noAdmin}`
});
const noAdmin = 'the token lacks the rights to restore: write:packages and admin rights on the package (for GITHUB_TOKEN: permissions: packages: write, and the Admin role of the repository under "Manage Actions access" in the package settings)';
const sendRestore = async (client, route, parameters, attempted, gone) => {
    const answer = await client.mutate(`POST ${route}/restore`, parameters, alwaysDue);
    if ('preconditionFailed' in answer || ('status' in answer && answer.status === 204))
        return { outcome: 'restored' };
    // An error may hide that it was carried out, now or by somebody else.
    const seen = await client.request(`GET ${route}`, parameters).catch(() => null);
    if (seen?.status === 200)
        return { outcome: 'restored' };
    if ('noResponse' in answer)
        return { outcome: 'failed', problem: `${attempted}: ${answer.noResponse}` };
    const problem = (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted);
    if (answer.status === 404)
        return { ...gone, problem: `${problem}; ${gone.problem}`, missing: true };
    // Nobody documents which of these GitHub says where the name was published again.
    const conflict = [400, 409, 422].includes(answer.status);
    return conflict
        ? { outcome: 'refused', problem: `${problem}; if its name was published again, delete that version first` }
        : { outcome: 'failed', problem, ...(answer.status === 403 && { denied: true }) };
};
/** GitHub's words about the last version, the last tagged one, and those with over 5,000 downloads. */
const ruledOut = /cannot (?:delete|be deleted)/i;
const packagePath = (owner) => `${owner.path}/packages/{package_type}/{package_name}`;
const parametersOf = ({ type, name }) => ({ package_type: type, package_name: name });
const describe = (doing, { owner, type, name }) => `${doing} the ${type} package ${owner}/${name}`;
/** Returns why a listing was refused, with the remedies for what usually goes wrong. */
const explainListing = (attempted) => (answer) => {
    // The answer to GITHUB_TOKEN and fine-grained tokens for container packages.
    if (answer.status === 400 && (0,_response_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(answer.data) === 'Invalid argument.') {
        return `${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted)}: this kind of token may not list packages; name them exactly in the input packages, or set token to a personal access token (classic) with read:packages`;
    }
    if (answer.status === 404) {
        return `${(0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted)}: it does not exist or the token may not see it; check the name in packages, the owner, the package-type, and the token's permission to read packages`;
    }
    return (0,_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .explainRefusal */ .G)(answer, attempted);
};
const accountBody = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ login: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(['User', 'Organization']) });
const packageBody = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() });
const versionCount = valibot__WEBPACK_IMPORTED_MODULE_4__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), null), null);
const listedPackage = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), version_count: versionCount }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(({ name, version_count: versions }) => ({ name, versions })));
const packageFacts = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    version_count: versionCount,
    repository: valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ full_name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP() }), null)
}), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(({ version_count: versions, repository }) => ({ versions, repository: repository?.full_name ?? null })));
const noTags = [];
/** A version of a type with tags is only understood with them: without, a tagged one would pass for an untagged one. */
const versionBody = (tags) => valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(1)),
    name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    created_at: _time_js__WEBPACK_IMPORTED_MODULE_2__/* .time */ .k,
    updated_at: _time_js__WEBPACK_IMPORTED_MODULE_2__/* .time */ .k,
    metadata: tags
}), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(({ id, name, created_at: created, updated_at: updated, metadata }) => ({
    id,
    name,
    // A list that grew has room for 16.
    tags: metadata.length === 0 ? noTags : metadata.slice(),
    created,
    updated
})));
const strings = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
const none = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), null), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(() => noTags));
const tagsOf = {
    container: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ container: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ tags: strings }) }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(({ container }) => container.tags)),
    // GitHub's schema calls the property "tag" and requires "tags".
    docker: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ docker: valibot__WEBPACK_IMPORTED_MODULE_4__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ tag: strings }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ tags: strings })]) }), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(({ docker }) => ('tag' in docker ? docker.tag : docker.tags))),
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
/** GitHub does not promise to list the tags of deleted versions. */
const deletedBodies = bodiesOf((type) => valibot__WEBPACK_IMPORTED_MODULE_4__/* .fallback */ .NpB(tagsOf[type], []));


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
