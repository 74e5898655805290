export const id = 1975;
export const ids = [1975,5495];
export const modules = {

/***/ 11975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  decideNow: () => (/* binding */ decideNow),
  runCommand: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/main.js + 14 modules
var main = __webpack_require__(32080);
// EXTERNAL MODULE: ./lib/report/json.js
var report_json = __webpack_require__(97406);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/cli/confirm.js





/** Counts the planned changes, without those that a limit defers. */
const countChanges = ({ packages }) => {
    const changes = packages.map(({ versions }) => {
        const planned = versions.filter(({ outcome }) => outcome === 'planned');
        return {
            versions: planned.filter(({ action }) => action !== 'untag').length,
            tags: planned.reduce((sum, { untag }) => sum + untag.length, 0),
            isEmptied: versions.length > 0 && planned.length === versions.length && planned.every(isDeleted)
        };
    });
    const sum = (key) => changes.reduce((total, each) => total + each[key], 0);
    return {
        versions: sum('versions'),
        tags: sum('tags'),
        packages: changes.filter(({ versions, tags }) => versions + tags > 0).length,
        emptied: changes.filter(({ isEmptied }) => isEmptied).length
    };
};
const isDeleted = ({ action }) => action === 'delete';
/** Returns the question whether to make the changes that a dry run planned. */
const questionFor = (report, owner) => {
    const { versions, tags, packages, emptied } = countChanges(report);
    const what = [
        ...(versions > 0 ? [`${(0,report_json/* restores */.AC)(report.mode) ? 'restore' : 'delete'} ${(0,report_reason/* formatCount */.B4)(versions, 'version')}`] : []),
        ...(tags > 0 ? [`remove ${(0,report_reason/* formatCount */.B4)(tags, 'tag')}`] : [])
    ].join(' and ');
    return `${what.replace(/^./, (first) => first.toUpperCase())} of ${(0,report_reason/* formatCount */.B4)(packages, 'package')} of ${owner}${formatEmptied(emptied)}? [y/N] `;
};
const formatEmptied = (count) => count === 0 ? '' : `, and ${(0,report_reason/* formatCount */.B4)(count, 'package')} without any version left`;
/** Asks a question on the terminal, and resolves to true for yes; the end of the input and a cancellation are no. */
const confirm_confirm = async (question, { stdin, stderr, cancel }) => {
    await dropTypedAhead(stdin);
    // The terminal edits the line itself, and sends Ctrl-C as a signal.
    const lines = (0,external_node_readline_.createInterface)({ input: stdin, terminal: false });
    const closed = new AbortController();
    lines.once('close', () => closed.abort());
    const answered = (0,external_node_events_.once)(lines, 'line', { signal: AbortSignal.any([cancel, closed.signal]) });
    stderr.write(question);
    try {
        const [answer] = await answered;
        return /^y(?:es)?$/i.test(String(answer).trim());
    }
    catch {
        stderr.write('\n');
        return false;
    }
    finally {
        lines.close();
    }
};
/** Drops what was typed before the question, which answers another one. */
const dropTypedAhead = async (stdin) => {
    const drop = () => { };
    stdin.on('data', drop);
    await (0,external_node_timers_promises_.setTimeout)(typedAheadMs);
    stdin.off('data', drop);
};
/** Within this time a terminal hands over what was typed before, in milliseconds. */
const typedAheadMs = 50;

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/inputs/table.js + 1 modules
var table = __webpack_require__(82076);
// EXTERNAL MODULE: ./lib/inputs/values.js
var values = __webpack_require__(97035);
// EXTERNAL MODULE: ./lib/inputs/workspace.js
var workspace = __webpack_require__(11052);
// EXTERNAL MODULE: ./lib/registry/url.js
var url = __webpack_require__(8362);
// EXTERNAL MODULE: ./lib/retention/version.js
var retention_version = __webpack_require__(14946);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/cli/git.js


/** Returns the Git repository of a folder; null where it is in none, or Git is missing. Worktrees and submodules are their own. */
const findGitRepository = async (directory) => {
    const ask = (...args) => (0,external_node_util_.promisify)(external_node_child_process_.execFile)('git', ['-C', directory, ...args]).then(({ stdout }) => stdout.trim(), () => '');
    const [root, list] = await Promise.all([ask('rev-parse', '--show-toplevel'), ask('remote', '--verbose')]);
    if (root === '')
        return null;
    const remotes = new Map([...list.matchAll(/^(\S+)\t(.*) \(fetch\)/gm)].map(([, name = '', url = '']) => [name, url]));
    const remote = await chooseRemote([...remotes.keys()], ask);
    return { root, remote, repository: remote === null ? null : parseRemote(remotes.get(remote) ?? '') };
};
/** Returns origin, the remote of the branch, or the only one. */
const chooseRemote = async (names, ask) => {
    if (names.includes('origin'))
        return 'origin';
    if (names.length < 2)
        return names[0] ?? null;
    const branch = await ask('symbolic-ref', '--quiet', '--short', 'HEAD');
    const ofBranch = branch === '' ? '' : await ask('config', '--get', `branch.${branch}.remote`);
    return names.includes(ofBranch) ? ofBranch : null;
};
/** Reads the URL of a remote: https, ssh, or `git@host:owner/name.git`; null for any other, such as a path. */
const parseRemote = (url) => {
    const [, scpHost, scpPath] = /^(?:[\w.-]+@)?([\w.-]{2,}):(?!\/\/)(.+)$/.exec(url) ?? [];
    const parsed = scpHost === undefined ? URL.parse(url) : null;
    if (parsed && !['https:', 'http:', 'ssh:', 'git:', 'git+ssh:'].includes(parsed.protocol))
        return null;
    const [host, path] = parsed ? [parsed.hostname, parsed.pathname] : [scpHost, scpPath];
    const [, owner, name] = /^\/?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(path ?? '') ?? [];
    return host && owner && name ? { host: aliases.get(host.toLowerCase()) ?? host.toLowerCase(), owner, name } : null;
};
/** Other names of github.com in remotes. */
const aliases = new Map([
    ['ssh.github.com', 'github.com'],
    ['www.github.com', 'github.com']
]);

// EXTERNAL MODULE: ./lib/inputs/text-file.js
var text_file = __webpack_require__(60049);
// EXTERNAL MODULE: ./lib/report/policy-document.js
var policy_document = __webpack_require__(28958);
// EXTERNAL MODULE: ./lib/report/read-report.js
var read_report = __webpack_require__(85495);
;// CONCATENATED MODULE: ./lib/cli/plan-rules.js




/** The options that a report has in its policy, which they could only contradict. */
const reported = [
    ...['packages', 'package-type', 'in-use', 'repository', 'max-deletions'],
    ...['untag', 'grace-period', 'max-delete-percent', 'delete-empty-packages']
];
/**
 * Reads the rules of the plan whose report is at a path, which are those that were approved; `name` is what the command line
 * calls it. Whatever they are, only what the report lists is deleted.
 */
const readPlanRules = async (path, name, given) => {
    const other = reported.find((each) => given.has(each));
    if (other !== undefined)
        return (0,result/* err */._q)(`--${other}: the rules of --plan "${name}" cannot be changed; remove --${other}, or give all rules again`);
    const wrong = (problem) => (0,result/* err */._q)(`--plan: "${name}" ${problem}`);
    try {
        const report = (0,read_report.readReport)(await (0,text_file/* readTextFile */.Gu)(path));
        if (!report.ok)
            return wrong(`${report.problem}; make it with plan --json, or give the rules again`);
        const { policy, packages } = report.value;
        const [first] = packages;
        if (policy.policies.length === 0)
            return wrong('has no rules; make it with plan --json');
        return (0,result.ok)(new Map([
            ['policy', (0,policy_document/* writeDocument */.f)(policy.policies)],
            ...(first && !given.has('owner') ? [['owner', first.owner]] : []),
            ...(policy.maxDeletions ? [['max-deletions', `${policy.maxDeletions}`]] : [])
        ]));
    }
    catch (error) {
        return wrong((0,text_file/* describeReadError */.U)(error));
    }
};

;// CONCATENATED MODULE: ./lib/cli/token.js




/** The command that asks the GitHub CLI for its token. */
const ghToken = 'gh auth token';
/** Returns true for the servers that GitHub itself runs. */
const isGitHubHosted = (host) => host === 'github.com' || host.endsWith('.ghe.com');
/**
 * Returns the token for a server, by the rules of the GitHub CLI: for other servers than GitHub's own the variables have other
 * names, so that no server gets the token of another one. One on this machine takes all of them: the token does not leave it.
 */
const findToken = async (host, option, env) => {
    if (option !== undefined)
        return (0,result.ok)({ token: option, source: '--token' });
    const names = variablesFor(host);
    for (const source of names) {
        const token = env[source]?.trim();
        if (token)
            return (0,result.ok)({ token, source });
    }
    const stored = await askGitHubCli(host, env);
    return stored.ok
        ? (0,result.ok)({ token: stored.value, source: ghToken })
        : (0,result/* err */._q)(`there is no token for ${host}: ${names.slice(0, 2).join(' and ')} are not set, and ${stored.problem}`);
};
const variablesFor = (host) => {
    const usual = ['GH_TOKEN', 'GITHUB_TOKEN'];
    const others = ['GH_ENTERPRISE_TOKEN', 'GITHUB_ENTERPRISE_TOKEN'];
    if (isGitHubHosted(host))
        return usual;
    return (0,values/* isThisMachine */.YY)(host) ? [...others, ...usual] : others;
};
const askGitHubCli = async (host, env) => {
    try {
        const { stdout } = await (0,external_node_util_.promisify)(external_node_child_process_.execFile)('gh', ['auth', 'token', '--hostname', host], {
            // Nobody could answer a question of gh.
            env: { ...env, GH_PROMPT_DISABLED: '1' },
            timeout: 10_000
        });
        return stdout.trim() === '' ? (0,result/* err */._q)('gh prints none; set one of them, or log in') : (0,result.ok)(stdout.trim());
    }
    catch (error) {
        return (0,result/* err */._q)(Object(error).code === 'ENOENT'
            ? 'the GitHub CLI (gh) is not installed; set one of them, or install it (https://cli.github.com) and log in'
            : 'gh is not logged in to it; set one of them, or log in');
    }
};
/** Returns the scopes of a token with which a run of this mode can do its work. */
const scopesFor = (mode, changes, untag) => {
    const isRestore = mode === 'restore' || mode === 'repair';
    if (!changes)
        return ['read:packages'];
    if (isRestore)
        return ['read:packages', 'write:packages'];
    return ['read:packages', ...(untag ? ['write:packages'] : []), 'delete:packages'];
};
/** Returns the needed scopes that a token lacks. */
const missingScopes = (needed, held) => needed.filter((scope) => !held.includes(scope) && !(scope === 'read:packages' && held.includes('write:packages')));
/** Returns the command that gets a token with these scopes, or gives them to the one that the GitHub CLI has. */
const ghCommand = (verb, host, scopes) => `gh auth ${verb} -h ${host} -s ${scopes.join(',')}`;

;// CONCATENATED MODULE: ./lib/cli/environment.js











/** Finds out what a run needs and the command line leaves out: server, repository, policy document and token. */
const prepareRun = async (invocation, host, scopes) => {
    const given = new Map(invocation.inputs);
    const git = await findGitRepository(host.directory);
    const ofJob = apiOfJob(host.env);
    if (ofJob && !given.has('api-url'))
        given.set('api-url', ofJob);
    const found = findRepository(host.env, git, given);
    if (!found.ok)
        return found;
    const { server, repository, from } = found.value;
    const root = git?.root ?? host.directory;
    const rules = await addRules(invocation, given, root, host.directory);
    if (!rules.ok)
        return rules;
    const missing = findMissing(invocation, given, repository, git);
    if (missing !== null)
        return (0,result/* err */._q)(missing);
    const token = await findToken(server, given.get('token'), host.env);
    if (!token.ok)
        return { ok: false, problem: token.problem, command: ghCommand('login', server, scopes) };
    given.set('token', token.value.token);
    const notes = [
        ...(repository && !(given.has('owner') && given.has('packages')) ? [`${from} is ${repository}`] : []),
        ...rules.value
    ];
    return (0,result.ok)({ env: environmentOf(given, server, repository, root, invocation), server, token: token.value, notes });
};
/** Adds what options leave out of the rules, with paths from the top of the repository; resolves to notes on where it is from. */
const addRules = async (invocation, given, root, directory) => {
    const plan = given.get('plan');
    for (const name of pathNames) {
        const path = given.get(name);
        if (path !== undefined && !isRunReference(path))
            given.set(name, pathFrom(root, (0,external_node_path_.resolve)(directory, path)));
    }
    if (hasRules(given))
        return (0,result.ok)([]);
    const document = findPolicyDocument(invocation, given, root);
    if (document !== null) {
        given.set('policy-file', document);
        return (0,result.ok)([`The policy is ${document}`]);
    }
    if (plan === undefined || isRunReference(plan))
        return (0,result.ok)([]);
    const rules = await readPlanRules((0,external_node_path_.resolve)(directory, plan), plan, given);
    if (!rules.ok)
        return rules;
    for (const [name, text] of rules.value)
        given.set(name, text);
    return (0,result.ok)([`The rules are those of ${plan}`]);
};
/** The options with paths of files, which the action takes from its workspace. */
const pathNames = ['policy-file', 'compare-with', 'plan', 'restore-from'];
/** Returns true for the id or the URL of a workflow run, which may stand in the place of a report. */
const isRunReference = (text) => /^(?:\d{1,19}$|https?:)/.test(text);
/** Returns a path as short as possible for messages: from the workspace, if it is in there, and names no run. */
const pathFrom = (workspace, path) => {
    const short = (0,external_node_path_.relative)(workspace, path);
    return short.startsWith('..') || (0,external_node_path_.isAbsolute)(short) || isRunReference(short) ? path : short;
};
/** Returns server and repository: `GH_HOST` and `GH_REPO`, as for the GitHub CLI, or what the Git remote names. */
const findRepository = (env, git, given) => {
    const api = (0,values/* parseUrl */.Dl)(given.get('api-url') ?? 'https://api.github.com');
    if (!api.ok)
        return (0,result/* err */._q)(`--api-url: ${api.problem}`);
    const ofApi = given.has('api-url') ? (0,url/* serverOfApi */.VE)(api.value) : null;
    const variables = readVariables(env);
    if (!variables.ok)
        return variables;
    const { host: ofVariable, named } = variables.value;
    const remote = git?.repository ?? null;
    const trusted = remote && isTrusted(remote.host, [ofVariable, ofApi]) ? remote : null;
    const server = ofApi ?? named?.host ?? (ofVariable || trusted?.host || 'github.com');
    const nameOf = ({ owner, name }) => `${owner}/${name}`;
    if (named)
        return (0,result.ok)({ server, repository: nameOf(named), from: 'The repository of GH_REPO' });
    // A server on this machine stands for another one, to which no remote can lead.
    const ofServer = (0,values/* isThisMachine */.YY)(server) || trusted?.host === server ? remote : null;
    if (ofServer)
        return (0,result.ok)({ server, repository: nameOf(ofServer), from: `The repository of the Git remote ${git?.remote}` });
    const { GITHUB_REPOSITORY } = env;
    const ofJob = GITHUB_REPOSITORY && retention_version/* repositoryForm */.Z7.test(GITHUB_REPOSITORY) ? GITHUB_REPOSITORY : null;
    return (0,result.ok)({ server, repository: ofJob, from: 'The repository of GITHUB_REPOSITORY' });
};
/** Returns true for GitHub's own servers and those that are named: a token is sent to no server only because a checkout names it. */
const isTrusted = (host, named) => isGitHubHosted(host) || named.includes(host);
/** Reads the variables of the GitHub CLI. */
const readVariables = ({ GH_HOST, GH_REPO }) => {
    const host = readHost(GH_HOST);
    if (host === null)
        return (0,result/* err */._q)(`GH_HOST: "${GH_HOST}" is not the name of a server; write only that, such as github.example.com`);
    const named = GH_REPO ? readNamedRepository(GH_REPO) : null;
    return GH_REPO && !named
        ? (0,result/* err */._q)(`GH_REPO: "${GH_REPO}" is not a repository; write it as owner/name or host/owner/name`)
        : (0,result.ok)({ host, named });
};
/** A server's name that may stand in a URL; anything else could lead a token to another server. */
const hostForm = /^[a-z\d](?:[\w.-]*\w)?(?::\d{1,5})?$/i;
/** Returns the host that GH_HOST names, empty for none; null where it names no host. */
const readHost = (text = '') => (text === '' || hostForm.test(text) ? text.toLowerCase() : null);
/** Reads `owner/name` or `host/owner/name`. */
const readNamedRepository = (text) => {
    const [name = '', owner = '', host = null, ...more] = text.split('/').toReversed();
    if (more.length > 0 || !retention_version/* repositoryForm */.Z7.test(`${owner}/${name}`))
        return null;
    return host === null || hostForm.test(host) ? { host: host?.toLowerCase() ?? null, owner, name } : null;
};
/** Returns the REST API of the server that a workflow runs on; null for github.com, and where GH_HOST or GH_REPO names another. */
const apiOfJob = ({ GITHUB_API_URL: url, GH_HOST, GH_REPO }) => url && url !== 'https://api.github.com' && !GH_HOST && !GH_REPO ? url : null;
/** Returns the address of a server: that of its API on this machine, where it has a port and needs no https. */
const addressOf = (server, api) => api !== undefined && (0,values/* isThisMachine */.YY)(server) ? new URL(api).origin : `https://${server}`;
const apiOf = (server) => {
    if (server === 'github.com')
        return 'https://api.github.com';
    return isGitHubHosted(server) ? `https://api.${server}` : `https://${server}/api/v3`;
};
/** Returns the problem with what neither the command line nor a repository names; null for none. */
const findMissing = ({ command }, given, repository, git) => {
    if (repository !== null || given.has('owner'))
        return null;
    const why = git === null
        ? 'this folder is in no Git repository'
        : git.remote === null
            ? 'this Git repository has no remote'
            : `the Git remote ${git.remote} is ${git.repository ? `on ${git.repository.host}` : 'no repository on GitHub'}`;
    const server = git?.repository
        ? `, or, if ${git.repository.host} is a GitHub Enterprise Server, set GH_HOST to it`
        : '';
    return `${command.name}: whose packages? ${why}; add --owner and --packages, as in --owner octo-org --packages server${server}`;
};
/** Returns true if options have rules, so that none are looked for elsewhere. */
const hasRules = (given) => given.keys().some((name) => table/* inputs */.QL[name].inRules === true || name === 'policy' || name === 'policy-file');
/** Returns the path of the usual policy document, if a command takes one, there is one, and no option has rules. */
const findPolicyDocument = ({ command }, given, root) => {
    if (!command.inputs.includes('policy-file'))
        return null;
    // `list` of named packages asks for no policy.
    if (command.name === 'list' && given.has('packages'))
        return null;
    const paths = ['yml', 'yaml'].map((ending) => (0,external_node_path_.join)(root, '.github', `package-retention.${ending}`));
    const found = paths.find((path) => (0,external_node_fs_.existsSync)(path));
    return found === undefined ? null : pathFrom(root, found);
};
/** Returns the environment that a runner would give to a step with these inputs. */
const environmentOf = (given, server, repository, root, { own }) => ({
    ...Object.fromEntries([...given].map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])),
    GITHUB_SERVER_URL: addressOf(server, given.get('api-url')),
    GITHUB_API_URL: apiOf(server),
    GITHUB_WORKSPACE: root,
    [workspace/* anyFile */.l]: 'true',
    ...(repository && { GITHUB_REPOSITORY: repository, GITHUB_REPOSITORY_OWNER: repository.split('/')[0] }),
    ...(own.has('verbose') && { RUNNER_DEBUG: '1' })
});

