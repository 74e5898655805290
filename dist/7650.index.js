export const id = 7650;
export const ids = [7650];
export const modules = {

/***/ 97650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   printCompletion: () => (/* binding */ printCompletion)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82076);
/* harmony import */ var _retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(25811);
/* harmony import */ var _retention_version_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(14946);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(94710);
/* harmony import */ var _descriptions_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(98839);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84612);






const program = 'package-retention';
const shells = {
    bash: bashLines,
    zsh: zshLines,
    fish: fishLines
};
/** Prints the script that completes commands and options in a shell. */
const printCompletion = async ({ operands: [shell = ''] }, host) => {
    const names = Object.keys(shells);
    const lines = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (!lines) {
        (0,_messages_js__WEBPACK_IMPORTED_MODULE_3__/* .createMessages */ .R)(host).error(`completion: unknown shell "${shell}"${(0,_retention_did_you_mean_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .a)(shell, names)}; use ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`);
        return 1;
    }
    for (const line of lines(await (0,_descriptions_js__WEBPACK_IMPORTED_MODULE_2__/* .readDescriptions */ .Y)(host.root)))
        host.stdout.write(`${line}\n`);
    return 0;
};
/** The words that the value of an option can be; absent for any text. */
const words = {
    'package-type': _retention_version_js__WEBPACK_IMPORTED_MODULE_5__/* .packageTypes */ .sL,
    'if-missing': ['error', 'warn', 'ignore']
};
const wordsOf = (name) => ((0,_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .isInputName */ .wp)(name) ? (words[name] ?? []) : []);
/** The options whose value is a path, by what their values are called. */
const isPath = ({ value }) => ['FILE', 'FOLDER', 'REPORT'].includes(value ?? '');
const optionsOf = ({ inputs, own }, describe) => [...inputs, ...own].map(describe);
/** The words that an option is written as. */
const formsOf = ({ name, isNegatable }) => `--${isNegatable ? 'no-' : ''}${name}`;
/** The operands of a command that are known: shells, or commands. */
const operandsOf = ({ operands }) => {
    if (operands?.name === 'SHELL')
        return Object.keys(shells);
    return operands?.name === 'COMMAND' ? _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map(({ name }) => name) : [];
};
/** Returns the first sentence of a meaning, without Markdown. */
const gist = ({ meaning }) => meaning
    .replaceAll('`', '')
    .replace(/(?:, e\.g\.| \(|: ).*$/s, '')
    .replace(/\. .*$/s, '')
    .replace(/\.$/, '');
function* bashLines(describe) {
    const all = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.flatMap((command) => optionsOf(command, describe));
    const withWords = [
        ...new Map(all.filter(({ name }) => wordsOf(name).length > 0).map((each) => [each.name, each])).keys()
    ];
    const paths = [...new Set(all.filter(isPath).map(({ name }) => `--${name}`))];
    const others = [...new Set(all.filter((each) => each.value !== null && !isPath(each)).map(({ name }) => `--${name}`))];
    yield `# bash completion for ${program}`;
    yield '_package_retention() {';
    yield '  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=plan each options';
    yield '  COMPREPLY=()';
    yield '  case $before in';
    for (const name of withWords)
        yield `    --${name}) COMPREPLY=($(compgen -W '${wordsOf(name).join(' ')}' -- "$word")); return ;;`;
    yield `    ${paths.join('|')}) compopt -o filenames; COMPREPLY=($(compgen -f -- "$word")); return ;;`;
    yield `    ${others.filter((each) => !withWords.some((name) => each === `--${name}`)).join('|')}) return ;;`;
    yield '  esac';
    yield '  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do';
    yield `    case $each in ${_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map(({ name }) => name).join('|')}) command=$each; break ;; esac`;
    yield '  done';
    yield '  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then';
    yield `    COMPREPLY=($(compgen -W '${_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map(({ name }) => name).join(' ')}' -- "$word")); return`;
    yield '  fi';
    yield '  case $command in';
    for (const command of _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi) {
        const forms = optionsOf(command, describe).map(formsOf);
        yield `    ${command.name}) options='${[...forms, ...operandsOf(command)].join(' ')}' ;;`;
    }
    yield '  esac';
    yield '  COMPREPLY=($(compgen -W "$options" -- "$word"))';
    yield '}';
    yield `complete -o default -F _package_retention ${program}`;
}
/** Quotes a text for zsh and fish, in single quotes. */
const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
function* zshLines(describe) {
    const describeWord = (name, text) => quote(`${name.replaceAll(':', '\\:')}:${text}`);
    yield `#compdef ${program}`;
    yield '_package_retention() {';
    yield '  local context state state_descr line';
    yield '  typeset -A opt_args';
    yield `  local command=${_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultCommand */ .zE.name} each`;
    yield '  for each in ${words[2,CURRENT-1]}; do';
    yield `    case $each in ${_commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map(({ name }) => name).join('|')}) command=$each; break ;; esac`;
    yield '  done';
    yield '  if (( CURRENT == 2 )) && [[ $PREFIX != -* ]]; then';
    yield '    local -a names=(';
    for (const { name, summary } of _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi)
        yield `      ${describeWord(name, summary)}`;
    yield '    )';
    yield "    _describe 'command' names";
    yield '    return';
    yield '  fi';
    yield '  case $command in';
    for (const command of _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi) {
        const operands = operandsOf(command);
        const rest = operands.length > 0 ? `*:operand:(${operands.join(' ')})` : command.operands ? '*:file:_files' : '*: :';
        yield `    ${command.name}) _arguments -s ${quote('1: :')} \\`;
        for (const option of optionsOf(command, describe))
            yield `      ${quote(zshOption(option))} \\`;
        yield `      ${quote(rest)} ;;`;
    }
    yield '  esac';
    yield '}';
    yield '_package_retention "$@"';
}
const zshOption = (option) => {
    const { name, value } = option;
    const text = gist(option).replace(/[[\]\\:]/g, '\\$&');
    const known = wordsOf(name);
    const action = known.length > 0 ? `(${known.join(' ')})` : isPath(option) ? '_files' : ' ';
    return `*${formsOf(option)}[${text}]${value === null ? '' : `:${value}:${action}`}`;
};
function* fishLines(describe) {
    const names = _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map(({ name }) => name).join(' ');
    yield `# fish completion for ${program}`;
    yield `complete -c ${program} -f`;
    for (const { name, summary } of _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi)
        yield `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoteFish(summary)}`;
    for (const command of _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi) {
        const isDefault = command === _commands_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultCommand */ .zE;
        const seen = `__fish_seen_subcommand_from ${command.name}`;
        const condition = quoteFish(isDefault ? `${seen}; or not __fish_seen_subcommand_from ${names}` : seen);
        const operands = operandsOf(command);
        if (operands.length > 0)
            yield `complete -c ${program} -n ${condition} -a ${quoteFish(operands.join(' '))}`;
        else if (command.operands)
            yield `complete -c ${program} -n ${condition} -F`;
        for (const option of optionsOf(command, describe))
            yield `complete -c ${program} -n ${condition} ${fishOption(option)}`;
    }
}
const fishOption = (option) => {
    const known = wordsOf(option.name);
    const words = known.length > 0 ? ` -x -a ${quoteFish(known.join(' '))}` : isPath(option) ? ' -r -F' : ' -x';
    return `-l ${formsOf(option).slice(2)}${option.value === null ? '' : words} -d ${quoteFish(gist(option))}`;
};
const quoteFish = (text) => `'${text.replace(/['\\]/g, '\\$&')}'`;


/***/ }),

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


/***/ })

};
