export const id = 511;
export const ids = [511];
export const modules = {

/***/ 90511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ww: () => (/* reexport */ packageSchema),
  Qh: () => (/* binding */ reportSchema),
  G0: () => (/* reexport */ versionSchema)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(77934);
;// CONCATENATED MODULE: ./lib/retention/report-schema-terms.js

/* The terms in which the format of report.json is written. */
/** Describes a field. */
const about = (schema, description) => dist/* pipe */.FsL(schema, dist/* metadata */.yuE({ description }));
/** Describes a field that may be missing; the description says when. */
const optional = (schema, description) => dist/* exactOptional */.yqP(about(schema, description));
/** JSON Schema's way to describe each value of an enumeration. */
const meaningsOf = (meanings) => Object.entries(meanings).map(([value, description]) => ({ const: value, description }));
/** One of several values, by what each means. */
const oneOf = (meanings) => dist/* pipe */.FsL(dist/* picklist */.KIO(Object.keys(meanings).filter((key) => Object.hasOwn(meanings, key))), dist/* metadata */.yuE({ oneOf: meaningsOf(meanings) }));
const report_schema_terms_text = dist/* string */.YjP();
const texts = dist/* array */.YOg(report_schema_terms_text);
const flag = dist/* boolean */.zMY();
const integer = dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf());
const whole = dist/* pipe */.FsL(integer, dist/* minValue */.Wwf(0));
const wholes = dist/* array */.YOg(whole);
/** The format is not checked when reading: anything else counts as unknown. */
const time = dist/* pipe */.FsL(report_schema_terms_text, dist/* metadata */.yuE({ format: 'date-time' }));
const file = about(report_schema_terms_text, 'The file, by its path in the workspace.');
const line = about(whole, 'The line, counted from 1.');

// EXTERNAL MODULE: ./lib/retention/policy.js
var policy = __webpack_require__(85354);
;// CONCATENATED MODULE: ./lib/retention/report-reason-schema.js



