export const id = 7023;
export const ids = [7023];
export const modules = {

/***/ 37023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeComment: () => (/* binding */ writeComment)
/* harmony export */ });
/* harmony import */ var _retention_release_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97859);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(14946);
/* harmony import */ var _comparison_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76281);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(97406);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(63021);
/* harmony import */ var _package_labels_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(78076);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39048);







/** GitHub refuses a comment of more than 65,536 characters. */
const maxCharacters = 60_000;
/** The most versions, mistakes or packages that a comment lists. */
const maxRows = 10;
/** Returns a short comment for a pull request, as GitHub Flavored Markdown: what the policy changes, and a link to the run. */
const writeComment = (report, runUrl) => {
    for (let rows = maxRows; rows > 0; rows--) {
        const text = compose(report, runUrl, rows);
        if (text.length <= maxCharacters)
            return text;
    }
    return compose(report, runUrl, 0);
};
const compose = (report, runUrl, rows) => [heading(report), ...figures(report), ...versionTable(report, rows), ...notices(report, rows), footer(runUrl)]
    .filter((block) => block !== '')
    .join('\n\n');
const heading = (report) => {
    const { problems, packages } = report;
    if (problems.length > 0)
        return `### Package Retention: ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)(problems.length, 'mistake')} in the policy`;
    if (packages.length === 0)
        return '### Package Retention: the policy is valid';
    const planned = `${(0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatNumber */ .ZV)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .total */ .X5)(report, 'planned'))} of ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatCount */ .B4)((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .total */ .X5)(report, 'versions'), 'version')}`;
    return `### Package Retention: ${(0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDifference */ .hF)(report) ?? `${planned} would be deleted`}`;
};
/** Yields what is deleted before and now in all packages. */
function* figures(report) {
    const { comparison } = report;
    if (!comparison)
        return;
    yield `Compared with ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdown */ .FV)(cut(comparison.with, 300))}${comparison.problems ? ', which is invalid: so everything counts as kept before' : ''}.`;
    const compared = report.packages.filter((each) => each.comparison);
    const sum = (measure) => compared.reduce((all, each) => all + (measure(each) ?? 0), 0);
    const rows = [
        ['Versions to delete', sum((each) => each.comparison?.planned), sum(({ counts }) => counts.planned), _reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatNumber */ .ZV],
        [
            'Storage to free',
            sum((each) => each.comparison?.reclaimable),
            sum(({ bytes }) => bytes?.reclaimable),
            _reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatBytes */ .z3
        ]
    ];
    const shown = compared.length === 0 ? [] : rows.filter(([title, ...both]) => title !== 'Storage to free' || both[0] + both[1] > 0);
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['', 'Before:', 'Now:'], shown, ([title, before, now, format]) => [title, format(before), format(now)], 2);
}
const order = ['added', 'removed', 'tags'];
/** Yields the versions that matter most: those that are deleted now before those that are kept, releases first. */
function* versionTable({ packages }, rows) {
    const names = (0,_package_labels_js__WEBPACK_IMPORTED_MODULE_4__/* .labelPackages */ .A)([packages]);
    const changed = packages.flatMap((pkg, index) => pkg.versions.filter(_retention_version_js__WEBPACK_IMPORTED_MODULE_6__/* .isTopLevel */ ["in"]).flatMap((version) => {
        const change = (0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C2)(version);
        return change === null ? [] : [{ pkg, title: names[index] ?? '', version, change }];
    }));
    const sorted = changed.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change) || rank(b) - rank(a) || newestFirst(a, b));
    const cells = ({ title, version }) => [
        label(version) + (packages.length > 1 ? ` (${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(cut(title, 80))})` : ''),
        decisionCell(version.after),
        decisionCell(version.before)
    ];
    yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .table */ .tp)(['Version', 'Now', 'Before'], sorted.slice(0, rows), cells, rows);
    if (sorted.length > rows)
        yield `\u2026 and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatNumber */ .ZV)(sorted.length - rows)} more`;
}
/** Returns 2 for a release, 1 for another version with a tag, or of a type without tags, and 0 for an untagged one. */
const rank = ({ pkg, version }) => {
    const isContainer = pkg.type === 'container' || pkg.type === 'docker';
    const labels = isContainer ? version.tags : [version.name];
    return labels.some((each) => isRelease(pkg.type, each)) ? 2 : Math.min(1, labels.length);
};
const isRelease = (type, name) => {
    const release = (0,_retention_release_js__WEBPACK_IMPORTED_MODULE_0__/* .readRelease */ .iJ)(type, name);
    return release !== null && (0,_retention_release_js__WEBPACK_IMPORTED_MODULE_0__/* .isStable */ .MQ)(release);
};
const newestFirst = (a, b) => Date.parse(b.version.createdAt ?? '') - Date.parse(a.version.createdAt ?? '') || b.version.id - a.version.id;
const label = ({ name, tags }) => {
    const names = tags.length > 0 ? tags : [name];
    const shown = names.slice(0, 3).map((each) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .code */ .aY)(cut((0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .shortDigest */ .VK)(each), 80)));
    return shown.join(' ') + (names.length > 3 ? ` and ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_5__/* .formatNumber */ .ZV)(names.length - 3)} more` : '');
};
const decisionCell = (decision) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .escapeMarkdownCell */ .Vf)(cut((0,_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .describeDecision */ .K5)(decision), 200));
/** Yields the mistakes of the policy, packages that need attention, and how many warnings there are. */
function* notices({ problems, warnings, packages }, rows) {
    const short = (text) => cut(text, 300);
    if (problems.length > 0)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .alert */ .xE)('CAUTION', 'The policy has mistakes:', problems.map(short), rows);
    const troubled = packages.flatMap(({ problem }) => (problem === undefined ? [] : [short(problem)]));
    if (troubled.length > 0)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .alert */ .xE)('WARNING', 'Not compared, or not changed as planned:', troubled, rows);
    if (warnings.length > 0)
        yield (0,_markdown_js__WEBPACK_IMPORTED_MODULE_3__/* .alert */ .xE)('WARNING', 'Warnings:', warnings.map(short), Math.min(rows, 3));
}
const footer = (runUrl) => `<sub>[All versions with their reasons](${runUrl}). Nothing was changed.</sub>`;
const cut = (text, length) => (text.length > length ? `${text.slice(0, length)}\u2026` : text);


