export const id = 6953;
export const ids = [6953];
export const modules = {

/***/ 96953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rt: () => (/* binding */ asksForBroken),
  JR: () => (/* binding */ capturesOf),
  mk: () => (/* binding */ caseOnlyMatches),
  hU: () => (/* binding */ covers),
  Ky: () => (/* binding */ coversBroken),
  xI: () => (/* binding */ coversDigest),
  U: () => (/* binding */ coversUntagged),
  Ke: () => (/* binding */ exactNames),
  findFlaws: () => (/* binding */ findFlaws),
  eI: () => (/* binding */ matchesAnyWord),
  Hj: () => (/* binding */ matchesName),
  parsePatterns: () => (/* binding */ parsePatterns),
  Gv: () => (/* binding */ unmatched)
});

// EXTERNAL MODULE: ./node_modules/re2js/build/index.js
var build = __webpack_require__(2856);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 7 modules
var esm = __webpack_require__(33581);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
;// CONCATENATED MODULE: ./lib/retention/glob.js



const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const year = '(?:19|20)[0-9]{2}';
const month = '(?:0[1-9]|1[0-2])';
const dayOfMonth = '(?:0[1-9]|[12][0-9]|3[01])';
const clock = '(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?';
const days = ['-', '\\.', '_', ''].map((separator) => separator + month + separator + dayOfMonth).join('|');
/** Returns a regex for this number of hex digits, at least one of them a letter. */
const withLetter = (length) => Array.from({ length }, (_, at) => `[0-9]{${at}}[a-f][0-9a-f]{${length - at - 1}}`).join('|');
/** Eight digits that are not a date, and ten that are not a Unix time of 2001 to 2033: RE2 has no negative lookahead. */
const noDate = `(?:[03-9][0-9]|1[0-8]|2[1-9])[0-9]{6}|${year}(?:(?:00|1[3-9]|[2-9][0-9])[0-9]{2}|[0-9]{2}(?:00|3[2-9]|[4-9][0-9]))`;
const noTime = '[02-9][0-9]{9}';
const placeholders = [
    { name: 'pr', regex: '[0-9]+' },
    { name: 'date', regex: `${year}(?:${days})(?:[-._T]?${clock})?` },
    {
        name: 'sha',
        regex: `[0-9a-f]{11,64}|${withLetter(10)}|${noTime}|[0-9a-f]{9}|${withLetter(8)}|${noDate}|[0-9a-f]{7}`
    },
    {
        name: 'version',
        regex: `v?[0-9]+\\.[0-9]+\\.[0-9]+(?:-${identifiers})?(?:\\+${identifiers})?`
    },
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
/** A glob that expands to more words is a mistake. */
const maxWords = 1000;
/** Reads a glob; `toRegex` translates its pieces. */
const expandGlob = (text, kind) => {
    const glob = encode(text, kind);
    const words = (0,esm/* braceExpand */.KA)(glob, { braceExpandMax: maxWords + 1 });
    if (words.length === 0)
        return (0,result/* err */._q)('expands to no word at all');
    if (words.length > maxWords)
        return (0,result/* err */._q)(`expands to more than ${maxWords} words`);
    const pieces = words.map((word) => Array.from(word.matchAll(piece), ([each]) => each));
    const stray = pieces.flat().find((each) => /^[[{}\\]$/.test(each));
    return stray === undefined ? (0,result.ok)({ glob, words, pieces }) : (0,result/* err */._q)(strayProblem(stray, kind));
};
const strayProblem = (stray, kind) => {
    const names = placeholders.map(({ name }) => `{${name}}`).join(', ');
    const braces = kind === 'label' ? `a list {a,b}, a range {1..9} or a placeholder: ${names}` : 'a list {a,b} or a range {1..9}';
    return `has a stray "${stray}"; brackets hold a set of characters [a-z], braces ${braces}; write "\\${stray}" for the character itself`;
};
/** Returns a piece of a glob in RE2 syntax. A star, or a question mark, stops at the slashes in names of packages. */
const toRegex = (text, kind) => {
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
        return setToRegex(text, kind);
    const placeholder = placeholderOf.get(text);
    return placeholder ? `(${placeholder.regex})` : build/* RE2JS */.L3.quote(decode(text));
};
const setToRegex = (text, kind) => {
    const not = /^\[[!^]/.test(text);
    const characters = text
        .slice(not ? 2 : 1, -1)
        .replace(/\[:[a-z]+:\]|[[\]^\uE000-\uE07F]/g, (each) => each.length > 1 ? each : `\\x{${decode(each).charCodeAt(0).toString(16)}}`);
    return `[${not ? '^' : ''}${not && kind === 'package' ? '/' : ''}${characters}]`;
};

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/glob-flaw.js



/** The most characters that a tag can have. */
const longestTag = 128;
/** Returns why a glob cannot match any label of a type; null if it can. */
const findFlaw = (text, pieces, type) => {
    const escaped = /\\(?:[^A-Za-z0-9]|([A-Za-z0-9]))/g;
    const letter = Array.from(text.matchAll(escaped), ([, each]) => each).find((each) => each !== undefined);
    if (letter !== undefined)
        return `has "\\${letter}", which has a meaning in regular expressions only; write ${asRegex(text)}`;
    if (/^\[[\w.]{2,}\]$/.test(text))
        return `matches a single one of these characters; write ${text.slice(1, -1)}`;
    const strange = pieces
        .flat()
        .flatMap(literalsOf)
        .find((char) => !canHave(char, type));
    if (strange !== undefined)
        return `has ${nameOf(strange)}, which no ${nounOf(type)} has; ${remedyOf(text, strange)}`;
    if (!(0,version/* isTagged */.$J)(type))
        return null;
    const begins = pieces.map((each) => decode(each.join('')).charAt(0)).find((char) => /[.-]/.test(char));
    if (begins !== undefined)
        return `begins with "${begins}", as no tag does; ${remedyOf(text, begins)}`;
    const isLong = pieces.some((each) => each.filter((one) => !one.startsWith('*')).length > longestTag);
    return isLong ? `is longer than a tag can be: ${longestTag} characters` : null;
};
/** Returns the literal characters of a piece of a glob, without those that a set excludes. */
const literalsOf = (one) => {
    if (/^\[[^!^]/.test(one) && one.length > 1)
        return Array.from(decode(one.slice(1, -1).replace(/\[:[a-z]+:\]/g, '')));
    return special.test(one) ? [] : [decode(one)];
};
/** Versions of other types differ in the characters that they allow, but none of them allows these. */
const canHave = (char, type) => (0,version/* isTagged */.$J)(type) ? /[A-Za-z0-9._-]/.test(char) : !/[\s"'`,;|^]/.test(char);
const nounOf = (type) => ((0,version/* isTagged */.$J)(type) ? 'tag' : `version of type ${type}`);
const nameOf = (char) => (/\s/.test(char) ? 'white space' : JSON.stringify(char));
const asRegex = (text) => `a regular expression between slashes: ${(0,result/* quoted */.TL)(`/${text}/`)}`;
/** Returns what to write for a pattern with a character that matches nothing. */
const remedyOf = (text, strange) => {
    const items = text.split(/[\s,;|"'`[\]]+/).filter((item) => /\w/.test(item) || item === '*');
    const separate = `separate patterns with commas in an input (${items.join(', ')}), or as a YAML list in a document (${JSON.stringify(items)})`;
    if (/^- /.test(text))
        return `in an input, write one pattern a line without the dash: ${text.slice(1).trim()}`;
    if (/^\s*#|\s#/.test(text))
        return 'remove the comment';
    const unescaped = text.replace(/\\([*?])/g, '$1');
    if (/[\^$()+\\]|^\./.test(unescaped))
        return `write ${asRegex(text)}`;
    if (unescaped !== text)
        return `write ${unescaped}, without a backslash`;
    if (items.length > 1 && /[\s,;|]/.test(text))
        return separate;
    if (/["'`[]/.test(strange))
        return `remove quotes and brackets: ${items.join(', ')}`;
    if (/^sha(?:256|512)[:-]|@sha/.test(text))
        return 'a digest is "sha256:" and 64 digits 0-9a-f, and nothing before it';
    if (/:\w/.test(text))
        return `name the tag alone: ${text.slice(text.lastIndexOf(':') + 1)}`;
    if (strange === '/') {
        return `a tag has "-" where a Git ref has "/": ${text.replace(/^refs\/\w+\//, '').replaceAll('/', '-')}`;
    }
    return 'remove it';
};

// EXTERNAL MODULE: ./lib/retention/release.js
var release = __webpack_require__(97859);
;// CONCATENATED MODULE: ./lib/retention/word-matcher.js


/** Tries words in place of a named group; each that occurs in a label needs a regex of its own. */
const matchesWordInRegex = (source) => {
    const filled = new Map();
    const fill = (name, word) => {
        const known = filled.get(`${name} ${word}`);
        if (known)
            return known;
        const regex = build/* RE2JS */.L3.compile(fillGroup(source, name, word));
        filled.set(`${name} ${word}`, regex);
        return regex;
    };
    return (label, name, words) => {
        for (let start = 0; start < label.length; start++) {
            if (words.at(label, start).some((word) => fill(name, word).testExact(label)))
                return true;
        }
        return false;
    };
};
/** Returns a valid regex with a text in place of one of its named groups. */
const fillGroup = (source, wanted, text) => {
    const open = [];
    let [start, end] = [0, 0];
    for (const { 0: token, 1: name, index } of source.matchAll(regexTokens)) {
        if (token.startsWith('('))
            open.push({ name, index });
        else if (token === ')') {
            const group = open.pop();
            if (group?.name === wanted)
                [start, end] = [group.index, index + 1];
        }
    }
    return `${source.slice(0, start)}(?:${build/* RE2JS */.L3.quote(text)})${source.slice(end)}`;
};
/** Parentheses, and what may contain literal ones: quoted text, escapes, sets. */
const regexTokens = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\((?:\?P?<(\w+)>)?|\)/gs;
/** Tries words in place of a placeholder of a glob: what comes before and after them must match by itself. */
const matchesWordInGlob = (pieces) => {
    const known = new Map();
    const sidesOf = (name) => pieces.flatMap((word) => {
        const place = word.findIndex((one) => placeholderOf.get(one)?.name === name);
        return place < 0 ? [] : [{ before: sideOf(word.slice(0, place)), after: sideOf(word.slice(place + 1)) }];
    });
    return (label, name, words) => {
        const sides = known.get(name) ?? sidesOf(name);
        known.set(name, sides);
        return sides.some((each) => fits(each, label, words));
    };
};
const sideOf = (pieces) => {
    if (!pieces.some((one) => special.test(one))) {
        const text = decode(pieces.join(''));
        return { text, matches: (other) => other === text };
    }
    const regex = build/* RE2JS */.L3.compile(pieces.map((one) => toRegex(one, 'label')).join(''), build/* RE2JS */.L3.DOTALL);
    return { text: null, matches: (text) => regex.testExact(text) };
};
const fits = ({ before, after }, label, words) => {
    if (!label.startsWith(before.text ?? '') || !label.endsWith(after.text ?? ''))
        return false;
    const [first, last] = before.text === null ? [0, label.length - 1] : [before.text.length, before.text.length];
    for (let start = first; start <= last; start++) {
        const fitting = words
            .at(label, start)
            .some((word) => after.matches(label.slice(start + word.length)) && before.matches(label.slice(0, start)));
        if (fitting)
            return true;
    }
    return false;
};

;// CONCATENATED MODULE: ./lib/retention/pattern.js








/** Reads patterns for labels, or for names of packages; the problem names every pattern that is wrong. */
const parsePatterns = (sources, kind) => {
    const includes = [];
    const excludes = [];
    const problems = [];
    for (const source of sources) {
        const exclude = source.startsWith('!');
        const matcher = parseMatcher(exclude ? source.slice(1) : source, kind);
        if (!matcher.ok)
            problems.push(`${(0,result/* quoted */.TL)(source)} ${matcher.problem}`);
        else
            (exclude ? excludes : includes).push({ ...matcher.value, source });
    }
    if (sources.length === excludes.length) {
        problems.push(`[${sources.map(result/* quoted */.TL).join(', ')}] includes nothing; add a pattern without "!"`);
    }
    if (problems.length > 0)
        return (0,result/* err */._q)(problems.join('; '));
    const placeholders = new Set(includes.flatMap((pattern) => pattern.placeholders));
    return (0,result.ok)({ sources, placeholders, includes, excludes });
};
/** True if the patterns cover the label: one of them includes it, and none excludes it. */
const covers = ({ includes, excludes }, label, type) => {
    for (const { matches } of excludes)
        if (matches(label, type))
            return false;
    for (const { matches } of includes)
        if (matches(label, type))
            return true;
    return false;
};
/** True if the patterns cover the label of an image that cannot be pulled completely. */
const coversBroken = ({ includes, excludes }, label, type) => {
    const isMatch = ({ broken, matches }) => broken || matches(label, type);
    return includes.some(isMatch) && !excludes.some(isMatch);
};
/** True if the patterns ask which images cannot be pulled completely. */
const asksForBroken = ({ includes, excludes }) => includes.some(({ broken }) => broken) || excludes.some(({ broken }) => broken);
/**
 * Returns the texts of a placeholder in a label: one, or null, for each pattern that includes the label; null alone for a
 * label that is included only since its image cannot be pulled completely.
 */
const capturesOf = ({ includes }, label, type, name) => {
    const matching = includes.filter(({ matches }) => matches(label, type));
    return matching.length > 0 ? matching.map(({ capture }) => capture(label, name)) : [null];
};
/** True if a pattern that includes the label matches it with one of the words in place of a placeholder. */
const matchesAnyWord = ({ includes }, label, type, { name, words }) => includes.some(({ placeholders, matches, matchesWord }) => placeholders.includes(name) && matches(label, type) && matchesWord(label, name, words));
/** Returns the patterns that no label of a type can match, and why; of an unknown type, those that match in no type. */
const findFlaws = ({ includes, excludes }, type, use) => [...includes, ...excludes].flatMap(({ source, digest, broken, flaw }) => {
    const flaws = (type ? [type] : version/* packageTypes */.sL).map((each) => digest ? digestFlaw(each, use, source.startsWith('!')) : broken ? brokenFlaw(each, use) : flaw(each));
    const [problem] = flaws.includes(null) ? [] : flaws;
    return problem ? [{ source, problem: `${(0,result/* quoted */.TL)(source)} ${problem}` }] : [];
});
const digestFlaw = (type, use, excluded) => {
    if (!(0,version/* isTagged */.$J)(type))
        return `is a digest, which versions of type ${type} do not have`;
    if (excluded)
        return 'excludes a digest; digests are allowed only in keep-tags and protect, without "!"';
    return use === 'protect'
        ? null
        : `is a digest, which is allowed only in keep-tags and protect; to ${use} its version, name a tag`;
};
const brokenFlaw = (type, use) => {
    if (use !== 'delete')
        return `is a keyword for what may be deleted only; to ${use} an image, name its tags`;
    return type === 'container' ? null : `matches nothing: versions of type ${type} have no parts that they can lack`;
};
/** True if the patterns name the digest. */
const coversDigest = ({ includes }, name, type) => includes.some(({ digest, matches }) => digest && matches(name, type));
/**
 * Returns those of the patterns that match none of the labels but would match one if case were ignored, each with the
 * first such label: `LATEST` for `latest`.
 */
const caseOnlyMatches = (patterns, labels, type) => patterns
    .filter(({ matches }) => !labels.some((label) => matches(label, type)))
    .flatMap(({ source, matchesInAnyCase }) => {
    const label = labels.find(matchesInAnyCase);
    return label === undefined ? [] : [{ source, label }];
});
/** True if the patterns cover untagged versions. */
const coversUntagged = ({ includes, excludes }) => includes.some(({ untagged }) => untagged) && !excludes.some(({ untagged }) => untagged);
/** True if patterns for packages cover the name. */
const matchesName = (patterns, name) => 
// The type matters only to keywords, which patterns for packages cannot be.
covers(patterns, name, 'container');
/** Returns all names that the patterns cover; null if one of them includes more than a list of words. */
const exactNames = (patterns) => {
    const lists = patterns.includes.flatMap(({ words }) => (words === null ? [] : [words]));
    if (lists.length < patterns.includes.length)
        return null;
    return [...new Set(lists.flat())].filter((name) => matchesName(patterns, name));
};
/** Returns the sources of the patterns, including those that exclude, that match none of the labels. */
const unmatched = (patterns, labels, type, hasUntagged) => {
    const all = [...patterns.includes, ...patterns.excludes];
    // That no image is broken is no slip.
    let waiting = all.filter(({ untagged, broken }) => !broken && (!untagged || !hasUntagged));
    for (const label of labels) {
        waiting = waiting.filter(({ matches }) => !matches(label, type));
        if (waiting.length === 0)
            break;
    }
    return waiting.map(({ source }) => source);
};
const matcherDefaults = {
    capture: () => null,
    matchesWord: () => false,
    placeholders: [],
    words: null,
    untagged: false,
    broken: false,
    digest: false,
    matchesInAnyCase: () => false,
    flaw: () => null
};
/** A pattern that is longer is a mistake. */
const maxLength = 1000;
const parseMatcher = (text, kind) => {
    if (text === '')
        return (0,result/* err */._q)('is empty');
    if (text.length > maxLength)
        return (0,result/* err */._q)(`is longer than ${maxLength} characters`);
    if (/[\p{Cc}\p{Co}]/u.test(text))
        return (0,result/* err */._q)('has a control or private-use character');
    if (text.startsWith('!'))
        return (0,result/* err */._q)('excludes twice; write "\\!" for a name that begins with "!"');
    if (text.startsWith('@'))
        return parseKeyword(text, kind);
    if (kind === 'label' && /^sha256:[0-9a-f]{64}$/.test(text)) {
        return (0,result.ok)({ ...matcherDefaults, matches: (name) => name === text, words: [text], digest: true });
    }
    return text.startsWith('/') ? parseRegex(text) : parseGlob(text, kind);
};
const keywords = new Map([
    ['@untagged', () => false],
    ['@any', () => true],
    ['@semver', (label, type) => (0,release/* readRelease */.iJ)(type, label) !== null],
    ['@stable', (label, type) => (0,release/* readRelease */.iJ)(type, label)?.prerelease === false],
    ['@prerelease', (label, type) => (0,release/* readRelease */.iJ)(type, label)?.prerelease === true],
    ['@broken', () => false]
]);
/** The keywords to suggest for a misspelt one. Never `@any`, which would delete everything. */
const suggested = [...keywords.keys()].filter((name) => name !== '@any');
const parseKeyword = (text, kind) => {
    if (kind === 'package')
        return (0,result/* err */._q)('begins with "@" like a keyword; name an npm package without its scope');
    const names = [...keywords.keys()];
    const holds = keywords.get(text);
    if (!holds)
        return (0,result/* err */._q)(`is not a keyword${(0,did_you_mean/* didYouMean */.a)(text, suggested)}; keywords are ${names.join(', ')}`);
    return (0,result.ok)({ ...matcherDefaults, matches: holds, untagged: text === '@untagged', broken: text === '@broken' });
};
const parseRegex = (text) => {
    const source = /^\/(.+)\/$/.exec(text)?.[1];
    if (source === undefined) {
        const [, inner, flags] = /^\/(.+)\/([a-z]+)$/.exec(text) ?? [];
        if (flags === undefined)
            return (0,result/* err */._q)('is not a valid regular expression: it must begin and end with "/", for example "/pr-[0-9]+/"');
        return (0,result/* err */._q)(`has the flags ${(0,result/* quoted */.TL)(flags)}, which are not supported; write "/${flags.includes('i') ? '(?i)' : ''}${inner}/"`);
    }
    const regex = compile(source);
    if (!regex.ok)
        return regex;
    const groups = Object.entries(regex.value.namedGroups());
    return (0,result.ok)({
        ...matcherDefaults,
        ...matchRegex(regex.value, groups, noEnds),
        matchesWord: matchesWordInRegex(source),
        placeholders: groups.map(([name]) => name),
        matchesInAnyCase: anyCase(source)
    });
};
/** Matches without regard to case; compiled for the first label, since most patterns never need it. */
const anyCase = (source, flags = 0) => {
    let regex;
    return (label) => {
        regex ??= build/* RE2JS */.L3.compile(source, flags | build/* RE2JS */.L3.CASE_INSENSITIVE);
        return regex.testExact(label);
    };
};
const compile = (source, flags = 0) => {
    try {
        return (0,result.ok)(build/* RE2JS */.L3.compile(source, flags));
    }
    catch (error) {
        return (0,result/* err */._q)(`does not follow RE2 syntax: ${String(error).replace(/^.*regexp: /, '')}`);
    }
};
const noEnds = { prefix: '', suffix: '', enough: false };
/** Matches by a regex; `groups` are its named groups. */
const matchRegex = (regex, groups, { prefix, suffix, enough }) => ({
    matches: (label) => label.startsWith(prefix) &&
        label.endsWith(suffix) &&
        (enough ? label.length >= prefix.length + suffix.length : regex.testExact(label)),
    capture: (label, wanted) => {
        const matcher = regex.matcher(label);
        matcher.matches();
        for (const [name, group] of groups) {
            const text = name === wanted ? matcher.group(group) : null;
            if (text !== null)
                return text;
        }
        return null;
    }
});
const parseGlob = (text, kind) => {
    const expanded = expandGlob(text, kind);
    if (!expanded.ok)
        return expanded;
    const { glob, words, pieces } = expanded.value;
    const flaw = (type) => findFlaw(text, pieces, type);
    if (!words.some((word) => special.test(word))) {
        const known = new Set(words.map(decode));
        const folded = new Set([...known].map((word) => word.toLowerCase()));
        return (0,result.ok)({
            ...matcherDefaults,
            matches: (label) => known.has(label),
            words: [...known],
            matchesInAnyCase: (label) => folded.has(label.toLowerCase()),
            flaw
        });
    }
    const names = pieces.map((each) => each.flatMap((one) => placeholderOf.get(one)?.name ?? []));
    if (names.some((each) => new Set(each).size < each.length))
        return (0,result/* err */._q)('has the same placeholder twice');
    const source = pieces.map((each) => each.map((one) => toRegex(one, kind)).join('')).join('|');
    const regex = compile(source, build/* RE2JS */.L3.DOTALL);
    if (!regex.ok)
        return regex;
    const groups = names.flat().map((name, index) => [name, index + 1]);
    const [start, end] = [glob.search(/[*?[{\uE080-\uE0FF]/), glob.search(/[^*?\]}/\uE080-\uE0FF]*$/)];
    const ends = {
        prefix: decode(glob.slice(0, start)),
        suffix: decode(glob.slice(end)),
        enough: kind === 'label' && glob.slice(start, end) === '*'
    };
    return (0,result.ok)({
        ...matcherDefaults,
        ...matchRegex(regex.value, groups, ends),
        matchesWord: matchesWordInGlob(pieces),
        placeholders: [...new Set(names.flat())],
        matchesInAnyCase: anyCase(source, build/* RE2JS */.L3.DOTALL),
        flaw
    });
};


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
