import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
import * as __WEBPACK_EXTERNAL_MODULE__oidc_utils_js_bc68c130__ from "./oidc-utils.js";
import * as __WEBPACK_EXTERNAL_MODULE__platform_js_071083ea__ from "./platform.js";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 78877:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:v8");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 11390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ff: () => (/* binding */ deleteWholePackage),
/* harmony export */   KA: () => (/* binding */ toOutcome),
/* harmony export */   SU: () => (/* binding */ skippedAsDenied),
/* harmony export */   e6: () => (/* binding */ restoreExecutor),
/* harmony export */   gj: () => (/* binding */ applyPlan),
/* harmony export */   j0: () => (/* binding */ deleteExecutor),
/* harmony export */   k3: () => (/* binding */ createLanes)
/* harmony export */ });
/* harmony import */ var _http_semaphore_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(80774);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39361);


/** Changes in progress at once, from the first on that shows that the token may make them. */
const maxConcurrent = 10;
/** The number of changes in a row that may be denied to a token that could make some before. */
const maxConsecutiveDenials = 3;
/** Returns what gives each plan its lane, in the order of the plans. */
const createLanes = () => {
    const inTurn = (0,_http_semaphore_js__WEBPACK_IMPORTED_MODULE_0__/* .createRankedSemaphore */ .G)(maxConcurrent);
    const open = { count: 0 };
    let plans = 0;
    return () => {
        const rank = plans++;
        return { inTurn: (work) => inTurn(rank, work), open };
    };
};
/**
 * Carries out the changes of a plan in their order and yields what became of each, as it becomes known. Each waits for
 * those that come before it, and is deferred with them. After a stop nothing new is begun and the rest is deferred, but
 * an image that was begun is finished with its parts, for which the stop is held. Where the token may not make the
 * changes, the rest is skipped.
 */
async function* applyPlan(plan, deferred, executor, stop) {
    const outcomes = new Map();
    const running = new Map();
    const partsOf = createPartsFinder(plan, deferred);
    /** Changes still to be made of images with parts that are begun. */
    const open = new Set();
    let release = null;
    let isTrusted = false;
    let denials = 0;
    const { inTurn, open: openInAll } = executor.lane;
    const openAll = (indexes) => {
        for (const index of indexes)
            open.add(index);
        openInAll.count += indexes.length;
    };
    const closeAll = (indexes) => {
        for (const index of indexes)
            if (open.delete(index))
                openInAll.count--;
        if (open.size === 0)
            release?.();
        if (open.size === 0)
            release = null;
    };
    const close = (outcome) => {
        if (provesPermission(outcome))
            isTrusted = true;
        denials = outcome.denied ? denials + 1 : provesPermission(outcome) ? 0 : denials;
        closeAll([outcome.index]);
        return outcome;
    };
    const change = async (each, version) => {
        const { index, after } = each;
        const before = await Promise.all(after.flatMap((earlier) => outcomes.get(earlier) ?? []));
        if (before.length < after.length || before.some(({ outcome }) => outcome === 'deferred'))
            return deferredResult;
        const held = executor.blockedBy(before, each);
        if (held)
            return held;
        const isNew = after.length === 0 || !executor.continuesAfterStop;
        const begin = () => {
            if (isNew)
                stop.signal.throwIfAborted();
            if (open.has(index))
                release ??= stop.hold();
        };
        return inTurn(async () => {
            if (denials >= (isTrusted ? maxConsecutiveDenials : 1))
                return skippedAsDenied;
            if (isNew && stop.signal.aborted)
                return deferredResult;
            return toOutcome(executor.execute(version, begin), stop.signal);
        });
    };
    /** Returns whether the budget covers a change that begins something, with its parts and all that is open. */
    const isCovered = async ({ index, after }) => {
        if (after.length > 0 || stop.signal.aborted)
            return true;
        const group = [...partsOf(index, outcomes)].filter((part) => !open.has(part));
        if (group.length === 1 && openInAll.count === 0)
            return true;
        // Before the budget is asked for them, since other plans ask at the same time.
        openAll(group);
        const isEnough = await toOutcome(executor.hasBudgetFor(openInAll.count), stop.signal);
        if (isEnough !== true || group.length === 1)
            closeAll(group);
        return isEnough === true;
    };
    for (const each of plan.changes) {
        const { index } = each;
        const version = plan.decisions[index]?.version;
        if (version === undefined || deferred.has(index) || !(await isCovered(each))) {
            yield { index, problem: null, ...deferredResult };
            continue;
        }
        const outcome = change(each, version).then((ending) => close({ index, problem: null, ...ending }));
        outcomes.set(index, outcome);
        running.set(index, outcome);
        while (running.size >= (isTrusted ? maxConcurrent : 1))
            yield await nextSettled(running);
    }
    while (running.size > 0)
        yield await nextSettled(running);
}
const deferredResult = { outcome: 'deferred' };
/** The result of a change that is not tried, since the token was denied one like it. */
const skippedAsDenied = {
    outcome: 'skipped',
    problem: 'not attempted, because the token lacks the permission for this package'
};
/** Returns whether an outcome shows that the token may make such changes. */
const provesPermission = ({ outcome }) => outcome === 'deleted' || outcome === 'restored' || outcome === 'refused';
/** Finds what is to be done once a change is begun: that itself and all that then waits for nothing which is not begun. */
const createPartsFinder = ({ changes }, deferred) => {
    const owned = new Map();
    for (const each of changes) {
        for (const owner of each.after) {
            const parts = owned.get(owner);
            if (parts)
                parts.push(each);
            else
                owned.set(owner, [each]);
        }
    }
    return (head, begun) => {
        const group = new Set([head]);
        // A set's iteration visits what is added on the way.
        for (const index of group) {
            for (const part of owned.get(index) ?? []) {
                const isReady = part.after.every((owner) => group.has(owner) || begun.has(owner));
                if (isReady && !deferred.has(part.index))
                    group.add(part.index);
            }
        }
        return group;
    };
};
/** Returns the executor of deletions: a part is left in place if an owner was not deleted. */
const deleteExecutor = (execute, lane, hasBudgetFor = unlimited) => ({
    execute,
    lane,
    hasBudgetFor,
    continuesAfterStop: true,
    blockedBy: (before) => {
        const there = before.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone');
        if (there.length === 0)
            return null;
        return there.some(({ outcome }) => outcome === 'changed')
            ? { outcome: 'changed', problem: 'the image that it belongs to was not deleted' }
            : { outcome: 'skipped', problem: 'skipped, because its image could not be deleted' };
    }
});
/** Returns the executor of restores: an image is deferred if a part failed that can still be restored. */
const restoreExecutor = (execute, lane) => ({
    execute,
    lane,
    hasBudgetFor: unlimited,
    continuesAfterStop: false,
    blockedBy: (before) => before.some(({ outcome }) => outcome === 'failed' || outcome === 'skipped')
        ? { outcome: 'deferred', problem: 'a part of it could not be restored, which has to come first; run again' }
        : null
});
const unlimited = async () => true;
/** Carries out a plan that keeps nothing by deleting the package itself: one outcome, which all its versions share. */
async function* deleteWholePackage(plan, remove, { inTurn }, stop) {
    const outcome = await inTurn(async () => stop.aborted
        ? deferredResult
        : toOutcome(remove(() => stop.throwIfAborted()), stop));
    for (const { index } of plan.changes)
        yield { index, problem: null, ...outcome };
}
/** Waits for one of those under way and takes it out. */
const nextSettled = async (running) => {
    const outcome = await Promise.race(running.values());
    running.delete(outcome.index);
    return outcome;
};
/** A change without any usable answer fails alone; one that the stop of the run kept from being sent is deferred. */
const toOutcome = async (change, stop) => {
    try {
        return await change;
    }
    catch (error) {
        if (stop.aborted)
            return { outcome: 'deferred' };
        return { outcome: 'failed', problem: (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(error) };
    }
};


/***/ }),

/***/ 7667:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   findLongBatches: () => (/* binding */ findLongBatches),
/* harmony export */   s: () => (/* binding */ divideIntoBatches)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(82076);

/** The longest list that fits into the variable `INPUT_ONLY`: Linux starts no program with one of more than 128 KiB. */
const maxBytes = 128 * 1024 - 'INPUT_ONLY=\0'.length;
/** Divides packages among at most as many lists as the input `batches` says, each of them a text for the input `only`. */
const divideIntoBatches = (packages, env) => {
    const size = Math.ceil(packages.length / Number((0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(env, 'batches') || 1));
    const keys = packages.map(({ type, name }) => `${type}/${name}`);
    return keys.flatMap((_, at) => (at % size === 0 ? [keys.slice(at, at + size).join(', ')] : []));
};
/** Returns a problem if a job could not be started with its list, and a warning if that is so only of all lists together. */
const findLongBatches = (packages, env) => {
    const batches = divideIntoBatches(packages, env);
    const longest = Math.max(0, ...batches.map((each) => Buffer.byteLength(each)));
    const all = Buffer.byteLength(batches.join(', '));
    const tooLong = (bytes) => `${bytes} bytes, but the input only can have ${maxBytes}`;
    const remedy = 'list a part of the packages in each of several calls, e.g. with packages: a**';
    if (longest > maxBytes) {
        const value = (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(env, 'batches');
        const problem = `input batches: "${value}": the names of the packages of one job have ${tooLong(longest)}; set a larger number, up to 256, or ${remedy}`;
        return { problems: [problem], warnings: [] };
    }
    const warning = `the names of all ${packages.length} packages have ${tooLong(all)}, so no job with mode: report can join the reports of all of them; ${remedy}`;
    return { problems: [], warnings: all > maxBytes ? [warning] : [] };
};


/***/ }),

/***/ 40934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ actionTables),
/* harmony export */   LM: () => (/* binding */ registryTables),
/* harmony export */   um: () => (/* binding */ tables)
/* harmony export */ });
/** Each line is a row: names with the versions that have them, what stands for them here, what differs. */
const rows = (table) => table
    .trim()
    .split('\n')
    .map((line) => {
    const [names = '', here = '', differs = ''] = line.split('|').map((cell) => cell.trim());
    return { names: names.split(/, (?!v\d)/).map(readName), here, differs };
});
const readName = (text) => {
    const [, name = text, versions] = /^(\S+) \((.+)\)$/.exec(text) ?? [];
    return versions === undefined ? { name } : { name, versions };
};
/** The inputs of other cleanup actions, all versions together. */
const actionTables = {
    'actions/delete-package-versions': rows(`
package-name | \`packages\` | several, and globs; default: the name of the repository
package-type (v4, v5) | \`package-type\` | default \`container\`; also \`docker\`
owner, token | the same |
repo (v1, v2, v3) | | packages belong to the owner; \`packages\` names them
min-versions-to-keep (v2, v3, v4, v5) | \`keep-latest\`; of untagged images \`keep-latest-untagged\` | counts images, not manifests; versions protected by \`keep-tags\` do not count
num-old-versions-to-delete | \`max-deletions\` | a cap, the oldest first; also set which versions may be deleted
ignore-versions (v2, v3, v4, v5) | \`keep-tags\` | write a regular expression between slashes, \`/v\\d+/\`; it must match the whole tag; RE2 syntax, so no lookaheads
ignore-versions-include-tags (main) | | container patterns always match tags
delete-only-pre-release-versions (v2, v3, v4, v5) | \`delete-tags: "@prerelease"\` | as the ecosystem of the package defines prereleases; there everything but numbers and dots is one
delete-only-untagged-versions (v4, v5) | \`delete-untagged: true\`, without \`delete-tags\` | parts of kept images are not included
package-version-ids | | rules select the versions. For a single one: \`gh api --method DELETE /orgs/acme/packages/container/server/versions/ID\``),
    'dataaxiom/ghcr-cleanup-action': rows(`
package, packages | \`packages\` | \`*\` stops at \`/\`, \`**\` does not; \`!\` excludes
expand-packages | | globs need no switch; for container packages they need a personal access token (classic), as there
owner, token, dry-run | the same | \`token\` defaults to \`GITHUB_TOKEN\`
repository | | not used. The input \`repository\` here is where \`while\` looks up pull requests, branches and tags
name | | not used there either
delete-tags, tags | \`delete-tags\` | tags, not digests. An image that also has another tag loses its matched tags only with \`untag: true\`
exclude-tags | \`keep-tags\` | with \`untag: true\` a protected image loses its other matched tags
use-regex | | a pattern between slashes is a regular expression, and can be combined with globs
delete-untagged | \`delete-untagged\` | default \`false\`, whatever else is set
keep-n-tagged | \`delete-tags\` with \`keep-latest\` | on its own it applies to all tags: \`delete-tags: "@any"\`
keep-n-untagged | \`delete-untagged: true\` with \`keep-latest-untagged\` |
older-than | \`older-than\` | from minutes to years, no seconds
delete-orphaned-images | \`delete-untagged: true\` | a signature or attestation whose image is gone counts as an untagged image
delete-partial-images | \`delete-tags: "@broken"\` | all images of which the registry lacks a part
delete-ghost-images | | \`@broken\` also matches images that lack only some of their parts
validate | | the run reports incomplete tagged images among those that it reads
registry-url | the same | derived from the server the workflow runs on
github-api-url | \`api-url\` | derived from the server the workflow runs on
log-level | | enable debug logging of the run`),
    'snok/container-retention-policy': rows(`
account (v3) | \`owner\` | the login of an organization or user; default: the owner of the repository
image-names | \`packages\` | separated by commas or newlines, not by spaces; \`*\` stops at \`/\`, \`**\` does not
image-tags (v3) | \`delete-tags\`, \`keep-tags\` | separated by commas or newlines. \`!latest\` alone is \`delete-tags: "@any"\` with \`keep-tags: latest\`
tag-selection (v3) | \`delete-tags\` for \`tagged\`, \`delete-untagged: true\` for \`untagged\` | \`both\`, the default there, needs both inputs
cut-off | \`older-than\` | no seconds and no dates; leave it out for \`0s\`
keep-n-most-recent (v3) | \`keep-latest\` | the newest of all matched versions, not of those older than the cut-off
timestamp-to-use | \`by: updated\` in a policy document | default here: both times, so a version kept by either is kept; there: the last update
skip-shas (v3) | | parts of kept images are always kept. Protect images by tag or digest with \`keep-tags\`
token | \`token\` | defaults to \`GITHUB_TOKEN\`. App tokens: see docs/tokens.md
dry-run | \`dry-run\` |
rust-log (v3) | | enable debug logging of the run
account-type (v1, v2), org-name (v1, v2) | \`owner\` | the type of the account is detected
filter-tags (v1, v2) | \`delete-tags\` | every tag of an image must match
skip-tags (v1, v2) | \`keep-tags\` |
untagged-only (v1, v2) | \`delete-untagged: true\`, without \`delete-tags\` |
filter-include-untagged (v1, v2) | \`delete-untagged: true\` | there it has no effect beside \`filter-tags\`
keep-at-least (v1, v2) | \`keep-latest\`, or \`min-keep\` in a policy document | the newest of all matched versions, not of those older than the cut-off
token-type (v2) | | any kind of token is accepted`),
    'ghcr-manager/ghcr-cleanup-manager': rows(`
command | \`dry-run: true\` for \`scan\` | \`report.json\` has every version and all reasons
package | \`packages\` | several, and globs
owner, token, dry-run, delete-untagged, older-than | the same |
github-token (v0) | \`token\` |
delete-tags | the same | an image that also has another tag loses its matched tags only with \`untag: true\`
exclude-tags | \`keep-tags\` | with \`untag: true\` a protected image loses its other matched tags
keep-n-tagged | \`delete-tags\` with \`keep-latest\` | on its own it applies to all tags: \`delete-tags: "@any"\`
keep-n-untagged | \`delete-untagged: true\` with \`keep-latest-untagged\` |
delete-orphaned-images | \`delete-untagged: true\` | a signature or attestation whose image is gone counts as an untagged image
delete-partial-images, delete-ghost-images | | \`@broken\` in \`delete-tags\` matches both kinds
use-regex | | a pattern between slashes is a regular expression, and can be combined with globs
db-path | \`cache\` | manifests are cached in the runner's cache service
upload-artifacts, upload-db-artifact (v0) | \`artifact\` | the report is uploaded unless this is empty
db-artifact-encryption-passphrase (v0) | | the report has no secrets; \`artifact: ""\` keeps it from being uploaded
db-artifact-retention-days | | the repository's setting for artifacts applies
scan-after-cleanup | | the report has the outcome of every version
log-level | | enable debug logging of the run`),
    'vlaurin/action-ghcr-prune': rows(`
organization, user | \`owner\` | the type of the account is detected
container | \`packages\` | several, and globs
token, dry-run | the same |
keep-younger-than, older-than | \`older-than\` | with a unit: \`30 days\`, not \`30\`
keep-last | \`keep-latest\` | the newest of all matched versions, not of those older than the limit
keep-tags | the same |
keep-tags-regexes | \`keep-tags\` | write a regular expression between slashes, \`/v\\d+/\`; it must match the whole tag
prune-untagged, untagged | \`delete-untagged\` |
prune-tags-regexes, tag-regex | \`delete-tags\` | write it between slashes; it must match the whole tag, and every tag of the image must match`),
    'Chizkiyahu/delete-untagged-ghcr-action': rows(`
token | the same | defaults to \`GITHUB_TOKEN\`
repository_owner, owner_type | \`owner\` | the type of the account is detected
repository | | packages belong to the owner; \`packages\` names them
package_name, package_names | \`packages\` | default: the name of the repository, not all packages
untagged_only | \`delete-untagged: true\`, without \`delete-tags\` | its default there is \`true\`; here unmatched versions are never deleted
except_untagged_multiplatform, with_sigs | | parts of kept images are always kept`)
};
/** The attributes of retention policies of other registries. */
const registryTables = {
    'GitLab container registry': rows(`
enabled | \`dry-run: true\` for \`false\` |
cadence | | \`on: schedule\` in the workflow
next_run_at | | \`on: schedule\` in the workflow
keep_n | \`latest\` in \`keep\` | counts images; there an image counts once for each of its tags
older_than | \`within\` in \`keep\`, or \`older-than\` |
name_regex_delete, name_regex | \`delete\` | between slashes; it must match the whole tag. There, of alternatives outside of brackets, only the first is anchored at the beginning, and only the last at the end
name_regex_keep | \`protect\` | likewise. The tag \`latest\` is always kept there: \`protect: latest\``),
    'Amazon ECR': rows(`
repositoryName | \`packages\` |
rulePriority, priority | | the order of rules does not matter; patterns of an earlier rule are excluded from the later ones
description | | write a comment
tagStatus | \`delete\` | \`"@untagged"\` for \`untagged\`, both \`"@any"\` and \`"@untagged"\` for \`any\`
tagPatternList | \`delete\` | every tag of an image must match. A list of several, all of which an image must have, has no counterpart
tagPrefixList | \`delete\` | \`prefix*\`
countType | \`latest\` in \`keep\` for \`imageCountMoreThan\`, \`older-than\` for \`sinceImagePushed\` | \`sinceImagePulled\` and \`sinceImageTransitioned\`: GitHub does not tell when an image was pulled
countNumber, countUnit | the number of \`latest\` or \`older-than\` |
storageClass, targetStorageClass | | GitHub has one storage class
action, type | | \`expire\` deletes; \`transition\` has no counterpart`),
    'Google Artifact Registry': rows(`
name, id, description | | write a comment
action, type | \`delete\` for \`Delete\`, \`protect\` or \`keep\` for \`Keep\` | keep wins, as there
tagState | \`delete\` | \`"@any"\` for tagged, \`"@untagged"\` for untagged, both for any
tagPrefixes | \`delete\` or \`protect\` | \`prefix*\`; to be deleted, every tag of an image must match
versionNamePrefixes | | digests have no meaningful prefix; protect an image by its whole digest
packageNamePrefixes | \`packages\` | a policy for each prefix: \`prefix**\`
olderThan | \`older-than\` | no seconds
newerThan | \`within\` in the \`keep\` of each rule, if nothing else is asked | only for \`Keep\`
keepCount | \`latest\` in the \`keep\` of each rule | counts among the versions that the rule matches, so at least as many are kept
cleanupPolicyDryRun | \`dry-run\` |`)
};
const tables = { ...actionTables, ...registryTables };


/***/ }),

/***/ 28072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ pageSize)
/* harmony export */ });
/** Items of a page, the most that GitHub gives. */
const pageSize = 100;


/***/ }),

/***/ 60486:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ systemClock),
/* harmony export */   o: () => (/* binding */ startRunClock)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(58500);

const systemClock = {
    now: () => Date.now(),
    // Unlike `performance`, it is there without a module to load.
    elapsed: () => Number(process.hrtime.bigint()) / 1e6,
    // A timer for longer than that would ring at once.
    sleep: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(Math.min(ms, 2 ** 31 - 1), undefined, signal ? { signal } : {}),
    startTimer: (ms, ring) => {
        const timer = setTimeout(ring, ms);
        return () => clearTimeout(timer);
    }
};
/** Returns a clock that takes the machine's time once, and adds its elapsed time from then on. */
const startRunClock = ({ now, elapsed, sleep, startTimer }) => {
    let zero = now() - elapsed();
    return {
        now: () => Math.floor(zero + elapsed()),
        elapsed,
        sleep,
        startTimer,
        set: (time) => {
            zero = time - elapsed();
        }
    };
};


/***/ }),

/***/ 19823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ basicCredentials),
/* harmony export */   E$: () => (/* binding */ redact),
/* harmony export */   K3: () => (/* binding */ base64),
/* harmony export */   r4: () => (/* binding */ encodedVariants)
/* harmony export */ });
/** Returns a token in every form that a request carries (plain, as a bearer, as Basic credentials), and as URLs and JSON encode those. */
const encodedVariants = (token) => {
    const forms = [token, base64(token), basicCredentials(token)];
    return [
        ...new Set(forms.flatMap((form) => [
            form,
            form.replace(/=+$/, ''),
            encodeURIComponent(form),
            JSON.stringify(form).slice(1, -1)
        ]))
    ];
};
const base64 = (text) => Buffer.from(text).toString('base64');
/** Returns what follows `Basic` in the header of a request for a registry's bearer. */
const basicCredentials = (token) => base64(`x-access-token:${token}`);
/** Shorter strings are not redacted: they cannot be tokens and would match ordinary text. */
const minSecretLength = 8;
/** Returns a text without these secrets, and without credentials that a server repeats from a request's header. */
const redact = (text, secrets) => {
    let redacted = text.replace(/\b(bearer|basic|token) [\w.~+/=-]{16,}/gi, '$1 ***');
    for (const secret of secrets)
        if (secret.length >= minSecretLength)
            redacted = redacted.replaceAll(secret, '***');
    return redacted;
};


/***/ }),

/***/ 80774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ createSemaphore),
/* harmony export */   G: () => (/* binding */ createRankedSemaphore),
/* harmony export */   ab: () => (/* binding */ createRoom)
/* harmony export */ });
/** Returns a semaphore that lets this many works run at once. */
const createSemaphore = (slots) => {
    const withRoom = createRoom(slots);
    return (work) => withRoom(1, work);
};
/** Returns room for works whose sizes have at most this sum, or for one that is larger. */
const createRoom = (limit) => {
    const waiting = [];
    let taken = 0;
    const fits = (size) => taken === 0 || taken + size <= limit;
    return async (size, work) => {
        if (waiting.length === 0 && fits(size))
            taken += size;
        else
            await new Promise((start) => waiting.push({ size, start }));
        try {
            return await work();
        }
        finally {
            taken -= size;
            for (let next = waiting[0]; next && fits(next.size); next = waiting[0]) {
                waiting.shift();
                taken += next.size;
                next.start();
            }
        }
    };
};
/** Returns a ranked semaphore that lets this many works run at once. */
const createRankedSemaphore = (slots) => {
    const waiting = [];
    let free = slots;
    let isDue = false;
    const startNext = () => {
        isDue = false;
        const next = free > 0 ? waiting.shift() : undefined;
        if (!next)
            return;
        free--;
        next.start();
        scheduleNext();
    };
    // Deferred, since the caller whose work just ended may add the next one, of a lower rank than those that wait. And one at a
    // time, so that each has begun before the next one checks whether anything is left for it.
    const scheduleNext = () => {
        if (!isDue)
            setImmediate(startNext);
        isDue = true;
    };
    return async (rank, work) => {
        await new Promise((start) => {
            waiting.splice(waiting.findLastIndex((other) => other.rank <= rank) + 1, 0, { rank, start });
            scheduleNext();
        });
        try {
            return await work();
        }
        finally {
            free++;
            scheduleNext();
        }
    };
};


/***/ }),

/***/ 75691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _http_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(60486);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(32080);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(44639);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(39361);
/* harmony import */ var _workflow_view_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(84796);






/** When a cancelled run exits, finished or not, in milliseconds after the first signal. */
const lastMoment = 4600;
const cancel = new AbortController();
// SIGHUP: the terminal of a command line is closed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => cancel.abort());
cancel.signal.addEventListener('abort', () => setTimeout(() => process.exit(1), lastMoment).unref());
const page = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(import.meta.dirname, 'report.html');
const { env } = process;
const view = (0,_workflow_view_js__WEBPACK_IMPORTED_MODULE_4__/* .createWorkflowView */ .f)(env);
const [, entry = ''] = process.argv;
const isCommandLine = entry.endsWith('cli.js');
const isAction = !isCommandLine && !entry.endsWith('check.js');
// A run that ends at its inputs needs none of it.
const prepare = async () => (await __nccwpck_require__.e(/* import() */ 3825).then(__nccwpck_require__.bind(__nccwpck_require__, 23825))).tuneHeap(isAction);
const host = { env, view, clock: _http_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, random: Math.random, cancel: cancel.signal, page, prepare };
/** Runs the step of the entry point, or what people start themselves: the command line, or its check of policy files. */
const start = async () => {
    if (!('groupBy' in Map))
        await Promise.all(/* import() */[__nccwpck_require__.e(1412), __nccwpck_require__.e(4458)]).then(__nccwpck_require__.bind(__nccwpck_require__, 44458));
    if (entry.endsWith('post.js'))
        return (0,_main_js__WEBPACK_IMPORTED_MODULE_2__/* .runPost */ .a)(host);
    if (isAction)
        return (0,_main_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)(host);
    if (isCommandLine)
        return (await __nccwpck_require__.e(/* import() */ 4176).then(__nccwpck_require__.bind(__nccwpck_require__, 14176))).startCli(process.argv.slice(2), cliHost());
    const { checkFiles } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(8815), __nccwpck_require__.e(6953), __nccwpck_require__.e(6957), __nccwpck_require__.e(3705)]).then(__nccwpck_require__.bind(__nccwpck_require__, 63705));
    return checkFiles(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
};
const cliHost = () => {
    const { stdin, stdout, stderr } = process;
    // Or Windows would take git and gh from the current folder, which may be a checkout of somebody's.
    env['NoDefaultCurrentDirectoryInExePath'] = '1';
    return { ...host, stdin, stdout, stderr, directory: process.cwd(), root: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(import.meta.dirname, '..') };
};
/** Fails where the output is lost, as on a full disk; whoever reads it may leave earlier, though, as `head` does. */
const tellLostOutput = (error) => {
    if (error.code === 'EPIPE' || error.code === 'EOF')
        return;
    process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
    process.once('exit', () => {
        process.exitCode = 1;
    });
};
// Whatever happens to the output, what is being changed is finished.
process.stdout.once('error', tellLostOutput);
for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => { });
try {
    process.exitCode = await start();
}
catch (error) {
    // Reached only if not even the report could be written.
    const text = (0,_report_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O)((0,_retention_result_js__WEBPACK_IMPORTED_MODULE_5__/* .errorMessage */ .gJ)(error));
    if (isCommandLine)
        process.stderr.write(`error: ${text}\n`);
    else
        process.stdout.write(`::error::${text.replaceAll('%', '%25')}\n`);
    process.exitCode = 1;
}
// A cache service that never answers would keep the process alive; pending output is written first.
process.stdout.write('', () => process.exit());

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 89345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ serverOf),
/* harmony export */   YK: () => (/* binding */ accessOf),
/* harmony export */   zS: () => (/* binding */ readAccess)
/* harmony export */ });
/* harmony import */ var _registry_url_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8362);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30261);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(97035);



/** Reads what the post step needs, whatever is wrong with other inputs. */
const readAccess = async (env) => {
    const reading = await (0,_reading_js__WEBPACK_IMPORTED_MODULE_0__/* .readValues */ .N)(env, ['token', 'owner', 'api-url', 'registry-url']);
    const access = accessOf(reading, env);
    return access ? { ok: true, access } : { ok: false, problems: reading.problems };
};
/** Returns the token, the owner and both addresses; null if one of them is missing or wrong. */
const accessOf = (reading, env) => {
    const { token, owner, 'api-url': apiUrl } = reading.values;
    const registryUrl = findRegistry(reading, env);
    const server = serverOf(reading);
    return token !== undefined && owner && apiUrl && server && registryUrl
        ? { token, owner, server, apiUrl, registryUrl }
        : null;
};
/** Returns the server of the REST API; null if its address is wrong. */
const serverOf = ({ values }) => {
    const { 'api-url': url } = values;
    return url === undefined ? null : (0,_registry_url_js__WEBPACK_IMPORTED_MODULE_1__/* .serverOfApi */ .VE)(url);
};
/** Returns the registry of the server of the REST API, unless both are given: a token is sent to no other server. */
const findRegistry = ({ values, isGiven, reject }, env) => {
    const { 'api-url': api, 'registry-url': registry } = values;
    const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
    if (isGiven('registry-url')) {
        const isKnown = registry && [server, api].some((each) => each && isOn(each, registry));
        if (registry && !isGiven('api-url') && !isKnown)
            reject('registry-url', `"${registry}" is not on ${server}, whose token it would be sent; set api-url as well`);
        return registry ?? null;
    }
    const url = (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .parseUrl */ .Dl)(server);
    if (!url.ok && !isGiven('api-url'))
        reject('registry-url', url.problem);
    if (!api)
        return null;
    const found = url.ok && (0,_registry_url_js__WEBPACK_IMPORTED_MODULE_1__/* .serverOfApi */ .VE)(api) === new URL(url.value).hostname ? (0,_registry_url_js__WEBPACK_IMPORTED_MODULE_1__/* .registryUrl */ .NH)(url.value) : (0,_registry_url_js__WEBPACK_IMPORTED_MODULE_1__/* .registryOfApi */ .NS)(api);
    if (found)
        return found;
    // That of the runner, which has no other registry, if any: the token goes nowhere else.
    if (!isGiven('api-url') || api === env['GITHUB_API_URL'])
        return new URL(api).origin;
    reject('api-url', `"${api}" is the API of an unknown server; set registry-url as well`);
    return null;
};
const isOn = (server, registry) => URL.canParse(server) && (0,_registry_url_js__WEBPACK_IMPORTED_MODULE_1__/* .isRegistryOf */ .ZV)(registry, server);


/***/ }),

/***/ 4437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K2: () => (/* binding */ findPreviousRun),
  l: () => (/* binding */ readComparedDocument),
  Y$: () => (/* binding */ readDeletions),
  u0: () => (/* binding */ readDocument),
  m3: () => (/* binding */ readPlan),
  z0: () => (/* binding */ reportDirOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __nccwpck_require__(39361);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __nccwpck_require__(14946);
;// CONCATENATED MODULE: ./lib/inputs/run-reference.js


const idForm = /^\d{1,19}$/;
const pathForm = /^\/([^/]+\/[^/]+)\/actions\/runs\/(\d{1,19})(?:\/attempts\/(\d{1,9}))?(?:\/.*)?$/;
/** Reads the id or the URL of a workflow run; null for any other text, which is the path of a file. */
const parseRunReference = (text, env) => {
    if (idForm.test(text)) {
        const repository = env['GITHUB_REPOSITORY'] ?? '';
        return version/* repositoryForm */.Z7.test(repository)
            ? (0,result.ok)({ repository, id: text, attempt: null })
            : (0,result/* err */._q)(`"${text}" is the id of a run, but no repository is known to have it; use the URL of the run`);
    }
    if (!/^https?:/.test(text))
        return null;
    const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
    const url = URL.parse(text);
    const [, repository = '', id = '', attempt] = pathForm.exec(url?.pathname ?? '') ?? [];
    return url?.origin === URL.parse(server)?.origin && version/* repositoryForm */.Z7.test(repository)
        ? (0,result.ok)({ repository, id, attempt: attempt === undefined ? null : Number(attempt) })
        : (0,result/* err */._q)(`"${text}" is not the URL of a workflow run; use for example ${server}/octo-org/app/actions/runs/1234567890`);
};

// EXTERNAL MODULE: ./lib/inputs/table.js + 1 modules
var table = __nccwpck_require__(82076);
// EXTERNAL MODULE: ./lib/inputs/text-file.js
var text_file = __nccwpck_require__(60049);
// EXTERNAL MODULE: ./lib/inputs/workspace.js
var inputs_workspace = __nccwpck_require__(11052);
;// CONCATENATED MODULE: ./lib/inputs/files.js







/** Reads a policy document, inline or from a file of the workspace. */
const readDocument = async ({ text, isGiven }, env, defaults) => {
    const { readPolicyDocument } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(8815), __nccwpck_require__.e(6953), __nccwpck_require__.e(6957)]).then(__nccwpck_require__.bind(__nccwpck_require__, 86957));
    if (isGiven('policy'))
        return readPolicyDocument(text('policy'), 'input policy', defaults);
    const path = text('policy-file');
    const file = await readText(path, env, true);
    if (file.ok)
        return readPolicyDocument(file.value, path, defaults);
    return { ok: false, problems: [`input policy-file: ${file.problem}`] };
};
/** Reads the policy document that `compare-with` names; null if that is not given, or wrong. */
const readComparedDocument = async ({ text, isGiven, reject }, env) => {
    if (!isGiven('compare-with'))
        return null;
    const name = text('compare-with');
    const file = await readText(name, env, true);
    if (file.ok)
        return { name, text: file.value };
    reject('compare-with', file.problem);
    return null;
};
/**
 * Returns the run that `plan`, `restore-from` or `run` names, or with `mode: report` this one; null if it names a file, or is
 * wrong or not given.
 */
