export const id = 4176;
export const ids = [4176];
export const modules = {

/***/ 94710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IX: () => (/* binding */ shortOf),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   Q_: () => (/* binding */ isOwnOption),
/* harmony export */   Zv: () => (/* binding */ findCommand),
/* harmony export */   rG: () => (/* binding */ ownOptions),
/* harmony export */   zE: () => (/* binding */ defaultCommand)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82076);

/** The options that are no inputs. None of them takes a value. `isOutput` for those that only say what is printed. */
const ownOptions = {
    json: { meaning: 'Print the result as JSON on stdout, and everything else on stderr.', isOutput: true },
    open: { meaning: 'Open the report page in the browser.', isOutput: true },
    wide: { meaning: 'Print tags in full, however long they are.', isOutput: true },
    all: { meaning: 'Print every version, however many there are.', isOutput: true },
    yes: { meaning: 'Do not ask before changing anything.', isOutput: false },
    offline: { meaning: 'Check only the policy documents FILE..., without network and token.', isOutput: false },
    verbose: { meaning: 'Print a line for each request.', isOutput: true },
    help: { meaning: 'Print help, also after a command.', isOutput: true },
    version: { meaning: 'Print the version.', isOutput: true }
};
/** Inputs that only a workflow has a use for, and `dry-run`, which only commands that change something have. */
const notForAll = [
    ...['mode', 'dry-run', 'only', 'batches', 'run'],
    ...['artifact', 'comment']
];
/** Returns the inputs that have a meaning in a mode, without some. */
const inputsOf = (mode, ...without) => _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => (_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name].modes?.includes(mode) ?? true) && ![...notForAll, ...without].includes(name));
const rules = _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name].inRules);
/** Inputs that only matter where something is deleted. */
const limits = ['grace-period', 'max-delete-percent'];
const shown = ['json', 'open', 'wide', 'all', 'verbose', 'help'];
const changing = [...shown, 'yes'];
/** The command where none is named. */
const defaultCommand = {
    name: 'plan',
    summary: 'Show what would be deleted, and change nothing (the default command).',
    details: 'Rules come from the options or from a policy document, by default .github/package-retention.yml.',
    inputs: inputsOf('clean'),
    own: shown,
    examples: [
        ["plan --packages server --delete-tags 'pr-*' --older-than 30d", 'what a rule would delete'],
        ['plan --policy-file .github/package-retention.yml --open', 'what a policy would delete, as a page'],
        ['plan --json > report.json', 'the report, for other programs, or for apply --plan']
    ]
};
/** All commands, in the order of the help. To add one, add its name and its row here, and what starts it in start.ts. */
const commands = [
    defaultCommand,
    {
        name: 'apply',
        summary: 'Show what would be deleted, ask, and delete it.',
        details: 'Deletes only what was shown before the question. The report says what was deleted: restore --restore-from undoes it for 30 days.',
        inputs: [...inputsOf('clean', 'now'), 'dry-run'],
        own: changing,
        examples: [
            ["apply --delete-tags 'pr-*' --older-than 30d --keep-latest 5", 'delete old images of pull requests'],
            ['apply --plan report.json --yes', 'delete what an earlier plan lists, by its rules, without a question']
        ]
    },
    {
        name: 'restore',
        summary: 'Restore versions that were deleted in the last 30 days.',
        details: '',
        inputs: [...inputsOf('restore', ...limits, 'repository'), 'dry-run'],
        own: changing,
        examples: [
            ['restore --restore-from report.json', 'undo a run'],
            ["restore --packages server --restore-tags 'v1.*'", 'restore some tags, with the parts of their images'],
            ['restore --packages server --deleted-within 2h', 'restore all that was deleted in the last two hours']
        ]
    },
    {
        name: 'repair',
        summary: 'Restore only what tagged images lack, whoever deleted it.',
        details: '',
        inputs: [...inputsOf('repair', ...limits, 'repository', 'package-type'), 'dry-run'],
        own: changing,
        examples: [['repair --packages server,tools/cli', 'make images whole again']]
    },
    {
        name: 'check',
        summary: 'Check a policy, and show what it changes compared with another one.',
        details: '',
        inputs: inputsOf('check'),
        own: [...shown, 'offline'],
        operands: { name: 'FILE', min: 1, max: Number.POSITIVE_INFINITY, onlyWith: 'offline' },
        examples: [
            ['check --policy-file new.yml --compare-with old.yml', 'what a change of the policy deletes more, or less'],
            ['check --offline .github/package-retention.yml', 'the mistakes of a policy document, without network']
        ]
    },
    {
        name: 'why',
        summary: 'Explain why a version is kept or deleted, and what would change that.',
        details: 'VERSION is a tag, a digest or the beginning of one, an id, or an image reference. With REPORT, a report.json of an earlier run is explained; otherwise it is decided now, and nothing is changed.',
        inputs: inputsOf('clean', 'plan', 'max-deletions', 'report-dir'),
        own: ['json', 'verbose', 'help'],
        operands: { name: 'VERSION [REPORT]', min: 1, max: 2 },
        examples: [
            ['why v1.4', 'the decision about the image tagged v1.4'],
            ["why sha256:1b2c --packages server --delete-tags 'pr-*'", 'that about a digest, by these rules'],
            ['why pr-3 report.json', 'the decision that a report has']
        ]
    },
    {
        name: 'list',
        summary: 'List the packages that a policy, or names, match.',
        details: '',
        inputs: inputsOf('list', ...rules, ...limits, 'repository', 'cache', 'in-use', 'untag', 'max-deletions', 'delete-empty-packages', 'plan', 'now'),
        own: ['json', 'verbose', 'help'],
        examples: [["list --owner octo-org --packages '**'", 'all container packages of an organization']]
    },
    {
        name: 'convert',
        summary: 'Convert steps of other cleanup actions, and policies of other registries, to a policy.',
        details: 'Reads FILE, or stdin: YAML, JSON or Terraform. Prints the policy document on stdout, and on stderr the step that uses it and what differs. Works without network and token.',
        inputs: [],
        own: ['json', 'help'],
        operands: { name: 'FILE', min: 0, max: 1 },
        examples: [
            ['convert .github/workflows/cleanup.yml > .github/package-retention.yml', 'move from another action'],
            ['convert - < lifecycle-policy.json', 'move from another registry']
        ]
    },
    {
        name: 'completion',
        summary: 'Print a script that completes commands and options in a shell.',
        details: 'The shell is bash, zsh or fish.',
        inputs: [],
        own: ['help'],
        operands: { name: 'SHELL', min: 1, max: 1 },
        examples: [
            ['completion bash > ~/.local/share/bash-completion/completions/package-retention', 'for bash'],
            ['completion zsh > ~/.zfunc/_package-retention', 'for zsh, with ~/.zfunc in fpath'],
            ['completion fish > ~/.config/fish/completions/package-retention.fish', 'for fish']
        ]
    },
    {
        name: 'help',
        summary: 'Print help about a command.',
        details: '',
        inputs: [],
        own: ['help'],
        operands: { name: 'COMMAND', min: 0, max: 1 },
        examples: [['help apply', 'all options of apply']]
    },
    {
        name: 'version',
        summary: 'Print the version.',
        details: '',
        inputs: [],
        own: ['help'],
        examples: []
    }
];
const findCommand = (name) => commands.find((each) => each.name === name);
const isOwnOption = (name) => Object.hasOwn(ownOptions, name);
/** Returns the short form of an option of the command line; null if it has none. */
const shortOf = (name) => shortForms[name] ?? null;
const shortForms = { yes: 'y', help: 'h' };


