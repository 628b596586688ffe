import type { CodegenConfig } from '@graphql-codegen/cli';

// Types of our own queries, from the schema that the API generates and checks in.
const config: CodegenConfig = {
  schema: '../api/schema.graphql',
  documents: ['src/**/*-queries.ts', 'src/graphql/*.ts'],
  generates: {
    'src/graphql/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumType: 'string-literal',
        immutableTypes: true,
        strictScalars: true,
        scalars: { JSON: 'unknown', DateTime: 'string' },
        importExtension: '.ts',
      },
    },
  },
};

export default config;
