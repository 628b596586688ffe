// Which project may import which, and which packages it refuses: the table of docs/architecture.md, enforced by @nx/enforce-module-boundaries.
// No wildcard tag: a project that is not in this table imports nothing.

/** A package and everything inside it. */
const withSubpaths = (names) => names.flatMap((name) => [name, `${name}/*`]);

const FRAMEWORKS = withSubpaths([
  '@apollo/server',
  '@as-integrations/express5',
  '@nestjs/*',
  'class-transformer',
  'class-validator',
  'express',
  'graphql',
  'graphql-scalars',
  'helmet',
  'multer',
  'nestjs-pino',
  'pino',
  'pino-http',
  'piscina',
  'reflect-metadata',
  'rxjs',
]);

const DATABASE = withSubpaths(['@electric-sql/*', 'pg', 'pg-boss', 'pg-copy-streams', 'typeorm']);

const DRAWING = withSubpaths(['@mantine/*', 'leaflet', 'react', 'react-dom', 'react-i18next', 'react-leaflet', 'react-router', 'recharts']);

const BROWSER = [...DRAWING, ...withSubpaths(['@apollo/client', '@fontsource-variable/*', '@testing-library/*', 'i18next', 'nuqs'])];

const SOLVER = withSubpaths(['highs']);

// Megabytes of WebAssembly: only for the audit of releases, never in a browser.
const SERVER = [...FRAMEWORKS.filter((name) => !name.startsWith('graphql')), ...DATABASE, ...SOLVER];

const PURE_BUT_SOLVER = [...FRAMEWORKS, ...DATABASE, ...BROWSER];

const PURE = [...PURE_BUT_SOLVER, ...SOLVER];

// What every test may use; a domain without dependencies still has tests.
const TEST_PACKAGES = ['@jest/globals', 'fast-check'];

export const DOORS = [
  {
    sourceTag: 'type:domain',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: TEST_PACKAGES,
  },
  { sourceTag: 'type:columns', onlyDependOnLibsWithTags: ['type:domain'], bannedExternalImports: PURE },
  { sourceTag: 'type:statistics', onlyDependOnLibsWithTags: ['type:domain'], bannedExternalImports: PURE },
  // The road network finds its neighbours with the grids of spatial analysis.
  { sourceTag: 'type:spatial', onlyDependOnLibsWithTags: ['type:domain', 'type:statistics', 'type:spatial'], bannedExternalImports: PURE },
  { sourceTag: 'type:geocoding', onlyDependOnLibsWithTags: ['type:domain'], bannedExternalImports: PURE },
  { sourceTag: 'type:disclosure', onlyDependOnLibsWithTags: ['type:domain'], bannedExternalImports: PURE_BUT_SOLVER },
  { sourceTag: 'type:import', onlyDependOnLibsWithTags: ['type:domain'], bannedExternalImports: PURE },
  {
    sourceTag: 'type:ui',
    onlyDependOnLibsWithTags: ['type:domain'],
    // Looks, no data fetching.
    bannedExternalImports: [...SERVER, ...withSubpaths(['@apollo/client'])],
  },
  {
    sourceTag: 'type:api',
    onlyDependOnLibsWithTags: [
      'type:domain',
      'type:columns',
      'type:statistics',
      'type:spatial',
      'type:geocoding',
      'type:disclosure',
      'type:import',
    ],
    bannedExternalImports: [...DRAWING, ...SOLVER],
  },
  { sourceTag: 'type:dashboard', onlyDependOnLibsWithTags: ['type:domain', 'type:ui'], bannedExternalImports: SERVER },
  {
    // What crosses projects; applications are met over HTTP and as processes.
    sourceTag: 'type:tests',
    onlyDependOnLibsWithTags: [
      'type:domain',
      'type:columns',
      'type:statistics',
      'type:spatial',
      'type:geocoding',
      'type:disclosure',
      'type:import',
    ],
    bannedExternalImports: [...DRAWING, ...SOLVER],
  },
];

/** The same for tests that need the solver itself. */
export const ATTACKER_DOORS = DOORS.map((door) =>
  door.sourceTag === 'type:tests'
    ? { ...door, bannedExternalImports: door.bannedExternalImports.filter((name) => !SOLVER.includes(name)) }
    : door,
);