const findPreviousRun = ({ text, values, reject }, env) => {
    const artifact = values.artifact ?? table/* inputs */.QL.artifact.default ?? '';
    for (const input of ['plan', 'restore-from']) {
        const run = parseRunReference(text(input), env);
        if (run?.ok)
            return { ...run.value, input, text: text(input), artifact };
        if (run)
            reject(input, run.problem);
    }
    if (values.mode === 'report')
        return findReportedRun(text('run') || (env['GITHUB_RUN_ID'] ?? ''), reject, env, artifact);
    return null;
};
const findReportedRun = (text, reject, env, artifact) => {
    const run = parseRunReference(text, env);
    if (run?.ok)
        return { ...run.value, input: 'run', text, artifact };
    reject('run', run?.problem ?? `"${text}" is not the id or the URL of a workflow run`);
    return null;
};
/** Reads the changes that the report of an earlier dry run approves, none if `plan` is a run; null if it is not given, or wrong. */
const readPlan = async (reading, env, approval) => {
    if (!reading.isGiven('plan'))
        return null;
    const { nothingApproved, parseApprovedPlan } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(511), __nccwpck_require__.e(3567)]).then(__nccwpck_require__.bind(__nccwpck_require__, 53567));
    // The reports of a run are read later: they are on GitHub.
    if (parseRunReference(reading.text('plan'), env))
        return nothingApproved;
    return readReport('plan', reading, env, (text) => parseApprovedPlan(text, approval));
};
/** Reads what the report of an earlier run says of the owner's packages; null if `restore-from` names no file, or a wrong one. */
const readDeletions = async (reading, env, scope) => {
    if (!reading.isGiven('restore-from') || parseRunReference(reading.text('restore-from'), env))
        return null;
    const { parsePreviousReport } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(511), __nccwpck_require__.e(6896)]).then(__nccwpck_require__.bind(__nccwpck_require__, 26896));
    return readReport('restore-from', reading, env, (text) => parsePreviousReport(text, false, scope));
};
const readReport = async (name, { text, reject }, env, parse) => {
    const path = text(name);
    const file = await readText(path, env, false);
    const report = file.ok ? parse(file.value) : file;
    if (report.ok)
        return report.value;
    reject(name, file.ok ? `"${path}" ${report.problem}` : report.problem);
    return null;
};
/** Reads a file by its path, relative to the workspace; `within` refuses what the workspace does not own, also behind a link. */
const readText = async (path, env, within) => {
    const workspace = env['GITHUB_WORKSPACE'] ?? '.';
    try {
        const full = await (0,promises_.realpath)((0,external_node_path_.resolve)(workspace, path));
        const place = within && env[inputs_workspace/* anyFile */.l] !== 'true' ? (0,inputs_workspace/* findForbiddenPlace */.s)(await (0,promises_.realpath)(workspace), full) : null;
        if (place !== null)
            return (0,result/* err */._q)(`"${path}" leads ${place}; name another file of the workspace`);
        return (0,result.ok)(await (0,text_file/* readTextFile */.Gu)(full));
    }
    catch (error) {
        const missing = Object(error).code === 'ENOENT';
        const remedy = 'does not exist; correct the path, or add a step before this one that puts the file there (actions/checkout or actions/download-artifact)';
        return (0,result/* err */._q)(`"${path}" ${missing ? remedy : `cannot be read: ${error}`}`);
    }
};
/** Returns the folder that `report-dir` names, whatever is wrong with other inputs; null if it names none. */
const reportDirOf = (env) => {
    const given = (0,table/* textOf */.b6)(env, 'report-dir');
    return given ? (0,external_node_path_.resolve)(given) : null;
};


/***/ }),

/***/ 10115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readPolicies),
/* harmony export */   u: () => (/* binding */ readComparedPolicies)
/* harmony export */ });
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(14946);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4437);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(30261);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(82076);




const none = { policies: [], warnings: [] };
/**
 * Reads the policies, which are those of a document or the one that flat inputs make, and the files that say what is in
 * use; none if they are wrong.
 */
const readPolicies = async (reading, env, access) => {
    return withUses(await readWritten(reading, env), reading, env, access);
};
/** Returns the same policies with what their files of `in-use` say. */
const withUses = async (written, reading, env, access) => {
    if (written.policies.every(({ inUse }) => inUse === null))
        return { ...written, policies: written.policies.map((policy) => ({ ...policy, inUse: null })) };
    const { readInUse } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(8815), __nccwpck_require__.e(6150)]).then(__nccwpck_require__.bind(__nccwpck_require__, 46150));
    const read = await readInUse(written.policies, reading, env, access);
    return { policies: read.policies, warnings: [...written.warnings, ...read.warnings] };
};
/** Reads a policy document that is compared with, which takes the same values from the inputs; or what is wrong with it. */
const readComparedPolicies = async (document, env, access) => {
    const reading = await (0,_reading_js__WEBPACK_IMPORTED_MODULE_1__/* .readValues */ .N)(env, _table_js__WEBPACK_IMPORTED_MODULE_2__/* .inputNames */ .vj);
    const { readPolicyDocument } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(8815), __nccwpck_require__.e(6953), __nccwpck_require__.e(6957)]).then(__nccwpck_require__.bind(__nccwpck_require__, 86957));
    const read = readPolicyDocument(document.text, document.name, defaultsOf(reading));
    if (!read.ok)
        return { policies: [], problems: read.problems };
    const { policies } = await withUses(read, reading, env, access);
    return reading.problems.length > 0 ? { policies: [], problems: reading.problems } : { policies, problems: [] };
};
const readWritten = async (reading, env) => {
    const { values, problems, isGiven } = reading;
    const type = values['package-type'];
    const fromDocument = isGiven('policy') || isGiven('policy-file');
    await checkPackages(reading, fromDocument);
    if (!fromDocument)
        return type ? readFlat(reading, type, safetyOf(values)) : none;
    const document = await (0,_files_js__WEBPACK_IMPORTED_MODULE_0__/* .readDocument */ .u0)(reading, env, defaultsOf(reading));
    if (document.ok)
        return document;
    problems.push(...document.problems);
    return none;
};
/** Returns the values of the inputs for policies that leave them out. */
const defaultsOf = ({ values }) => {
    const { owner, repository, 'in-use': inUse, packages = null, 'package-type': type = null } = values;
    const ofOwner = { ...(owner && { owner }), ...(repository && { repository }) };
    return { packages, type, safety: safetyOf(values), ...ofOwner, ...(inUse && { inUse }) };
};
/** Returns the safety inputs; of a run that ends since one of them is wrong, something in its place. */
const safetyOf = (values) => ({
    untag: values.untag ?? false,
    gracePeriod: values['grace-period'] ?? noDuration,
    maxDeletions: null,
    maxDeletePercent: values['max-delete-percent'] ?? 0,
    deleteEmptyPackages: values['delete-empty-packages'] ?? false
});
const noDuration = { text: '0', years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };
const checkPackages = async ({ values, isGiven, reject }, fromDocument) => {
    const { owner, packages, 'package-type': type } = values;
    if (!isGiven('packages')) {
        if (!packages && !fromDocument)
            reject('packages', 'names no packages; name some, such as "server, tools/**"');
        return;
    }
    if (!packages || !owner || !type)
        return;
    const { explainName } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(3696)]).then(__nccwpck_require__.bind(__nccwpck_require__, 13696));
    for (const source of packages.sources) {
        const problem = explainName(source, owner, type);
        if (problem)
            reject('packages', problem);
    }
};
const readFlat = async ({ values, text, isGiven, reject }, type, safety) => {
    const { packages, 'in-use': inUse } = values;
    if (inUse && !(0,_retention_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isTagged */ .$J)(type))
        reject('in-use', `"${text('in-use')}" names files with images, and packages of type ${type} have none; leave it out`);
    if (!packages)
        return none;
    const { patternsForNames } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(3696)]).then(__nccwpck_require__.bind(__nccwpck_require__, 13696));
    // A report has packages of several types, which restore.ts compares in lower case.
    const reported = values.mode === 'restore' && isGiven('restore-from');
    const names = patternsForNames(packages, reported ? 'container' : type);
    if (!names.ok) {
        reject('packages', names.problem);
        return none;
    }
    const rules = await flatRules(values);
    const hasNone = values['delete-untagged'] && !(0,_retention_version_js__WEBPACK_IMPORTED_MODULE_3__/* .isTagged */ .$J)(type);
    const warnings = hasNone ? [`input delete-untagged: packages of type ${type} have no untagged versions`] : [];
    const protect = values['keep-tags'] ?? null;
    const own = { packages: names.value, type, protect, inUse: inUse ?? null, rules, safety };
    return { policies: [{ ...own, minKeep: null, repository: null }], warnings };
};
/** Returns the rules that flat inputs make: one for tags, and one for untagged versions. */
const flatRules = async (values) => {
    const { parsePatterns } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953)]).then(__nccwpck_require__.bind(__nccwpck_require__, 96953));
    const within = values['older-than'];
    const rule = (patterns, latest) => ({
        delete: patterns,
        keep: { ...(within && { within }), ...(latest !== undefined && { latest }) }
    });
    const untagged = values['delete-untagged'] ? parsePatterns(['@untagged'], 'label') : null;
    return [
        ...(values['delete-tags'] ? [rule(values['delete-tags'], values['keep-latest'])] : []),
        ...(untagged?.ok ? [rule(untagged.value, values['keep-latest-untagged'])] : [])
    ];
};


/***/ }),

/***/ 30261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readValues)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(82076);

/** Reads these inputs, each by its parser in the table. */
const readValues = async (env, names) => {
    const values = {};
    const problems = [];
    const text = (name) => (0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .textOf */ .b6)(env, name);
    const reject = (name, problem) => void problems.push(`input ${name}: ${problem}`);
    const read = async (name) => {
        const input = _table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name];
        const value = text(name) || otherwise(input, env);
        if (value === '') {
            if (input.without?.mode === text('mode'))
                values[name] = input.without.value;
            else if (input.empty)
                reject(name, input.empty);
            return;
        }
        const result = await input.parse(value, values['package-type']);
        if (result.ok)
            values[name] = result.value;
        else
            reject(name, result.problem);
    };
    for (const name of names)
        await read(name);
    const isGiven = (name) => text(name) !== '';
    const isUsed = (name) => isGiven(name) && text(name) !== _table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name].default && values[name] !== false;
    return { values, problems, text, isGiven, isUsed, reject };
};
/** Returns the text that stands in for an empty one; the value of an expression is known to the runner only. */
const otherwise = ({ default: usual = '', fallback }, env) => fallback?.(env) ?? (usual.startsWith('${{') ? '' : usual);


/***/ }),

/***/ 82076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  vj: () => (/* binding */ inputNames),
  QL: () => (/* binding */ inputs),
  Lm: () => (/* binding */ isBoolean),
  wp: () => (/* binding */ isInputName),
  nI: () => (/* binding */ modes),
  b6: () => (/* binding */ textOf)
});

// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __nccwpck_require__(14532);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __nccwpck_require__(39361);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __nccwpck_require__(14946);
;// CONCATENATED MODULE: ./lib/inputs/lists.js


/** Reads patterns of package names. */
const parsePackages = async (text) => parseList(text, 'package');
/** Reads packages that are named with their types, such as `container/tools/cli`. */
const parsePackageKeys = (text) => {
    const keys = [];
    for (const item of splitList(text)) {
        const at = item.indexOf('/');
        const type = version/* packageTypes */.sL.find((each) => each === item.slice(0, at));
        const name = item.slice(at + 1);
        if (!type || !name)
            return (0,result/* err */._q)(`"${item}" is not the type and the name of a package; write for example container/server, as the output batches does`);
        keys.push({ type, name });
    }
    return keys.length > 0 ? (0,result.ok)(keys) : (0,result/* err */._q)(`"${text}" names no package; write for example container/server`);
};
/** Returns a parser of patterns of labels that refuses those that no label of the package type, or of any, can match. */
const labelsTo = (use) => async (text, type) => {
    const list = await parseList(text, 'label');
    if (!list.ok)
        return list;
    const { findFlaws } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953)]).then(__nccwpck_require__.bind(__nccwpck_require__, 96953));
    const flaws = findFlaws(list.value, type ?? null, use);
    return flaws.length > 0 ? (0,result/* err */._q)(flaws.map(({ problem }) => problem).join('; ')) : list;
};
/** Reads globs of files in the workspace. */
const parseGlobs = async (text) => {
    const { parseFileGlobs } = await __nccwpck_require__.e(/* import() */ 9924).then(__nccwpck_require__.bind(__nccwpck_require__, 39924));
    return parseFileGlobs(splitList(text));
};
/** Loads the engine of patterns for a list that is there, not before. */
const parseList = async (text, kind) => {
    const items = splitList(text);
    if (items.length === 0)
        return (0,result/* err */._q)(`"${text}" has no pattern; write at least one`);
    const { parsePatterns } = await Promise.all(/* import() */[__nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953)]).then(__nccwpck_require__.bind(__nccwpck_require__, 96953));
    return parsePatterns(items, kind);
};
/** Returns the items between commas or newlines; a comma inside braces, brackets or a regex does not separate. */
const splitList = (text) => text
    .split(/\r?\n/)
    .flatMap((line) => line.match(listItem) ?? [])
    .map((item) => item.trim())
    .filter(Boolean);
const listItem = /\s*!?\/(?:[^\\]|\\.)+?\/(?=\s*(?:,|$))|(?:\\.|\{(?:[^{}]|\{[^{}]*\})*\}|\[[^\]]*\]|[^,])+/g;

// EXTERNAL MODULE: ./lib/inputs/values.js
var values = __nccwpck_require__(97035);
;// CONCATENATED MODULE: ./lib/inputs/table.js





const modes = ['clean', 'restore', 'repair', 'check', 'list', 'report'];
const missingMeans = ['error', 'warn', 'ignore'];
const packagesOf = (env) => {
    // A report names its packages itself.
    const reported = textOf(env, 'mode') === 'restore' && textOf(env, 'restore-from') !== '';
    return reported ? '**' : (env['GITHUB_REPOSITORY']?.split('/')[1] ?? '');
};
const parseText = (text) => (0,result.ok)(text);
const parseSpan = (text) => (0,duration/* parseDuration */.E9)(text);
const planned = ['clean', 'check', 'list'];
const cleaned = ['clean', 'list'];
const checked = ['check'];
const listed = ['list'];
const reported = ['report'];
const restored = ['restore'];
const off = { parse: values/* parseBoolean */.yG, default: 'false' };
const rule = { modes: planned, inRules: true };
const artifactPrefix = 'package-retention-report';
const noToken = 'is empty: the secret does not exist, or this event may not read it (pull requests from forks get no secrets); remove the input to use GITHUB_TOKEN';
/** All inputs, in the order of action.yml. */
const rows = {
    token: {
        parse: values/* parseToken */.pI,
        default: '${{ github.token }}',
        empty: noToken,
        // Pull requests from forks get no secrets; a policy can be checked all the same.
        without: { mode: 'check', value: '' }
    },
    owner: {
        parse: values/* parseLogin */.$n,
        fallback: (env) => env['GITHUB_REPOSITORY_OWNER'] ?? '',
        empty: 'is empty; name the user or the organization that owns the packages'
    },
    'package-type': { parse: (0,values/* oneOf */.yL)('package type', version/* packageTypes */.sL), default: 'container' },
    packages: {
        parse: parsePackages,
        fallback: packagesOf,
        list: true,
        modes: modes.filter((mode) => mode !== 'report')
    },
    only: { parse: parsePackageKeys, list: true, modes: [...planned, 'report'] },
    'if-missing': { parse: (0,values/* oneOf */.yL)('value', missingMeans), default: 'error' },
    mode: { parse: (0,values/* oneOf */.yL)('mode', modes), default: 'clean' },
    batches: { parse: values/* parseBatches */.Y1, default: '256', modes: listed },
    run: { parse: parseText, modes: reported },
    'dry-run': off,
    'delete-tags': { parse: labelsTo('delete'), list: true, ...rule },
    'delete-untagged': { ...off, ...rule },
    'older-than': { parse: parseSpan, ...rule },
    'keep-latest': { parse: values/* parseCount */.zq, ...rule },
    'keep-latest-untagged': { parse: values/* parseCount */.zq, ...rule },
    'keep-tags': { parse: labelsTo('protect'), list: true, ...rule },
    'in-use': { parse: parseGlobs, list: true, modes: [...planned, 'repair'] },
    policy: { parse: parseText, modes: planned },
    'policy-file': { parse: parseText, modes: planned },
    untag: { ...off, modes: planned },
    'grace-period': { parse: (text) => (0,duration/* parseDuration */.E9)(text, { zero: true }), default: '24h' },
    'max-deletions': { parse: values/* parseCount */.zq, modes: planned },
    'max-delete-percent': { parse: values/* parsePercent */.lo, default: '100' },
    'delete-empty-packages': { ...off, modes: planned },
    plan: { parse: parseText, modes: cleaned },
    now: { parse: values/* parseTime */.pe, modes: planned },
    'time-limit': { parse: parseSpan },
    'rate-limit-reserve': { parse: values/* parseCount */.zq, default: '50' },
    'wait-for-rate-limit': off,
    'restore-from': { parse: parseText, modes: restored },
    'restore-tags': { parse: labelsTo('restore'), list: true, modes: restored },
    'deleted-within': { parse: parseSpan, default: '30 days', modes: restored },
    'compare-with': { parse: parseText, modes: checked },
    comment: { ...off, modes: checked },
    repository: { parse: values/* parseRepository */.SU },
    'api-url': {
        parse: values/* parseUrl */.Dl,
        fallback: (env) => env['GITHUB_API_URL'] || 'https://api.github.com'
    },
    'registry-url': { parse: values/* parseUrl */.Dl },
    cache: { parse: values/* parseBoolean */.yG, default: 'true' },
    artifact: {
        parse: values/* parseArtifactName */.TZ,
        default: artifactPrefix,
        // An empty text is a choice of its own: no artifact.
        fallback: (env) => (env['INPUT_ARTIFACT'] === undefined ? artifactPrefix : '')
    },
    'report-dir': { parse: parseText }
};
const inputs = rows;
const isInputName = (name) => Object.hasOwn(rows, name);
/** Returns true if an input is `true` or `false`. */
const isBoolean = (name) => inputs[name].parse === values/* parseBoolean */.yG;
const inputNames = Object.keys(rows).filter(isInputName);
/** Returns the text of an input without the space around it; empty where it is not given. */
const textOf = (env, name) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';


/***/ }),

/***/ 60049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readTextFile),
/* harmony export */   U: () => (/* binding */ describeReadError),
/* harmony export */   g7: () => (/* binding */ decodeText)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39361);


/** Reads the text of a file. */
const readTextFile = async (path) => decodeText(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(path));
/** Returns why a file that is named could not be read, with the remedy. */
const describeReadError = (error) => `${Object(error).code === 'ENOENT' ? 'does not exist' : `cannot be read: ${(0,_retention_result_js__WEBPACK_IMPORTED_MODULE_1__/* .errorMessage */ .gJ)(error)}`}; correct the path`;
/** Returns a text: UTF-8, or what a byte order mark says, such as the UTF-16 that `>` writes in Windows PowerShell. */
const decodeText = (bytes) => {
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
    return new TextDecoder(encoding).decode(bytes);
};


/***/ }),

/***/ 90514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  G: () => (/* binding */ adviceForOther),
  d: () => (/* binding */ findUnknownInputs)
});

// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __nccwpck_require__(25811);
// EXTERNAL MODULE: ./lib/convert/tables.js
var tables = __nccwpck_require__(40934);
// EXTERNAL MODULE: ./lib/inputs/table.js + 1 modules
var table = __nccwpck_require__(82076);
;// CONCATENATED MODULE: ./lib/inputs/other-actions.js


/** The inputs of other cleanup actions that this one does not have, and what replaces each here; empty if nothing does. */
const otherActions = Object.fromEntries(Object.entries(tables/* actionTables */.GZ).map(([action, rows]) => [
    action,
    Object.fromEntries(rows.flatMap(({ names, here }) => names.flatMap(({ name }) => ((0,table/* isInputName */.wp)(name) ? [] : [[name, here]]))))
]));

;// CONCATENATED MODULE: ./lib/inputs/unknown.js



/** Returns a problem for each `INPUT_\u2026` variable that is not an input: the runner only warns of those, and passes them on. */
const findUnknownInputs = (env) => Object.keys(env)
    .filter((name) => /^INPUT_/i.test(name))
    .map((name) => name.slice('INPUT_'.length).toLowerCase())
    .filter((name) => !(0,table/* isInputName */.wp)(name))
    .map((name) => `input ${name}: this action has no such input; ${adviceFor(withDashes(name))}`);
const withDashes = (name) => name.toLowerCase().replaceAll('_', '-');
const replacements = new Map(Object.entries(otherActions)
    .flatMap(([action, inputs]) => Object.entries(inputs).map(([name, here]) => [withDashes(name), { action, here: here.replaceAll('`', '') }]))
    // The first action that has an input is the best known one.
    .toReversed());
/** Advice for keys of a policy document that are no inputs, and for common names of a token input. */
const synonyms = new Map([
    ['min-keep', 'write it in a policy document (input policy or policy-file)'],
    ['protect', 'write keep-tags'],
    ['github-token', 'write token'],
    ['repo-token', 'write token']
]);
const adviceFor = (name) => {
    if ((0,table/* isInputName */.wp)(name))
        return `write ${name}`;
    const synonym = synonyms.get(name);
    if (synonym)
        return synonym;
    const known = adviceForOther(name);
    if (known !== null)
        return known;
    const near = (0,did_you_mean/* closestWord */.E)(name, table/* inputNames */.vj);
    if (near)
        return `did you mean ${near}?`;
    const other = replacements.get((0,did_you_mean/* closestWord */.E)(name, [...replacements.keys()]) ?? '');
    return other?.here ? `use ${other.here} instead` : 'the inputs are listed in the README';
};
/** Returns what replaces an input of another cleanup action; null if it is none. */
const adviceForOther = (name) => {
    const known = replacements.get(name);
    if (!known)
        return null;
    const instead = known.here ? `use ${known.here} instead` : 'nothing replaces it, so remove it';
    return `it is an input of ${known.action}: ${instead}`;
};


/***/ }),

/***/ 97035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $n: () => (/* binding */ parseLogin),
/* harmony export */   Dl: () => (/* binding */ parseUrl),
/* harmony export */   SU: () => (/* binding */ parseRepository),
/* harmony export */   TZ: () => (/* binding */ parseArtifactName),
/* harmony export */   Y1: () => (/* binding */ parseBatches),
/* harmony export */   YY: () => (/* binding */ isThisMachine),
/* harmony export */   lo: () => (/* binding */ parsePercent),
/* harmony export */   pI: () => (/* binding */ parseToken),
/* harmony export */   pe: () => (/* binding */ parseTime),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zq: () => (/* binding */ parseCount)
/* harmony export */ });
/* harmony import */ var _retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(25811);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39361);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(14946);



/** Reads any text that a header can carry; GitHub alone knows what tokens look like. The problem never repeats the text. */
const parseToken = (text) => /^[\x21-\x7e]+$/.test(text)
    ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(text)
    : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)('has spaces or characters that no token has; store it again as GitHub showed it');
/** Reads the login of a user or an organization. */
const parseLogin = (text) => /^[\w-]+$/.test(text)
    ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(text)
    : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not the login of a user or an organization; write only the login, without repository or address`);
/** Reads the spellings of a boolean that YAML's core schema has. */
const parseBoolean = (text) => {
    if (/^(?:true|True|TRUE)$/.test(text))
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(true);
    return /^(?:false|False|FALSE)$/.test(text) ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(false) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not valid; use true or false`);
};
/** Reads a whole number from 0 on, written in digits alone. */
const parseCount = (text) => {
    const count = Number(text);
    return /^\d+$/.test(text) && Number.isSafeInteger(count)
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(count)
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not a whole number; use for example 0 or 10`);
};
/** Reads the number of jobs that packages are divided among; a job matrix has at most 256. */
const parseBatches = (text) => {
    const count = parseCount(text);
    return count.ok && count.value >= 1 && count.value <= 256
        ? count
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not a number of jobs; use a whole number from 1 to 256, the most that a matrix can have`);
};
/** Reads a percentage, 0 to 100. */
const parsePercent = (text) => {
    const count = parseCount(text);
    return count.ok && count.value <= 100
        ? count
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not a percentage; use a whole number from 0 to 100, without the % sign`);
};
/** Returns a parser of one of these words; `kind` names them in the problem. */
const oneOf = (kind, words) => (text) => {
    const found = words.find((word) => word === text);
    if (found)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(found);
    const accepted = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`unknown ${kind} "${text}"${(0,_retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(text, words)}; use ${accepted}`);
};
/** Reads an ISO 8601 time, in UTC if it names no zone, as milliseconds since 1970. */
const parseTime = (text) => {
    const form = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
    const time = Date.parse(form && text.includes('T') && !form[2] ? `${text}Z` : text);
    return form?.[1] && isDate(form[1]) && !Number.isNaN(time)
        ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(time)
        : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not an ISO 8601 time; use for example 2026-01-31 or 2026-01-31T12:00:00Z`);
};
/** Returns whether the calendar has this day: Date.parse reads 30 February as 2 March. */
const isDate = (day) => new Date(Date.parse(day) || 0).toISOString().startsWith(day);
/** Reads the name of a repository with its owner. */
const parseRepository = (text) => _retention_version_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryForm */ .Z7.test(text) ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(text) : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not a repository; write it as owner/name`);
/** Reads the beginning of an artifact's name. */
const parseArtifactName = (text) => /^[^":<>|*?\r\n\\/]{1,100}$/.test(text)
    ? (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(text)
    : (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not a name of an artifact; use at most 100 characters, without " : < > | * ? \\ and /`);
/** Returns true for the names of this machine. */
const isThisMachine = (hostname) => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
/** Reads an address without its final slash. Tokens are sent over https only, or to a server on this machine. */
const parseUrl = (text) => {
    const url = URL.parse(text);
    // Not repeated: it may be a token.
    if (url?.host && (url.username || url.password || url.search || url.hash))
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`the address of ${url.host} has more than a host and a path; use only https://${url.host}${url.pathname}`);
    if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisMachine(url.hostname)))
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(text.replace(/\/+$/, ''));
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(`"${text}" is not an address that a token may be sent to; use https://\u2026`);
};


/***/ }),

/***/ 11052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ anyFile),
/* harmony export */   s: () => (/* binding */ findForbiddenPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

/** The variable by which the command line says that whoever wrote the paths may read any file anyway; a runner has none. */
const anyFile = 'PACKAGE_RETENTION_ANY_FILE';
/**
 * Returns where a path leads that may not be read, both being real paths: out of the workspace, which whoever wrote the files in
 * it cannot read either; or into a folder `.git`, where a checkout leaves its token. Null for any other path.
 */
const findForbiddenPlace = (workspace, path) => {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(workspace, path);
    const steps = inside.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) || steps[0] === '..')
        return 'out of the workspace';
    return steps.includes('.git') ? 'into .git' : null;
};


/***/ }),

/***/ 86544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ED: () => (/* binding */ mostRequests),
/* harmony export */   qr: () => (/* binding */ isOverBudget),
/* harmony export */   uV: () => (/* binding */ createListingBudget)
/* harmony export */ });
/* harmony import */ var _github_page_size_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(28072);

/** The requests of such a check by the number of versions, the newest and the page of one, and of its deletion. */
const newestLookRequests = 4;
/** Returns the listing budget of a client. `isRechecked`: packages are listed again before they are changed. */
const createListingBudget = (client, isRechecked) => {
    let held = null;
    let revalidateBy = 'whole';
    return {
        client: {
            ...client,
            hasBudgetFor: async (requests) => {
                const left = client.remaining();
                // Once the hour is used up, it is not this package that is too large: the run ends.
                if (held === null || (held === 0 && left < 1))
                    return client.hasBudgetFor(requests);
                const look = requests === 1 || !isRechecked ? 0 : revalidateBy === 'whole' ? requests + 2 : newestLookRequests;
                const needed = requests + look;
                if (needed + held <= left)
                    return client.hasBudgetFor(requests);
                throw Object.assign(new Error(overBudgetMessage(client, needed)), { [overBudget]: true });
            }
        },
        holdForChanges: (requests, how) => {
            held = requests;
            revalidateBy = how;
        }
    };
};
/**
 * Returns the most requests needed to list a package of this many versions and, if it `isChanged`, to re-check it and to
 * delete all of them.
 */
const mostRequests = (versions, isChanged) => {
    const listing = Math.ceil(versions / _github_page_size_js__WEBPACK_IMPORTED_MODULE_0__/* .pageSize */ .T) + 3;
    return isChanged ? 3 * listing + versions : listing;
};
const overBudget = Symbol('short of requests');
/** Returns true for the error of a package that has to wait, since the remaining requests do not cover it. */
const isOverBudget = (error) => error instanceof Error && overBudget in error;
const overBudgetMessage = (client, needed) => {
    const [left, hourly] = [client.remaining(), client.hourlyBudget()].map((requests) => requests.toLocaleString('en'));
    const needs = `listing it takes ${needed.toLocaleString('en')} requests`;
    const remedies = 'lower rate-limit-reserve, use a token with a higher rate limit, or set wait-for-rate-limit: true';
    return needed > client.hourlyBudget()
        ? `${needs}, but this token has only ${hourly} an hour for the run, so no run can clean it; ${remedies}`
        : `${needs}, but only ${left} are left for the run in this hour, so it is deferred to another run; ${remedies}`;
};


/***/ }),

/***/ 32080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run),
  a: () => (/* binding */ runPost)
});

// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __nccwpck_require__(80774);
;// CONCATENATED MODULE: ./lib/http/trace.js
/** Returns the debug line of a request, as `GET /users/acme 200 41 ms, try 2`. */
const formatTrace = ({ method, path, status, ms, attempt }) => `${method} ${path} ${status ?? 'no response'} ${ms} ms, try ${attempt}`;

// EXTERNAL MODULE: ./lib/inputs/files.js + 1 modules
var files = __nccwpck_require__(4437);
// EXTERNAL MODULE: ./lib/retention/duration.js + 12 modules
var duration = __nccwpck_require__(14532);
// EXTERNAL MODULE: ./lib/inputs/addresses.js
var addresses = __nccwpck_require__(89345);
// EXTERNAL MODULE: ./lib/inputs/table.js + 1 modules
var table = __nccwpck_require__(82076);
;// CONCATENATED MODULE: ./lib/inputs/contradictions.js

/** The inputs that a policy document replaces. */
const ruleNames = table/* inputNames */.vj.filter((name) => table/* inputs */.QL[name].inRules);
/** The inputs that select what is restored. */
const selectionNames = table/* inputNames */.vj.filter((name) => table/* inputs */.QL[name].modes?.join() === 'restore');
const deletingNames = ['delete-tags', 'delete-untagged', 'policy', 'policy-file'];
const exclusions = [
    ['policy', ['policy-file', ...ruleNames]],
    ['policy-file', ruleNames]
];
/** Inputs that say nothing without another one. */
const requirements = [
    ['now', 'dry-run', 'makes a forecast, which needs dry-run: true'],
    ['keep-latest', 'delete-tags', 'counts what delete-tags matches; set delete-tags as well'],
    ['keep-latest-untagged', 'delete-untagged', 'counts what delete-untagged matches; set delete-untagged: true as well']
];
/** Adds a problem if a run of the mode could do nothing. */
const requireWork = (mode, { problems, text, isUsed, reject }) => {
    if ((mode === 'clean' || mode === 'check') && !deletingNames.some(isUsed))
        problems.push(`nothing to delete: set at least one of ${deletingNames.join(', ')}`);
    if (mode === 'restore' && !selectionNames.some(isUsed))
        problems.push(nothingSelected);
    if (mode === 'repair' && isUsed('package-type'))
        reject('package-type', `"${text('package-type')}" has no images with parts, which mode: repair could restore; remove it`);
};
const nothingSelected = 'nothing to restore: set at least one of restore-from, restore-tags, deleted-within (deleted-within: 30d restores everything that was deleted in the last 30 days)';
/** Adds a problem for each input that contradicts the mode or another input, and one if the run could do nothing. */
const findContradictions = (reading) => {
    const { text, isUsed, reject } = reading;
    const { mode } = reading.values;
    const fits = (name) => !mode || (table/* inputs */.QL[name].modes ?? table/* modes */.nI).includes(mode);
    for (const name of table/* inputNames */.vj.filter((each) => isUsed(each) && !fits(each)))
        reject(name, `cannot be combined with mode: ${mode}; remove it, or set mode: ${table/* inputs */.QL[name].modes?.[0]}`);
    const counts = (name) => isUsed(name) && fits(name);
    for (const [name, others] of exclusions) {
        const excluded = counts(name) ? others.filter(counts) : [];
        if (excluded.length > 0)
            reject(name, `cannot be combined with ${excluded.join(', ')}; move that into the policy document, or remove ${name}`);
    }
    const replaced = exclusions.flatMap(([name, others]) => (counts(name) ? others : []));
    const isMet = (needed) => isUsed(needed) || (needed === 'dry-run' && mode === 'check');
    for (const [name, needed, problem] of requirements)
        if (counts(name) && !isMet(needed) && !replaced.includes(name))
            reject(name, `"${text(name)}" ${problem}`);
    if (mode)
        requireWork(mode, reading);
};

// EXTERNAL MODULE: ./lib/inputs/policies.js
var inputs_policies = __nccwpck_require__(10115);
// EXTERNAL MODULE: ./lib/inputs/reading.js
var inputs_reading = __nccwpck_require__(30261);
// EXTERNAL MODULE: ./lib/inputs/unknown.js + 1 modules
var unknown = __nccwpck_require__(90514);
;// CONCATENATED MODULE: ./lib/inputs/read.js








/** Reads and checks all inputs; each of `problems` names the input, its value and what to use instead. */
const readInputs = async (env, started) => {
    const reading = await (0,inputs_reading/* readValues */.N)(env, table/* inputNames */.vj);
    const { values, problems } = reading;
    problems.unshift(...(0,unknown/* findUnknownInputs */.d)(env));
    const access = (0,addresses/* accessOf */.YK)(reading, env);
    findContradictions(reading);
    const { policies, warnings } = await (0,inputs_policies/* readPolicies */.h)(reading, env, access);
    const previousRun = (0,files/* findPreviousRun */.K2)(reading, env);
    const scope = { owner: values.owner ?? null, server: (0,addresses/* serverOf */.FN)(reading) };
    const restore = await readSelection(reading, env, scope);
    const approved = await (0,files/* readPlan */.m3)(reading, env, { ...scope, policies, now: started });
    const compared = await (0,files/* readComparedDocument */.l)(reading, env);
    const { mode = null } = values;
    const comment = mode === 'check' && values.comment === true;
    if (problems.length > 0 || !access || !isComplete(values))
        return { ok: false, problems, mode, comment };
    const timeLimit = values['time-limit'];
    return {
        ok: true,
        mode,
        comment,
        inputs: {
            ...access,
            mode: values.mode,
            dryRun: values['dry-run'] || values.mode === 'check',
            policies,
            maxDeletions: values['max-deletions'] ?? null,
            now: values.now ?? null,
            running: env['GITHUB_REPOSITORY'] ?? '',
            ifMissing: values['if-missing'],
            only: values.only ?? null,
            approved,
            previousRun,
            timeLimit: timeLimit ? (0,duration/* addDuration */.Gw)(started, timeLimit) - started : null,
            reserve: values['rate-limit-reserve'],
            waitForRateLimit: values['wait-for-rate-limit'],
            cache: values.cache,
            artifact: values.artifact ?? null,
            restore: values.mode === 'restore' ? restore : null,
            policyFile: values['policy-file'] ?? null,
            compared,
            warnings
        }
    };
};
/** Returns whether each input that must have a value has one, which only a wrong one has not. */
const isComplete = (values) => table/* inputNames */.vj.every((name) => {
    const { default: usual, fallback } = table/* inputs */.QL[name];
    return usual === undefined || fallback !== undefined || values[name] !== undefined;
});
const readSelection = async (reading, env, scope) => {
    const { values, text, isUsed } = reading;
    const from = await (0,files/* readDeletions */.Y$)(reading, env, scope);
    return {
        from,
        path: text('restore-from') || null,
        tags: values['restore-tags'] ?? null,
        within: (isUsed('deleted-within') && values['deleted-within']) || null
    };
};

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
;// CONCATENATED MODULE: ./lib/inputs/workflow-schedule.js

/** The characters of a cron expression, all of which are safe to write anywhere. */
const cron = /^[\w*,/\- ]{9,100}$/;
/** Returns the cron expression of the schedule that started the workflow; null for other events, or where it is unknown. */
const readSchedule = async (env) => {
    const path = env['GITHUB_EVENT_PATH'];
    if (env['GITHUB_EVENT_NAME'] !== 'schedule' || !path)
        return null;
    try {
        const event = JSON.parse(await (0,promises_.readFile)(path, 'utf8'));
        const schedule = event !== null && typeof event === 'object' && 'schedule' in event ? event.schedule : null;
        return typeof schedule === 'string' && cron.test(schedule) ? schedule : null;
    }
    catch {
        return null;
    }
};

