export const id = 1804;
export const ids = [1804];
export const modules = {

/***/ 61804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tokenFacts: () => (/* binding */ tokenFacts)
/* harmony export */ });
const prefixes = [
    ['ghp_', 'classic'],
    ['github_pat_', 'fine-grained'],
    ['ghs_', 'installation'],
    ['gho_', 'oauth'],
    ['ghu_', 'user']
];
/** Returns what a token, the header `x-oauth-scopes`, and the path of the owner say; `/user` is the token's own. */
const tokenFacts = (token, scopes, ownerPath) => {
    const known = prefixes.find(([prefix]) => token.startsWith(prefix))?.[1];
    const list = scopes === null ? null : scopes.split(',').flatMap((scope) => scope.trim() || []);
    return { kind: known ?? (list === null ? 'unknown' : 'classic'), scopes: list, isOwner: ownerPath === '/user' };
};


/***/ })

};
