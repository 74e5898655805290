export const id = 5495;
export const ids = [5495];
export const modules = {

/***/ 85495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReport: () => (/* binding */ readReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _retention_report_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90511);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/** Reads a report.json as a whole, such as to write those of several jobs into one page with `writeHtml`. */
const readReport = (text) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), _retention_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh), text, { abortEarly: true });
    if (read.success)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(read.output);
    const [issue] = read.issues;
    const path = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue);
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not a report.json of this version of the action${path ? `: ${path} is missing or not valid` : ''}`);
};


/***/ })

};
