export const id = 6896;
export const ids = [6896];
export const modules = {

/***/ 26896:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parsePreviousReport: () => (/* binding */ parsePreviousReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _report_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90511);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



const other = (problem) => ({ ok: false, problem, isOther: true });
/**
 * Reads the owner's packages from the report.json of an earlier run with mode: clean, which was a dry run or not. A report
 * without any package is valid; one that has only packages of other owners, or of another server, is an error.
 */
const parsePreviousReport = (text, dryRun, { owner, server }) => {
    const report = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), reportBody), text);
    if (!report.success && valibot__WEBPACK_IMPORTED_MODULE_1__.is(joinedReport, text))
        return other('is the joined report of several jobs; name their run by its id or URL, or use the report.json of each job');
    if (!report.success)
        return (valibot__WEBPACK_IMPORTED_MODULE_1__.is(otherReport, text) ? other : _result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not the report.json of a run with mode: clean and dry-run: ${dryRun}`);
    if (report.output.dryRun !== dryRun)
        return other(dryRun
            ? 'is the report.json of a run that was no dry run; make a plan with a dry run'
            : 'is the report.json of a dry run, which deleted nothing; use that of the run that did');
    const { packages } = report.output;
    const ownPackages = packages.filter((each) => owner === null || each.owner.toLowerCase() === owner.toLowerCase());
    const [first] = packages;
    const problem = first ? findServerProblem(report.output, server) : null;
    if (problem !== null)
        return other(problem);
    return first && ownPackages.length === 0
        ? other(`is about packages of ${first.owner}, not of ${owner}; set owner: ${first.owner}`)
        : (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ ...report.output, packages: ownPackages });
};
/**
 * Returns why a report cannot be used on a server; null if it can, or if that is not known. Two servers may have the same
 * ids and tags, such as a server and its clone. A report need not name its server: a restore deletes nothing, and by a plan
 * nothing is deleted that the policy keeps.
 */
const findServerProblem = (report, server) => {
    if (server === null || report.server === undefined || report.server === server)
        return null;
    const instead = report.dryRun ? 'make a new plan with a dry run' : 'use a report of this server';
    return `is about packages on ${report.server}, not on ${server}; set api-url to the REST API of ${report.server}, or ${instead}`;
};
const joinedReport = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('report') }));
const otherReport = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .notValue */ .Jbn('clean')) }));
const versionFields = _report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .versionSchema */ .G0.entries;
const millisecondsOf = (text) => {
    const time = Date.parse(text ?? '');
    return Number.isNaN(time) ? null : time;
};
const versionBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .versionSchema */ .G0, ['id', 'name', 'tags', 'part', 'untag']).entries,
    createdAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(versionFields.createdAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(millisecondsOf)),
    updatedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(versionFields.updatedAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(millisecondsOf)),
    action: valibot__WEBPACK_IMPORTED_MODULE_1__/* .picklist */ .KIO(['keep', 'delete', 'untag']),
    // Later versions may know more outcomes; none of them says that the version is deleted.
    outcome: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    needs: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(versionFields.needs.wrapped, [])
});
const packageBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .packageSchema */ .Ww, ['owner', 'type', 'name']).entries,
    versions: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(versionBody)
});
const reportBody = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    ...valibot__WEBPACK_IMPORTED_MODULE_1__/* .pick */ .UpN(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh, ['schemaVersion', 'dryRun', 'server']).entries,
    mode: valibot__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('clean'),
    run: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ attempt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()) })),
    finishedAt: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh.entries.finishedAt, valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi(Date.parse), valibot__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig()),
    packages: valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(packageBody)
});


/***/ })

};
