// The library of GraphQL asks twice of every value what it is, to find a second copy of itself, unless it is loaded in production: a tenth of the
// work of a test that asks much.
const { NODE_ENV } = process.env;
process.env.NODE_ENV = 'production';
await import('graphql/jsutils/instanceOf.js');
process.env.NODE_ENV = NODE_ENV;