const labels = about(texts, 'The tags of a container image, the version of every other type, or `@untagged`, in the order of the version.');
const ids = about(wholes, 'The ids of these versions.');
const rule = about(whole, "The rule, as its index in the policy's list, from 0. Texts and the log count from 1.");
/** A reason in words. */
const reasonText = about(report_schema_terms_text, 'The reason in words, for people; it may change with any version of the action.');
const reasonBody = (code, description, entries) => about(dist/* object */.Ikc({ code, ...entries, text: reasonText }), description);
const reason = (code, description, entries) => reasonBody(dist/* literal */.euz(code), description, entries);
const endOf = (more = '') => about(dist/* nullable */.mee(integer), `When this reason ends, in milliseconds since 1970 (UTC); null where that is beyond every calendar.${more}`);
const limitOf = (more) => about(dist/* union */.KCZ([dist/* number */.aig(), report_schema_terms_text]), `The count or the duration as the policy has it${more}.`);
const period = optional(report_schema_terms_text, 'The hour, day, ISO week, month or year in UTC, such as `2026-01-31T06`, `2026-01-31`, `2026-W05`, `2026-01` or `2026`. Missing where the key does not count periods.');
const thenFor = optional(report_schema_terms_text, 'How long `while: pr-open` holds after the pull request was closed, as the policy has it. Missing without `then-for`, and for all other keys.');
/** Why a rule keeps a version, with its rank. */
const keepReasonSchema = reasonBody(oneOf({
    latest: 'Keep: one of the newest versions that the rule matches.',
    within: 'Keep: created or changed recently enough for the rule.',
    hourly: 'Keep: the newest version of one of the last hours.',
    daily: 'Keep: the newest version of one of the last days.',
    weekly: 'Keep: the newest version of one of the last ISO weeks.',
    monthly: 'Keep: the newest version of one of the last months.',
    yearly: 'Keep: the newest version of one of the last years.',
    deployments: 'Keep: one of the newest successful deployments of an environment used it, or that is unknown.',
    while: 'Keep: the condition `while` of the rule is true, or its answer is unknown.',
    ungrouped: 'Keep: the version has no key for `per`, or no version number for `by: version`.'
}), 'A rule keeps the version.', {
    rule,
    group: optional(report_schema_terms_text, 'The value of `per` whose group counts. Missing where the rule has no groups.'),
    rank: optional(whole, 'The rank among those that count, from 1, the newest first. Missing where none are counted.'),
    limit: limitOf('; the condition of `while`; for `ungrouped`, the key that the version lacks'),
    period,
    until: dist/* exactOptional */.yqP(endOf(' Missing where time alone does not end it.')),
    environments: optional(texts, 'The environments to which it was deployed. Missing for all codes but `deployments`, and where they are unknown.'),
    thenFor,
    by: optional(dist/* literal */.euz('updated'), 'The last change of the version counts. Missing where its creation does.')
});
/** Why a rule does not keep a version. */
const expiredSchema = reason('expired', 'Delete: a rule matches the version, and no key of its `keep` keeps it.', {
    rule,
    age: about(integer, 'The age of the version at the time `now` of the run, in milliseconds.'),
    misses: about(dist/* array */.YOg(dist/* object */.Ikc({
        key: about(dist/* picklist */.KIO(['latest', 'within', 'deployments', ...policy/* periods */.RE, 'while', 'max']), 'The key of `keep`.'),
        limit: limitOf(', or the condition of `while`'),
        rank: optional(whole, "The rank of the version, or of its period, from 1. Missing where the version is not its period's newest, and for `within`, `deployments` and `while`."),
        period,
        thenFor
    })), 'Every key of `keep` that could have kept the version, with the rank of the version.')
});
/** Why a version is kept, deleted or restored. */
const reasonSchema = dist/* variant */.Oxt('code', [
    keepReasonSchema,
    reason('uncovered', 'Keep: no rule matches these tags or versions.', { labels }),
    reason('protected', 'Keep: `keep-tags` or `protect` matches these tags or versions.', { labels }),
    reason('protected', 'Keep: `keep-tags` or `protect` names this digest.', { digest: about(report_schema_terms_text, 'The digest.') }),
    reason('in-use', 'Keep, or with `mode: repair` restore: a file of `in-use` names these tags.', {
        labels,
        file: file,
        line: line
    }),
    reason('in-use', 'Keep, or with `mode: repair` restore: a file of `in-use` names this digest.', {
        digest: about(report_schema_terms_text, 'The digest.'),
        file: file,
        line: line
    }),
    reason('unknown-time', 'Keep: GitHub reports no time of creation, or one in the future.', {}),
    reason('grace', 'Keep: untagged, and created or changed within the grace period.', { until: endOf() }),
    reason('needed-by', 'Keep: versions that are kept need this one.', { ids }),
    reason('min-keep', 'Keep: one of the newest images, of which the policy always keeps this many.', {
        limit: about(whole, 'How many images are always kept.')
    }),
    reason('unreadable', 'Keep: a manifest of the package cannot be read, so what it refers to is unknown.', {}),
    reason('fuse', 'Keep: the plan would have deleted more of the package than `max-delete-percent` allows.', {
        going: about(whole, 'How many images the plan would have deleted.'),
        images: about(whole, 'How many images there are.'),
        limit: about(whole, 'The value of `max-delete-percent`.')
    }),
    reason('not-in-plan', 'Keep: the approved plan does not delete the version, or its tags have changed since.', {}),
    expiredSchema,
    reason('orphan', 'Delete: the image that this version refers to no longer exists; or a placeholder that was left behind when `untag` removed a tag.', {
        placeholder: optional(dist/* literal */.euz(true), 'It is such a placeholder. Missing for what refers to an image.')
    }),
    reason('foreign-subject', 'Keep: it refers to an image that is not in this package, as does every referrer here.', {}),
    reason('goes-with', 'Delete: a part of these versions, which are deleted.', { ids }),
    reason('chosen', 'Restore: the inputs select this version.', {
        by: about(texts, 'The inputs that select it.'),
        age: about(dist/* nullable */.mee(integer), 'How long ago it was deleted, in milliseconds; null if unknown.')
    }),
    reason('comes-with', 'Restore: a part of these versions, which are restored.', { ids }),
    reason('missing-from', 'Restore (`mode: repair`): these versions list it as a part, and are not complete without it.', {
        ids
    }),
    reason('refers-to', 'Restore (`mode: repair`): a signature, attestation or SBOM of these versions, as its tag or its manifest says.', { ids }),
    reason('perhaps-needed', 'Restore: untagged, and perhaps a part of an image that is restored.', {}),
    reason('with-package', 'Restore: restored with its package, which had been deleted as a whole.', {}),
    reason('active', 'Keep: selected to be restored, but not deleted.', {}),
    reason('tag-moved', 'Beside others: a tag of the deleted version now points to another version, and is not moved back.', {
        tag: about(report_schema_terms_text, 'The tag.'),
        id: about(whole, 'The id of the version that has the tag now.')
    })
]);