// EXTERNAL MODULE: ./lib/report-folder.js
var report_folder = __webpack_require__(77734);
;// CONCATENATED MODULE: ./lib/cli/local-cache.js



/** Returns the folder of this user for what programs may lose; null where none is known. */
const cacheFolderOf = (env, platform = process.platform) => {
    const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = env;
    const usual = platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'];
    const parent = platform === 'win32' ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && (0,external_node_path_.join)(HOME, ...usual));
    return parent ? (0,external_node_path_.join)(parent, 'package-retention') : null;
};
/** Returns a cache in a folder of this machine, in place of the one that a runner has. */
const createLocalCache = (folder) => ({
    restore: async (path, prefixes) => {
        try {
            await (0,report_folder/* createFolder */.vV)(folder, 0o700);
            const names = await (0,promises_.readdir)(folder);
            const prefix = prefixes.map(toFileName).find((each) => names.some((name) => name.startsWith(each)));
            const newest = prefix === undefined
                ? null
                : await findNewest(folder, names.filter((name) => name.startsWith(prefix)));
            if (newest === null)
                return false;
            await (0,promises_.copyFile)((0,external_node_path_.join)(folder, newest), path);
            return true;
        }
        catch {
            return null;
        }
    },
    save: async (path, key) => {
        try {
            const name = toFileName(key);
            // Another process may read the file at the same time.
            const written = (0,external_node_path_.join)(folder, `.${process.pid}-${name}`);
            await (0,promises_.copyFile)(path, written);
            await (0,promises_.rename)(written, (0,external_node_path_.join)(folder, name));
            const ofSame = (other) => other !== name && other.startsWith(name.slice(0, -hashLength));
            for (const old of (await (0,promises_.readdir)(folder)).filter(ofSame))
                await (0,promises_.rm)((0,external_node_path_.join)(folder, old), { force: true });
        }
        catch {
            // A cache that is not there costs time; nothing depends on it.
        }
    }
});
/** A key ends with so many digits that tell its contents. */
const hashLength = 16;
const toFileName = (key) => key.replaceAll(/[^\w.-]/g, '_');
const findNewest = async (folder, names) => {
    const files = await Promise.all(names.map(async (name) => ({ name, at: (await (0,promises_.stat)((0,external_node_path_.join)(folder, name))).mtimeMs })));
    return files.toSorted((a, b) => b.at - a.at)[0]?.name ?? null;
};

