import { createProjectGraphAsync } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { ATTACKER_DOORS, DOORS } from './eslint/doors.js';
import { apiZones, dashboardZones } from './eslint/zones.js';

const root = import.meta.dirname;

// Without a fresh graph of the projects the rule on doors would skip itself, with a warning that nobody reads.
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync({ exitOnError: false });

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**', 'tests/**/*.ts'];
const PURE_LIBRARIES = [
  'libs/domain',
  'libs/columns',
  'libs/statistics',
  'libs/spatial-analysis',
  'libs/road-network',
  'libs/geocoding',
  'libs/disclosure-control',
];
const SCRIPTS = ['scripts/**/*.mjs', 'eslint/**/*.js', '*.js', '*/*/jest.config.js', 'tests/jest.config.js'];

// Options of one rule replace each other from block to block, so the parts have names and are put together per block.
const NO_ENUM = {
  selector: 'TSEnumDeclaration',
  message: 'Derive a union from a constant list (and a GraphQL enum from the same list).',
};
const NO_CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is an argument here.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The time is an argument here.' },
];
const SQL_START =
  '/^\\s*(SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|CREATE|ALTER|DROP|TRUNCATE|COPY|ANALYZE|VACUUM|GRANT|REVOKE|SET LOCAL)\\s/';
const SQL_ELSEWHERE = 'SQL lives in *.repository.ts and in migrations.';
const NO_SQL = [
  { selector: "CallExpression[callee.type='MemberExpression'][callee.property.name='query']", message: SQL_ELSEWHERE },
  { selector: `Literal[value=${SQL_START}]`, message: SQL_ELSEWHERE },
  { selector: `TemplateLiteral > TemplateElement:first-child[value.raw=${SQL_START}]`, message: SQL_ELSEWHERE },
];

const ONLY_IN_ORGANISATION = 'inOrganisation (apps/api/src/database) is the only way to the database.';
const NO_DATABASE_ACCESS = {
  paths: [
    {
      name: 'typeorm',
      importNames: ['DataSource', 'EntityManager', 'QueryRunner', 'Repository', 'getConnection', 'getRepository'],
      message: ONLY_IN_ORGANISATION,
    },
    {
      name: '@nestjs/typeorm',
      importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager', 'getDataSourceToken', 'getRepositoryToken'],
      message: ONLY_IN_ORGANISATION,
    },
    { name: 'pg', message: ONLY_IN_ORGANISATION },
  ],
  patterns: [{ group: ['@electric-sql/*'], message: ONLY_IN_ORGANISATION }],
};

