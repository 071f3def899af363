/**
 * Imports run one way: server -> harvesters, acquisitions -> formats -> catalogue <- stores, and
 * config -> catalogue; inside each the rooms are in an order as well. `docs/architecture.md` tells it.
 */
const ROOMS_BELOW = {
  // What a room may know of `catalogue/`, besides itself.
  text: [],
  dates: ['text'],
  fields: ['text', 'dates'],
};

/** One rule: files of `from` may not import from `to`. Both are regular expressions over paths. */
const never = (name, from, to, fromNot) => ({
  name,
  severity: 'error',
  from: fromNot === undefined ? { path: from } : { path: from, pathNot: fromNot },
  to: { path: to },
});

const catalogueRooms = Object.entries(ROOMS_BELOW).map(([room, below]) => ({
  name: `catalogue-${room}-knows-only-${below.join('-and-') || 'itself'}`,
  severity: 'error',
  from: { path: `^catalogue/${room}/` },
  // Warnings know nobody, and every reader of a field makes them.
  to: {
    path: '^catalogue/',
    pathNot: `^catalogue/(?:(?:${[room, ...below].join('|')})/|warnings[.]ts$)`,
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    never(
      'catalogue-stands-alone',
      '^catalogue/',
      '^(formats|harvesters|acquisitions|desk|mail|stores|server|config|demo)/',
    ),
    {
      name: 'catalogue-is-pure',
      severity: 'error',
      from: { path: '^catalogue/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        pathNot: '^node:crypto$|^crypto$|node_modules/isbn3/',
      },
    },
    ...catalogueRooms,
    never(
      'catalogue-nouns-know-only-fields',
      '^catalogue/[^/]+[.]ts$',
      '^catalogue/(matching|runs|search|suppressions|checks|ports)/',
    ),
    never(
      'catalogue-suppressions-know-nouns',
      '^catalogue/suppressions/',
      '^catalogue/(matching|runs|search|ports)/',
    ),
    never(
      'catalogue-matching-knows-descriptions',
      '^catalogue/matching/',
      '^catalogue/(runs|search|ports)/',
    ),
    never(
      'catalogue-matching-statement-is-read-alone',
      '^catalogue/matching/statement/',
      '^catalogue/matching/(?!statement/)',
    ),
    never(
      'catalogue-matching-comparison-knows-statements',
      '^catalogue/matching/comparison/',
      '^catalogue/matching/(?!comparison/|statement/)',
    ),
    never(
      'catalogue-checks-know-matching',
      '^catalogue/checks/',
      '^catalogue/(runs|search|suppressions|ports)/',
    ),
    never(
      'only-ports-know-catalogue-checks',
      '^catalogue/(?!checks/|ports/)',
      '^catalogue/checks/',
    ),
    never('catalogue-runs-know-nouns', '^catalogue/runs/', '^catalogue/(matching|search|ports)/'),
    never(
      'catalogue-search-knows-no-runs',
      '^catalogue/search/',
      '^catalogue/(matching|runs|ports)/',
    ),
    never(
      'formats-know-only-the-catalogue',
      '^formats/',
      '^(harvesters|acquisitions|desk|mail|stores|server|config|demo)/',
    ),
    never('formats-describe-without-ports', '^formats/', '^catalogue/(runs|search|ports)/'),
    {
      name: 'formats-out-is-pure',
      comment:
        'It writes what the card of a work says; of the readers it shares the escaping of XML.',
      severity: 'error',
      from: { path: '^formats/out/' },
      to: { path: '^formats/', pathNot: '^formats/(?:out/|xml/xml[.]ts$)' },
    },
    never('formats-read-without-out', '^formats/(?!out/)', '^formats/out/'),
    never(
      'formats-xml-knows-no-format',
      '^formats/xml/',
      '^formats/[^/]+[.]ts$|^formats/(files|marc)/',
    ),
    never(
      'stores-know-only-the-catalogue',
      '^stores/',
      '^(formats|harvesters|acquisitions|desk|mail|server|config|demo)/',
    ),
    never(
      'desk-knows-only-what-is-below',
      '^desk/',
      '^(harvesters|acquisitions|stores|server|config|demo)/',
    ),
    never(
      'mail-knows-only-the-catalogue',
      '^mail/',
      '^(formats|harvesters|acquisitions|desk|stores|server|config|demo)/',
    ),
    never(
      'harvesters-know-only-what-is-below',
      '^harvesters/',
      '^(acquisitions|desk|mail|stores|server|config|demo)/',
      '/main[.]ts$',
    ),
    never(
      'desk-knows-only-the-catalogue',
      '^desk/',
      '^(formats|harvesters|acquisitions|mail|stores|server|config|demo)/',
    ),
    never(
      'acquisitions-know-only-what-is-below',
      '^acquisitions/',
      '^(harvesters|desk|mail|stores|server|config|demo)/',
      '/main[.]ts$',
    ),
    never(
      'harvesters-outbound-knows-nobody',
      '^harvesters/outbound/',
      '^harvesters/(?!outbound/)|^formats/',
    ),
    never(
      'harvesters-oai-is-only-the-protocol',
      '^harvesters/oai/',
      '^harvesters/([^/]+[.]ts$|compliance/|indexing/)',
    ),
    never(
      'harvesters-indexing-knows-no-run',
      '^harvesters/indexing/',
      '^harvesters/(?!indexing/)|^formats/',
    ),
    never('server-sees-ports-not-stores', '^server/', '^stores/', '/(main|portal)[.]ts$'),
    never(
      'what-uses-the-catalogue-takes-narrow-ports',
      '^(harvesters|acquisitions|desk|mail|server)/',
      '^catalogue/ports/record-store[.]ts$',
      '/(main|portal)[.]ts$|^server/commands/workplace[.]ts$',
    ),
    never(
      'server-addresses-know-only-the-catalogue',
      '^server/addresses/',
      '^(server/(?!addresses/|i18n/)|harvesters/|formats/)',
    ),
    never(
      'server-enquiries-know-only-addresses',
      '^server/enquiries/',
      '^server/(?!enquiries/|addresses/|i18n/|portal-deps[.]ts$)',
    ),
    never(
      'server-presenters-are-pure',
      '^server/presenters/',
      '^server/(routes|api|middleware|commands|staff)/',
    ),
    {
      name: 'server-presenters-only-prepare',
      comment: 'What an enquiry found is handed in; of its file they know the types.',
      severity: 'error',
      from: { path: '^server/presenters/' },
      to: { path: '^server/enquiries/', dependencyTypesNot: ['type-only'] },
    },
    never('server-api-knows-no-pages', '^server/api/', '^server/(routes|presenters|middleware)/'),
    never(
      'config-knows-only-the-catalogue',
      '^config/',
      '^(formats|harvesters|acquisitions|desk|mail|stores|server|demo)/',
    ),
    never(
      'demo-stands-beside',
      '^demo/',
      '^(formats|harvesters|acquisitions|desk|mail|stores|server)/',
    ),
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