/***/ }),

/***/ 97859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ groupKey),
/* harmony export */   Hk: () => (/* binding */ numberKey),
/* harmony export */   MQ: () => (/* binding */ isStable),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/** Returns the release that a label names; null if it is not a version (`@semver`) of its ecosystem. */
const readRelease = (type, label) => {
    const [, numbers, suffix] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(label) ?? [];
    return numbers === undefined || suffix === undefined ? null : ecosystems[type].read(numbers.split('.'), suffix);
};
/** True if a release is `@stable`: a version that is not a prerelease. */
const isStable = (release) => !release.prerelease;
/** Compares in the ecosystem's own order: negative if `a` comes first, 0 if neither does. */
const compareReleases = (type, a, b) => compareParts(a.numbers, b.numbers, '0', () => 0) || ecosystems[type].order(a, b);
/** Returns the group that a release belongs to, `1.2` for `minor`; null if it has none: a stable release has no channel. */
const groupKey = (release, per) => {
    const line = (count) => [...release.numbers, '0'].slice(0, count).join('.');
    switch (per) {
        case 'major':
            return line(1);
        case 'minor':
            return line(2);
        case 'channel':
            return release.channel;
        case 'variant':
            return release.variant;
    }
};
/** Returns the same text for equal numbers, whatever follows them: `1` for `1`, `1.0` and `v1.0.0-rc.1`. */
const numberKey = ({ numbers }) => numbers.slice(0, numbers.findLastIndex((number) => number !== '0') + 1).join('.');
const isNumber = (part) => /^\d+$/.test(part);
const isPadded = (part) => part.length > 1 && part.startsWith('0') && isNumber(part);
const withoutZeros = (part) => (isPadded(part) ? part.replace(/^0+(?=\d)/, '') : part);
/** Compares part by part: by rank, then numbers by value and words by ASCII. A list that ends continues with `absent`. */
const compareParts = (a, b, absent, rank) => {
    for (let index = 0; index < Math.max(a.length, b.length); index++) {
        const [left = absent, right = absent] = [a[index], b[index]];
        const digits = isNumber(left) ? left.length - right.length : 0;
        const order = rank(left) - rank(right) || digits || Number(left > right) - Number(left < right);
        if (order !== 0)
            return order;
    }
    return 0;
};
/** A prerelease comes before its release; in it numbers come before words, and fewer identifiers before more. */
const semverOrder = (a, b) => Number(b.prerelease) - Number(a.prerelease) ||
    compareParts(a.identifiers, b.identifiers, '', (part) => (part === '' ? 0 : isNumber(part) ? 1 : 2));
