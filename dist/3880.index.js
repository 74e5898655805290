export const id = 3880;
export const ids = [3880,884];
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

/***/ 60884:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readZip: () => (/* binding */ readZip),
/* harmony export */   writeZip: () => (/* binding */ writeZip)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57975);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38522);
/* harmony import */ var _retention_result_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39361);



/*
 * The format is that of PKWARE's APPNOTE.TXT: each member with a header of its own, then a directory of all of them, then the
 * record that says where the directory is. Numbers are little-endian.
 */
const memberSignature = 0x04034b50;
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const memberHeaderBytes = 30;
const directoryHeaderBytes = 46;
const endBytes = 22;
const deflated = 8;
const stored = 0;
const formatVersion = 20;
/** 1980-01-01, the first day of the format: two zip files of the same contents are the same. */
const noDate = 33;
/** Sizes and offsets from this on would take another format. */
const maxSize = 0xffffffff;
/** Returns a zip file of these files; throws where it would be 4 GiB large. */
const writeZip = async (sources, signal) => {
    const members = [];
    const directory = [];
    let offset = 0;
    for (const source of sources) {
        const { size, checksum, packed } = await deflate(source.content, signal);
        if (size >= maxSize || offset + packed.length >= maxSize)
            throw new Error(`${source.name} is too large`);
        const name = Buffer.from(source.name);
        const common = Buffer.alloc(26);
        common.writeUInt16LE(formatVersion, 0);
        common.writeUInt16LE(deflated, 4);
        common.writeUInt16LE(noDate, 8);
        common.writeUInt32LE(checksum, 10);
        common.writeUInt32LE(packed.length, 14);
        common.writeUInt32LE(size, 18);
        common.writeUInt16LE(name.length, 22);
        const place = Buffer.alloc(14);
        place.writeUInt32LE(offset, 10);
        directory.push(numbers(directorySignature), shorts(formatVersion), common, place, name);
        const member = [numbers(memberSignature), common, name, packed];
        members.push(...member);
        offset += member.reduce((sum, { length }) => sum + length, 0);
    }
    const index = Buffer.concat(directory);
    const end = [
        numbers(endSignature),
        shorts(0, 0, sources.length, sources.length),
        numbers(index.length, offset),
        shorts(0)
    ];
    return Buffer.concat([...members, index, ...end]);
};
const numbers = (...values) => {
    const bytes = Buffer.alloc(4 * values.length);
    for (const [at, value] of values.entries())
        bytes.writeUInt32LE(value, 4 * at);
    return bytes;
};
const shorts = (...values) => {
    const bytes = Buffer.alloc(2 * values.length);
    for (const [at, value] of values.entries())
        bytes.writeUInt16LE(value, 2 * at);
    return bytes;
};
const deflate = async (content, signal) => {
    let [size, checksum] = [0, 0];
    const chunks = [];
    const stream = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createDeflateRaw)();
    stream.on('data', (chunk) => chunks.push(chunk));
    const ended = new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject));
    for await (const chunk of content) {
        signal?.throwIfAborted();
        size += chunk.length;
        checksum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(chunk, checksum);
        if (!stream.write(chunk))
            await new Promise((resolve) => stream.once('drain', resolve));
    }
    stream.end();
    await ended;
    return { size, checksum, packed: Buffer.concat(chunks) };
};
/**
 * Returns the contents of all files of this name, in whatever folder of a zip file; none is written anywhere, so it does not
 * matter where their paths lead. An error if the zip file is damaged, or their contents have more than `maxBytes` together.
 */
