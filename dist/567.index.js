export const id = 567;
export const ids = [567];
export const modules = {

/***/ 3567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ packageKey),
/* harmony export */   P: () => (/* binding */ approvePlan),
/* harmony export */   nothingApproved: () => (/* binding */ nothingApproved),
/* harmony export */   parseApprovedPlan: () => (/* binding */ parseApprovedPlan)
/* harmony export */ });
/* harmony import */ var _pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6953);
/* harmony import */ var _previous_report_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2492);
/* harmony import */ var _result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9361);



/** The maximum age of a plan, in milliseconds: an older one describes packages that have changed since. */
const maxAge = 30 * 24 * 60 * 60 * 1000;
/** Reads the report of a dry run; an error if it has none of the packages of this run, or is over 30 days old. */
const parseApprovedPlan = (text, context) => {
    const report = (0,_previous_report_js__WEBPACK_IMPORTED_MODULE_1__.parsePreviousReport)(text, true, context.owner);
    return report.ok ? approvePlan(report.value, context) : report;
};
/** Returns the changes that the report of a dry run approves; an error if it cannot be one for this run. */
const approvePlan = ({ packages, finishedAt }, { policies, now }) => {
    if (now - finishedAt > maxAge) {
        const date = new Date(finishedAt).toISOString().slice(0, 10);
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`was written on ${date}, over 30 days ago; make a new plan with a dry run`);
    }
    const problem = findMismatch(packages, policies);
    if (problem !== null)
        return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(problem);
    const changes = Map.groupBy(packages, packageKey);
    const approved = [...changes].map(([key, same]) => [key, new Map(same.flatMap(({ versions }) => versions.map((each) => [each.id, each])))]);
    return (0,_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)({ writtenAt: finishedAt, packages: new Map(approved) });
};
/** A plan that approves nothing. */
const nothingApproved = { writtenAt: 0, packages: new Map() };
/** Returns why a plan for these packages cannot be one for these policies; null if it can, or if there are no policies. */
const findMismatch = (packages, policies) => {
    if (packages.length === 0)
        return 'contains no package; make a new plan with a dry run that finds some';
    if (policies.length === 0)
        return null;
    const types = new Set(policies.map(({ type }) => type));
    const typed = packages.filter(({ type }) => types.has(type));
    if (typed.length === 0) {
        const planned = [...new Set(packages.map(({ type }) => type))].join(', ');
        return `is about packages of type ${planned}, but this run is about type ${[...types].join(', ')}; set package-type`;
    }
    const isCovered = typed.some(({ type, name }) => policies.some((policy) => policy.type === type && [name, name.toLowerCase()].some((each) => (0,_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .matchesName */ .Hj)(policy.packages, each))));
    const names = typed.map(({ name }) => name).slice(0, 5);
    return isCovered
        ? null
        : `is about ${names.join(', ')}, which the input packages does not match; use the same inputs as in the dry run`;
};
/** Returns the key of a package in an approved plan; names of one type that differ only in case are the same on GitHub. */
const packageKey = ({ type, name }) => `${type}/${name.toLowerCase()}`;


/***/ })

};