// EXTERNAL MODULE: ./lib/inventory/listing-budget.js
var listing_budget = __nccwpck_require__(86544);
// EXTERNAL MODULE: ./lib/modes/package-run.js
var package_run = __nccwpck_require__(95504);
;// CONCATENATED MODULE: ./lib/modes/schedule.js

/** Packages that are listed, or changed, side by side: each list uses up to a tenth of the connections. */
const maxSideBySide = 10;
/**
 * Plans packages in an order, and changes them: all after the last one is planned if the hour covers that, else those that
 * it covers, or that there is time for, before others are planned. Those that it certainly covers are planned side by side,
 * at most `maxAtOnce`; the result does not depend on this number.
 */
const runSchedule = async (order, budget, steps, maxAtOnce = maxSideBySide) => {
    const { client, holdForChanges } = budget;
    const { cost, apply, skip, isStopped, isTimeShort } = steps;
    const turns = { order, queue: [...order], planned: [] };
    const isCovered = (planned) => client.remaining() === Number.POSITIVE_INFINITY || cost(planned) <= client.remaining();
    const flush = async (last) => {
        const batch = inOrder(order, turns.planned);
        turns.planned = [];
        holdForChanges(null, 'whole');
        await apply(batch, { isCovered: isCovered(batch), last });
    };
    const tryAlone = (at, revalidateBy) => {
        holdForChanges(cost(turns.planned), revalidateBy);
        return tryPlan(steps, at, revalidateBy);
    };
    /** Plans a package as the hour covers it, at worst after those planned so far are changed, or skips it. */
    const planOrSkip = async (at) => {
        let why = await tryAlone(at, 'whole');
        if (why !== null && turns.planned.length > 0) {
            await flush(false);
            if (isStopped())
                return false;
            why = await tryAlone(at, 'whole');
        }
        if (why !== null)
            why = await tryAlone(at, 'newest');
        if (why !== null)
            skip(at, why);
        return why === null;
    };
    while (turns.queue.length > 0 && !isStopped()) {
        await planTogether(turns, budget, steps, maxAtOnce);
        if (turns.planned.length > 0 && isTimeShort())
            await flush(false);
        const at = isStopped() ? undefined : turns.queue.shift();
        if (at === undefined || !(await planOrSkip(at)))
            continue;
        if (turns.planned.length > 0 && !isCovered([...turns.planned, at]))
            await flush(false);
        turns.planned.push(at);
        if (isTimeShort())
            await flush(false);
    }
    await flush(true);
};
/** Plans packages side by side, from the first in the queue up to one that the hour may not cover. */
const planTogether = async (turns, { client, holdForChanges }, steps, maxAtOnce) => {
    const running = new Map();
    let isShort = false;
    const isNext = (held) => {
        const [at] = turns.queue;
        if (at === undefined || isShort || running.size >= maxAtOnce || steps.isStopped() || steps.isTimeShort())
            return false;
        const most = [at, ...running.keys()].reduce((sum, each) => sum + steps.mostRequests(each), held);
        return most <= client.remaining();
    };
    for (;;) {
        const held = client.remaining() === Number.POSITIVE_INFINITY ? 0 : steps.cost(turns.planned);
        holdForChanges(held, 'whole');
        while (isNext(held)) {
            for (const at of turns.queue.splice(0, 1)) {
                running.set(at, tryPlan(steps, at, 'whole').then((why) => [at, why]));
            }
        }
        if (running.size === 0)
            return;
        const [at, why] = await Promise.race(running.values());
        running.delete(at);
        if (why === null)
            turns.planned.push(at);
        else
            turns.queue = inOrder(turns.order, [at, ...turns.queue]);
        isShort ||= why !== null;
    }
};
/** Plans a package. Returns why it has to wait; null if it is planned. */
const tryPlan = async ({ plan }, at, revalidateBy) => {
    try {
        await plan(at, revalidateBy);
        return null;
    }
    catch (error) {
        if ((0,listing_budget/* isOverBudget */.qr)(error))
            return error.message;
        throw error;
    }
};
const inOrder = (order, some) => {
    const wanted = new Set(some);
    return order.filter((at) => wanted.has(at));
};
/**
 * Returns the order of the packages in the hour of `time`. If an hour does not cover all, the last ones would never be
 * reached: so each hour begins with another package, pseudo-randomly, whenever runs are started.
 */
const packageOrder = (packages, time) => {
    const hour = Math.floor(time / 3_600_000);
    const first = packages === 0 ? 0 : hash32(hour) % packages;
    return Array.from({ length: packages }, (_, at) => (first + at) % packages);
};
/** Spreads numbers over those of 32 bits: the finalizer of MurmurHash3. */
const hash32 = (number) => {
    const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
    const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
    return (twice ^ (twice >>> 16)) >>> 0;
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./lib/http/redact.js
var redact = __nccwpck_require__(19823);
// EXTERNAL MODULE: ./lib/report/json.js
var json = __nccwpck_require__(97406);
// EXTERNAL MODULE: ./lib/report/log.js
var log = __nccwpck_require__(19820);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __nccwpck_require__(44639);
// EXTERNAL MODULE: ./lib/report-folder.js
var report_folder = __nccwpck_require__(77734);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __nccwpck_require__(39361);
;// CONCATENATED MODULE: ./lib/output.js











/** Returns the output of a run whose token these inputs have, to a view. */
const createOutput = (view, env) => {
    const token = (0,table/* textOf */.b6)(env, 'token');
    const secrets = token ? (0,redact/* encodedVariants */.r4)(token) : [];
    for (const secret of secrets)
        view.mask(secret);
    const clean = (text) => (0,report_text/* sanitizeLogLine */.O)((0,redact/* redact */.E$)(text, secrets));
    const inBatches = (lines, write) => {
        let batch = [];
        for (const line of lines) {
            if (batch.push(clean(line)) < linesPerWrite)
                continue;
            write(batch);
            batch = [];
        }
        if (batch.length > 0)
            write(batch);
    };
    const warned = new Set();
    const warning = (texts) => {
        const news = [...new Set(texts.map(clean))].filter((text) => !warned.has(text));
        view.annotate('warning', news, warned.size);
        for (const text of news)
            warned.add(text);
    };
    const errors = (texts) => view.annotate('error', texts.map(clean), 0);
    return {
        begin: () => {
            try {
                view.begin();
            }
            catch (error) {
                throw new Error(`${cannotWrite('the outputs', error)}; nothing was begun`);
            }
        },
        describe: (lines) => inBatches(lines, view.describe),
        info: (lines) => inBatches(lines, view.info),
        wait: (line) => view.wait(clean(line)),
        debug: (line) => view.debug(clean(line)),
        warning,
        notice: (text) => view.annotate('notice', [clean(text)], 0),
        progress: (line) => view.progress(clean(line)),
        progressInterval: view.progressInterval,
        beginGroup: createGroups(view, clean, (lines) => inBatches(lines, view.groupLines)),
        savePending: view.savePending,
        artifact: view.artifact,
        withoutSecrets: (text) => (0,redact/* redact */.E$)(text, secrets),
        writeResults: async (run, paths) => {
            const report = redactReport(run, secrets);
            const problems = new Set();
            const attempt = async (what, write) => {
                try {
                    return await write();
                }
                catch (error) {
                    problems.add(cannotWrite(what, error));
                    return null;
                }
            };
            const shown = view.results(report).map(([what, write]) => attempt(what, write));
            warning((0,log/* logWarnings */.QX)(report));
            errors((0,log/* logErrors */.GP)(report));
            view.conclude(clean((0,log/* logResult */.AX)(report)));
            const [files] = await Promise.all([writeFiles(report, paths, view, attempt), ...shown]);
            await attempt('the outputs', () => view.files(...files));
            errors([...problems]);
            return { complete: problems.size === 0, files: files.filter(Boolean) };
        }
    };
};
const linesPerWrite = 100;
/** Returns the report without secrets in its texts, such as those that a server repeats from a request. */
const redactReport = (report, secrets) => {
    // Piece by piece, since the whole text of a large report takes much memory; most need no redaction. The texts of
    // reasons, which take most of the time to write, only repeat other values.
    const pieces = (0,json/* writeReport */.u5)(report, (versions) => JSON.stringify(versions));
    if (pieces.every((piece) => (0,redact/* redact */.E$)(piece, secrets) === piece))
        return report;
    return JSON.parse(JSON.stringify(report), (_, value) => (typeof value === 'string' ? (0,redact/* redact */.E$)(value, secrets) : value));
};
/**
 * Returns a function that begins a group of lines that the log folds under a title. Groups are written one after the other,
 * in the order in which they begin: the lines of the others wait for the end of the first.
 */
const createGroups = (view, clean, writeLines) => {
    const groups = [];
    const write = () => {
        for (let [first] = groups; first; [first] = groups) {
            if (!first.isBegun)
                view.beginGroup(clean(first.title));
            first.isBegun = true;
            for (const lines of first.waiting)
                writeLines(lines);
            first.waiting = [];
            if (!first.isEnded)
                return;
            view.endGroup();
            groups.shift();
        }
    };
    return (title) => {
        const group = { title, waiting: [], isBegun: false, isEnded: false };
        groups.push(group);
        write();
        return {
            info: (lines) => {
                group.waiting.push(lines);
                write();
            },
            end: () => {
                group.isEnded = true;
                write();
            }
        };
    };
};
/**
 * Writes report.json and report.html; a path is empty where a file is not written. A folder that takes no file any more is
 * replaced by a temporary one, so that no record of deletions is lost.
 */
const writeFiles = async (report, { directory, page, parts }, view, attempt) => {
    const open = directory === null ? view.createFolder : () => openFolder(directory, view);
    if (open === null)
        return ['', ''];
    const both = 'report.json and report.html';
    let folder = await attempt(directory ?? both, open);
    const write = async (name, content) => {
        const writeIn = async (place) => attempt((0,external_node_path_.join)(place, name), async () => {
            await (0,promises_.writeFile)((0,external_node_path_.join)(place, name), await content());
            return (0,external_node_path_.join)(place, name);
        });
        const path = folder ? await writeIn(folder) : null;
        if (path !== null)
            return path;
        folder = await attempt(both, () => (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'package-retention-')));
        const instead = folder ? await writeIn(folder) : null;
        if (instead !== null)
            view.info([(0,report_text/* sanitizeLogLine */.O)(`${name} is written to ${instead} instead`)]);
        return instead ?? '';
    };
    const path = await write('report.json', async () => (0,json/* writeReport */.u5)(report));
    const template = page === undefined ? null : await attempt('report.html', () => (0,promises_.readFile)(page, 'utf8'));
    if (template === null)
        return [path, ''];
    const makePage = async () => {
        const { embedReport, fitsPage, writeHtml } = await __nccwpck_require__.e(/* import() */ 7325).then(__nccwpck_require__.bind(__nccwpck_require__, 37325));
        // To read the text again takes a fraction of the time to make it.
        return path !== '' && !parts && fitsPage(report)
            ? embedReport(template, (0,external_node_fs_.createReadStream)(path, 'utf8'))
            : writeHtml(template, parts ?? report);
    };
    return [path, await write('report.html', makePage)];
};
/** Creates a folder unless it exists, and keeps the record of deletions in it; resolves to its path. */
const openFolder = async (folder, view) => {
    await (0,report_folder/* createFolder */.vV)(folder);
    const aside = await (0,report_folder/* setRecordAside */.KR)(folder);
    if (aside !== null)
        view.info([(0,report_text/* sanitizeLogLine */.O)(describeRecord(folder, aside))]);
    return folder;
};
const describeRecord = (folder, aside) => `${(0,external_node_path_.join)(folder, 'report.json')} recorded what an earlier run deleted, so it was renamed to ${(0,external_node_path_.basename)(aside)}`;
const cannotWrite = (what, error) => `${what} cannot be written: ${(0,result/* errorMessage */.gJ)(error)}; check the space and the permissions of the disk`;

// EXTERNAL MODULE: ./lib/apply/apply-plan.js
var apply_plan = __nccwpck_require__(11390);
;// CONCATENATED MODULE: ./lib/modes/forecast.js
/** Returns the forecast for so many changes that take `cost` requests, one each and the others for checking packages again. */
const forecastChanges = (planned, cost, { remaining, perHour, spent }, next) => {
    const lacking = Math.max(0, cost - remaining);
    const covered = lacking === 0 ? planned : Math.floor((planned * remaining) / cost);
    if (lacking === 0)
        return { remaining, planned, covered };
    const usable = next === 'wait' ? perHour : perHour - spent;
    if (usable < 1)
        return { remaining, planned, covered };
    const furtherHours = Math.ceil(lacking / usable);
    if (next === 'wait')
        return { remaining, planned, covered, furtherHours };
    const { schedule } = next;
    const furtherRuns = furtherHours * (schedule === null ? 1 : runsPerHour(schedule));
    return { remaining, planned, covered, furtherHours, furtherRuns, ...(schedule !== null && { schedule }) };
};
/** Returns the forecast for all changes of a run, given that for those before and that for the next ones. */
const addForecast = (before, next) => {
    if (before === null)
        return next;
    const sum = (key) => (before[key] ?? 0) + (next[key] ?? 0);
    return {
        ...{ ...before, ...next, remaining: before.remaining, planned: sum('planned'), covered: sum('covered') },
        ...(sum('furtherHours') > 0 && { furtherHours: sum('furtherHours') }),
        ...(sum('furtherRuns') > 0 && { furtherRuns: sum('furtherRuns') })
    };
};
/** Returns how many runs a cron expression starts in an hour in which it starts any: they share the requests of that hour. */
const runsPerHour = (cron) => {
    const [minutes = ''] = cron.trim().split(/\s+/);
    const times = minutes.split(',').flatMap((part) => {
        const [range = '', step] = part.split('/');
        const [from = 0, to = step === undefined ? from : 59] = range === '*' ? [0, 59] : range.split('-').map(Number);
        const count = Math.floor((to - from) / Number(step ?? 1)) + 1;
        return Array.from({ length: count >= 1 && count <= 60 ? count : 1 }, (_, at) => from + at * Number(step ?? 1));
    });
    return new Set(times).size;
};

// EXTERNAL MODULE: ./lib/report/package-report.js + 2 modules
var package_report = __nccwpck_require__(76956);
// EXTERNAL MODULE: ./lib/report/rate-limit.js
var rate_limit = __nccwpck_require__(81568);
// EXTERNAL MODULE: ./lib/http/clock.js
var http_clock = __nccwpck_require__(60486);
;// CONCATENATED MODULE: ./lib/http/stop.js
/** Returns a stop that is not requested yet. */
const createStop = () => {
    const stop = new AbortController();
    const cut = new AbortController();
    const held = new Set();
    const settle = () => {
        if (stop.signal.aborted && held.size === 0)
            cut.abort();
    };
    return {
        signal: stop.signal,
        abortSignal: cut.signal,
        hold: () => {
            const key = Symbol('held');
            held.add(key);
            return () => {
                held.delete(key);
                settle();
            };
        },
        requestStop: () => {
            stop.abort();
            settle();
        },
        abort: () => cut.abort()
    };
};

// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __nccwpck_require__(39048);
;// CONCATENATED MODULE: ./lib/run-state.js



/** Returns the state of a run that begins now. */
const createRunState = (machine, output) => {
    const clock = (0,http_clock/* startRunClock */.o)(machine);
    return {
        inputs: null,
        mode: null,
        comment: false,
        reportDir: null,
        joined: null,
        base: null,
        cache: null,
        hour: () => ({ remaining: Number.POSITIVE_INFINITY, perHour: Number.POSITIVE_INFINITY }),
        rateLimit: null,
        token: null,
        lastRun: null,
        schedule: null,
        requests: () => ({ rest: 0, registry: 0, mutations: 0, retries: 0, waitedSeconds: 0 }),
        problems: [],
        lookupProblems: [],
        warnings: [],
        results: [],
        reportCleanup: null,
        stop: createStop(),
        stopReason: null,
        output,
        clock,
        startedElapsed: clock.elapsed(),
        // Whole seconds, as in the report, which must contain the exact time of the decision.
        now: Math.floor(clock.now() / 1000) * 1000
    };
};
/** The differences between the machine's clock and GitHub's, in milliseconds, that cause a warning and an error. */
const notableSkewMs = 2 * 60_000;
const maxSkewMs = 24 * 60 * 60_000;
/** Sets the clock of the run to GitHub's time, which ages refer to; returns false if the machine's clock is too wrong. */
const adoptGitHubTime = ({ firstAnswer }, state) => {
    const { clock, inputs, problems, warnings } = state;
    const times = firstAnswer();
    if (times !== null) {
        const { github, machine } = times;
        const ahead = machine - github;
        const difference = `the clock of this machine says ${(0,reason/* formatMinute */.Yi)(machine)} and GitHub ${(0,reason/* formatMinute */.Yi)(github)}`;
        if (Math.abs(ahead) > maxSkewMs) {
            problems.push(`${difference}: with a difference of more than a day no age can be trusted; correct the clock of this machine`);
            return false;
        }
        if (Math.abs(ahead) > notableSkewMs)
            warnings.push(`${difference}: ages are counted by GitHub's; correct the clock of this machine`);
        clock.set(clock.now() - ahead);
        state.now = github;
    }
    state.now = inputs?.now ?? state.now;
    return true;
};
/** Stops new work, with a reason; work in progress is finished. */
const requestStop = (state, reason, text = null) => {
    if (state.stop.signal.aborted)
        return;
    if (text !== null)
        (reason === 'token' ? state.problems : state.warnings).push(text);
    state.stopReason = reason === 'token' ? 'error' : reason;
    state.stop.requestStop();
};
/** Returns when no new work may begin, by the elapsed time of the clock; null without a limit. */
const deadlineOf = ({ inputs, startedElapsed }) => inputs?.timeLimit == null ? null : startedElapsed + inputs.timeLimit;
/** Stops new work once the time limit has passed. */
const stopAtDeadline = (state) => {
    if (state.clock.elapsed() >= (deadlineOf(state) ?? Number.POSITIVE_INFINITY))
        requestStop(state, 'time-limit');
};
/** Returns the names of all versions; null unless every package was listed. */
const allListedDigests = ({ inputs, results, stopReason }) => {
    const versions = results.map(({ inventory }) => inventory?.versions);
    if (inputs?.restore || stopReason !== null || versions.includes(undefined))
        return null;
    return new Set(versions.flatMap((each) => each?.map(({ name }) => name) ?? []));
};

;// CONCATENATED MODULE: ./lib/package-steps.js










/** The assumed number of versions of a package where it is unknown: a page. */
const usualVersions = 100;
/** Returns the steps by which the schedule plans packages and changes them, so many at once. */
const createSteps = (handler, inputs, state, maxAtOnce) => {
    const { results, stop, clock, warnings, output } = state;
    const { dryRun, timeLimit } = inputs;
    const open = new Set(results.keys());
    const at = (places) => [...places].flatMap((place) => results[place] ?? []);
    const planning = trackProgress(state, 'packages planned');
    let planned = 0;
    const changeAll = createChangeAll(inputs, state);
    return {
        plan: async (place, revalidateBy) => {
            for (const { target } of at([place])) {
                // A failure leaves the package alone; the others continue.
                results[place] = await handler.plan(target, revalidateBy).catch((error) => {
                    if ((0,listing_budget/* isOverBudget */.qr)(error))
                        throw error;
                    return (0,package_run/* unplanned */.U)(target, stop.signal.aborted ? null : (0,result/* errorMessage */.gJ)(error));
                });
            }
            planned++;
            if (results.length > 1)
                planning(planned, results.length);
        },
        mostRequests: (place) => at([place]).reduce((sum, { target }) => sum + (0,listing_budget/* mostRequests */.ED)(target.versionCount ?? usualVersions, !dryRun), 0),
        cost: (places) => (dryRun ? 0 : handler.requestCost(at(places))),
        apply: async (places, { isCovered, last }) => {
            const cost = handler.requestCost(at(places));
            handler.applyCaps(at(places));
            tellRateLimit(at(places), cost, inputs, state);
            if (last) {
                warnings.push(...handler.findWarnings(results));
                // Before anything is deleted: a pattern that protects nothing may be a typo.
                output.warning(warnings);
            }
            const batch = last ? [...open] : places.toSorted((a, b) => a - b);
            for (const place of batch)
                open.delete(place);
            await changeAll(at(batch), isCovered ? maxAtOnce : 1);
        },
        skip: (place, why) => {
            for (const { warnings } of at([place]))
                warnings.push(why);
            state.stopReason ??= 'rate-limit';
        },
        isStopped: () => {
            stopAtDeadline(state);
            return stop.signal.aborted;
        },
        // Half of the time is for planning, and the other half for the changes.
        isTimeShort: () => !dryRun && timeLimit !== null && clock.elapsed() >= state.startedElapsed + timeLimit / 2
    };
};
/** Reports how far the hourly limit reaches for packages that are about to be changed, which takes `cost` requests. */
const tellRateLimit = (packages, cost, inputs, state) => {
    const { rest, mutations } = state.requests();
    const limit = { ...state.hour(), spent: rest - mutations };
    const planned = packages.reduce((sum, { plan, outcomes }) => sum + (plan?.changes.length ?? 0) - outcomes.size, 0);
    if (inputs.mode === 'check' || planned === 0 || limit.remaining === Number.POSITIVE_INFINITY)
        return;
    const next = inputs.waitForRateLimit ? 'wait' : { schedule: state.schedule };
    const forecast = forecastChanges(planned, cost, limit, next);
    state.rateLimit = addForecast(state.rateLimit, forecast);
    state.output.info([(0,rate_limit/* formatRateLimit */.b)(forecast, inputs)]);
};
/**
 * Returns what carries out the plans of packages, so many at once, with a group in the log for each, in their order. Rejects
 * with an error once all have ended.
 */
const createChangeAll = (inputs, state) => {
    const { now, output } = state;
    const { dryRun } = inputs;
    const changeOne = async (result, lane, onChange) => {
        const planned = (0,package_report/* reportPackage */.f)(result, { withBytes: false });
        const group = output.beginGroup((0,log/* logTitle */.V8)(planned, inputs));
        try {
            group.info((0,log/* logPackage */.j2)(planned, now, inputs));
            if (dryRun)
                return;
            group.info(await applyAndReport(result, lane, output, onChange));
            group.info([(0,log/* logCounts */.$f)((0,package_report/* reportPackage */.f)(result, { withBytes: false }), inputs)]);
        }
        finally {
            group.end();
        }
    };
    return async (batch, atOnce) => {
        const [withSlot, nextLane] = [(0,semaphore/* createSemaphore */.B2)(atOnce), (0,apply_plan/* createLanes */.k3)()];
        const progress = trackProgress(state, 'changes made');
        let done = 0;
        const onChange = () => {
            done++;
            progress(done, batch.reduce((sum, { plan }) => sum + (plan?.changes.length ?? 0), 0));
            stopAtDeadline(state);
        };
        const ended = await Promise.allSettled(batch.map((each) => withSlot(() => changeOne(each, nextLane(), onChange))));
        for (const each of ended)
            if (each.status === 'rejected')
                throw each.reason;
    };
};
/** Carries out a plan, and returns a line for each change that did not go as planned. */
const applyAndReport = async (result, lane, output, onChange) => {
    const problems = [];
    for await (const { index, outcome, problem } of result.apply(lane)) {
        const id = result.plan?.decisions[index]?.version.id;
        output.debug(`version ${id}: ${outcome}`);
        const says = problem?.includes(`version ${id} `) ? '' : `version ${id}: `;
        if (problem)
            problems.push(`${outcome}: ${says}${problem}`);
        onChange();
    }
    return problems;
};
/** Returns a function to call after each step of a long phase, which reports the progress every now and then. */
const trackProgress = ({ clock, output }, what) => {
    const started = clock.elapsed();
    let reported = started;
    return (done, all) => {
        const now = clock.elapsed();
        if (now - reported < output.progressInterval)
            return;
        reported = now;
        output.progress((0,log/* formatProgress */.Vu)(what, done, all, now - started));
    };
};

// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __nccwpck_require__(85354);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __nccwpck_require__(14946);
;// CONCATENATED MODULE: ./lib/report/policy.js




/**
 * Returns a policy in words: a line for its packages, one for each rule, counted from 1, one for the repository in which
 * `while` looks things up, one for its files of `in-use`, and one for its limits.
 */
const describePolicy = (policy) => {
    const { protect, rules } = policy;
    const isOne = protect?.sources.length === 1;
    const protection = protect
        ? `${(0,reason/* formatUnion */.l8)(protect.sources.map(reason/* shortDigest */.VK))} ${isOne ? 'is' : 'are'} protected`
        : 'nothing is protected';
    const limits = describeLimits(policy);
    return [
        `${describePackages(policy)}: ${protection}; ${describeMinimum(policy)}`,
        ...rules.map((rule, index) => `Rule ${index + 1} deletes ${describeRule(rule, policy)}`),
        ...describeInUse(policy),
        ...describeLookups(policy),
        ...(limits.length > 0 ? [`Limits: ${limits.join('; ')}`] : [])
    ];
};
/** Returns the selection of a restore in words; a version must match all inputs that are set. */
const describeSelection = ({ path, tags, within }) => {
    const conditions = [
        ...(path === null ? [] : [`were deleted by the run of ${path}`]),
        ...(tags === null ? [] : [`match restore-tags: ${tags.sources.join(', ')}`]),
        ...(within === null ? [] : [`were deleted in the last ${within.text}`])
    ];
    return [`Restores versions that ${conditions.join(' and that ')}`];
};
/** Returns in words what a repair looks at. */
const describeRepair = (policies) => policies.flatMap((policy) => [
    `${describePackages(policy)}: restores what tagged images${policy.inUse === null ? '' : ', and images in use,'} lack`,
    ...describeInUse(policy)
]);
/** Returns the age of the report that a run is based on; empty if there is none. */
const describeAge = ({ approved, restore }, now) => {
    const report = approved ? 'approved plan' : 'report';
    const time = approved?.writtenAt ?? restore?.from?.finishedAt;
    return time === undefined
        ? []
        : [`The ${report} was written ${(0,reason/* formatAge */.nV)(Math.max(0, now - time))} ago, on ${(0,reason/* formatMinute */.Yi)(time)}`];
};
const unitOf = ({ type }) => ((0,version/* isTagged */.$J)(type) ? 'image' : 'version');
const describePackages = ({ packages: { sources }, type }) => {
    const isExact = sources.length === 1 && sources.every((source) => /^[\w./-]+$/.test(source));
    return `${isExact ? 'Package' : 'Packages'} ${sources.join(', ')} (${type})`;
};
const describeMinimum = (policy) => {
    const unit = unitOf(policy);
    const minimum = policy.minKeep ?? (policy.safety.deleteEmptyPackages ? 0 : 1);
    if (minimum > 0)
        return `at least ${(0,reason/* formatCount */.B4)(minimum, unit)} ${minimum === 1 ? 'is' : 'are'} kept`;
    return policy.safety.deleteEmptyPackages ? `a package left without ${unit}s is deleted` : `no ${unit} has to be kept`;
};
const describeLimits = (policy) => {
    const { untag, gracePeriod, maxDeletions, maxDeletePercent } = policy.safety;
    return [
        ...((0,version/* isTagged */.$J)(policy.type) && (0,duration/* subtractDuration */.nj)(0, gracePeriod) < 0
            ? [`untagged versions younger than ${gracePeriod.text} are kept`]
            : []),
        ...(untag ? ['an image that is kept because of one tag loses its other expired tags'] : []),
        ...(maxDeletions === null ? [] : [`at most ${(0,reason/* formatCount */.B4)(maxDeletions, 'deletion')} per run`]),
        ...(maxDeletePercent < 100
            ? [`nothing is deleted from a package that would lose more than ${maxDeletePercent}% of its ${unitOf(policy)}s`]
            : [])
    ];
};
const describeRule = ({ delete: { includes, excludes }, keep }, policy) => {
    const sources = includes.map(({ source }) => source);
    const labels = sources.filter((source) => source !== '@untagged' && source !== '@broken');
    const [matched, all] = (0,version/* isTagged */.$J)(policy.type) ? ['tagged', 'every tagged version'] : ['named', 'every version'];
    const targets = [
        ...(labels.length > 0 ? [labels.includes('@any') ? all : `every version ${matched} ${(0,reason/* formatAny */.Wk)(labels)}`] : []),
        ...(sources.includes('@broken') ? ['every image that cannot be pulled completely'] : []),
        ...(sources.includes('@untagged') ? ['every untagged version'] : [])
    ];
    const except = excludes.length > 0 ? ` except ${excludes.map(({ source }) => source.slice(1)).join(', ')}` : '';
    return (0,reason/* formatUnion */.l8)(targets) + except + describeKeep(keep, policy);
};
/** A condition of `while` in words: its subject, the verbs while it holds and once it ended, and what is looked up for it. */
const conditions = {
    'pr-open': ['pull request', 'is open', 'is closed', 'Pull requests'],
    'branch-exists': ['branch', 'exists', 'no longer exists', 'Branches'],
    'tag-exists': ['Git tag', 'exists', 'no longer exists', 'Git tags'],
    unreleased: ['version', 'is unreleased', 'is released']
};
/** Returns what the files of `in-use` protect, and how many lines of them say so. */
const describeInUse = ({ inUse }) => {
    if (inUse === null)
        return [];
    const { globs, files, count, owner, references } = inUse;
    const root = `/${owner}/`;
    const names = [...references]
        .filter(([path, named]) => path.startsWith(root) && named.some(({ versions }) => versions.length > 0))
        .map(([path]) => path.slice(root.length))
        .toSorted();
    const where = `${(0,reason/* formatCount */.B4)(count, 'reference')} in ${(0,reason/* formatCount */.B4)(files, 'file')} (${globs.join(', ')})`;
    const what = names.length > 0 ? `versions of ${(0,reason/* formatList */.ki)(names)}` : 'no version';
    return [`In use: ${where} ${count === 1 ? 'protects' : 'protect'} ${what}`];
};
/** Returns where `while` and `deployments` look things up, if the policy names no repository. */
const describeLookups = ({ repository, rules }) => {
    const lookups = new Set(rules.flatMap(({ keep }) => [(keep.while && conditions[keep.while][3]) ?? [], keep.deployments ? 'Deployments' : []].flat()));
    if (lookups.size === 0 || repository !== null)
        return [];
    const linked = 'the repository that GitHub links the package to, or else in the one the workflow runs in';
    return [`${(0,reason/* formatUnion */.l8)([...lookups])} are looked up in ${linked}`];
};
const groups = new Map([
    ['major', 'major version'],
    ['minor', 'minor version'],
    ['channel', 'prerelease channel'],
    ['variant', 'variant']
]);
const orders = {
    created: ', by creation time',
    updated: ', by update time',
    version: ', by version number'
};
const times = {
    both: 'created or updated',
    created: 'created',
    updated: 'updated',
    version: 'created or updated'
};
/** Returns the end of a rule's sentence, after the versions that it deletes. */
const describeKeep = (keep, { repository }) => {
    const { latest, within, by, deployments } = keep;
    const inRepository = repository === null ? '' : ` in ${repository}`;
    const counted = [
        ...(latest === undefined || latest === 0 ? [] : [(0,reason/* formatNewest */.ED)(latest)]),
        ...(within ? [`those ${times[by ?? 'both']} in the last ${within.text}`] : []),
        ...policy/* periods */.RE.flatMap((period) => describePeriod(reason/* units */.MD[period], keep[period]))
    ];
    const kept = [
        ...(counted.length > 0 ? [describeGroups(keep, (0,reason/* formatUnion */.l8)(counted))] : []),
        ...(deployments ? [` ${(0,reason/* formatDeployments */.YS)(deployments)}${inRepository}`] : [])
    ];
    const condition = describeCondition(keep, inRepository, kept.length > 0);
    return kept.length === 0 ? condition : ` but keeps${kept.join(', and')}${condition}`;
};
/** Returns what is kept of each group. */
const describeGroups = ({ per, by, max }, kept) => {
    const group = per === undefined ? '' : `, for each ${groups.get(per) ?? `{${per}}`},`;
    const order = by === undefined ? '' : orders[by];
    return `${group} ${kept}${order}${max === undefined ? '' : `, at most ${max} of these`}`;
};
/** Returns the condition under which other keys keep versions, or without such keys, the event after which they are deleted. */
const describeCondition = ({ while: condition, 'then-for': thenFor }, inRepository, isForOthers) => {
    if (condition === undefined)
        return '';
    const [subject, holds, ended, lookup] = conditions[condition];
    const its = `its ${subject}${lookup ? inRepository : ''}`;
    if (isForOthers)
        return ` while ${its} ${holds}${thenFor ? ` and for ${thenFor.text} after` : ''}`;
    return ` once ${its} ${thenFor ? `has been closed for ${thenFor.text}` : ended}`;
};
const describePeriod = (unit, limit) => {
    if (limit === undefined)
        return [];
    if (typeof limit === 'object')
        return [`the newest of each ${unit} in the last ${limit.text}`];
    return [limit === 1 ? `the newest of the last ${unit}` : `the newest of each of the last ${limit} ${unit}s`];
};

// EXTERNAL MODULE: ./lib/report/previous.js
var previous = __nccwpck_require__(43509);
// EXTERNAL MODULE: ./lib/report/decision-inputs.js
var decision_inputs = __nccwpck_require__(96246);
;// CONCATENATED MODULE: ./lib/retention/last-run.js

/** Returns what has changed in a package that lists these ids now; null if the last run listed none of its versions. */
const changeSince = (last, ref, ids) => {
    const before = last.packages.get((0,version/* packageKey */.MO)(ref));
    if (!before || ids.length === 0)
        return null;
    const { listed, left, planned, bytes } = before;
    return {
        versions: left.size,
        added: ids.filter((id) => !listed.has(id)).length,
        removed: left.difference(new Set(ids)).size,
        planned,
        ...(bytes !== null && { bytes })
    };
};
/** Returns the packages, as `type/name`, that the last run did not report on, and those that this one does not. */
const changedPackages = (last, refs) => {
    const keys = new Set(refs.map(version/* packageKey */.MO));
    return {
        added: refs.filter((ref) => !last.known.has((0,version/* packageKey */.MO)(ref))).map(({ type, name }) => `${type}/${name}`),
        removed: [...last.packages].flatMap(([key, { title }]) => (keys.has(key) ? [] : title))
    };
};

;// CONCATENATED MODULE: ./lib/report/since-last-run.js



/** Returns the field `previous` of a package: what has changed in it since the last run; no field if that is unknown. */
const changeOf = (pkg, last) => {
    const ids = pkg.versions.map(({ id }) => id);
    const previous = last && changeSince(last, pkg, ids);
    return previous ? { previous } : {};
};
/** Returns what a report with these packages says of the last run. */
const reportLastRun = (last, packages) => ({
    ...(last.run && { run: last.run }),
    finishedAt: (0,reason/* formatTime */.fU)(last.finishedAt),
    dryRun: last.dryRun,
    ...changedPackages(last, packages)
});
/**
 * Returns joined reports with what has changed since those of the last run, which replaces what each job knows of its own
 * last run. A last run with none of these packages is that of another call, and nothing is known then.
 */