const readZip = async (zip, name, maxBytes) => {
    try {
        const contents = [];
        let room = maxBytes;
        for (const member of readDirectory(zip)) {
            if (member.name !== name && !member.name.endsWith(`/${name}`))
                continue;
            if (member.size > room)
                return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`has more than ${maxBytes / 1024 / 1024} MiB in ${name}`);
            const content = await readMember(zip, member);
            room -= content.length;
            contents.push(content);
        }
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__.ok)(contents);
    }
    catch (error) {
        return (0,_retention_result_js__WEBPACK_IMPORTED_MODULE_2__/* .err */ ._q)(`is not a complete zip file (${error instanceof Error ? error.message : error})`);
    }
};
/** Yields the members that the directory of a zip file lists; throws where it is damaged. */
function* readDirectory(zip) {
    const end = findEnd(zip);
    let at = zip.readUInt32LE(end + 16);
    for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
        if (zip.readUInt32LE(at) !== directorySignature)
            throw new Error('its directory is damaged');
        const lengths = [28, 30, 32].map((place) => zip.readUInt16LE(at + place));
        const [nameLength = 0] = lengths;
        yield {
            flags: zip.readUInt16LE(at + 8),
            method: zip.readUInt16LE(at + 10),
            checksum: zip.readUInt32LE(at + 16),
            packedSize: zip.readUInt32LE(at + 20),
            size: zip.readUInt32LE(at + 24),
            offset: zip.readUInt32LE(at + 42),
            name: zip.toString('utf8', at + directoryHeaderBytes, at + directoryHeaderBytes + nameLength)
        };
        at += lengths.reduce((sum, length) => sum + length, directoryHeaderBytes);
    }
}
/** Returns where the record at the end begins, which only a comment can follow. */
const findEnd = (zip) => {
    const end = zip.lastIndexOf(numbers(endSignature));
    if (end < 0 || end + endBytes + zip.readUInt16LE(end + 20) !== zip.length)
        throw new Error('its end is missing');
    return end;
};
const readMember = async (zip, member) => {
    const { name, flags, method, checksum, packedSize, size, offset } = member;
    if (flags & 1 || (method !== deflated && method !== stored))
        throw new Error(`${name} is packed in an unknown way`);
    if (zip.readUInt32LE(offset) !== memberSignature)
        throw new Error(`${name} is not where the directory says`);
    const start = offset + memberHeaderBytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    const packed = zip.subarray(start, start + packedSize);
    const content = method === stored ? packed : await unpack(packed, { maxOutputLength: Math.max(1, size) });
    if (content.length !== size || (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(content) !== checksum)
        throw new Error(`${name} is damaged`);
    return content;
};
const unpack = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.promisify)(node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRaw);


/***/ }),

/***/ 92476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff)
/* harmony export */ });
/** Returns the milliseconds to wait before the next try: doubled with each one, and spread by `random` from half to one and a half of that. */
const backoff = (retries, random) => 500 * 2 ** retries * (0.5 + random());


/***/ }),

/***/ 422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ withDeadline)
/* harmony export */ });
/**
 * Resolves to the result of `work`; the signal passed to it aborts after this many milliseconds, or with one of `ends`. Unlike
 * that of `AbortSignal.timeout`, the timer is stopped with the work: a run starts tens of thousands.
 */
const withDeadline = async (clock, ms, ends, work) => {
    const late = new AbortController();
    const stop = clock.startTimer(ms, () => late.abort(new TimeoutError(`no response within ${ms / 1000} s`)));
    try {
        return await work(AbortSignal.any([late.signal, ...ends.flatMap((end) => end ?? [])]));
    }
    finally {
        stop();
    }
};
class TimeoutError extends Error {
    name = 'TimeoutError';
}


/***/ }),

/***/ 9880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B6: () => (/* binding */ maxFetchedBytes),
/* harmony export */   Ev: () => (/* binding */ refuseOtherHosts),
/* harmony export */   Hy: () => (/* binding */ createFetch)
/* harmony export */ });
/* harmony import */ var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19783);
/* harmony import */ var undici__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(24371);
/* harmony import */ var _transport_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33005);



/** A page of a hundred versions with a hundred tags each has about 2 MiB. */
const maxFetchedBytes = 32 * 1024 * 1024;
/**
 * Returns a `fetch` for each try of a request, which sends over a transport and, where the environment names one for
 * `base`, a proxy. What is no error has its body as bytes, unless it
 * `mayLeave`. It throws at too many redirects, and at bodies of more than 32 MiB,
 * however well compressed.
 */