/** Code lines, blanks and comments not counted; a limit is raised by one line with a reason, never switched off. */
const maxLines = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }] });
const maxFunctionLines = (max) => ({ 'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true }] });

/** The rule refuses an empty list: an application without folders has nothing to keep apart. */
const roomRules = (zones) => (zones.length === 0 ? {} : { 'import-x/no-restricted-paths': ['error', { basePath: root, zones }] });

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/node_modules/', '.nx/', '**/coverage/', 'tmp/', '.data/', 'apps/dashboard/src/graphql/generated/'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // Everything in TypeScript.
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { '@nx': nx, 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    settings: {
      'import-x/resolver-next': [
        createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'], conditionNames: ['@elektron/source', 'import', 'default'] }),
      ],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', NO_ENUM],
      'import-x/no-default-export': 'error',
      'import-x/no-cycle': 'off',
      'import-x/extensions': ['error', 'always', { ignorePackages: true }],
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: DOORS, enforceBuildableLibDependency: false, allow: ['../../eslint/zones.js'] },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A resolver answers with plain objects of a declared GraphQL class; nobody asks them for their constructor.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // An interface may promise a promise that this implementation has at hand.
      '@typescript-eslint/require-await': 'off',
      // A loop over typed arrays reads inside its bounds; noUncheckedIndexedAccess cannot know it, and a check per element costs.
      '@typescript-eslint/no-non-null-assertion': 'off',
      ...maxFunctionLines(40),
    },
  },

  // Sizes, by kind of file.
  {
    files: ['libs/{domain,columns,statistics,spatial-analysis,road-network,geocoding,disclosure-control,importers}/src/**/*.ts'],
    ignores: TESTS,
    rules: maxLines(200),
  },
  { files: ['apps/api/src/**/*.ts'], ignores: TESTS, rules: maxLines(250) },
  { files: ['apps/api/src/**/*.resolver.ts', 'apps/api/src/**/*.controller.ts'], rules: maxLines(100) },
  { files: ['**/*.tsx'], ignores: TESTS, rules: { ...maxLines(250), ...maxFunctionLines(120) } },
  // The icons are as many as the pages and the things that one does there.
  { files: ['libs/ui/src/icons.tsx'], rules: maxLines(300) },
  // What a room says to people has a file of its own.
  { files: ['apps/dashboard/src/app/locales/**/*.ts'], rules: maxLines(260) },
  // The audit trail has as many actions, with their names, as there are things to be done.
  { files: ['libs/domain/src/audit-action.ts'], rules: maxLines(300) },
  // A catalogue is as long as the language it holds, and a table of SQL as long as its tables.
  { files: ['**/*-messages.ts', '**/*-texts.ts', '**/migrations/*.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },

  // No input or output, no clock, no dice.
  {
    files: PURE_LIBRARIES.map((library) => `${library}/**/*.ts`),
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as an argument (libs/statistics).' },
        { object: 'Date', property: 'now', message: 'The time is an argument here.' },
      ],
      'no-restricted-syntax': ['error', NO_ENUM, ...NO_CLOCK],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'crypto',
        'performance',
        'fetch',
        'window',
        'document',
        'setTimeout',
        'setInterval',
      ],
    },
  },
  {
    files: PURE_LIBRARIES.map((library) => `${library}/**/*.ts`),
    // A test may read a reference file.
    ignores: TESTS,
    rules: { 'import-x/no-nodejs-modules': 'error' },
  },

  // Inside the applications.
  {
    files: ['apps/api/src/**/*.ts'],
    rules: roomRules(apiZones(root)),
  },
  {
    files: ['apps/dashboard/src/**/*.{ts,tsx}'],
    rules: roomRules(dashboardZones(root)),
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/database/**', ...TESTS],
    rules: { 'no-restricted-imports': ['error', NO_DATABASE_ACCESS] },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/database/**', 'apps/api/src/**/*.repository.ts', ...TESTS],
    rules: { 'no-restricted-syntax': ['error', NO_ENUM, ...NO_SQL] },
  },
  // The three entries and the command line speak to a terminal.
  { files: ['apps/api/src/*.ts', 'apps/api/src/cli/**/*.ts', 'tests/bench/**/*.ts'], rules: { 'no-console': 'off' } },

  // React.
  {
    files: ['libs/ui/src/**/*.{ts,tsx}', 'apps/dashboard/src/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
  },

  // Tests describe long stories and hand methods around.
  {
    files: TESTS,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },

  // Those that have the application in their own process: to take its guards off, one by one; and to run many commands, each of which would take
  // seconds to start; and to project places, and to lay out what is published, as the product does.
  {
    files: [
      'tests/security/**/*.ts',
      'tests/command-line/**/*.ts',
      'tests/road-network/**/*.ts',
      'tests/privacy/{cities,releases.test}.ts',
      'tests/load/**/*.ts',
    ],
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: DOORS,
          enforceBuildableLibDependency: false,
          allow: ['../../apps/api/src/**', '../../../apps/api/src/**', '../../../../apps/api/src/**'],
        },
      ],
    },
  },

  // The attack on published releases solves linear programs of its own: it shares no code with the defence but the solver.
  {
    files: ['tests/privacy/solver.ts'],
    rules: { '@nx/enforce-module-boundaries': ['error', { depConstraints: ATTACKER_DOORS, enforceBuildableLibDependency: false }] },
  },

  // Configuration and scripts: plain JavaScript, read by tools that ask for a default export.
  { files: ['**/*.config.ts', '**/codegen.ts'], rules: { 'import-x/no-default-export': 'off' } },
  {
    files: SCRIPTS,
    extends: [tseslint.configs.base],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        fetch: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { argsIgnorePattern: '^_' }], 'prefer-const': 'error', eqeqeq: 'error' },
  },
  prettier,
);
