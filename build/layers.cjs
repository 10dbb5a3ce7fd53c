/** The layers of ARCHITECTURE.md as rules for dependency-cruiser. */
const rule = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to })
const tests = '\\.test\\.tsx?$'

module.exports = {
  forbidden: [
    rule(
      'no-circles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Modules that need each other are one module.',
    ),
    rule(
      'shared-is-pure',
      { path: '^shared/', pathNot: tests },
      { path: '^(renderer|electron|build|test)/' },
      'shared knows nobody above it.',
    ),
    rule(
      'shared-has-no-node',
      { path: '^shared/', pathNot: tests },
      { dependencyTypes: ['core'] },
      'shared runs in browsers and in Node.',
    ),
    rule(
      'engine-knows-no-plan',
      { path: '^shared/replica/', pathNot: tests },
      { path: '^shared/(plan|team|platforms|formats|ipc)/' },
      'The engine knows bytes and ids, never what a post is.',
    ),
    rule(
      'shared-rooms-use-types-of-the-engine',
      { path: '^shared/(team|platforms|formats)/', pathNot: tests },
      { path: '^shared/replica/', dependencyTypesNot: ['type-only'] },
      'Beside the engine, only its types.',
    ),
    rule(
      'platforms-know-no-documents',
      { path: '^shared/platforms/', pathNot: tests },
      { path: '^shared/(plan|team|formats|ipc)/', dependencyTypesNot: ['type-only'] },
      'The rules of a platform are data and functions over text and facts.',
    ),
    rule(
      'peering-has-its-neighbours',
      { path: '^shared/(replica|team|plan|ipc|platforms|formats)/', pathNot: tests },
      { path: '^shared/peering/' },
      'Peering stands on the engine, the team and the plan; they do not know it.',
    ),
    rule(
      'renderer-never-electron',
      { path: '^renderer/', pathNot: tests },
      { path: '^(electron|build|test)/' },
      'The page talks to the shell over the bridge.',
    ),
    rule(
      'electron-never-renderer',
      { path: '^electron/', pathNot: tests },
      { path: '^(renderer|build|test)/' },
      'The shell serves the page; it does not know it.',
    ),
    rule(
      'renderer-has-no-node',
      { path: '^renderer/', pathNot: tests },
      { dependencyTypes: ['core'] },
      'The page is sandboxed.',
    ),
    rule(
      'features-are-islands',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
      'What two features share belongs in renderer/ui or renderer/state.',
    ),
    rule(
      'only-app-composes',
      { path: '^renderer/', pathNot: ['^renderer/(app|features)/', '^renderer/main\\.tsx$', tests] },
      { path: '^renderer/(app|features)/' },
      'Composition is the work of renderer/app.',
    ),
    rule(
      'features-know-no-frame',
      { path: '^renderer/features/' },
      { path: '^renderer/app/' },
      'Features are put into the frame, they do not reach for it.',
    ),
    rule(
      'worker-has-no-window',
      { path: '^renderer/(worker|database)/', pathNot: tests },
      { path: '^(renderer/(app|features|state|ui)/|node_modules/(react|react-dom|react-aria-components|zustand)/)' },
      'No React in the worker.',
    ),
    rule(
      'window-has-no-worker',
      {
        path: '^renderer/',
        pathNot: ['^renderer/(worker|media|spelling)/', '^renderer/app/start-worker\\.ts$', tests],
      },
      { path: '^renderer/(worker|media|spelling)/' },
      'The window talks to the workers over their contracts.',
    ),
    rule(
      'media-worker-knows-no-plan',
      { path: '^renderer/media/', pathNot: tests },
      { path: '^renderer/(?!media/)|^node_modules/(yjs|dexie|react)' },
      'What looks at strange files has nothing else within reach.',
    ),
    rule(
      'spelling-worker-knows-no-plan',
      { path: '^renderer/spelling/', pathNot: tests },
      { path: '^renderer/(?!spelling/)|^node_modules/(yjs|dexie|react)' },
      'What looks words up needs no document.',
    ),
    rule(
      'yjs-has-few-rooms',
      {
        path: '^(shared|renderer|electron)/',
        pathNot: [
          '^shared/(replica|plan)/',
          '^renderer/(worker|database)/',
          '^renderer/features/composer/',
          '^renderer/state/open-document\\.ts$',
          tests,
        ],
      },
      { path: 'node_modules/(yjs|y-protocols|y-codemirror\\.next)/' },
      'Y.Docs are known to the engine, the plan, the worker and the editor.',
    ),
    rule(
      'electron-has-few-rooms',
      {
        path: '^(shared|renderer|electron)/',
        pathNot: ['^electron/(shell|preload)/', '^electron/network/(main|electron-port)\\.ts$'],
      },
      { path: 'node_modules/electron/' },
      'All else runs in plain Node, as the hub and the browser host need.',
    ),
    rule(
      'dexie-has-one-room',
      { path: '^(shared|renderer|electron)/', pathNot: ['^renderer/(worker|database|state)/', tests] },
      { path: 'node_modules/dexie/' },
      'Views read rows through hooks.',
    ),
    rule(
      'leveldb-has-one-room',
      { path: '^(shared|renderer|electron)/', pathNot: ['^electron/hub/store/', tests] },
      { path: 'node_modules/classic-level/' },
      'The rest of the hub sees a store.',
    ),
    rule('resolvable', {}, { couldNotResolve: true }, 'Every import must lead somewhere.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['\\.css$', '\\.csv', '\\.woff2', '\\.svg', 'worker&url$', '\\.wasm'] },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
