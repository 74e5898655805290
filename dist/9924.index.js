export const id = 9924;
export const ids = [9924];
export const modules = {

/***/ 39924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseFileGlobs: () => (/* binding */ parseFileGlobs)
/* harmony export */ });
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39361);

/** Checks globs of files in the workspace; `!` excludes. */
const parseFileGlobs = (globs) => {
    const outside = globs.filter((glob) => /^!?(?:\/|[A-Za-z]:|.*(?:^|[\\/])\.\.(?:[\\/]|$))/.test(glob.trim()));
    const problems = outside.map((glob) => `${JSON.stringify(glob)} is outside the workspace; write a path in it`);
    if (globs.every((glob) => /^(?:!.*)?$/.test(glob.trim())))
        problems.push(`[${globs.map((glob) => JSON.stringify(glob)).join(', ')}] names no file; write at least one glob without "!"`);
    return problems.length > 0
        ? (0,_result_js__WEBPACK_IMPORTED_MODULE_0__/* .err */ ._q)(problems.join('; '))
        : (0,_result_js__WEBPACK_IMPORTED_MODULE_0__.ok)(globs.map((glob) => glob.trim().replace(/^(!?)(?:\.\/)+/, '$1')));
};


/***/ })

};
