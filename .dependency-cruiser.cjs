/** The walls of DESIGN.md 3, as build errors. */
const station = 'intake|basis|authorization|records|review|qc|packet|release|disclosure|reports';

/** The rooms of the PDF engine, each of which may use those before it only. */
const pdfRooms = [
  'syntax',
  'fonts',
  'read',
  'pixels',
  'marks',
  'clean',
  'write',
  'chart',
  'import',
  'build',
];
const pdfRoomsInOrder = pdfRooms.slice(0, -1).map((room, at) => ({
  name: `pdf-${room}-uses-rooms-before-it`,
  severity: 'error',
  from: { path: `^shared/pdf/${room}/` },
  to: { path: `^shared/pdf/(${pdfRooms.slice(at + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...pdfRoomsInOrder,
    {
      name: 'verifier-shares-no-code-with-the-writer',
      severity: 'error',
      from: { path: '^shared/pdf/verify/' },
      to: { path: '^shared/pdf/(?!verify/|model)' },
    },
    {
      name: 'writer-knows-of-the-verifier-only-what-it-is-told',
      severity: 'error',
      from: { path: `^shared/pdf/(${pdfRooms.join('|')})/` },
      to: { path: '^shared/pdf/verify/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-imports-only-domain',
      severity: 'error',
      from: { path: '^shared/domain' },
      to: { path: '^(shared/(?!domain/)|renderer|electron|test)' },
    },
    {
      name: 'middle-imports-domain-or-itself',
      severity: 'error',
      from: { path: '^shared/(rules|pdf|crypto|sync)/' },
      to: { path: '^(shared/(core|contract|shell)|renderer|electron|test)' },
    },
    {
      name: 'middle-rooms-are-apart',
      severity: 'error',
      from: { path: '^shared/(rules|pdf|crypto|sync)/' },
      to: { path: '^shared/(rules|pdf|crypto|sync)/', pathNot: '^shared/$1/' },
    },
    {
      name: 'core-knows-no-host',
      severity: 'error',
      from: { path: '^shared/core' },
      to: { path: '^(renderer|electron|test)' },
    },
    {
      name: 'contract-is-thin',
      severity: 'error',
      from: { path: '^shared/contract' },
      to: { path: '^(shared/(core|pdf|crypto|sync)|renderer|electron|test)' },
    },
    {
      name: 'shell-ports-are-thin',
      severity: 'error',
      from: { path: '^shared/shell' },
      to: { path: '^(shared/(core|pdf|crypto|sync|rules)|renderer|electron|test)' },
    },
    {
      name: 'page-reaches-core-by-contract-only',
      severity: 'error',
      from: { path: '^renderer/(?!workers)' },
      to: { path: '^(shared/(core|crypto|sync|pdf)/|electron|test)' },
    },
    {
      name: 'workers-do-not-import-the-page',
      severity: 'error',
      from: { path: '^renderer/workers' },
      to: { path: '^(renderer/(app|features)|electron|test)' },
    },
    {
      name: 'electron-and-renderer-never-meet',
      severity: 'error',
      from: { path: '^electron' },
      to: { path: '^(renderer|test)' },
    },
    {
      name: 'shell-has-no-business-logic',
      severity: 'error',
      from: { path: '^electron/(?!headless)' },
      to: { path: '^shared/(core|pdf|crypto|sync|domain|rules)/' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'stations-know-stations-by-state-only',
      severity: 'error',
      from: { path: `^shared/core/(${station})` },
      to: { path: `^shared/core/(${station})`, pathNot: '^shared/core/$1' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^test' },
      to: { path: '^test' },
    },
    {
      name: 'dev-tools-stay-out-of-the-product',
      severity: 'error',
      // The headless door's own bundler is no part of what it bundles.
      from: {
        path: '^(shared|renderer|electron)',
        pathNot: '^electron/headless/door[.]mjs$',
      },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/(electron|@types)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\?(url|worker)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.js', '.mjs', '.json'],
    },
  },
};
