import { GraphQLISODateTime } from '@nestjs/graphql';
import { GraphQLJSON } from 'graphql-scalars';

/** Values whose shape is said elsewhere: details of a problem, parameters of a method, GeoJSON. `@Field(() => JsonScalar)`. */
export const JsonScalar = GraphQLJSON;

/** An instant, as ISO 8601 text in UTC. */
export const DateTimeScalar = GraphQLISODateTime;
