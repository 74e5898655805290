export const id = 884;
export const ids = [884];
export const modules = {

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


/***/ })

};