// EXTERNAL MODULE: ./lib/cli/messages.js
var cli_messages = __webpack_require__(84612);
;// CONCATENATED MODULE: ./lib/cli/open-page.js

/** Milliseconds after which an opener that still runs counts as the browser itself. */
const openTimeoutMs = 3000;
/** Opens a file in the browser, and resolves to false if that is not possible here. */
const openPage = (path, platform = process.platform) => new Promise((resolve) => {
    const { program, args, verbatim } = openerOf(path, platform);
    const child = (0,external_node_child_process_.spawn)(program, args, { detached: true, stdio: 'ignore', windowsVerbatimArguments: verbatim });
    // Until then it keeps this process alive, which may have nothing else to do.
    const settle = (isOpened) => {
        clearTimeout(timer);
        child.unref();
        resolve(isOpened);
    };
    const timer = setTimeout(() => settle(true), openTimeoutMs);
    child.once('error', () => settle(false));
    // Explorer's code is 1 whatever happens.
    child.once('exit', (code) => settle(code === 0 || platform === 'win32'));
});
/** Returns what opens a file on a system. */
const openerOf = (path, platform) => {
    // Explorer takes a path for several at each comma that is not between quotes, and no path has quotes of its own.
    if (platform === 'win32')
        return { program: 'explorer.exe', args: [`"${path}"`], verbatim: true };
    return { program: platform === 'darwin' ? 'open' : 'xdg-open', args: [path], verbatim: false };
};

