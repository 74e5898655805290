export const id = 7697;
export const ids = [7697];
export const modules = {

/***/ 57697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  convertFile: () => (/* binding */ convertFile)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./lib/retention/document.js + 2 modules
var retention_document = __webpack_require__(86957);
// EXTERNAL MODULE: ./lib/retention/format-document.js
var format_document = __webpack_require__(57989);
// EXTERNAL MODULE: ./lib/retention/pattern.js + 3 modules
var retention_pattern = __webpack_require__(96953);
// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(85354);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/retention/yaml.js
var yaml = __webpack_require__(63119);
;// CONCATENATED MODULE: ./lib/convert/converted.js
/** Adds the notes that any policy may need: about untagged images, ages and counts, parts, and the last image. */
const usualNotes = ({ note }, { rules }, readsManifests) => {
    if (!readsManifests)
        note('parts');
    if (rules.some(({ latest, within }) => latest || within))
        note('both-times');
    if (rules.some((rule) => rule.delete.includes('@untagged')))
        note('grace');
    if (rules.length > 0)
        note('minimum');
};
/** Adds the notes that any policy of a registry may need. */
const registryNotes = (log, converted) => {
    if (converted.rules.some((rule) => rule.delete.some((pattern) => !pattern.startsWith('@'))))
        log.note('every-tag');
    usualNotes(log, converted, false);
};

;// CONCATENATED MODULE: ./lib/convert/age.js

const minutesPer = {
    second: 1 / 60,
    minute: 1,
    hour: 60,
    day: 1440,
    week: 10_080,
    // The longest average that a tool counts with.
    month: 30.44 * 1440,
    year: 365.25 * 1440
};
const spellings = [
    ['second', /^(?:s|secs?|seconds?)$/],
    ['minute', /^(?:m|mins?|minutes?)$/],
    ['hour', /^(?:h|hrs?|hours?)$/],
    ['day', /^(?:d|days?)$/],
    ['week', /^(?:w|weeks?)$/],
    ['month', /^(?:M|mos?|months?)$/],
    ['year', /^(?:y|yrs?|years?)$/]
];
const unitOf = (text) => spellings.find(([, form]) => form.test(text) || (text.length > 1 && form.test(text.toLowerCase())))?.[0];
const words = [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve'
];
const amountOf = (text) => {
    const word = text.toLowerCase();
    if (word === 'a' || word === 'an')
        return 1;
    const index = words.indexOf(word);
    return index >= 0 ? index : Number(text);
};
/** The words that may stand around an age: `ago`, a time zone, `and`, commas. */
const noise = /\bago\b|\b(?:UTC|GMT|Z)(?:[+-]\d{1,2}(?::?\d{2})?)?(?=\s|$)|\band\b|,/gi;
const term = /\s*(\d+(?:\.\d+)?|[A-Za-z]+)\s*([A-Za-z]+)/y;
/**
 * Reads an age as the tools write it: `30 days`, `2w 3d`, `Two hours ago UTC+2`, `2592000s`. Calendar months and years stay
 * what they are if `calendar` is set.
 */
const readAge = (text, { calendar = false } = {}) => {
    const refuse = () => (0,result/* err */._q)(`"${text}" is not an age that can be converted; write it as a number with a unit, such as "30 days"`);
    const source = text.replace(noise, ' ').trim();
    if (/^0+$/.test(source))
        return (0,result.ok)({ text: null, fixedMonths: false, rounded: false });
    const terms = [];
    for (let at = 0; at < source.length; at = term.lastIndex) {
        term.lastIndex = at;
        const [, amount = '', spelling = ''] = term.exec(source) ?? [];
        const unit = unitOf(spelling);
        const number = amountOf(amount);
        if (unit === undefined || !Number.isFinite(number))
            return refuse();
        terms.push({ amount: number, unit });
    }
    if (terms.length === 0)
        return refuse();
    const isCalendar = (unit) => calendar && (unit === 'month' || unit === 'year');
    const dates = terms.filter(({ amount, unit }) => isCalendar(unit) && amount > 0);
    const times = terms.filter(({ unit }) => !isCalendar(unit));
    const minutes = times.reduce((sum, { amount, unit }) => sum + amount * minutesPer[unit], 0);
    const fixedMonths = times.some(({ amount, unit }) => (unit === 'month' || unit === 'year') && amount > 0);
    const days = fixedMonths ? Math.ceil(minutes / 1440) : minutes / 1440;
    // Sums of fractions are not exact.
    const whole = Math.ceil(days * 1440 - 1e-6);
    const written = [
        ...dates.map(({ amount, unit }) => `${amount}${unit === 'month' ? 'mo' : 'y'}`),
        ...(whole > 0
            ? [
                inUnits(whole, times.some(({ unit }) => unit === 'week'))
            ]
            : [])
    ];
    const rounded = !fixedMonths && Math.abs(whole - minutes) > 1e-6;
    return (0,result.ok)({ text: written.join(' ') || null, fixedMonths, rounded });
};
/** Returns minutes in the largest units that hold them. */
const inUnits = (minutes, withWeeks) => {
    if (withWeeks && minutes % 10_080 === 0)
        return `${minutes / 10_080}w`;
    const counts = [
        [Math.floor(minutes / 1440), 'd'],
        [Math.floor((minutes % 1440) / 60), 'h'],
        [minutes % 60, 'min']
    ];
    return counts.flatMap(([count, unit]) => (count > 0 ? [`${count}${unit}`] : [])).join(' ');
};

;// CONCATENATED MODULE: ./lib/convert/patterns.js


/** True if a tag can match a glob of another tool that has only `*` and `?`, and sets of characters if `sets` is set. */
const canMatchTag = (glob, { sets = false } = {}) => {
    const literal = sets ? glob.replaceAll(/\[[\w.!-]+\]/g, 'x') : glob;
    return /^[\w*?][\w.*?-]*$/.test(literal) && glob.length <= 128;
};
/**
 * Returns a pattern that matches a tag if a regular expression of JavaScript finds something in it. The problem says what RE2
 * does not support.
 */
const findingPattern = (regex) => {
    const [other] = otherInRe2.exec(regex) ?? [];
    if (other === undefined)
        return toPattern(alternativesIn(regex).map(wholeMatch).join('|'), regex);
    return (0,result/* err */._q)(`"${regex}" has "${other}", which means something else in RE2 syntax; write what it is to match without it`);
};
/** Syntax that both JavaScript and RE2 accept, and read differently. */
const otherInRe2 = /(?<=(?<!\\)(?:\\\\)*)(?:\\[ACEQapPz]|\\x\{|\[\^?\]|\[\[:)/;
/** Returns a pattern for a regular expression of GitLab, which puts an anchor before the first alternative and after the last. */
const anchoredPattern = (regex) => {
    const alternatives = alternativesIn(regex);
    const last = alternatives.length - 1;
    const whole = alternatives.map((each, at) => wholeMatch(`${at === 0 ? '^' : ''}${each}${at === last ? '$' : ''}`));
    return toPattern(whole.join('|'), regex);
};
const toPattern = (whole, original) => {
    if (whole === '.*' || whole === '.+')
        return (0,result.ok)('@any');
    if (/^\w[\w-]*$/.test(whole))
        return (0,result.ok)(whole);
    const pattern = `/${whole}/`;
    const read = (0,retention_pattern.parsePatterns)([pattern], 'label');
    if (read.ok)
        return (0,result.ok)(pattern);
    const remedy = /\(\?<?[=!]/.test(original)
        ? withoutLookaround(original)
        : 'write it without what RE2 does not support';
    return (0,result/* err */._q)(`${read.problem}; ${remedy}`);
};
/** Returns what to write in a policy for a regular expression that excludes something. */
const withoutLookaround = (regex) => {
    const [, excluded, rest = ''] = /^\^?\(\?!\^?([^()]*(?:\([^()]*\)[^()]*)*)\)(.*)$/s.exec(regex) ?? [];
    const problem = 'RE2 has no lookarounds';
    if (excluded === undefined || !regex.startsWith('^'))
        return `${problem}: convert with ".*" in its place, and write a list for it in the policy, in which "!" excludes, such as [ "@any", "!/v.*/" ]`;
    const matched = alternativesIn(rest)
        .map((each) => wholeMatch(`^${each}`))
        .join('|');
    const all = /^(?:\.[*+]){1,2}$/.test(matched) ? '@any' : `/${matched}/`;
    const list = [all, ...alternativesIn(excluded).map((each) => `!/${wholeMatch(`^${each}`)}/`)];
    return `${problem}: convert with ".*" in its place, and write ${JSON.stringify(list)} in the policy instead of "@any"`;
};
/** Returns an alternative for the whole text: anything may stand where it has no anchor. */
const wholeMatch = (alternative) => {
    const starts = alternative.startsWith('^');
    const ends = /(?<!\\)(?:\\\\)*\$$/.test(alternative);
    const inner = alternative.slice(starts ? 1 : 0, ends ? -1 : undefined);
    if (inner === '' && !(starts && ends))
        return '.*';
    const before = starts || inner.startsWith('.*') ? '' : '.*';
    const after = ends || /(?<!\\)\.\*$/.test(inner) ? '' : '.*';
    return `${before}${inner}${after}`;
};
/** Returns the parts of a regular expression between the bars outside of groups and sets. */
const alternativesIn = (regex) => {
    const parts = [''];
    let depth = 0;
    let inSet = false;
    for (const [token] of regex.matchAll(/\\.|[^\\]/gs)) {
        if (token === '[')
            inSet = true;
        else if (token === ']')
            inSet = false;
        else if (!inSet && token === '(')
            depth++;
        else if (!inSet && token === ')')
            depth--;
        if (token === '|' && depth === 0 && !inSet)
            parts.push('');
        else
            parts[parts.length - 1] += token;
    }
    return parts;
};
/** Digests in which each digit is at the beginning, and at the end, once. */
const someDigests = Array.from({ length: 16 }, (_, start) => {
    const digits = Array.from({ length: 16 }, (_, place) => ((start + place * 7) % 16).toString(16)).join('');
    return `sha256:${digits.repeat(4)}`;
});
/** True if a pattern for tags matches digests as well, for tools that compare it with both. */
const matchesDigests = (pattern) => {
    if (pattern === '@any')
        return true;
    const read = (0,retention_pattern.parsePatterns)([pattern], 'label');
    return read.ok && read.value.includes.some(({ matches }) => someDigests.some((name) => matches(name, 'container')));
};

// EXTERNAL MODULE: ./lib/convert/tables.js
var tables = __webpack_require__(40934);
;// CONCATENATED MODULE: ./lib/convert/token.js
/** The forms of GitHub's tokens. */
const token = /\b(?:gh[a-z]_|github_pat_)\w{8,}(?:[\w.-]*\w)?/g;
/** Returns a text with `***` in place of the tokens in it. */
const withoutTokens = (text) => text.replaceAll(token, '***');
/** True for a text with a token in it. */
const hasToken = (value) => typeof value === 'string' && withoutTokens(value) !== value;
/** The problem with a token where none belongs. */
const misplacedToken = 'has a token in it, which anyone who can read the file can use; revoke it, write what belongs here, and convert again';

;// CONCATENATED MODULE: ./lib/convert/given.js







const isExpression = (text) => text.includes('${{');
/** Returns the items of a list that are separated by a form, without space around them. */
const itemsOf = (text, separator = /[,\n]/) => text
    .split(separator)
    .map((item) => item.trim())
    .filter(Boolean);
const tokenInputs = ['token', 'github-token'];
/** The inputs whose expressions can stand in the step: the policy document does not have them. */
const stepInputs = [
    ...tokenInputs,
    'owner',
    'account',
    'org-name',
    'organization',
    'user',
    'repository_owner',
    'dry-run',
    'registry-url',
    'github-api-url'
];
/** Reads the inputs of a step, and adds those that the action does not have to the log. */
const readGiven = (action, ref, values, path, log) => {
    const version = /^v?(\d+)(?:\.|$)/.exec(ref)?.[1];
    const entries = Object.entries(Object(values));
    const inputs = new Map(entries.map(([name, value]) => [name.toLowerCase(), { name, value }]));
    const pathTo = (name) => [...path, 'with', inputs.get(name)?.name ?? name];
    const major = version === undefined ? undefined : `v${version}`;
    checkNames([...inputs.keys()], action, major, log, pathTo);
    for (const [name, { value }] of inputs)
        if (hasToken(value) && !tokenInputs.includes(name) && log.input(action, pathTo(name)))
            log.problem(pathTo(name), misplacedToken);
    for (const [name] of entries)
        if (inputs.get(name.toLowerCase())?.name !== name)
            log.problem([...path, 'with', name], 'is given twice, since names of inputs have no case; remove one', 'key');
    const raw = (name) => {
        const value = inputs.get(name)?.value ?? '';
        if (typeof value !== 'object')
            return String(value).trim();
        log.problem(pathTo(name), 'is a list or a mapping; an input is a text, for several lines after "|"');
        return '';
    };
    const plain = (name) => {
        const text = raw(name);
        if (!isExpression(text) || stepInputs.includes(name) || packageInputs.includes(name))
            return text;
        const remedy = name === 'skip-shas'
            ? 'remove it if it names the parts of kept images, which are always kept here, else write the digests'
            : 'write the value, or use the inputs of the action, which take expressions, in place of a policy document';
        log.problem(pathTo(name), `is an expression, whose value is not known here; ${remedy}`);
        return '';
    };
    const given = (names) => {
        const [name, ...others] = names.filter((each) => raw(each) !== '');
        for (const other of others)
            log.problem(pathTo(other), `stands for the same as ${name}, and only one of them takes effect; remove one`);
        return name;
    };
    const text = (...names) => {
        const name = given(names);
        return name === undefined ? '' : plain(name);
    };
    const step = (names) => Object.fromEntries(Object.entries(names).flatMap(([name, here]) => {
        const value = raw(name);
        return value === '' ? [] : [[here, value]];
    }));
    return {
        action,
        path,
        version: major,
        has: (name) => raw(name) !== '',
        oneOf: (...names) => given(names) ?? names[0],
        ...{ text, step },
        ...readers({ text, given, pathTo, log }),
        note: (code, name) => log.note(code, name === undefined ? undefined : pathTo(name)),
        problem: (problem, name) => log.problem(name === undefined ? path : pathTo(name), problem)
    };
};
/** Returns the readers of values that are more than texts. */
const readers = ({ text, given, pathTo, log }) => {
    const checked = (name, result) => {
        if (result.ok)
            return result.value;
        log.problem(pathTo(name), result.problem);
        return null;
    };
    const flag = (...names) => {
        const value = text(...names);
        if (value === '' || /^(?:false|False|FALSE)$/.test(value))
            return false;
        if (!/^(?:true|True|TRUE)$/.test(value) && !isExpression(value))
            log.problem(pathTo(given(names) ?? ''), `${(0,result/* quoted */.TL)(value)} is neither true nor false; write one of them`);
        return true;
    };
    const count = (...names) => {
        const value = text(...names);
        if (value === '')
            return null;
        if (/^\d{1,9}$/.test(value))
            return Number(value);
        log.problem(pathTo(given(names) ?? ''), `${(0,result/* quoted */.TL)(value)} is not a whole number from 0 up; write one, such as 10`);
        return null;
    };
    const age = ({ calendar = false, unit = '' }, ...names) => {
        const name = given(names);
        const value = text(...names);
        if (name === undefined || value === '')
            return null;
        const read = checked(name, readAge(/^\d+$/.test(value) ? `${value} ${unit}` : value, { calendar }));
        if (read?.fixedMonths)
            log.note('fixed-months', pathTo(name));
        if (read?.rounded)
            log.note('rounded', pathTo(name));
        return read?.text ?? null;
    };
    const globs = (items, name, { sets = false } = {}) => items.filter((item) => {
        const can = canMatchTag(item, { sets });
        if (!can)
            log.note('no-tag', pathTo(name));
        return can;
    });
    const regexes = (items, name) => items.flatMap((item) => (item === '^$' ? [] : (checked(name, findingPattern(item)) ?? [])));
    const packages = (items, name) => {
        if (items.length === 0)
            return null;
        const read = checked(name, (0,retention_pattern.parsePatterns)(items, 'package'));
        return read?.sources ?? items;
    };
    return { flag, count, age, globs, regexes, packages };
};
/** The inputs that name packages; an expression in one of them stands in the step. */
const packageInputs = [
    'package',
    'packages',
    'package-name',
    'package_name',
    'package_names',
    'image-names',
    'container'
];
/** Reports the inputs that an action does not have, and notes those that only another version has. */
const checkNames = (names, action, version, log, pathTo) => {
    const rows = tables/* actionTables */.GZ[action];
    const known = rows.flatMap((row) => row.names);
    for (const name of names) {
        const input = known.find((each) => each.name === name);
        if (!input) {
            const all = known.map((each) => each.name);
            const near = (0,did_you_mean/* didYouMean */.a)(name, all) || `; its inputs are ${all.join(', ')}`;
            log.problem(pathTo(name), `${action} has no such input${near}; correct or remove it, and convert again`, 'key');
            continue;
        }
        log.input(action, pathTo(name));
        const versions = input.versions?.split(', ') ?? [];
        const isOther = version !== undefined && versions.length > 0 && !versions.includes(version);
        if (isOther)
            log.note('other-version', pathTo(name));
    }
};

;// CONCATENATED MODULE: ./lib/convert/container-retention.js


/** The lists of container-retention-policy; those of version 2 have no spaces between their items. */
const snokItems = (text) => itemsOf(text.replaceAll(/["']/g, ''), /[,\s]/);
/** Converts a step of snok/container-retention-policy, of version 3 or an earlier one. */
const containerRetention = (given) => {
    const within = given.age({}, 'cut-off');
    if (!given.has('cut-off'))
        given.problem('the input cut-off is missing, which every version requires; add it');
    return given.has('account-type') ||
        given.has('filter-tags') ||
        given.has('skip-tags') ||
        given.version === 'v2' ||
        given.version === 'v1'
        ? containerRetention2(given, within)
        : containerRetention3(given, within);
};
const containerRetention2 = (given, within) => {
    const sets = { sets: true };
    const filtered = given.globs(snokItems(given.text('filter-tags', 'image-tags')), 'filter-tags', sets);
    const protect = given.globs(snokItems(given.text('skip-tags')), 'skip-tags', sets);
    const hasFilter = given.has('filter-tags') || given.has('image-tags');
    const onlyUntagged = given.flag('untagged-only');
    const untagged = !hasFilter && (!given.has('filter-include-untagged') || given.flag('filter-include-untagged'));
    const tagged = onlyUntagged ? [] : hasFilter ? filtered : ['@any'];
    const matched = [...tagged, ...(untagged ? ['@untagged'] : [])];
    const latest = given.count('keep-at-least', 'keep-n-most-recent') ?? undefined;
    const rules = matched.length > 0 ? [{ delete: matched, latest, within }] : [];
    if (hasFilter)
        given.note('every-tag', given.has('filter-tags') ? 'filter-tags' : 'image-tags');
    if (latest && within)
        given.note('count-after-age', 'keep-at-least');
    if (given.text('account-type') === 'personal')
        given.note('owner', 'account-type');
    const converted = { protect, rules };
    usualNotes(given, converted, false);
    return converted;
};
const containerRetention3 = (given, within) => {
    const items = snokItems(given.text('image-tags'));
    const excluded = items.filter((item) => item.startsWith('!')).map((item) => item.slice(1));
    const included = items.filter((item) => !item.startsWith('!'));
    const shas = snokItems(given.text('skip-shas')).filter((sha) => {
        const isWhole = /^sha256:[0-9a-f]{64}$/.test(sha);
        if (!isWhole)
            given.problem('has an item that is not a whole digest: sha256: and 64 digits 0-9a-f', 'skip-shas');
        return isWhole;
    });
    const protect = [...given.globs(excluded, 'image-tags'), ...shas];
    const selection = given.text('tag-selection') || 'both';
    if (!['both', 'tagged', 'untagged'].includes(selection))
        given.problem('is not one of tagged, untagged, both; write one of them', 'tag-selection');
    const latest = given.count('keep-n-most-recent', 'keep-at-least') ?? undefined;
    const tagged = included.length > 0 ? given.globs(included, 'image-tags') : ['@any'];
    const rules = [
        ...(selection !== 'untagged' && tagged.length > 0 ? [{ delete: tagged, latest, within }] : []),
        ...(selection !== 'tagged' ? [{ delete: ['@untagged'], within }] : [])
    ];
    if (latest && within)
        given.note('count-after-age', 'cut-off');
    if (latest && included.length > 0)
        given.note('partial-slots', 'image-tags');
    if (given.text('account') === 'user')
        given.note('owner', 'account');
    const converted = { protect, rules };
    usualNotes(given, converted, false);
    return converted;
};
/** A star of snok's patterns for names does not stop at a slash. */
const acrossSlashes = (item) => item.replaceAll(/\*+/g, '**');
/** Returns names of packages with one for all of them, if they only exclude some. */
const allIfOnlyExcluded = (items) => items.length > 0 && items.every((item) => item.startsWith('!')) ? ['**', ...items] : items;

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/convert/draft.js
const both = ['@any', '@untagged'];

;// CONCATENATED MODULE: ./lib/convert/delete-package-versions.js



/** Converts a step of actions/delete-package-versions. */
const deletePackageVersions = (given) => {
    const type = readType(given);
    const { least, most } = readCounts(given);
    const prereleases = given.flag('delete-only-pre-release-versions');
    const untagged = (0,version/* isTagged */.$J)(type) && given.flag('delete-only-untagged-versions');
    const ignored = prereleases ? '' : given.text('ignore-versions');
    const latest = least ?? (prereleases || untagged ? 0 : null);
    const all = (0,version/* isTagged */.$J)(type) ? both : ['@any'];
    const matched = prereleases ? ['@prerelease'] : untagged ? ['@untagged'] : all;
    const converted = {
        type,
        protect: ignored ? given.regexes([ignored], 'ignore-versions') : [],
        rules: [{ delete: matched, latest: latest ?? undefined }],
        maxDeletions: latest === null ? most : null
    };
    if (prereleases)
        given.note('prerelease', 'delete-only-pre-release-versions');
    if ((0,version/* isTagged */.$J)(type))
        noteManifests(given, converted);
    given.note('pace');
    usualNotes(given, converted, !(0,version/* isTagged */.$J)(type));
    return converted;
};
/** Adds what differs since the action deletes manifests, by their digests. */
const noteManifests = (given, { protect, maxDeletions }) => {
    if (protect.length > 0)
        given.note('digest-patterns', 'ignore-versions');
    if (maxDeletions)
        given.note('oldest-images', 'num-old-versions-to-delete');
};
const readType = (given) => {
    const type = version/* packageTypes */.sL.find((each) => each === given.text('package-type').toLowerCase());
    if (type)
        return type;
    const remedy = `one of ${version/* packageTypes */.sL.join(', ')}; write it, for example package-type: npm`;
    if (given.has('package-type'))
        given.problem(`is not ${remedy}`, 'package-type');
    else
        given.problem(`the input package-type is missing: ${remedy}`);
    return 'container';
};
/** Returns how many of the newest versions are kept, null if that is not given, and how many are deleted otherwise. */
const readCounts = (given) => {
    if (given.has('package-version-ids')) {
        const remedy = 'delete single versions with gh api --method DELETE, and remove the input';
        given.problem(`rules select versions by their tags, not by ids; ${remedy}`, 'package-version-ids');
    }
    const written = given.text('min-versions-to-keep');
    const least = written === '-1' ? null : given.count('min-versions-to-keep');
    const most = given.count('num-old-versions-to-delete') ?? 1;
    if (least !== null && most > 1) {
        const problem = 'cannot be combined with num-old-versions-to-delete, there neither; remove one of the two';
        given.problem(problem, 'min-versions-to-keep');
    }
    return { least, most };
};

;// CONCATENATED MODULE: ./lib/convert/ghcr-cleanup.js



/** Matches lists that ghcr-cleanup-action does not read as they were meant: it splits at commas, and trims nothing. */
const hasSpaces = /,\s|\s,|\n/;
/** Returns the patterns of a list, or of a regular expression; the note is for a list that is read as it was meant only here. */
const listOrRegex = (given, name, otherwise) => {
    const written = given.text(name);
    if (written === '')
        return [];
    if (given.flag('use-regex'))
        return given.regexes([written], name);
    if (hasSpaces.test(written))
        given.note(otherwise, name);
    return itemsOf(written);
};
const isDigest = (text) => text.startsWith('sha256:');
/** Returns what to delete without digests, for which it adds a note. */
const tagsOnly = (given, name) => {
    const listed = listOrRegex(given, name, 'spaces');
    if (listed.some(isDigest))
        given.note('delete-digests', name);
    return listed.filter((item) => !isDigest(item));
};
/** Converts a step of dataaxiom/ghcr-cleanup-action. */
const ghcrCleanup = (given) => {
    const name = given.oneOf('delete-tags', 'tags');
    const isList = !given.flag('use-regex');
    const listed = tagsOnly(given, name);
    const excluded = listOrRegex(given, 'exclude-tags', 'meant-items');
    const digests = excluded.filter((item) => isList && /^sha256:[0-9a-f]{64}$/.test(item));
    const others = excluded.filter((item) => !isDigest(item));
    const kept = isList ? given.globs(others, 'exclude-tags') : others;
    const protect = [...kept, ...(kept.some(matchesDigests) ? ['@untagged'] : []), ...digests];
    const matched = isList ? given.globs(listed, name) : listed;
    if (matched.some(matchesDigests))
        given.note('delete-digests', name);
    if (given.has(name) && given.has('keep-n-tagged'))
        given.note('partial-slots', 'keep-n-tagged');
    const incomplete = given.flag('delete-partial-images');
    if (given.flag('delete-ghost-images') && !incomplete)
        given.note('incomplete', 'delete-ghost-images');
    if (incomplete)
        given.note('broken', 'delete-partial-images');
    const within = given.age({}, 'older-than');
    const rules = [
        ...rulesOf(given, { name, matched, within, untagged: deletesUntagged(given, name) }),
        ...(incomplete ? [{ delete: ['@broken'], within }] : [])
    ];
    return withTagNotes(given, { protect, rules, untag: given.has(name) && protect.length === 0 }, name);
};
/** The inputs of which one keeps ghcr-cleanup-action from deleting untagged images by default. */
const selectors = [
    'keep-n-tagged',
    'keep-n-untagged',
    'delete-ghost-images',
    'delete-partial-images',
    'delete-orphaned-images'
];
const deletesUntagged = (given, name) => given.has('delete-untagged') ? given.flag('delete-untagged') : ![name, ...selectors].some(given.has);
/** Returns the rules for tagged and for untagged images, each with its count. */
const rulesOf = (given, { name, matched, within, untagged }) => {
    const keepTagged = given.count('keep-n-tagged');
    const keepUntagged = given.count('keep-n-untagged');
    const tagged = given.has(name) ? matched : keepTagged === null ? [] : ['@any'];
    return [
        ...(tagged.length > 0 ? [{ delete: tagged, latest: keepTagged ?? undefined, within }] : []),
        ...(untagged || keepUntagged !== null ? [{ delete: ['@untagged'], latest: keepUntagged ?? undefined, within }] : [])
    ];
};
/** Adds what the two actions that read manifests, and remove single tags, have in common. */
const withTagNotes = (given, converted, name) => {
    const { rules, untag = false } = converted;
    const selects = given.has(name);
    if (selects && !untag)
        given.note('whole-image', name);
    if (untag && rules.some(({ latest }) => latest))
        given.note('untag-unmarked', name);
    if (rules.some(({ latest, within }) => latest && within))
        given.note('count-after-age', 'older-than');
    if (given.flag('delete-orphaned-images') && rules.every((rule) => !rule.delete.includes('@untagged')))
        given.note('orphans', 'delete-orphaned-images');
    if (rules.length > 1)
        given.note('keep-wins');
    usualNotes(given, converted, true);
    return converted;
};
/** Converts a step of ghcr-manager/ghcr-cleanup-manager. */
const ghcrCleanupManager = (given) => {
    const isRegex = given.flag('use-regex');
    const read = (name) => {
        const items = itemsOf(given.text(name));
        return isRegex ? given.regexes(items, name) : given.globs(items, name);
    };
    const name = 'delete-tags';
    const matched = read(name);
    const protect = read('exclude-tags');
    const within = given.age({ calendar: true }, 'older-than');
    for (const each of ['delete-ghost-images', 'delete-partial-images'])
        if (given.flag(each))
            given.note('incomplete', each);
    if (given.text('command') === 'scan')
        given.note('was-dry-run', 'command');
    const rules = rulesOf(given, { name, matched, within, untagged: given.flag('delete-untagged') });
    // Its count has every tagged image in it, excluded and unmatched ones as well.
    if (given.has('keep-n-tagged') && (protect.length > 0 || given.has(name)))
        given.note('protected-slots', 'keep-n-tagged');
    return withTagNotes(given, { protect, rules, untag: given.has(name) && protect.length === 0 }, name);
};

;// CONCATENATED MODULE: ./lib/convert/actions.js







const usual = { owner: 'owner', token: 'token', 'dry-run': 'dry-run' };
/** Converts a step of an action. */
const convertStep = (given) => {
    const { packages, step, convert } = actions[given.action];
    const { name, items } = packages(given);
    const written = given.text(name);
    const isExpression = written.includes('${{');
    const isRepository = /^\$\{\{\s*github\.event\.repository\.name\s*\}\}$/.test(written);
    if (isExpression && !isRepository)
        given.note('expression-in-step', name);
    const named = isExpression ? null : given.packages(items, name);
    if (named === null && (!isExpression || isRepository))
        given.note('default-package');
    return {
        tool: given.action,
        path: given.path,
        type: 'container',
        untag: false,
        maxDeletions: null,
        ...convert(given),
        packages: named,
        step: { ...(isExpression && !isRepository && { packages: written }), ...stepOf(given, step) }
    };
};
/** Returns the inputs of the step. A token that is not an expression is replaced. */
const stepOf = (given, names) => {
    const { token, owner, 'dry-run': dryRun = '', ...others } = given.step(names);
    if (/^true$/i.test(dryRun))
        given.note('was-dry-run', 'dry-run');
    return {
        ...(owner && !isOwnAccount(given, owner) && { owner }),
        ...(token && tokenInput(given, token)),
        ...others,
        ...(dryRun.includes('${{') && { 'dry-run': dryRun })
    };
};
/** True for the owner of the repository, and for the account of the token. */
const isOwnAccount = (given, owner) => /^\$\{\{\s*github\.repository_owner\s*\}\}$/.test(owner) || given.text('account') === 'user';
const tokenInput = (given, token) => {
    if (/^\$\{\{\s*(?:secrets\.GITHUB_TOKEN|github\.token)\s*\}\}$/i.test(token))
        return {};
    if (/^\$\{\{[^{}'"\n]*\}\}$/.test(token))
        return { token };
    given.note('secret-in-file', given.has('token') ? 'token' : 'github-token');
    return { token: '${{ secrets.PACKAGES_TOKEN }}' };
};
const ghcrPrune = (given) => {
    const within = given.age({ unit: 'days' }, 'keep-younger-than', 'older-than');
    const latest = given.count('keep-last') ?? undefined;
    const regexes = ['prune-tags-regexes', 'tag-regex'].flatMap((name) => given.regexes(itemsOf(given.text(name), /\n/), name));
    const untagged = given.flag('prune-untagged', 'untagged');
    const protect = [
        ...given.globs(itemsOf(given.text('keep-tags'), /\n/), 'keep-tags'),
        ...given.regexes(itemsOf(given.text('keep-tags-regexes'), /\n/), 'keep-tags-regexes')
    ];
    const matched = [...regexes, ...(untagged ? ['@untagged'] : [])];
    const converted = { protect, rules: matched.length > 0 ? [{ delete: matched, latest, within }] : [] };
    if (regexes.length > 0)
        given.note('every-tag', given.has('tag-regex') ? 'tag-regex' : 'prune-tags-regexes');
    if (latest && within)
        given.note('count-after-age', 'keep-last');
    usualNotes(given, converted, false);
    return converted;
};
const deleteUntagged = (given) => {
    const untagged = !given.has('untagged_only') || given.flag('untagged_only');
    const converted = { protect: [], rules: [{ delete: untagged ? ['@untagged'] : both }] };
    if (!untagged)
        given.note('matches-all', 'untagged_only');
    usualNotes(given, converted, given.text('except_untagged_multiplatform') !== 'false');
    return converted;
};
/** Returns names of packages that are no patterns there; a pattern would match more here. */
const literally = (given, name, items, remedy) => {
    if (!given.text(name).includes('${{') && items.some((item) => /[*?]|^!/.test(item)))
        given.problem(`is not the name of a package, since the action takes no patterns there: ${remedy}`, name);
    return items;
};
const exactly = (name) => (given) => ({
    name,
    items: literally(given, name, itemsOf(given.text(name), /\n/), 'write the names')
});
const actions = {
    'actions/delete-package-versions': {
        packages: exactly('package-name'),
        step: { owner: 'owner', token: 'token' },
        convert: deletePackageVersions
    },
    'dataaxiom/ghcr-cleanup-action': {
        packages: (given) => {
            const name = given.oneOf('package', 'packages');
            const written = given.text(name);
            const expands = given.flag('expand-packages');
            const items = itemsOf(written, /,/);
            if (!expands)
                return { name, items: literally(given, name, items, 'add expand-packages: true, or write the names') };
            if (!given.flag('use-regex') || written === '')
                return { name, items };
            const read = findingPattern(written);
            if (!read.ok)
                given.problem(read.problem, name);
            return { name, items: read.ok ? [read.value === '@any' ? '**' : read.value] : [] };
        },
        step: { ...usual, 'registry-url': 'registry-url', 'github-api-url': 'api-url' },
        convert: ghcrCleanup
    },
    'snok/container-retention-policy': {
        packages: (given) => ({
            name: 'image-names',
            items: allIfOnlyExcluded(snokItems(given.text('image-names')).map(acrossSlashes))
        }),
        step: { account: 'owner', 'org-name': 'owner', token: 'token', 'dry-run': 'dry-run' },
        convert: containerRetention
    },
    'ghcr-manager/ghcr-cleanup-manager': {
        packages: exactly('package'),
        step: { ...usual, 'github-token': 'token' },
        convert: ghcrCleanupManager
    },
    'vlaurin/action-ghcr-prune': {
        packages: exactly('container'),
        step: { organization: 'owner', user: 'owner', token: 'token', 'dry-run': 'dry-run' },
        convert: ghcrPrune
    },
    'Chizkiyahu/delete-untagged-ghcr-action': {
        packages: (given) => {
            const name = given.oneOf('package_name', 'package_names');
            const items = itemsOf(given.text(name));
            literally(given, name, items, 'write the names');
            return { name, items: items.length > 0 || given.has('repository') ? items : ['**'] };
        },
        step: { repository_owner: 'owner', token: 'token' },
        convert: deleteUntagged
    }
};

;// CONCATENATED MODULE: ./lib/convert/notes.js
const notes = {
    // Deletes more.
    'count-after-age': [
        'deletes',
        'There, the newest ones are counted among the old versions only and kept besides all young ones. Here the newest of all matched versions count, young ones included, so fewer old ones may be kept. A larger `latest` makes up for that.'
    ],
    'partial-slots': [
        'deletes',
        'An image with a matched and another tag takes a place in `latest`, although it is kept anyway. There, it takes none.'
    ],
    'oldest-images': [
        'deletes',
        'There, the oldest manifests are deleted, whether or not they are parts of an image in use. Here `max-deletions` takes the oldest images, with their parts, so others may go.'
    ],
    spaces: [
        'deletes',
        'There, only commas separate items, and the space around an item is part of its pattern, which therefore matches no tag. Here each item takes effect.'
    ],
    disabled: [
        'deletes',
        'The policy is disabled there, so nothing is deleted. Here it deletes as soon as the step has no `dry-run: true`.'
    ],
    // Keeps more.
    'every-tag': [
        'keeps',
        'An image is deleted only if every one of its tags is matched. There, one matching tag is enough.'
    ],
    parts: [
        'keeps',
        'Platforms, attestations and signatures are kept, or deleted, with their image and count with it as one. There, each of them is a version of its own.'
    ],
    'both-times': [
        'keeps',
        'Creation and last change both count, and a version is kept by either; there, only one of them does. `by: created` or `by: updated` in `keep` uses one.'
    ],
    grace: [
        'keeps',
        'Untagged images of the last 24 hours are kept, since a push may be in progress; see `grace-period`.'
    ],
    minimum: ['keeps', 'At least one image of a package is kept, a tagged one if there is any; see `min-keep`.'],
    'protected-slots': [
        'keeps',
        'Only images that the rule matches and nothing protects take a place in `latest`. There, all tagged images do.'
    ],
    'whole-image': [
        'keeps',
        'An image with a matched and another tag keeps both; there, it loses the matched one. `untag: true` does that here, for protected images as well.'
    ],
    'untag-unmarked': [
        'keeps',
        'An image loses a matched tag only if nothing in `keep` keeps the image. There, a tag of an image with several is removed in any case.'
    ],
    'digest-patterns': [
        'keeps',
        'There, the pattern is compared with the digest of a container version, so it ignores nothing or too much. Here it protects tags.'
    ],
    prerelease: [
        'keeps',
        'There, every version that is not just numbers and dots is a prerelease. Here the rules of the package type decide.'
    ],
    'other-version': [
        'keeps',
        'This version of the action does not have the input, and the runner ignores it with a warning. Here it takes effect as it was meant.'
    ],
    'meant-items': [
        'keeps',
        'There, only commas separate items, and the space around an item is part of its pattern, which therefore protects nothing. Here each item does.'
    ],
    'delete-digests': [
        'keeps',
        'There, digests are compared with what is to be deleted as well, so a pattern such as `*` matches untagged images. Here only tags are: add `"@untagged"`.'
    ],
    orphans: [
        'keeps',
        'Signatures and attestations without their image count as untagged images here, and untagged images are not deleted. Add a rule for `"@untagged"` to delete both.'
    ],
    incomplete: [
        'keeps',
        'Images that lack parts are not deleted: `mode: repair` may make them whole. A rule for `"@broken"` deletes them, those that lack only some parts as well.'
    ],
    broken: [
        'keeps',
        'The registry is asked twice before an image counts as broken, and a part that GitHub does list is not missing.'
    ],
    'keep-wins': [
        'keeps',
        'If several rules match a version, it is kept as long as one of them keeps it. There, one that deletes it is enough.'
    ],
    'first-policy': [
        'keeps',
        'A package belongs to the first policy that matches it, and only the rules of that one apply. There, all of them do.'
    ],
    'lower-cap': ['keeps', 'Steps for the same packages share one `max-deletions`, the lowest.'],
    claimed: [
        'keeps',
        'Images that an earlier rule matches are excluded from the later ones, as there, but do not count in them either.'
    ],
    'all-tags-list': [
        'keeps',
        'There, a list of several means images that have a tag for each of its items, which has no counterpart here. These tags are protected instead. If any of them was meant, write a rule for each.'
    ],
    'skipped-rule': [
        'keeps',
        'The rule has no counterpart, and what it matches is protected, since no later rule may delete it there either.'
    ],
    'skipped-condition': ['keeps', 'The condition has no counterpart, so this delete policy is left out.'],
    widened: [
        'keeps',
        'A part of the condition of this keep policy has no counterpart, so it keeps whatever the rest matches.'
    ],
    'count-in-rule': [
        'keeps',
        '`latest` counts the versions that its rule matches. There, all versions of the package count.'
    ],
    'tag-count': [
        'keeps',
        'There, tags are counted, so that an image with two tags takes two places. Here images are counted.'
    ],
    'fixed-months': ['keeps', 'Months and years have a fixed length there; they are written in days, rounded up.'],
    rounded: ['keeps', 'Seconds and fractions are rounded up to whole minutes.'],
    // Decides nothing.
    'no-tag': ['none', 'No tag can match this pattern, there or here, so it is left out.'],
    pace: ['none', 'There, one run deletes at most 100 versions; here, all of them. `max-deletions: 100` limits that.'],
    'default-package': [
        'none',
        'No package is named: the policy applies to the input `packages`, by default the name of the repository.'
    ],
    owner: [
        'none',
        'There, the account is that of the token. Here it is the owner of the repository: set `owner` if it differs.'
    ],
    'expression-in-step': [
        'none',
        'An expression works in a workflow only, so it stands in the step and not in the document.'
    ],
    'secret-in-file': [
        'none',
        'The token itself is in the file: anyone who can read it can use it. Revoke it, store a new one as a secret, and name that in the step.'
    ],
    condition: ['none', 'The condition decides when the step runs, as before.'],
    'step-key': [
        'none',
        'It is about the step, not about the policy: copy it if it is still needed. The outputs of this action have other names.'
    ],
    surroundings: [
        'none',
        'It is not part of the policy: put the step in the place of the old one, and it decides when, and how often, the step runs, as before.'
    ],
    'was-dry-run': ['none', 'It only reports there, and so does the step.'],
    'matches-all': ['none', 'It deletes everything that is not kept otherwise.']
};
const makeNote = (code, about = {}) => ({
    code,
    effect: notes[code][0],
    ...about,
    text: notes[code][1]
});
const noteCodes = Object.keys(notes).filter((code) => Object.hasOwn(notes, code));

;// CONCATENATED MODULE: ./lib/convert/log.js


/** Returns a name without case and underscores, which the APIs of a registry write in different ways. */
const plainName = (name) => name.replaceAll('_', '').toLowerCase();
const createLog = ({ locate }) => {
    const problems = [];
    const notes = [];
    const inputs = [];
    return {
        problems,
        notes,
        inputs,
        problem: (path, text, of = 'value') => {
            const key = path.findLast((step) => typeof step === 'string');
            const found = locate(path, of, key === undefined ? text : `${key}: ${text}`);
            const isKnown = problems.some(({ line, column, problem }) => {
                return line === found.line && column === found.column && problem === found.problem;
            });
            if (!isKnown)
                problems.push(found);
        },
        note: (code, path) => {
            const input = path?.findLast((step) => typeof step === 'string');
            const about = path && input !== undefined ? { input, line: locate(path, 'key', '').line } : {};
            const isKnown = notes.some((each) => each.code === code && each.line === about.line);
            if (!isKnown)
                notes.push(makeNote(code, about));
        },
        input: (tool, path) => {
            const name = String(path.at(-1));
            const row = tables/* tables */.um[tool].find(({ names }) => names.some((each) => plainName(each.name) === plainName(name)));
            if (!row)
                return false;
            const { line } = locate(path, 'key', '');
            const isKnown = inputs.some((each) => each.tool === tool && each.name === name);
            if (!isKnown)
                inputs.push({ tool, name, line, here: row.here, differs: row.differs });
            return true;
        }
    };
};

;// CONCATENATED MODULE: ./lib/convert/registry-attributes.js




/** The problem with an expression, or another value, where a policy should be. */
const notWritten = 'is not a policy that can be read here; write it out, and convert again';
const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Reads a map; `known` are the attributes that lead to other maps. */
const readAttributes = (tool, value, path, log, inner = []) => {
    const entries = new Map(Object.entries(value).map(([key, each]) => [plainName(key), { key, each }]));
    const pathTo = (name) => [...path, entries.get(plainName(name))?.key ?? name];
    const raw = (name) => entries.get(plainName(name))?.each ?? null;
    const problem = (name, text) => log.problem(pathTo(name), text);
    for (const { key, each } of entries.values()) {
        if ([each].flat().some(hasToken))
            log.problem([...path, key], misplacedToken);
        if (inner.some((name) => plainName(name) === plainName(key)) || log.input(tool, [...path, key]))
            continue;
        log.problem([...path, key], `${tool} has no such attribute; correct or remove it, and convert again`, 'key');
    }
    const isKnown = (name, given) => {
        if (!given.includes('${'))
            return true;
        problem(name, `${(0,result/* quoted */.TL)(given)} is an expression, whose value is not known here; write the value, and convert again`);
        return false;
    };
    const text = (name) => {
        const given = raw(name) ?? '';
        if (typeof given !== 'object')
            return isKnown(name, String(given)) ? String(given).trim() : '';
        problem(name, 'is a list or a mapping where a text is expected; correct it');
        return '';
    };
    const list = (name) => {
        const given = [raw(name) ?? []].flat();
        if (given.every((item) => typeof item === 'string'))
            return given.filter((item) => isKnown(name, item));
        problem(name, 'has an item that is not a text; correct it');
        return [];
    };
    return {
        path,
        has: (name) => text(name) !== '',
        text,
        count: (name) => {
            const given = text(name);
            if (given === '')
                return null;
            if (/^\d{1,9}$/.test(given))
                return Number(given);
            problem(name, `${(0,result/* quoted */.TL)(given)} is not a whole number from 0 up; write one, such as 10`);
            return null;
        },
        list,
        age: (name) => {
            const given = text(name);
            if (given === '')
                return null;
            const read = readAge(given);
            if (!read.ok) {
                problem(name, read.problem);
                return null;
            }
            if (read.value.fixedMonths)
                log.note('fixed-months', pathTo(name));
            if (read.value.rounded)
                log.note('rounded', pathTo(name));
            return read.value.text;
        },
        map: (name) => {
            const value = raw(name);
            // Terraform has blocks, of which this is the only one.
            const given = Array.isArray(value) ? value[0] : value;
            const own = Array.isArray(value) ? [...pathTo(name), 0] : pathTo(name);
            return isMap(given) ? readAttributes(tool, given, own, log) : null;
        },
        problem,
        pathTo
    };
};

;// CONCATENATED MODULE: ./lib/convert/artifact-registry.js





const tool = 'Google Artifact Registry';
const inner = ['condition', 'mostRecentVersions'];
const nothing = { prefixes: [], rule: null, protect: [], latest: 0, within: null };
/** Converts cleanup policies to one policy for each prefix of package names, and one for all other packages. */
const convertArtifactRegistry = (policies, dryRun, log) => {
    const read = policies.map(({ value, path }) => readPolicy(value, path, log));
    const deletes = read.filter(({ rule }) => rule !== null);
    if (deletes.length > 1)
        log.note('keep-wins');
    if (dryRun)
        log.note('was-dry-run');
    const prefixes = [...new Set(read.flatMap((policy) => policy.prefixes))].toSorted((a, b) => b.length - a.length);
    const path = policies[0]?.path ?? [];
    const drafts = [...prefixes, null].map((prefix) => {
        const applying = read.filter((policy) => policy.prefixes.length === 0 || policy.prefixes.some((each) => prefix?.startsWith(each) ?? false));
        return { ...toDraft(applying), path, packages: prefix === null ? null : [`${prefix}**`] };
    });
    const deleting = drafts.filter(({ rules }) => rules.length > 0);
    if (deleting.some(({ packages }) => packages === null))
        log.note('default-package');
    const rules = deleting.flatMap((draft) => draft.rules);
    if (rules.some(({ latest }) => latest))
        log.note('count-in-rule');
    registryNotes(log, { rules });
    return deleting.length > 0 ? deleting : drafts.slice(-1);
};
const toDraft = (policies) => {
    const latest = Math.max(0, ...policies.map((policy) => policy.latest)) || undefined;
    const keptWithin = policies.flatMap(({ within }) => within ?? []);
    return {
        tool,
        type: 'container',
        protect: [...new Set(policies.flatMap(({ protect }) => protect))],
        rules: policies.flatMap(({ rule }) => rule ? [{ ...rule, latest, within: longest([rule.within, ...keptWithin]) }] : []),
        untag: false,
        maxDeletions: null,
        step: {}
    };
};
/** Returns the longest of durations in days, hours and minutes; null if there is none. */
const longest = (durations) => durations
    .flatMap((text) => text ?? [])
    .toSorted((a, b) => minutesOf(b) - minutesOf(a))
    .at(0) ?? null;
const minutesOf = (text) => Array.from(text.matchAll(/(\d+)(\w+)/g)).reduce((sum, [, count, unit = '']) => sum + Number(count) * ({ d: 1440, h: 60, w: 10_080 }[unit] ?? 1), 0);
const readPolicy = (value, path, log) => {
    const given = readAttributes(tool, value, path, log, inner);
    const action = given.map('action')?.text('type') ?? given.text('action');
    const condition = given.map('condition');
    const recent = given.map('mostRecentVersions');
    if (recent && condition)
        log.problem(recent.path, 'cannot be combined with condition, there neither; write a policy for each');
    if (/^keep$/i.test(action)) {
        if (recent)
            return readRecent(recent, log);
        return condition ? readKeep(condition, log) : { ...nothing, protect: both };
    }
    if (!/^delete$/i.test(action))
        log.problem(path, 'the action of the policy is missing, or neither Delete nor Keep; add it');
    if (recent)
        log.problem(recent.path, 'the newest versions can be kept only; write action Keep');
    return condition ? readDelete(condition, log) : { ...nothing, rule: { delete: both } };
};
const readRecent = (recent, log) => {
    if (!recent.has('keepCount'))
        log.problem(recent.path, 'keepCount is missing; write a number, such as 10');
    return { ...nothing, prefixes: readPrefixes(recent), latest: recent.count('keepCount') ?? 0 };
};
/** Returns prefixes of names, which are no patterns. */
const readPrefixes = (given) => {
    const prefixes = given.list('packageNamePrefixes');
    for (const prefix of prefixes)
        if (/[*?[\]{}!]/.test(prefix))
            given.problem('packageNamePrefixes', `has ${(0,result/* quoted */.TL)(prefix)}, but no names of packages begin with it; write the prefix alone`);
    return prefixes;
};
const readDelete = (condition, log) => {
    const prefixes = readPrefixes(condition);
    const unmapped = ['newerThan', 'versionNamePrefixes'].find((name) => isGiven(condition, name));
    const matched = readMatched(condition, log);
    const within = condition.age('olderThan');
    if (unmapped)
        log.note('skipped-condition', condition.pathTo(unmapped));
    return { ...nothing, prefixes, rule: unmapped || matched.length === 0 ? null : { delete: matched, within } };
};
const readKeep = (condition, log) => {
    const prefixes = readPrefixes(condition);
    const matched = readMatched(condition, log);
    const isAll = matched.length === both.length && both.every((each) => matched.includes(each));
    const asksOther = ['versionNamePrefixes', 'olderThan'].find((name) => isGiven(condition, name));
    const newer = condition.age('newerThan');
    if (newer && isAll && !asksOther)
        return { ...nothing, prefixes, within: newer };
    const unmapped = asksOther ?? (newer ? 'newerThan' : undefined);
    if (unmapped)
        log.note('widened', condition.pathTo(unmapped));
    return { ...nothing, prefixes, protect: matched };
};
const isGiven = (condition, name) => name === 'versionNamePrefixes' ? condition.list(name).length > 0 : condition.has(name);
/** Returns the patterns of the versions that a condition asks for by their tags. */
const readMatched = (condition, log) => {
    const state = (condition.text('tagState') || 'any').toLowerCase().replace('tag_state_unspecified', 'any');
    if (!['tagged', 'untagged', 'any'].includes(state))
        condition.problem('tagState', 'is not one of tagged, untagged, any; write one of them');
    const prefixes = condition.list('tagPrefixes');
    if (state === 'untagged' && prefixes.length > 0)
        condition.problem('tagPrefixes', 'cannot be combined with tagState untagged, there neither; remove one of the two');
    if (state === 'untagged')
        return ['@untagged'];
    if (prefixes.length === 0)
        return state === 'tagged' ? ['@any'] : both;
    const possible = prefixes.filter((prefix) => canMatchTag(`${prefix}*`) && !/[*?]/.test(prefix));
    if (possible.length < prefixes.length)
        log.note('no-tag', condition.pathTo('tagPrefixes'));
    return possible.map((prefix) => `${prefix}*`);
};
/** Returns the cleanup policies in a list, in a map by their names, or in blocks of Terraform. */
const listPolicies = (value, path, log) => {
    const entries = Array.isArray(value)
        ? value.entries()
        : isMap(value)
            ? Object.entries(value)
            : [['', value]];
    return [...entries].flatMap(([key, each]) => {
        const own = key === '' ? path : [...path, key];
        if (isMap(each))
            return [{ value: each, path: own }];
        if (each !== null)
            log.problem(own, notWritten);
        return [];
    });
};

;// CONCATENATED MODULE: ./lib/convert/ecr.js





const ecr_tool = 'Amazon ECR';
/**
 * Converts a lifecycle policy. An image that an earlier rule matches is never expired by a later one, so its patterns are
 * excluded there. `repository` is the name of the repository, if that is known.
 */
const convertEcr = (value, repository, path, log) => {
    const listKey = value['rules'] === undefined ? 'rule' : 'rules';
    const rules = [value[listKey] ?? []]
        .flat()
        .flatMap((each, index) => {
        const own = [...path, listKey, index];
        if (isMap(each))
            return [readRule(each, own, log)];
        log.problem(own, notWritten);
        return [];
    })
        .toSorted((a, b) => a.priority - b.priority);
    if (rules.length === 0)
        log.problem(path, 'the lifecycle policy has no rules; paste the whole of it');
    const name = readName(repository);
    if (name === null)
        log.note('default-package');
    const applied = applyPriorities(rules, log);
    registryNotes(log, applied);
    return { ...applied, tool: ecr_tool, path, packages: name, type: 'container', untag: false, maxDeletions: null, step: {} };
};
/** Returns the rules without what earlier ones match, and what to protect in place of those that have no counterpart. */
const applyPriorities = (rules, log) => {
    const ranked = rules.map(({ matched, rule }, index) => {
        const claimed = new Set(rules.slice(0, index).flatMap((earlier) => earlier.matched));
        const own = matched.filter((pattern) => !isClaimed(pattern, claimed));
        return { rule, matched, own, excluded: excludedFrom(own, claimed) };
    });
    if (ranked.some(({ matched, own, excluded }) => own.length < matched.length || excluded.length > 0))
        log.note('claimed');
    return {
        rules: ranked.flatMap(({ rule, own, excluded }) => rule && own.length > 0 ? [{ delete: [...own, ...excluded], ...rule }] : []),
        // No rule follows the last one.
        protect: [...new Set(ranked.slice(0, -1).flatMap(({ rule, own }) => (rule ? [] : own)))]
    };
};
const isClaimed = (pattern, claimed) => claimed.has(pattern) || (pattern !== '@untagged' && claimed.has('@any'));
/** Returns the exclusions of earlier patterns for a rule that matches tags. */
const excludedFrom = (matched, claimed) => matched.every((pattern) => pattern === '@untagged')
    ? []
    : [...claimed].flatMap((pattern) => (pattern.startsWith('@') ? [] : [`!${pattern}`]));
/** Returns the name of a repository, unless it is missing or an expression. */
const readName = (name) => typeof name === 'string' && /^[a-z0-9][a-z0-9._/-]*$/.test(name) ? [name] : null;
const readRule = (value, path, log) => {
    const given = readAttributes(ecr_tool, value, path, log, ['selection']);
    const priority = given.count('rulePriority') ?? given.count('priority') ?? Number.MAX_SAFE_INTEGER;
    const selection = given.map('selection');
    if (selection === null) {
        log.problem(path, 'the rule has no selection; paste the whole lifecycle policy');
        return { priority, matched: [], rule: null };
    }
    const type = given.map('action')?.text('type') || 'expire';
    const isStandard = (selection.text('storageClass') || 'standard') === 'standard';
    const { matched, isExact } = ecr_readMatched(selection, log);
    const rule = type === 'expire' && isStandard && isExact ? ecr_readKeep(selection, log) : null;
    if (rule === null)
        log.note(isExact ? 'skipped-rule' : 'all-tags-list', isExact ? path : selection.pathTo('tagPatternList'));
    return { priority, matched, rule };
};
/** Returns the patterns of what a rule matches; inexact if an image must have several of them. */
const ecr_readMatched = (selection, log) => {
    const status = selection.text('tagStatus');
    if (status === 'untagged')
        return { matched: ['@untagged'], isExact: true };
    if (status === 'any')
        return { matched: both, isExact: true };
    if (status !== 'tagged')
        selection.problem('tagStatus', 'is not one of tagged, untagged, any; write one of them');
    const prefixes = selection.list('tagPrefixList');
    const patterns = [...selection.list('tagPatternList'), ...prefixes.map((prefix) => `${prefix}*`)];
    if (patterns.length === 0)
        selection.problem('tagPatternList', 'or tagPrefixList is missing, which tagStatus tagged needs; add one');
    const possible = patterns.filter((pattern) => canMatchTag(pattern) && !pattern.includes('?'));
    if (possible.length < patterns.length || prefixes.some((prefix) => prefix.includes('*'))) {
        log.note('no-tag', selection.pathTo(prefixes.length > 0 ? 'tagPrefixList' : 'tagPatternList'));
        // An image would need a tag for the impossible one as well.
        return { matched: [], isExact: true };
    }
    const matched = possible.map((pattern) => (/^\*+$/.test(pattern) ? '@any' : pattern));
    return { matched, isExact: patterns.length === 1 };
};
const ecr_readKeep = (selection, log) => {
    const number = selection.count('countNumber');
    if (number === null || number === 0)
        selection.problem('countNumber', 'is missing or zero; write a number from 1 up');
    const type = selection.text('countType');
    if (type === 'imageCountMoreThan')
        return { latest: number ?? 0 };
    const unit = selection.text('countUnit') || 'days';
    if (unit !== 'days')
        selection.problem('countUnit', `${(0,result/* quoted */.TL)(unit)} is not days, the only unit there is; write days`);
    if (type === 'sinceImagePushed')
        return { within: `${number}d` };
    if (type !== 'sinceImagePulled' && type !== 'sinceImageTransitioned')
        log.problem(selection.pathTo('countType'), 'is not one of imageCountMoreThan, sinceImagePushed; write one of them');
    return null;
};

;// CONCATENATED MODULE: ./lib/convert/gitlab.js


const gitlab_tool = 'GitLab container registry';
/** The words that GraphQL has for numbers. */
const numbers = {
    ONE: '1',
    FIVE: '5',
    SEVEN: '7',
    TEN: '10',
    FOURTEEN: '14',
    TWENTY_FIVE: '25',
    THIRTY: '30',
    FIFTY: '50',
    SIXTY: '60',
    NINETY: '90',
    ONE_HUNDRED: '100'
};
const fromEnum = (value) => {
    const [, word = '', unit] = /^([A-Z_]+)_(TAGS?|DAYS)$/.exec(String(value)) ?? [];
    const number = numbers[word];
    if (number === undefined)
        return value;
    return unit === 'DAYS' ? `${number}d` : number;
};
/** Converts the cleanup policy of a project: each tag that is matched, not the newest and old enough is removed. */
const convertGitLab = (value, path, log) => {
    const read = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromEnum(each)]));
    const given = readAttributes(gitlab_tool, read, path, log);
    const regexOf = (name) => {
        const written = given.text(name);
        if (written === '')
            return [];
        const pattern = anchoredPattern(written);
        if (!pattern.ok)
            given.problem(name, pattern.problem);
        return pattern.ok ? [pattern.value] : [];
    };
    const name = given.has('name_regex_delete') ? 'name_regex_delete' : 'name_regex';
    const matched = regexOf(name);
    if (!given.has(name))
        log.problem(path, `${name} is missing, without which nothing is deleted there; add it, for example ".*"`);
    const latest = given.count('keep_n') ?? undefined;
    const within = given.age('older_than');
    const isOff = given.text('enabled') === 'false';
    log.note('default-package');
    if (isOff)
        log.note('disabled', given.pathTo('enabled'));
    if (latest)
        log.note('tag-count', given.pathTo('keep_n'));
    if (latest || within)
        log.note('both-times');
    log.note('untag-unmarked');
    log.note('minimum');
    return {
        tool: gitlab_tool,
        path,
        packages: null,
        type: 'container',
        protect: ['latest', ...regexOf('name_regex_keep')],
        rules: matched.length > 0 ? [{ delete: matched, latest, within }] : [],
        untag: true,
        maxDeletions: null,
        step: {}
    };
};

;// CONCATENATED MODULE: ./lib/convert/find.js










const actionNames = Object.keys(tables/* actionTables */.GZ).filter((name) => Object.hasOwn(tables/* actionTables */.GZ, name));
/** Converts every step of a known action, and every retention policy of a known registry, in a value. */
const findDrafts = (value, log) => {
    const found = { drafts: [], unknown: [] };
    visit(value, [], found, log);
    return found;
};
const visit = (value, path, found, log) => {
    if (Array.isArray(value) && value.some(isCleanupPolicy)) {
        found.drafts.push(...convertArtifactRegistry(listPolicies(value, path, log), false, log));
    }
    else if (Array.isArray(value)) {
        for (const [index, each] of value.entries())
            visit(each, [...path, index], found, log);
    }
    else if (isMap(value) && !convertMap(value, path, found, log)) {
        const before = found.drafts.length;
        for (const [key, each] of Object.entries(value))
            visit(each, [...path, key], found, log);
        if (found.drafts.length > before)
            noteSurroundings(value, path, log);
    }
};
/** Converts a map if it is a step or a retention policy; false if there may be some deeper in it. */
const convertMap = (value, path, found, log) => {
    if (typeof value['uses'] === 'string')
        return convertUses(value['uses'], value, path, found, log);
    if (isLifecyclePolicy(value)) {
        found.drafts.push(convertEcr(value, undefined, path, log));
        return true;
    }
    const [policyKey, policy] = lifecyclePolicyIn(value) ?? [];
    if (policyKey !== undefined) {
        const repository = value['repositoryName'] ?? value['repository'];
        found.drafts.push(...convertNested(policy, repository, [...path, policyKey], log));
        return true;
    }
    const policiesKey = ['cleanupPolicies', 'cleanup_policies'].find((key) => value[key] !== undefined);
    if (policiesKey !== undefined) {
        refuseFormat(value, path, log);
        const dryRun = value['cleanupPolicyDryRun'] ?? value['cleanup_policy_dry_run'];
        const policies = listPolicies(value[policiesKey], [...path, policiesKey], log);
        found.drafts.push(...convertArtifactRegistry(policies, dryRun === true, log));
        return true;
    }
    if (isCleanupPolicy(value)) {
        found.drafts.push(...convertArtifactRegistry([{ value, path }], false, log));
        return true;
    }
    if (!isExpirationPolicy(value, path.findLast((step) => typeof step === 'string')))
        return false;
    found.drafts.push(convertGitLab(value, path, log));
    return true;
};
/** Refuses what of a repository of Artifact Registry is no policy for container images, or not written out. */
const refuseFormat = ({ format = 'DOCKER', dynamic }, path, log) => {
    if (dynamic !== undefined)
        log.problem([...path, 'dynamic'], 'is not known here; write its blocks out, and convert again');
    if (String(format).toUpperCase() !== 'DOCKER')
        log.problem([...path, 'format'], `${(0,result/* quoted */.TL)(String(format))} is not DOCKER, and only policies for container images are converted; write the policy by hand`);
};
/** An action that passes all of its inputs on to the one that took its place. */
const formerName = 'ghcr-manager/ghcr-manager';
const currentName = 'ghcr-manager/ghcr-cleanup-manager';
const convertUses = (uses, step, path, found, log) => {
    const [name = '', ref = ''] = uses.split('@');
    const written = name.toLowerCase() === formerName ? currentName : name;
    const action = actionNames.find((each) => each.toLowerCase() === written.toLowerCase());
    if (action === undefined)
        found.unknown.push({ name, path: [...path, 'uses'] });
    else
        found.drafts.push({ ...convertStep(readGiven(action, ref, step['with'], path, log)), ...conditionOf(step) });
    if (action !== undefined)
        noteKeys(step, path, log);
    return true;
};
const conditionOf = ({ if: condition }) => condition === undefined || condition === null ? {} : { condition: String(condition) };
/** Adds notes about the keys of a step that are not in a policy. */
const noteKeys = (step, path, log) => {
    for (const key of ['if', 'id', 'env', 'continue-on-error', 'timeout-minutes'])
        if (step[key] !== undefined)
            log.note(key === 'if' ? 'condition' : 'step-key', [...path, key]);
};
/** Adds notes about what a job or a workflow says of all its steps. */
const noteSurroundings = (value, path, log) => {
    const keys = Array.isArray(value['steps']) ? ['if', 'strategy'] : isMap(value['jobs']) ? ['on'] : [];
    for (const key of keys)
        if (value[key] !== undefined)
            log.note('surroundings', [...path, key]);
};
const isLifecyclePolicy = (value) => [value['rules'] ?? value['rule'] ?? []].flat().some((rule) => isMap(rule) && isMap([rule['selection']].flat()[0]));
/** Returns the attribute that holds a lifecycle policy as a text, or as an object: as the AWS CLI and Terraform have it. */
const lifecyclePolicyIn = (value) => {
    for (const key of ['lifecyclePolicyText', 'LifecyclePolicyText', 'policy']) {
        const policy = value[key];
        if (typeof policy === 'string' && policy.includes('rulePriority'))
            return [key, policy];
        if (isMap(policy) && isLifecyclePolicy(policy))
            return [key, policy];
    }
    return null;
};
/** Converts a lifecycle policy in a text; problems in it are located where the text is. */
const convertNested = (policy, repository, path, log) => {
    if (isMap(policy))
        return [convertEcr(policy, repository, path, log)];
    const read = (0,yaml/* readYaml */.g)(String(policy));
    if ('locate' in read && isMap(read.value) && read.findings.length === 0)
        return [convertEcr(read.value, repository, path, log)];
    const expression = /\$\{[^}]*\}/.exec(String(policy))?.[0];
    log.problem(path, expression === undefined
        ? 'the text is not a lifecycle policy in JSON; paste that alone'
        : `the text is not a lifecycle policy in JSON: the value of ${expression} is not known here; write the value, and convert again`);
    return [];
};
const isCleanupPolicy = (value) => {
    if (!isMap(value) || value['action'] === undefined)
        return false;
    return ['condition', 'mostRecentVersions', 'most_recent_versions'].some((key) => value[key] !== undefined);
};
const isExpirationPolicy = (value, key = '') => {
    const known = ['keepn', 'olderthan', 'nameregex', 'nameregexdelete', 'nameregexkeep', 'cadence'];
    const names = Object.keys(value).map(plainName);
    const count = names.filter((name) => known.includes(name)).length;
    return (count >= 2 ||
        names.some((name) => name.startsWith('nameregex')) ||
        /^containerexpirationpolicy/.test(plainName(key)));
};

;// CONCATENATED MODULE: ./lib/convert/hcl.js

/** True for what begins like Terraform: a block, or attributes with `=`. */
const looksLikeHcl = (text) => /^\s*(?:(?:#|\/\/).*\n\s*)*[A-Za-z_]\w*\s*(?:(?:"[^"\n]*"\s*)*\{|=)/.test(text);
/** In this order: space and comments, heredocs, texts, words and numbers, signs, anything else. */
const tokens = /(?:\s+|#.*|\/\/.*|\/\*[\s\S]*?\*\/)|<<[-~]?(\w+)\n([\s\S]*?)\n\s*\1(?=\n|$)|("(?:\\.|\$\{(?:"[^"\n]*"|[^{}"\n])*\}|[^"\\\n])*")|([A-Za-z_][\w.-]*|-?\d+(?:\.\d+)?)|([{}[\]()=:,])|([\s\S])/g;
const maxCharacters = 100_000;
/**
 * Reads the part of Terraform's language in which retention policies are written: blocks, attributes, lists, objects,
 * `jsonencode(\u2026)` and heredocs. Blocks of one name become a list, and references `${\u2026}`, as they are in texts.
 */
const readHcl = (text) => {
    const finding = (at, problem) => {
        const before = text.slice(0, at).split('\n');
        return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, problem };
    };
    if (text.length > maxCharacters)
        return { findings: [finding(0, `the text has ${text.length} characters; paste only the block with the policy`)] };
    const reader = { rest: tokensIn(text), places: new Map() };
    try {
        const value = readBody(reader, [], false);
        const locate = (path, _, problem) => {
            const places = path.map((_, index) => reader.places.get(JSON.stringify(path.slice(0, path.length - index))));
            return finding(places.find((at) => at !== undefined) ?? 0, problem);
        };
        return { value, locate };
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        return { findings: [finding(Number(error.cause ?? text.length), error.message)] };
    }
};
const tokensIn = (text) => {
    let startsLine = true;
    return Array.from(text.matchAll(tokens)).flatMap((match) => {
        const [all, , heredoc, string, word, sign, other] = match;
        const place = { at: match.index, startsLine };
        const isSpace = [heredoc, string, word, sign, other].every((each) => each === undefined);
        startsLine = isSpace && (startsLine || all.includes('\n'));
        if (isSpace)
            return [];
        if (heredoc !== undefined)
            return [{ kind: 'heredoc', text: heredoc, ...place }];
        if (string !== undefined)
            return [{ kind: 'string', text: unquote(string), ...place }];
        return [{ kind: word === undefined ? 'sign' : 'word', text: all, ...place }];
    });
};
const unquote = (text) => text.slice(1, -1).replaceAll(/\\(.)/g, (_, char) => ({ n: '\n', t: '\t' })[char] ?? char);
const fail = (token, expected) => {
    const found = token ? (0,result/* quoted */.TL)(token.text) : 'the end of the text';
    return refuse(token, `${found} stands where ${expected} is expected`);
};
const refuse = (token, problem) => {
    throw new SyntaxError(problem, { cause: token?.at });
};
const isSign = (token, sign) => token?.kind === 'sign' && token.text === sign;
/** Reads attributes and blocks up to the end of the text, or of a block up to its brace: what is cut off may keep versions. */
const readBody = (reader, path, isBlock = true) => {
    const body = {};
    for (;;) {
        const next = reader.rest.shift();
        if (next === undefined)
            return isBlock ? fail(next, '"}"') : body;
        if (isBlock && isSign(next, '}'))
            return body;
        if (isSign(next, ','))
            continue;
        if (next.kind !== 'word' && next.kind !== 'string')
            fail(next, 'the name of an attribute or a block');
        readEntry(reader, next, path, body);
    }
};
/** Reads what follows the name of an attribute or a block, and adds it to the body. */
const readEntry = (reader, name, path, body) => {
    const own = [...path, name.text];
    const isLabel = (token) => token?.kind === 'string' || token?.kind === 'word';
    while (isLabel(reader.rest[0]))
        reader.rest.shift();
    const sign = reader.rest.shift();
    if (!reader.places.has(JSON.stringify(own)))
        reader.places.set(JSON.stringify(own), name.at);
    if (isSign(sign, '{')) {
        const blocks = [body[name.text] ?? []].flat();
        reader.places.set(JSON.stringify([...own, blocks.length]), name.at);
        body[name.text] = [...blocks, readBody(reader, [...own, blocks.length])];
    }
    else if (!isSign(sign, '=') && !isSign(sign, ':'))
        fail(sign, '"=" or "{"');
    else if (Object.hasOwn(body, name.text))
        refuse(name, `${(0,result/* quoted */.TL)(name.text)} is given twice; remove one`);
    else
        body[name.text] = readValue(reader, own);
};
/** Reads a value; of one that is computed, such as `a ? b : c`, returns only that it is an expression. */
const readValue = (reader, path) => {
    const value = readPlainValue(reader, path);
    const [next] = reader.rest;
    if (next === undefined || next.startsLine || ends(next))
        return value;
    skipExpression(reader);
    return expression;
};
const expression = '${\u2026}';
const ends = ({ kind, text }) => kind === 'sign' && /^[,}\])]$/.test(text);
/** Skips the rest of an expression: up to the end of its line, or of what it is in. */
const skipExpression = (reader) => {
    let depth = 0;
    let isContinued = true;
    for (let [next] = reader.rest; next !== undefined; [next] = reader.rest) {
        const isEnd = ends(next) || (next.startsLine && !isContinued);
        if (depth === 0 && isEnd)
            return;
        depth += depthChange(next);
        // An operator at the end of a line continues on the next one.
        isContinued = next.kind === 'sign' && !ends(next);
        reader.rest.shift();
    }
};
const depthChange = ({ kind, text }) => kind !== 'sign' ? 0 : /^[{[(]$/.test(text) ? 1 : /^[}\])]$/.test(text) ? -1 : 0;
/** Skips an expression that begins with a sign, such as `!var.x`. */
const readOperation = (sign, reader) => {
    if (ends(sign) || /^[=:]$/.test(sign.text))
        return fail(sign, 'a value');
    reader.rest.unshift(sign);
    skipExpression(reader);
    return expression;
};
const readPlainValue = (reader, path) => {
    const token = reader.rest.shift();
    if (token === undefined)
        return fail(token, 'a value');
    const isLoop = reader.rest[0]?.kind === 'word' && reader.rest[0].text === 'for';
    if (isSign(token, '{') && !isLoop)
        return readBody(reader, path);
    if (isSign(token, '[') && !isLoop)
        return readList(reader, path);
    if (token.kind === 'sign')
        return readOperation(token, reader);
    if (token.kind !== 'word')
        return token.text;
    if (isSign(reader.rest[0], '('))
        return readCall(reader, token.text, path);
    if (token.text === 'true' || token.text === 'false')
        return token.text === 'true';
    if (token.text === 'null')
        return null;
    return /^-?\d/.test(token.text) ? Number(token.text) : `\${${token.text}}`;
};
/** The functions that leave the value of their argument as it is. */
const plainFunctions = ['jsonencode', 'tolist', 'tonumber', 'toset', 'tostring'];
/** Reads a function; of those with several arguments, or that change its value, returns only the name, as an expression. */
const readCall = (reader, name, path) => {
    reader.rest.shift();
    const values = [];
    while (!isSign(reader.rest[0], ')')) {
        values.push(readValue(reader, path));
        if (isSign(reader.rest[0], ','))
            reader.rest.shift();
        else if (!isSign(reader.rest[0], ')'))
            fail(reader.rest[0], '")"');
    }
    reader.rest.shift();
    return plainFunctions.includes(name) && values.length === 1 ? values[0] : `\${${name}(\u2026)}`;
};
const readList = (reader, path) => {
    const items = [];
    while (!isSign(reader.rest[0], ']')) {
        const own = [...path, items.length];
        if (reader.rest[0])
            reader.places.set(JSON.stringify(own), reader.rest[0].at);
        items.push(readValue(reader, own));
        if (isSign(reader.rest[0], ','))
            reader.rest.shift();
    }
    reader.rest.shift();
    return items;
};

;// CONCATENATED MODULE: ./lib/convert/source.js


/** The beginning of a tag of CloudFormation, which is read as that of an expression: its value is as unknown. */
const cloudFormationTag = /(?<=[:-] )![A-Z](?=[A-Za-z]+ )/g;
/** Reads YAML, JSON or Terraform; returns only findings if the text is none of these. */
const readSource = (text) => {
    if (looksLikeHcl(text))
        return readHcl(text);
    const isTemplate = text.includes('LifecyclePolicyText');
    const first = (0,yaml/* readYaml */.g)(isTemplate ? text.replaceAll(cloudFormationTag, '${') : text);
    const read = 'locate' in first ? first : (readIndented(text) ?? first);
    if ('locate' in read && read.findings.length === 0)
        return read;
    const tab = text.split('\n').findIndex((line) => /^ *\t/.test(line));
    const problem = 'the line is indented with a tab, which YAML does not allow; use spaces';
    return { findings: tab >= 0 && !('locate' in read) ? [{ line: tab + 1, column: 1, problem }] : read.findings };
};
/** Reads a part of a workflow whose first line has lost its indentation, as happens when it is copied; null if it is not one. */
const readIndented = (text) => {
    const [first = '', ...others] = text.trimStart().split('\n');
    const indent = others.find((line) => line.trim() !== '')?.search(/\S/) ?? 0;
    for (const spaces of [indent - 2, indent]) {
        if (spaces <= 0)
            continue;
        const read = (0,yaml/* readYaml */.g)([' '.repeat(spaces) + first, ...others].join('\n'));
        if ('locate' in read)
            return read;
    }
    return null;
};

;// CONCATENATED MODULE: ./lib/convert/convert.js










/**
 * Converts the steps of other cleanup actions, or the retention policies of other registries, in a text: YAML, JSON or
 * Terraform. Problems name the text by `name`. Tokens in it are never repeated. `packages` are the names for policies that
 * name none, and with `replace` for all; without them these apply to the input `packages`.
 */
const convert = (text, name, { packages = [], replace = false } = {}) => {
    const source = readSource(text);
    if (!('locate' in source))
        return convert_refuse(name, source.findings);
    const log = createLog(source);
    const found = findDrafts(source.value, log);
    reportMisspelt(found, log);
    if (found.drafts.length === 0 && log.problems.length === 0)
        reportNothing(found, log);
    for (const { rules, path } of found.drafts) {
        if (rules.length > 0 || log.problems.length > 0)
            continue;
        log.problem(path, 'nothing of it deletes anything here, as the tables in docs/migration.md say; write the policy by hand');
    }
    refuseMixed(found.drafts, log);
    if (log.problems.length > 0)
        return convert_refuse(name, log.problems);
    const named = found.drafts.map((draft) => packages.length > 0 && (replace || draft.packages === null) ? { ...draft, packages } : draft);
    const files = toFiles(named, log);
    const problems = files.flatMap((file) => check(file.document));
    if (problems.length > 0)
        return convert_refuse(name, problems);
    return {
        ok: true,
        files,
        inputs: log.inputs.toSorted((a, b) => a.line - b.line),
        notes: log.notes.toSorted((a, b) => effects.indexOf(a.effect) - effects.indexOf(b.effect))
    };
};
const effects = ['deletes', 'keeps', 'none'];
const convert_refuse = (name, findings) => ({
    ok: false,
    problems: findings
        .toSorted((a, b) => a.line - b.line || a.column - b.column)
        .map(({ line, column, problem }) => `${name}:${line}:${column}: ${withoutTokens(problem)}`)
});
/** Reports actions whose names are nearly known ones: their steps would be left out of the policy. */
const reportMisspelt = ({ unknown }, log) => {
    for (const { name, path } of unknown) {
        const near = (0,did_you_mean/* closestWord */.E)(name, actionNames);
        const own = near ?? actionNames.find((each) => repositoryOf(each) === repositoryOf(name));
        if (near)
            log.problem(path, `did you mean ${near}?`);
        else if (own)
            log.problem(path, `"${name}" is not known; if it has the inputs of ${own}, write that name, and convert again`);
    }
};
const repositoryOf = (name) => name.toLowerCase().split('/')[1] ?? '';
const reportNothing = ({ unknown }, log) => {
    for (const { name, path } of unknown)
        log.problem(path, `"${name}" is not one of ${actionNames.join(', ')}`);
    if (unknown.length > 0)
        return;
    const registries = Object.keys(tables/* registryTables */.LM).join(', ');
    log.problem([], `there is neither a step with "uses:" of ${actionNames.join(', ')} nor a retention policy of ${registries}; paste one, with all its lines`);
};
/** Refuses policies of several repositories of a registry for the same packages, on which all of them would act here. */
const refuseMixed = (drafts, log) => {
    const first = new Map();
    for (const { tool, packages, path } of drafts) {
        if (!Object.hasOwn(tables/* registryTables */.LM, tool))
            continue;
        const [key, place] = [JSON.stringify(packages), JSON.stringify(path)];
        if ((first.get(key) ?? place) !== place)
            log.problem(path, `this policy of ${tool} is that of another repository; convert them one after the other`);
        first.set(key, first.get(key) ?? place);
    }
};
/** Merges drafts for the same packages, and returns one file for those that the same step can use. */
const toFiles = (drafts, log) => {
    const bySteps = Map.groupBy(drafts, ({ step, condition }) => JSON.stringify([condition, ...Object.entries(step).toSorted()]));
    return [...bySteps.values()].map((group, index) => {
        const policies = mergeDrafts(group, log);
        const path = `.github/package-retention${index === 0 ? '' : `-${index + 1}`}.yml`;
        const document = `${schemaLine}\n${(0,format_document/* formatDocument */.T)(policies.map(toEntry))}`;
        return { path, document: withoutTokens(document), step: withoutTokens(toStep(path, group)) };
    });
};
const schemaLine = '# yaml-language-server: $schema=https://raw.githubusercontent.com/package-retention/package-retention/v1/schema/package-retention.schema.json';
const mergeDrafts = (drafts, log) => {
    const groups = Map.groupBy(drafts, ({ type, packages }) => JSON.stringify([type, packages]));
    const merged = [...groups.values()].map((group) => group.reduce((one, other) => merge(one, other, log)));
    const byType = Map.groupBy(merged, ({ type }) => type);
    const mayShare = ({ packages }) => packages === null || packages.some((name) => /[*?[{/!]/.test(name));
    for (const group of byType.values()) {
        const isRegistry = group.every(({ tool }) => tool === 'Google Artifact Registry');
        if (group.length > 1 && group.some(mayShare) && !isRegistry)
            log.note('first-policy');
    }
    return merged;
};
const merge = (one, other, log) => {
    const caps = [one, other].flatMap(({ maxDeletions }) => maxDeletions ?? []);
    log.note('keep-wins');
    if (one.maxDeletions !== other.maxDeletions)
        log.note('lower-cap');
    if (one.untag !== other.untag)
        log.note('whole-image');
    return {
        ...one,
        protect: [...new Set([...one.protect, ...other.protect])],
        rules: [...one.rules, ...other.rules],
        untag: one.untag && other.untag,
        maxDeletions: caps.length > 0 ? Math.min(...caps) : null
    };
};
const toEntry = ({ packages, type, protect, untag, maxDeletions, rules }) => ({
    ...(packages && { packages: oneOrAll(packages) }),
    ...(type !== 'container' && { type }),
    ...(protect.length > 0 && { protect: oneOrAll(protect) }),
    ...(untag && { untag }),
    ...(maxDeletions !== null && { 'max-deletions': maxDeletions }),
    rules: rules.map(toRule)
});
const toRule = ({ delete: patterns, latest, within }) => {
    const matched = { delete: oneOrAll(patterns) };
    if (latest && within)
        return { ...matched, keep: { latest, within } };
    if (latest)
        return { ...matched, keep: { latest } };
    return within ? { ...matched, 'older-than': within } : matched;
};
const oneOrAll = (patterns) => patterns.length === 1 ? (patterns[0] ?? '') : patterns;
/** Returns the steps that use the policy of some drafts, which have the same inputs and the same condition. */
const toStep = (path, [first]) => {
    const { condition, step = {} } = first ?? {};
    const { 'dry-run': dryRun, ...others } = step;
    const lines = Object.entries({ 'policy-file': path, ...others }).map(([name, value]) => `${name}: ${scalar(value)}`);
    const last = dryRun === undefined
        ? 'dry-run: true # remove it once the summary shows what you expect'
        : `dry-run: ${scalar(dryRun)}`;
    return [
        '- uses: actions/checkout@v7 # needs permissions: contents: read',
        '  with:',
        '    persist-credentials: false',
        '- uses: package-retention/package-retention@v1',
        ...(condition === undefined ? [] : [`  if: ${scalar(condition)}`]),
        '  with:',
        ...[...lines, last].map((line) => `    ${line}`),
        ''
    ].join('\n');
};
/** Returns a value of an input as YAML. */
const scalar = (value) => /^(?:\$\{\{[^{}]*\}\}|[\w./:-]*[\w/])$/.test(value) ? value : JSON.stringify(value);
const anyPackage = (0,retention_pattern.parsePatterns)(['**'], 'package');
const defaults = {
    packages: anyPackage.ok ? anyPackage.value : null,
    type: 'container',
    safety: policy/* defaultSafety */.YB
};
/** Returns what the action would say against the document. */
const check = (document) => {
    const read = (0,retention_document.readPolicyDocument)(document, 'policy', defaults);
    if (read.ok)
        return [];
    return read.problems.map((problem) => ({
        line: 1,
        column: 1,
        problem: `it cannot be converted, since the policy would be wrong (${problem}); write it by hand, see docs/migration.md`
    }));
};

// EXTERNAL MODULE: ./lib/inputs/text-file.js
var text_file = __webpack_require__(60049);
// EXTERNAL MODULE: ./lib/report/site.js
var site = __webpack_require__(12747);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(44639);
// EXTERNAL MODULE: ./lib/cli/messages.js
var cli_messages = __webpack_require__(84612);
;// CONCATENATED MODULE: ./lib/cli/convert.js







/**
 * Converts the steps and policies in a file, or in what stdin gives. Prints the policy documents on stdout, and the steps that
 * use them and what differs on stderr; with `--json` everything on stdout. Returns the exit code: 1 if that is not possible.
 */
const convertFile = async ({ operands, own }, host) => {
    const { stdout, stdin } = host;
    const [file = '-'] = operands;
    const messages = (0,cli_messages/* createMessages */.R)(host);
    if (file === '-' && stdin.isTTY)
        messages.say('Paste a step or a policy, and end with Ctrl+D on a line of its own:', 'dim');
    const name = file === '-' ? 'stdin' : file;
    let text;
    try {
        text = file === '-' ? await textOf(stdin, host.cancel) : await (0,text_file/* readTextFile */.Gu)((0,external_node_path_.resolve)(host.directory, file));
    }
    catch (error) {
        if (host.cancel.aborted)
            messages.say('Cancelled: nothing was converted.');
        else
            messages.error(`convert: ${name} ${(0,text_file/* describeReadError */.U)(error)}`);
        return 1;
    }
    const conversion = convert(text, name);
    if (own.has('json'))
        stdout.write(`${JSON.stringify(conversion, null, 2)}\n`);
    else if (conversion.ok)
        printFiles(conversion.files, host);
    if (!own.has('json'))
        tell(conversion, messages);
    return conversion.ok ? 0 : 1;
};
const textOf = async (stream, cancel) => {
    const pieces = [];
    for await (const piece of (0,external_node_stream_.addAbortSignal)(cancel, stream))
        pieces.push(Buffer.from(piece));
    return (0,text_file/* decodeText */.g7)(Buffer.concat(pieces));
};
const printFiles = (files, { stdout }) => {
    for (const [index, { path, document }] of files.entries()) {
        if (index > 0)
            stdout.write('---\n');
        if (files.length > 1)
            stdout.write(`# ${path}\n`);
        for (const line of document.trimEnd().split('\n'))
            stdout.write(`${(0,report_text/* escapeControlChars */._)(line)}\n`);
    }
};
/** Says what is wrong, or how to use the documents and what differs. */
const tell = (conversion, messages) => {
    if (!conversion.ok) {
        for (const problem of conversion.problems)
            messages.error(problem);
        return;
    }
    const { files, inputs, notes } = conversion;
    for (const { path, step } of files) {
        messages.say('');
        messages.say(`Save this policy as ${path}, and use it in these steps:`);
        for (const line of step.trimEnd().split('\n'))
            messages.line((0,report_text/* escapeControlChars */._)(line));
    }
    if (files.length > 1)
        messages.say('The documents above are separate files.', 'yellow');
    for (const [effect, heading] of headings)
        tellNotes(heading, notes.filter((note) => note.effect === effect), messages);
    tellUnmapped(inputs.filter(({ here }) => here === ''), messages);
    messages.say('');
    messages.say(`The tables of all inputs: ${(0,site/* docsUrl */.fs)('migration')}`, 'dim');
};
const headings = [
    ['deletes', 'May delete more than the original:'],
    ['keeps', 'May keep more than the original:'],
    ['none', 'Also:']
];
const tellNotes = (heading, notes, messages) => {
    if (notes.length === 0)
        return;
    messages.say('');
    messages.say(heading, notes[0]?.effect === 'deletes' ? 'yellow' : 'bold');
    for (const { input, line, text } of notes)
        messages.say(`- ${input === undefined ? '' : `${input} (line ${line}): `}${withoutMarks(text)}`);
};
const tellUnmapped = (inputs, messages) => {
    if (inputs.length === 0)
        return;
    messages.say('');
    messages.say('Without a counterpart:', 'bold');
    for (const { name, line, differs } of inputs)
        messages.say(`- ${name} (line ${line}): ${withoutMarks(differs)}`);
};
/** Returns a text without the marks of Markdown for code. */
const withoutMarks = (text) => text.replaceAll('`', '');


/***/ }),

/***/ 57989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ formatDocument)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Returns a policy document with these policies as YAML. */
const formatDocument = (policies) => {
    const document = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo({ version: 1, policies }, { aliasDuplicateObjects: false });
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Pair: (_, { key, value }) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(value) && flowKeys.includes(String(key)))
                value.flow = true;
        }
    });
    return document.toString({ lineWidth: 100 });
};
/** The keys with values on one line. */
const flowKeys = ['packages', 'protect', 'in-use', 'delete', 'keep'];


/***/ })

};