const compareJoined = ({ report, parts }, lastRun) => {
    const last = lastRun && report.packages.some((each) => lastRun.known.has((0,version/* packageKey */.MO)(each))) ? lastRun : null;
    const previous = last && reportLastRun(last, report.packages);
    const compared = (each) => {
        const { previous: _, packages, ...rest } = each;
        return {
            ...rest,
            ...(previous && { previous }),
            packages: packages.map(({ previous: _, versions, ...pkg }) => ({
                ...pkg,
                ...changeOf({ ...pkg, versions }, last),
                versions
            }))
        };
    };
    return { report: compared(report), parts: parts.map(compared) };
};

;// CONCATENATED MODULE: ./lib/report/run-report.js






/** Returns the report of a run; without valid inputs, it contains their problems. */
const makeReport = (result) => {
    const { inputs, run, rateLimit, token, requests, results, base, lastRun = null } = result;
    const packages = results.map(reporterFor(result)).map((each) => {
        const { versions, ...rest } = each;
        return { ...rest, ...changeOf(each, lastRun), versions };
    });
    const facts = (0,decision_inputs/* reportFacts */.gi)(results.flatMap(({ inventory }) => inventory ?? []));
    return {
        schemaVersion: 1,
        tool: { name: 'package-retention', version: run_report_version },
        mode: inputs?.mode ?? result.mode ?? 'clean',
        dryRun: inputs?.dryRun ?? false,
        ...(inputs && { server: inputs.server }),
        now: (0,reason/* formatTime */.fU)(result.now),
        startedAt: (0,reason/* formatTime */.fU)(result.startedAt),
        finishedAt: (0,reason/* formatTime */.fU)(result.finishedAt),
        ...reportCompletion(result, packages),
        policy: reportPolicies(inputs),
        ...(base && { comparison: reportBase(base) }),
        ...(facts && { facts }),
        ...(inputs?.approved && { approved: reportApproved(inputs.approved) }),
        ...(inputs?.restore && { restore: reportSelection(inputs.restore) }),
        ...(inputs?.mode === 'repair' && { repair: { text: describeRepair(inputs.policies) } }),
        ...(run && { run }),
        ...(lastRun && { previous: reportLastRun(lastRun, packages) }),
        ...(rateLimit && { rateLimit }),
        ...(token && {
            token: { kind: token.kind, ...(token.scopes && { scopes: token.scopes }), isOwner: token.isOwner }
        }),
        requests,
        ...reportProblems(result),
        packages
    };
};
/** Returns problems and warnings. A valid policy passes its check, whatever of the packages cannot be read. */
const reportProblems = ({ inputs, problems, warnings }) => inputs?.mode === 'check' ? { problems: [], warnings: [...warnings, ...problems] } : { problems, warnings };
const reportBase = ({ name, policies, problems }) => ({
    with: name,
    ...(problems.length > 0 && { problems }),
    policies: policies.map(describePolicy)
});
/** Returns the function that reports a package in the mode of the run; only a cleanup can be replayed. */
const reporterFor = ({ inputs, now, reportCleanup }) => {
    if (inputs?.mode === 'list')
        return package_report/* reportListed */.q;
    return (result) => reportCleanup?.(result, now) ?? (0,package_report/* reportPackage */.f)(result);
};
/** Returns whether the run did all that it planned, and what stopped it if not. */
const reportCompletion = ({ inputs, problems, stopReason }, packages) => {
    const isDeferred = packages.some(({ versions }) => versions.some(({ outcome }) => outcome === 'deferred'));
    // A check goes on where a package cannot be read.
    const isSkipped = inputs?.mode === 'check' && packages.some(({ status }) => status === 'skipped');
    const complete = !isDeferred && !isSkipped && problems.length === 0 && stopReason === null;
    if (complete || stopReason !== null)
        return { complete, stopReason };
    // Without a stop, a restore defers only versions of which a part could not be restored.
    const isError = isSkipped || problems.length > 0 || (inputs !== null && (0,json/* restores */.AC)(inputs.mode));
    return { complete, stopReason: isError ? 'error' : 'max-deletions' };
};
/** Returns the policies of a run; a restore follows none. */
const reportPolicies = (inputs) => {
    const { maxDeletions = null, policies = [], mode = 'clean' } = inputs ?? {};
    return { ...(maxDeletions !== null && { maxDeletions }), policies: (0,json/* restores */.AC)(mode) ? [] : policies.map(reportPolicy) };
};
/** Returns the changes of an approved plan, by package. */
const reportApproved = ({ packages }) => Object.fromEntries([...packages].map(([name, versions]) => [
    name,
    [...versions].flatMap(([id, { action, tags, untag }]) => action === 'delete' || action === 'untag' ? [{ id, tags, action, untag }] : [])
]));
/** Returns a policy as plain data, with patterns and durations as they were written, and in words. */
const reportPolicy = (policy) => {
    const { packages, type, protect, inUse, minKeep, repository, rules, safety } = policy;
    return {
        packages: packages.sources,
        type,
        protect: protect?.sources ?? [],
        ...(inUse !== null && { inUse: { globs: inUse.globs, files: inUse.files, count: inUse.count } }),
        minKeep,
        ...(repository !== null && { repository }),
        rules: rules.map((rule) => ({
            delete: rule.delete.sources,
            keep: Object.fromEntries(Object.entries(rule.keep).map(([key, value]) => [key, typeof value === 'object' ? value.text : value]))
        })),
        safety: { ...safety, gracePeriod: safety.gracePeriod.text },
        text: describePolicy(policy)
    };
};
const reportSelection = (selection) => ({
    from: selection.path,
    tags: selection.tags?.sources ?? [],
    deletedWithin: selection.within?.text ?? null,
    text: describeSelection(selection)
});
/** The version of the action. */
const run_report_version = '1.0.0';

;// CONCATENATED MODULE: ./lib/main.js





















/** Runs the action and resolves to its exit code; outputs, report and summary are written whatever happens. */
const run = async (host) => {
    const { env, cancel, page } = host;
    const output = createOutput(host.view, env);
    const state = createRunState(host.clock, output);
    const leave = new AbortController();
    cancel?.addEventListener('abort', () => {
        requestStop(state, 'cancelled');
        host.clock.startTimer(cancelGraceMs, () => leave.abort());
    });
    try {
        await prepareReportDir(env, state);
        output.begin();
        await runPhases(host, state);
    }
    catch (error) {
        if (!state.stop.signal.aborted)
            state.problems.push((0,result/* errorMessage */.gJ)(error));
    }
    const finishedAt = state.clock.now();
    const startedAt = finishedAt - (state.clock.elapsed() - state.startedElapsed);
    const problems = [...state.problems, ...state.lookupProblems.toSorted()];
    const lastRun = await inTime(state.lastRun, host);
    const requests = state.requests();
    const own = makeReport({ ...state, problems, lastRun, run: runOf(env), requests, startedAt, finishedAt });
    const joined = state.joined && compareJoined(state.joined, lastRun);
    const report = joined?.report ?? own;
    const listed = state.cache?.unsavedCount() ? allListedDigests(state) : null;
    // It takes more memory than the report that was made from it.
    state.results.length = 0;
    const since = (0,previous/* describeSinceLastRun */.Zx)(report);
    if (since !== null)
        output.info([since]);
    const written = await output.writeResults(report, { directory: state.reportDir, page, parts: joined?.parts });
    await uploadArtifact(host, state, written.files, leave.signal);
    if (state.comment && !cancel?.aborted)
        await comment(host, output, report);
    await saveManifestCache(state, listed, leave.signal);
    if (cancel?.aborted && report.stopReason !== 'cancelled') {
        output.info([
            'The run was cancelled after its work was done, and fails for that; the report has everything that it did.'
        ]);
    }
    return (0,json/* hasFailed */.WN)(report) || !written.complete || cancel?.aborted ? 1 : 0;
};
/** How long a run that is over waits for the report of the last one, in milliseconds. */
const lastRunGraceMs = 2000;
/** Resolves to the report of the last run; to null if a run that is over, or cancelled, would wait for it. */
const inTime = async (lastRun, { clock, cancel }) => {
    if (lastRun === null || cancel?.aborted)
        return null;
    let stopTimer = () => { };
    const late = new Promise((resolve) => {
        stopTimer = clock.startTimer(lastRunGraceMs, () => resolve(null));
        cancel?.addEventListener('abort', () => resolve(null));
    });
    return Promise.race([lastRun, late]).finally(() => stopTimer());
};
/** Comments on the pull request; what keeps that from being done fails nothing. */
const comment = async (host, output, report) => {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = host.env;
    try {
        const [{ writeComment }, { keepComment }] = await Promise.all([
            __nccwpck_require__.e(/* import() */ 7023).then(__nccwpck_require__.bind(__nccwpck_require__, 37023)),
            Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(6820), __nccwpck_require__.e(2413), __nccwpck_require__.e(1438), __nccwpck_require__.e(7763)]).then(__nccwpck_require__.bind(__nccwpck_require__, 37763))
        ]);
        const text = output.withoutSecrets(writeComment(report, `${server}/${repository}/actions/runs/${id}`));
        const kept = await keepComment(host, text, traceOf(host, output));
        if (!kept.ok)
            output.notice(`The pull request gets no comment: ${kept.problem}`);
    }
    catch (error) {
        output.notice(`The pull request gets no comment: ${(0,result/* errorMessage */.gJ)(error)}`);
    }
};
/** Runs the phases: inputs, packages, an inventory and a plan for each, then the changes. */
const runPhases = async (host, state) => {
    const { clock, output } = state;
    const { packagesAtOnce = maxSideBySide } = host;
    const checked = await readInputs(host.env, state.now);
    state.mode = checked.mode;
    state.comment = checked.comment;
    if (!checked.ok)
        state.problems.push(...checked.problems);
    if (!checked.ok || state.problems.length > 0)
        return;
    const given = checked.inputs;
    const { mode, dryRun } = given;
    const { stop } = state;
    state.inputs = given;
    state.warnings.push(...given.warnings);
    if (given.token === '')
        return void state.warnings.push(policyAlone);
    // Loaded only here, since a run with wrong inputs does not need it.
    const { findOwner } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(2574)]).then(__nccwpck_require__.bind(__nccwpck_require__, 62574));
    const [{ openSession }] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(6820), __nccwpck_require__.e(2413), __nccwpck_require__.e(1438), __nccwpck_require__.e(9347), __nccwpck_require__.e(118)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6207)), host.prepare?.()]);
    const end = { stop, deadline: deadlineOf(state), requestStop: (...why) => requestStop(state, ...why) };
    const { client, registry, requests, cache } = openSession(host, given, clock, end, {
        onWait: output.wait,
        onCacheLoad: (count) => output.info([`manifests known from the cache: ${(0,reason/* formatNumber */.ZV)(count)}`]),
        onRequest: traceOf(host, output)
    });
    state.requests = requests;
    state.hour = () => ({ remaining: client.remainingInHour(), perHour: client.hourlyBudget() });
    if (mode === 'report') {
        findLastRun(client, given, host, state);
        return reportRun(client, given, state);
    }
    state.schedule = await readSchedule(host.env);
    state.cache = cache;
    const [owner] = await Promise.all([findOwner(client, given.owner), loadMode(given, state)]);
    if (!owner.ok)
        return void state.problems.push(owner.problem);
    if (!adoptGitHubTime(client, state))
        return;
    const { tokenFacts } = await __nccwpck_require__.e(/* import() */ 1804).then(__nccwpck_require__.bind(__nccwpck_require__, 61804));
    state.token = tokenFacts(given.token, client.scopes(), owner.value.path);
    const complete = await completeInputs(client, given, state);
    if (!complete.ok)
        return void state.problems.push(complete.problem);
    const inputs = complete.value;
    state.inputs = inputs;
    if (mode === 'clean')
        findLastRun(client, inputs, host, state);
    const { now } = state;
    const progress = ({ type, name }, what) => trackProgress(state, `${what} of ${type} package ${name}`);
    const hour = (0,listing_budget/* createListingBudget */.uV)(client, !dryRun && !(0,json/* restores */.AC)(mode));
    const withRoom = (0,semaphore/* createRoom */.ab)(maxVersionsAtOnce);
    const context = { client: hour.client, registry, owner: owner.value, clock, stop, now, progress, withRoom };
    const handler = await createHandler(context, host, inputs, state);
    const found = await handler.findTargets();
    state.problems.push(...found.problems);
    state.warnings.push(...found.warnings);
    state.results.push(...found.targets.map((target) => (0,package_run/* unplanned */.U)(target)));
    if (mode === 'list')
        return checkBatches(host, state);
    output.describe(describeWork(inputs));
    output.describe(describeAge(inputs, now));
    const isLimited = client.remaining() !== Number.POSITIVE_INFINITY || inputs.timeLimit !== null;
    const order = packageOrder(state.results.length, isLimited ? clock.now() : 0);
    await runSchedule(order, hour, createSteps(handler, inputs, state, packagesAtOnce), packagesAtOnce);
};
/** Checks that each job can be started with its part of the packages. */
const checkBatches = async ({ env }, { results, problems, warnings }) => {
    if (env['GITHUB_ACTIONS'] !== 'true')
        return;
    const { findLongBatches } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 7667));
    const found = findLongBatches(results.map(({ target }) => target.ref), env);
    problems.push(...found.problems);
    warnings.push(...found.warnings);
};
/** Prepares the folder that `report-dir` names: what is deleted must be recorded. */
const prepareReportDir = async (env, state) => {
    const folder = (0,files/* reportDirOf */.z0)(env);
    const problem = folder && (await (0,report_folder/* prepareFolder */.G8)(folder));
    if (problem === null)
        state.reportDir = folder;
    else
        state.problems.push(`input report-dir: "${(0,table/* textOf */.b6)(env, 'report-dir')}" cannot be written: ${problem}; name another folder, or correct its permissions`);
};
/** Begins to read the report of the last run, if this one uploads its own. */
const findLastRun = (client, inputs, { env }, state) => {
    if (inputs.artifact && env['GITHUB_ACTIONS'] === 'true')
        state.lastRun = __nccwpck_require__.e(/* import() */ 9967).then(__nccwpck_require__.bind(__nccwpck_require__, 49967)).then(({ readLastRun }) => readLastRun(client, inputs, env));
};
/** Joins the reports of a run into one, which becomes that of this run. */
const reportRun = async (client, { previousRun, only, owner }, state) => {
    if (previousRun === null)
        return;
    const [{ joinRun }, { readReport }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6820), __nccwpck_require__.e(6953), __nccwpck_require__.e(511), __nccwpck_require__.e(8357)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8357)),
        Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(511), __nccwpck_require__.e(5495)]).then(__nccwpck_require__.bind(__nccwpck_require__, 85495))
    ]);
    const expected = (only ?? []).map((each) => ({ owner, ...each }));
    try {
        const joined = await joinRun(client, previousRun, expected, readReport);
        if (joined.ok)
            state.joined = joined.value;
        else
            state.problems.push(joined.problem);
        // A comparison is part of what this job is for.
        await state.lastRun;
    }
    catch (error) {
        state.stop.signal.throwIfAborted();
        state.problems.push(`input run: run "${previousRun.text}" cannot be read: ${(0,result/* errorMessage */.gJ)(error)}`);
    }
};
/** Returns the inputs with what they take from the reports of an earlier run, if they name one. */
const completeInputs = async (client, inputs, { stop, clock }) => {
    const { previousRun } = inputs;
    if (previousRun === null)
        return (0,result.ok)(inputs);
    const { readPreviousRun } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6820), __nccwpck_require__.e(6953), __nccwpck_require__.e(511), __nccwpck_require__.e(8357)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8357));
    try {
        return await readPreviousRun(client, inputs, previousRun, clock.now());
    }
    catch (error) {
        stop.signal.throwIfAborted();
        return (0,result/* err */._q)(`input ${previousRun.input}: run "${previousRun.text}" cannot be read: ${(0,result/* errorMessage */.gJ)(error)}`);
    }
};
/** Returns in words what a run is to do. */
const describeWork = ({ mode, policies, restore }) => {
    if (restore)
        return describeSelection(restore);
    return mode === 'repair' ? describeRepair(policies) : policies.flatMap(describePolicy);
};
/** Concurrent inventories have at most this many versions, each of which takes some kilobytes. */
const maxVersionsAtOnce = 20_000;
/** Returns what writes a line for each request; undefined without debug logging, which the runner says. */
const traceOf = ({ env }, output) => env['RUNNER_DEBUG'] === '1' ? (trace) => output.debug(formatTrace(trace)) : undefined;
/** When a cancelled run stops waiting, in milliseconds after the cancellation. */
const cancelGraceMs = 4000;
/** Returns the workflow run that the environment names; null outside of GitHub Actions. */
const runOf = (env) => {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
    const attempt = Number(env['GITHUB_RUN_ATTEMPT']);
    return repository && id ? { repository, id, ...(attempt > 0 && { attempt }) } : null;
};
/** Uploads the report for later runs, and people; the run is the same whether that succeeds or not. */
const uploadArtifact = async (host, { inputs, output }, files, leave) => {
    if (!inputs?.artifact || files.length === 0 || host.env['GITHUB_ACTIONS'] !== 'true')
        return;
    try {
        const { uploadReport } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(6820), __nccwpck_require__.e(3880)]).then(__nccwpck_require__.bind(__nccwpck_require__, 63880));
        const uploaded = await uploadReport(host, inputs.artifact, files, { leave, onRequest: traceOf(host, output) });
        if (uploaded.ok)
            output.artifact(uploaded.value.id, uploaded.value.url);
        else
            output.notice(`The report is not uploaded as an artifact, only written to files: ${uploaded.problem}.`);
    }
    catch (error) {
        output.notice(`The report is uploaded as an artifact, but not in the outputs: ${(0,result/* errorMessage */.gJ)(error)}.`);
    }
};
/** Saves the manifests for the next run, if any are new. */
const saveManifestCache = async ({ cache, output }, listed, leave) => {
    const news = cache?.unsavedCount() ?? 0;
    if (news === 0)
        return;
    const title = `Keeping manifests for the next run, ${(0,reason/* formatNumber */.ZV)(news)} of them new`;
    const group = output.beginGroup(title);
    await cache?.save(listed, leave).finally(group.end);
};
/** Loads the modules of the mode, which takes about as long as the first response, and what reports a cleanup. */
const loadMode = async ({ mode }, state) => {
    if (mode === 'restore')
        return void (await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(3162)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83162)));
    const loading = [Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(4468)]).then(__nccwpck_require__.bind(__nccwpck_require__, 94468)), Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(5783), __nccwpck_require__.e(1322)]).then(__nccwpck_require__.bind(__nccwpck_require__, 21322))];
    const [{ reportCleanup }] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2058), __nccwpck_require__.e(1013)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1013)), ...loading]);
    if (mode !== 'repair')
        state.reportCleanup = reportCleanup;
};
/** Loads the handler of the mode, and nothing that only other modes need. */
const createHandler = async (context, { env }, inputs, state) => {
    const { mode, policies, ifMissing, only, maxDeletions, approved, dryRun, restore: selection } = inputs;
    if (selection) {
        const { restore } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(3162)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83162));
        const since = selection.within && (0,duration/* subtractDuration */.nj)(context.now, selection.within);
        return restore({ ...context, policies, ifMissing, dryRun, criteria: { ...selection, since } });
    }
    if (inputs.mode === 'repair') {
        const { repair } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(5783), __nccwpck_require__.e(7835)]).then(__nccwpck_require__.bind(__nccwpck_require__, 17835));
        return repair({ ...context, policies, ifMissing });
    }
    if (mode === 'check') {
        const { findBase } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(182)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90182));
        const { base, warnings } = await findBase(context.client, inputs, env);
        state.base = base;
        state.warnings.push(...warnings);
    }
    const { createRefLookup } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(4468)]).then(__nccwpck_require__.bind(__nccwpck_require__, 94468));
    const onProblem = (problem) => {
        state.stop.signal.throwIfAborted();
        state.lookupProblems.push(problem);
    };
    const compared = [...policies, ...(state.base?.policies ?? [])];
    const lookUpRefs = createRefLookup({ ...context, policies: compared, running: inputs.running, onProblem });
    const unfinished = { pending: new Set(), onPending: state.output.savePending };
    const finding = { policies, ifMissing, only, onlyFinds: mode === 'list' };
    const planning = { ...context, ...finding, maxDeletions, approved, lookUpRefs, ...unfinished };
    if (mode === 'check')
        return (await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(5783), __nccwpck_require__.e(1322), __nccwpck_require__.e(5027)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5027))).check(planning, state.base);
    return (await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(3581), __nccwpck_require__.e(2856), __nccwpck_require__.e(6953), __nccwpck_require__.e(2574), __nccwpck_require__.e(2058), __nccwpck_require__.e(1168), __nccwpck_require__.e(5783), __nccwpck_require__.e(1322)]).then(__nccwpck_require__.bind(__nccwpck_require__, 21322))).clean(planning);
};
const policyAlone = 'The input token is empty, as in pull requests from forks, which get no secrets: only the policy was checked, no package was read';
/** The post step of the action: finishes what a run that was cut off left behind. */
const runPost = async (host) => {
    const output = createOutput(host.view, host.env);
    const saved = host.env['STATE_pending'] ?? '';
    if (saved === '')
        return 0;
    try {
        const { finishPendingTags } = await Promise.all(/* import() */[__nccwpck_require__.e(7934), __nccwpck_require__.e(6820), __nccwpck_require__.e(2413), __nccwpck_require__.e(2574), __nccwpck_require__.e(1438), __nccwpck_require__.e(9347), __nccwpck_require__.e(5292)]).then(__nccwpck_require__.bind(__nccwpck_require__, 95292));
        const { done, problems } = await finishPendingTags(host, saved, traceOf(host, output));
        output.info(done);
        output.warning(problems);
    }
    catch (error) {
        output.warning([(0,result/* errorMessage */.gJ)(error)]);
    }
    return 0;
};


/***/ }),

/***/ 95504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ unplanned),
/* harmony export */   g: () => (/* binding */ record)
/* harmony export */ });
/** Returns the run of a package of which nothing is known yet. */
const unplanned = (target, problem = null) => ({
    target,
    problem,
    warnings: [],
    inventory: null,
    plan: null,
    outcomes: new Map(),
    apply: async function* () { }
});
/** Yields outcomes, each once it stands in `outcomes` by its index. */
async function* record(outcomes, source) {
    for await (const outcome of source) {
        outcomes.set(outcome.index, outcome);
        yield outcome;
    }
}


/***/ }),

/***/ 8362:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ registryUrl),
/* harmony export */   NS: () => (/* binding */ registryOfApi),
/* harmony export */   VE: () => (/* binding */ serverOfApi),
/* harmony export */   ZV: () => (/* binding */ isRegistryOf)
/* harmony export */ });
/** Returns the registry that belongs to a server (`GITHUB_SERVER_URL`), without a final slash. */
const registryUrl = (serverUrl) => {
    const url = new URL(serverUrl);
    return url.host === 'github.com' ? 'https://ghcr.io' : onServer(url);
};
/** Returns the registry on a server of its own; an IP address has no subdomains. */
const onServer = ({ protocol, host }) => {
    const subdomain = `${protocol}//containers.${host}`;
    return URL.canParse(subdomain) ? subdomain : `${protocol}//${host}`;
};
/** Returns the registry of the server whose REST API has this address; null where the address does not tell. */
const registryOfApi = (apiUrl) => {
    const url = new URL(apiUrl);
    const { host, pathname } = url;
    if (host === 'api.github.com')
        return 'https://ghcr.io';
    const [, subdomain] = /^api\.([\w-]+\.ghe\.com)$/.exec(host) ?? [];
    if (subdomain)
        return `https://containers.${subdomain}`;
    return pathname === '/api/v3' ? onServer(url) : null;
};
/** Returns the host of the server whose REST API has this address, such as `github.com`. */
const serverOfApi = (apiUrl) => {
    const { hostname } = new URL(apiUrl);
    return hostname === 'api.github.com' ? 'github.com' : hostname.replace(/^api\.(?=[\w-]+\.ghe\.com$)/, '');
};
/** Returns true if a registry is on this server: the one that belongs to it, or a host in its domain. */
const isRegistryOf = (registry, serverUrl) => {
    const [host, server] = [new URL(registry).hostname, new URL(serverUrl).hostname];
    return host === new URL(registryUrl(serverUrl)).hostname || `.${host}`.endsWith(`.${server}`);
};


/***/ }),

/***/ 77734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ prepareFolder),
/* harmony export */   KR: () => (/* binding */ setRecordAside),
/* harmony export */   vV: () => (/* binding */ createFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(39361);




/** Creates a folder, and returns why a report cannot be written to it; null if it can. */
const prepareFolder = async (folder) => {
    const probe = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `.package-retention-${process.pid}`);
    try {
        await createFolder(folder);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(probe, 'A report can be written here.');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(probe);
        for (const path of ['report.json', 'report.html'].map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name))) {
            if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
                continue;
            // To open a pipe waits for its reader, maybe forever.
            if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isFile())
                return `${path} is not a file`;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.W_OK);
        }
        return null;
    }
    catch (error) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_3__/* .errorMessage */ .gJ)(error);
    }
};
/**
 * Creates a folder with those that it is in, unless it exists. Node's own `recursive` never ends where the system says of a
 * folder that exists that it does not, as of /proc.
 */
const createFolder = async (folder, mode = 0o777) => {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return;
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) !== folder)
        await createFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder), mode);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { mode }).catch((error) => {
        // Another process may have been faster.
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
            throw error;
    });
};
/**
 * Renames the report in a folder, and its page, if it records what a run deleted, or cannot be read: no later report may
 * replace the only record of that. Returns the new path of the report; null if there is no such report.
 */
const setRecordAside = async (folder) => {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'report.json');
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path) : null;
    if (!found?.isFile() || !(await recordsDeletions(path).catch(() => true)))
        return null;
    const time = found.mtime.toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
    const free = await findFreeName(folder, `report-${time}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(path, `${free}.json`);
    const page = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'report.html');
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(page))
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(page, `${free}.html`);
    return `${free}.json`;
};
const findFreeName = async (folder, name) => {
    for (let number = 1;; number++) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, number === 1 ? name : `${name}-${number}`);
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(`${path}.json`) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(`${path}.html`))
            return path;
    }
};
/** Quotes in other texts of a report are escaped, so only an outcome looks like this, even in half a file. */
const deletion = /"outcome":\s*"(?:deleted|untagged)"/;
const longestDeletion = 64;
/** Returns true if a report has something that was deleted. It is read piece by piece, since it may be large. */
const recordsDeletions = async (path) => {
    let rest = '';
    for await (const piece of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(path, 'latin1')) {
        // PowerShell's `>` writes UTF-16, in which each of these characters has a zero beside it.
        const text = rest + String(piece).replaceAll('\0', '');
        if (deletion.test(text))
            return true;
        rest = text.slice(-longestDeletion);
    }
    return false;
};


/***/ }),

/***/ 76281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ changeOf),
/* harmony export */   K5: () => (/* binding */ describeDecision),
/* harmony export */   YE: () => (/* binding */ totalChanges),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   jR: () => (/* binding */ formatDifference)
/* harmony export */ });
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39048);

/** Returns how two policies differ about a version; null where they do not. */
const changeOf = ({ before, after }) => {
    if (!before || !after)
        return null;
    const [wasDeleted, isDeleted] = [before.action === 'delete', after.action === 'delete'];
    return wasDeleted === isDeleted ? 'tags' : isDeleted ? 'added' : 'removed';
};
/** Returns how many versions are deleted in addition, or no longer, in all packages. */
const totalChanges = ({ packages }, change) => packages.reduce((sum, { comparison }) => sum + (comparison?.[change] ?? 0), 0);
/** Returns the difference of two policies as a sentence without its end, such as `3 more versions and 1 fewer would be deleted`. */
const formatDifference = (added, removed) => {
    const count = (number, word) => `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(number)} ${word} version${number === 1 ? '' : 's'}`;
    if (added === 0 && removed === 0)
        return 'the same versions would be deleted';
    if (added === 0)
        return `${count(removed, 'fewer')} would be deleted`;
    return `${count(added, 'more')}${removed > 0 ? ` and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(removed)} fewer` : ''} would be deleted`;
};
/** Returns the difference in all packages of a run; null if none of them could be compared. */
const describeDifference = (report) => report.packages.some(({ comparison }) => comparison)
    ? formatDifference(totalChanges(report, 'added'), totalChanges(report, 'removed'))
    : null;
/** Returns one of the two decisions about a version in words, with all its reasons. */
const describeDecision = (decision) => {
    if (!decision)
        return '';
    const { action, untag, reasons } = decision;
    const tags = untag.length > 0 ? ` without ${untag.join(', ')}` : '';
    return `${action === 'delete' ? 'deleted' : 'kept'}${tags}: ${reasons.map(({ text }) => text).join(', and ')}`;
};


/***/ }),

/***/ 96246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rz: () => (/* binding */ reportUses),
/* harmony export */   Ww: () => (/* binding */ reportDecisionInputs),
/* harmony export */   gi: () => (/* binding */ reportFacts)
/* harmony export */ });
/* harmony import */ var _retention_in_use_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(28109);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39048);


const none = [];
/** Returns the decision inputs of each version of a package, and the sizes of all blobs in bytes, each once. */
const reportDecisionInputs = (versions, { graph, manifests }) => {
    const platforms = new Map();
    for (const fact of manifests.values()) {
        for (const { digest, platform } of typeof fact === 'object' ? fact.children : []) {
            if (platform !== null)
                platforms.set(digest, platform);
        }
    }
    const blobsOf = (fact) => (typeof fact === 'object' ? fact.blobs : []);
    // Sorted by version ID, so that the order of GitHub's list does not change the report.
    const sizes = new Map();
    for (const { name } of versions.toSorted((a, b) => a.id - b.id))
        for (const { digest, size } of blobsOf(manifests.get(name)))
            sizes.set(digest, size);
    const blobIndices = new Map(sizes.keys().map((digest, index) => [digest, index]));
    const reportManifest = (fact) => {
        if (typeof fact === 'string')
            return fact;
        const { kind, artifactType, blobs } = fact;
        return {
            kind,
            ...(artifactType !== null && { artifactType }),
            blobs: blobs.map(({ digest }) => Number(blobIndices.get(digest)))
        };
    };
    const idsOf = (indices = []) => indices.length > 0 ? indices.flatMap((index) => versions[index]?.id ?? []) : none;
    const decisionInputs = versions.map(({ name }, index) => {
        const fact = manifests.get(name);
        const needs = idsOf(graph?.needs[index]);
        const listedBy = idsOf(graph?.listedBy[index]);
        const remains = graph?.placeholders.has(index) ? 'placeholder' : graph?.orphans.has(index) ? 'orphan' : null;
        const platform = platforms.get(name);
        const manifest = fact && reportManifest(fact);
        return {
            ...(needs.length > 0 && { needs: needs.toSorted((a, b) => a - b) }),
            ...(remains && { remains }),
            ...(graph?.foreign.has(index) && { foreign: true }),
            ...(listedBy.length > 0 && { listedBy }),
            ...(platform && { platform }),
            ...(manifest && { manifest })
        };
    });
    return { decisionInputs, blobs: [...sizes.values()] };
};
/** Returns the tags and digests of a package that are in use, each with the first place. */
const reportUses = (inUse, pkg) => [...(0,_retention_in_use_js__WEBPACK_IMPORTED_MODULE_1__/* .findUses */ .O)(inUse, pkg).versions].map(([names, { file, line }]) => ({ names, file, line }));
/** Returns what was looked up for the packages of a run, by repository; null if nothing was. */
const reportFacts = (all) => {
    const byRepository = Map.groupBy(all.filter(({ repository }) => repository), ({ repository }) => repository ?? '');
    if (byRepository.size === 0)
        return null;
    return Object.fromEntries([...byRepository].map(([repository, group]) => [
        repository,
        toFactsReport(group.flatMap(({ facts }) => facts ?? []))
    ]));
};
/** Returns the first answer to each question. */
const toFactsReport = (answers) => {
    const namesOf = (fact) => {
        const [names] = answers.flatMap((each) => each[fact] ?? []);
        return names ? [...names].toSorted() : null;
    };
    const [closed] = answers.flatMap(({ closedPullRequests }) => closedPullRequests ?? []);
    const [deployed] = answers.flatMap(({ deployments }) => deployments ?? []);
    return {
        pullRequests: namesOf('pullRequests'),
        ...(closed && { closedPullRequests: reportClosed(closed) }),
        branches: namesOf('branches'),
        tags: namesOf('tags'),
        ...(deployed && { deployments: reportDeployments(deployed) })
    };
};
const reportClosed = ({ since, closedAt }) => ({
    since: (0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(since),
    closedAt: Object.fromEntries([...closedAt].map(([number, time]) => [number, (0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(time)]))
});
const reportDeployments = ({ perEnvironment, successful }) => ({
    perEnvironment,
    successful: successful
        .toSorted((a, b) => b.created - a.created || b.id - a.id)
        .map(({ id, environment, sha, ref, created }) => ({ id, environment, sha, ref, createdAt: (0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatTime */ .fU)(created) }))
});


/***/ }),

/***/ 97406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ restores),
/* harmony export */   WN: () => (/* binding */ hasFailed),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   u5: () => (/* binding */ writeReport)
/* harmony export */ });
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39048);

/** Returns whether a run restores versions, instead of deleting some. */
const restores = (mode) => mode === 'restore' || mode === 'repair';
/** Returns the sum of a count over all packages. */
const total = ({ packages }, key) => packages.reduce((sum, { counts }) => sum + counts[key], 0);
/** Returns true if the run failed, so that its exit code is 1. */
const hasFailed = (report) => report.problems.length > 0 ||
    report.stopReason === 'cancelled' ||
    report.packages.some(({ status, counts }) => status === 'failed' || status === 'fused' || counts.failed > 0);
/** Yields the text of report.json in pieces, because it can be large. */
function* writeReport({ packages, ...run }, write = writeVersions) {
    yield `${withoutClosingBrace(run)},"packages":[`;
    for (const [index, { versions, ...report }] of packages.entries()) {
        yield `${index === 0 ? '' : ','}${withoutClosingBrace(report)},"versions":[`;
        for (let start = 0; start < versions.length; start += versionsPerPiece) {
            yield `${start === 0 ? '' : ','}${write(versions.slice(start, start + versionsPerPiece))}`;
        }
        yield ']}';
    }
    yield ']}\n';
}
/** Few enough for V8 to collect their text with other short-lived objects: larger texts stay for longer. */
const versionsPerPiece = 100;
const withoutClosingBrace = (object) => JSON.stringify(object).slice(0, -1);
/** Returns versions as the items of a list. */
const writeVersions = (versions) => {
    const written = versions.map((version) => ({
        ...version,
        reasons: version.reasons.map((reason) => ({ ...reason, text: (0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatReason */ .K9)(reason) }))
    }));
    return JSON.stringify(written).slice(1, -1);
};


/***/ }),

/***/ 19820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $f: () => (/* binding */ logCounts),
/* harmony export */   A6: () => (/* binding */ formatUses),
/* harmony export */   AK: () => (/* binding */ countImages),
/* harmony export */   AX: () => (/* binding */ logResult),
/* harmony export */   Ad: () => (/* binding */ keptByReason),
/* harmony export */   Ci: () => (/* binding */ restoredWithoutTags),
/* harmony export */   EA: () => (/* binding */ conflictMeaning),
/* harmony export */   GP: () => (/* binding */ logErrors),
/* harmony export */   Gg: () => (/* binding */ percentToDelete),
/* harmony export */   H3: () => (/* binding */ formatLostTags),
/* harmony export */   Px: () => (/* binding */ adviceForBroken),
/* harmony export */   QX: () => (/* binding */ logWarnings),
/* harmony export */   UX: () => (/* binding */ isDirectChange),
/* harmony export */   V5: () => (/* binding */ formatFreedBytes),
/* harmony export */   V8: () => (/* binding */ logTitle),
/* harmony export */   Vu: () => (/* binding */ formatProgress),
/* harmony export */   by: () => (/* binding */ packageTitle),
/* harmony export */   cL: () => (/* binding */ formatParts),
/* harmony export */   dp: () => (/* binding */ versionLabel),
/* harmony export */   ip: () => (/* binding */ countStatuses),
/* harmony export */   j2: () => (/* binding */ logPackage),
/* harmony export */   jx: () => (/* binding */ formatDeferred),
/* harmony export */   kL: () => (/* binding */ formatLookupRepository),
/* harmony export */   me: () => (/* binding */ formatStatus),
/* harmony export */   tu: () => (/* binding */ wordsFor),
/* harmony export */   uF: () => (/* binding */ isDeferred),
/* harmony export */   uQ: () => (/* binding */ describeChange),
/* harmony export */   vI: () => (/* binding */ isOwnChange),
/* harmony export */   vq: () => (/* binding */ summarizeOutcomes),
/* harmony export */   wi: () => (/* binding */ versionsInUse),
/* harmony export */   xr: () => (/* binding */ formatRepair),
/* harmony export */   yc: () => (/* binding */ summarizeRepairs)
/* harmony export */ });
/* unused harmony export formatTotalBytes */
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(14946);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76281);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(97406);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(39048);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(44639);
/* harmony import */ var _topics_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1048);






/** Returns the title of a package's log group, which is written before anything is changed. */
const logTitle = (report, { mode, dryRun }) => {
    const { status, counts, versions } = report;
    const later = formatDeferred(versions);
    const tags = versions.reduce((sum, { untag }) => sum + untag.length, 0);
    const { would, todo } = wordsFor({ mode });
    const versionsToChange = `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(counts.planned)} of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(counts.versions, 'version')} ${dryRun ? would : todo}${later}`;
    const tagsToRemove = tags > 0 ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(tags, 'tag')} ${dryRun ? 'would be removed' : 'to remove'}`] : [];
    const plan = [...(counts.planned > 0 ? [versionsToChange] : []), ...tagsToRemove].join(', ') || `nothing ${todo}`;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O)(`${packageTitle(report)}: ${status === 'ok' ? plan : formatStatus(status)}`);
};
/** Returns true for a version that a limit leaves to a later run. */
const isDeferred = ({ outcome }) => outcome === 'deferred';
/** Returns how many of the planned changes a limit leaves to later runs, as the end of their number; empty for none. */
const formatDeferred = (versions) => {
    const deferred = versions.filter((each) => isDeferred(each) && each.action !== 'untag').length;
    return deferred === 0 ? '' : `, ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(deferred)} of them by later runs`;
};
const words = {
    clean: { verb: 'delete', would: 'would be deleted', todo: 'to delete', done: 'deleted', kept: 'kept' },
    restore: {
        verb: 'restore',
        would: 'would be restored',
        todo: 'to restore',
        done: 'restored',
        kept: 'already present'
    }
};
/** Returns the words for what a run does to versions. */
const wordsFor = ({ mode }) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_1__/* .restores */ .AC)(mode) ? words.restore : words.clean);
const statuses = {
    ok: 'ok',
    skipped: 'skipped',
    fused: 'blocked by max-delete-percent',
    failed: 'failed'
};
/** Returns the status of a package in words. */
const formatStatus = (status) => statuses[status];
/**
 * Yields a line for each image, or version of another type, that is deleted, restored or loses tags: ID, tags or name, age
 * and reason. Then the number of their parts, and the kept versions counted by reason.
 */