;// CONCATENATED MODULE: ./lib/cli/shell.js
/** Returns a command line of this program that can be pasted into the shell it was started from, also with `npx`. */
const commandLine = (words, { npm_command }, platform = process.platform) => [...(npm_command === 'exec' ? ['npx'] : []), 'package-retention', ...words.map((word) => quote(word, platform))].join(' ');
/** Returns a word as it is written in a POSIX shell or fish; on Windows in PowerShell, and in cmd where that is possible. */
const quote = (word, platform) => {
    if (platform !== 'win32')
        return /^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll(/['\\]/g, "'\\$&'")}'`;
    if (/^[\w./:=\\-]+$/.test(word))
        return word;
    // Between double quotes PowerShell would replace these; cmd knows no others.
    return /[$`\u201c\u201d\u201e]/.test(word) ? `'${word.replaceAll("'", "''")}'` : `"${word}"`;
};

// EXTERNAL MODULE: ./lib/report/comparison.js
var report_comparison = __webpack_require__(76281);
// EXTERNAL MODULE: ./lib/report/log.js
var log = __webpack_require__(19820);
// EXTERNAL MODULE: ./lib/report/text.js
var report_text = __webpack_require__(44639);
// EXTERNAL MODULE: ./lib/cli/table.js
var cli_table = __webpack_require__(43626);
// EXTERNAL MODULE: ./lib/cli/terminal.js + 3 modules
var terminal = __webpack_require__(50935);
;// CONCATENATED MODULE: ./lib/cli/package-table.js








/** Returns the tables of all packages of a run, line by line. */
function* packageTables(report, layout) {
    if (report.mode === 'list') {
        yield* listLines(report, layout);
        return;
    }
    for (const each of report.packages) {
        yield* packageTable(each, report, layout);
        yield '';
    }
}
function* listLines({ packages }, { paint }) {
    const width = Math.max(...packages.map(({ type }) => type.length));
    for (const { type, owner, name } of packages)
        yield `${paint('dim', type.padEnd(width))}  ${(0,report_text/* sanitizeLogLine */.O)(`${owner}/${name}`)}`;
}
function* packageTable(report, run, layout) {
    const { versions, counts, comparison } = report;
    const { paint, width } = layout;
    const title = run.dryRun ? (0,log/* logTitle */.V8)(report, run) : (0,log/* logCounts */.$f)(report, run);
    for (const line of (0,terminal/* wrap */.LV)(title, width))
        yield paint('bold', line);
    for (const line of storageLines(report, run))
        for (const each of (0,cli_table/* indented */.g)(line, layout))
            yield paint('dim', each);
    if (report.status === 'failed' || report.status === 'skipped')
        return;
    yield* (0,cli_table/* tableLines */.o)('Incomplete image', repairRows(report, run), layout);
    yield* (0,cli_table/* tableLines */.o)('Not changed', mishapRows(report), layout);
    if (layout.isSequel)
        return;
    if (comparison) {
        yield* (0,cli_table/* indented */.g)(`Compared: ${(0,report_comparison/* formatDifference */.jR)(comparison.added, comparison.removed)}`, layout);
        yield* (0,cli_table/* tableLines */.o)('Decided differently', comparisonRows(report, run), layout);
        const parts = versions.filter((each) => (0,report_comparison/* changeOf */.C2)(each) !== null && !(0,retention_version/* isTopLevel */["in"])(each)).length;
        if (parts > 0)
            yield* (0,cli_table/* indented */.g)((0,log/* formatParts */.cL)(parts), layout);
    }
    else {
        yield* changeLines(headingOf(run), versions.filter((each) => !(0,log/* isDeferred */.uF)(each)), run, layout);
        yield* changeLines('Deferred to a later run', versions.filter(log/* isDeferred */.uF), run, layout);
    }
    const used = (0,log/* versionsInUse */.wi)(report).map((each) => ({ label: (0,log/* versionLabel */.dp)(each), age: '', text: (0,log/* formatUses */.A6)(each) }));
    yield* (0,cli_table/* tableLines */.o)('In use', used, layout);
    yield* keptLines(report, run, layout);
    if (counts.versions === 0 && !(0,report_json/* restores */.AC)(run.mode))
        yield* (0,cli_table/* indented */.g)('no versions', layout);
}
/** Returns what the plan, or the run, means for storage; nothing where it is unknown or the same. */
const storageLines = ({ bytes }, { dryRun }) => {
    if (!bytes || bytes.total === 0)
        return [];
    const amount = dryRun ? bytes.reclaimable : bytes.freed;
    const most = bytes.complete ? 'about' : 'at most';
    return [`storage: ${most} ${(0,log/* formatFreedBytes */.V5)(amount, [{ bytes }])} ${dryRun ? 'would be' : 'are'} freed`];
};
const isChange = ({ action }) => action === 'delete' || action === 'restore';
/** Yields a row for each version that is changed for its own reason, and the number of their parts. */
function* changeLines(heading, versions, run, layout) {
    yield* (0,cli_table/* tableLines */.o)(heading, changeRows(versions, run), layout);
    const parts = versions.filter((each) => isChange(each) && !(0,log/* isDirectChange */.UX)(each)).length;
    if (parts > 0)
        yield* (0,cli_table/* indented */.g)((0,log/* formatParts */.cL)(parts), layout);
}
const headingOf = ({ mode, dryRun }) => {
    const { would, done } = (0,log/* wordsFor */.tu)({ mode });
    const words = dryRun ? would : done;
    return words.replace(/^./, (first) => first.toUpperCase());
};
/** Outcomes that are none of what was planned, with what to call them. */
const mishaps = {
    failed: 'failed',
    refused: 'refused by GitHub',
    changed: 'changed during the run, so it was left alone',
    skipped: 'skipped'
};
/** Returns a row for each version with which a change did not go as planned. */
const mishapRows = ({ versions }) => versions.flatMap((version) => {
    const mishap = mishaps[version.outcome];
    if (!mishap)
        return [];
    const text = version.error === null ? mishap : `${mishap}: ${version.error}`;
    return [{ label: (0,log/* versionLabel */.dp)(version), age: '', text, isProblem: true }];
});
/** Returns a row for each version that is changed for its own reason; of a real run, for each that was. */
const changeRows = (versions, { dryRun, now }) => versions.flatMap((version) => {
    const isMade = !(version.outcome in mishaps) && (dryRun || version.outcome !== 'planned');
    if (!isMade || !(0,log/* isOwnChange */.vI)(version))
        return [];
    const { age, why } = (0,log/* describeChange */.uQ)(version, Date.parse(now));
    return [{ label: (0,log/* versionLabel */.dp)(version), age: age ?? '', text: shorten(why) }];
});
/** Returns a reason in fewer words, so that most fit into a line. */
const shorten = (reason) => reason.replaceAll('this is the ', '');
const repairRows = ({ repairs = [] }, { dryRun }) => repairs.map((each) => ({
    label: (0,log/* versionLabel */.dp)({ name: `${each.id}`, ...each }),
    age: '',
    text: (0,log/* formatRepair */.xr)(each, dryRun),
    isProblem: each.missing.length > 0
}));
const comparisonRows = ({ versions }, { now }) => versions.flatMap((version) => {
    const change = (0,retention_version/* isTopLevel */["in"])(version) ? (0,report_comparison/* changeOf */.C2)(version) : null;
    if (change === null)
        return [];
    const { createdAt, after, before } = version;
    const age = createdAt === null ? '' : (0,report_reason/* formatAge */.nV)(Date.parse(now) - Date.parse(createdAt));
    const label = `${changeMarks[change]} ${(0,log/* versionLabel */.dp)(version)}`;
    return [{ label, age, text: shorten(`${(0,report_comparison/* describeDecision */.K5)(after)}; before ${(0,report_comparison/* describeDecision */.K5)(before)}`) }];
});
const changeMarks = { added: '+', removed: '-', tags: '~' };
function* keptLines({ versions, counts }, run, layout) {
    const groups = [...(0,log/* keptByReason */.Ad)(versions)];
    if (groups.length === 0)
        return;
    yield layout.paint('dim', `  ${(0,report_reason/* formatCount */.B4)(counts.kept, 'version')} ${(0,log/* wordsFor */.tu)(run).kept}`);
    const width = Math.max(...groups.map(([, { length }]) => (0,report_reason/* formatNumber */.ZV)(length).length));
    for (const [reason, { length }] of groups)
        yield* (0,cli_table/* indented */.g)(`${(0,report_reason/* formatNumber */.ZV)(length).padStart(width)}  ${reason}`, layout, 4);
}

// EXTERNAL MODULE: ./lib/cli/words.js
var cli_words = __webpack_require__(33487);
;// CONCATENATED MODULE: ./lib/cli/terminal-view.js




/** Returns the view of a run on a terminal, or in pipes: tables or JSON, and messages beside them. */
const createTerminalView = ({ stdout, env }, messages, { tables, json, wide, all, verbose, isSequel, tokenSource, onReport, onFile }) => {
    const words = (text) => (0,cli_words/* toCliWords */.b)(text).replace(/--token(?=:)/, () => tokenSource);
    const showTables = (stream, report) => {
        const maxRows = all || !stream.isTTY ? Number.POSITIVE_INFINITY : rowsOnTerminal;
        const layout = { width: (0,terminal/* widthOf */.qz)(stream), paint: (0,terminal/* createPaint */.XG)(stream, env), wide, maxRows, isSequel };
        if (stream.isTTY)
            stream.write('\n');
        for (const line of packageTables(report, layout))
            stream.write(`${line}\n`);
    };
    return {
        begin: () => { },
        mask: () => { },
        describe: (lines) => {
            for (const line of isSequel ? [] : lines)
                messages.say(line.replace(...runningRepository), 'dim');
        },
        info: (lines) => {
            for (const line of lines)
                messages.say(line, 'dim');
        },
        wait: (line) => messages.say(line, 'dim'),
        debug: (line) => {
            if (verbose)
                messages.say(line, 'dim');
        },
        // The tables have what the groups of a log have.
        beginGroup: () => { },
        groupLines: () => { },
        endGroup: () => { },
        annotate: (kind, texts) => {
            for (const text of texts)
                messages.say(`${kind}: ${words(text)}`, annotationStyles[kind]);
        },
        progress: messages.progress,
        progressInterval: messages.isLive ? 100 : 5000,
        savePending: () => { },
        conclude: (line) => {
            if (!tables)
                return messages.say(line);
            const paint = (0,terminal/* createPaint */.XG)(tables, env);
            for (const each of (0,terminal/* wrap */.LV)(line, (0,terminal/* widthOf */.qz)(tables)))
                tables.write(`${paint('bold', each)}\n`);
        },
        results: (report) => [
            [
                'the result',
                () => {
                    messages.clear();
                    onReport(report);
                    if (tables)
                        showTables(tables, report);
                    if (json)
                        for (const piece of (0,report_json/* writeReport */.u5)(report))
                            stdout.write(piece);
                }
            ]
        ],
        createFolder: null,
        files: onFile,
        artifact: () => { }
    };
};
/** Of a policy in words, what the command line has in place of a workflow. */
const runningRepository = ['the one the workflow runs in', 'that of the Git remote'];
/** The most versions of a package that a terminal lists. */
const rowsOnTerminal = 40;
const annotationStyles = { error: 'red', warning: 'yellow', notice: 'dim' };

;// CONCATENATED MODULE: ./lib/cli/run-command.js














/** Carries out a command that runs a mode of the action, and resolves to the exit code. */
const runCommand = async (mode, invocation, host) => {
    const work = await beginCommand(mode, invocation, host);
    if (work === null)
        return 1;
    const { own } = invocation;
    if (work.changes && !own.has('yes'))
        return runAfterQuestion(work);
    const tables = own.has('json') ? null : host.stdout;
    const ran = await runOnce(work, { dryRun: !work.changes, tables });
    await finish(work, ran);
    if (ran.path !== '' && own.has('open'))
        await showPage(ran.path, work.messages);
    return ran.code;
};
/** Decides as `plan` does, without showing it; null, with messages, if something is missing or wrong. */
const decideNow = async (invocation, host) => {
    const work = await beginCommand('clean', invocation, host);
    if (!work)
        return null;
    const ran = await runOnce(work, { dryRun: true, tables: null, isPreview: true, isQuiet: true });
    const isDecided = ran.report?.packages.some(({ status, versions }) => status !== 'failed' || versions.length > 0);
    if (ran.report === null || !isDecided || ran.report.problems.length > 0)
        return null;
    return { report: ran.report, env: work.prepared.env };
};
/** Returns a command with all that it needs to run; null, with a message, if something is missing. */
const beginCommand = async (mode, invocation, host) => {
    const { command, own, inputs } = invocation;
    const messages = (0,cli_messages/* createMessages */.R)(host);
    const changes = command.own.includes('yes') && inputs.get('dry-run') !== 'true';
    const canAsk = host.stdin.isTTY && host.stderr.isTTY;
    if (changes && !own.has('yes') && !canAsk) {
        messages.error(`${command.name} asks before it changes anything, and nobody can answer here; add --yes, or --dry-run`);
        return null;
    }
    const scopes = scopesFor(mode, changes, inputs.get('untag') === 'true');
    const prepared = await prepareRun(invocation, host, scopes);
    if (!prepared.ok) {
        messages.error(prepared.problem);
        if (prepared.command)
            messages.line(prepared.command);
        return null;
    }
    const { notes, token } = prepared.value;
    if (token.source === '--token')
        messages.say(tokenIsVisible, 'yellow');
    for (const note of notes)
        messages.say(note, 'dim');
    const folder = await findFolder(invocation, host, changes);
    if (!folder.ok) {
        messages.error(folder.problem);
        return null;
    }
    return { mode, invocation, host, messages, prepared: prepared.value, changes, scopes, folder: folder.value };
};
/** Returns the folder of the report: the one that is named, a new one if something needs it, or else null. */
const findFolder = async ({ inputs, own }, { directory }, changes) => {
    const named = inputs.get('report-dir');
    if (named !== undefined) {
        const folder = (0,external_node_path_.resolve)(directory, named);
        for (const name of ['plan', 'restore-from'])
            if (await isSameFile((0,external_node_path_.resolve)(directory, inputs.get(name) ?? ''), (0,external_node_path_.join)(folder, 'report.json')))
                return (0,result/* err */._q)(`--report-dir: "${named}" has the report of --${name}, which the new one would replace; name another folder`);
        return (0,result.ok)(folder);
    }
    if (!changes && !own.has('open'))
        return (0,result.ok)(null);
    try {
        return (0,result.ok)(await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'package-retention-')));
    }
    catch (error) {
        return (0,result/* err */._q)(`${(0,external_node_os_.tmpdir)()} cannot hold the report: ${(0,result/* errorMessage */.gJ)(error)}; name another folder with --report-dir`);
    }
};
/** Returns true if two paths lead to one file, also by links. */
const isSameFile = async (one, other) => {
    const [path, otherPath] = await Promise.all([one, other].map((each) => (0,promises_.realpath)(each).catch(() => each)));
    return path === otherPath;
};
const tokenIsVisible = 'warning: --token: other users of this machine can read it in the list of processes; set GH_TOKEN instead, or log in with gh';
/** Runs the action once. */
const runOnce = async ({ mode, invocation, host, messages, prepared, folder }, { dryRun, tables, plan, isPreview = false, isQuiet = false, afterPreview = false }) => {
    const { own } = invocation;
    const written = { report: null, path: '' };
    const view = createTerminalView(host, messages, {
        tables,
        json: own.has('json') && !isPreview,
        wide: own.has('wide'),
        all: own.has('all'),
        verbose: own.has('verbose'),
        isSequel: afterPreview,
        tokenSource: prepared.token.source,
        onReport: (report) => {
            written.report = report;
        },
        onFile: (path) => {
            written.path = path;
        }
    });
    if (messages.isLive)
        messages.progress(`Asking ${prepared.server} \u2026`);
    const code = await withCache(host, (cache) => (0,main/* run */.e)({
        ...cache,
        env: {
            ...prepared.env,
            ...cache.env,
            INPUT_MODE: mode,
            'INPUT_DRY-RUN': String(dryRun),
            ...(folder !== null && { 'INPUT_REPORT-DIR': folder }),
            ...(plan !== undefined && { INPUT_PLAN: plan })
        },
        view: isQuiet ? { ...view, describe: () => { }, info: () => { }, conclude: () => { } } : view,
        clock: host.clock,
        random: host.random,
        cancel: host.cancel,
        ...(host.prepare && { prepare: host.prepare }),
        ...(folder !== null && { page: host.page })
    }));
    return { code, ...written };
};
/** Does some work with a cache in the user's folder, and removes its temporary files; without these folders there is no cache. */
const withCache = async ({ env }, work) => {
    const folder = cacheFolderOf(env);
    const temporary = folder && (await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'package-retention-run-')).catch(() => null));
    if (!folder || !temporary)
        return work({ env: {} });
    try {
        return await work({ env: { RUNNER_TEMP: temporary }, cacheService: createLocalCache(folder) });
    }
    finally {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    }
};
/** Shows what would be changed, asks, and changes no more than that. */
const runAfterQuestion = async (work) => {
    const { mode, invocation, host, messages, folder } = work;
    const { own } = invocation;
    const tables = own.has('json') ? host.stderr : host.stdout;
    const preview = await runOnce(work, { dryRun: true, tables, isPreview: true });
    const { report, path } = preview;
    if (!report || folder === null)
        return preview.code;
    const end = async (code) => {
        if (own.has('json'))
            for (const piece of (0,report_json/* writeReport */.u5)(report))
                host.stdout.write(piece);
        await dropFolder(work);
        return code;
    };
    const { versions, tags } = countChanges(report);
    if (tellMissingScopes(work, report))
        return end(1);
    if (host.cancel.aborted || path === '' || versions + tags === 0) {
        tellHelp(work, report);
        return end(preview.code);
    }
    if (own.has('open'))
        await showPage(path, messages);
    if (!(await confirm_confirm(questionFor(report, ownerOf(report)), host))) {
        messages.say(host.cancel.aborted ? 'Cancelled: nothing was changed.' : 'Nothing was changed.');
        return end(1);
    }
    // A restore has no plan to keep to: it makes its own again, and deletes nothing.
    const plan = (0,report_json/* restores */.AC)(mode) ? {} : { plan: path };
    const ran = await runOnce(work, {
        dryRun: false,
        afterPreview: true,
        tables: own.has('json') ? null : host.stdout,
        ...plan
    });
    await finish(work, ran);
    return ran.code;
};
/** Removes the temporary folder of a report that nobody needs. */
const dropFolder = async ({ folder, invocation }) => {
    if (folder !== null && !invocation.inputs.has('report-dir'))
        await (0,promises_.rm)(folder, { recursive: true, force: true });
};
const ownerOf = ({ packages }) => packages[0]?.owner ?? '';
/** Tells what follows from a report: scopes that are missing, where it is, and how to undo what was deleted. */
const finish = async (work, { report, path }) => {
    const { messages, invocation } = work;
    if (!report)
        return;
    tellMissingScopes(work, report);
    tellHelp(work, report);
    if (path === '')
        return;
    if (report.requests.mutations === 0 && !invocation.own.has('open') && !invocation.inputs.has('report-dir'))
        return dropFolder(work);
    messages.say(`Report: ${path}, and report.html beside it`, 'dim');
    if ((0,report_json/* total */.X5)(report, 'deleted') > 0 && !report.dryRun) {
        messages.say('To undo this, within 30 days:', 'dim');
        messages.line(commandLine(['restore', ...whereOf(work, report), '--restore-from', path], work.host.env));
    }
};
/** Tells where examples are, if a command line asks for nothing. */
const tellHelp = ({ messages, invocation }, { problems }) => {
    if (problems.some((problem) => problem.startsWith('nothing to ')))
        messages.say(`package-retention ${invocation.command.name} --help has examples`);
};
/** Returns the options by which a command finds the packages of a report again, wherever it is started. */
const whereOf = ({ prepared, invocation }, report) => {
    const { inputs } = invocation;
    const api = inputs.get('api-url') ?? (prepared.server === 'github.com' ? undefined : prepared.env['GITHUB_API_URL']);
    const options = { owner: ownerOf(report), 'api-url': api, 'registry-url': inputs.get('registry-url') };
    return Object.entries(options).flatMap(([name, text]) => (text ? [`--${name}`, text] : []));
};
/** Opens the page beside a report. */
const showPage = async (path, messages) => {
    const page = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), 'report.html');
    if (await openPage(page))
        messages.say(`Opened ${page}`, 'dim');
    else
        messages.say(`warning: no browser could be started; open ${page}`, 'yellow');
};
/** Names the scopes that the token lacks, with the command that adds them; returns false if it lacks none. */
const tellMissingScopes = ({ messages, prepared, scopes }, { token }) => {
    if (!token?.scopes)
        return false;
    const missing = missingScopes(scopes, token.scopes);
    if (missing.length === 0)
        return false;
    const { source } = prepared.token;
    messages.error(`the token of ${source} lacks the scope${missing.length === 1 ? '' : 's'} ${missing.join(', ')}`);
    if (source !== ghToken)
        messages.say(`Add them at https://${prepared.server}/settings/tokens, or leave out ${source} and use the GitHub CLI:`);
    messages.line(ghCommand(source === ghToken ? 'refresh' : 'login', prepared.server, scopes));
    return true;
};


