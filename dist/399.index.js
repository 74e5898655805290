export const id = 399;
export const ids = [399,90];
export const modules = {

/***/ 2399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseApprovedPlan: () => (/* binding */ parseApprovedPlan)
/* harmony export */ });
/* harmony import */ var _earlier_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1090);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3845);


/** Reads the report of an earlier dry run; what it says of packages of other owners is left out. */
const parseApprovedPlan = (text, owner) => {
    const report = (0,_earlier_js__WEBPACK_IMPORTED_MODULE_0__.parseEarlierReport)(text, true);
    if (!report.ok)
        return report;
    const ours = report.value.packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase());
    const byId = ours.map(({ type, name, versions }) => [`${type}/${name}`, versions.map((each) => [each.id, each])]);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .parsed */ .Y)(new Map(byId.map(([name, versions]) => [name, new Map(versions)])));
};


/***/ }),

/***/ 1090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseEarlierReport: () => (/* binding */ parseEarlierReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3845);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4946);



/** Reads the report.json of an earlier run with mode: clean, which was a dry run or not. */
const parseEarlierReport = (text, dryRun) => {
    const report = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qFJ(), reportBody), text);
    return report.success && report.output.dryRun === dryRun
        ? (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .parsed */ .Y)(report.output)
        : (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refused */ .J)(`is no report.json of a run with mode: clean and dry-run: ${dryRun}`);
};
const time = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((text) => (text === null || Number.isNaN(Date.parse(text)) ? null : Date.parse(text))));
const versionBody = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
    name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    tags: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    createdAt: time,
    updatedAt: time,
    action: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['keep', 'delete', 'untag']),
    outcome: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    part: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['image', 'child', 'referrer', 'version']),
    untag: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    needs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()), [])
});
const reportBody = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    mode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('clean'),
    dryRun: valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(),
    finishedAt: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(Date.parse), valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig()),
    packages: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ owner: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(_version_js__WEBPACK_IMPORTED_MODULE_2__/* .packageTypes */ .s), name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), versions: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(versionBody) }))
});


/***/ })

};
