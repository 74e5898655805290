export const id = 9347;
export const ids = [9347];
export const modules = {

/***/ 89347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ createRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __webpack_require__(19783);
// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(24371);
;// CONCATENATED MODULE: ./lib/http/request.js


/**
 * Returns a function that sends a request over at most this many connections and, if the environment names one for `base`,
 * a proxy. Bodies are not unpacked, since digests are of the bytes as sent.
 */
const createRequester = (base, connections) => {
    const proxy = (0,lib_proxy/* getProxyUrl */.s)(base);
    const dispatcher = proxy ? new undici.ProxyAgent({ uri: proxy.href, connections }) : new undici.Agent({ connections });
    return async (target, signal, parts) => {
        const { statusCode: status, headers, body } = await (0,undici.request)(target, { ...parts, signal, dispatcher });
        return { status, headers, location: headerOf({ headers }, 'location'), body, discard: () => body.dump() };
    };
};
/** Returns the value of a header, or null; repeated headers are joined. */
const headerOf = ({ headers }, name) => [headers[name] ?? []].flat().join(', ') || null;

// EXTERNAL MODULE: ./lib/http/semaphore.js
var semaphore = __webpack_require__(80774);
// EXTERNAL MODULE: ./lib/retention/manifest.js
var retention_manifest = __webpack_require__(50597);
// EXTERNAL MODULE: ./lib/retention/result.js
var result = __webpack_require__(39361);
// EXTERNAL MODULE: ./lib/http/redact.js
var redact = __webpack_require__(19823);
;// CONCATENATED MODULE: ./lib/registry/response.js


const errorBody = dist/* object */.Ikc({
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* string */.YjP(), message: dist/* optional */.lqM(dist/* string */.YjP(), '') }))
});
/** Returns the errors that a response lists; none where it lists them in another form. */
const errorsOf = (response) => {
    const body = dist/* safeParse */.xLC(errorBody, jsonOf(response));
    return body.success ? body.output.errors : [];
};
/** Returns the body as JSON; null where it is none. */
const jsonOf = ({ body }) => {
    try {
        return JSON.parse(body?.toString() ?? '');
    }
    catch {
        return null;
    }
};
/**
 * Returns true if the registry says that there is no such manifest. Any other 404 proves nothing: a proxy's page, or a
 * registry that does not know the package, which is listed.
 */
const isAbsent = (response) => response.status === 404 &&
    errorsOf(response).some(({ code, message }) => code === 'MANIFEST_UNKNOWN' && !/accept header/i.test(message));
/** Returns what to say of a response that a request for this scope cannot use. */
const explainResponse = (response, host, scope, excerpt) => {
    const said = errorsOf(response).map(({ code, message }) => excerpt(`${code}: ${message}`))[0];
    const answered = `${host} answered ${response.status}${said ? ` "${said}"` : ''}`;
    if (response.status !== 401 && response.status !== 403)
        return answered;
    const needed = scope.endsWith('push') ? 'write:packages' : 'read:packages';
    return `${answered}: access denied; the token needs ${needed} and access to this package`;
};
/** Returns the parameters of the `Bearer` challenge in a `WWW-Authenticate` header; null where there is none. */
const parseChallenge = (response) => {
    const header = headerOf(response, 'www-authenticate') ?? '';
    const [, challenge = ''] = /(?:^|,)\s*bearer\s+(.*)/is.exec(header) ?? [];
    const parameters = new Map([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]));
    const realm = parameters.get('realm');
    return realm ? { realm, service: parameters.get('service') ?? '' } : null;
};
/**
 * Returns how many milliseconds a 429 asks to wait, 0 where it does not say: by its header in seconds, or, as GHCR does, by
 * a Go duration in its message.
 */
