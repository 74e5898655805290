export const id = 3825;
export const ids = [3825];
export const modules = {

/***/ 23825:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tuneHeap: () => (/* binding */ tuneHeap)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78877);

/** Sets V8's limits for a run that does its work: `isShort` if no code runs for long enough to be optimized twice. */
const tuneHeap = (isShort) => {
    // An action cannot pass options to Node, whose defaults let short-lived objects fill 128 MB, and garbage double the rest,
    // before collecting. Both flags only limit the next growth of the heap, so they may be set at run time.
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--heap-growing-percent=30');
    // In the 4 MB that the young generation begins with, a seventh of the time goes to copying what is garbage a moment later.
    // It doubles within the first milliseconds of a run, and may not again.
    const watch = setInterval(() => {
        const young = (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.getHeapSpaceStatistics)().find((space) => space.space_name === 'new_space');
        if (Number(young?.space_size) < 6 * 1024 * 1024)
            return;
        (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
        clearInterval(watch);
    }, 10).unref();
    // undici reads HTTP in WebAssembly. To optimize its one large function takes 20 MB, and more time than that saves in
    // thousands of responses; only function 0, which is a small one, may be.
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--wasm-tier-up-filter=0');
    // The young generation is too small for threads to share its collection.
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--no-parallel-scavenge');
    // Node 24 optimizes with Maglev, too: what TurboFan compiles in addition takes more time and memory than it saves.
    if (isShort)
        (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--no-turbofan');
};


/***/ })

};
