export const id = 3154;
export const ids = [3154];
export const modules = {

/***/ 33154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseLastRun: () => (/* binding */ parseLastRun)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _report_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90511);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14946);



/** Reads the packages of an owner, or of all, from the report.json of a cleanup, or of several; null for any other text. */
const parseLastRun = (text, owner) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), reportBody), text);
    if (!read.success)
        return null;
    const { run = null, finishedAt, dryRun } = read.output;
    const packages = read.output.packages.filter((each) => owner === null || each.owner.toLowerCase() === owner.toLowerCase());
    const listed = packages.filter(({ versions }) => versions.length > 0);
    return {
        ...{ run, finishedAt, dryRun },
        packages: new Map(listed.map((each) => [(0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .packageKey */ .MO)(each), toLastPackage(each)])),
        known: new Set(packages.map(_version_js__WEBPACK_IMPORTED_MODULE_2__/* .packageKey */ .MO))
    };
};
const reportBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh, ['schemaVersion', 'dryRun']).entries,
    mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['clean', 'report']),
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ repository: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), id: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() })),
    finishedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh.entries.finishedAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(Date.parse), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    packages: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
        ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .packageSchema */ .Ww, ['owner', 'type', 'name']).entries,
        counts: valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ planned: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig() }),
        bytes: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ total: valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), freed: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig(), 0), complete: valibot__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY() })),
        versions: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ id: _report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .versionSchema */ .G0.entries.id, outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }))
    }))
});
const toLastPackage = ({ type, name, counts, bytes, versions }) => ({
    title: `${type}/${name}`,
    listed: new Set(versions.map(({ id }) => id)),
    left: new Set(versions.filter(({ outcome }) => outcome !== 'deleted' && outcome !== 'gone').map(({ id }) => id)),
    planned: counts.planned,
    bytes: bytes?.complete ? bytes.total - bytes.freed : null
});


/***/ })

};