const requestedPause = (response) => {
    const inMessage = () => errorsOf(response).flatMap(({ message }) => /retry-after:\s*([\w.\u00b5\u03bc]+)/i.exec(message)?.[1] ?? [])[0];
    const asked = headerOf(response, 'retry-after') ?? inMessage() ?? '';
    return goDuration(/^\d+$/.test(asked) ? `${asked}s` : asked) ?? 0;
};
const goUnits = {
    ns: 1e-6,
    us: 1e-3,
    \u00b5s: 1e-3,
    \u03bcs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000
};
/** Returns the milliseconds of a duration as Go prints it (`880.092\u00b5s`, `1m2.5s`); null where the text is none. */
const goDuration = (text) => {
    if (!/^(?:\d+(?:\.\d+)?(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/.test(text))
        return null;
    const parts = text.matchAll(/([\d.]+)(\D+)/g).map(([, amount, unit = '']) => Number(amount) * (goUnits[unit] ?? 0));
    return parts.reduce((sum, ms) => sum + ms, 0);
};

;// CONCATENATED MODULE: ./lib/registry/bearers.js





const bearerForm = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\x21-\x7e]+$/));
/** The answer to an exchange, with a bearer that may stand in a header, by either of the names that registries use. */
const bearerBody = dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* object */.Ikc({ token: bearerForm }), dist/* transform */.pdi(({ token }) => token)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ access_token: bearerForm }), dist/* transform */.pdi(({ access_token: token }) => token))
]);
/** Returns a function that obtains bearers with this token as they are needed, and renews them where they expired. */
const createBearers = (sender, token) => {
    // GHCR takes the token itself, encoded, for a bearer: no request for a bearer, as long as that works.
    const directBearer = Promise.resolve((0,result.ok)((0,redact/* base64 */.K3)(token)));
    const bearers = new Map();
    /** The scopes for which the token has worked: then one 401 does not mean that it is denied. */
    const worked = new Set();
    const current = (scope) => bearers.get(scope) ?? directBearer;
    const mayRenew = (scope, status, used, renewals) => 
    // With the direct bearer a workflow's token can be denied what the same token may do after the exchange.
    (status === 401 || (status === 403 && used === directBearer)) && renewals <= (worked.has(scope) ? 1 : 0);
    const sendWith = async (bearer, request, validate) => {
        const held = await bearer;
        return held.ok ? sender.send({ ...request, authorization: `Bearer ${held.value}` }, validate) : held;
    };
    /** All requests whose bearer is refused wait for one renewal. */
    const renew = (scope, used, refusal) => {
        if (current(scope) === used)
            bearers.set(scope, obtainBearer(sender, token, scope, refusal, worked.has(scope)));
    };
    return async (scope, request, validate) => {
        for (let renewals = 0;; renewals++) {
            const used = current(scope);
            const answer = await sendWith(used, request, validate);
            if (!answer.ok)
                return answer;
            const { status } = answer.value;
            if (status !== 401 && status !== 403)
                worked.add(scope);
            if (!mayRenew(scope, status, used, renewals))
                return answer;
            renew(scope, used, answer.value);
        }
    };
};
/**
 * Exchanges the token for a bearer at the realm that a refused request names. A token that `worked` before is tried once
 * more if it is denied.
 */
const obtainBearer = async ({ base, send, addSecret, excerpt }, token, scope, refusal, worked) => {
    const explain = (response) => (0,result/* err */._q)(explainResponse(response, base.host, scope, excerpt));
    const challenger = headerOf(refusal, 'www-authenticate') ? (0,result.ok)(refusal) : await send({ url: new URL('/v2/', base) });
    if (!challenger.ok)
        return challenger;
    const challenge = parseChallenge(challenger.value);
    if (challenge === null)
        return explain(refusal);
    const realm = URL.parse(challenge.realm, base.href);
    if (realm?.origin !== base.origin) {
        return (0,result/* err */._q)(`${base.host} asks for the token to be sent to another host, "${excerpt(challenge.realm)}": refused`);
    }
    if (challenge.service)
        realm.searchParams.set('service', challenge.service);
    realm.searchParams.set('scope', scope);
    const exchange = () => send({ url: realm, authorization: `Basic ${(0,redact/* basicCredentials */.BG)(token)}` });
    const first = await exchange();
    const answer = first.ok && first.value.status === 401 && worked ? await exchange() : first;
    if (!answer.ok)
        return answer;
    const bearer = dist/* safeParse */.xLC(bearerBody, jsonOf(answer.value));
    if (!bearer.success || answer.value.status !== 200)
        return explain(answer.value);
    addSecret(bearer.output);
    return (0,result.ok)(bearer.output);
};

// EXTERNAL MODULE: ./lib/http/backoff.js
var backoff = __webpack_require__(92476);
// EXTERNAL MODULE: ./lib/http/pause.js
var http_pause = __webpack_require__(5542);
// EXTERNAL MODULE: ./lib/http/transport.js
var http_transport = __webpack_require__(33005);
;// CONCATENATED MODULE: ./lib/registry/sender.js







