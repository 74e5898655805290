export const id = 3705;
export const ids = [3705];
export const modules = {

/***/ 63705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkFiles: () => (/* binding */ checkFiles)
/* harmony export */ });
/* harmony import */ var _inputs_text_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(60049);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44639);
/* harmony import */ var _retention_document_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86957);
/* harmony import */ var _retention_pattern_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96953);
/* harmony import */ var _retention_policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85354);





const usage = `Checks policy documents of Package Retention, without network.

  node dist/check.js .github/package-retention.yml \u2026

Prints each mistake as FILE:LINE:COLUMN: MESSAGE. Exit code 1 if there are any.`;
/**
 * Checks policy documents without network, and prints their mistakes and warnings. Returns the exit code: 1 for mistakes, or
 * without a path.
 */
const checkFiles = async (paths, print) => {
    if (paths.length === 0 || paths.some((path) => path.startsWith('-'))) {
        print(usage);
        return paths.includes('--help') ? 0 : 1;
    }
    let mistakes = 0;
    for (const path of paths) {
        const { problems, warnings } = await checkFile(path);
        mistakes += problems.length;
        for (const problem of problems)
            print((0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLogLine */ .O)(problem));
        for (const warning of warnings)
            print((0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLogLine */ .O)(`${warning} (warning)`));
    }
    return mistakes > 0 ? 1 : 0;
};
const checkFile = async (path) => {
    try {
        const read = (0,_retention_document_js__WEBPACK_IMPORTED_MODULE_2__.readPolicyDocument)(await (0,_inputs_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .readTextFile */ .Gu)(path), path, defaults);
        return read.ok ? { problems: [], warnings: read.warnings } : { problems: read.problems, warnings: [] };
    }
    catch (error) {
        return { problems: [`${path}: ${(0,_inputs_text_file_js__WEBPACK_IMPORTED_MODULE_0__/* .describeReadError */ .U)(error)}`], warnings: [] };
    }
};
const anyPackage = (0,_retention_pattern_js__WEBPACK_IMPORTED_MODULE_3__.parsePatterns)(['**'], 'package');
/** The inputs of the step are not known here: a policy may leave out what they say. */
const defaults = {
    packages: anyPackage.ok ? anyPackage.value : null,
    type: null,
    safety: _retention_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .defaultSafety */ .YB
};


/***/ })

};
