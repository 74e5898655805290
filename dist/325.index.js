export const id = 325;
export const ids = [325];
export const modules = {

/***/ 7325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writeHtml: () => (/* binding */ writeHtml)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2703);

/** Where the page has its data. */
const place = '<script type="application/json" id="report">';
/** More versions than this make a page that no browser opens in comfort; report.json has them all the same. */
const mostVersions = 100_000;
/** Gives report.html in pieces: the page as it was built, with report.json in it as data. */
function* writeHtml(template, report, most = mostVersions) {
    const at = template.indexOf(place) + place.length;
    if (at < place.length)
        throw new Error('the report page has no place for its data');
    yield template.slice(0, at);
    for (const piece of (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReport */ .u5)({ ...report, packages: fitting(report.packages, most) }))
        yield inert(piece);
    yield template.slice(at);
}
/** What does not fit is left out by whole packages, so that the page can still decide on the others. */
const fitting = (packages, most) => {
    let left = most;
    return packages.map((each) => {
        const { length } = each.versions;
        if (length > left)
            return { ...each, blobs: [], versions: [], omitted: length };
        left -= length;
        return each;
    });
};
/** JSON that can neither end a script element nor open a comment in it. */
const inert = (json) => json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);


/***/ })

};