const maxBytes = 4 * 1024 * 1024;
const maxRetries = 4;
/** In milliseconds. A registry that wants a longer pause is not worth the job's time. */
const maxPauseMs = 5 * 60_000;
/** Requests at once, unless the options say otherwise. */
const defaultConcurrency = 50;
/** Returns a sender; nothing is sent yet. */
const createSender = (options) => {
    const { token, clock, random, signal, timeoutMs, onRequest, onPause = () => { } } = options;
    const { assertMayStart = () => signal?.throwIfAborted() } = options;
    const base = new URL(options.url);
    const secrets = new Set((0,redact/* encodedVariants */.r4)(token));
    const excerpt = (text) => (0,redact/* redact */.E$)(text, secrets).slice(0, 200);
    const refuseRedirect = (target) => base.protocol === 'https:' && target.protocol !== 'https:'
        ? `${base.host} redirects to "${excerpt(target.href)}", which is not https: not followed`
        : null;
    const transport = (0,http_transport/* createTransport */.oO)({ clock, timeoutMs, maxBytes, refuseRedirect, onRequest });
    // undici would open a second connection for each reader whose last one is not quite done.
    const request = createRequester(base, options.concurrency ?? defaultConcurrency);
    const pause = (0,http_pause/* createPause */.n)(clock);
    const sendOnce = async ({ method = 'GET', url, authorization, headers, body }, attempt) => {
        assertMayStart();
        try {
            const response = await transport.send({ method, url, attempt, signals: [signal] }, (target, until) => {
                const credentials = authorization && target.origin === base.origin ? { authorization } : {};
                return request(target, until, {
                    method,
                    headers: { 'user-agent': 'package-retention', ...headers, ...credentials },
                    body: body ?? null
                });
            });
            return (0,result.ok)(response);
        }
        catch (error) {
            signal?.throwIfAborted();
            return (0,result/* err */._q)(error instanceof http_transport/* RefusedRedirect */.XS ? error.message : `no complete answer from ${base.host}: ${error}`);
        }
    };
    /** Waits, or pauses all requests as a 429 asks; false where the registry asks for too long a pause. */
    const prepareRetry = async (response, retries) => {
        const asked = response.ok && response.value.status === 429 ? requestedPause(response.value) : null;
        if (asked !== null && asked > maxPauseMs)
            return false;
        transport.counts.retries++;
        const ms = (0,backoff/* backoff */.J)(retries, random);
        if (asked === null)
            await clock.sleep(ms, signal);
        else {
            pause.extend(clock.elapsed() + Math.max(asked, ms));
            onPause(asked);
        }
        return true;
    };
    return {
        base,
        send: async (request, validate = () => null) => {
            for (let retries = 0;; retries++) {
                await pause.wait(signal);
                const due = await request.precondition?.();
                if (due?.ok === false)
                    return due;
                const response = await sendOnce(request, retries + 1);
                const problem = problemOf(base, response, validate);
                if (problem === null)
                    return response;
                if (retries === maxRetries || !(await prepareRetry(response, retries)))
                    return (0,result/* err */._q)(problem);
            }
        },
        addSecret: (secret) => void secrets.add(secret),
        excerpt,
        stats: () => ({ ...transport.counts, waitedMs: pause.waitedMs() })
    };
};
/** Returns why a response is worth another try; null where it is final. */
const problemOf = ({ host }, response, validate) => {
    if (!response.ok)
        return response.problem;
    const { status } = response.value;
    return status === 429 || status >= 500 ? `${host} answered ${status}` : validate(response.value);
};

;// CONCATENATED MODULE: ./lib/registry/registry.js









