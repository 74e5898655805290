export const id = 399;
export const ids = [399];
export const modules = {

/***/ 2399:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseApprovedPlan: () => (/* binding */ parseApprovedPlan)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
/* harmony import */ var _parsed_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3845);


/** Reads the report of an earlier dry run; what it says of packages of other owners is left out. */
const parseApprovedPlan = (text, owner) => {
    const report = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qFJ(), reportBody), text);
    if (!report.success)
        return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .refused */ .J)('is no report.json of a run with mode: clean and dry-run: true');
    const ours = report.output.packages.filter((each) => each.owner.toLowerCase() === owner.toLowerCase());
    const byId = ours.map(({ type, name, versions }) => [`${type}/${name}`, versions.map((each) => [each.id, each])]);
    return (0,_parsed_js__WEBPACK_IMPORTED_MODULE_1__/* .parsed */ .Y)(new Map(byId.map(([name, versions]) => [name, new Map(versions)])));
};
const reportBody = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    mode: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('clean'),
    dryRun: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(true),
    packages: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        owner: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        type: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        name: valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        versions: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
            id: valibot__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(),
            tags: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
            action: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['keep', 'delete', 'untag']),
            untag: valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP())
        }))
    }))
});


/***/ })

};