/***/ }),

/***/ 43626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ indented),
/* harmony export */   o: () => (/* binding */ tableLines)
/* harmony export */ });
/* harmony import */ var _report_reason_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39048);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44639);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50935);



/** Yields a table with a heading, in columns where these have room, otherwise with each text below its name. */
function* tableLines(heading, rows, layout) {
    if (rows.length === 0)
        return;
    const shown = rows
        .slice(0, layout.maxRows)
        .map((row) => ({ ...row, label: (0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLogLine */ .O)(row.label), text: (0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLogLine */ .O)(row.text) }));
    const columns = columnsFor(heading, shown, layout);
    yield* layout.width - columns.before < leastText
        ? stackedLines(heading, shown, layout)
        : columnLines(heading, shown, columns, layout);
    const others = rows.length - shown.length;
    if (others > 0)
        yield* indented(`and ${(0,_report_reason_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(others)} more: --all prints them, --open shows the page`, layout);
}
/** The least room for a text beside its name. */
const leastText = 24;
/** A longer name only shifts the rest of its line, where lines have no width. */
const usualLabel = 40;
const columnsFor = (heading, rows, { width, wide }) => {
    const longest = Math.max(heading.length, widest(rows, 'label'));
    const oldest = widest(rows, 'age');
    const age = oldest === 0 ? 0 : Math.max(oldest, 'Age'.length);
    // Names get the columns that the texts leave free.
    const free = width - 6 - age - widest(rows, 'text');
    const most = wide
        ? longest
        : width === Number.POSITIVE_INFINITY
            ? usualLabel
            : Math.max(free, Math.floor(width * 0.4));
    const label = Math.min(longest, Math.max(most, heading.length));
    return { label, age, before: 2 + label + 2 + (age === 0 ? 0 : age + 2) };
};
/** Returns the columns of the widest cell. There may be more rows than a function takes arguments. */
const widest = (rows, cell) => rows.reduce((most, row) => Math.max(most, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .columnsOf */ .PL)(row[cell])), 0);
function* columnLines(heading, rows, columns, layout) {
    const { width, paint, wide } = layout;
    const ageCell = (text) => (columns.age === 0 ? '' : `  ${text.padStart(columns.age)}`);
    yield paint('dim', `  ${heading.padEnd(columns.label)}${ageCell('Age')}`.trimEnd());
    for (const { label, age, text, isProblem } of rows) {
        const name = wide || width === Number.POSITIVE_INFINITY ? label : (0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .cutMiddle */ .it)(label, columns.label);
        const [first = '', ...more] = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .wrap */ .LV)(text, width - columns.before);
        yield `  ${(0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .padRight */ .M7)(paintLabel(name, isProblem, paint), columns.label)}${ageCell(age)}  ${first}`;
        for (const line of more)
            yield ' '.repeat(columns.before) + line;
    }
}
function* stackedLines(heading, rows, layout) {
    const { width, paint, wide } = layout;
    yield paint('dim', `  ${heading}`);
    for (const { label, age, text, isProblem } of rows) {
        const name = wide ? label : (0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .cutMiddle */ .it)(label, width - 4 - age.length);
        yield `  ${paintLabel(name, isProblem, paint)}${age === '' ? '' : `  ${age}`}`;
        yield* indented(text, layout, 4);
    }
}
const paintLabel = (name, isProblem, paint) => paint(isProblem ? 'red' : 'cyan', name);
/** Yields the lines of a text behind so many spaces. */
function* indented(text, { width }, by = 2) {
    for (const line of (0,_terminal_js__WEBPACK_IMPORTED_MODULE_2__/* .wrap */ .LV)((0,_report_text_js__WEBPACK_IMPORTED_MODULE_1__/* .sanitizeLogLine */ .O)(text), width - by))
        yield ' '.repeat(by) + line;
}