function* logPackage(report, now, run) {
    for (const line of packageLines(report, now, run))
        yield (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O)(line);
}
function* packageLines(report, now, run) {
    const { problem, warnings = [], versions, counts, repository, repairs = [] } = report;
    const changes = versions.filter(({ action }) => action === 'delete' || action === 'restore');
    const parts = changes.length - changes.filter(isDirectChange).length;
    const kept = [...keptByReason(versions)].map(([reason, group]) => [(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(group.length), reason]);
    if (problem !== undefined)
        yield problem;
    yield* warnings;
    if (repository !== undefined)
        yield formatLookupRepository(repository);
    yield* alignColumns(repairs.map((each) => ({ ...each, name: '' })), idAndLabel, (each) => formatRepair(each, true));
    yield* alignColumns(versions.filter(isOwnChange), idAndLabel, (version) => {
        const { age, why } = describeChange(version, now);
        const text = age === null ? why : `${age} old, ${why}`;
        return isDeferred(version) ? `${text} (deferred to a later run)` : text;
    });
    if (parts > 0)
        yield formatParts(parts);
    yield* comparisonLines(report);
    if (kept.length > 0)
        yield `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(counts.kept, 'version')} ${wordsFor(run).kept}:`;
    for (const line of alignColumns(kept, (cells) => cells))
        yield `  ${line}`;
    const used = versionsInUse(report);
    if (used.length > 0)
        yield `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(used.length, 'version')} in use:`;
    for (const line of alignColumns(used, idAndLabel, formatUses))
        yield `  ${line}`;
}
const idAndLabel = (version) => [
    `${version.id}`,
    versionLabel(version)
];
/** Returns the kept versions that files of `in-use` name. */
const versionsInUse = ({ versions }) => versions.filter(({ action, reasons }) => action !== 'restore' && reasons.some(isUse));
/** Returns where files of `in-use` name a version: `deploy/app.yaml:12 names 1.2`. */
const formatUses = ({ reasons }) => reasons.filter(isUse).map(_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .detailReason */ .Iz).join(', and ');
const isUse = ({ code }) => code === 'in-use';
/** Yields the difference to the policy that is compared with, then a line for each version that differs; none without one. */
function* comparisonLines({ comparison, versions }) {
    if (!comparison)
        return;
    yield `Compared: ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDifference */ .jR)(comparison.added, comparison.removed)}`;
    const changed = versions.flatMap((version) => {
        const change = (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_5__/* .isTopLevel */ ["in"])(version) ? (0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .changeOf */ .C2)(version) : null;
        return change ? [{ change, version }] : [];
    });
    yield* alignColumns(changed, ({ change, version }) => [`${marks[change]} ${version.id}`, versionLabel(version)], ({ version }) => `${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeDecision */ .K5)(version.after)}; before ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeDecision */ .K5)(version.before)}`);
}
const marks = { added: '+', removed: '-', tags: '~' };
/** Returns true for a version that is changed, or loses tags, for its own reason. */
const isOwnChange = (version) => version.untag.length > 0 || isDirectChange(version);
/** Returns the age of such a version, null if it says nothing, and why it is changed. */
const describeChange = ({ createdAt, action, reasons, untag }, now) => {
    if (untag.length > 0)
        return { age: null, why: `kept without ${untag.length === 1 ? 'its tag' : 'its tags'} ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(untag, 20)}` };
    // The reason of a restored version has the age that matters: how long ago it was deleted.
    const age = createdAt === null || action === 'restore' ? null : (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatAge */ .nV)(now - Date.parse(createdAt));
    return { age, why: (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatReasons */ .d$)(reasons) };
};
/** Returns what a repair does, or did, for an image, and what it lacks after that. */
const formatRepair = ({ parts, missing }, isPlan) => {
    const restored = parts.length - missing.filter(({ why }) => why === 'unrestored').length;
    const done = restored > 0 ? `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(restored, 'version')} ${isPlan ? 'to restore' : 'restored'}` : '';
    if (missing.length === 0)
        return isPlan ? `${done}, then it is whole again` : `whole again: ${done}`;
    const lacks = missing.flatMap(({ digest, why }) => why === 'unread' ? [] : `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest)} (${whyMissing[why]})`);
    const unread = missing.flatMap(({ digest, why }) => (why === 'unread' ? (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(digest) : []));
    return [
        done,
        lacks.length > 0 ? `lacks ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(lacks, 20)}` : '',
        unread.length > 0 ? `may lack parts of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(unread, 20)}, which could not be read since` : ''
    ]
        .filter(Boolean)
        .join('; ');
};
const whyMissing = {
    expired: 'deleted over 30 days ago',
    lost: 'lost: GitHub does not list it, not even as deleted',
    unavailable: 'not in the registry, although GitHub lists it',
    unrestored: 'not restored'
};
/** Returns a sentence that names the repository in which `while` looks things up. */
const formatLookupRepository = (repository) => `Pull requests, branches and tags are looked up in ${repository}`;
/** Returns a line about the versions that are changed with their images. */
const formatParts = (parts) => `and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(parts, 'part')} of these images (platforms, attestations, signatures)`;
/** Returns the last line of a package's log group: its versions counted by outcome. */
const logCounts = (report, run) => (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O)(`${packageTitle(report)}: ${summarizeOutcomes([report], run) || (report.status === 'ok' ? `nothing ${wordsFor(run).todo}` : formatStatus(report.status))}`);
/** Returns the last line of the log: the versions of all packages counted by outcome. */
const logResult = ({ packages, dryRun, mode, comparison }) => {
    if (mode === 'list')
        return `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(packages.length, 'package')} found`;
    if (packages.length === 0)
        return 'Nothing was changed.';
    const statuses = countStatuses(packages);
    const over = `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(packages.length, 'package')}${statuses && ` (${statuses})`}`;
    if (comparison)
        return `${over}: ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .describeDifference */ .hF)({ packages }) ?? 'none compared'}. Nothing was changed.`;
    const outcomes = summarizeOutcomes(packages, { mode, dryRun });
    const done = [...summarizeRepairs(packages, dryRun), ...(outcomes === '' ? [] : [outcomes])].join('; ');
    const result = `${over}: ${done || `nothing ${wordsFor({ mode }).done}`}`;
    return dryRun ? `Dry run over ${result}. Nothing was changed.` : `${result}.`;
};
/** Returns how many packages were not decided or changed as planned, by status, such as `1 failed`; empty for none. */
const countStatuses = (packages) => ['failed', 'fused', 'skipped']
    .flatMap((status) => {
    const count = packages.filter((each) => each.status === status).length;
    return count > 0 ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(count)} ${formatStatus(status)}`] : [];
})
    .join(', ');
/** Returns how many of the images that lack something are whole after a repair; nothing for any other run. */
const summarizeRepairs = (packages, dryRun) => {
    const repairs = packages.flatMap((each) => each.repairs ?? []);
    const whole = repairs.filter(({ missing }) => missing.length === 0).length;
    if (repairs.length === 0)
        return [];
    const are = whole === 1 ? 'is' : 'are';
    return [
        `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(whole)} of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(repairs.length, 'incomplete image')} ${dryRun ? 'would be' : are} whole again`
    ];
};
/** Returns the progress of a long phase: `done` of `all` items, their rate and the time left, after `ms` milliseconds. */
const formatProgress = (items, done, all, ms) => {
    const perMinute = Math.round((done * 60_000) / Math.max(ms, 1));
    const left = (ms / done) * (all - done);
    const time = left < 60_000 ? 'less than a minute' : `about ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatAge */ .nV)(left)}`;
    const rate = `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(done)} of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(all)} ${items}, ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(perMinute)} per minute`;
    return done < all ? `${rate}, ${time} left` : rate;
};
/** Returns the errors that fail the run, one line each, with their package and remedy. */
const logErrors = ({ problems, stopReason, packages }) => (0,_topics_js__WEBPACK_IMPORTED_MODULE_4__/* .withAddresses */ .tp)([
    ...problems,
    ...(stopReason === 'cancelled' ? ['the run was cancelled'] : []),
    ...packages.flatMap((each) => [
        ...(each.problem === undefined || each.status === 'skipped' ? [] : [withRemedy(each, each.problem)]),
        // A denial fails its package as a whole, in the same words.
        ...(each.problem === undefined
            ? summarizeFirst(each, 'failed', (versions) => `${versions} could not be changed`)
            : [])
    ])
]).map(_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O);
/** Returns the warnings of a run, one line each; they do not fail it. */
const logWarnings = ({ mode, warnings, packages }) => [
    ...warnings,
    ...packages.flatMap((each) => [
        ...(each.warnings ?? []).map((warning) => `${packageTitle(each)}: ${warning}`),
        ...(mode === 'check' && each.status === 'skipped' && each.problem ? [each.problem] : []),
        ...summarizeFirst(each, 'refused', (versions) => `GitHub refused to ${wordsFor({ mode }).verb} ${versions}`),
        ...summarizeLostTags(each),
        ...(each.conflicting ? [`${packageTitle(each)}: ${conflictMeaning}`] : []),
        ...summarizeBroken(each)
    ])
].map(_text_js__WEBPACK_IMPORTED_MODULE_3__/* .sanitizeLogLine */ .O);
/** The meaning of GitHub listing a docker package as conflicting. */
const conflictMeaning = 'GitHub could not migrate it to the container registry, where a package of this name already exists; push the images you need under another name, then delete one of the two packages';
const summarizeLostTags = (report) => {
    const versions = restoredWithoutTags(report);
    const [first] = versions;
    return first
        ? [
            withFirst(`${packageTitle(report)}: ${formatLostTags(versions)}`, versions, `${versionLabel(first)}: ${first.error}`)
        ]
        : [];
};
/** Returns `1 version restored without all its tags`. */
const formatLostTags = ({ length }) => `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(length, 'version')} restored without all ${length === 1 ? 'its' : 'their'} tags`;
/** Returns the versions that were restored without all their tags; their errors say why. */
const restoredWithoutTags = ({ versions }) => versions.filter(({ outcome, error }) => outcome === 'restored' && error !== null);
const summarizeBroken = (report) => {
    const { broken = [] } = report;
    const [first] = broken;
    const images = `${packageTitle(report)}: ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(broken.length, 'tagged image')} cannot be pulled completely`;
    return first ? [`${withFirst(images, broken, (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(first.tags))}; ${adviceForBroken(report)}`] : [];
};
/** Returns what can be done about images that cannot be pulled completely. */
const adviceForBroken = ({ broken = [], repairs }) => {
    const repairable = broken.filter((each) => each.repairable).length;
    const [it, its] = broken.length === 1 ? ['it', 'its'] : ['them', 'their'];
    const others = `push ${it} again, or delete ${its} tags (a rule for @broken)`;
    if (repairs || repairable === 0)
        return others;
    if (repairable === broken.length)
        return `mode: repair can make ${it} whole again`;
    return `mode: repair can make ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(repairable)} of them whole again; push the others again, or delete their tags (a rule for @broken)`;
};
const summarizeFirst = (report, outcome, format) => {
    const versions = report.versions.filter((version) => version.outcome === outcome);
    const text = `${packageTitle(report)}: ${format((0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(versions.length, 'version'))}`;
    return versions[0] ? [withFirst(text, versions, `${versions[0].error}`)] : [];
};
/** Appends what is known of the first of several, or of the only one. */
const withFirst = (text, { length }, first) => `${text}${length === 1 ? '' : '; the first'}: ${first}`;
/** Returns the problem of a package, with the remedy if max-delete-percent blocked it. */
const withRemedy = (report, problem) => {
    if (report.status !== 'fused')
        return problem;
    const percent = percentToDelete(report);
    const remedy = percent === null ? 'raise max-delete-percent' : `set max-delete-percent: ${percent}`;
    return `${problem}; if that is right, ${remedy} for one run, otherwise correct the policy`;
};
/** Returns the lowest max-delete-percent with which the plan of a blocked package is carried out; null if unknown. */
const percentToDelete = ({ versions }) => {
    const reason = versions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse');
    return reason?.code === 'fuse' ? Math.ceil((reason.going * 100) / reason.images) : null;
};
/** Returns the type and name of a package. */
const packageTitle = ({ type, owner, name }) => `${type} package ${owner}/${name}`;
/** Returns what a version is called: its tags, its name, or a short digest. */
const versionLabel = ({ name, tags }) => tags.length > 0 ? (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatList */ .ki)(tags) : (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .shortDigest */ .VK)(name);
/** Returns true if a version is deleted or restored for its own reason, not as a part of an image. */
const isDirectChange = (version) => {
    const { action, reasons } = version;
    const isChosen = () => ['chosen', 'with-package', 'in-use'].includes(reasons[0]?.code ?? '');
    return (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_5__/* .isTopLevel */ ["in"])(version) && (action === 'delete' || (action === 'restore' && isChosen()));
};
/** Returns the kept versions by their first reason, the most frequent reason first. */
const keptByReason = (versions) => {
    const kept = versions.filter(({ action }) => action === 'keep' || action === 'untag');
    const groups = Map.groupBy(kept, ({ reasons: [first] }) => (first ? (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .summarizeReason */ .uj)(first) : ''));
    return new Map([...groups].toSorted(([, a], [, b]) => b.length - a.length));
};
/** Returns the number of versions with each outcome except some; outcomes without versions are left out. */
const summarizeOutcomes = (packages, { mode, dryRun }, ...except) => {
    const { would, kept } = wordsFor({ mode });
    const byOutcome = Map.groupBy(packages.flatMap(({ versions }) => versions), ({ outcome, action }) => (dryRun && action === 'untag' ? 'untagged' : outcome));
    const numberOf = (outcome) => except.includes(outcome) ? 0 : (byOutcome.get(outcome)?.length ?? 0);
    const describe = (count, words) => (count > 0 ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatNumber */ .ZV)(count)} ${words}`] : []);
    const countOf = (outcome, words) => describe(numberOf(outcome), words);
    return [
        ...countOf('planned', dryRun ? would : 'not started'),
        ...countOf('deleted', 'deleted'),
        ...countOf('restored', 'restored'),
        ...countOf('gone', 'already deleted'),
        ...describe(numberOf('kept') + numberOf('untagged'), kept),
        ...countOf('untagged', 'of them with fewer tags'),
        ...countOf('refused', 'refused by GitHub'),
        ...countOf('failed', 'failed'),
        ...countOf('changed', 'changed during the run'),
        ...countOf('skipped', 'skipped'),
        ...countOf('deferred', 'deferred to a later run')
    ].join(', ');
};
/**
 * Yields a line with aligned columns for each item; an unusually long cell only shifts the rest of its line. Cells are made
 * twice, since those of a hundred thousand versions take much memory, and a text when its line is.
 */
function* alignColumns(items, toCells, toText) {
    let [numberWidth, nameWidth] = [0, 0];
    for (const item of items) {
        const [number, name] = toCells(item);
        numberWidth = Math.max(numberWidth, Math.min(number.length, 40));
        nameWidth = Math.max(nameWidth, Math.min(name.length, 40));
    }
    for (const item of items) {
        const [number, name] = toCells(item);
        const start = number.padStart(numberWidth);
        yield toText ? `${start}  ${name.padEnd(nameWidth)}  ${toText(item)}`.trimEnd() : `${start}  ${name}`.trimEnd();
    }
}
/** Returns the storage of all images, `at least \u2026` where not all manifests were read. */
const formatTotalBytes = (packages) => {
    const { known, isComplete } = storageOf(packages);
    return `${isComplete ? '' : 'at least '}${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(known)}`;
};
/** Returns what is freed of the storage of all images; only that where nothing else was read, so that the rest is unknown. */
const formatFreedBytes = (freed, packages) => {
    const { known, isComplete } = storageOf(packages);
    return freed >= known && !isComplete ? (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(freed) : `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(freed)} of ${formatTotalBytes(packages)}`;
};
/** Returns the bytes of the images whose manifests were read, and whether these are all. */
const storageOf = (packages) => ({
    known: packages.reduce((sum, { bytes }) => sum + (bytes?.total ?? 0), 0),
    isComplete: packages.every(({ bytes }) => bytes?.complete !== false)
});
/** Returns how many images a container package has; null for other types, and where no manifest was read: parts are not known then. */
const countImages = ({ type, counts, bytes }) => {
    const isUnread = bytes?.complete === false && bytes.total === 0;
    return type !== 'container' || isUnread ? null : counts.images;
};


/***/ }),

/***/ 63021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   Vf: () => (/* binding */ escapeMarkdownCell),
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   xE: () => (/* binding */ alert),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39048);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(44639);


/**
 * Returns external text as a code span, in which neither Markdown nor GitHub's links, mentions and emoji apply. A pipe would
 * end a table cell even there, so it is put between two code spans.
 */
const code = (text) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControlChars */ ._)(truncate(text)).split('|').map(codeSpan).join('&#124;');
/** Returns external text as HTML: everything but letters, digits and punctuation of names is escaped. */
const escapeHtml = (text) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControlChars */ ._)(truncate(text)).replace(/[^\p{L}\p{M}\p{N}/._-]/gu, (character) => `&#${character.codePointAt(0)};`);
/** Escapes sentences with external text for a table cell: words and small numbers are unchanged, the rest becomes code. */
const escapeMarkdownCell = (text) => escapeWords(text, code);
/** Escapes sentences with external text outside tables, where a pipe is harmless. */
const escapeMarkdown = (text) => escapeWords(text, codeSpan);
const escapeWords = (text, codeOf) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeControlChars */ ._)(truncate(text))
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<!\S)"([^"]+)"(?=[.,;:!?)]*(?:\s|$))|\S+/g, (token, quoted, offset) => {
    if (quoted !== undefined)
        return quoted.split(' ').every(isPlainWord) ? token : codeOf(quoted);
    const [open, name, close] = splitPunctuation(token);
    const beginsList = offset === 0 && /^\d+[.)]/.test(token);
    return isPlainWord(name) && !beginsList ? token : `${open}${codeOf(name)}${close}`;
});
/** Cuts a text at 1,000 characters, more than any message needs. */
const truncate = (text) => (text.length > 1000 ? `${text.slice(0, 1000)}\u2026` : text);
/** A code span ends with as many backticks as it began with, and loses a space at both ends unless it is all spaces. */
const codeSpan = (text) => {
    const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
    const fence = '`'.repeat(longest + 1);
    const pad = /^[` ]|[` ]$/.test(text) && /[^ ]/.test(text) ? ' ' : '';
    return text === '' ? '' : `${fence}${pad}${text}${pad}${fence}`;
};
/** Splits off the punctuation around a token, which is harmless in Markdown there. */
const splitPunctuation = (token) => {
    const name = token.replace(/^[("']+/, '');
    const bare = name.replace(/[.,;:!?)"'%\u2026]+$/, '');
    return [token.slice(0, token.length - name.length), bare, name.slice(bare.length)];
};
/** Returns true for a word or a number, which cannot be markup, a link, a mention or a reference, as a commit hash can. */
const isPlainWord = (word) => /^(?:\p{L}[\p{L}\p{M}\u200c\u200d]*(?:['\u2019-]\p{L}[\p{L}\p{M}]*)*|\d+|\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)?)?$/u.test(word) && !/^[0-9a-f]{7,}$/.test(word);
/** Returns a GitHub alert: `lead` is Markdown, `items` are external texts, of which the first `limit` are shown. */
const alert = (kind, lead, items = [], limit = 20) => {
    const list = items.length > 0 ? ['', ...bulletList(items, escapeMarkdown, limit).split('\n')] : [];
    return [`[!${kind}]`, lead, ...list].map((line) => `> ${line}`.trimEnd()).join('\n');
};
/** Returns a list of at most `limit` items, which `format` turns into Markdown. */
const bulletList = (items, format, limit) => [...items.slice(0, limit).map(format), ...moreInReport(items.length - limit)].map((line) => `- ${line}`).join('\n');
/** Returns a collapsible section with an HTML title and Markdown content; empty without content. */
const details = (title, content, isOpen = false) => content === '' ? '' : `<details${isOpen ? ' open' : ''}><summary>${title}</summary>\n\n${content}\n\n</details>`;
/** Returns a table of at most `limit` rows; titles and cells are Markdown, and a colon at the end of a title aligns numbers. */
const table = (titles, rows, cells, limit) => {
    const line = (texts) => `| ${texts.join(' | ')} |`;
    const head = [
        line(titles.map((title) => title.replace(/:$/, ''))),
        line(titles.map((title) => (title.endsWith(':') ? '--:' : ':--')))
    ];
    const body = rows.slice(0, limit).map((row) => line(cells(row)));
    return rows.length === 0 ? '' : [[...head, ...body].join('\n'), ...moreInReport(rows.length - limit)].join('\n\n');
};
const moreInReport = (count) => count > 0 ? [`\u2026 and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(count)} more in report.json`] : [];


/***/ }),

/***/ 78076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ labelPackages)
/* harmony export */ });
/* unused harmony export formatPackages */
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(39048);

/**
 * Returns a short name for each package of reports, in their order: its own name, with its owner, type and the number of its
 * report as far as others could be mistaken for it.
 */
const labelPackages = (reports) => {
    const packages = reports.flatMap((packages, report) => packages.map((pkg) => ({ ...pkg, report })));
    const withType = labelByOwnerAndType(packages, packages);
    return distinguish(withType, (index) => `report ${(packages[index]?.report ?? 0) + 1}`);
};
/** Returns the names of packages, with their owners if there are several among others. */
const labelByOwnerAndType = (packages, others) => {
    const hasOneOwner = new Set(others.map(({ owner }) => owner.toLowerCase())).size < 2;
    const withOwner = packages.map(({ owner, name }) => (hasOneOwner ? name : `${owner}/${name}`));
    return distinguish(withOwner, (index) => packages[index]?.type);
};
/** Returns names, of which those that occur with several details have theirs in parentheses. */
const distinguish = (names, detailOf) => {
    const details = Map.groupBy(names.keys(), (index) => names[index]);
    return names.map((name, index) => {
        const all = new Set(details.get(name)?.map(detailOf));
        return all.size > 1 ? `${name} (${detailOf(index)})` : name;
    });
};
/** Returns a list of the first packages by their short names, with their owners if there are several among `others`. */
const formatPackages = (packages, others = packages, limit) => formatList([...new Set(labelByOwnerAndType(packages, others))], limit);


/***/ }),

/***/ 76956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  q: () => (/* binding */ reportListed),
  f: () => (/* binding */ reportPackage)
});

// EXTERNAL MODULE: ./lib/retention/counts.js
var counts = __nccwpck_require__(16892);
// EXTERNAL MODULE: ./lib/retention/denial.js
var retention_denial = __nccwpck_require__(71335);
// EXTERNAL MODULE: ./lib/retention/version.js
var version = __nccwpck_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/plan-difference.js

/**
 * Compares two plans for the same inventory. Returns the decisions of the first, by index, wherever the second deletes, keeps
 * or untags otherwise; other reasons alone are no difference.
 */
const comparePlans = (before, after) => new Map(before.decisions.flatMap((decision, index) => {
    const other = after.decisions[index];
    const isSame = other?.action === decision.action && (0,version/* sameTags */.Iu)(other.untag, decision.untag);
    return isSame ? [] : [[index, decision]];
}));

;// CONCATENATED MODULE: ./lib/retention/storage.js
/** Returns the size of what the manifests that were read refer to; others count for nothing. */
const measureStorage = (decisions, manifests) => {
    const sizes = new Map();
    const kept = new Set();
    let complete = true;
    for (const { version, action } of decisions) {
        const fact = manifests.get(version.name);
        const isRead = typeof fact === 'object' ? fact.kind !== 'unknown' : fact === 'missing';
        if (!isRead)
            complete = false;
        for (const { digest, size } of typeof fact === 'object' ? fact.blobs : []) {
            sizes.set(digest, size);
            if (action !== 'delete')
                kept.add(digest);
        }
    }
    const total = sum(sizes);
    for (const digest of kept)
        sizes.delete(digest);
    return { total, reclaimable: sum(sizes), complete };
};
const sum = (sizes) => sizes.values().reduce((bytes, size) => bytes + size, 0);

// EXTERNAL MODULE: ./lib/report/decision-inputs.js
var decision_inputs = __nccwpck_require__(96246);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __nccwpck_require__(39048);
;// CONCATENATED MODULE: ./lib/report/package-report.js






/** Returns the report of a package: every version with its decision, reasons and outcome. */
const reportPackage = (result, { details = [], withBytes = true } = {}) => {
    const { target, inventory, plan, outcomes, warnings } = result;
    const { ref, policyIndex, conflicting } = target;
    const { inUse } = target.policy;
    const decisions = plan?.decisions ?? [];
    const changed = changedDecisions(result);
    const versions = decisions.map((decision, index) => reportVersion(decision, outcomes.get(index), details[index], changed.get(index)));
    const byOutcome = Map.groupBy(versions, ({ outcome }) => outcome);
    const countOf = (outcome) => byOutcome.get(outcome)?.length ?? 0;
    const isContainerCleanup = ref.type === 'container' && decisions.every(({ action }) => action !== 'restore');
    const changes = new Set(plan?.changes.map(({ index }) => index));
    // A restore that is known to be refused is not planned; a version restored with its package needs no change of its own.
    const isPlanned = ({ action, outcome }, index) => action === 'delete' || (action === 'restore' && (changes.has(index) || outcome === 'restored'));
    const problems = inventory?.problems ?? [];
    return {
        ...ref,
        policyIndex,
        ...reportStatus(result),
        ...(problems.length === 0 ? {} : { problems }),
        ...(warnings.length === 0 ? {} : { warnings }),
        ...(result.packageRestored ? { revived: true } : {}),
        ...(conflicting ? { conflicting } : {}),
        ...(inventory?.repository ? { repository: inventory.repository } : {}),
        ...(inUse && plan ? { inUse: (0,decision_inputs/* reportUses */.Rz)(inUse, ref) } : {}),
        counts: {
            ...counts/* noCounts */.Y,
            versions: versions.length,
            images: plan?.images ?? 0,
            planned: versions.filter(isPlanned).length,
            deleted: countOf('deleted'),
            kept: versions.filter(({ action }) => action === 'keep' || action === 'untag').length,
            untagged: [...outcomes.values()].reduce((tags, { untagged = [] }) => tags + untagged.length, 0),
            refused: countOf('refused'),
            failed: countOf('failed'),
            restored: countOf('restored')
        },
        ...(withBytes && inventory && isContainerCleanup && !result.repairs
            ? { bytes: reportBytes(decisions, outcomes, inventory.manifests) }
            : {}),
        ...reportComparison(result, versions),
        ...reportIncomplete(result),
        versions
    };
};
/** Returns the decisions of the policy that is compared with, by index, where the plan differs; none without one. */
const changedDecisions = ({ base, plan }) => base && plan ? comparePlans(base.plan, plan) : new Map();
const reportDecision = ({ action, untag, reasons }) => ({
    // A comparison restores nothing.
    action: action === 'restore' ? 'keep' : action,
    untag,
    reasons: reasons.map((reason) => ({
        code: reason.code,
        ...('rule' in reason && { rule: reason.rule }),
        text: (0,report_reason/* formatReason */.K9)(reason)
    }))
});
/** Returns the figures of a package that is compared. */
const reportComparison = ({ base, plan, inventory }, versions) => {
    if (!base || !plan || !inventory)
        return {};
    const isDeletion = (decision) => decision?.action === 'delete';
    const count = (isCounted) => versions.filter(isCounted).length;
    const { decisions } = base.plan;
    return {
        comparison: {
            policyIndex: base.policyIndex,
            planned: decisions.filter(({ action }) => action === 'delete').length,
            added: count(({ before, after }) => isDeletion(after) && !isDeletion(before)),
            removed: count(({ before, after }) => isDeletion(before) && !isDeletion(after)),
            ...(inventory.graph && { reclaimable: measureStorage(decisions, inventory.manifests).reclaimable })
        }
    };
};
const reportStatus = (result) => {
    const { target, problem, inventory, plan, outcomes, skipped } = result;
    const name = `${target.ref.owner}/${target.ref.name}`;
    const withPackage = (text) => text.includes(name) ? text : `${target.ref.type} package ${name}: ${text}`;
    if (problem !== null)
        return { status: 'failed', problem: withPackage(problem) };
    if (skipped !== undefined)
        return { status: 'skipped', problem: withPackage(skipped) };
    if (plan === null)
        return {
            status: 'skipped',
            problem: withPackage('the run stopped before this package; the next run will process it')
        };
    const denial = (0,retention_denial/* findDenial */.J)(outcomes.values());
    if (denial !== null)
        return { status: 'failed', problem: withPackage(denial) };
    if (plan.status === 'ok')
        return { status: 'ok' };
    const fuse = plan.decisions.flatMap(({ reasons }) => reasons).find(({ code }) => code === 'fuse');
    const [cause = fuse ? (0,report_reason/* formatReason */.K9)(fuse) : '', ...others] = inventory?.problems ?? [];
    const more = others.length > 0 ? `; and ${(0,report_reason/* formatCount */.B4)(others.length, 'more problem')} like this` : '';
    return { status: plan.status, problem: withPackage(`${cause}${more}`) };
};
const reportBytes = (decisions, outcomes, manifests) => {
    const isDeleted = (index) => ['deleted', 'gone'].includes(outcomes.get(index)?.outcome ?? '');
    const actual = () => decisions.map((decision, index) => (isDeleted(index) ? decision : { ...decision, action: 'keep' }));
    const freed = decisions.some((_, index) => isDeleted(index)) ? measureStorage(actual(), manifests).reclaimable : 0;
    return { ...measureStorage(decisions, manifests), freed };
};
/** Returns the images that lack something, before and after a repair. */
const reportIncomplete = (result) => {
    const { inventory, plan, repairs, repairable } = result;
    const broken = [...(inventory?.graph?.broken ?? [])].flatMap(([index, missing]) => (inventory?.versions.slice(index, index + 1) ?? []).map(({ id, tags }) => ({
        ...{ id, tags, missing },
        ...(repairable && { repairable: repairable.has(id) })
    })));
    return {
        ...(broken.length > 0 && { broken }),
        ...(repairs && plan && { repairs: repairs.map((repair) => reportRepair(repair, result)) })
    };
};
/** Returns what was restored for an image, and what it lacks after the run, or after the plan of a dry run. */
const reportRepair = ({ id, tags, parts, unread, lost }, { inventory, plan, outcomes }) => {
    const outcomeOf = new Map(plan?.decisions.map(({ version }, index) => [version.name, outcomes.get(index)?.outcome]));
    const isRestored = (digest) => outcomeOf.get(digest) === 'restored';
    const missing = new Map(lost.map(({ digest, why }) => [digest, why]));
    for (const digest of parts)
        if (outcomeOf.get(digest) && !isRestored(digest))
            missing.set(digest, 'unrestored');
    for (const digest of unread)
        if (isRestored(digest))
            missing.set(digest, 'unread');
    // Restored versions may be deleted again, and a registry may lack manifests.
    const image = inventory?.versions.findIndex((version) => version.id === id) ?? -1;
    for (const digest of inventory?.graph?.broken.get(image) ?? [])
        if (isRestored(digest) || !(missing.has(digest) || parts.includes(digest)))
            missing.set(digest, 'unavailable');
    return { id, tags, parts, missing: [...missing].map(([digest, why]) => ({ digest, why })) };
};
const reportVersion = (decision, outcome, details, before) => {
    const { version, part, action, reasons } = decision;
    const createdAt = version.created === null ? null : (0,report_reason/* formatTime */.fU)(version.created);
    return {
        id: version.id,
        name: version.name,
        tags: version.tags,
        createdAt,
        updatedAt: version.updated === version.created ? createdAt : version.updated === null ? null : (0,report_reason/* formatTime */.fU)(version.updated),
        action,
        outcome: outcome?.outcome ?? (action === 'keep' ? 'kept' : 'planned'),
        part,
        ...('deleted' in version && version.deleted !== null ? { deletedAt: (0,report_reason/* formatTime */.fU)(version.deleted) } : {}),
        untag: decision.untag,
        reasons,
        ...(before && { before: reportDecision(before), after: reportDecision(decision) }),
        error: outcome?.problem ?? null,
        ...details
    };
};
/** Returns the report of a package in mode `list`. */
const reportListed = ({ target: { ref, policyIndex, conflicting } }) => ({
    ...ref,
    policyIndex,
    status: 'ok',
    ...(conflicting ? { conflicting } : {}),
    counts: counts/* noCounts */.Y,
    versions: []
});


