export const id = 9967;
export const ids = [9967];
export const modules = {

/***/ 74801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ artifactName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82076);


/** The inputs that tell the jobs of a matrix apart, and are the same in the next run. */
const identifyingInputs = ['mode', 'owner', 'package-type', 'packages', 'only', 'policy-file', 'api-url'];
/**
 * Returns the name of an artifact, `PREFIX-JOB-HASH`, that the same attempt of the same step has in each run, so that the next
 * run finds the report of the last one. The hash is of what tells jobs, steps and attempts apart; where it does not, such as in
 * a matrix over other inputs, the service gives the name a number.
 */
const artifactName = (prefix, env, attempt) => {
    const { GITHUB_JOB: key, GITHUB_ACTION: step, GITHUB_WORKFLOW_REF: workflow } = env;
    // The packages of a joined report are all that were found, which differ from run to run.
    const isJoined = (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env, 'mode') === 'report';
    const inputs = identifyingInputs.map((name) => (isJoined && name === 'only' ? '' : (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_1__/* .textOf */ .b6)(env, name)));
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(JSON.stringify([workflow?.split('@')[0], attempt, step, inputs]))
        .digest('hex')
        .slice(0, 8);
    return [prefix, key?.replaceAll(/[^\w-]/g, '_'), hash].filter(Boolean).join('-');
};


/***/ }),

/***/ 49967:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readLastRun: () => (/* binding */ readLastRun)
/* harmony export */ });
/* harmony import */ var _artifact_name_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74801);

const mebibyte = 1024 * 1024;
/** The largest artifact that is read, and the most bytes of the report in it: more would take time, and memory. */
const limits = {
    clean: { artifact: 5 * mebibyte, report: 32 * mebibyte },
    // It has the packages of all jobs, and its job does nothing else.
    report: { artifact: 25 * mebibyte, report: 160 * mebibyte }
};
/** The requests that the hour must have left for a comparison, which is no work of its own. */
const minRequestsLeft = 100;
/**
 * Reads the report that the last run of this step uploaded, to be shown beside this one, with two requests: the newest artifact
 * of its name, from the same branch. Null without such a report, without the permission to read it, or if anything fails.
 */
const readLastRun = async (client, inputs, env) => {
    const { GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
    const { mode, owner, artifact, previousRun } = inputs;
    const isUploaded = env['ACTIONS_RUNTIME_TOKEN'] && artifact && repository;
    const isOfAnother = mode === 'report' && `${previousRun?.id}` !== id;
    if (!isUploaded || (mode !== 'clean' && mode !== 'report') || isOfAnother)
        return null;
    if (client.remainingInHour() < minRequestsLeft)
        return null;
    try {
        const { downloadArtifact, listNewestArtifacts } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(488)]).then(__webpack_require__.bind(__webpack_require__, 50488));
        // A step of a run that was repeated has another name in each attempt.
        const artifacts = await listNewestArtifacts(client, repository, (0,_artifact_name_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactName */ .C)(artifact, env, '1'));
        const branch = env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'];
        const last = artifacts.find((each) => !each.expired && !each.foreign && `${each.runId}` !== id && (!branch || each.branch === branch));
        if (!last || last.size > limits[mode].artifact)
            return null;
        const zip = await downloadArtifact(client, repository, last);
        if (!zip.ok)
            return null;
        const [{ readZip }, { parseLastRun }] = await Promise.all([
            __webpack_require__.e(/* import() */ 884).then(__webpack_require__.bind(__webpack_require__, 60884)),
            Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(511), __webpack_require__.e(3154)]).then(__webpack_require__.bind(__webpack_require__, 33154))
        ]);
        const files = await readZip(zip.value, 'report.json', limits[mode].report);
        const parse = (file) => parseLastRun(`${file}`, mode === 'clean' ? owner : null);
        return files.ok ? (files.value.map(parse).find(Boolean) ?? null) : null;
    }
    catch {
        return null;
    }
};


/***/ })

};
