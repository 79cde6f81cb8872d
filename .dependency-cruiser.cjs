/** The import rule: decisions know nothing of where they run, and arrows point one way. */
const PURE = '^bot/(?!adapters/)';

/** The layers of the bot, from the ground up: what stands in one line may import only from the lines above it, and from its own folder. */
const LAYERS = [
  ['bot/model', 'bot/text', 'bot/time'],
  ['bot/markdown', 'bot/language', 'bot/matcher'],
  ['bot/ports'],
  ['bot/store'],
  ['bot/knowledge'],
  ['bot/help'],
  ['bot/tickets'],
  ['bot/conversation'],
  ['bot/live'],
  ['bot/insights'],
  ['bot/publishing'],
  ['bot/adapters'],
];

const inFolder = (paths) => `^(${paths.map((path) => path.replace('.', '\\.')).join('|')})(/|$)`;

const layering = LAYERS.map((layer, level) => ({
  name: `${layer.join(', ')}: nothing from above`,
  comment: 'A layer imports only those before it (docs/architecture.md).',
  severity: 'error',
  from: { path: inFolder(layer) },
  to: { path: inFolder(LAYERS.slice(level + 1).flat()) },
})).filter(({ to }) => to.path !== inFolder([]));

module.exports = {
  forbidden: [
    ...layering,
    {
      name: 'bot-is-pure',
      comment: 'What the bot decides has no SDK, no Node I/O and no adapter in it.',
      severity: 'error',
      from: { path: PURE },
      to: { path: '^(bot/adapters|functions|infra|web)/' },
    },
    {
      name: 'running-needs-no-development-tools',
      comment:
        'What `npm start` loads is a dependency: it must work after `npm ci --omit=dev`. Only types may come from elsewhere.',
      severity: 'error',
      from: { path: '^(bot|functions|web|infra/(local|build))/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'bot-has-no-node-io',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'bot-has-few-libraries',
      comment: 'Outside adapters: fuse.js for typos; yaml, zod, csv-parse and parse5 for reading files.',
      severity: 'error',
      from: { path: PURE },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/(fuse\\.js|yaml|zod|csv-parse|parse5)/' },
    },
    {
      name: 'functions-see-only-the-bot',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|web)/' },
    },
    {
      name: 'adapters-see-only-the-bot',
      severity: 'error',
      from: { path: '^bot/adapters/' },
      to: { path: '^(functions|infra|web)/' },
    },
    {
      name: 'aws-reads-the-registry',
      comment:
        'The stack knows the table of functions, the table of the store, and the files that operators edit; not the code that runs in it.',
      severity: 'error',
      from: { path: '^infra/aws/' },
      to: { path: '^(functions/(?!registry)|web/|bot/(?!model/|adapters/dynamodb/table/schema|adapters/files|knowledge/))' },
    },
    {
      name: 'pages-see-types',
      comment:
        'Pages take nothing from outside but types, the pure Markdown parser, and the limits that they and the API both hold to: plain numbers.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(bot/(?!markdown/|model/limits)|functions|infra)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