const createFetch = (base, transport) => {
    const proxy = (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__/* .getProxyUrl */ .s)(new URL(base));
    const agent = proxy ? { dispatcher: new undici__WEBPACK_IMPORTED_MODULE_1__.ProxyAgent(proxy.href) } : {};
    return (attempt, mayLeave = false) => async (input, init = {}) => {
        const { method = 'GET' } = init;
        const request = { method, url: new URL(String(input)), attempt, mayLeave, signals: [init.signal] };
        const response = await transport.send(request, async (target, signal) => {
            const headers = new undici__WEBPACK_IMPORTED_MODULE_1__.Headers(init.headers);
            if (target.origin !== request.url.origin)
                headers.delete('authorization');
            const incoming = await (0,undici__WEBPACK_IMPORTED_MODULE_1__.fetch)(target, { ...init, ...agent, headers, redirect: 'manual', signal });
            const { status, body } = incoming;
            const discard = async () => body?.cancel();
            return {
                status,
                headers: incoming.headers,
                location: incoming.headers.get('location'),
                body: body ?? [],
                discard
            };
        });
        const { status, headers, body } = response;
        if ((0,_transport_js__WEBPACK_IMPORTED_MODULE_2__/* .isRedirect */ .N6)(method, response))
            throw new Error('too many redirects');
        if (body === null)
            throw new Error(`an answer of more than ${maxFetchedBytes / 1024 / 1024} MiB`);
        // Of anything but an error Octokit only hands on the body; a stream of it would have to be read again.
        return status < 400 && !mayLeave
            ? { status, headers, url: input, body, text: async () => body.toString() }
            : new undici__WEBPACK_IMPORTED_MODULE_1__.Response(body.length > 0 ? body : null, { status, headers });
    };
};
/** Returns why a redirect is not followed: it leads away from `base`, without a request that may, or to a less safe protocol. */
const refuseOtherHosts = (base) => ({ origin, host, protocol }, { mayLeave = false } = {}) => {
    const home = new URL(base);
    if (origin === home.origin)
        return null;
    if (!mayLeave)
        return `a redirect to another host, ${host}: not followed`;
    return protocol === home.protocol ? null : `a redirect to ${protocol}//${host}: not followed`;
};


/***/ }),

/***/ 33005:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isRedirect),
/* harmony export */   XS: () => (/* binding */ RefusedRedirect),
/* harmony export */   oO: () => (/* binding */ createTransport)
/* harmony export */ });
/* harmony import */ var _deadline_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(422);

/** A redirect that is not followed. */
class RefusedRedirect extends Error {
}
const maxRedirects = 3;
/** Returns a transport; nothing is sent yet. */
const createTransport = (options) => {
    const { clock, timeoutMs = 30_000, maxBytes, refuseRedirect, hidesQuery, onRequest } = options;
    const counts = { requests: 0, mutations: 0, retries: 0 };
    /** Resolves to one response, complete unless it is a redirect to follow. */
    const sendTo = async ({ method, attempt }, path, mayRedirect, open) => {
        counts.requests++;
        if (method !== 'GET')
            counts.mutations++;
        const started = clock.elapsed();
        let status = null;
        try {
            const incoming = await open();
            const follow = mayRedirect && isRedirect(method, incoming);
            const body = follow ? null : await readBody(incoming.body, maxBytes);
            if (follow)
                await incoming.discard();
            status = incoming.status;
            return { status, headers: incoming.headers, location: incoming.location, body };
        }
        finally {
            onRequest?.({ method, path, status, ms: Math.round(clock.elapsed() - started), attempt });
        }
    };
    const pathOf = ({ host, pathname, search }) => hidesQuery ? `${host}${pathname}` : `${pathname}${search}`;
    return {
        counts,
        send: (request, open) => (0,_deadline_js__WEBPACK_IMPORTED_MODULE_0__/* .withDeadline */ .N)(clock, timeoutMs, request.signals, async (signal) => {
            let target = request.url;
            let path = pathOf(target);
            for (let redirects = 0;; redirects++) {
                const mayRedirect = redirects < maxRedirects;
                const response = await sendTo(request, path, mayRedirect, () => open(target, signal));
                if (!mayRedirect || !isRedirect(request.method, response))
                    return response;
                target = new URL(response.location ?? '', target);
                path = `${target.host}${target.pathname}`;
                const problem = refuseRedirect(target, request);
                if (problem !== null)
                    throw new RefusedRedirect(problem);
            }
        })
    };
};
/** Returns true if a response leads a GET elsewhere: nothing else is sent twice. */
const isRedirect = (method, { status, location }) => method === 'GET' && [301, 302, 303, 307, 308].includes(status) && location !== null;
const readBody = async (body, maxBytes) => {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        size += chunk.length;
        if (size > maxBytes)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
};