;// CONCATENATED MODULE: ./lib/retention/report-version-schema.js



/** The tags that a version loses. */
const untag = about(texts, 'The tags that are removed from a version that is kept; empty for every other action.');
/** The decision of one of two policies about a version. */
const decisionSchema = dist/* object */.Ikc({
    action: about(dist/* picklist */.KIO(['keep', 'delete', 'untag']), 'What this policy does with the version.'),
    untag,
    reasons: about(dist/* array */.YOg(dist/* object */.Ikc({
        code: about(report_schema_terms_text, 'The code of the reason.'),
        rule: optional(whole, 'The rule of this policy, as its index from 0. Missing for reasons of no rule.'),
        text: reasonText
    })), 'All reasons of this policy, in short.')
});
/** One version of a package. */
const versionSchema = dist/* object */.Ikc({
    id: about(whole, 'The id of the version in the REST API.'),
    name: about(report_schema_terms_text, 'The digest of a container image (`sha256:\u2026`), the version of every other type.'),
    tags: about(texts, 'Its tags when it was listed; empty for types without tags.'),
    createdAt: about(dist/* nullable */.mee(time), 'When it was created (ISO 8601, UTC); null where GitHub does not say.'),
    updatedAt: about(dist/* nullable */.mee(time), 'When it was last changed (ISO 8601, UTC); null where GitHub does not say.'),
    action: about(oneOf({
        keep: 'The version is kept as it is.',
        delete: 'The version is to be deleted.',
        untag: 'The version is kept and is to lose the tags of `untag`.',
        restore: 'The version is deleted and is to be restored.'
    }), 'What the plan does with the version.'),
    outcome: about(oneOf({
        kept: 'Nothing was to be done.',
        planned: 'A dry run: nothing was done. In a real run: the run ended before this version.',
        deleted: 'It was deleted by this run.',
        untagged: 'The tags of `untag` were removed by this run.',
        restored: 'It was restored by this run.',
        gone: 'Somebody else had deleted it already.',
        refused: 'GitHub does not allow it, such as deleting the last version of a package or restoring a version that was deleted over 30 days ago; `error` says which.',
        failed: 'The attempt failed; `error` says why.',
        changed: 'It was left alone: it changed since it was planned, or the policy keeps it now.',
        skipped: 'It was not attempted: a change that has to come first failed, or the token lacks the permission for the package; `error` says which.',
        deferred: 'A limit or the end of the run came first: left to the next run.'
    }), 'The outcome of the run for the version.'),
    part: about(oneOf({
        image: 'An image, or an index, that is not part of another version.',
        child: 'A part of an index: the image of one platform, or an attestation.',
        referrer: 'A signature, attestation or SBOM that refers to another version.',
        version: 'A version of a type other than `container`.'
    }), 'What the version is in its package.'),
    deletedAt: optional(time, 'When it was deleted (ISO 8601, UTC). Missing unless it is deleted and the time is known.'),
    untag,
    reasons: about(dist/* array */.YOg(reasonSchema), 'All reasons for the action.'),
    before: optional(decisionSchema, 'With `mode: check`, what the policy that is compared with decides. Missing where both decide the same.'),
    after: optional(decisionSchema, 'With `mode: check`, what the policy of the run decides: `action`, `untag` and `reasons` once more. Missing where both decide the same.'),
    expiresAt: optional(time, 'When the policy first deletes the version if nothing but time passes (ISO 8601, UTC). Missing unless it is kept, where more would have to change, and where that is unknown, as for untagged versions while no manifests are read; an estimate in large packages whose rules have `max` or `then-for`.'),
    error: about(dist/* nullable */.mee(report_schema_terms_text), 'What GitHub or the action said where the outcome is not as planned; null elsewhere.'),
    needs: optional(wholes, 'The ids of the versions that this one needs: children, and what refers to it. Missing where there are none, and with `mode: restore` and `mode: repair`.'),
    remains: optional(oneOf({
        orphan: 'A referrer whose subject is gone.',
        placeholder: 'A manifest that the action pushed to remove a tag.'
    }), 'What the version is a remainder of. Missing where it is none.'),
    foreign: optional(dist/* literal */.euz(true), 'The version refers to an image in another package. Missing where the package lists the image of any referrer.'),
    listedBy: optional(wholes, 'The ids of the tagged indexes that list this tagged version as a child. Missing where there are none, and for untagged versions.'),
    platform: optional(report_schema_terms_text, 'The platform, `os/architecture[/variant]`, as its index says. Missing without one.'),
    manifest: optional(dist/* union */.KCZ([
        dist/* object */.Ikc({
            kind: about(oneOf({
                index: 'A list of manifests.',
                image: 'Any manifest with blobs: images, Helm charts, signatures, attestations.',
                unknown: 'A type that the action does not know.'
            }), 'What the manifest is.'),
            artifactType: optional(report_schema_terms_text, 'The type of an OCI artifact. Missing where the manifest names none.'),
            blobs: about(wholes, "Its config and layers, as indexes into the package's list `blobs`, from 0.")
        }),
        oneOf({
            missing: 'The registry does not have it: the image is broken.',
            unreadable: 'It could not be read, so what it refers to is unknown.'
        })
    ]), 'What was read of its manifest. Missing where it was not read.')
});

