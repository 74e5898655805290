export const id = 300;
export const ids = [300];
export const modules = {

/***/ 5300:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G2: () => (/* binding */ matchLabel),
/* harmony export */   Gv: () => (/* binding */ unmatched),
/* harmony export */   Ke: () => (/* binding */ exactNames),
/* harmony export */   Z2: () => (/* binding */ matchUntagged),
/* harmony export */   bB: () => (/* binding */ noCaptures),
/* harmony export */   hU: () => (/* binding */ covers),
/* harmony export */   hu: () => (/* binding */ matchName),
/* harmony export */   parsePatterns: () => (/* binding */ parsePatterns)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2856);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2888);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3845);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7859);





/** Reads patterns for labels, or for names of packages; the problem names every pattern that is wrong. */
const parsePatterns = (sources, kind) => {
    const includes = [];
    const excludes = [];
    const problems = [];
    for (const source of sources) {
        const exclude = source.startsWith('!');
        const matcher = parseMatcher(exclude ? source.slice(1) : source, kind);
        if (!matcher.ok)
            problems.push(`${quoted(source)} ${matcher.problem}`);
        else
            (exclude ? excludes : includes).push({ ...matcher.value, source });
    }
    if (sources.length === excludes.length) {
        problems.push(`[${sources.map(quoted).join(', ')}] includes nothing; at least one pattern must be without "!"`);
    }
    if (problems.length > 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(problems.join('; '));
    const placeholders = new Set(includes.flatMap((pattern) => pattern.placeholders));
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ sources, placeholders, includes, excludes });
};
/** Whether the patterns cover the label: one of them includes it, and none excludes it. */
const covers = ({ includes, excludes }, label, type) => {
    for (const { matches } of excludes)
        if (matches(label, type))
            return false;
    for (const { matches } of includes)
        if (matches(label, type))
            return true;
    return false;
};
/** Gives what the patterns that include the label captured, earlier ones first; null for a label that is not covered. */
const matchLabel = (patterns, label, type) => {
    if (!covers(patterns, label, type))
        return null;
    if (patterns.placeholders.size === 0)
        return noCaptures;
    const including = patterns.includes.filter(({ matches }) => matches(label, type));
    return Object.assign(Object.create(null), ...including.map(({ capture }) => capture(label)).reverse());
};
/** Whether the patterns cover untagged versions. */
const matchUntagged = ({ includes, excludes }) => includes.some(({ untagged }) => untagged) && !excludes.some(({ untagged }) => untagged);
/** Whether patterns for packages cover the name. */
const matchName = (patterns, name) => 
// The type matters to keywords only, which patterns for packages cannot be.
covers(patterns, name, 'container');
/** Gives all names that the patterns cover; null where one of them includes more than words can list. */
const exactNames = (patterns) => {
    const lists = patterns.includes.flatMap(({ words }) => (words === null ? [] : [words]));
    if (lists.length < patterns.includes.length)
        return null;
    return [...new Set(lists.flat())].filter((name) => matchName(patterns, name));
};
/** Gives the sources of the patterns, excluding ones too, that match none of the labels. */
const unmatched = (patterns, labels, type, hasUntagged) => {
    const all = [...patterns.includes, ...patterns.excludes];
    let waiting = all.filter(({ untagged }) => !untagged || !hasUntagged);
    for (const label of labels) {
        waiting = waiting.filter(({ matches }) => !matches(label, type));
        if (waiting.length === 0)
            break;
    }
    return waiting.map(({ source }) => source);
};
/** What nothing captures. */
const noCaptures = Object.freeze(Object.create(null));
const plain = { capture: () => noCaptures, placeholders: [], words: null, untagged: false };
/** What is longer, or stands for more words, is a mistake. */
const maxLength = 1000;
const maxWords = 1000;
const quoted = (text) => `"${text.length > 100 ? `${text.slice(0, 100)}…` : text}"`;
const parseMatcher = (text, kind) => {
    if (text === '')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is empty');
    if (text.length > maxLength)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is longer than ${maxLength} characters`);
    if (/[\p{Cc}\p{Co}]/u.test(text))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has a control or private-use character');
    if (text.startsWith('!'))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('excludes twice; write "\\!" where a name begins with "!"');
    if (text.startsWith('@'))
        return parseKeyword(text, kind);
    return text.startsWith('/') ? parseRegex(text) : parseGlob(text, kind);
};
const keywords = new Map([
    ['@untagged', () => false],
    ['@any', () => true],
    ['@semver', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label) !== null],
    ['@stable', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === false],
    ['@prerelease', (label, type) => (0,_release_js__WEBPACK_IMPORTED_MODULE_1__/* .readRelease */ .iJ)(type, label)?.prerelease === true]
]);
const parseKeyword = (text, kind) => {
    if (kind === 'package')
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('begins with "@" like a keyword; npm packages go without their scope');
    const names = [...keywords.keys()];
    const holds = keywords.get(text);
    if (!holds)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`is no keyword, perhaps ${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(text, names)}; keywords are ${names.join(', ')}`);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: holds, untagged: text === '@untagged' });
};
const parseRegex = (text) => {
    const source = /^\/(.+)\/$/.exec(text)?.[1];
    if (source === undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('is no regex, which begins and ends with "/": "/pr-[0-9]+/"');
    const regex = compile(source);
    if (!regex.ok)
        return regex;
    const groups = Object.entries(regex.value.namedGroups());
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, noEnds), placeholders: groups.map(([name]) => name) });
};
const compile = (source, flags = 0) => {
    try {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)(re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.compile(source, flags));
    }
    catch (error) {
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`does not follow RE2 syntax: ${String(error).replace(/^.*regexp: /, '')}`);
    }
};
const noEnds = { prefix: '', suffix: '', enough: false };
/** Matches by a regex; `groups` are what it captures. */
const matchRegex = (regex, groups, { prefix, suffix, enough }) => ({
    matches: (label) => label.startsWith(prefix) &&
        label.endsWith(suffix) &&
        (enough ? label.length >= prefix.length + suffix.length : regex.testExact(label)),
    capture: (label) => {
        const captures = Object.create(null);
        const matcher = regex.matcher(label);
        matcher.matches();
        for (const [name, group] of groups) {
            const text = matcher.group(group);
            if (text !== null)
                captures[name] = text;
        }
        return captures;
    }
});
const number = '(?:0|[1-9][0-9]*)';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const placeholders = [
    { name: 'pr', regex: '[0-9]+' },
    { name: 'date', regex: '[0-9-]+' },
    { name: 'sha', regex: '[0-9a-f]{7,64}' },
    { name: 'version', regex: `v?${number}\\.${number}\\.${number}(?:-${identifiers})?(?:\\+${identifiers})?` },
    { name: 'name', regex: '.+?' }
];
// Brace expansion knows neither placeholders nor all escapes, so each becomes one private-use character before:
// U+E000 plus its code for an escaped ASCII character, U+E080 plus its index for a placeholder.
const placeholderOf = new Map(placeholders.map((each, index) => [String.fromCharCode(0xe080 + index), each]));
const encode = (glob, kind) => {
    let encoded = glob.replace(/\\([\0-\x7f])/g, (_, char) => String.fromCharCode(0xe000 + char.charCodeAt(0)));
    if (kind === 'package')
        return encoded;
    for (const [char, { name }] of placeholderOf)
        encoded = encoded.replaceAll(`{${name}}`, char);
    return encoded;
};
const decode = (text) => text.replace(/[\uE000-\uE07F]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xe000));
const special = /[*?[\uE080-\uE0FF]/;
const piece = /(?<=^|\/)\*\*\/|\*+|\?|\[(?:[!^]|(?![!^]))(?:\[:[a-z]+:\]|[^\\\uE080-\uE0FF])(?:\[:[a-z]+:\]|[^\]\\\uE080-\uE0FF])*\]|./gsu;
const parseGlob = (text, kind) => {
    const glob = encode(text, kind);
    const words = (0,minimatch__WEBPACK_IMPORTED_MODULE_0__/* .braceExpand */ .KA)(glob, { braceExpandMax: maxWords + 1 });
    if (words.length === 0)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('stands for no word at all');
    if (words.length > maxWords)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(`stands for more than ${maxWords} words`);
    const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each));
    const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each));
    if (stray !== undefined)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)(strayProblem(stray, kind));
    if (!words.some((word) => special.test(word))) {
        const known = new Set(words.map(decode));
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, matches: (label) => known.has(label), words: [...known] });
    }
    const names = pieces.map((each) => each.flatMap((one) => placeholderOf.get(one)?.name ?? []));
    if (names.some((each) => new Set(each).size < each.length))
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .refused */ .J)('has the same placeholder twice');
    const source = pieces.map((each) => each.map((one) => translate(one, kind)).join('')).join('|');
    const regex = compile(source, re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.DOTALL);
    if (!regex.ok)
        return regex;
    const groups = names.flat().map((name, index) => [name, index + 1]);
    const [start, end] = [glob.search(/[*?[{\uE080-\uE0FF]/), glob.search(/[^*?\]}/\uE080-\uE0FF]*$/)];
    const ends = {
        prefix: decode(glob.slice(0, start)),
        suffix: decode(glob.slice(end)),
        enough: kind === 'label' && glob.slice(start, end) === '*'
    };
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Y)({ ...plain, ...matchRegex(regex.value, groups, ends), placeholders: [...new Set(names.flat())] });
};
const strayProblem = (stray, kind) => {
    const names = placeholders.map(({ name }) => `{${name}}`).join(', ');
    const braces = kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}';
    return `has a stray "${stray}"; brackets hold characters [a-z], braces ${braces}; "\\${stray}" is the character itself`;
};
/** Writes a piece of a glob in RE2 syntax. A star, or any one character, stops at the slashes in names of packages. */
const translate = (text, kind) => {
    const any = kind === 'label' ? '.' : '[^/]';
    if (text === '?')
        return any;
    if (text === '*')
        return `${any}*`;
    if (text === '**/')
        return '(?:.*/)?';
    if (text.startsWith('**'))
        return '.*';
    if (text.startsWith('['))
        return translateSet(text, kind);
    const placeholder = placeholderOf.get(text);
    return placeholder ? `(${placeholder.regex})` : re2js__WEBPACK_IMPORTED_MODULE_4__/* .RE2JS */ .L3.quote(decode(text));
};
const translateSet = (text, kind) => {
    const not = /^\[[!^]/.test(text);
    const characters = text
        .slice(not ? 2 : 1, -1)
        .replace(/\[:[a-z]+:\]|[[\]^\uE000-\uE07F]/g, (each) => each.length > 1 ? each : `\\x{${decode(each).charCodeAt(0).toString(16)}}`);
    return `[${not ? '^' : ''}${not && kind === 'package' ? '/' : ''}${characters}]`;
};


/***/ }),

/***/ 7859:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ groupKey),
/* harmony export */   Hk: () => (/* binding */ numberKey),
/* harmony export */   MQ: () => (/* binding */ isStable),
/* harmony export */   c0: () => (/* binding */ compareReleases),
/* harmony export */   iJ: () => (/* binding */ readRelease)
/* harmony export */ });
/** Gives the release that a label names; null where it is no version (`@semver`) of its ecosystem. */
const readRelease = (type, label) => {
    const [, numbers, suffix] = /^v?(\d+(?:\.\d+)*)(.*)$/s.exec(label) ?? [];
    return numbers === undefined || suffix === undefined ? null : ecosystems[type].read(numbers.split('.'), suffix);
};
/** Whether a release is `@stable`: a version that is no prerelease. */
const isStable = (release) => !release.prerelease;
/** Compares in the ecosystem's own order: negative where `a` comes first, 0 where neither does. */
const compareReleases = (type, a, b) => compareParts(a.numbers, b.numbers, '0', () => 0) || ecosystems[type].order(a, b);
/** Gives the group that a release belongs to, `1.2` for `minor`; null where it has none: a stable release has no channel. */
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
/** Gives one text for the same number, whatever follows it: `1` for `1`, `1.0` and `v1.0.0-rc.1`. */
const numberKey = ({ numbers }) => numbers.slice(0, numbers.findLastIndex((number) => number !== '0') + 1).join('.');
const isNumber = (part) => /^\d+$/.test(part);
const isPadded = (part) => part.length > 1 && part.startsWith('0') && isNumber(part);
const withoutZeros = (part) => (isPadded(part) ? part.replace(/^0+(?=\d)/, '') : part);
/** Compares part by part: by rank, then numbers by value and words by ASCII. A list that ends goes on with `absent`. */
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
const imageWords = /^(?:alpha|beta|rc|pre|preview|dev|canary|nightly|next|snapshot)\d*(?:\.|$)/i;
/** Tags of images are semantic versions where only some words make a prerelease: `1.2.3-alpine` is a variant of `1.2.3`. */
const image = {
    read: (numbers, suffix) => {
        const release = semver.read(numbers, suffix);
        if (release === null || suffix === '')
            return release;
        return { numbers, ...divide(suffix.slice(1).split('-'), imageWords) };
    },
    order: semverOrder
};
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
/** RubyGems: a letter makes a prerelease, and a dash stands for `.pre.`; words come before numbers, and before the end. */
const rubygems = {
    read: (numbers, suffix) => {
        if (!/^(?:[.-]?[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*)?$/.test(suffix))
            return null;
        const identifiers = suffix.replaceAll('-', '.pre.').match(/\d+|[A-Za-z]+/g) ?? [];
        return {
            numbers: numbers.map(withoutZeros),
            identifiers: identifiers.map(withoutZeros),
            prerelease: identifiers.length > 0,
            channel: identifiers[0]?.toLowerCase() ?? null,
            variant: ''
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