/***/ }),

/***/ 43509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zx: () => (/* binding */ describeSinceLastRun),
/* harmony export */   dO: () => (/* binding */ sinceLastRunSection)
/* harmony export */ });
/* unused harmony exports describeLastRuns, tableOfChanges */
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(63021);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39048);
/* harmony import */ var _section_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(14981);



/** Returns in words what has changed since the last run; null if there is no last run, or nothing has. */
const describeSinceLastRun = (report) => {
    const { previous, packages, now } = report;
    const changes = previous ? changesOf(packages, previous) : [];
    if (!previous || changes.length === 0)
        return null;
    const time = Date.parse(previous.finishedAt);
    const run = `the last run${previous.dryRun ? ' (a dry run)' : ''}`;
    return `Since ${run}, ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAge */ .nV)(Math.max(0, Date.parse(now) - time))} ago (${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatMinute */ .Yi)(time)}): ${changes.join(', ')}`;
};
/** Returns a sentence for each last run, about all packages that were compared with it. */
const describeLastRuns = (reports) => {
    const byLastRun = Map.groupBy(reports, ({ previous }) => JSON.stringify(previous));
    return [...byLastRun.values()].flatMap((same) => {
        const latest = same.reduce((one, other) => (other.now > one.now ? other : one));
        return describeSinceLastRun({ ...latest, packages: same.flatMap(({ packages }) => packages) }) ?? [];
    });
};
const changesOf = (packages, { added, removed }) => {
    const compared = packages.flatMap(({ previous }) => previous ?? []);
    const sum = (figure) => compared.reduce((all, each) => all + each[figure], 0);
    const growth = packages.reduce((all, each) => all + (growthOf(each) ?? 0), 0);
    const before = sum('planned');
    const planned = packages.reduce((all, { previous, counts }) => all + (previous ? counts.planned : 0), 0);
    return [
        ...(sum('added') > 0 ? [(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum('added'), 'new version')] : []),
        ...(sum('removed') > 0 ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum('removed'), 'version')} gone`] : []),
        ...(growth !== 0 ? [`storage ${formatGrowth(growth)}`] : []),
        ...(before !== planned ? [`to delete ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(planned)} instead of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(before)}`] : []),
        ...(added.length > 0 ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(added.length, 'new package')} (${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatList */ .ki)(added)})`] : []),
        ...(removed.length > 0
            ? [`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(removed.length, 'package')} no longer found (${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatList */ .ki)(removed)})`]
            : [])
    ];
};
/** Returns by how many bytes a package has grown, before this run; null where that is unknown. */
const growthOf = ({ previous, bytes }) => previous?.bytes !== undefined && bytes?.complete ? bytes.total - previous.bytes : null;
const formatGrowth = (bytes) => `${bytes < 0 ? '\u2212' : '+'}${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(Math.abs(bytes))}`;
/** Returns what has changed since the last run as a folded table of the packages that changed; empty if nothing has. */
const sinceLastRunSection = (report) => {
    const title = describeSinceLastRun(report);
    if (title === null)
        return '';
    const { previous, packages } = report;
    const { titles, rows } = tableOfChanges(packages);
    const cells = ({ pkg, cells }) => [(0,_section_js__WEBPACK_IMPORTED_MODULE_2__/* .packageTitleMarkdown */ .cO)(pkg), ...cells];
    const others = [
        ...listed('New packages', previous?.added),
        ...listed('Packages that are no longer found', previous?.removed)
    ];
    const [lead = ''] = title.split(': ');
    const columns = ['Package', ...titles.map((each) => `${each}:`)];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .details */ .zH)(lead.replace('<', '&lt;'), [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(columns, rows, cells, 200), ...others].filter(Boolean).join('\n\n'));
};
/** Returns the packages that changed since the last run, with the cells of their rows, and the titles of these. */
const tableOfChanges = (packages) => {
    const changed = packages.filter(isChanged);
    const withBytes = changed.some((each) => growthOf(each) !== null);
    const rows = changed.map((pkg) => {
        const { counts, previous: before } = pkg;
        const growth = growthOf(pkg);
        const cells = [
            `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(before?.versions ?? 0)} \u2192 ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(counts.versions)}`,
            (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(before?.added ?? 0),
            (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(before?.removed ?? 0),
            ...(withBytes ? [growth === null ? '\u2013' : formatGrowth(growth)] : []),
            `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(before?.planned ?? 0)} \u2192 ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(counts.planned)}`
        ];
        return { pkg, cells };
    });
    return { titles: ['Versions', 'New', 'Gone', ...(withBytes ? ['Storage'] : []), 'To delete'], rows };
};
const isChanged = (each) => {
    const { previous, counts } = each;
    if (!previous)
        return false;
    return previous.added + previous.removed > 0 || previous.planned !== counts.planned || (growthOf(each) ?? 0) !== 0;
};
const listed = (title, names = []) => names.length === 0
    ? []
    : [
        `${title}: ${names.slice(0, 20).map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY).join(', ')}${names.length > 20 ? ` and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(names.length - 20)} more` : ''}`
    ];


/***/ }),

/***/ 81568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ formatRateLimit)
/* harmony export */ });
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(19820);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(39048);


/** Returns how many of the planned changes the requests of this hour are enough for, and how long the others take. */
const formatRateLimit = ({ remaining, planned, covered, furtherHours, furtherRuns, schedule }, { mode }) => {
    const noun = (0,_log_js__WEBPACK_IMPORTED_MODULE_0__/* .wordsFor */ .tu)({ mode }).verb === 'restore' ? 'restore' : 'deletion';
    const left = `GitHub's primary rate limit leaves this run ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(remaining, 'request')} in this hour`;
    if (covered === planned)
        return `${left}, enough for the ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(planned, `planned ${noun}`)}.`;
    const text = `${left}, enough for about ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatNumber */ .ZV)(covered)} of the ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(planned, `planned ${noun}`)}`;
    if (furtherRuns !== undefined) {
        const when = schedule === undefined ? `each in another hour` : `at the schedule "${schedule}"`;
        return `${text}; the rest takes about ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(furtherRuns, 'more run')}, ${when}.`;
    }
    return furtherHours === undefined
        ? `${text}.`
        : `${text}; for the rest it waits about ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(furtherHours, 'more hour')}.`;
};


/***/ }),

/***/ 39048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   ED: () => (/* binding */ formatNewest),
/* harmony export */   Iz: () => (/* binding */ detailReason),
/* harmony export */   K9: () => (/* binding */ formatReason),
/* harmony export */   MD: () => (/* binding */ units),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   Wk: () => (/* binding */ formatAny),
/* harmony export */   YS: () => (/* binding */ formatDeployments),
/* harmony export */   Yi: () => (/* binding */ formatMinute),
/* harmony export */   ZV: () => (/* binding */ formatNumber),
/* harmony export */   d$: () => (/* binding */ formatReasons),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   ki: () => (/* binding */ formatList),
/* harmony export */   l8: () => (/* binding */ formatUnion),
/* harmony export */   nV: () => (/* binding */ formatAge),
/* harmony export */   uj: () => (/* binding */ summarizeReason),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/** Returns a reason in words, such as `14d old, rule 1 keeps 7d and the newest 3 (this is the 9th newest)`. */
const formatReason = (reason) => (reason.code === 'expired' ? `${formatAge(reason.age)} old, ` : '') + reasonParts(reason).join('');
/** Returns why a version is deleted or restored, without its age, for lines that show the age already. */
const formatReasons = (reasons) => reasons.map((reason) => reasonParts(reason).join('')).join(', and ');
/** Returns the part of a reason that versions can share, by which they are counted. */
const summarizeReason = (reason) => reasonParts(reason)[0];
/** Returns the part of a reason that is a version's own. */
const detailReason = (reason) => reasonParts(reason)[1].replace(/^[:,]? /, '');
const reasonParts = (reason) => {
    switch (reason.code) {
        case 'uncovered':
            return ['not matched by any rule', `: ${formatList(reason.labels)}`];
        case 'protected':
            return ['protected', `: ${'labels' in reason ? formatList(reason.labels) : shortDigest(reason.digest)}`];
        case 'in-use':
            return [
                'in use',
                `: ${reason.file}:${reason.line} names ${'labels' in reason ? formatList(reason.labels) : shortDigest(reason.digest)}`
            ];
        case 'unknown-time':
            return ['creation time is missing or in the future', ''];
        case 'grace':
            return ['untagged and within the grace period', formatUntil(reason.until)];
        case 'needed-by':
            return ['needed by a kept version', `: ${formatList(reason.ids)}`];
        case 'min-keep':
            return [reason.limit > 1 ? `kept by min-keep: ${reason.limit}` : 'at least one is always kept', ''];
        case 'unreadable':
            return ['a manifest of the package cannot be read', ''];
        case 'fuse': {
            const { going, images, limit } = reason;
            const most = Math.floor((images * limit) / 100);
            return [
                `blocked by max-delete-percent: ${limit}`,
                `, because ${going} of ${images} would be deleted and at most ${most} may be`
            ];
        }
        case 'not-in-plan':
            return ['not in the approved plan', ''];
        case 'orphan':
            return [orphans[reason.placeholder ? 'placeholder' : 'referrer'], ''];
        case 'foreign-subject':
            return ['a signature or attestation of an image in another package', ''];
        case 'goes-with':
            return ['deleted along with', ` ${formatVersions(reason.ids)}`];
        case 'chosen':
            return [
                `selected by ${formatUnion(reason.by)}`,
                reason.age === null ? '' : `, deleted ${formatAge(reason.age)} ago`
            ];
        case 'comes-with':
            return ['restored along with', ` ${formatVersions(reason.ids)}`];
        case 'missing-from':
            return ['missing from', ` ${formatVersions(reason.ids)}`];
        case 'refers-to':
            return ['a signature or attestation of', ` ${formatVersions(reason.ids)}`];
        case 'perhaps-needed':
            return ['untagged, possibly part of a restored image', ''];
        case 'with-package':
            return ['restored with its package', ''];
        case 'active':
            return ['already present', ''];
        case 'tag-moved':
            return ['a tag has moved', `: ${reason.tag} now points to version ${reason.id} and is not moved back`];
        case 'expired':
            return [`rule ${reason.rule + 1}`, formatUnmet(reason.misses)];
        default:
            return [`rule ${reason.rule + 1} ${formatKeepKey(reason)}`, formatKeepDetail(reason)];
    }
};
const orphans = {
    placeholder: 'an empty placeholder, left behind when its tag was being removed',
    referrer: 'the image that it refers to no longer exists'
};
const formatKeepKey = ({ code, limit, thenFor }) => {
    switch (code) {
        case 'while':
            return `keeps it ${conditions[limit]?.[0]}${thenFor === undefined ? '' : ` and for ${thenFor} after`}`;
        case 'ungrouped':
            return `keeps it, because it has no ${groupKeys.get(limit) ?? `{${limit}}`}`;
        default:
            return `keeps ${formatLimit(code, limit)}`;
    }
};
const formatKeepDetail = ({ code, limit, group, rank, period, until, by, environments }) => [
    by === undefined ? '' : ', by its last change',
    code === 'latest' && limit !== 1 && rank !== undefined ? ` (this is the ${formatPosition(rank)})` : '',
    period === undefined ? '' : `, newest of ${formatPeriod(period)}`,
    group === undefined ? '' : `, group ${group}`,
    code !== 'deployments' ? '' : environments ? `: ${formatList(environments)}` : ', possibly this one',
    formatUntil(until)
].join('');
/** Returns what a key of `keep` keeps, as the object of "keeps". */
const formatLimit = (key, limit) => {
    switch (key) {
        case 'within':
            return `${limit}`;
        case 'latest':
            return formatNewest(Number(limit));
        case 'max':
            return `at most ${limit}`;
        case 'deployments':
            return formatDeployments(Number(limit));
        default:
            return `${key}: ${limit}`;
    }
};
/** Returns what a rule keeps, and by how much a version missed it; a limit of 0 keeps none, so it is left out. */
const formatUnmet = (unmet) => {
    const [limits, details, lostPeriods] = [[], [], []];
    for (const condition of nearestOfKeys(unmet)) {
        const { key, limit, rank, period } = condition;
        // The limit of age comes first, next to the age.
        if (key === 'within')
            limits.unshift(formatLimit(key, limit));
        else if (key !== 'while')
            limits.push(formatLimit(key, limit));
        details.push(...formatRank(condition));
        if (period && rank === undefined)
            lostPeriods.push(formatPeriod(period));
    }
    if (limits.length + details.length === 0)
        return ' keeps none';
    if (lostPeriods.length > 0)
        details.push(`not the newest of ${formatAny(lostPeriods)}`);
    if (limits.length === 0)
        return `: ${details.join('; ')}`;
    return ` keeps ${formatUnion(limits)}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
};
/** Returns the nearest miss of each key that keeps anything: the same one may be missed in several groups. */
const nearestOfKeys = (all) => {
    const unmet = all.some(({ limit }) => limit === 0) ? all.filter(({ limit }) => limit !== 0) : all;
    if (unmet.length === 1)
        return unmet;
    const nearest = new Map();
    for (const condition of unmet) {
        const best = nearest.get(condition.key);
        if (!best || rankOf(condition) < rankOf(best))
            nearest.set(condition.key, condition);
    }
    return [...nearest.values()];
};
const rankOf = ({ rank }) => rank ?? Number.POSITIVE_INFINITY;
const formatRank = ({ key, limit, rank, thenFor }) => {
    if (key === 'while')
        return [thenFor === undefined ? `${conditions[limit]?.[1]}` : `its pull request has been closed for ${thenFor}`];
    if (rank === undefined || key === 'within' || key === 'deployments' || typeof limit !== 'number')
        return [];
    return [`this is the ${key === 'latest' || key === 'max' ? formatPosition(rank) : `${ordinal(rank)} ${units[key]}`}`];
};
/** The unit that each key of periods counts. */
const units = {
    hourly: 'hour',
    daily: 'day',
    weekly: 'week',
    monthly: 'month',
    yearly: 'year'
};
/** The conditions of `while` in words: when they hold, and when they do not. */
const conditions = {
    'pr-open': ['while its pull request is open', 'its pull request is not open'],
    'branch-exists': ['while its branch exists', 'its branch does not exist'],
    'tag-exists': ['while its Git tag exists', 'its Git tag does not exist'],
    unreleased: ['until its version is released', 'its version is released']
};
/** The property that a version without a group, or without a position in the order, lacks; other keys are placeholders. */
const groupKeys = new Map([
    ['version', 'version number'],
    ['major', 'version number'],
    ['minor', 'version number'],
    ['variant', 'version number'],
    ['channel', 'prerelease channel']
]);
/** Returns `the newest 3`, or `the newest` for 1. */
const formatNewest = (count) => (count === 1 ? 'the newest' : `the newest ${count}`);
/** Returns what `deployments` keeps. */
const formatDeployments = (count) => `what ${formatNewest(count)} successful deployment${count === 1 ? '' : 's'} of each environment used`;
/** Returns `newest`, `2nd newest`, and so on. */
const formatPosition = (rank) => (rank === 1 ? 'newest' : `${ordinal(rank)} newest`);
/** Returns `2nd`, `3rd`, `11th`. */
const ordinal = (number) => {
    const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
    return `${formatNumber(number)}${(tens === 1 ? undefined : ['th', 'st', 'nd', 'rd'][ones]) ?? 'th'}`;
};
/** Returns `a`, `a or b`, or `a, b or c`. */
const formatAny = (items) => joinWith('or', items);
/** Returns `a`, `a and b`, or `a, b and c`. */
const formatUnion = (items) => joinWith('and', items);
const joinWith = (word, items) => items.length > 1 ? `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}` : items.join();
/** Returns the first `limit` items separated by commas, and the number of others. */
const formatList = (items, limit = 5) => items.length > limit ? `${items.slice(0, limit).join(', ')} and ${items.length - limit} more` : items.join(', ');
/** Returns version IDs as `version 3`, or `versions 3, 4`. */
const formatVersions = (ids) => `version${ids.length === 1 ? '' : 's'} ${formatList(ids)}`;
/** Returns a count with its noun, in the plural unless it is one. */
const formatCount = (number, noun) => `${formatNumber(number)} ${noun}${number === 1 ? '' : 's'}`;
/** Returns a whole number with thousands separators. Loading the data of `Intl` for that would take 8 MiB of memory. */
const formatNumber = (number) => number < 1000 ? `${number}` : `${formatNumber(Math.floor(number / 1000))},${`${number % 1000}`.padStart(3, '0')}`;
/** Returns a duration in milliseconds in its largest whole unit: `14d`, `5h`, `3min`, `<1min`. */
const formatAge = (ms) => {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 60)
        return minutes < 1 ? '<1min' : `${minutes}min`;
    return minutes < 48 * 60 ? `${Math.floor(minutes / 60)}h` : `${Math.floor(minutes / 1440)}d`;
};
/** Returns a size in bytes in the largest binary unit that leaves a number of at least 1. */
const formatBytes = (bytes) => {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
    const amount = bytes / 1024 ** power;
    return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[power]}`;
};
/** Returns a time in milliseconds as ISO 8601 in UTC, to the second. */
const formatTime = (ms) => `${new Date(ms).toISOString().slice(0, -5)}Z`;
/** Returns a time in milliseconds for people: UTC, to the minute. */
const formatMinute = (ms) => new Date(ms)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ');
/** Returns `, until \u2026`; empty for a time beyond the calendar. */
const formatUntil = (time = null) => time === null || time === Number.POSITIVE_INFINITY ? '' : `, until ${formatMinute(time)}`;
/** Returns a period of `hourly` to `yearly`, which an ISO 8601 prefix names, for people. */
const formatPeriod = (period) => (period.includes('T') ? `${period.replace('T', ' ')}:00` : period);
/** Shortens a digest, or a tag made of one, to 12 hex digits; returns other names unchanged. */
const shortDigest = (name) => name.replace(/^(\w+[:-][0-9a-f]{12})[0-9a-f]{52,}/, '$1');


/***/ }),

/***/ 14981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M8: () => (/* binding */ describeParts),
/* harmony export */   OD: () => (/* binding */ versionLabelMarkdown),
/* harmony export */   OT: () => (/* binding */ problemBlocks),
/* harmony export */   Sf: () => (/* binding */ packageSection),
/* harmony export */   _4: () => (/* binding */ countTagsToRemove),
/* harmony export */   cO: () => (/* binding */ packageTitleMarkdown),
/* harmony export */   hy: () => (/* binding */ ageOf),
/* harmony export */   uF: () => (/* binding */ unitOf),
/* harmony export */   wK: () => (/* binding */ policySuffix),
/* harmony export */   xH: () => (/* binding */ versionsByOutcome)
/* harmony export */ });
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(14946);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(97406);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(19820);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(63021);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(39048);
/* harmony import */ var _topics_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1048);






/** Yields the blocks of a package's section in the job summary, without its heading; lists have at most `rows` rows. */
function* packageSection(report, run, rows) {
    yield* problemBlocks(report, run, rows);
    if (report.repository)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLookupRepository */ .kL)(report.repository));
    if (run.mode === 'repair')
        yield repairTable(report, run, rows);
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .restores */ .AC)(run.mode))
        yield* restoreBlocks(report, run, rows);
    else
        yield* deletionBlocks(report, run, rows);
    yield removedTags(report, run, rows);
    yield keptTable(report, run, rows);
    yield inUseTable(report, rows);
    yield unreferencedNote(report, run);
    yield* brokenBlocks(report, run, rows);
}
/** Yields the problem of the package, and the versions that were not changed as planned, with the remedies. */
function* problemBlocks(report, run, rows) {
    const { status, problem = '', problems = [problem], warnings = [], conflicting } = report;
    if (conflicting)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('NOTE', `This package is in conflict: ${_log_js__WEBPACK_IMPORTED_MODULE_1__/* .conflictMeaning */ .EA}.`);
    if (warnings.length > 0)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('WARNING', 'Warnings:', warnings);
    // Manifests that were requested at the same time as an unreadable one mostly have the same problem.
    if (status !== 'ok') {
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)(status === 'skipped' ? 'NOTE' : 'CAUTION', adviceFor(report, run), problems, 3);
        yield (0,_topics_js__WEBPACK_IMPORTED_MODULE_4__/* .linksFor */ .h8)([problem]);
    }
    for (const outcome of ['failed', 'refused', 'changed', 'skipped']) {
        const versions = versionsByOutcome(report, outcome);
        const byError = Map.groupBy(versions, ({ id, error }) => error?.replace(`version ${id} `, 'a version ') ?? '');
        const formatGroup = ([error, [first, ...others]]) => {
            const why = others.length > 0 ? error : (first?.error ?? '');
            const labels = [...(first ? [first] : []), ...others].map(versionLabelMarkdown);
            return `${joinFirst(labels, 20)} **${outcome}**: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(why || 'the plan no longer deletes it')}`;
        };
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bulletList */ .fF)([...byError], formatGroup, rows);
        if (versions.length > 0) {
            yield (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .restores */ .AC)(run.mode) ? restoreHints[outcome] : hintFor(outcome, run, [...byError.keys()].join(' '));
        }
    }
}
/** Returns the state of a package that was not changed as planned, and the remedy; its problems follow. */
const adviceFor = (report, { mode }) => {
    const { status, counts, revived } = report;
    const changed = counts.deleted + counts.restored + counts.untagged;
    const state = revived
        ? 'This package had been deleted and was restored with the versions that it had then; nothing else in it was changed.'
        : changed > 0
            ? 'Not all of this package was changed as planned.'
            : status === 'fused'
                ? 'Nothing was deleted from this package.'
                : 'Nothing in this package was changed.';
    if (status === 'skipped' && mode === 'check')
        return 'This package was left out of the check:';
    if (status === 'skipped')
        return state;
    if (status === 'failed')
        return `${state} Run again once the cause is fixed:`;
    const percent = (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .percentToDelete */ .Gg)(report);
    const remedy = percent === null ? 'raise `max-delete-percent`' : `set \`max-delete-percent: ${percent}\``;
    return `${state} Review the list below. If it is right, ${remedy} for one run; otherwise correct the policy:`;
};
const hintFor = (outcome, { policy }, errors) => {
    if (outcome === 'skipped')
        return 'Skipped versions were not deleted; the next run will try them once the cause is fixed.';
    if (outcome === 'changed')
        return 'Versions that changed during the run were left alone; the next run re-evaluates them.';
    if (outcome === 'failed')
        return 'Failed versions were not deleted; the next run will try again.';
    const isFlat = policy.policies.length === 1;
    const protect = isFlat ? '`keep-tags` (in a policy document `protect`)' : '`protect`';
    const downloads = `Only GitHub Support can delete a public version with over 5,000 downloads. Add its tag or name to ${protect} so that no run tries again. ${(0,_topics_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('More about downloads', _topics_js__WEBPACK_IMPORTED_MODULE_4__/* .pages */ .Bd.downloads)}.`;
    const lastVersion = 'GitHub does not delete the last version of a package, or the last tagged one of a container. If the package is no longer needed, delete it with `delete-empty-packages: true` or in its settings; otherwise push a new version first.';
    return [...(/downloads/.test(errors) ? [downloads] : []), ...(/\blast\b/.test(errors) ? [lastVersion] : [])].join('\n\n');
};
const restoreHints = {
    failed: 'Failed versions are still deleted; run again once the cause is fixed.',
    refused: 'GitHub restores versions deleted in the last 30 days, unless another version was published under the same name. An image' +
        ' that lacks such a part cannot be pulled completely.',
    changed: '',
    skipped: 'Skipped versions are still deleted; run again once the cause is fixed.'
};
/** Yields the restored versions with their reasons, and those that were restored without all their tags. */
function* restoreBlocks(report, { dryRun }, rows) {
    const versionsBlock = (members, verb) => {
        const changes = members.filter(_log_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectChange */ .UX);
        const cells = (version) => {
            const { reasons, outcome, error } = version;
            const why = [(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReasons */ .d$)(reasons), ...(outcome === 'deferred' && error ? [error] : [])].join('; ');
            return [versionLabelMarkdown(version), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdownCell */ .Vf)(why)];
        };
        const isGuess = members.some(({ reasons: [first] }) => first?.code === 'perhaps-needed');
        const parts = describeParts(members.length - changes.length, isGuess);
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(changes.length, unitOf(report))} ${verb}${parts}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Version', 'Why'], changes, cells, rows));
    };
    const deferred = versionsByOutcome(report, 'deferred', ...(dryRun ? [] : ['planned']));
    yield dryRun
        ? versionsBlock(versionsByOutcome(report, 'planned'), 'would be restored')
        : versionsBlock(versionsByOutcome(report, 'restored'), 'restored');
    yield versionsBlock(deferred, 'deferred to a later run');
    const versions = (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredWithoutTags */ .Ci)(report);
    if (versions.length === 0)
        return;
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('WARNING', `${(0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .formatLostTags */ .H3)(versions)}:`);
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .bulletList */ .fF)(versions, (version) => `${versionLabelMarkdown(version)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)(version.error ?? '')}`, rows);
}
/** Returns the number of parts as the end of a sentence; empty for none. */
const describeParts = (parts, isGuess = false) => parts === 0
    ? ''
    : `, with ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(parts, isGuess ? 'possible part' : 'part')} (platforms, attestations, signatures)`;
/** Yields the deleted versions with their reasons; parts of images are only counted. */
function* deletionBlocks(report, run, rows) {
    const versionsBlock = (members, verb) => {
        const changes = members.filter(_log_js__WEBPACK_IMPORTED_MODULE_1__/* .isDirectChange */ .UX);
        const parts = describeParts(members.length - changes.length);
        const cells = (version) => [
            versionLabelMarkdown(version),
            ageOf(version, run),
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdownCell */ .Vf)((0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatReasons */ .d$)(version.reasons))
        ];
        return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(changes.length, unitOf(report))} ${verb}${parts}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Version', 'Age:', 'Why'], changes, cells, rows));
    };
    const toDelete = ({ action }) => action === 'delete';
    if (run.dryRun) {
        yield versionsBlock(versionsByOutcome(report, 'planned').filter(toDelete), 'would be deleted');
        yield versionsBlock(versionsByOutcome(report, 'deferred').filter(toDelete), 'would be deferred to a later run');
    }
    else {
        yield versionsBlock(versionsByOutcome(report, 'deleted'), 'deleted');
        yield versionsBlock(versionsByOutcome(report, 'gone'), 'already deleted by someone else');
        yield versionsBlock(versionsByOutcome(report, 'deferred', 'planned').filter(toDelete), 'deferred to a later run');
    }
    const blocked = report.versions.filter(({ part, reasons: [first] }) => (0,_retention_version_js__WEBPACK_IMPORTED_MODULE_5__/* .isTopLevel */ ["in"])({ part }) && first?.code === 'fuse');
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(blocked.length, unitOf(report))} that the policy would delete, blocked by max-delete-percent`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Version', 'Age:'], blocked, (version) => [versionLabelMarkdown(version), ageOf(version, run)], rows));
}
const removedTags = (report, { dryRun }, rows) => {
    const tags = dryRun ? countTagsToRemove(report) : report.counts.untagged;
    const images = report.versions.filter(({ untag, outcome }) => untag.length > 0 && (dryRun || outcome === 'untagged'));
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(tags, 'tag')} ${dryRun ? 'would be ' : ''}removed from kept images`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Image', dryRun ? 'Tags to remove' : 'Tags removed'], images, (image) => [versionLabelMarkdown(image), formatNames(image.untag)], rows));
};
/** Returns the kept versions, counted by their first reason. */
const keptTable = ({ versions, counts }, { mode }, rows) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(counts.kept, 'version')} ${(0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsFor */ .tu)({ mode }).kept}`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Why', 'Versions:', 'For example'], [...(0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .keptByReason */ .Ad)(versions)], ([reason, members]) => [
    (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdownCell */ .Vf)(reason),
    (0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatNumber */ .ZV)(members.length),
    members.slice(0, 3).map(versionLabelMarkdown).join(', ')
], rows));
/** Returns the kept versions that files of `in-use` name, each with the place. */
const inUseTable = (report, rows) => {
    const versions = (0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .versionsInUse */ .wi)(report);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)(`${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(versions.length, 'version')} in use`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Version', 'Where'], versions, (version) => [versionLabelMarkdown(version), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdownCell */ .Vf)((0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .formatUses */ .A6)(version))], rows));
};
/** Returns a note on untagged versions that nothing needs and no rule matches, such as those that a killed run leaves. */
const unreferencedNote = ({ versions }, { mode }) => {
    const unreferenced = versions.filter(({ action, part, manifest, reasons: [first] }) => action === 'keep' &&
        part !== 'child' &&
        manifest &&
        first?.code === 'uncovered' &&
        first.labels.includes('@untagged'));
    if ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .restores */ .AC)(mode) || unreferenced.length === 0)
        return '';
    const lead = `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(unreferenced.length, 'untagged version')} ${unreferenced.length === 1 ? 'is' : 'are'} not needed by any image and not matched by any rule`;
    const advice = 'Such versions remain when a tag moves to a newer image, or when a run is killed while it deletes the platforms and signatures of' +
        ' an image. To delete them, set `delete-untagged: true`, or write a rule for `@untagged`.';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('NOTE', `${lead}, for example ${joinFirst(unreferenced.map(versionLabelMarkdown), 3)}. ${advice}`);
};
/** Returns what a repair does for each image, and what it lacks after that. */
const repairTable = ({ repairs = [] }, { dryRun }, rows) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Image', dryRun ? 'What a real run would do' : 'Result'], repairs.toSorted((a, b) => b.missing.length - a.missing.length), (repair) => [
    versionLabelMarkdown({ name: `version ${repair.id}`, ...repair }),
    (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdownCell */ .Vf)((0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .formatRepair */ .xr)(repair, dryRun))
], rows);
function* brokenBlocks(report, { mode }, rows) {
    const { broken = [] } = report;
    // A repair has a table of them.
    if (broken.length === 0 || mode === 'repair')
        return;
    const why = mode === 'restore'
        ? 'parts were not restored. Restore them too, push the image again, or delete its tags.'
        : `parts were missing before this run, which did not change the image: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .escapeMarkdown */ .FV)((0,_log_js__WEBPACK_IMPORTED_MODULE_1__/* .adviceForBroken */ .Px)(report))}. ${(0,_topics_js__WEBPACK_IMPORTED_MODULE_4__/* .link */ .nf)('How to repair images', _topics_js__WEBPACK_IMPORTED_MODULE_4__/* .pages */ .Bd.repair)}.`;
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .alert */ .xE)('WARNING', `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(broken.length, 'tagged image')} cannot be pulled completely: ${why}`);
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .details */ .zH)('Missing parts', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .table */ .tp)(['Image', 'Missing'], broken, ({ tags, missing }) => [formatNames(tags), formatNames(missing.map(_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK))], rows));
}
/** Returns the number of the policy that applies to a package; empty for a single policy. */
const policySuffix = ({ policyIndex }, { policy }) => policy.policies.length > 1 ? ` (policy ${policyIndex + 1})` : '';
/** Returns the type and name of a package as Markdown. */
const packageTitleMarkdown = ({ type, owner, name }) => `${type} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(`${owner}/${name}`)}`;
/** Returns how many tags the plan removes from kept versions. */
const countTagsToRemove = ({ versions }) => versions.reduce((sum, { untag }) => sum + untag.length, 0);
/** Returns the versions with one of these outcomes. */
const versionsByOutcome = ({ versions }, ...outcomes) => versions.filter(({ outcome }) => outcomes.includes(outcome));
/** Returns what the versions of a package are called that are decided for their own reasons. */
const unitOf = ({ type }) => (type === 'container' ? 'image' : 'version');
/** Returns what a version is called, as Markdown: its tags, its name, or a short digest. */
const versionLabelMarkdown = ({ name, tags }) => tags.length > 0 ? formatNames(tags) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)((0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK)(name));
/** Returns the first few names, each as code. */
const formatNames = (names) => joinFirst(names.map(_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .shortDigest */ .VK).map(_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY), 5, ' ');
const joinFirst = (texts, limit, separator = ', ') => texts.slice(0, limit).join(separator) +
    (texts.length > limit ? ` and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatNumber */ .ZV)(texts.length - limit)} more` : '');
/** Returns the age of a version at the time of the run; a dash if it is unknown. */
const ageOf = ({ createdAt }, { now }) => createdAt === null ? '\u2013' : (0,_reason_js__WEBPACK_IMPORTED_MODULE_3__/* .formatAge */ .nV)(Date.parse(now) - Date.parse(createdAt));


/***/ }),

/***/ 12747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ playground),
/* harmony export */   fs: () => (/* binding */ docsUrl)
/* harmony export */ });
/* unused harmony export site */
/** The address of the project's site: the pages of docs/, and the playground in `playground/`. */
const site = 'https://package-retention.github.io/package-retention/';
/** The address of the playground, the report page for any report.json. */
const playground = `${site}playground/`;
/** Returns the address of a page of docs/ on the site, or of a heading in it, such as `judging#groups`. */
const docsUrl = (page) => {
    const [name, anchor] = page.split('#');
    return `${site}${name}.html${anchor === undefined ? '' : `#${anchor}`}`;
};


/***/ }),

/***/ 44639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ sanitizeLogLine),
/* harmony export */   _: () => (/* binding */ escapeControlChars)
/* harmony export */ });
/** Returns external text as one line of a log, in which it can start neither a workflow command nor another line. */
const sanitizeLogLine = (text) => escapeControlChars(text)
    // The runner accepts the older form of a command anywhere in a line.
    .replaceAll('##[', '# #[')
    .replace(/^(\s*)::/, '$1: :');
