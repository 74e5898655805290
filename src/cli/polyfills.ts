// Functions that Node 24 has and earlier versions lack, for who starts the bundle with one of these: the command line, or a
// runner such as act, which takes the Node of its image. Loaded before anything that uses them, and only where they are
// missing.
import 'core-js/modules/es.map.group-by.js'
import 'core-js/modules/es.set.union.v2.js'
import 'core-js/modules/es.set.intersection.v2.js'
import 'core-js/modules/es.set.difference.v2.js'
import 'core-js/modules/es.set.symmetric-difference.v2.js'
import 'core-js/modules/es.set.is-subset-of.v2.js'
import 'core-js/modules/es.set.is-superset-of.v2.js'
import 'core-js/modules/es.set.is-disjoint-from.v2.js'
import 'core-js/modules/es.iterator.constructor.js'
import 'core-js/modules/es.iterator.from.js'
import 'core-js/modules/es.iterator.map.js'
import 'core-js/modules/es.iterator.filter.js'
import 'core-js/modules/es.iterator.take.js'
import 'core-js/modules/es.iterator.drop.js'
import 'core-js/modules/es.iterator.flat-map.js'
import 'core-js/modules/es.iterator.reduce.js'
import 'core-js/modules/es.iterator.to-array.js'
import 'core-js/modules/es.iterator.for-each.js'
import 'core-js/modules/es.iterator.some.js'
import 'core-js/modules/es.iterator.every.js'
import 'core-js/modules/es.iterator.find.js'

const parse = (url: string, base?: string): URL | null => (URL.canParse(url, base) ? new URL(url, base) : null)
if (!Object.hasOwn(URL, 'parse')) Object.assign(URL, { parse })