/** Reads `-prerelease+build` of Semantic Versioning; build metadata says nothing about the order and is left out. */
const readSemver = (numbers, suffix) => {
    const match = /^(?:-([\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*))?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/.exec(suffix);
    if (match === null)
        return null;
    const [, text] = match;
    if (text === undefined)
        return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' };
    const channel = /(?:^|[.-])([a-z]+)/i.exec(text)?.[1]?.toLowerCase() ?? null;
    return { numbers, identifiers: text.split('.'), prerelease: true, channel, variant: '' };
};
/** Semantic Versioning 2.0.0: three numbers, none of which is padded with zeros. */
const semver = {
    read: (numbers, suffix) => {
        const release = numbers.length === 3 ? readSemver(numbers, suffix) : null;
        return release === null || numbers.some(isPadded) || release.identifiers.some(isPadded) ? null : release;
    },
    order: semverOrder
};
/** Divides the parts of a suffix: those that one of the words begins, with the numbers behind them, and all others. */
const divide = (parts, words) => {
    const marks = [];
    const others = [];
    let inside = false;
    for (const part of parts) {
        inside = words.test(part) || (inside && /^[\d.]+$/.test(part));
        if (inside)
            marks.push(part.toLowerCase());
        else
            others.push(part);
    }
    const prerelease = marks.length > 0;
    const identifiers = prerelease ? marks.join('.').split('.').map(withoutZeros) : [];
    return { identifiers, prerelease, channel: marks[0]?.match(/^[a-z]+/)?.[0] ?? null, variant: others.join('-') };
};
const imageWords = /^(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot|edge|test|ci|pr|unstable|experimental|develop|main|master|trunk|git)\d*(?:\.|$)/i;
/**
 * Tags of images are semantic versions with more freedom, where only some words make a prerelease: `1.2.3-alpine` is a
 * variant of `1.2.3`. Dates have leading zeros (`2024.01.15`), and Helm writes `_` for `+`.
 */
const image = {
    read: (padded, suffix) => {
        if (padded.length !== 3 || !/^(?:[-_][\dA-Za-z-]+(?:[._][\dA-Za-z-]+)*)?$/.test(suffix))
            return null;
        const numbers = padded.some(isPadded) ? padded.map(withoutZeros) : padded;
        if (suffix === '')
            return { numbers, identifiers: [], prerelease: false, channel: null, variant: '' };
        const parts = asPrerelease(suffix).split(/[-_]/).slice(1);
        const divided = divide(parts, imageWords);
        // A suffix of 0.0.0 has no version number of its own: it is a build of some commit.
        const isUnnumbered = !divided.prerelease && numbers.every((number) => number === '0');
        const { identifiers, ...release } = isUnnumbered ? divide(parts, /^/) : divided;
        return { ...release, numbers, identifiers: identifiers.flatMap(wordAndNumber) };
    },
    order: semverOrder
};
/** Divides `rc10`, which comes after `rc9`, into its word and its number. */
const wordAndNumber = (part) => Array.from(part.matchAll(/^[a-z]+(?=\d+$)|\d+$|.+/g), ([each]) => withoutZeros(each));
/** Writes the end of `git describe` (`-3-gabc1234`: three commits after the tag) with a word that makes it a prerelease. */
const asPrerelease = (suffix) => suffix.replace(/-(\d+)-g([\da-f]{4,40})(?=[-_]|$)/, '-git.$1.$2').replace(/-dirty(?=[-_]|$)/, '-git.dirty');
/** NuGet: semantic versions of two to four numbers; the case of a prerelease makes no difference. */
const nuget = {
    read: (numbers, suffix) => {
        const release = numbers.length >= 2 && numbers.length <= 4 ? readSemver(numbers, suffix.toLowerCase()) : null;
        return (release && {
            ...release,
            numbers: numbers.map(withoutZeros),
            identifiers: release.identifiers.map(withoutZeros)
        });
    },
    order: semverOrder
};
/** The platform that ends the version of a gem with native code: `-java`, `-x86_64-linux-gnu`, `-arm64-darwin-23`. */
const gemPlatform = /-((?:(?:x86(?:_64)?|x64|i[3-6]86|amd64|aarch64|arm64|arm(?:v\d\w*)?|ppc64(?:le)?|powerpc|s390x|riscv64|universal)-)?(?:java|jruby|ruby|linux|darwin|macos|mingw|mswin|cygwin|freebsd|openbsd|netbsd|solaris|aix|android|dalvik|dotnet|wasm)\d*(?:[._-][\dA-Za-z]+)*)$/i;
/**
 * RubyGems: a letter makes a prerelease, and a dash stands for `.pre.`; words come before numbers, and before the end. A
 * platform is a variant.
 */
const rubygems = {
    read: (numbers, whole) => {
        const platform = gemPlatform.exec(whole);
        const suffix = whole.slice(0, platform?.index);
        if (!/^(?:[.-]?[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*)?$/.test(suffix))
            return null;
        const identifiers = suffix.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? [];
        return {
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map(withoutZeros),
            prerelease: identifiers.length > 0,
            channel: identifiers[0]?.toLowerCase() ?? null,
            variant: platform?.[1] ?? ''
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '0', (part) => Number(isNumber(part)))
};
const mavenWords = /^(?:alpha|beta|milestone|rc|snapshot)(?![a-z])/;
const mavenOrder = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
/** Maven: known qualifiers in their order, where '' and 0 are the release; then other words, and numbers last. */
const maven = {
    read: (numbers, suffix) => {
        if (!/^(?:[._+-]?[\da-z]+(?:[._+-][\da-z]+)*)?$/i.test(suffix))
            return null;
        const parts = suffix
            .toLowerCase()
            .replace(/-(?=\d{8}\.\d{6}-\d+$)/, '-snapshot-')
            .split(/[._+-]/)
            .filter((part) => !['', 'ga', 'final', 'release'].includes(part))
            .map((part) => part.replace(/^a(?=\d)/, 'alpha').replace(/^b(?=\d)/, 'beta'))
            .map((part) => part.replace(/^m(?=\d)/, 'milestone').replace(/^cr(?![a-z])/, 'rc'));
        const identifiers = parts.join('-').match(/\d+|[a-z]+/g) ?? [];
        return {
            ...divide(parts, mavenWords),
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map((part) => withoutZeros(part).replace(/^0$/, ''))
        };
    },
    order: (a, b) => compareParts(a.identifiers, b.identifiers, '', (part) => mavenOrder.includes(part) ? mavenOrder.indexOf(part) : mavenOrder.length + Number(isNumber(part)))
};
const ecosystems = {
    npm: semver,
    container: image,
    docker: image,
    nuget,
    rubygems,
    maven
};


/***/ })

};