/** Escapes characters that start a line, move the cursor, change the text direction or are not valid Unicode. */
const escapeControlChars = (text) => text.replace(
// Joiners are harmless, and scripts and emoji need them.
/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => escapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`);
const escapes = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };


/***/ }),

/***/ 1048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bd: () => (/* binding */ pages),
/* harmony export */   h8: () => (/* binding */ linksFor),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ withAddresses)
/* harmony export */ });
/* unused harmony export topics */
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(12747);

/** The pages that messages link to. The first whose text a message has explains it. */
const topics = [
    {
        page: 'troubleshooting#reports-of-earlier-runs',
        title: 'Reports of earlier runs',
        messages: [
            'a job needs permissions: actions: read',
            'has no artifact whose name begins with',
            'has no report any more'
        ]
    },
    {
        page: 'fleet',
        title: 'Several jobs',
        messages: ['input only: ', 'input batches: ', 'input run: ', 'no job of the run']
    },
    { page: 'migration', title: 'Moving from another action', messages: ['it is an input of '] },
    {
        page: 'restore',
        title: 'Undo',
        messages: ['input restore-from: ', 'input restore-tags: ', 'nothing to restore: ']
    },
    { page: 'approval', title: 'Approve before deleting', messages: ['input plan: '] },
    { page: 'in-use', title: 'Keep what is in use', messages: ['input in-use: ', 'so any version may be in use'] },
    {
        page: 'policies',
        title: 'Policy documents',
        messages: ['input policy:', 'unknown key of ', 'input policy-file: ']
    },
    {
        page: 'patterns',
        title: 'Patterns, names and durations',
        messages: [
            'input delete-tags: ',
            'input keep-tags: ',
            'input packages: ',
            'input older-than: ',
            'protects nothing in this'
        ]
    },
    { page: 'patterns#limits', title: 'Limits', messages: ['blocked by max-delete-percent'] },
    {
        page: 'tokens#rate-limits',
        title: 'Rate limits',
        messages: ['the primary rate limit of the token is used up']
    },
    {
        page: 'tokens',
        title: 'Tokens and permissions',
        messages: [
            ...['input token: ', 'the token lacks ', 'the Admin role', 'this kind of token may not list packages'],
            ...['authorize the token', 'the token may not see it', 'give the job permissions: ']
        ]
    },
    {
        page: 'troubleshooting#listing-a-package',
        title: 'Listing a package',
        messages: ['listing page ', 'listing the versions of']
    }
];
/** The pages that the summary links to where no message is. */
const pages = {
    reasons: 'troubleshooting#less-was-deleted-than-expected',
    downloads: 'limits#downloads',
    lastVersion: 'limits#the-last-version',
    rateLimits: 'tokens#rate-limits',
    repair: 'repair',
    restore: 'restore',
    tokens: 'tokens'
};
/** Returns the page that explains a message; null for a message that says all there is to say. */
const topicOf = (message) => topics.find(({ messages }) => messages.some((text) => message.includes(text))) ?? null;
/** Returns messages with the addresses of the pages that explain them, each page once. */
const withAddresses = (messages) => {
    const named = new Set();
    return messages.map((message) => {
        const topic = topicOf(message);
        if (topic === null || named.has(topic.page))
            return message;
        named.add(topic.page);
        return `${message} (${(0,_site_js__WEBPACK_IMPORTED_MODULE_0__/* .docsUrl */ .fs)(topic.page)})`;
    });
};
/** Returns links to the pages that explain messages, as a sentence of Markdown; empty if none does. */
const linksFor = (messages) => {
    const found = new Map(messages.flatMap((message) => topicOf(message) ?? []).map((topic) => [topic.page, topic]));
    const links = [...found.values()].slice(0, 3).map(({ page, title }) => link(title, page));
    return links.length > 0 ? `More: ${links.join(', ')}.` : '';
};
/** Returns a link to a page of the documentation as Markdown. */
const link = (title, page) => `[${title}](${(0,_site_js__WEBPACK_IMPORTED_MODULE_0__/* .docsUrl */ .fs)(page)})`;


/***/ }),

/***/ 63198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ planCalendar),
/* harmony export */   a: () => (/* binding */ calendarDays)
/* harmony export */ });
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(14946);

/** The days that a calendar looks ahead. */
const calendarDays = 30;
const day = 86_400_000;
/** Returns the days of the next 30 on which kept versions expire, the first day first; `expiries` has the time of each. */
const planCalendar = (decisions, expiries, manifests, now) => {
    const end = now + calendarDays * day;
    const dates = expiries.map((time) => time !== null && time < end ? new Date(time).toISOString().slice(0, 10) : never);
    const days = [...new Set(dates)].filter((date) => date !== never).toSorted();
    if (days.length === 0)
        return [];
    const bytes = bytesByDate(decisions, dates, manifests);
    return days.map((date) => {
        const expiring = decisions.filter((_, index) => dates[index] === date);
        return {
            date,
            versions: expiring.length,
            images: expiring.filter(_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isTopLevel */ ["in"]).length,
            ...(manifests.size > 0 && { bytes: bytes.get(date) ?? 0 })
        };
    });
};
/** Returns the bytes that are freed on each day: a blob goes with the last version that refers to it. */
const bytesByDate = (decisions, dates, manifests) => {
    const last = new Map();
    for (const [index, { version, action }] of decisions.entries()) {
        const fact = manifests.get(version.name);
        const date = action === 'delete' ? past : String(dates[index]);
        for (const { digest, size } of typeof fact === 'object' ? fact.blobs : [])
            if (date > (last.get(digest)?.date ?? ''))
                last.set(digest, { size, date });
    }
    const sums = new Map();
    for (const { size, date } of last.values())
        sums.set(date, (sums.get(date) ?? 0) + size);
    return sums;
};
/** Before and after all dates of a calendar. */
const past = '0';
const never = '~';


/***/ }),

/***/ 16892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ noCounts)
/* harmony export */ });
/** The counts of a package of which nothing is known. */
const noCounts = {
    versions: 0,
    images: 0,
    planned: 0,
    deleted: 0,
    kept: 0,
    untagged: 0,
    refused: 0,
    failed: 0,
    restored: 0
};


/***/ }),

/***/ 71335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ findDenial)
/* harmony export */ });
/** Returns what GitHub said if the token may change nothing of a package; null if it could change something. */
const findDenial = (outcomes) => {
    let denial = null;
    for (const { outcome, denied, problem } of outcomes) {
        if (outcome === 'deleted' || outcome === 'restored' || outcome === 'untagged' || outcome === 'refused')
            return null;
        if (denied)
            denial ??= problem;
    }
    return denial;
};


/***/ }),

/***/ 25811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ closestWord),
/* harmony export */   a: () => (/* binding */ didYouMean)
/* harmony export */ });
/** Far more characters than any known word has: comparing takes quadratic time. */
const maxLength = 200;
/**
 * Returns the known word that `word` is, or is the beginning of, as `older` is of `older-than`, or a misspelling, whatever the case;
 * null if none is near: one typing error for every three characters is, and never more than two.
 */
const closestWord = (word, known) => {
    if (word.length > maxLength)
        return null;
    if (known.includes(word))
        return word;
    const [longer, ...others] = known.filter((each) => each.toLowerCase().startsWith(`${word.toLowerCase()}-`));
    if (longer !== undefined && others.length === 0 && word.length > 2)
        return longer;
    const [first] = known
        .map((candidate) => ({
        candidate,
        errors: errors(word.toLowerCase(), candidate.toLowerCase()),
        most: Math.min(2, Math.floor(Math.min(word.length, candidate.length) / 3))
    }))
        .filter(({ candidate, errors, most }) => errors <= most && !isOpposite(word.toLowerCase(), candidate))
        .sort((a, b) => a.errors - b.errors);
    return first?.candidate ?? null;
};
/** True if `un` turns one word into the other, as in `tagged` and `untagged`. */
const isOpposite = (one, other) => one.length !== other.length && one.replace('un', '') === other.replace('un', '');
/** Returns ` (did you mean WORD?)` for a message about a misspelt word; empty if no known word is near. */
const didYouMean = (word, known) => {
    const near = closestWord(word, known);
    return near === null ? '' : ` (did you mean ${near}?)`;
};
/** Returns the number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
const errors = (from, to) => {
    let [earlier, row] = [[], Array.from({ length: to.length + 1 }, (_, column) => column)];
    for (let line = 1; line <= from.length; line++) {
        const next = [line];
        for (let column = 1; column <= to.length; column++) {
            const replaced = at(row, column - 1) + Number(from[line - 1] !== to[column - 1]);
            const swaps = from[line - 1] === to[column - 2] && from[line - 2] === to[column - 1];
            const swapped = at(earlier, column - 2) + (swaps ? 1 : 2);
            next.push(Math.min(at(row, column) + 1, at(next, column - 1) + 1, replaced, swapped));
        }
        ;
        [earlier, row] = [row, next];
    }
    return at(row, to.length);
};
const at = (row, column) => row[column] ?? Number.POSITIVE_INFINITY;


/***/ }),

/***/ 14532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Gw: () => (/* binding */ addDuration),
  E9: () => (/* binding */ parseDuration),
  nj: () => (/* binding */ subtractDuration),
  WI: () => (/* binding */ whenAged)
});

;// CONCATENATED MODULE: ./node_modules/@date-fns/utc/date/mini.js
class UTCDateMini extends Date {
  constructor() {
    super();
    this.setTime(arguments.length === 0 ?
    // Enables Sinon's fake timers that override the constructor
    Date.now() : arguments.length === 1 ? typeof arguments[0] === "string" ? +new Date(arguments[0]) : arguments[0] : Date.UTC(...arguments));
  }
  getTimezoneOffset() {
    return 0;
  }
}

// Replace getter and setter functions with UTC counterparts
const re = /^(get|set)(?!UTC)/;
Object.getOwnPropertyNames(Date.prototype).forEach(method => {
  if (re.test(method)) {
    const utcMethod = Date.prototype[method.replace(re, "$1UTC")];
    if (utcMethod) UTCDateMini.prototype[method] = utcMethod;
  }
});
;// CONCATENATED MODULE: ./node_modules/date-fns/constants.js
/**
 * @module constants
 * @summary Useful constants
 * @description
 * Collection of useful date constants.
 *
 * The constants could be imported from `date-fns/constants`:
 *
 * ```ts
 * import { maxTime, minTime } from "./constants/date-fns/constants";
 *
 * function isAllowedTime(time) {
 *   return time <= maxTime && time >= minTime;
 * }
 * ```
 */

/**
 * @constant
 * @name daysInWeek
 * @summary Days in 1 week.
 */
const daysInWeek = 7;

/**
 * @constant
 * @name daysInYear
 * @summary Days in 1 year.
 *
 * @description
 * How many days in a year.
 *
 * One years equals 365.2425 days according to the formula:
 *
 * > Leap year occurs every 4 years, except for years that are divisible by 100 and not divisible by 400.
 * > 1 mean year = (365+1/4-1/100+1/400) days = 365.2425 days
 */
const daysInYear = 365.2425;

/**
 * @constant
 * @name maxTime
 * @summary Maximum allowed time.
 *
 * @example
 * import { maxTime } from "./constants/date-fns/constants";
 *
 * const isValid = 8640000000000001 <= maxTime;
 * //=> false
 *
 * new Date(8640000000000001);
 * //=> Invalid Date
 */
const maxTime = Math.pow(10, 8) * 24 * 60 * 60 * 1000;

/**
 * @constant
 * @name minTime
 * @summary Minimum allowed time.
 *
 * @example
 * import { minTime } from "./constants/date-fns/constants";
 *
 * const isValid = -8640000000000001 >= minTime;
 * //=> false
 *
 * new Date(-8640000000000001)
 * //=> Invalid Date
 */
const minTime = -maxTime;

/**
 * @constant
 * @name millisecondsInWeek
 * @summary Milliseconds in 1 week.
 */
const millisecondsInWeek = 604800000;

/**
 * @constant
 * @name millisecondsInDay
 * @summary Milliseconds in 1 day.
 */
const millisecondsInDay = 86400000;

/**
 * @constant
 * @name millisecondsInMinute
 * @summary Milliseconds in 1 minute
 */
const millisecondsInMinute = 60000;

/**
 * @constant
 * @name millisecondsInHour
 * @summary Milliseconds in 1 hour
 */
const millisecondsInHour = 3600000;

/**
 * @constant
 * @name millisecondsInSecond
 * @summary Milliseconds in 1 second
 */
const millisecondsInSecond = 1000;

/**
 * @constant
 * @name minutesInYear
 * @summary Minutes in 1 year.
 */
const minutesInYear = 525600;

/**
 * @constant
 * @name minutesInMonth
 * @summary Minutes in 1 month.
 */
const minutesInMonth = 43200;

/**
 * @constant
 * @name minutesInDay
 * @summary Minutes in 1 day.
 */
const minutesInDay = 1440;

/**
 * @constant
 * @name minutesInHour
 * @summary Minutes in 1 hour.
 */
const minutesInHour = 60;

/**
 * @constant
 * @name monthsInQuarter
 * @summary Months in 1 quarter.
 */
const monthsInQuarter = 3;

/**
 * @constant
 * @name monthsInYear
 * @summary Months in 1 year.
 */
const monthsInYear = 12;

/**
 * @constant
 * @name quartersInYear
 * @summary Quarters in 1 year
 */
const quartersInYear = 4;

/**
 * @constant
 * @name secondsInHour
 * @summary Seconds in 1 hour.
 */
const secondsInHour = 3600;

/**
 * @constant
 * @name secondsInMinute
 * @summary Seconds in 1 minute.
 */
const secondsInMinute = 60;

/**
 * @constant
 * @name secondsInDay
 * @summary Seconds in 1 day.
 */
const secondsInDay = secondsInHour * 24;

/**
 * @constant
 * @name secondsInWeek
 * @summary Seconds in 1 week.
 */
const secondsInWeek = secondsInDay * 7;

/**
 * @constant
 * @name secondsInYear
 * @summary Seconds in 1 year.
 */
const secondsInYear = secondsInDay * daysInYear;

/**
 * @constant
 * @name secondsInMonth
 * @summary Seconds in 1 month
 */
const secondsInMonth = secondsInYear / 12;

/**
 * @constant
 * @name secondsInQuarter
 * @summary Seconds in 1 quarter.
 */
const secondsInQuarter = secondsInMonth * 3;

/**
 * @constant
 * @name constructFromSymbol
 * @summary Symbol enabling Date extensions to inherit properties from the reference date.
 *
 * The symbol is used to enable the `constructFrom` function to construct a date
 * using a reference date and a value. It allows to transfer extra properties
 * from the reference date to the new date. It's useful for extensions like
 * [`TZDate`](https://github.com/date-fns/tz) that accept a time zone as
 * a constructor argument.
 */
const constructFromSymbol = Symbol.for("constructDateFrom");

;// CONCATENATED MODULE: ./node_modules/date-fns/constructFrom.js


/**
 * @name constructFrom
 * @category Generic Helpers
 * @summary Constructs a date using the reference date and the value
 *
 * @description
 * The function constructs a new date using the constructor from the reference
 * date and the given value. It helps to build generic functions that accept
 * date extensions.
 *
 * It defaults to `Date` if the passed reference date is a number or a string.
 *
 * Starting from v3.7.0, it allows to construct a date using `[Symbol.for("constructDateFrom")]`
 * enabling to transfer extra properties from the reference date to the new date.
 * It's useful for extensions like [`TZDate`](https://github.com/date-fns/tz)
 * that accept a time zone as a constructor argument.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 *
 * @param date - The reference date to take constructor from
 * @param value - The value to create the date
 *
 * @returns Date initialized using the given date and value
 *
 * @example
 * import { constructFrom } from "./constructFrom/date-fns";
 *
 * // A function that clones a date preserving the original type
 * function cloneDate<DateType extends Date>(date: DateType): DateType {
 *   return constructFrom(
 *     date, // Use constructor from the given date
 *     date.getTime() // Use the date value to create a new date
 *   );
 * }
 */
function constructFrom(date, value) {
  if (typeof date === "function") return date(value);

  if (date && typeof date === "object" && constructFromSymbol in date)
    return date[constructFromSymbol](value);

  if (date instanceof Date) return new date.constructor(value);

  return new Date(value);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_constructFrom = ((/* unused pure expression or super */ null && (constructFrom)));

;// CONCATENATED MODULE: ./node_modules/date-fns/toDate.js


/**
 * @name toDate
 * @category Common Helpers
 * @summary Convert the given argument to an instance of Date.
 *
 * @description
 * Convert the given argument to an instance of Date.
 *
 * If the argument is an instance of Date, the function returns its clone.
 *
 * If the argument is a number, it is treated as a timestamp.
 *
 * If the argument is none of the above, the function returns Invalid Date.
 *
 * Starting from v3.7.0, it clones a date using `[Symbol.for("constructDateFrom")]`
 * enabling to transfer extra properties from the reference date to the new date.
 * It's useful for extensions like [`TZDate`](https://github.com/date-fns/tz)
 * that accept a time zone as a constructor argument.
 *
 * **Note**: *all* Date arguments passed to any *date-fns* function is processed by `toDate`.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param argument - The value to convert
 *
 * @returns The parsed date in the local time zone
 *
 * @example
 * // Clone the date:
 * const result = toDate(new Date(2014, 1, 11, 11, 30, 30))
 * //=> Tue Feb 11 2014 11:30:30
 *
 * @example
 * // Convert the timestamp to date:
 * const result = toDate(1392098430000)
 * //=> Tue Feb 11 2014 11:30:30
 */
function toDate(argument, context) {
  // [TODO] Get rid of `toDate` or `constructFrom`?
  return constructFrom(context || argument, argument);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_toDate = ((/* unused pure expression or super */ null && (toDate)));

;// CONCATENATED MODULE: ./node_modules/date-fns/addDays.js



/**
 * The {@link addDays} function options.
 */

/**
 * @name addDays
 * @category Day Helpers
 * @summary Add the specified number of days to the given date.
 *
 * @description
 * Add the specified number of days to the given date.
 *
 * **You don't need date-fns\***:
 *
 * Temporal has a built-in `add` method on all its classes:
 *
 * - [`Temporal.Instant.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/Instant/add)
 * - [`Temporal.PlainDate.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainDate/add)
 * - [`Temporal.PlainDateTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainDateTime/add)
 * - [`Temporal.PlainTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainTime/add)
 * - [`Temporal.PlainYearMonth.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainYearMonth/add)
 * - [`Temporal.ZonedDateTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/ZonedDateTime/add)
 *
 * \* **Not really**, see: https://date-fns.org/you-dont-need-date-fns
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param amount - The amount of days to be added.
 * @param options - An object with options
 *
 * @returns The new date with the days added
 *
 * @example
 * // Add 10 days to 1 September 2014:
 * const result = addDays(new Date(2014, 8, 1), 10)
 * //=> Thu Sep 11 2014 00:00:00
 *
 * @example
 * // Using Temporal:
 * // Add 10 days to 1 September 2014:
 * Temporal.PlainDate.from("2014-09-01").add({ days: 10 }).toString();
 * //=> "2014-09-11"
 */
function addDays(date, amount, options) {
  const _date = toDate(date, options?.in);
  if (isNaN(amount)) return constructFrom(options?.in || date, NaN);

  // If 0 days, no-op to avoid changing times in the hour before end of DST
  if (!amount) return _date;

  _date.setDate(_date.getDate() + amount);
  return _date;
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_addDays = ((/* unused pure expression or super */ null && (addDays)));

;// CONCATENATED MODULE: ./node_modules/date-fns/addMonths.js



/**
 * The {@link addMonths} function options.
 */

/**
 * @name addMonths
 * @category Month Helpers
 * @summary Add the specified number of months to the given date.
 *
 * @description
 * Add the specified number of months to the given date.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param amount - The amount of months to be added.
 * @param options - The options object
 *
 * @returns The new date with the months added
 *
 * @example
 * // Add 5 months to 1 September 2014:
 * const result = addMonths(new Date(2014, 8, 1), 5)
 * //=> Sun Feb 01 2015 00:00:00
 *
 * // Add one month to 30 January 2023:
 * const result = addMonths(new Date(2023, 0, 30), 1)
 * //=> Tue Feb 28 2023 00:00:00
 */
function addMonths(date, amount, options) {
  const _date = toDate(date, options?.in);
  if (isNaN(amount)) return constructFrom(options?.in || date, NaN);
  if (!amount) {
    // If 0 months, no-op to avoid changing times in the hour before end of DST
    return _date;
  }
  const dayOfMonth = _date.getDate();

  // The JS Date object supports date math by accepting out-of-bounds values for
  // month, day, etc. For example, new Date(2020, 0, 0) returns 31 Dec 2019 and
  // new Date(2020, 13, 1) returns 1 Feb 2021.  This is *almost* the behavior we
  // want except that dates will wrap around the end of a month, meaning that
  // new Date(2020, 13, 31) will return 3 Mar 2021 not 28 Feb 2021 as desired. So
  // we'll default to the end of the desired month by adding 1 to the desired
  // month and using a date of 0 to back up one day to the end of the desired
  // month.
  const endOfDesiredMonth = constructFrom(options?.in || date, _date.getTime());
  endOfDesiredMonth.setMonth(_date.getMonth() + amount + 1, 0);
  const daysInMonth = endOfDesiredMonth.getDate();
  if (dayOfMonth >= daysInMonth) {
    // If we're already at the end of the month, then this is the correct date
    // and we're done.
    return endOfDesiredMonth;
  } else {
    // Otherwise, we now know that setting the original day-of-month value won't
    // cause an overflow, so set the desired day-of-month. Note that we can't
    // just set the date of `endOfDesiredMonth` because that object may have had
    // its time changed in the unusual case where where a DST transition was on
    // the last day of the month and its local time was in the hour skipped or
    // repeated next to a DST transition.  So we use `date` instead which is
    // guaranteed to still have the original time.
    _date.setFullYear(
      endOfDesiredMonth.getFullYear(),
      endOfDesiredMonth.getMonth(),
      dayOfMonth,
    );
    return _date;
  }
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_addMonths = ((/* unused pure expression or super */ null && (addMonths)));

;// CONCATENATED MODULE: ./node_modules/date-fns/add.js





/**
 * The {@link add} function options.
 */

/**
 * @name add
 * @category Common Helpers
 * @summary Add the specified years, months, weeks, days, hours, minutes, and seconds to the given date.
 *
 * @description
 * Add the specified years, months, weeks, days, hours, minutes, and seconds to the given date.
 *
 * **You don't need date-fns\***:
 *
 * Temporal has a built-in `add` method on all its classes:
 *
 * - [`Temporal.Instant.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/Instant/add)
 * - [`Temporal.PlainDate.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainDate/add)
 * - [`Temporal.PlainDateTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainDateTime/add)
 * - [`Temporal.PlainTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainTime/add)
 * - [`Temporal.PlainYearMonth.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/PlainYearMonth/add)
 * - [`Temporal.ZonedDateTime.prototype.add()`](https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/Temporal/ZonedDateTime/add)
 *
 * \* **Not really**, see: https://date-fns.org/you-dont-need-date-fns
 *
 * @typeParam DateType - The `Date` type the function operates on. Gets inferred from passed arguments. Allows using extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param duration - The object with years, months, weeks, days, hours, minutes, and seconds to be added.
 * @param options - An object with options
 *
 * @returns The new date with the seconds added
 *
 * @example
 * // Add the following duration to 1 September 2014, 10:19:50
 * const result = add(new Date(2014, 8, 1, 10, 19, 50), {
 *   years: 2,
 *   months: 9,
 *   weeks: 1,
 *   days: 7,
 *   hours: 5,
 *   minutes: 9,
 *   seconds: 30,
 * })
 * //=> Thu Jun 15 2017 15:29:20
 *
 * @example
 * // Using Temporal:
 * // Add the following duration to 1 September 2014, 10:19:50
 * Temporal.PlainDateTime.from("2014-09-01T10:19:50")
 *   .add({
 *     years: 2,
 *     months: 9,
 *     weeks: 1,
 *     days: 7,
 *     hours: 5,
 *     minutes: 9,
 *     seconds: 30,
 *   })
 *   .toString();
 * //=> "2017-06-15T15:29:20"
 */
function add(date, duration, options) {
  const {
    years = 0,
    months = 0,
    weeks = 0,
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  } = duration;

  // Add years and months
  const _date = toDate(date, options?.in);
  const dateWithMonths =
    months || years ? addMonths(_date, months + years * 12) : _date;

  // Add weeks and days
  const dateWithDays =
    days || weeks ? addDays(dateWithMonths, days + weeks * 7) : dateWithMonths;

  // Add days, hours, minutes, and seconds
  const minutesToAdd = minutes + hours * 60;
  const secondsToAdd = seconds + minutesToAdd * 60;
  const msToAdd = secondsToAdd * 1000;

  return constructFrom(options?.in || date, +dateWithDays + msToAdd);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_add = ((/* unused pure expression or super */ null && (add)));

;// CONCATENATED MODULE: ./node_modules/date-fns/isDate.js
/**
 * @name isDate
 * @category Common Helpers
 * @summary Is the given value a date?
 *
 * @description
 * Returns true if the given value is an instance of Date. The function works for dates transferred across iframes.
 *
 * @param value - The value to check
 *
 * @returns True if the given value is a date
 *
 * @example
 * // For a valid date:
 * const result = isDate(new Date())
 * //=> true
 *
 * @example
 * // For an invalid date:
 * const result = isDate(new Date(NaN))
 * //=> true
 *
 * @example
 * // For some value:
 * const result = isDate('2014-02-31')
 * //=> false
 *
 * @example
 * // For an object:
 * const result = isDate({})
 * //=> false
 */
function isDate(value) {
  return (
    value instanceof Date ||
    (typeof value === "object" &&
      Object.prototype.toString.call(value) === "[object Date]")
  );
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_isDate = ((/* unused pure expression or super */ null && (isDate)));

;// CONCATENATED MODULE: ./node_modules/date-fns/isValid.js



/**
 * @name isValid
 * @category Common Helpers
 * @summary Is the given date valid?
 *
 * @description
 * Returns false if argument is Invalid Date and true otherwise.
 * Argument is converted to Date using `toDate`. See [toDate](https://date-fns.org/docs/toDate)
 * Invalid Date is a Date, whose time value is NaN.
 *
 * Time value of Date: http://es5.github.io/#x15.9.1.1
 *
 * @param date - The date to check
 *
 * @returns The date is valid
 *
 * @example
 * // For the valid date:
 * const result = isValid(new Date(2014, 1, 31))
 * //=> true
 *
 * @example
 * // For the value, convertible into a date:
 * const result = isValid(1393804800000)
 * //=> true
 *
 * @example
 * // For the invalid date:
 * const result = isValid(new Date(''))
 * //=> false
 */
function isValid(date) {
  return !((!isDate(date) && typeof date !== "number") || isNaN(+toDate(date)));
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_isValid = ((/* unused pure expression or super */ null && (isValid)));

;// CONCATENATED MODULE: ./node_modules/date-fns/subDays.js


/**
 * The {@link subDays} function options.
 */

/**
 * @name subDays
 * @category Day Helpers
 * @summary Subtract the specified number of days from the given date.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param amount - The amount of days to be subtracted.
 * @param options - An object with options
 *
 * @returns The new date with the days subtracted
 *
 * @example
 * // Subtract 10 days from 1 September 2014:
 * const result = subDays(new Date(2014, 8, 1), 10)
 * //=> Fri Aug 22 2014 00:00:00
 */
function subDays(date, amount, options) {
  return addDays(date, -amount, options);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_subDays = ((/* unused pure expression or super */ null && (subDays)));

;// CONCATENATED MODULE: ./node_modules/date-fns/subMonths.js


/**
 * The subMonths function options.
 */

/**
 * @name subMonths
 * @category Month Helpers
 * @summary Subtract the specified number of months from the given date.
 *
 * @description
 * Subtract the specified number of months from the given date.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param amount - The amount of months to be subtracted.
 * @param options - An object with options
 *
 * @returns The new date with the months subtracted
 *
 * @example
 * // Subtract 5 months from 1 February 2015:
 * const result = subMonths(new Date(2015, 1, 1), 5)
 * //=> Mon Sep 01 2014 00:00:00
 */
function subMonths(date, amount, options) {
  return addMonths(date, -amount, options);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_subMonths = ((/* unused pure expression or super */ null && (subMonths)));

;// CONCATENATED MODULE: ./node_modules/date-fns/sub.js




/**
 * The {@link sub} function options.
 */

/**
 * @name sub
 * @category Common Helpers
 * @summary Subtract the specified years, months, weeks, days, hours, minutes and seconds from the given date.
 *
 * @description
 * Subtract the specified years, months, weeks, days, hours, minutes and seconds from the given date.
 *
 * @typeParam DateType - The `Date` type, the function operates on. Gets inferred from passed arguments. Allows to use extensions like [`UTCDate`](https://github.com/date-fns/utc).
 * @typeParam ResultDate - The result `Date` type, it is the type returned from the context function if it is passed, or inferred from the arguments.
 *
 * @param date - The date to be changed
 * @param duration - The object with years, months, weeks, days, hours, minutes and seconds to be subtracted
 * @param options - An object with options
 *
 * | Key     | Description                        |
 * |---------|------------------------------------|
 * | years   | Amount of years to be subtracted   |
 * | months  | Amount of months to be subtracted  |
 * | weeks   | Amount of weeks to be subtracted   |
 * | days    | Amount of days to be subtracted    |
 * | hours   | Amount of hours to be subtracted   |
 * | minutes | Amount of minutes to be subtracted |
 * | seconds | Amount of seconds to be subtracted |
 *
 * All values default to 0
 *
 * @returns The new date with the seconds subtracted
 *
 * @example
 * // Subtract the following duration from 15 June 2017 15:29:20
 * const result = sub(new Date(2017, 5, 15, 15, 29, 20), {
 *   years: 2,
 *   months: 9,
 *   weeks: 1,
 *   days: 7,
 *   hours: 5,
 *   minutes: 9,
 *   seconds: 30
 * })
 * //=> Mon Sep 1 2014 10:19:50
 */
function sub(date, duration, options) {
  const {
    years = 0,
    months = 0,
    weeks = 0,
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  } = duration;

  const withoutMonths = subMonths(date, months + years * 12, options);
  const withoutDays = subDays(withoutMonths, days + weeks * 7, options);

  const minutesToSub = minutes + hours * 60;
  const secondsToSub = seconds + minutesToSub * 60;
  const msToSub = secondsToSub * 1000;

  return constructFrom(options?.in || date, +withoutDays - msToSub);
}

// Fallback for modularized imports:
/* harmony default export */ const date_fns_sub = ((/* unused pure expression or super */ null && (sub)));

// EXTERNAL MODULE: ./lib/retention/result.js
var result = __nccwpck_require__(39361);
;// CONCATENATED MODULE: ./lib/retention/duration.js





const spellings = [
    ['minutes', 'minute', 'min'],
    ['hours', 'hour', 'h'],
    ['days', 'day', 'd'],
    ['weeks', 'week', 'w'],
    ['months', 'month', 'mo'],
    ['years', 'year', 'y']
];
const fieldOf = (unit) => spellings.find((words) => words.some((word) => word === unit))?.[0];
const remedy = 'use whole numbers with a unit: min, h, d, w, mo or y' +
    ' (or minutes, hours, days, weeks, months, years), for example "30 days" or "2w 3d"';
/** The largest number of one unit: beyond every calendar, and exact in all arithmetic. */
const most = 999_999_999;
/** Reads a duration such as `2w 3d` or `30 days`; zero, also a bare `0`, only if `zero` is set. */
const parseDuration = (text, options = {}) => {
    const refuse = (problem) => (0,result/* err */._q)(`"${text}" ${problem}; ${remedy}`);
    const trimmed = text.trim();
    if (trimmed === '')
        return refuse('is not a duration');
    const sum = { years: 0, months: 0, weeks: 0, days: 0, hours: 0, minutes: 0 };
    const terms = /^0+$/.test(trimmed) ? [] : trimmed.split(/(?<=[A-Za-z])(?![A-Za-z])/);
    for (const term of terms) {
        const unit = term.replace(/^[^A-Za-z]+/, '');
        const amount = term.slice(0, term.length - unit.length).trim();
        const field = fieldOf(unit);
        if (!/^\d+$/.test(amount))
            return refuse(amountProblem(amount, unit));
        if (unit === '')
            return refuse(`has no unit after ${amount}`);
        if (unit === 'm')
            return refuse('is ambiguous: "m" could be minutes (min) or months (mo)');
        if (field === undefined)
            return refuse(`has the unknown unit "${unit}"`);
        sum[field] += Number(amount);
        if (sum[field] > most)
            return refuse(`is too long: the maximum is ${most} ${field}`);
    }
    if (!options.zero && Object.values(sum).every((count) => count === 0))
        return refuse('is zero');
    return (0,result.ok)({ text: trimmed, ...sum });
};
const amountProblem = (amount, unit) => amount === '' ? `has no number before "${unit}"` : `has "${amount}" in place of a whole number`;
/**
 * Returns the time, in milliseconds since 1970, that is the duration before `now`. Years and months are subtracted first, by
 * the UTC calendar (the 31st becomes the last day of a shorter month); -Infinity where a Date cannot reach.
 */
const subtractDuration = (now, duration) => timeOf(sub(new UTCDateMini(now), duration), Number.NEGATIVE_INFINITY);
/** Returns the time that is the duration after `time`, by the same calendar; Infinity where a Date cannot reach. */
const addDuration = (time, duration) => timeOf(add(new UTCDateMini(time), duration), Number.POSITIVE_INFINITY);
/**
 * Returns the first moment from `now` on, in milliseconds since 1970, from which `subtractDuration` gives `time` or later;
 * Infinity where a Date cannot reach. At the ends of months that is not `addDuration`: no moment of February lies a month after 30 January, all of 1 March
 * does; and the 29th to the 31st of March all reach back to some time of 28 February.
 */
const whenAged = (time, duration, now) => {
    const missing = time - subtractDuration(now, duration);
    if (missing <= 0)
        return now;
    const { years, months, ...rest } = duration;
    const past = add(new UTCDateMini(time), rest);
    const sameDay = add(past, { years, months });
    const isShorter = sameDay.getUTCDate() !== past.getUTCDate();
    const nextMonth = new UTCDateMini(Date.UTC(sameDay.getUTCFullYear(), sameDay.getUTCMonth() + 1));
    const first = timeOf(isShorter ? nextMonth : sameDay, Number.POSITIVE_INFINITY);
    return first > now ? first : now + missing;
};
const timeOf = (date, otherwise) => (isValid(date) ? date.getTime() : otherwise);


/***/ }),

/***/ 28109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ findUses)
/* harmony export */ });
/** Returns the versions of a package that are in use. */
const findUses = ({ owner, references }, pkg) => {
    const path = `/${owner}/${pkg.name.toLowerCase()}`;
    const found = [...references].flatMap(([repository, all]) => (namesPackage(repository, path, pkg.type) ? all : []));
    const versions = new Map();
    for (const reference of found) {
        for (const version of reference.versions)
            if (reference.isExact ? !versions.get(version)?.isExact : !versions.has(version))
                versions.set(version, reference);
    }
    return { versions, unversioned: found.find((reference) => reference.versions.length === 0) ?? null };
};
/** The registry of type docker has images by `OWNER/REPOSITORY/NAME`. */
const namesPackage = (repository, path, type) => matchesPath(repository, path) ||
    (type === 'docker' && matchesPath(repository.replace(/^(\/[^/*]+)\/[^/]+(?=\/)/, '$1'), path));
/** Returns true if a path matches a pattern, in which each `*` stands for any text. */
const matchesPath = (pattern, path) => {
    if (!pattern.includes('*'))
        return pattern === path;
    const parts = pattern.split('*');
    let end = 0;
    return parts.every((part, index) => {
        const last = path.length - part.length;
        const at = index === 0 ? 0 : index === parts.length - 1 ? last : path.indexOf(part, end);
        const isNext = at >= end && path.startsWith(part, at);
        end = at + part.length;
        return isNext;
    });
};


/***/ }),

/***/ 85354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G7: () => (/* binding */ orderings),
/* harmony export */   Pk: () => (/* binding */ versionGroups),
/* harmony export */   RE: () => (/* binding */ periods),
/* harmony export */   YB: () => (/* binding */ defaultSafety),
/* harmony export */   jA: () => (/* binding */ conditions)
/* harmony export */ });
/** The safety inputs where none of them is set. */
const defaultSafety = {
    untag: false,
    gracePeriod: { text: '24h', years: 0, months: 0, weeks: 0, days: 0, hours: 24, minutes: 0 },
    maxDeletions: null,
    maxDeletePercent: 100,
    deleteEmptyPackages: false
};
const periods = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'];
const conditions = ['pr-open', 'branch-exists', 'tag-exists', 'unreleased'];
const orderings = ['created', 'updated', 'version'];
const versionGroups = ['major', 'minor', 'channel', 'variant'];


/***/ }),

