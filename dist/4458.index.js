export const id = 4458;
export const ids = [4458];
export const modules = {

/***/ 44458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony import */ var core_js_modules_es_map_group_by_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18781);
/* harmony import */ var core_js_modules_es_set_union_v2_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16475);
/* harmony import */ var core_js_modules_es_set_intersection_v2_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21895);
/* harmony import */ var core_js_modules_es_set_difference_v2_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(69577);
/* harmony import */ var core_js_modules_es_set_symmetric_difference_v2_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40183);
/* harmony import */ var core_js_modules_es_set_is_subset_of_v2_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(98823);
/* harmony import */ var core_js_modules_es_set_is_superset_of_v2_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48672);
/* harmony import */ var core_js_modules_es_set_is_disjoint_from_v2_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18394);
/* harmony import */ var core_js_modules_es_iterator_constructor_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(43910);
/* harmony import */ var core_js_modules_es_iterator_from_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(17560);
/* harmony import */ var core_js_modules_es_iterator_map_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(14148);
/* harmony import */ var core_js_modules_es_iterator_filter_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(74858);
/* harmony import */ var core_js_modules_es_iterator_take_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(5787);
/* harmony import */ var core_js_modules_es_iterator_drop_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(22009);
/* harmony import */ var core_js_modules_es_iterator_flat_map_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(13996);
/* harmony import */ var core_js_modules_es_iterator_reduce_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(88802);
/* harmony import */ var core_js_modules_es_iterator_to_array_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(68833);
/* harmony import */ var core_js_modules_es_iterator_for_each_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(91567);
/* harmony import */ var core_js_modules_es_iterator_some_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(22712);
/* harmony import */ var core_js_modules_es_iterator_every_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(1645);
/* harmony import */ var core_js_modules_es_iterator_find_js__WEBPACK_IMPORTED_MODULE_20__ = __webpack_require__(36779);
// Functions that Node 24 has and earlier versions lack, for who starts the bundle with one of these: the command line, or a
// runner such as act, which takes the Node of its image. Loaded before anything that uses them, and only where they are
// missing.





















const parse = (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);
if (!Object.hasOwn(URL, 'parse'))
    Object.assign(URL, { parse });


/***/ })

};