/***/ }),

/***/ 84612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ createMessages)
/* harmony export */ });
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44639);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50935);


/** Returns the messages to the stderr of a host. Control characters in their texts, which may be from anywhere, are escaped. */
const createMessages = ({ stderr, env }) => {
    const paint = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .createPaint */ .XG)(stderr, env);
    const isLive = stderr.isTTY === true && env['TERM'] !== 'dumb';
    let hasProgress = false;
    const clear = () => {
        if (hasProgress)
            stderr.write(eraseLine);
        hasProgress = false;
    };
    const say = (text, style) => {
        clear();
        for (const line of (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .wrap */ .LV)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeLogLine */ .O)(text), (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(stderr)))
            stderr.write(`${style ? paint(style, line) : line}\n`);
    };
    return {
        say,
        error: (text) => say(`error: ${text}`, 'red'),
        line: (text) => {
            clear();
            stderr.write(`  ${paint('bold', text)}\n`);
        },
        progress: (text) => {
            if (!isLive)
                return say(text);
            stderr.write(`${eraseLine}${paint('dim', (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .cutEnd */ .ym)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeLogLine */ .O)(text), (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .widthOf */ .qz)(stderr) - 1))}`);
            hasProgress = true;
        },
        clear,
        isLive
    };
};
/** Moves to the beginning of the line and erases it. */
const eraseLine = '\r\u001b[2K';