/***/ 39361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   _q: () => (/* binding */ err),
/* harmony export */   gJ: () => (/* binding */ errorMessage),
/* harmony export */   ok: () => (/* binding */ ok)
/* harmony export */ });
const ok = (value) => ({ ok: true, value });
const err = (problem) => ({ ok: false, problem });
/** Returns the message of an error, without the stack. */
const errorMessage = (error) => (error instanceof Error ? error.message : String(error));
/** Returns a text between quotes, of a long one only the beginning. */
const quoted = (text) => `"${text.length > 100 ? `${text.slice(0, 100)}\u2026` : text}"`;


/***/ }),

/***/ 14946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $J: () => (/* binding */ isTagged),
/* harmony export */   Iu: () => (/* binding */ sameTags),
/* harmony export */   MO: () => (/* binding */ packageKey),
/* harmony export */   Z7: () => (/* binding */ repositoryForm),
/* harmony export */   "in": () => (/* binding */ isTopLevel),
/* harmony export */   sL: () => (/* binding */ packageTypes)
/* harmony export */ });
/** The package types of GitHub Packages, as `package_type` of the REST API spells them. */
const packageTypes = ['container', 'npm', 'maven', 'rubygems', 'nuget', 'docker'];
/** True if versions of a type have tags, and so can be untagged. */
const isTagged = (type) => type === 'container' || type === 'docker';
/** Returns the key of a package, `owner/type/name`; owners and names that differ only in case are the same on GitHub. */
const packageKey = ({ owner, type, name }) => `${owner}/${type}/${name}`.toLowerCase();
/** Returns true for an image, or a version of a type without images; false for a part of an image. */
const isTopLevel = ({ part }) => part === 'image' || part === 'version';
/** True if two lists hold the same tags, in any order. */
const sameTags = (one, other) => one.length === other.length && one.every((tag) => other.includes(tag));
/** Matches a repository, `owner/name`. */
const repositoryForm = /^[\w-]+\/(?!\.\.?$)[\w.-]+$/;


/***/ }),

/***/ 84796:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  f: () => (/* binding */ createWorkflowView)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __nccwpck_require__(51809);
// EXTERNAL MODULE: ./lib/batches.js
var batches = __nccwpck_require__(7667);
// EXTERNAL MODULE: ./lib/report/comparison.js
var comparison = __nccwpck_require__(76281);
// EXTERNAL MODULE: ./lib/report/json.js
var json = __nccwpck_require__(97406);
// EXTERNAL MODULE: ./lib/retention/calendar.js
var calendar = __nccwpck_require__(63198);
// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __nccwpck_require__(14946);
// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __nccwpck_require__(63021);
// EXTERNAL MODULE: ./lib/report/package-labels.js
var package_labels = __nccwpck_require__(78076);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __nccwpck_require__(39048);
// EXTERNAL MODULE: ./lib/report/section.js
var report_section = __nccwpck_require__(14981);
;// CONCATENATED MODULE: ./lib/report/calendar.js






const day = 86_400_000;
/** With more days than this, a row of the table is a week. */
const maxDays = 7;
/** Returns what expires within the next days as a folded table by day or week; empty if nothing does. */
const calendarSection = ({ packages, now }) => {
    const days = packages.flatMap(({ calendar = [] }) => calendar);
    const count = sum(days.map(({ versions }) => versions));
    const dates = [...new Set(days.map(({ date }) => date))].toSorted();
    const today = Date.parse(now.slice(0, 10));
    const weekOf = (date) => {
        const start = today + Math.floor((Date.parse(date) - today) / (7 * day)) * 7 * day;
        const [first, last] = [start, start + 6 * day].map((time) => new Date(time).toISOString().slice(0, 10));
        return `${first} to ${last}`;
    };
    const isByDay = dates.length <= maxDays;
    const rowOf = (date) => (isByDay ? date : weekOf(date));
    const withBytes = days.some(({ bytes = 0 }) => bytes > 0);
    const examples = Map.groupBy(topLevelByExpiry(packages), ({ date }) => rowOf(date));
    const cells = ([title, members]) => [
        title,
        (0,report_reason/* formatNumber */.ZV)(sum(members.map(({ versions }) => versions))),
        ...(withBytes ? [(0,report_reason/* formatBytes */.z3)(sum(members.map(({ bytes = 0 }) => bytes)))] : []),
        (examples.get(title) ?? [])
            .slice(0, 3)
            .map(({ label }) => label)
            .join(', ')
    ];
    const titles = [isByDay ? 'Day (UTC)' : 'Days (UTC)', 'Versions:', ...(withBytes ? ['To free:'] : []), 'For example'];
    const rows = [...Map.groupBy(days, ({ date }) => rowOf(date))].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const note = 'That is when the policy first deletes them if nothing is pushed and no tag moves; the next run after that does it.';
    if (rows.length === 0)
        return '';
    return (0,markdown/* details */.zH)(`${(0,report_reason/* formatCount */.B4)(count, 'version')} ${count === 1 ? 'expires' : 'expire'} in the next ${calendar/* calendarDays */.a} days`, [(0,markdown/* table */.tp)(titles, rows, cells, calendar/* calendarDays */.a), note].join('\n\n'));
};
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
/** Returns the images, and versions of other types, that expire, the first to expire first. */
const topLevelByExpiry = (packages) => {
    const names = (0,package_labels/* labelPackages */.A)([packages]);
    return packages
        .flatMap(({ versions }, index) => versions.flatMap((version) => {
        const { expiresAt } = version;
        if (expiresAt === undefined || !(0,retention_version/* isTopLevel */["in"])(version))
            return [];
        const label = (0,report_section/* versionLabelMarkdown */.OD)(version);
        return {
            expiresAt,
            date: expiresAt.slice(0, 10),
            label: packages.length > 1 ? `${(0,markdown/* code */.aY)(names[index] ?? '')}: ${label}` : label
        };
    }))
        .toSorted((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1));
};

;// CONCATENATED MODULE: ./lib/report/chart.js
const chart_day = 86_400_000;
/** The bars with their upper age limits in milliseconds. */
const bars = [
    { end: chart_day, label: 'under 1 day' },
    { end: 7 * chart_day, label: '1\u20137 days' },
    { end: 28 * chart_day, label: '1\u20134 weeks' },
    { end: 91 * chart_day, label: '1\u20133 months' },
    { end: 365 * chart_day, label: '3\u201312 months' },
    { end: Number.POSITIVE_INFINITY, label: 'over 1 year' }
];
/** Small, with colours that are distinguishable with colour blindness and on light and dark backgrounds. */
const chartConfig = {
    xyChart: { width: 640, height: 240, titleFontSize: 16, xAxis: { labelFontSize: 12 }, yAxis: { labelFontSize: 10 } },
    themeVariables: { xyChart: { plotColorPalette: '#d55e00, #0072b2', backgroundColor: 'transparent' } }
};
/** The minimum of the axis: below it, Mermaid counts in halves. */
const minTop = 10;
/** Returns a Mermaid chart of all versions by age and action; empty if all are kept. */
const drawAgeChart = ({ packages, now }) => {
    const counts = bars.map(({ label }) => ({ label, all: 0, kept: 0 }));
    const time = Date.parse(now);
    for (const { createdAt, action } of packages.flatMap(({ versions }) => versions)) {
        const age = time - Date.parse(createdAt ?? '');
        const bar = counts[bars.findIndex(({ end }) => age < end)];
        if (!bar)
            continue;
        bar.all++;
        if (action !== 'delete')
            bar.kept++;
    }
    const isUsed = ({ all }) => all > 0;
    const shown = counts.slice(counts.findIndex(isUsed), counts.findLastIndex(isUsed) + 1);
    if (shown.every(({ all, kept }) => all === kept))
        return '';
    const top = Math.max(minTop, ...shown.map(({ all }) => all));
    // Mermaid draws its lowest value a little above the axis and all bars from the axis on: so zero would show as a bar.
    const lowest = Number((top / 30).toFixed(2));
    // Mermaid draws each series over the one before: the visible rest of the first is what is deleted.
    return `\`\`\`mermaid
%%{init: ${JSON.stringify(chartConfig)}}%%
xychart-beta
  title "Versions by age (orange: delete, blue: keep)"
  x-axis [${shown.map(({ label }) => `"${label}"`).join(', ')}]
  y-axis "Versions" ${lowest} --> ${top}
  bar [${shown.map(({ all }) => all).join(', ')}]
  bar [${shown.map(({ kept }) => kept).join(', ')}]
\`\`\``;
};

// EXTERNAL MODULE: ./lib/report/log.js
var log = __nccwpck_require__(19820);
;// CONCATENATED MODULE: ./lib/report/comparison-section.js






/** Returns a table of what is deleted of each package before and now. */
const comparisonTable = (packages) => {
    const size = (bytes) => (bytes === undefined ? '\u2013' : (0,report_reason/* formatBytes */.z3)(bytes));
    const cells = (each) => {
        const { status, comparison, counts, bytes } = each;
        const title = (0,report_section/* packageTitleMarkdown */.cO)(each) + (status === 'ok' ? '' : ` **${(0,log/* formatStatus */.me)(status)}**`);
        if (!comparison)
            return [title, ...Array(6).fill('\u2013')];
        const { planned, added, removed, reclaimable } = comparison;
        return [
            title,
            ...[planned, counts.planned, added, removed].map(report_reason/* formatNumber */.ZV),
            size(reclaimable),
            size(bytes?.reclaimable)
        ];
    };
    const titles = ['Deleted before:', 'Deleted now:', 'More:', 'Fewer:', 'Frees before:', 'Frees now:'];
    return (0,markdown/* table */.tp)(['Package', ...titles], packages, cells, 500);
};
/** Returns true if the two policies differ about a version of a package. */
const isChanged = ({ versions }) => versions.some((each) => (0,comparison/* changeOf */.C2)(each) !== null);
const changes = [
    ['added', 'deleted in addition'],
    ['removed', 'no longer deleted'],
    ['tags', 'kept with other tags']
];
/** Yields what differs in a package: the versions counted by change and reason, then each of them with both decisions. */
function* comparisonSection(report, run, rows) {
    const byChange = Map.groupBy(report.versions, comparison/* changeOf */.C2);
    const groups = changes.flatMap(([change, title]) => [...Map.groupBy(byChange.get(change) ?? [], reasonOf)].map(([reason, { length }]) => [title, reason, length]));
    yield (0,markdown/* table */.tp)(['Change', 'Because', 'Versions:'], groups, ([title, reason, count]) => [title, (0,markdown/* escapeMarkdownCell */.Vf)(reason), (0,report_reason/* formatNumber */.ZV)(count)], rows);
    const cells = (version) => [
        (0,report_section/* versionLabelMarkdown */.OD)(version),
        (0,report_section/* ageOf */.hy)(version, run),
        (0,markdown/* escapeMarkdownCell */.Vf)((0,comparison/* describeDecision */.K5)(version.after)),
        (0,markdown/* escapeMarkdownCell */.Vf)((0,comparison/* describeDecision */.K5)(version.before))
    ];
    for (const [change, title] of changes) {
        const versions = byChange.get(change) ?? [];
        const direct = versions.filter(retention_version/* isTopLevel */["in"]);
        const parts = (0,report_section/* describeParts */.M8)(versions.length - direct.length);
        const lead = `${(0,report_reason/* formatCount */.B4)(direct.length, (0,report_section/* unitOf */.uF)(report))} ${title}${parts}`;
        yield (0,markdown/* details */.zH)(lead, (0,markdown/* table */.tp)(['Version', 'Age:', 'Now', 'Before'], direct, cells, rows), true);
    }
}
/** Returns the first reason of the decision now, without what differs from version to version. */
const reasonOf = ({ reasons: [first] }) => (first ? (0,report_reason/* summarizeReason */.uj)(first) : '');

// EXTERNAL MODULE: ./lib/report/previous.js
var previous = __nccwpck_require__(43509);
// EXTERNAL MODULE: ./lib/report/rate-limit.js
var rate_limit = __nccwpck_require__(81568);
// EXTERNAL MODULE: ./lib/report/site.js
var site = __nccwpck_require__(12747);
// EXTERNAL MODULE: ./lib/report/topics.js
var topics = __nccwpck_require__(1048);
;// CONCATENATED MODULE: ./lib/report/token.js


const kinds = {
    classic: 'a personal access token (classic)',
    'fine-grained': 'a fine-grained personal access token',
    installation: '`GITHUB_TOKEN`, or the token of a GitHub App',
    oauth: 'an OAuth token',
    user: 'the token of a GitHub App for a user',
    unknown: 'of an unknown kind'
};
/**
 * Returns, as Markdown, what a dry run knows of the token's right to do what it plans, which only a real run can show; null
 * where the right is certain.
 */
const describeToken = ({ kind, scopes, isOwner }, verb) => {
    const needed = verb === 'delete' ? 'delete:packages' : 'write:packages';
    const has = scopes?.includes(needed);
    if (has && isOwner)
        return null;
    const said = scopes === undefined
        ? ''
        : `, with ${scopes.length > 0 ? `the scopes ${(0,report_reason/* formatUnion */.l8)(scopes.map((scope) => `\`${scope}\``))}` : 'no scope'}`;
    const lead = `A dry run cannot show whether the token may ${verb}. It is ${kinds[kind]}${said}.`;
    return `${lead} ${remedyFor(kind, has, { needed, isOwner })} See ${(0,topics/* link */.nf)('tokens and permissions', topics/* pages */.Bd.tokens)}.`;
};
const remedyFor = (kind, has, { needed, isOwner }) => {
    if (has === false)
        return `**It lacks the scope \`${needed}\`, so a real run will fail.**`;
    if (kind === 'fine-grained')
        return '**GitHub Packages does not support tokens of this kind for that.**';
    if (isOwner)
        return `The packages are those of its user; it needs the scope \`${needed}\`.`;
    if (kind === 'installation')
        return 'It needs `packages: write`, and its repository the Admin role under "Manage Actions access" of each package, which GitHub does not tell.';
    return `It needs the scope \`${needed}\`, and its user the Admin role on each package, which GitHub does not tell.`;
};

;// CONCATENATED MODULE: ./lib/report/summary.js














/** The runner rejects a summary over 1 MiB as a whole. */
const maxBytes = 1_000_000;
/** Returns the job summary as GitHub Flavored Markdown, without the blocks that would exceed the runner's limit. */
const writeSummary = (report) => {
    const blocks = [];
    const truncated = "This summary is truncated at GitHub's size limit; report.json (output `report`) is complete.";
    let remaining = maxBytes - Buffer.byteLength(truncated);
    let isComplete = true;
    for (const block of summaryBlocks(report)) {
        const bytes = Buffer.byteLength(block) + 2;
        if (bytes > remaining)
            isComplete = false;
        else if (block !== '') {
            blocks.push(block);
            remaining -= bytes;
        }
    }
    return `${[...blocks, ...(isComplete ? [] : [truncated])].join('\n\n')}\n`;
};
function* summaryBlocks(report) {
    const { mode, policy, restore, repair } = report;
    yield heading(report);
    yield headline(report);
    yield undoInstructions(report);
    yield* notices(report);
    if (report.packages.length === 0)
        return;
    if (mode === 'list') {
        yield (0,markdown/* bulletList */.fF)(report.packages, report_section/* packageTitleMarkdown */.cO, 500);
        return yield '<sub>The output `packages` lists their names as JSON, for `strategy.matrix`.</sub>';
    }
    // Packages that need attention come first, in case not all fit.
    const packages = report.packages.toSorted((a, b) => Number(needsAttention(b)) - Number(needsAttention(a)));
    if (report.comparison)
        return yield* comparisonBlocks(report, packages);
    const figures = [overview(packages, report), drawAgeChart(report)];
    yield* packages.length > maxUnfolded ? figures.toReversed() : figures;
    const selection = restore ?? repair;
    yield selection
        ? (0,markdown/* details */.zH)(`What to ${mode}`, (0,markdown/* bulletList */.fF)(selection.text, markdown/* escapeMarkdown */.FV, 10), true)
        : policyDetails(policy.policies);
    const rows = maxRows(packages);
    for (const each of packages) {
        const section = (0,report_section/* packageSection */.Sf)(each, report, rows);
        if (packages.length > maxUnfolded && !needsAttention(each)) {
            yield (0,markdown/* details */.zH)(detailsTitle(each, report), [...section].filter(Boolean).join('\n\n'));
        }
        else {
            yield `### ${(0,report_section/* packageTitleMarkdown */.cO)(each)}${(0,report_section/* policySuffix */.wK)(each, report)}`;
            yield* section;
        }
    }
    yield (0,previous/* sinceLastRunSection */.dO)(report);
    yield calendarSection(report);
    yield footer(report);
}
const maxRows = ({ length }) => Math.max(5, Math.min(200, Math.floor(2000 / length)));
/** Yields what differs between the policy and the one that it is compared with. */
function* comparisonBlocks(report, packages) {
    const { policy, comparison } = report;
    yield comparisonTable(packages);
    const shown = packages.filter((each) => isChanged(each) || needsAttention(each));
    const rows = maxRows(shown);
    for (const each of shown) {
        yield `### ${(0,report_section/* packageTitleMarkdown */.cO)(each)}${(0,report_section/* policySuffix */.wK)(each, report)}`;
        yield* (0,report_section/* problemBlocks */.OT)(each, report, rows);
        yield* comparisonSection(each, report, rows);
    }
    yield policyDetails(policy.policies);
    yield policyDetails(comparison?.policies.map((text) => ({ text })) ?? [], 'Policy before');
    yield footer(report);
}
/** With more packages than this, the sections of those that need no attention are folded. */
const maxUnfolded = 10;
const needsAttention = ({ status, counts, warnings }) => status !== 'ok' || counts.refused + counts.failed > 0 || warnings !== undefined;
const heading = (report) => {
    const kind = report.mode === 'check' ? ['policy check'] : report.dryRun ? ['dry run'] : [];
    const states = [...kind, ...((0,json/* hasFailed */.WN)(report) ? ['needs attention'] : [])];
    return `## Package Retention${states.length > 0 ? `: ${states.join(', ')}` : ''}`;
};
const headline = (report) => {
    const { mode, dryRun, packages, problems, stopReason } = report;
    if (mode === 'list')
        return `**${(0,report_reason/* formatCount */.B4)(packages.length, 'package')} found.**`;
    if (packages.length === 0) {
        if (mode === 'check' && problems.length === 0)
            return policyIsValid;
        const isUnknown = problems.length > 0 || stopReason !== null;
        const cause = isUnknown ? '' : ` No package matches the ${(0,json/* restores */.AC)(mode) ? 'inputs' : 'policy'}.`;
        return `**Nothing was changed.**${cause}`;
    }
    if (report.comparison)
        return `${summarizeDifference(report)}${summarizeStatuses(packages)}\n\n${checkNote}`;
    const result = `${summarizeChanges(report)}${summarizeStorage(report)}${summarizeStatuses(packages)}`;
    return dryRun ? `${result}\n\n${dryRunNote(report)}` : result;
};
/** Returns how many more and fewer versions would be deleted than with the policy that is compared with. */
const summarizeDifference = (report) => {
    const difference = (0,comparison/* describeDifference */.hF)(report);
    if (difference === null)
        return policyIsValid;
    const sentence = `${difference.charAt(0).toUpperCase()}${difference.slice(1)}`;
    return `**${sentence}** compared with ${(0,markdown/* escapeMarkdown */.FV)(report.comparison?.with ?? '')}.`;
};
const policyIsValid = '**The policy is valid.** No package was compared.';
const checkNote = 'Nothing was changed: `mode: check` only compares.';
/** Returns the number of versions that were or would be deleted or restored, and the outcomes of the others. */
const summarizeChanges = (report) => {
    const { dryRun, packages, mode } = report;
    const { would, todo, done } = (0,log/* wordsFor */.tu)(report);
    const outcome = changeOutcome(report);
    const [changed, versions] = [(0,json/* total */.X5)(report, outcome), (0,json/* total */.X5)(report, 'versions')];
    // A dry run counts what a limit defers among what it plans.
    const others = (0,log/* summarizeOutcomes */.vq)(packages, report, outcome, ...(dryRun ? ['deferred'] : []));
    const later = dryRun ? (0,log/* formatDeferred */.jx)(packages.flatMap((each) => each.versions)) : '';
    const isNothing = changed === 0 && (0,json/* total */.X5)(report, 'planned') === 0 && packages.every(({ status }) => status === 'ok');
    const [repaired] = (0,log/* summarizeRepairs */.yc)(packages, dryRun);
    if (mode === 'repair' && isNothing)
        return `**${repaired ?? 'Nothing to repair: no tagged image lacks anything'}**.`;
    const verb = dryRun ? would : `${changed === 1 || versions === 1 ? 'was' : 'were'} ${done}`;
    const result = isNothing
        ? `Nothing ${todo}`
        : `${(0,report_reason/* formatNumber */.ZV)(changed)} of ${(0,report_reason/* formatCount */.B4)(versions, 'version')} ${verb}${later}`;
    return `**${repaired ? `${repaired}: ${result}` : result}**${others && ` (${others})`}.`;
};
/** Returns the outcome of the versions that a run is about: `planned` in a dry run, else `deleted` or `restored`. */
const changeOutcome = ({ mode, dryRun }) => dryRun ? 'planned' : (0,log/* wordsFor */.tu)({ mode }).done;
const summarizeStorage = ({ dryRun, packages }) => {
    const bytes = packages.reduce((sum, each) => sum + freedBytes(each, dryRun), 0);
    if (bytes === 0)
        return '';
    return ` That ${dryRun ? 'would free' : 'frees'} up to ${(0,log/* formatFreedBytes */.V5)(bytes, packages)}.`;
};
const dryRunNote = (report) => {
    if (report.mode === 'check')
        return `There is no other policy to compare this one with. ${checkNote}`;
    const { verb } = (0,log/* wordsFor */.tu)(report);
    const next = (0,json/* total */.X5)(report, 'planned') === 0 ? '' : ` To ${verb} for real, run the step without \`dry-run: true\`.`;
    const about = next && report.token ? describeToken(report.token, verb) : null;
    return `This was a dry run: nothing was changed.${next}${about ? `\n\n${(0,markdown/* alert */.xE)('NOTE', about)}` : ''}`;
};
const summarizeStatuses = (packages) => {
    const statuses = (0,log/* countStatuses */.ip)(packages);
    return statuses && ` Of ${(0,report_reason/* formatCount */.B4)(packages.length, 'package')}, **${statuses}**: see below.`;
};
/** Returns the title of a folded section as HTML. */
const detailsTitle = (each, run) => {
    const { would, done } = (0,log/* wordsFor */.tu)(run);
    const changed = (0,report_reason/* formatNumber */.ZV)(each.counts[changeOutcome(run)]);
    const name = `${each.type} <code>${(0,markdown/* escapeHtml */.ZD)(`${each.owner}/${each.name}`)}</code>${(0,report_section/* policySuffix */.wK)(each, run)}`;
    return `${name}: ${changed} of ${(0,report_reason/* formatCount */.B4)(each.counts.versions, 'version')} ${run.dryRun ? would : done}`;
};
/** Returns a workflow that restores what the run deleted; empty if it deleted nothing. */
const undoInstructions = (report) => {
    if ((0,json/* total */.X5)(report, 'deleted') === 0)
        return '';
    const { run, packages } = report;
    const owner = packages.find(({ counts }) => counts.deleted > 0)?.owner ?? '';
    // Only a login or a number is safe to write into a workflow.
    const id = run && /^\d+$/.test(run.id) ? run.id : 'the run ID, from the URL of this run';
    const inputs = [...(/^[\w-]+$/.test(owner) ? [`owner: ${owner}`] : []), 'mode: restore', `restore-from: ${id}`];
    const workflow = `\`\`\`yaml
name: Undo package retention
on: workflow_dispatch
permissions:
  actions: read
  packages: write
jobs:
  restore:
    runs-on: ubuntu-latest
    steps:
      - uses: package-retention/package-retention@v1
        with:
${inputs.map((line) => `          ${line}`).join('\n')}
\`\`\``;
    const requirements = 'It needs the same `token` as this run, and the artifact with its report: if the input `artifact` had another value than' +
        ' usual, set it to the same. If no artifact was uploaded, replace `restore-from` with `deleted-within: 1h` to restore the' +
        ' versions deleted in the last hour, or with `restore-tags` to restore versions by their tags.';
    const lead = `GitHub keeps deleted versions for 30 days. This workflow restores what this run deleted (${(0,topics/* link */.nf)('more', topics/* pages */.Bd.restore)}):`;
    return (0,markdown/* details */.zH)('How to undo this', [lead, workflow, requirements].join('\n\n'));
};
function* notices(report) {
    const { problems, warnings, stopReason, policy, restore, repair, rateLimit } = report;
    const hasInputs = policy.policies.length > 0 || restore || repair;
    const lead = hasInputs
        ? 'Errors:'
        : 'The inputs are not valid, so nothing was read or changed. Correct them and run again:';
    // The runner shows ten annotations; nobody looks for the others in report.json.
    if (problems.length > 0)
        yield (0,markdown/* alert */.xE)('CAUTION', lead, problems, 200);
    yield (0,topics/* linksFor */.h8)(problems);
    const stop = stopReason === null ? '' : stopNotices[stopReason];
    if (stop !== '')
        yield (0,markdown/* alert */.xE)(stopReason === 'cancelled' ? 'WARNING' : 'NOTE', stop);
    if (rateLimit && rateLimit.covered < rateLimit.planned)
        yield (0,markdown/* alert */.xE)('NOTE', markCode((0,rate_limit/* formatRateLimit */.b)(rateLimit, report)));
    if (warnings.length > 0)
        yield (0,markdown/* alert */.xE)('WARNING', 'Warnings:', warnings);
}
/** Writes what stands in quotes as code, since a cron expression has asterisks. */
const markCode = (text) => text.replace(/"([^"`]*)"/, '`$1`');
const stopNotices = {
    'max-deletions': 'The run reached `max-deletions`: the rest is deferred to the next run. To delete more per run, raise it.',
    'time-limit': 'The run stopped at its `time-limit`: the rest is deferred to the next run. To do more per run, raise it.',
    'rate-limit': 'The run stopped at a rate limit of GitHub: the rest is deferred to the next run. If it was the primary rate limit,' +
        ' `wait-for-rate-limit: true` makes the run wait for the next hour and continue; `GITHUB_TOKEN` has 1,000 requests per' +
        ` hour and repository, a personal access token 5,000. ${(0,topics/* link */.nf)('More about rate limits', topics/* pages */.Bd.rateLimits)}.`,
    cancelled: 'The run was cancelled. What it did until then is listed below; the rest is deferred to the next run.',
    error: ''
};
const overview = (packages, { mode, dryRun }) => {
    const optional = true;
    const changed = (0,json/* restores */.AC)(mode)
        ? [
            { title: 'Incomplete images', measure: ({ repairs = [] }) => repairs.length, optional },
            {
                title: dryRun ? 'Whole with that' : 'Whole again',
                measure: ({ repairs = [] }) => repairs.filter(({ missing }) => missing.length === 0).length,
                optional
            },
            {
                title: dryRun ? 'To restore' : 'Restored',
                measure: ({ counts }) => (dryRun ? counts.planned : counts.restored)
            },
            { title: 'Already present', measure: ({ counts }) => counts.kept, optional }
        ]
        : [
            {
                title: dryRun ? 'To delete' : 'Deleted',
                measure: ({ counts }) => (dryRun ? counts.planned : counts.deleted)
            },
            { title: 'Kept', measure: ({ counts }) => counts.kept }
        ];
    const columns = [
        { title: 'Images', measure: (each) => (0,log/* countImages */.AK)(each) ?? 0, optional },
        { title: 'Versions', measure: ({ counts }) => counts.versions },
        ...changed,
        {
            title: dryRun ? 'Tags to remove' : 'Tags removed',
            measure: (each) => (dryRun ? (0,report_section/* countTagsToRemove */._4)(each) : each.counts.untagged),
            optional
        },
        { title: 'Refused', measure: ({ counts }) => counts.refused, optional },
        { title: 'Failed', measure: ({ counts }) => counts.failed, optional },
        { title: 'Already deleted', measure: (each) => (0,report_section/* versionsByOutcome */.xH)(each, 'gone').length, optional },
        { title: 'Changed', measure: (each) => (0,report_section/* versionsByOutcome */.xH)(each, 'changed').length, optional },
        { title: 'Skipped', measure: (each) => (0,report_section/* versionsByOutcome */.xH)(each, 'skipped').length, optional },
        { title: 'Deferred', measure: (each) => countDeferred(each, dryRun), optional },
        { title: dryRun ? 'To free' : 'Freed', measure: (each) => freedBytes(each, dryRun), format: report_reason/* formatBytes */.z3, optional }
    ];
    const shown = columns.filter((column) => !column.optional || packages.some((each) => column.measure(each) > 0));
    const cell = (column, value) => column.optional && value === 0 ? '\u2013' : (column.format ?? report_reason/* formatNumber */.ZV)(value);
    const cells = (each) => [
        (0,report_section/* packageTitleMarkdown */.cO)(each) + (each.status === 'ok' ? '' : ` **${(0,log/* formatStatus */.me)(each.status)}**`),
        ...shown.map((column) => each.status !== 'ok' && each.versions.length === 0 ? '\u2013' : cell(column, column.measure(each)))
    ];
    return (0,markdown/* table */.tp)(['Package', ...shown.map(({ title }) => `${title}:`)], packages, cells, 500);
};
/** Returns the number of versions that a cap or an early stop defers to a later run. */
const countDeferred = (each, dryRun) => (0,report_section/* versionsByOutcome */.xH)(each, 'deferred', ...(dryRun ? [] : ['planned'])).filter(({ action }) => action === 'delete').length;
const freedBytes = ({ bytes }, dryRun) => (dryRun ? bytes?.reclaimable : bytes?.freed) ?? 0;
/** Returns the policies in words; reasons refer to their rules by number. */
const policyDetails = (policies, title = 'Policy') => {
    const isOnly = policies.length === 1;
    const texts = policies.map(({ text }, index) => (isOnly ? '' : `Policy ${index + 1}:\n\n`) + (0,markdown/* bulletList */.fF)(text, markdown/* escapeMarkdown */.FV, 100));
    return (0,markdown/* details */.zH)(title, texts.join('\n\n'), isOnly);
};
const footer = ({ mode, now, requests }) => `<sub>As of ${(0,report_reason/* formatMinute */.Yi)(Date.parse(now))}. ${(0,report_reason/* formatCount */.B4)(requests.rest, 'request')} to the REST API, ${(0,report_reason/* formatNumber */.ZV)(requests.registry)} to the` +
    ' registry. Every version with all its reasons is in report.json (output `report`). ' +
    `${(0,topics/* link */.nf)('What the reasons mean', topics/* pages */.Bd.reasons)}.${(0,json/* restores */.AC)(mode) ? '' : tryAnother}</sub>`;
const tryAnother = ` [Try another policy](${site/* playground */.Ah}) with it.`;

// EXTERNAL MODULE: ./lib/report-folder.js
var report_folder = __nccwpck_require__(77734);
;// CONCATENATED MODULE: ./lib/workflow-view.js









/** Returns the view of a workflow step: its log with annotations, its outputs and the job summary. */
const createWorkflowView = (env) => ({
    begin: () => {
        setOutputs(null, env);
        setPathOutputs('', '');
        setArtifactOutputs('', '');
    },
    // The runner masks the log, but not files.
    mask: core/* setSecret */.Pq,
    describe: info,
    info,
    wait: (line) => info([line]),
    debug: core/* debug */.Yz,
    beginGroup: core/* startGroup */.Oh,
    groupLines: info,
    endGroup: core/* endGroup */.N4,
    annotate: (kind, texts, used) => {
        const write = commands[kind];
        // The runner shows ten of a kind.
        const free = Math.max(0, 10 - used);
        for (const text of texts.slice(0, free)) {
            const position = positionOf(text);
            if (position)
                write(text, position);
            else
                write(text);
        }
        info(texts.slice(free));
    },
    progress: (line) => info([line]),
    progressInterval: 5000,
    savePending: (pending) => core/* saveState */.LZ('pending', JSON.stringify(pending)),
    conclude: (line) => info([line]),
    results: (report) => [
        ['the outputs', () => setOutputs(report, env)],
        // Some runners have no job summaries.
        ...(env['GITHUB_STEP_SUMMARY']
            ? [['the summary', () => core/* summary */.z.addRaw(writeSummary(report)).write()]]
            : [])
    ],
    createFolder: () => createStepFolder(env),
    files: setPathOutputs,
    artifact: setArtifactOutputs
});
const commands = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
const info = (lines) => {
    if (lines.length > 0)
        core/* info */.pq(lines.join(external_node_os_.EOL));
};
/** Returns the file, line and column that a message about a policy document begins with; null if it begins with none. */
const positionOf = (line) => {
    const [, file, startLine, startColumn] = /^(?!input )(?:\.\/)?([^:]+):(\d+):(\d+): /.exec(line) ?? [];
    return file === undefined ? null : { file, startLine: Number(startLine), startColumn: Number(startColumn) };
};
/**
 * Creates a folder under the runner's temporary one that no other step of the job uses. It is named after the step: its id,
 * or the runner's name for it, with a number if that is taken, as when a composite action is used twice.
 */
const createStepFolder = async (env) => {
    const step = env['GITHUB_ACTION']?.replaceAll(/[^\w-]/g, '_') || 'step';
    const all = (0,external_node_path_.join)(env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(), 'package-retention');
    await (0,report_folder/* createFolder */.vV)(all);
    for (let number = 1;; number++) {
        const folder = (0,external_node_path_.join)(all, number === 1 ? step : `${step}-${number}`);
        // Resolves to undefined if the folder exists already.
        if (await (0,promises_.mkdir)(folder, { recursive: true }))
            return folder;
    }
};
const setOutputs = (report, env) => {
    const names = ['planned', 'deleted', 'restored', 'untagged', 'kept', 'refused', 'failed'];
    for (const name of names)
        core/* setOutput */.uH(`${name}-count`, report ? (0,json/* total */.X5)(report, name) : 0);
    for (const change of ['added', 'removed'])
        core/* setOutput */.uH(`${change}-count`, report ? (0,comparison/* totalChanges */.YE)(report, change) : 0);
    const versions = report?.packages.flatMap((each) => each.versions) ?? [];
    const deleted = versions.filter(({ outcome }) => outcome === 'deleted').map(({ id }) => id);
    core/* setOutput */.uH('deleted-ids', JSON.stringify(deleted.slice(0, 5000)));
    core/* setOutput */.uH('complete', report?.complete ?? false);
    core/* setOutput */.uH('packages', JSON.stringify([...new Set(report?.packages.map(({ name }) => name))]));
    core/* setOutput */.uH('batches', JSON.stringify((0,batches/* divideIntoBatches */.s)(report?.packages ?? [], env)));
};
/** Sets the outputs of an artifact with the report; they are empty where there is none. */
const setArtifactOutputs = (id, url) => {
    core/* setOutput */.uH('artifact-id', id);
    core/* setOutput */.uH('artifact-url', url);
};
const setPathOutputs = (path, pagePath) => {
    core/* setOutput */.uH('report', path);
    core/* setOutput */.uH('report-html', pagePath);
};


/***/ }),

/***/ 51809:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  pq: () => (/* binding */ info),
  _o: () => (/* binding */ isDebug),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, getState, group, markdownSummary, platform, setCommandEcho, setFailed, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(70857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(76982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(79896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(16928);
;// CONCATENATED MODULE: external "./oidc-utils.js"
var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
const external_oidc_utils_js_namespaceObject = x({  });
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "./platform.js"
var external_platform_js_x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var external_platform_js_y = (x) => (() => (x))
const external_platform_js_namespaceObject = external_platform_js_x({  });
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(75691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