/***/ }),

/***/ 28958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ defaults),
/* harmony export */   f: () => (/* binding */ writeDocument)
/* harmony export */ });
/* harmony import */ var _retention_format_document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57989);
/* harmony import */ var _retention_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(85354);


/** The values of inputs that are not set. */
const defaults = {
    packages: null,
    type: 'container',
    safety: _retention_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultSafety */ .YB
};
/** The safety inputs by the keys that a policy document has for them. */
const safetyKeys = {
    untag: 'untag',
    'grace-period': 'gracePeriod',
    'max-deletions': 'maxDeletions',
    'max-delete-percent': 'maxDeletePercent',
    'delete-empty-packages': 'deleteEmptyPackages'
};
/** Returns a YAML document equivalent to policies, including those made of flat inputs. */
const writeDocument = (policies) => (0,_retention_format_document_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDocument */ .T)(policies.map(policyEntry));
const policyEntry = ({ packages, type, protect, inUse, minKeep, repository, rules, safety }) => ({
    packages: oneOrAll(packages),
    type,
    ...(protect.length > 0 && { protect: oneOrAll(protect) }),
    ...(inUse && { 'in-use': oneOrAll(inUse.globs) }),
    ...(minKeep !== null && { 'min-keep': minKeep }),
    ...(repository !== undefined && { repository }),
    ...Object.fromEntries(Object.entries(safetyKeys).flatMap(([key, field]) => {
        const defaultValue = field === 'gracePeriod' ? defaults.safety.gracePeriod.text : defaults.safety[field];
        const value = safety[field] ?? null;
        if (value === defaultValue || value === null)
            return [];
        return [[key, value === '0' ? 0 : value]];
    })),
    rules: rules.map(({ delete: patterns, keep }) => {
        const { within, ...others } = keep;
        const hasOnlyAge = within !== undefined && Object.keys(others).length === 0;
        return {
            delete: oneOrAll(patterns),
            ...(hasOnlyAge ? { 'older-than': within } : Object.keys(keep).length > 0 && { keep })
        };
    })
});
const oneOrAll = (patterns) => {
    const [first] = patterns;
    return first !== undefined && patterns.length === 1 ? first : patterns;
};


/***/ }),

/***/ 85495:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readReport: () => (/* binding */ readReport)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
/* harmony import */ var _retention_report_schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90511);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/** Reads a report.json as a whole, such as to write those of several jobs into one page with `writeHtml`. */
const readReport = (text) => {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qFJ(), _retention_report_schema_js__WEBPACK_IMPORTED_MODULE_0__/* .reportSchema */ .Qh), text, { abortEarly: true });
    if (read.success)
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(read.output);
    const [issue] = read.issues;
    const path = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue);
    return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not a report.json of this version of the action${path ? `: ${path} is missing or not valid` : ''}`);
};


/***/ }),

/***/ 57989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ formatDocument)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** Returns a policy document with these policies as YAML. */
const formatDocument = (policies) => {
    const document = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Document */ .yo({ version: 1, policies }, { aliasDuplicateObjects: false });
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Pair: (_, { key, value }) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isCollection */ .P3)(value) && flowKeys.includes(String(key)))
                value.flow = true;
        }
    });
    return document.toString({ lineWidth: 100 });
};
/** The keys with values on one line. */
const flowKeys = ['packages', 'protect', 'in-use', 'delete', 'keep'];


/***/ })

};