/** Returns the container registry of an owner; nothing is sent yet. */
const createRegistry = (options) => {
    const sender = createSender(options);
    const { base, excerpt } = sender;
    const sendAuthorized = createBearers(sender, options.token);
    const withSlot = (0,semaphore/* createSemaphore */.B2)(options.concurrency ?? defaultConcurrency);
    const owner = options.owner.toLowerCase();
    const explain = (response, scope) => explainResponse(response, base.host, scope, excerpt);
    const scopeOf = (name, actions) => `repository:${owner}/${name}:${actions}`;
    const packageUrl = (name, rest) => new URL(`/v2/${[owner, ...name.split('/')].map(encodeURIComponent).join('/')}/${rest}`, base);
    const manifestUrl = (name, reference) => packageUrl(name, `manifests/${reference}`);
    const readByDigest = async (name, digest, tag) => {
        const hash = hashOf(digest);
        if (hash === null)
            return unreadable(`"${digest}" is not a digest that can be checked`);
        const scope = scopeOf(name, 'pull');
        const url = manifestUrl(name, tag === undefined ? digest : encodeURIComponent(tag));
        const answer = await sendAuthorized(scope, { url, headers: acceptManifests }, ({ status, body }) => status === 200 && body && hash(body) !== digest ? `the bytes from ${base.host} do not match the digest` : null);
        if (!answer.ok)
            return unreadable(answer.problem);
        if (answer.value.status === 200)
            return toManifestReading(answer.value);
        return isAbsent(answer.value) ? { fact: 'missing' } : unreadable(explain(answer.value, scope));
    };
    const resolveTag = async (name, tag) => {
        const scope = scopeOf(name, 'pull');
        const url = manifestUrl(name, encodeURIComponent(tag));
        const answer = await sendAuthorized(scope, { url, headers: acceptManifests });
        if (!answer.ok)
            return answer;
        const { status, body } = answer.value;
        if (status === 200 && body)
            return (0,result.ok)(sha256(body));
        return isAbsent(answer.value) ? (0,result.ok)(null) : (0,result/* err */._q)(explain(answer.value, scope));
    };
    const listTags = async (name) => {
        const scope = scopeOf(name, 'pull');
        const answer = await sendAuthorized(scope, { url: packageUrl(name, `tags/list?n=${maxListedTags}`) });
        if (!answer.ok)
            return answer;
        const body = dist/* safeParse */.xLC(tagsBody, jsonOf(answer.value));
        if (answer.value.status !== 200 || !body.success)
            return (0,result/* err */._q)(explain(answer.value, scope));
        return (0,result.ok)(headerOf(answer.value, 'link') === null ? (body.output.tags ?? []) : null);
    };
    const pushManifest = async (name, tag, { bytes, mediaType }, precondition) => {
        const scope = scopeOf(name, 'pull,push');
        const url = manifestUrl(name, encodeURIComponent(tag));
        const headers = { 'content-type': mediaType };
        const answer = await sendAuthorized(scope, { method: 'PUT', url, headers, body: bytes, precondition });
        if (!answer.ok)
            return answer;
        if (answer.value.status !== 201)
            return (0,result/* err */._q)(explain(answer.value, scope));
        const digest = sha256(bytes);
        const stored = headerOf(answer.value, 'docker-content-digest') ?? digest;
        return stored === digest ? (0,result.ok)(digest) : (0,result/* err */._q)(`${base.host} stored "${excerpt(stored)}" instead of ${digest}`);
    };
    return {
        stats: sender.stats,
        readManifest: (...request) => withSlot(() => readByDigest(...request)),
        resolveTag: (...request) => withSlot(() => resolveTag(...request)),
        listTags: (...request) => withSlot(() => listTags(...request)),
        pushManifest: (...request) => withSlot(() => pushManifest(...request))
    };
};
/** Tags that one answer may have; GHCR gives a hundred unless asked for more. */
const maxListedTags = 10_000;
const tagsBody = dist/* object */.Ikc({ tags: dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())) });
const acceptManifests = { accept: retention_manifest/* acceptedMediaTypes */.v7.join(', ') };
const toManifestReading = (response) => {
    const { body } = response;
    if (body === null)
        return unreadable('the manifest is larger than 4 MiB');
    const manifest = (0,retention_manifest/* readManifest */.WI)(body.toString(), headerOf(response, 'content-type'));
    return manifest
        ? { fact: manifest, bytes: body }
        : unreadable('the bytes are not a manifest that the action understands');
};
const unreadable = (problem) => ({ fact: 'unreadable', problem });
const sha256 = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
/** Returns how to compute a digest by the algorithm of this one; null where it is no digest or cannot be computed here. */
const hashOf = (digest) => {
    const algorithm = digest.slice(0, digest.indexOf(':'));
    if (!(0,retention_manifest/* isDigest */.Bc)(digest) || !(0,external_node_crypto_.getHashes)().includes(algorithm))
        return null;
    return (bytes) => `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
};


/***/ }),

/***/ 50597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   M3: () => (/* binding */ createBlobPool),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   WI: () => (/* binding */ readManifest),
/* harmony export */   jI: () => (/* binding */ untagPlaceholder),
/* harmony export */   v7: () => (/* binding */ acceptedMediaTypes),
/* harmony export */   vy: () => (/* binding */ helperSubject)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77934);

/** Returns the entries of an index; none for any other manifest. */
const entriesOf = (fact) => typeof fact === 'object' && fact.kind === 'index' ? fact.children : [];
/** Returns a function that lets equal blobs of manifests be one object in memory: images share most of their layers. */
const createBlobPool = () => {
    const pool = new Map();
    return (manifest) => ({
        ...manifest,
        blobs: manifest.blobs.map((blob) => {
            const known = pool.get(blob.digest);
            if (known?.size === blob.size)
                return known;
            pool.set(blob.digest, blob);
            return blob;
        })
    });
};
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociImage = 'application/vnd.oci.image.manifest.v1+json';
const ociArtifact = 'application/vnd.oci.artifact.manifest.v1+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
const dockerImage = 'application/vnd.docker.distribution.manifest.v2+json';
/** Entries of an index with any other type are not manifests; those of Docker's first schema are never read. */
const manifestTypes = new Set([
    ...[ociIndex, ociImage, ociArtifact, dockerList, dockerImage],
    'application/vnd.docker.distribution.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v1+prettyjws'
]);
/** The media types to accept from a registry: GHCR answers 404 if the stored type is not among them. */
const acceptedMediaTypes = [ociIndex, ociImage, dockerList, dockerImage, ociArtifact];
/** The most characters of a manifest that registries allow; that also bounds the entries of its lists. */
const maxLength = 4 * 1024 * 1024;
const untagAnnotation = 'package-retention.untag';
const digestForm = /(?:(?:sha256|blake3):[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})(?![0-9a-f])/;
const digestOnly = new RegExp(`^${digestForm.source}$`);
const digestsInside = new RegExp(digestForm, 'g');
/** True if a text is a complete digest of an algorithm that OCI registers. */
const isDigest = (text) => digestOnly.test(text);
// Checks of their own, since most of a manifest are these.
const digest = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => typeof value === 'string' && isDigest(value));
const bytes = valibot__WEBPACK_IMPORTED_MODULE_0__/* .custom */ .IeY((value) => Number.isSafeInteger(value) && Number(value) >= 0);
const blob = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest, size: bytes });
const word = valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), '');
const child = valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    digest,
    mediaType: word,
    size: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()),
    platform: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ os: word, architecture: word, variant: word }), {})
}), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ digest, mediaType, size, platform: { os, architecture, variant } }) => ({
    entry: toChild(digest, mediaType, [os, architecture, variant].filter(Boolean).join('/') || null),
    size: Number.isSafeInteger(size) ? Math.max(0, Number(size)) : 0
})));
const toChild = (digest, mediaType, platform) => {
    const leaf = mediaType === ociImage || mediaType === dockerImage;
    return mediaType === '' || manifestTypes.has(mediaType)
        ? { digest, leaf, platform }
        : { digest, leaf, blob: true, platform };
};
// Go programs write an empty list as null.
const list = (item) => valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullable */ .mee(valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(item), []);
const indexLayout = {
    kind: 'index',
    foreign: ['config', 'layers', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ manifests: list(child) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ manifests }) => ({
        children: manifests.map(({ entry }) => entry),
        blobs: manifests.flatMap(({ entry: { digest, blob }, size }) => (blob ? { digest, size } : []))
    })))
};
const imageLayout = {
    kind: 'image',
    foreign: ['manifests', 'blobs', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ config: blob, layers: list(blob) }), 
    // A list that grows takes room for 16.
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ config, layers }) => ({ children: [], blobs: [config].concat(layers) })))
};
const artifactLayout = {
    kind: 'image',
    foreign: ['manifests', 'config', 'layers', 'fsLayers'],
    content: valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ blobs: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(list(blob), []) }), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi(({ blobs }) => ({ children: [], blobs })))
};
const layouts = new Map([
    [ociIndex, indexLayout],
    [dockerList, indexLayout],
    [ociImage, imageLayout],
    [dockerImage, imageLayout],
    [ociArtifact, artifactLayout]
]);
const document = valibot__WEBPACK_IMPORTED_MODULE_0__/* .looseObject */ ._H3({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    artifactType: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), null),
    subject: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ digest }), null),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_0__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ [untagAnnotation]: valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) }), null)
});
/**
 * Reads a manifest; returns null if the text could not be understood completely, so that nothing may be concluded from it.
 * `contentType` counts if the text does not name its own media type, as OCI allows.
 */
const readManifest = (text, contentType = null) => {
    if (text.length > maxLength)
        return null;
    const json = parseJson(text);
    const read = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(document, json);
    if (!read.success)
        return null;
    const { output } = read;
    const mediaType = mediaTypeOf(output.mediaType, contentType);
    if (mediaType === null)
        return null;
    const [subject, artifactType] = [output.subject?.digest ?? null, output.artifactType];
    const layout = layouts.get(mediaType);
    // A text that is an index to one client and an image to another (CVE-2021-41190) may own all that either sees.
    if (!layout || layout.foreign.some((key) => (output[key] ?? null) !== null)) {
        const mentioned = digestsIn(json);
        mentioned.delete(subject ?? '');
        const children = [...mentioned].map((digest) => ({ digest, leaf: false, platform: null }));
        return { mediaType, kind: 'unknown', children, subject, artifactType, blobs: [], placeholder: false };
    }
    const content = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(layout.content, json, { abortEarly: true });
    if (!content.success)
        return null;
    const { children, blobs } = content.output;
    // A real image that carries the annotation, whoever added it, is not ours to remove.
    const empty = layout.kind === 'index' && children.length === 0;
    const placeholder = empty && typeof output.annotations?.[untagAnnotation] === 'string';
    return { mediaType, kind: layout.kind, children, subject, artifactType, blobs, placeholder };
};
const mediaTypeOf = (written, contentType) => {
    const mediaType = written || contentType?.split(';', 1)[0]?.trim().toLowerCase();
    if (!mediaType)
        return null;
    // Tens of thousands of manifests share one text of each type, and one shape.
    return acceptedMediaTypes.find((known) => known === mediaType) ?? mediaType;
};
const parseJson = (text) => {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
};
/** Returns every digest in any string or key, at any depth. */
const digestsIn = (json) => {
    const found = new Set();
    const pending = [json];
    // No recursion: deep nesting would exhaust the stack.
    while (pending.length > 0) {
        const value = pending.pop();
        if (typeof value === 'string')
            for (const [digest] of value.matchAll(digestsInside))
                found.add(digest);
        else
            for (const part of partsOf(value))
                pending.push(part);
    }
    return found;
};
/** Returns the items of a list, or the keys and values of an object. */
const partsOf = (value) => {
    if (Array.isArray(value))
        return value;
    return typeof value === 'object' && value !== null ? Object.entries(value).flat() : [];
};
/**
 * Returns the subject that a tag attaches its version to: the beginning of its digest, with at most 64 characters of hex;
 * null for an ordinary tag. Forms: the referrers tag schema of the OCI distribution specification (`sha256-<hex>`, longer digests
 * cut at 64) and cosign's `.sig`, `.att` and `.sbom`.
 */
const helperSubject = (tag) => {
    // Runs for every tag of a package, nearly all of which are ordinary.
    const match = helperTag.exec(tag);
    return match && `${match[1]}:${match[2]}`;
};
const helperTag = /^(sha256|sha384|sha512|blake3)-([0-9a-f]{64})(?:\.(?:sig|att|sbom))?$/;
/**
 * Returns a manifest to push under a tag that is to be removed: an empty index, which needs no blob in the registry and has
 * a digest of its own. `created` in milliseconds since 1970; the nonce must differ from call to call.
 */
const untagPlaceholder = (untag) => {
    const annotations = {
        'org.opencontainers.image.created': new Date(untag.created).toISOString(),
        [untagAnnotation]: untag.tag,
        'package-retention.nonce': untag.nonce
    };
    const json = JSON.stringify({ schemaVersion: 2, mediaType: ociIndex, manifests: [], annotations });
    return { bytes: new TextEncoder().encode(json), mediaType: ociIndex };
};


/***/ })

};
