export const id = 176;
export const ids = [176];
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

/** The options that are no inputs. None of them takes a value. */
const ownOptions = {
    json: { meaning: 'Print the report as JSON on stdout, and everything else on stderr.' },
    open: { meaning: 'Open the report page in the browser.' },
    wide: { meaning: 'Print tags in full, however long they are.' },
    all: { meaning: 'Print every version, however many there are.' },
    yes: { meaning: 'Do not ask before changing anything.' },
    offline: { meaning: 'Check only the policy documents FILE..., without network and token.' },
    verbose: { meaning: 'Print a line for each request.' },
    help: { meaning: 'Print help, also after a command.' },
    version: { meaning: 'Print the version.' }
};
/** Inputs that only a workflow has a use for, and `dry-run`, which only commands that change something have. */
const notForAll = [
    ...['mode', 'dry-run', 'only', 'batches', 'run'],
    ...['artifact', 'comment']
];
/** Returns the inputs that have a meaning in a mode, without some. */
const inputsOf = (mode, ...without) => _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => (_inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name].modes?.includes(mode) ?? true) && ![...notForAll, ...without].includes(name));
const rules = _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => _inputs_table_js__WEBPACK_IMPORTED_MODULE_0__/* .inputs */ .QL[name].inRules);
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
            ['apply --plan report.json --yes', 'delete what an earlier plan lists, without a question']
        ]
    },
    {
        name: 'restore',
        summary: 'Restore versions that were deleted in the last 30 days.',
        details: '',
        inputs: [...inputsOf('restore'), 'dry-run'],
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
        inputs: [...inputsOf('repair', 'package-type'), 'dry-run'],
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
        inputs: inputsOf('list', ...rules, 'cache', 'in-use', 'untag', 'max-deletions', 'delete-empty-packages', 'plan', 'now'),
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
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32832);

/** Returns the messages to the stderr of a host; their texts have no control characters. */
const createMessages = ({ stderr, env }) => {
    const paint = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .createPaint */ .XG)(stderr, env);
    const width = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .widthOf */ .qz)(stderr);
    const isLive = stderr.isTTY === true && env['TERM'] !== 'dumb';
    let hasProgress = false;
    const clear = () => {
        if (hasProgress)
            stderr.write(eraseLine);
        hasProgress = false;
    };
    const say = (text, style) => {
        clear();
        for (const line of (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .wrap */ .LV)(text, width))
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
            stderr.write(`${eraseLine}${paint('dim', (0,_terminal_js__WEBPACK_IMPORTED_MODULE_0__/* .cutEnd */ .ym)(text, width - 1))}`);
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
// EXTERNAL MODULE: ./lib/retention/did-you-mean.js
var did_you_mean = __webpack_require__(25811);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/cli/commands.js
var commands = __webpack_require__(94710);
;// CONCATENATED MODULE: ./lib/cli/arguments.js





/** Returns true if an option takes no value. */
const isFlag = (name) => !(0,table/* isInputName */.wp)(name) || (0,table/* isBoolean */.Lm)(name);
/** The options of all commands, so that one of another command is known as such. */
const parserOptions = Object.fromEntries(commands/* commands */.Pi
    .flatMap((command) => [...command.inputs, ...command.own])
    .map((name) => {
    const short = (0,commands/* isOwnOption */.Q_)(name) ? (0,commands/* shortOf */.IX)(name) : null;
    return [name, { type: isFlag(name) ? 'boolean' : 'string', multiple: true, ...(short && { short }) }];
}));
const tokensOf = (args) => (0,external_node_util_.parseArgs)({ args: [...args], options: parserOptions, strict: false, allowPositionals: true, tokens: true }).tokens;
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
    return isNegated ? { name: positive, value: 'false' } : { name, value: value ?? 'true' };
};
/** Returns the problem with an option; null for none. */
const explainOption = ({ name: command, inputs: names, own }, { rawName, value, inlineValue }, name, earlier) => {
    const known = [...names, ...own];
    if (!known.some((each) => each === name))
        return explainUnknown(command, rawName, known);
    if (!(0,table/* isInputName */.wp)(name) || (0,table/* isBoolean */.Lm)(name))
        return value === undefined ? null : `${rawName}: takes no value; write only ${rawName}, or leave it out`;
    if (value === undefined || value === '')
        return `${rawName}: needs a value, as in ${rawName}=VALUE`;
    if (value.startsWith('-') && !inlineValue)
        return `${rawName}: needs a value, and "${value}" looks like an option; write ${rawName}=${value} if it is the value`;
    return earlier.has(name) && !table/* inputs */.QL[name].list ? `${rawName}: is given twice; give it once` : null;
};
const explainUnknown = (command, rawName, known) => {
    const name = rawName.replace(/^-+/, '');
    const others = commands/* commands */.Pi.filter((each) => [...each.inputs, ...each.own].some((option) => option === name));
    if (others.length > 0)
        return `${rawName}: is no option of ${command}, but of ${others.map((each) => each.name).join(', ')}; remove it`;
    const synonym = synonyms.get(name);
    if (synonym !== undefined)
        return `${rawName}: is no option of ${command}; ${synonym}`;
    return `${rawName}: unknown option${(0,did_you_mean/* didYouMean */.a)(rawName, known.map((each) => `--${each}`))}; ${seeHelp(command)}`;
};
/** Advice for options that people try, and inputs of the action that are commands here. */
const synonyms = new Map([
    ['mode', 'the command says it: plan, apply, restore, repair, check or list'],
    ['dry-run', 'it changes nothing without that'],
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
        const hint = isOff ? `${called} needs --${onlyWith}` : seeHelp(name);
        return explainMisplaced(surplus, tokens) ?? `${name}: unexpected argument "${surplus}"; ${hint}`;
    }
    return operands.length < min && !isOff ? `${name}: needs ${called}; ${seeHelp(name)}` : null;
};
/** Returns the problem with a value after an option that takes none, as in `--untag true`; null for any other word. */
const explainMisplaced = (word, tokens) => {
    const at = tokens.findIndex((token) => token.kind === 'positional' && token.value === word);
    const before = tokens[at - 1];
    if (before?.kind !== 'option' || before.value !== undefined || !/^(?:true|false)$/i.test(word))
        return null;
    const instead = /^true$/i.test(word) ? before.rawName : `--no-${before.name}`;
    return `${before.rawName}: takes no value "${word}"; write ${instead}`;
};

