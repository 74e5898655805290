export const id = 931;
export const ids = [931];
export const modules = {

/***/ 98839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ readDescriptions)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(77934);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38815);
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82076);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94710);






const metadata = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ inputs: valibot__WEBPACK_IMPORTED_MODULE_5__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ description: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP() })) });
/** Returns what describes options: action.yml in `root` has the descriptions of all inputs. */
const readDescriptions = async (root) => {
    const described = valibot__WEBPACK_IMPORTED_MODULE_5__/* .parse */ .qgA(metadata, (0,yaml__WEBPACK_IMPORTED_MODULE_2__/* .parse */ .qg)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'action.yml'), 'utf8'))).inputs;
    return (name) => {
        if ((0,_commands_js__WEBPACK_IMPORTED_MODULE_4__/* .isOwnOption */ .Q_)(name))
            return { name, value: null, isNegatable: false, default: null, meaning: _commands_js__WEBPACK_IMPORTED_MODULE_4__/* .ownOptions */ .rG[name].meaning };
        const { default: usual = '' } = _inputs_table_js__WEBPACK_IMPORTED_MODULE_3__/* .inputs */ .QL[name];
        return {
            name,
            isNegatable: usual === 'true',
            value: (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_3__/* .isBoolean */ .Lm)(name) ? null : (valueNames[name] ?? 'VALUE'),
            default: (0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_3__/* .isBoolean */ .Lm)(name) || usual.startsWith('${{') ? null : usual || null,
            meaning: otherwise[name] ?? adaptDescription(described[name]?.description ?? '')
        };
    };
};
/** Returns the description of an input in the words of the command line. */
const adaptDescription = (description) => {
    return description
        .trim()
        .replace(/^For `mode: \w+`: (\w)/, (_, first) => first.toUpperCase())
        .replace(/: `true` or `false`\.?/, '.')
        .replaceAll(/`mode: (\w+)`/g, '`$1`')
        .replaceAll(/`([\w-]+)`/g, (code, name) => ((0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_3__/* .isInputName */ .wp)(name) ? `\`--${name}\`` : code))
        .replaceAll(/\b(?:other|flat) inputs\b/g, 'other options')
        .replaceAll('in the workspace', 'of the Git repository');
};
/** The meanings of options whose defaults differ from those in a workflow. */
const otherwise = {
    token: 'Token for the Packages REST API and the container registry. Default: `GH_TOKEN`, `GITHUB_TOKEN`, or what `gh auth token` says; other users of this machine can read an option (`ps`).',
    owner: 'User or organization that owns the packages, e.g. `octo-org`. Default: the owner of the Git remote.',
    packages: 'Names or globs, e.g. `server, tools/**, !tools/legacy`. `*` stops at `/`, `**` does not, `!` excludes. Default: the name of the repository of the Git remote.',
    'dry-run': 'Show what would be changed, without a question, and change nothing.',
    'policy-file': 'Path of a policy document. Default: `.github/package-retention.yml` of the Git repository, if it exists and no option has rules.',
    'compare-with': 'Path of the policy document to compare with, e.g. `old.yml`.',
    plan: 'Path of the report of an earlier `plan`, or id or URL of the workflow run of a dry run, at most 30 days old: delete only versions that it planned to delete and the policy still does not keep. A report alone also has the rules and the packages, unless there is a policy document by default.',
    'restore-from': 'An earlier run, at most 30 days old, to restore exactly what it deleted: the path of its `report.json`, or the id or URL of its workflow run.',
    now: 'Decide as of this ISO 8601 time, e.g. `2026-12-31T00:00:00Z`, to forecast what a later run would do.',
    repository: 'Repository whose pull requests, branches, tags and deployments `while` and `deployments` in a policy look up, e.g. `octo-org/server`. Default: the one that GitHub links the package to, else that of the Git remote.',
    'api-url': 'URL of the REST API, e.g. `https://github.example.com/api/v3`. Default: that of `GH_HOST`, of the runner, or of the Git remote.',
    cache: 'Keep manifests, which never change, for the next run, in the cache folder of the user, e.g. `~/.cache/package-retention`.',
    'report-dir': 'Folder that `report.json` and `report.html` are written to. Default: a new temporary folder after changes, none otherwise.'
};
/** The names of the values of options. */
const valueNames = {
    token: 'TOKEN',
    owner: 'LOGIN',
    'package-type': 'TYPE',
    packages: 'NAMES',
    'delete-tags': 'PATTERNS',
    'older-than': 'AGE',
    'keep-latest': 'COUNT',
    'keep-latest-untagged': 'COUNT',
    'keep-tags': 'PATTERNS',
    'in-use': 'GLOBS',
    policy: 'YAML',
    'policy-file': 'FILE',
    'grace-period': 'TIME',
    'max-deletions': 'COUNT',
    'max-delete-percent': 'PERCENT',
    plan: 'REPORT',
    now: 'TIME',
    'time-limit': 'TIME',
    'rate-limit-reserve': 'COUNT',
    'restore-from': 'REPORT',
    'restore-tags': 'PATTERNS',
    'deleted-within': 'AGE',
    'compare-with': 'FILE',
    repository: 'OWNER/NAME',
    'api-url': 'URL',
    'registry-url': 'URL',
    'report-dir': 'FOLDER'
};


/***/ }),

/***/ 10931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   optionForm: () => (/* binding */ optionForm),
/* harmony export */   printHelp: () => (/* binding */ printHelp),
/* harmony export */   printVersion: () => (/* binding */ printVersion),
/* harmony export */   usageOf: () => (/* binding */ usageOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(77934);
/* harmony import */ var _retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(25811);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94710);
/* harmony import */ var _descriptions_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(98839);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84612);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(50935);