// EXTERNAL MODULE: ./lib/retention/version.js
var version = __webpack_require__(14946);
;// CONCATENATED MODULE: ./lib/retention/report-package-schema.js




const count = (description) => about(whole, description);
const policyIndex = dist/* pipe */.FsL(integer, dist/* minValue */.Wwf(-1));
/** One package. */
const packageSchema = dist/* object */.Ikc({
    owner: about(report_schema_terms_text, 'The user or the organization.'),
    type: about(dist/* picklist */.KIO(version/* packageTypes */.sL), 'The package type, as GitHub names it.'),
    name: about(report_schema_terms_text, 'The name, without its owner or scope.'),
    policyIndex: about(policyIndex, 'The policy that applies to the package, as its index in `policy.policies`, from 0; -1 where none does, but one that is compared with. It has no meaning with `mode: restore` and `mode: repair`.'),
    status: about(oneOf({
        ok: 'Decided and, unless it was a dry run, carried out; single versions may have failed.',
        skipped: 'The run ended before this package.',
        fused: 'Blocked by `max-delete-percent`: nothing of it was deleted.',
        failed: 'Nothing of it was changed: it could not be decided, for example because its listing is incomplete, or the token lacks the permission to change it.'
    }), 'The status of the package.'),
    problem: optional(report_schema_terms_text, 'What kept it from being changed as planned. Missing where the status is `ok`.'),
    problems: optional(texts, 'Each manifest that could not be read, and why. Missing where there are none.'),
    warnings: optional(texts, 'Warnings about the package. Missing where there are none.'),
    revived: optional(dist/* literal */.euz(true), 'The package itself was deleted, and this run restored it. Missing for all others.'),
    conflicting: optional(dist/* literal */.euz(true), 'A docker package that GitHub could not migrate to the container registry, for a conflict of names. Missing for all others.'),
    repository: optional(report_schema_terms_text, 'The repository, as `owner/name`, that `while` and `deployments` were looked up in. Missing where none was asked.'),
    inUse: optional(dist/* array */.YOg(dist/* object */.Ikc({ names: about(report_schema_terms_text, 'The tag or the digest.'), file: file, line: line })), 'What files of `in-use` name of the package, each with the first place. Missing where the policy names no files, and where nothing was decided.'),
    counts: about(dist/* object */.Ikc({
        versions: count('The versions in `versions`.'),
        images: count('The images among them, or the versions of a type without images. Where no manifest was read, since nothing could be deleted: all that may be images.'),
        planned: count('Versions that the plan deletes, or restores, including those with the outcome `deferred`.'),
        deleted: count('Versions with the outcome `deleted`.'),
        kept: count('Versions with the action `keep` or `untag`.'),
        untagged: count('Tags that were removed.'),
        refused: count('Versions with the outcome `refused`.'),
        failed: count('Versions with the outcome `failed`.'),
        restored: count('Versions with the outcome `restored`.')
    }), 'Numbers of versions, except `images` and `untagged`.'),
    bytes: optional(dist/* object */.Ikc({
        total: about(whole, 'The size in bytes of all blobs, each counted once.'),
        reclaimable: about(whole, 'The bytes that only versions to be deleted refer to.'),
        complete: about(flag, 'False where not all manifests were read: `total` is then a lower bound, `reclaimable` an upper one.'),
        freed: about(whole, 'The bytes that only versions referred to that no longer exist.')
    }), 'Storage, as far as manifests were read: an estimate, since others may share their blobs. Missing for types other than `container`, where versions are restored, and where nothing was decided.'),
    comparison: optional(dist/* object */.Ikc({
        policyIndex: about(policyIndex, 'The policy that applied before, as its index in `comparison.policies`, from 0; -1 where none did: everything was kept.'),
        planned: count('Versions that were deleted before.'),
        added: count('Versions that are deleted now and were kept before.'),
        removed: count('Versions that are kept now and were deleted before.'),
        reclaimable: optional(whole, 'The bytes that only versions that were deleted before refer to. Missing without `bytes`.')
    }), 'With `mode: check`, the policy compared with another one: before is what that decides. Missing where nothing was compared.'),
    broken: optional(dist/* array */.YOg(dist/* object */.Ikc({
        id: about(whole, 'The id of the version.'),
        tags: about(texts, 'Its tags.'),
        missing: about(texts, 'The digests that are missing.'),
        repairable: optional(flag, 'Whether `mode: repair` could restore all that is missing. Missing where that is unknown, and unless the mode is `clean`.')
    })), 'Tagged images that cannot be pulled completely, whatever broke them: after the run, with `mode: clean` before it. Missing where there are none.'),
    repairs: optional(dist/* array */.YOg(dist/* object */.Ikc({
        id: about(whole, 'The id of the version.'),
        tags: about(texts, 'Its tags.'),
        parts: about(texts, 'The digests of the deleted versions that it lacked and that could be restored, its signatures and attestations included; `versions` has their outcomes.'),
        missing: about(dist/* array */.YOg(dist/* object */.Ikc({
            digest: about(report_schema_terms_text, 'The digest.'),
            why: about(oneOf({
                expired: 'It was deleted over 30 days ago.',
                lost: 'GitHub lists it neither as active nor as deleted.',
                unavailable: 'GitHub lists it as active, and the registry does not have it.',
                unread: 'It was restored and could not be read since: parts that it lists may be missing.',
                unrestored: 'It was not restored: its entry in `versions` says why.'
            }), 'Why it is missing.')
        })), 'What the image still lacks; empty if it is whole again, or in a dry run if it would be.')
    })), 'Tagged images, and images in use, that lacked something when the run began. Missing unless the mode is `repair`.'),
    previous: optional(dist/* object */.Ikc({
        versions: about(whole, 'How many versions were left after it.'),
        added: about(whole, 'How many versions are listed now that it did not list.'),
        removed: about(whole, 'How many versions that were left after it are not listed any more.'),
        planned: about(whole, 'How many versions its plan deleted.'),
        bytes: optional(whole, 'The bytes of the configs and layers that were left after it. Missing where not all manifests were read.')
    }), 'The package in the report of the last run, and what has changed since. Missing where there is no such report, and where one of the two has no versions of the package.'),
    calendar: optional(dist/* array */.YOg(dist/* object */.Ikc({
        date: about(report_schema_terms_text, 'The day (UTC), such as `2026-01-31`.'),
        versions: about(whole, 'How many versions expire.'),
        images: about(whole, 'How many of them are images, or versions of a type without images.'),
        bytes: optional(whole, 'The bytes that this frees: of the configs and layers that neither other versions nor later ones refer to. Missing where no manifests were read.')
    })), 'The days of the next 30, from `now`, on which the policy deletes versions that it keeps now if nothing but time passes; `expiresAt` has the time of each. Missing where nothing expires.'),
    blobs: optional(wholes, 'The sizes in bytes of all blobs that the versions refer to, each once; manifests name them by their indexes. Missing where there are none, and with `mode: restore` and `mode: repair`.'),
    omitted: optional(whole, 'How many versions were left out. Missing in report.json, which has them all: only the data inside report.html can have it.'),
    versions: about(dist/* array */.YOg(versionSchema), 'Every version, in the order in which GitHub lists them, or with `mode: restore` and `mode: repair` those that are restored, in that order; empty where nothing was decided.')
});

