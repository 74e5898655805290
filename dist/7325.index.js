export const id = 7325;
export const ids = [7325];
export const modules = {

/***/ 37325:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   embedReport: () => (/* binding */ embedReport),
/* harmony export */   fitsPage: () => (/* binding */ fitsPage),
/* harmony export */   writeHtml: () => (/* binding */ writeHtml)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97406);

/** The start tag of the element that holds the data of the page. */
const dataElement = '<script type="application/json" id="report">';
/** Browsers become slow with more versions than this; report.json always has all of them. */
const maxVersions = 100_000;
/** Yields report.html in pieces: the built page with report.json, or those of several runs, embedded as data. */
function* writeHtml(template, reports, limit = maxVersions) {
    const [start, end] = splitTemplate(template);
    yield start;
    for (const piece of writeData(reports, limit))
        yield escapeForScript(piece);
    yield end;
}
/** Yields report.html in pieces, with the text of a report.json that `fitsPage`. */
async function* embedReport(template, json) {
    const [start, end] = splitTemplate(template);
    yield start;
    for await (const piece of json)
        yield escapeForScript(piece);
    yield end;
}
/** Returns true if the page has all versions of a report. */
const fitsPage = (report, limit = maxVersions) => (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .total */ .X5)(report, 'versions') <= limit;
/** Returns the template up to where its data begin, and from there on. */
const splitTemplate = (template) => {
    const start = template.indexOf(dataElement) + dataElement.length;
    if (start < dataElement.length)
        throw new Error(`the report page has no ${dataElement}; run npm run build again`);
    return [template.slice(0, start), template.slice(start)];
};
/** Yields a report as JSON, or several as a list; the limit counts the versions of all of them. */
function* writeData(reports, limit) {
    if (!isList(reports)) {
        yield* (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReport */ .u5)({ ...reports, packages: dropPackagesOverLimit(reports.packages, limit) });
        return;
    }
    const packages = dropPackagesOverLimit(reports.flatMap((report) => report.packages), limit);
    let first = 0;
    for (const [index, report] of reports.entries()) {
        const next = first + report.packages.length;
        yield index === 0 ? '[' : ',';
        yield* (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .writeReport */ .u5)({ ...report, packages: packages.slice(first, next) });
        first = next;
    }
    yield ']';
}
const isList = (reports) => Array.isArray(reports);
/** Omits all versions of each package that exceeds the rest of the limit, so that the page can replay the others. */
const dropPackagesOverLimit = (packages, limit) => {
    let remaining = limit;
    return packages.map((each) => {
        const { length } = each.versions;
        if (length > remaining)
            return { ...each, blobs: [], versions: [], omitted: length };
        remaining -= length;
        return each;
    });
};
/** Returns JSON that can neither end a script element nor open a comment in it. */
const escapeForScript = (json) => json.replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);


/***/ })

};
