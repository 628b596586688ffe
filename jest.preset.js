// One place for what every Jest project shares: native ESM, swc on the sources, workspace packages resolved to their sources.
// A project's jest.config.js is one call of a function below.

const SOURCE_CONDITION = '@elektron/source';

/** swc on one kind of file; `tsx` must be off for .ts files, where `<T>(x) => x` is a generic and not an element. */
function swcTransform({ tsx, decorators }) {
  return [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx, decorators },
        transform: {
          verbatimModuleSyntax: true,
          ...(decorators ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false } : {}),
          ...(tsx ? { react: { runtime: 'automatic' } } : {}),
        },
      },
      module: { type: 'es6' },
    },
  ];
}

function sharedOptions(displayName, decorators) {
  return {
    displayName,
    testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
    testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    modulePathIgnorePatterns: ['<rootDir>/dist/'],
    moduleNameMapper: { '^fast-check$': `${import.meta.dirname}/jest.fast-check.js` },
    extensionsToTreatAsEsm: ['.ts', '.tsx'],
    moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node', 'wasm'],
    transform: {
      '^.+\\.ts$': swcTransform({ tsx: false, decorators }),
      '^.+\\.tsx$': swcTransform({ tsx: true, decorators }),
    },
  };
}

/** A project that runs in Node and uses erasable TypeScript only. */
export function nodeProject(displayName) {
  return {
    ...sharedOptions(displayName, false),
    testEnvironment: 'node',
    testEnvironmentOptions: { customExportConditions: [SOURCE_CONDITION, 'node', 'node-addons'] },
  };
}

/** The API: as above, with Nest's and TypeORM's decorators and the types they record. */
export function decoratedProject(displayName) {
  return { ...nodeProject(displayName), ...sharedOptions(displayName, true), setupFiles: [`${import.meta.dirname}/jest.graphql.js`] };
}

/** React in jsdom; style sheets are empty modules, since jsdom computes no layout. */
export function browserProject(displayName) {
  const shared = sharedOptions(displayName, false);
  return {
    ...shared,
    testEnvironment: 'jsdom',
    testEnvironmentOptions: { customExportConditions: [SOURCE_CONDITION, 'browser'] },
    setupFilesAfterEnv: [`${import.meta.dirname}/jest.testing-library.js`],
    moduleNameMapper: { ...shared.moduleNameMapper, '\\.(css|svg|png|woff2)$': `${import.meta.dirname}/jest.asset-stub.js` },
  };
}