;// CONCATENATED MODULE: ./lib/retention/report-policy-schema.js



/** A policy, with patterns and durations as they were written. */
const policySchema = dist/* object */.Ikc({
    packages: about(texts, 'Names or globs of the packages that it applies to.'),
    type: about(dist/* picklist */.KIO(version/* packageTypes */.sL), 'Their type.'),
    protect: about(texts, 'Patterns of tags, versions or digests that are always kept.'),
    inUse: optional(dist/* object */.Ikc({
        globs: about(texts, 'Globs of files in the workspace, as the policy has them.'),
        files: about(whole, 'How many files were read.'),
        count: about(whole, 'How many lines of them name an image of the owner.')
    }), 'The files that say which images are in use. Missing where the policy names none.'),
    minKeep: about(dist/* nullable */.mee(whole), 'How many images are always kept; null where the policy does not say: then 1.'),
    repository: optional(report_schema_terms_text, 'The repository that `while` and `deployments` ask about. Missing where that is the one that GitHub links a package to.'),
    rules: about(dist/* array */.YOg(dist/* object */.Ikc({
        delete: about(texts, 'Patterns of what the rule matches.'),
        keep: about(dist/* pipe */.FsL(dist/* record */.g1P(report_schema_terms_text, dist/* union */.KCZ([dist/* number */.aig(), report_schema_terms_text])), dist/* metadata */.yuE({
            propertyNames: {
                oneOf: meaningsOf({
                    latest: 'Keeps the newest N.',
                    within: 'Keeps versions created or changed within the duration; `by` can select one of the two.',
                    deployments: 'Keeps what the newest N successful deployments of each environment used.',
                    hourly: 'Keeps the newest of each of the last N hours, or of each hour within the duration.',
                    daily: 'The same of days.',
                    weekly: 'The same of ISO weeks.',
                    monthly: 'The same of months.',
                    yearly: 'The same of years.',
                    per: 'What the versions are grouped by.',
                    while: 'The condition for the other keys.',
                    'then-for': 'How long `while: pr-open` also holds after the pull request was closed.',
                    by: 'The time, or order, that the other keys use.',
                    max: 'Keeps at most N of what the other keys keep.'
                })
            }
        })), 'Which of these are kept: the keys that the rule sets, as in a policy document.')
    })), 'The rules, in the order of the policy.'),
    safety: about(dist/* object */.Ikc({
        untag: about(flag, 'Whether kept images lose tags that a rule matches and that nothing keeps.'),
        gracePeriod: about(report_schema_terms_text, 'Untagged versions that were created or changed within this time are kept, such as `24h`.'),
        maxDeletions: about(dist/* nullable */.mee(whole), "The policy's own maximum of deletions; null where it has none."),
        maxDeletePercent: about(whole, 'The maximum of deletions, in percent of the images of a package; 100 is no limit.'),
        deleteEmptyPackages: about(flag, 'Whether a package is deleted if the policy keeps none of its versions.')
    }), 'The safety inputs, as they apply to this policy.'),
    text: about(texts, 'The policy in words, line by line.')
});