const program = 'package-retention';
/** The width of help where a terminal does not say its own, or is wider than anyone reads. */
const maxWidth = 100;
/** Prints the version. */
const printVersion = async ({ root, stdout }) => {
    const { version } = valibot__WEBPACK_IMPORTED_MODULE_6__/* .parse */ .qgA(valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ version: valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP() }), JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'package.json'), 'utf8')));
    stdout.write(`${version}\n`);
    return 0;
};
/** Prints the help of the command that the operand names, or of the program. */
const printHelp = async ({ operands: [name] }, host) => {
    const { stdout, env, root } = host;
    const command = name === undefined ? null : (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .findCommand */ .Zv)(name);
    if (command === undefined) {
        const near = (0,_retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_7__/* .didYouMean */ .a)(`${name}`, _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commands */ .Pi.map((each) => each.name));
        (0,_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .createMessages */ .R)(host).error(`help: unknown command "${name}"${near}; ${program} --help lists all`);
        return 1;
    }
    const paint = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .createPaint */ .XG)(stdout, env);
    const width = Math.min(maxWidth, (stdout.isTTY && stdout.columns) || 80);
    const lines = command ? commandHelp(command, await (0,_descriptions_js__WEBPACK_IMPORTED_MODULE_3__/* .readDescriptions */ .Y)(root), paint, width) : programHelp(paint, width);
    for (const line of lines)
        stdout.write(`${line}\n`);
    return 0;
};
function* programHelp(paint, width) {
    yield* (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)('Keeps GitHub Packages tidy by policy, and never damages what it keeps.', width);
    yield '';
    yield `${paint('bold', 'Usage:')} ${program} [COMMAND] [OPTIONS]`;
    yield '';
    yield paint('bold', 'Commands:');
    yield* columns(_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commands */ .Pi.map(({ name, summary }) => [paint('cyan', name), name.length, summary]), width);
    yield '';
    yield paint('bold', 'Examples:');
    yield* exampleLines(_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .commands */ .Pi.slice(0, 3), paint, width);
    yield '';
    yield* (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)('The repository is that of the Git remote, and the token that of the GitHub CLI (gh auth login), GH_TOKEN or GITHUB_TOKEN, if no options say otherwise.', width);
    yield* (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(`${program} COMMAND --help explains the options of a command.`, width);
}
function* commandHelp(command, describe, paint, width) {
    const { summary, details } = command;
    yield* (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(summary, width);
    if (details !== '')
        yield* (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(details, width);
    yield '';
    yield `${paint('bold', 'Usage:')} ${usageOf(command)}`;
    const own = (isOutput) => command.own.filter((name) => _commands_js__WEBPACK_IMPORTED_MODULE_2__/* .ownOptions */ .rG[name].isOutput === isOutput);
    for (const [title, names] of [
        ['Options:', [...own(false), ...command.inputs]],
        ['Output:', own(true)]
    ]) {
        if (names.length === 0)
            continue;
        yield '';
        yield paint('bold', title);
        yield* columns(names.map((each) => optionRow(describe(each), paint)), width);
    }
    if (command.examples.length === 0)
        return;
    yield '';
    yield paint('bold', 'Examples:');
    yield* exampleLines([command], paint, width);
}
/** Returns how a command is written. */
const usageOf = ({ name, operands, inputs }) => {
    const { name: called = '', min = 0, max = 0, onlyWith = null } = operands ?? {};
    const many = max === Number.POSITIVE_INFINITY ? `${called}...` : called;
    const words = operands === undefined ? '' : onlyWith ? ` [--${onlyWith} ${many}]` : min > 0 ? ` ${many}` : ` [${many}]`;
    return `${program} ${name}${inputs.length > 0 ? ' [OPTIONS]' : ''}${words}`;
};
/** Returns how an option is written, such as `--older-than AGE` or `--[no-]untag`. */
const optionForm = ({ name, value, isNegatable }) => {
    const short = (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .isOwnOption */ .Q_)(name) ? (0,_commands_js__WEBPACK_IMPORTED_MODULE_2__/* .shortOf */ .IX)(name) : null;
    return `${short ? `-${short}, ` : ''}--${isNegatable ? '[no-]' : ''}${name}${value === null ? '' : ` ${value}`}`;
};
const optionRow = (description, paint) => {
    const form = optionForm(description);
    const usual = description.default === null ? '' : ` Default: ${description.default}.`;
    return [paint('cyan', form), form.length, `${description.meaning.replaceAll('`', '')}${usual}`];
};
/** The least room for a text beside the first column. */
const leastText = 30;
/** Yields rows of two columns; a long first cell has a line of its own, and each one has where the width is small. */
function* columns(rows, width) {
    const widest = Math.min(26, Math.max(...rows.map(([, each]) => each)));
    const room = width - widest - 4 < leastText ? 0 : widest;
    for (const [first, length, text] of rows) {
        const [line = '', ...more] = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(text, width - room - 4);
        const isLong = length > room;
        yield isLong ? `  ${first}` : `  ${first}${' '.repeat(room - length)}  ${line}`;
        for (const rest of isLong ? [line, ...more] : more)
            yield ' '.repeat(room + 4) + rest;
    }
}
function* exampleLines(of, paint, width) {
    for (const [line, meaning] of of.flatMap(({ examples }) => examples)) {
        for (const each of (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .wrap */ .LV)(meaning, width - 4))
            yield paint('dim', `  # ${each}`);
        yield `  ${program} ${line}`;
    }
}


/***/ })

};