/***/ }),

/***/ 14176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCli: () => (/* binding */ startCli)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/inputs/table.js + 1 modules
var table = __webpack_require__(82076);
// EXTERNAL MODULE: ./lib/inputs/unknown.js + 1 modules
var unknown = __webpack_require__(90514);
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/cli/commands.js
var commands = __webpack_require__(94710);
// EXTERNAL MODULE: ./lib/cli/words.js
var words = __webpack_require__(33487);
;// CONCATENATED MODULE: ./lib/cli/arguments.js







/** Returns true if an option needs no value. */
const isFlag = (name) => !(0,table/* isInputName */.wp)(name) || (0,table/* isBoolean */.Lm)(name);
/** The options of all commands, so that one of another command is known as such. */
const parserOptions = Object.fromEntries(commands/* commands */.Pi
    .flatMap((command) => [...command.inputs, ...command.own])
    .map((name) => {
    const short = (0,commands/* isOwnOption */.Q_)(name) ? (0,commands/* shortOf */.IX)(name) : null;
    return [name, { type: isFlag(name) ? 'boolean' : 'string', multiple: true, ...(short && { short }) }];
}));
const parseTokens = (args) => (0,external_node_util_.parseArgs)({ args: [...args], options: parserOptions, strict: false, allowPositionals: true, tokens: true }).tokens;
const truth = /^(?:true|false)$/i;
/** Reads the arguments; a `true` or `false` behind an input that is one or the other is its value, as in `--untag true`. */
const tokensOf = (args) => {
    const tokens = [];
    for (const token of parseTokens(args)) {
        const before = tokens.at(-1);
        const isOpen = before?.kind === 'option' && before.value === undefined && isTruth(before.name);
        if (isOpen && token.kind === 'positional' && truth.test(token.value))
            tokens[tokens.length - 1] = { ...before, value: token.value, inlineValue: false };
        else
            tokens.push(token);
    }
    return tokens;
};
const isTruth = (name) => (0,table/* isInputName */.wp)(name) && (0,table/* isBoolean */.Lm)(name);
/** Reads the arguments after the name of the program; without a command among them it is `plan`. */
const readArguments = (args) => {
    const tokens = tokensOf(args);
    const [first, ...operands] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
    const options = tokens.filter((token) => token.kind === 'option');
    const has = (name) => options.some((each) => each.name === name);
    const invoke = (name, ...operands) => (0,result.ok)({ command: (0,commands/* findCommand */.Zv)(name) ?? commands/* defaultCommand */.zE, inputs: new Map(), own: new Set(), operands });
    // Wrong options do not keep anyone from these two.
    if (has('version'))
        return invoke('version');
    const command = first === undefined ? commands/* defaultCommand */.zE : (0,commands/* findCommand */.Zv)(first);
    if (!command)
        return (0,result/* err */._q)(explainCommand(first ?? '', tokens));
    if (has('help'))
        return first === undefined ? invoke('help') : invoke('help', command.name);
    const given = readOptions(command, options);
    if (!given.ok)
        return given;
    const problem = explainOperands(command, operands, given.value, tokens);
    return problem === null ? (0,result.ok)({ command, ...given.value, operands }) : (0,result/* err */._q)(problem);
};
const readOptions = (command, tokens) => {
    const own = new Set();
    const texts = new Map();
    for (const token of tokens) {
        const { name, value } = nameOf(command, token);
        const problem = explainOption(command, token, name, texts);
        if (problem !== null)
            return (0,result/* err */._q)(problem);
        if ((0,commands/* isOwnOption */.Q_)(name))
            own.add(name);
        else if ((0,table/* isInputName */.wp)(name))
            texts.set(name, [texts.get(name), value].filter(Boolean).join('\n'));
    }
    return (0,result.ok)({ inputs: texts, own });
};
/** Returns the option of a token and its value; `--no-untag` is `untag` with the value `false`. */
const nameOf = ({ inputs }, { name, value }) => {
    const positive = name.replace(/^no-/, '');
    const isNegated = name !== positive && inputs.some((each) => each === positive && isFlag(each));
    if (isNegated)
        return { name: positive, value: 'false' };
    return { name, value: (isTruth(name) ? value?.toLowerCase() : value) ?? 'true' };
};
/** Returns the problem with an option; null for none. */
const explainOption = ({ name: command, inputs: names, own }, token, name, earlier) => {
    const { rawName } = token;
    const known = [...names, ...own];
    if (!known.some((each) => each === name))
        return explainUnknown(command, { rawName, name }, known);
    if ((0,table/* isInputName */.wp)(name) && earlier.has(name) && !table/* inputs */.QL[name].list)
        return `${rawName}: is given twice; give it once`;
    return isFlag(name) ? explainFlag(token, name) : explainValue(token);
};
const explainFlag = ({ rawName, value }, name) => {
    const alone = `write only ${rawName}, or leave it out`;
    if (value === undefined)
        return null;
    if (!(0,table/* isInputName */.wp)(name) || rawName !== `--${name}`)
        return `${rawName}: takes no value; ${alone}`;
    return truth.test(value) ? null : `${rawName}: "${value}" is neither true nor false; ${alone}`;
};
const explainValue = ({ rawName, value, inlineValue }) => {
    if (value === undefined || value === '')
        return `${rawName}: needs a value, as in ${rawName}=VALUE`;
    return value.startsWith('-') && !inlineValue
        ? `${rawName}: needs a value, and "${value}" looks like an option; write ${rawName}=${value} if it is the value`
        : null;
};
const explainUnknown = (command, { rawName, name }, known) => {
    const synonym = synonyms.get(name);
    if (synonym !== undefined)
        return `${rawName}: is no option of ${command}; ${synonym}`;
    const others = commands/* commands */.Pi.filter((each) => [...each.inputs, ...each.own].some((option) => option === name));
    if (others.length > 0)
        return `${rawName}: is no option of ${command}, but of ${others.map((each) => each.name).join(', ')}; remove it`;
    const foreign = (0,unknown/* adviceForOther */.G)(name);
    if (foreign !== null)
        return `${rawName}: unknown option; ${(0,words/* toCliWords */.b)(foreign)}`;
    return `${rawName}: unknown option${(0,did_you_mean/* didYouMean */.a)(rawName, known.map((each) => `--${each}`))}; ${seeHelp(command)}`;
};
/** Advice for options that people try, and inputs of the action that are commands here. */
const synonyms = new Map([
    ['mode', 'the command says it: plan, apply, restore, repair, check or list'],
    ['dry-run', 'plan never changes anything'],
    ['artifact', 'nothing is uploaded; use report-dir'],
    ['comment', 'only the action comments on pull requests']
]);
const seeHelp = (command) => `package-retention ${command} --help lists all`;
const explainCommand = (word, tokens) => {
    const misplaced = explainMisplaced(word, tokens);
    if (misplaced !== null)
        return misplaced;
    const names = commands/* commands */.Pi.map(({ name }) => name);
    return `unknown command "${word}"${(0,did_you_mean/* didYouMean */.a)(word, names)}; use ${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
};
/** Returns the problem with operands that a command does not take, or lacks; null for none. */
const explainOperands = ({ name, operands: kind }, operands, { own }, tokens) => {
    const { name: called = '', min = 0, max = 0, onlyWith = null } = kind ?? {};
    const isOff = onlyWith !== null && !own.has(onlyWith);
    const surplus = operands[isOff ? 0 : max];
    if (surplus !== undefined) {
        const option = surplus.startsWith('-') ? undefined : operandOptions[name];
        const hint = isOff
            ? `${called} needs --${onlyWith}`
            : option
                ? `did you mean --${option} ${surplus}?`
                : seeHelp(name);
        return explainMisplaced(surplus, tokens) ?? `${name}: unexpected argument "${surplus}"; ${hint}`;
    }
    return operands.length < min && !isOff ? `${name}: needs ${called}; ${seeHelp(name)}` : null;
};
/** The option that somebody means who gives a command an operand that it does not take. */
const operandOptions = {
    plan: 'packages',
    apply: 'packages',
    repair: 'packages',
    list: 'packages',
    restore: 'restore-from'
};
/** Returns the problem with a value after an option that takes none, as in `--json true`; null for any other word. */
const explainMisplaced = (word, tokens) => {
    const at = tokens.findIndex((token) => token.kind === 'positional' && token.value === word);
    const before = tokens[at - 1];
    return before?.kind === 'option' && before.value === undefined && truth.test(word)
        ? `${before.rawName}: takes no value "${word}"; write only ${before.rawName}, or leave it out`
        : null;
};

// EXTERNAL MODULE: ./lib/cli/messages.js
var messages = __webpack_require__(84612);
;// CONCATENATED MODULE: ./lib/cli/start.js


const runMode = (mode) => async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(511), __webpack_require__.e(1975)]).then(__webpack_require__.bind(__webpack_require__, 11975))).runCommand(mode, invocation, host);
const checkOffline = async ({ operands }, host) => {
    const { checkFiles } = await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(3581), __webpack_require__.e(2856), __webpack_require__.e(8815), __webpack_require__.e(6953), __webpack_require__.e(6957), __webpack_require__.e(3705)]).then(__webpack_require__.bind(__webpack_require__, 63705));
    const code = await checkFiles(operands, (line) => host.stdout.write(`${line}\n`));
    if (code === 0)
        (0,messages/* createMessages */.R)(host).say(`No mistakes in ${operands.join(', ')}.`);
    return code;
};
/** The functions that start the commands; each loads only what it needs. */
const starts = {
    plan: runMode('clean'),
    apply: runMode('clean'),
    restore: runMode('restore'),
    repair: runMode('repair'),
    check: async (invocation, host) => invocation.own.has('offline') ? checkOffline(invocation, host) : runMode('check')(invocation, host),
    why: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(3581), __webpack_require__.e(2856), __webpack_require__.e(8815), __webpack_require__.e(6953), __webpack_require__.e(511), __webpack_require__.e(2058), __webpack_require__.e(6957), __webpack_require__.e(1975), __webpack_require__.e(6346)]).then(__webpack_require__.bind(__webpack_require__, 96346))).explain(invocation, host),
    list: runMode('list'),
    convert: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(3581), __webpack_require__.e(2856), __webpack_require__.e(8815), __webpack_require__.e(6953), __webpack_require__.e(6957), __webpack_require__.e(7697)]).then(__webpack_require__.bind(__webpack_require__, 57697))).convertFile(invocation, host),
    completion: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(7650)]).then(__webpack_require__.bind(__webpack_require__, 97650))).printCompletion(invocation, host),
    help: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 10931))).printHelp(invocation, host),
    version: async (_, host) => (await Promise.all(/* import() */[__webpack_require__.e(7934), __webpack_require__.e(8815), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 10931))).printVersion(host)
};
/** Runs the command line with these arguments, and resolves to the exit code. */
const startCli = async (args, host) => {
    const read = readArguments(args);
    if (read.ok)
        return starts[read.value.command.name](read.value, host);
    (0,messages/* createMessages */.R)(host).error(read.problem);
    return 1;
};


/***/ }),

/***/ 50935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  PL: () => (/* binding */ columnsOf),
  XG: () => (/* binding */ createPaint),
  ym: () => (/* binding */ cutEnd),
  it: () => (/* binding */ cutMiddle),
  M7: () => (/* binding */ padRight),
  qz: () => (/* binding */ widthOf),
  LV: () => (/* binding */ wrap)
});

;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/utils.js
/* MAIN */
const getCodePointsLength = (() => {
    const SURROGATE_PAIR_RE = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
    return (input) => {
        let surrogatePairsNr = 0;
        SURROGATE_PAIR_RE.lastIndex = 0;
        while (SURROGATE_PAIR_RE.test(input)) {
            surrogatePairsNr += 1;
        }
        return input.length - surrogatePairsNr;
    };
})();
const isFullWidth = (x) => {
    return x === 0x3000 || x >= 0xFF01 && x <= 0xFF60 || x >= 0xFFE0 && x <= 0xFFE6;
};
const isWideNotCJKTNotEmoji = (x) => {
    return x === 0x231B || x === 0x2329 || x >= 0x2FF0 && x <= 0x2FFF || x >= 0x3001 && x <= 0x303E || x >= 0x3099 && x <= 0x30FF || x >= 0x3105 && x <= 0x312F || x >= 0x3131 && x <= 0x318E || x >= 0x3190 && x <= 0x31E3 || x >= 0x31EF && x <= 0x321E || x >= 0x3220 && x <= 0x3247 || x >= 0x3250 && x <= 0x4DBF || x >= 0xFE10 && x <= 0xFE19 || x >= 0xFE30 && x <= 0xFE52 || x >= 0xFE54 && x <= 0xFE66 || x >= 0xFE68 && x <= 0xFE6B || x >= 0x1F200 && x <= 0x1F202 || x >= 0x1F210 && x <= 0x1F23B || x >= 0x1F240 && x <= 0x1F248 || x >= 0x20000 && x <= 0x2FFFD || x >= 0x30000 && x <= 0x3FFFD;
};
/* EXPORT */


;// CONCATENATED MODULE: ./node_modules/fast-string-truncated-width/dist/index.js
/* IMPORT */

/* HELPERS */
const ANSI_RE = /[\u001b\u009b][[()#;?]*(?:[0-9]{1,4}(?:;[0-9]{0,4})*)?[0-9A-ORZcf-nqry=><]|\u001b\]8;[^;]*;.*?(?:\u0007|\u001b\u005c)/y;
const CONTROL_RE = /[\x00-\x08\x0A-\x1F\x7F-\x9F]{1,1000}/y;
const CJKT_WIDE_RE = /(?:(?![\uFF61-\uFF9F\uFF00-\uFFEF])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Tangut}]){1,1000}/yu;
const TAB_RE = /\t{1,1000}/y;
const EMOJI_RE = /[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|\p{Emoji_Presentation}|\p{Emoji}\uFE0F\u20E3?))*/yu;
const LATIN_RE = /(?:[\x20-\x7E\xA0-\xFF](?!\uFE0F)){1,1000}/y;
const MODIFIER_RE = /\p{M}+/gu;
const NO_TRUNCATION = { limit: Infinity, ellipsis: '' };
/* MAIN */
const getStringTruncatedWidth = (input, truncationOptions = {}, widthOptions = {}) => {
    /* CONSTANTS */
    const LIMIT = truncationOptions.limit ?? Infinity;
    const ELLIPSIS = truncationOptions.ellipsis ?? '';
    const ELLIPSIS_WIDTH = truncationOptions?.ellipsisWidth ?? (ELLIPSIS ? getStringTruncatedWidth(ELLIPSIS, NO_TRUNCATION, widthOptions).width : 0);
    const ANSI_WIDTH = 0;
    const CONTROL_WIDTH = widthOptions.controlWidth ?? 0;
    const TAB_WIDTH = widthOptions.tabWidth ?? 8;
    const EMOJI_WIDTH = widthOptions.emojiWidth ?? 2;
    const FULL_WIDTH_WIDTH = 2;
    const REGULAR_WIDTH = widthOptions.regularWidth ?? 1;
    const WIDE_WIDTH = widthOptions.wideWidth ?? FULL_WIDTH_WIDTH;
    const PARSE_BLOCKS = [
        [LATIN_RE, REGULAR_WIDTH],
        [ANSI_RE, ANSI_WIDTH],
        [CONTROL_RE, CONTROL_WIDTH],
        [TAB_RE, TAB_WIDTH],
        [EMOJI_RE, EMOJI_WIDTH],
        [CJKT_WIDE_RE, WIDE_WIDTH],
    ];
    /* STATE */
    let indexPrev = 0;
    let index = 0;
    let length = input.length;
    let lengthExtra = 0;
    let truncationEnabled = false;
    let truncationIndex = length;
    let truncationLimit = Math.max(0, LIMIT - ELLIPSIS_WIDTH);
    let unmatchedStart = 0;
    let unmatchedEnd = 0;
    let width = 0;
    let widthExtra = 0;
    /* PARSE LOOP */
    outer: while (true) {
        /* UNMATCHED */
        if ((unmatchedEnd > unmatchedStart) || (index >= length && index > indexPrev)) {
            const unmatched = input.slice(unmatchedStart, unmatchedEnd) || input.slice(indexPrev, index);
            lengthExtra = 0;
            for (const char of unmatched.replaceAll(MODIFIER_RE, '')) {
                const codePoint = char.codePointAt(0) || 0;
                if (isFullWidth(codePoint)) {
                    widthExtra = FULL_WIDTH_WIDTH;
                }
                else if (isWideNotCJKTNotEmoji(codePoint)) {
                    widthExtra = WIDE_WIDTH;
                }
                else {
                    widthExtra = REGULAR_WIDTH;
                }
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, Math.max(unmatchedStart, indexPrev) + lengthExtra);
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                lengthExtra += char.length;
                width += widthExtra;
            }
            unmatchedStart = unmatchedEnd = 0;
        }
        /* EXITING */
        if (index >= length) {
            break outer;
        }
        /* PARSE BLOCKS */
        for (let i = 0, l = PARSE_BLOCKS.length; i < l; i++) {
            const [BLOCK_RE, BLOCK_WIDTH] = PARSE_BLOCKS[i];
            BLOCK_RE.lastIndex = index;
            if (BLOCK_RE.test(input)) {
                lengthExtra = BLOCK_RE === CJKT_WIDE_RE ? getCodePointsLength(input.slice(index, BLOCK_RE.lastIndex)) : BLOCK_RE === EMOJI_RE ? 1 : BLOCK_RE.lastIndex - index;
                widthExtra = lengthExtra * BLOCK_WIDTH;
                if ((width + widthExtra) > truncationLimit) {
                    truncationIndex = Math.min(truncationIndex, index + Math.floor((truncationLimit - width) / BLOCK_WIDTH));
                }
                if ((width + widthExtra) > LIMIT) {
                    truncationEnabled = true;
                    break outer;
                }
                width += widthExtra;
                unmatchedStart = indexPrev;
                unmatchedEnd = index;
                index = indexPrev = BLOCK_RE.lastIndex;
                continue outer;
            }
        }
        /* UNMATCHED INDEX */
        index += 1;
    }
    /* RETURN */
    return {
        width: truncationEnabled ? truncationLimit : width,
        index: truncationEnabled ? truncationIndex : length,
        truncated: truncationEnabled,
        ellipsed: truncationEnabled && LIMIT >= ELLIPSIS_WIDTH
    };
};
/* EXPORT */
/* harmony default export */ const dist = (getStringTruncatedWidth);

;// CONCATENATED MODULE: ./node_modules/fast-string-width/dist/index.js
/* IMPORT */

/* HELPERS */
const dist_NO_TRUNCATION = {
    limit: Infinity,
    ellipsis: '',
    ellipsisWidth: 0,
};
/* MAIN */
const fastStringWidth = (input, options = {}) => {
    return dist(input, dist_NO_TRUNCATION, options).width;
};
/* EXPORT */
/* harmony default export */ const fast_string_width_dist = (fastStringWidth);

;// CONCATENATED MODULE: ./lib/cli/terminal.js

/** The codes that switch a style on and off. */
const codes = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    green: [32, 39],
    yellow: [33, 39],
    cyan: [36, 39]
};
/** Returns the function that styles texts for a stream: on terminals, unless NO_COLOR, FORCE_COLOR or TERM say otherwise. */
const createPaint = (stream, env) => {
    if (!hasColors(stream, env))
        return (_, text) => text;
    return (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;
};
const hasColors = ({ isTTY = false }, { NO_COLOR, FORCE_COLOR, TERM }) => {
    if (NO_COLOR)
        return false;
    if (FORCE_COLOR !== undefined)
        return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
    return isTTY && TERM !== 'dumb';
};
/** The width that texts are wrapped to on a terminal that does not say its own. */
const usualWidth = 80;
const minWidth = 20;
/** Returns the width to lay out texts for; Infinity for what programs read. */
const widthOf = ({ isTTY, columns }) => isTTY ? Math.max(minWidth, columns || usualWidth) : Number.POSITIVE_INFINITY;
/** Returns the columns that a text takes on a terminal: two for a wide character, none for a combining one. */
const columnsOf = (text) => (isPlain(text) ? text.length : fast_string_width_dist(text));
const isPlain = (text) => /^[ -~]*$/.test(text);
/** Returns a text with spaces behind it, so that it takes so many columns. */
const padRight = (text, columns) => text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
/** Returns the lines of a text whose words fit into a width; a longer word, such as a path to copy, stays whole. */
const wrap = (text, width) => {
    const [first = '', ...words] = text.split(' ');
    const lines = [];
    let [line, columns] = [first, columnsOf(first)];
    for (const word of words) {
        const more = columnsOf(word);
        if (columns + 1 + more <= width) {
            line += ` ${word}`;
            columns += 1 + more;
        }
        else {
            lines.push(line);
            line = word;
            columns = more;
        }
    }
    return [...lines, line];
};
/** Returns a text without its end where it is longer than a width. */
const cutEnd = (text, width) => columnsOf(text) <= width ? text : `${take(charactersOf(text), width - 1).join('')}\u2026`;
/** Returns a text without its middle where it is longer than a width. */
const cutMiddle = (text, width) => {
    if (columnsOf(text) <= width)
        return text;
    const characters = charactersOf(text);
    const end = take(characters.toReversed(), Math.floor((width - 1) / 2))
        .toReversed()
        .join('');
    return `${take(characters, width - 1 - columnsOf(end)).join('')}\u2026${end}`;
};
/** Returns the characters of a text as people see them. */
const charactersOf = (text) => isPlain(text) ? [...text] : [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
/** Returns the first of these characters that fit into so many columns. */
const take = (characters, columns) => {
    let room = columns;
    const end = characters.findIndex((each) => {
        room -= columnsOf(each);
        return room < 0;
    });
    return end === -1 ? characters : characters.slice(0, end);
};


/***/ }),

/***/ 33487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ toCliWords)
/* harmony export */ });
/* harmony import */ var _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82076);

/** Names of inputs that are no other word: those of two words and more. */
const compound = _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => name.includes('-'));
const longestFirst = compound.toSorted((a, b) => b.length - a.length).join('|');
const anyName = _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.toSorted((a, b) => b.length - a.length).join('|');
const commandsOfModes = { clean: 'apply' };
/**
 * Returns a message about the inputs of the action in the words of the command line: `input older-than` is the option
 * `--older-than`, and `mode: repair` a command. What stands in double quotes is not ours, nor are the keys of a policy document.
 */
const toCliWords = (text) => {
    const [, start = '', rest = text] = /^(?:input )?([^"]+?:\d+:\d+: )(.*)$/su.exec(text) ?? [];
    if (start !== '')
        return `${start.startsWith('policy:') ? '--' : ''}${start}${rest}`;
    return text
        .split(/("(?:[^"\\]|\\.)*")/)
        .map((part, at) => (at % 2 === 1 ? part : replaceWords(part)))
        .join('');
};
const replaceWords = (text) => text
    .replace(inputReference, '--$1')
    .replace(inputsReference, (_, first, last) => `--${first.replaceAll(', ', ', --')} and --${last}`)
    .replace(/(?<=\bset )(owner): (?=\S)/g, '--$1 ')
    .replace(/`?\bmode: ([a-z]+)\b`?/g, (_, mode) => `the command ${commandsOfModes[mode] ?? mode}`)
    .replace(compoundName, (_, name, value = '') => `--${name}${value.replace(/^: (?:true)?/, ' ').trimEnd()}`)
    .replace(/(?<=delete-untagged, )policy(?=,)/, '--policy')
    .replace(/, or add a step before this one that puts the files? there \([^)]*\)/, '');
const inputReference = new RegExp(`(?:\\bthe )?\\b[Ii]nput (${anyName})(?![\\w-])`, 'g');
const inputsReference = new RegExp(`\\bthe inputs ((?:${anyName})(?:, (?:${anyName}))*) and (${anyName})(?![\\w-])`, 'g');
const compoundName = new RegExp(`(?<![\\w/.-])(${longestFirst})(: (?:true|\\d[\\w.-]*))?(?![\\w-])`, 'g');


/***/ })

};