/***/ }),

/***/ 63880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadReport: () => (/* binding */ uploadReport)
});

// EXTERNAL MODULE: ./lib/artifact-name.js
var artifact_name = __webpack_require__(74801);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./lib/http/backoff.js
var backoff = __webpack_require__(92476);
// EXTERNAL MODULE: ./lib/http/fetch.js
var http_fetch = __webpack_require__(9880);
// EXTERNAL MODULE: ./lib/http/transport.js
var http_transport = __webpack_require__(33005);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/github/zip.js
var github_zip = __webpack_require__(60884);
;// CONCATENATED MODULE: ./lib/github/artifact-service.js









/** Returns the service that the environment of a step names, or why there is none. Nothing is sent yet. */
const findArtifactService = (options) => {
    const { ACTIONS_RESULTS_URL: address, ACTIONS_RUNTIME_TOKEN: token = '', GITHUB_SERVER_URL: server } = options.env;
    if (server && !isServed(server))
        return (0,result/* err */._q)('GitHub Enterprise Server has no artifact service for actions like this one');
    const ids = jobOf(token);
    if (!address || !URL.canParse(address) || ids === null)
        return (0,result/* err */._q)('this runner has no artifact service');
    const call = createCaller(options, address, token);
    const put = createBlobUpload(options);
    const [, job] = ids;
    const fieldsOf = (name) => ({
        workflow_run_backend_id: ids[0],
        workflow_job_run_backend_id: job,
        name
    });
    /** Creates an artifact under the first name that is free; returns it with the URL to upload to. */
    const create = async (name, signal) => {
        for (let number = 1;; number++) {
            const free = number === 1 ? name : `${name}-${number}`;
            const created = await call('CreateArtifact', { ...fieldsOf(free), version: 7, mime_type: zipType }, signal);
            if (created.status === 409 && number < maxNames)
                continue;
            return { free, url: bodyOf(creation, created).signed_upload_url };
        }
    };
    return (0,result.ok)({
        upload: async (name, paths, signal) => {
            const zip = await (0,github_zip.writeZip)(paths.map((path) => ({ name: (0,external_node_path_.basename)(path), content: (0,external_node_fs_.createReadStream)(path) })), signal);
            const { free, url } = await create(name, signal);
            await put(url, zip, signal);
            const hash = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(zip).digest('hex')}`;
            const finalized = await call('FinalizeArtifact', { ...fieldsOf(free), size: `${zip.length}`, hash }, signal);
            return { id: bodyOf(finalization, finalized).artifact_id, name: free };
        }
    });
};
const zipType = 'application/zip';
/** The number of names that are tried. */
const maxNames = 20;
const maxTries = 3;
/** Returns true for github.com and ghe.com: artifacts of a GitHub Enterprise Server have an older protocol. */
const isServed = (server) => {
    const host = URL.parse(server)?.hostname ?? '';
    return host === 'github.com' || host.endsWith('.ghe.com');
};
const scopes = dist/* object */.Ikc({ scp: dist/* string */.YjP() });
/** Returns the ids of the run and the job that a runner's token is for; null for any other token. */
const jobOf = (token) => {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const claims = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), scopes), payload);
    const found = claims.success ? /(?:^| )Actions\.Results:([^: ]+):([^: ]+)(?: |$)/.exec(claims.output.scp) : null;
    return found?.[1] && found[2] ? [found[1], found[2]] : null;
};
const creation = dist/* object */.Ikc({ ok: dist/* literal */.euz(true), signed_upload_url: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* url */.OZ5()) });
const finalization = dist/* object */.Ikc({ ok: dist/* literal */.euz(true), artifact_id: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+$/)) });
const refusal = dist/* object */.Ikc({ msg: dist/* string */.YjP() });
/** Reads the body of a successful answer; throws what the service said in any other. */
const bodyOf = (schema, { method, status, text }) => {
    const read = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), schema), text);
    if (status === 200 && read.success)
        return read.output;
    const said = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), refusal), text);
    throw new Error(`${method}: the service answered ${status}${said.success ? ` "${said.output.msg}"` : ''}`);
};
/** Returns what calls a method of the service, again where its answer is no answer. */
const createCaller = (options, address, token) => {
    const send = createSender(options, address);
    return async (method, fields, signal) => {
        const response = await send(method, new URL(`/twirp/github.actions.results.api.v1.ArtifactService/${method}`, address), {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: JSON.stringify(fields),
            signal
        });
        return { method, ...response };
    };
};
/** Returns what uploads a zip file as one block blob. The query of the URL is its key: no log has it. */
const createBlobUpload = (options) => async (address, zip, signal) => {
    const send = createSender(options, address);
    const headers = { 'x-ms-blob-type': 'BlockBlob', 'content-type': zipType };
    const { status } = await send('the upload', new URL(address), { method: 'PUT', headers, body: zip, signal });
    if (status !== 201)
        throw new Error(`the storage answered ${status} to the upload`);
};
/** Returns what sends a request to one host, up to three times. */
const createSender = ({ clock, random, onRequest }, address) => {
    const transport = (0,http_transport/* createTransport */.oO)({
        clock,
        maxBytes: http_fetch/* maxFetchedBytes */.B6,
        refuseRedirect: (0,http_fetch/* refuseOtherHosts */.Ev)(address),
        hidesQuery: true,
        onRequest
    });
    const fetch = (0,http_fetch/* createFetch */.Hy)(address, transport);
    return async (what, url, init) => {
        for (let tries = 1;; tries++) {
            let problem;
            try {
                const response = await fetch(tries)(url.href, init);
                const { status } = response;
                if (status !== 429 && status < 500)
                    return { status, text: await response.text() };
                problem = `${url.host} answered ${status}`;
            }
            catch (error) {
                init.signal.throwIfAborted();
                problem = `no complete answer from ${url.host} (${(0,result/* errorMessage */.gJ)(Object(error).cause ?? error)})`;
            }
            if (tries === maxTries)
                throw new Error(`${what}: ${problem}`);
            await clock.sleep((0,backoff/* backoff */.J)(tries, random), init.signal);
        }
    };
};

// EXTERNAL MODULE: ./lib/http/deadline.js
var deadline = __webpack_require__(422);
;// CONCATENATED MODULE: ./lib/upload-report.js




/** Milliseconds for the upload; a service that does not answer holds the job no longer. */
const uploadTimeoutMs = 30_000;
/** Uploads files as an artifact whose name begins with `prefix`, until `leave` aborts; a problem says why there is none. */
const uploadReport = async ({ env, clock, random }, prefix, paths, { leave, onRequest }) => {
    const service = findArtifactService({ env, clock, random, onRequest });
    if (!service.ok)
        return service;
    const name = (0,artifact_name/* artifactName */.C)(prefix, env, env['GITHUB_RUN_ATTEMPT']);
    try {
        const { id } = await (0,deadline/* withDeadline */.N)(clock, uploadTimeoutMs, [leave], (signal) => service.value.upload(name, paths, signal));
        const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
        return (0,result.ok)({ id, url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` });
    }
    catch (error) {
        return (0,result/* err */._q)(leave.aborted ? 'the run was cancelled' : (0,result/* errorMessage */.gJ)(error));
    }
};


/***/ })

};