// EXTERNAL MODULE: ./lib/cli/messages.js
var messages = __webpack_require__(84612);
;// CONCATENATED MODULE: ./lib/cli/start.js


const runMode = (mode) => async (invocation, host) => (await __webpack_require__.e(/* import() */ 248).then(__webpack_require__.bind(__webpack_require__, 85248))).runCommand(mode, invocation, host);
/** What starts each command; each loads only what it needs. */
const starts = {
    plan: runMode('clean'),
    apply: runMode('clean'),
    restore: runMode('restore'),
    repair: runMode('repair'),
    check: async (invocation, host) => invocation.own.has('offline')
        ? (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(581), __webpack_require__.e(856), __webpack_require__.e(815), __webpack_require__.e(953), __webpack_require__.e(957), __webpack_require__.e(705)]).then(__webpack_require__.bind(__webpack_require__, 63705))).checkFiles(invocation.operands, (line) => host.stdout.write(`${line}\n`))
        : runMode('check')(invocation, host),
    why: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(581), __webpack_require__.e(856), __webpack_require__.e(815), __webpack_require__.e(953), __webpack_require__.e(58), __webpack_require__.e(268), __webpack_require__.e(957), __webpack_require__.e(248), __webpack_require__.e(862)]).then(__webpack_require__.bind(__webpack_require__, 43862))).explain(invocation, host),
    list: runMode('list'),
    convert: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(581), __webpack_require__.e(856), __webpack_require__.e(815), __webpack_require__.e(953), __webpack_require__.e(957), __webpack_require__.e(631)]).then(__webpack_require__.bind(__webpack_require__, 66631))).convertFile(invocation, host),
    completion: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(650)]).then(__webpack_require__.bind(__webpack_require__, 97650))).printCompletion(invocation, host),
    help: async (invocation, host) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 10931))).printHelp(invocation, host),
    version: async (_, host) => (await Promise.all(/* import() */[__webpack_require__.e(934), __webpack_require__.e(815), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 10931))).printVersion(host)
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

/***/ 32832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LV: () => (/* binding */ wrap),
/* harmony export */   XG: () => (/* binding */ createPaint),
/* harmony export */   it: () => (/* binding */ cutMiddle),
/* harmony export */   qz: () => (/* binding */ widthOf),
/* harmony export */   ym: () => (/* binding */ cutEnd)
/* harmony export */ });
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
/** Returns the lines of a text whose words fit into a width; a longer word, such as a path to copy, stays whole. */
const wrap = (text, width) => {
    const [first = '', ...words] = text.split(' ');
    const lines = [];
    let line = first;
    for (const word of words) {
        if (line.length + 1 + word.length <= width)
            line += ` ${word}`;
        else {
            lines.push(line);
            line = word;
        }
    }
    return [...lines, line];
};
/** Returns a text without its end where it is longer than a width. */
const cutEnd = (text, width) => text.length <= width ? text : `${text.slice(0, width - 1)}…`;
/** Returns a text without its middle where it is longer than a width. */
const cutMiddle = (text, width) => {
    if (text.length <= width)
        return text;
    const end = Math.floor((width - 1) / 2);
    return `${text.slice(0, width - 1 - end)}…${text.slice(text.length - end)}`;
};


/***/ })

};
