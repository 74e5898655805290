export const id = 325;
export const ids = [325];
export const modules = {

/***/ 7325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeHtml: () => (/* binding */ writeHtml)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6399);

/** The element of the page that holds its data. */
const dataElement = '<script type="application/json" id="report">';
/** Browsers struggle with pages of more versions; report.json has them all. */
const maxVersions = 100_000;
/** Yields report.html in pieces: the built page with report.json embedded as data. */
function* writeHtml(template, report, most = maxVersions) {
    const at = template.indexOf(dataElement) + dataElement.length;
    if (at < dataElement.length)
        throw new Error('the report page has no place for its data');
    yield template.slice(0, at);
    for (const piece of (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReport */ .u5)({ ...report, packages: dropPackagesOverLimit(report.packages, most) }))
        yield escapeForScript(piece);
    yield template.slice(at);
}
/** Leaves out the versions of whole packages over the limit, so that the page can still replay the others. */
const dropPackagesOverLimit = (packages, most) => {
    let left = most;
    return packages.map((each) => {
        const { length } = each.versions;
        if (length > left)
            return { ...each, blobs: [], versions: [], omitted: length };
        left -= length;
        return each;
    });
};
/** Returns JSON that can neither end a script element nor open a comment in it. */
const escapeForScript = (json) => json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);


/***/ })

};