;// CONCATENATED MODULE: ./lib/retention/report-schema.js





/*
 * The format of report.json. The types of what is written, the readers of earlier reports and of the report page,
 * schema/report.schema.json and the tables of docs/report.md all derive from it (scripts/schema.ts writes the latter two).
 * A field without which reports of earlier versions exist is optional, or given a default by the reader that needs it.
 */
const names = (what) => about(dist/* nullable */.mee(texts), `${what}; null where that was not asked or is unknown.`);
/** report.json as a whole. */
const reportSchema = dist/* object */.Ikc({
    schemaVersion: about(dist/* literal */.euz(1), 'The version of this format. Later versions of the action may add fields to it.'),
    tool: about(dist/* object */.Ikc({
        name: about(dist/* literal */.euz('package-retention'), 'The name of the action.'),
        version: about(report_schema_terms_text, 'Its version, such as `1.0.0`.')
    }), 'What wrote the report.'),
    mode: about(oneOf({
        clean: 'Deletes the versions that the policy does not keep.',
        restore: 'Restores deleted versions.',
        repair: 'Restores what tagged images lack.',
        check: 'Checks a policy, and compares what it deletes with what another one does.',
        list: 'Only finds the packages.',
        report: 'Joins the reports of the cleanups of a workflow run.'
    }), 'The input `mode`; `clean` where that is invalid.'),
    dryRun: about(flag, 'Whether nothing was to be changed.'),
    server: optional(report_schema_terms_text, 'The server of `api-url`, which has the packages, such as `github.com`. Missing in reports of earlier versions, of several servers, and where the inputs are invalid.'),
    now: about(time, 'The time that the run decides as of (ISO 8601, UTC).'),
    startedAt: about(time, 'When the run began (ISO 8601, UTC).'),
    finishedAt: about(time, 'When the report was made (ISO 8601, UTC).'),
    complete: about(flag, 'Whether nothing was left to do: false after a limit, a cancellation or a problem. For a dry run, whether a real one would leave nothing to do.'),
    stopReason: about(dist/* nullable */.mee(oneOf({
        'max-deletions': 'The limit `max-deletions` was reached: the rest is left to the next run.',
        'time-limit': 'The time limit ended the run.',
        'rate-limit': 'The primary rate limit of the token was used up.',
        cancelled: 'The run was cancelled.',
        error: 'Something outside of any single package went wrong, as `problems` says; with `mode: restore` and `mode: repair` also that an image was not restored because a part of it could not be.'
    })), 'Why the run is not complete; null if it is.'),
    policy: about(dist/* object */.Ikc({
        maxDeletions: optional(whole, 'The maximum of deletions of the whole run, for the policies without one of their own. Missing where there is none.'),
        policies: about(dist/* array */.YOg(policySchema), 'The policies; empty with `mode: restore` and `mode: repair`, and where the inputs are invalid.')
    }), 'The policies of the run: flat inputs and policy documents look the same here.'),
    comparison: optional(dist/* object */.Ikc({
        with: about(report_schema_terms_text, 'What the policy is compared with, in words: a file of the workspace, or of a commit.'),
        problems: optional(texts, 'What is wrong with that policy: then the comparison takes it to keep everything. Missing where nothing is.'),
        policies: about(dist/* array */.YOg(texts), 'Its policies in words, line by line; none where it is invalid, or does not exist.')
    }), 'With `mode: check`, what the policy is compared with. Missing where there is nothing.'),
    facts: optional(dist/* record */.g1P(report_schema_terms_text, dist/* object */.Ikc({
        pullRequests: names('The numbers of the open pull requests'),
        closedPullRequests: optional(dist/* object */.Ikc({
            since: about(time, 'Those closed at this time or later are known (ISO 8601, UTC).'),
            closedAt: about(dist/* record */.g1P(report_schema_terms_text, time), 'When each was closed, by its number (ISO 8601, UTC); when it was last changed where GitHub does not say.')
        }), 'The pull requests that were closed, for `then-for`. Missing where that was not asked or is unknown.'),
        branches: names('The names of the branches'),
        tags: names('The names of the Git tags'),
        deployments: optional(dist/* object */.Ikc({
            perEnvironment: about(whole, 'How many successful deployments of each environment are known, the newest.'),
            successful: about(dist/* array */.YOg(dist/* object */.Ikc({
                id: about(whole, 'The id of the deployment.'),
                environment: about(report_schema_terms_text, 'The environment.'),
                sha: about(report_schema_terms_text, 'The commit.'),
                ref: about(report_schema_terms_text, 'The branch, Git tag or commit that was deployed.'),
                createdAt: about(time, 'When the deployment was created (ISO 8601, UTC).')
            })), 'These deployments.')
        }), 'The deployments, for the key `deployments`. Missing where that was not asked or is unknown.')
    })), 'What GitHub answered to `while`, `then-for` and `deployments`, by the repository that was asked. Missing where none was asked.'),
    approved: optional(dist/* record */.g1P(report_schema_terms_text, dist/* array */.YOg(dist/* object */.Ikc({
        id: about(whole, 'The id of the version.'),
        tags: about(texts, 'The tags that it had when it was approved.'),
        action: about(dist/* picklist */.KIO(['delete', 'untag']), 'What was approved.'),
        untag: untag
    }))), 'What the approved report (input `plan`) changes, by `owner/type/name` of its packages in lower case: nothing else is changed. Missing without that input.'),
    restore: optional(dist/* object */.Ikc({
        from: about(dist/* nullable */.mee(report_schema_terms_text), 'The input `restore-from`; null where it is not given.'),
        tags: about(texts, 'The patterns of `restore-tags`.'),
        deletedWithin: about(dist/* nullable */.mee(report_schema_terms_text), 'The input `deleted-within`; null where it is not given.'),
        text: about(texts, 'The same in words, line by line.')
    }), 'What was to be restored. Missing unless the mode is `restore`.'),
    repair: optional(dist/* object */.Ikc({ text: about(texts, 'The packages and the files of `in-use`, in words, line by line.') }), 'What was to be repaired. Missing unless the mode is `repair`.'),
    run: optional(dist/* object */.Ikc({
        repository: about(report_schema_terms_text, 'The repository whose workflow it is, as `owner/name`.'),
        id: about(report_schema_terms_text, 'The id of the workflow run.'),
        attempt: optional(whole, 'The number of the attempt of the run, from 1. Missing where the runner does not say it.')
    }), 'The run of GitHub Actions that wrote the report. Missing outside of GitHub Actions.'),
    token: optional(dist/* object */.Ikc({
        kind: about(oneOf({
            classic: 'A personal access token (classic).',
            'fine-grained': 'A fine-grained personal access token.',
            installation: 'The token of a job, `GITHUB_TOKEN`, or of a GitHub App.',
            oauth: 'The token of an OAuth app.',
            user: 'The token of a GitHub App for a user.',
            unknown: 'Its prefix does not tell.'
        }), 'What kind of token it is, by its prefix.'),
        scopes: optional(texts, 'The scopes that GitHub says it has. Missing for kinds without scopes.'),
        isOwner: about(flag, "Whether the packages are those of the token's own user.")
    }), 'What is known of the token, of which a dry run cannot show whether it may change anything. Missing where nothing was sent.'),
    previous: optional(dist/* object */.Ikc({
        run: optional(dist/* object */.Ikc({ repository: about(report_schema_terms_text, 'Its repository, as `owner/name`.'), id: about(report_schema_terms_text, 'Its id.') }), 'The workflow run. Missing where its report does not say it.'),
        finishedAt: about(time, 'When its report was made (ISO 8601, UTC).'),
        dryRun: about(flag, 'Whether it was a dry run.'),
        added: about(texts, 'The packages, as `type/name`, that it did not report on.'),
        removed: about(texts, 'The packages, as `type/name`, that only it reported on.')
    }), 'The last run of the same step on the same branch, of which `packages[].previous` has the figures. Only shown, it decides nothing. Missing where its report is not an artifact that the token may read, and unless the mode is `clean` or `report`.'),
    rateLimit: optional(dist/* object */.Ikc({
        remaining: about(whole, 'The requests that this hour still had when the first package was about to be changed, without `rate-limit-reserve`.'),
        planned: about(whole, 'The planned deletions, or restores, of the packages that were planned.'),
        covered: about(whole, 'About how many of them these requests are enough for, with those that check packages again.'),
        furtherHours: optional(whole, 'About how many more hours have the requests for the rest. Missing where there is no rest, or no whole hour has enough to list the packages.'),
        furtherRuns: optional(whole, 'The runs that this takes, of which those within an hour share its requests. Missing also with `wait-for-rate-limit`.'),
        schedule: optional(report_schema_terms_text, 'The cron expression of the schedule that these runs start at. Missing where it is unknown.')
    }), "What GitHub's primary rate limit means for the planned changes. Missing where the token has no such limit, or nothing was to be changed."),
    requests: about(dist/* object */.Ikc({
        rest: about(whole, 'Requests to the REST API, including retries.'),
        registry: about(whole, 'Requests to the container registry, including retries.'),
        mutations: about(whole, 'Those that change something.'),
        retries: about(whole, 'Those that repeated another.'),
        waitedSeconds: about(whole, "The time in seconds that requests waited for GitHub's limits or for a retry.")
    }), 'What the run sent.'),
    problems: about(texts, 'Problems outside of any package, such as invalid inputs.'),
    warnings: about(texts, 'Warnings about the run.'),
    packages: about(dist/* array */.YOg(packageSchema), 'The packages, in the order in which they were found.')
});
// All of the format is imported from here: the bundle can then join its modules to one.



/***/ })

};
