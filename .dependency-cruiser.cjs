/** Imports run one way: server -> harvesters, acquisitions -> catalogue <- stores; config -> catalogue. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'catalogue-stands-alone',
      severity: 'error',
      from: { path: '^catalogue/' },
      to: { path: '^(harvesters|acquisitions|stores|server|config|demo)/' },
    },
    {
      name: 'catalogue-is-pure',
      severity: 'error',
      from: { path: '^catalogue/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: '^node:crypto$|^crypto$|node_modules/(isbn3|pinyin-pro)/',
      },
    },
    {
      name: 'stores-know-only-the-catalogue',
      severity: 'error',
      from: { path: '^stores/' },
      to: { path: '^(harvesters|acquisitions|server|config|demo)/' },
    },
    {
      name: 'harvesters-know-only-the-catalogue',
      severity: 'error',
      from: { path: '^harvesters/', pathNot: '/main[.]ts$' },
      to: { path: '^(acquisitions|stores|server|config|demo)/' },
    },
    {
      name: 'server-sees-ports-not-stores',
      severity: 'error',
      from: { path: '^server/', pathNot: '/(main|portal)[.]ts$' },
      to: { path: '^stores/' },
    },
    {
      name: 'config-knows-only-the-catalogue',
      severity: 'error',
      from: { path: '^config/' },
      to: { path: '^(harvesters|acquisitions|stores|server|demo)/' },
    },
    {
      name: 'demo-stands-beside',
      severity: 'error',
      from: { path: '^demo/' },
      to: { path: '^(harvesters|acquisitions|stores|server)/' },
    },
    {
      name: 'nothing-orphaned',
      severity: 'error',
      from: { orphan: true, pathNot: '[.](d[.]ts|cjs|json)$|/main[.]ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
