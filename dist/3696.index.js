export const id = 3696;
export const ids = [3696];
export const modules = {

/***/ 13696:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainName: () => (/* binding */ explainName),
/* harmony export */   patternsForNames: () => (/* binding */ patternsForNames)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96953);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14946);


/** Returns patterns as they match names of this type: those of images are lower-case on GitHub, whatever a pattern says. */
const patternsForNames = (patterns, type) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__.parsePatterns)((0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isTagged */ .$J)(type) ? patterns.sources.map(inLowerCase) : patterns.sources, 'package');
/** A regex keeps its letters, since `\D` is not `\d`; it ignores case instead. */
const inLowerCase = (source) => {
    if (!isRegex(source))
        return source.toLowerCase();
    return /[A-Z]/.test(source) ? source.replace(/^(!?)\/(?!\(\?i\))/, '$1/(?i)') : source;
};
const isRegex = (source) => /^!?\//.test(source);
/** Returns why a pattern cannot match any name of the owner's packages, and what to write; null if it may match one. */
const explainName = (pattern, owner, type) => isRegex(pattern) ? null : (explainReference(pattern, owner, type) ?? explainCharacters(pattern, type));
const host = /^(?:https?:\/\/)?(?:ghcr\.io|containers\.[^/]+|\w+\.pkg\.github\.com)\//i;
/** Explains what was copied from an image reference or an address, such as `ghcr.io/acme/app:latest`. */
const explainReference = (pattern, owner, type) => {
    const not = pattern.startsWith('!') ? '!' : '';
    const source = pattern.slice(not.length);
    const path = source.replace(host, '');
    if (path.includes('://'))
        return `"${pattern}" is a URL; write only the name of the package`;
    const first = path.replace(/\/.*$/s, '');
    const hosted = path !== source;
    const owned = first !== path && (hosted || first.toLowerCase() === owner.toLowerCase());
    const named = owned ? path.slice(first.length + 1) : path;
    const name = withoutTag(named, type);
    if (name === source)
        return null;
    const advice = [
        name === '' ? 'write only the name of the package' : `write ${not}${name}`,
        ...(owned && first.toLowerCase() !== owner.toLowerCase() ? [`set owner: ${first}`] : []),
        ...(owned && !hosted && name === named
            ? [`or, if its name really begins with ${first}/, ${not}[${source.slice(0, 1)}]${source.slice(1)}`]
            : []),
        ...(name === named ? [] : ['select tags with delete-tags and keep-tags'])
    ];
    return `"${pattern}" is not the name of a package of ${owner}; ${advice.join('; ')}`;
};
/** No name has a colon or an at sign; Maven's coordinates are joined by a dot. */
const withoutTag = (name, type) => {
    if (name.includes('['))
        return name;
    return type === 'maven' ? name.replaceAll(':', '.') : name.replace(/@sha256:.*$|:[^:/]*$/, '');
};
const set = /\[(?:\[:\w+:\]|[^\]])*\]/g;
/** Explains characters that no name has: other separators, quotes and marks. */
const explainCharacters = (pattern, type) => {
    const glob = pattern.replace(/^!/, '');
    const sets = glob.match(set) ?? [];
    const literal = glob.replaceAll(set, '').replaceAll(/[*?{},]/g, '');
    const remedy = 'separate names with commas or newlines, without quotes, and write "!" before a name to exclude it';
    const strange = ((0,_version_js__WEBPACK_IMPORTED_MODULE_1__/* .isTagged */ .$J)(type) ? /[^\w./\\-]/ : /[\s"'`;|^$()<>&=!#]/).exec(literal)?.[0];
    if (strange !== undefined)
        return `"${pattern}" has "${strange}", which no package name has; ${remedy}`;
    if (sets.some((each) => /[\s"',]/.test(each)))
        return `"${pattern}" has brackets, which stand for a single character; ${remedy}`;
    return /^-|\/$/.test(glob)
        ? `"${pattern}" cannot be the name of a package, by how it begins or ends; ${remedy}`
        : null;
};


/***/ })

};
