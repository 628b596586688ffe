import { SOFTWARE_VERSION } from '../software-version.ts';
import type { OgcCollection, OgcProperty } from './ogc-collection.ts';
import { GEO_JSON, type OgcService } from './ogc-documents.ts';
import { DEFAULT_LIMIT, MOST_ON_A_PAGE } from './read-ogc-question.ts';

const PARAMETERS = {
  bbox: {
    name: 'bbox',
    in: 'query',
    description: 'Only features that touch this box: west, south, east, north in degrees (CRS84).',
    schema: {
      type: 'array',
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: 'number' },
    },
    style: 'form',
    explode: false,
  },
  datetime: {
    name: 'datetime',
    in: 'query',
    description: 'Only features of these days: a day, or two with a slash between them, “..” for an open end.',
    schema: { type: 'string' },
    style: 'form',
    explode: false,
  },
  limit: {
    name: 'limit',
    in: 'query',
    description: 'How many features a page has.',
    schema: { type: 'integer', minimum: 1, maximum: MOST_ON_A_PAGE, default: DEFAULT_LIMIT },
    style: 'form',
    explode: false,
  },
  offset: {
    name: 'offset',
    in: 'query',
    description: 'How many features are left out first; links to the next page carry it.',
    schema: { type: 'integer', minimum: 0, default: 0 },
    style: 'form',
    explode: false,
  },
  featureId: { name: 'featureId', in: 'path', required: true, schema: { type: 'string' } },
} as const;

const answer = (description: string, type: string, schema: object = { type: 'object' }) => ({
  '200': { description, content: { [type]: { schema } } },
  '400': { description: 'A parameter that is not in this document, or whose value is not understood' },
});

/** The API in the words of OpenAPI 3.0. @param isForTokens whether one must be signed in */
export function openApiOf({ root, title, description }: OgcService, collections: readonly OgcCollection[], isForTokens: boolean): object {
  const json = (summary: string, operationId: string) => ({
    get: { summary, operationId, responses: answer(summary, 'application/json') },
  });
  return {
    openapi: '3.0.3',
    info: { title, description, version: SOFTWARE_VERSION },
    servers: [{ url: root }],
    paths: {
      '/': json('Landing page', 'getLandingPage'),
      '/conformance': json('Conformance', 'getConformance'),
      '/collections': json('The collections', 'getCollections'),
      ...Object.fromEntries(collections.flatMap(pathsOf)),
    },
    components: {
      parameters: PARAMETERS,
      ...(isForTokens
        ? { securitySchemes: { token: { type: 'http', scheme: 'bearer' }, password: { type: 'http', scheme: 'basic' } } }
        : {}),
    },
    ...(isForTokens ? { security: [{ token: [] }, { password: [] }] } : {}),
  };
}

function pathsOf(collection: OgcCollection): [string, object][] {
  const { id, title, properties } = collection;
  const refer = (name: keyof typeof PARAMETERS) => ({ $ref: `#/components/parameters/${name}` });
  const feature = featureSchema(properties);
  const features = { type: 'object', properties: { type: { enum: ['FeatureCollection'] }, features: { type: 'array', items: feature } } };
  const named = (summary: string, operationId: string) => ({ summary, operationId: `${operationId}.${id}`, tags: [title] });
  return [
    [`/collections/${id}`, { get: { ...named(title, 'describe'), responses: answer(title, 'application/json') } }],
    [
      `/collections/${id}/items`,
      {
        get: {
          ...named(`${title}: features`, 'getFeatures'),
          parameters: [refer('bbox'), refer('datetime'), refer('limit'), refer('offset')],
          responses: answer('A page of features', GEO_JSON, features),
        },
      },
    ],
    [
      `/collections/${id}/items/{featureId}`,
      {
        get: {
          ...named(`${title}: one feature`, 'getFeature'),
          parameters: [refer('featureId')],
          responses: answer('One feature', GEO_JSON, feature),
        },
      },
    ],
  ];
}

function featureSchema(properties: readonly OgcProperty[]): object {
  const described = properties.map(({ name, type, description }) => [name, { type, description, nullable: true }] as const);
  return {
    type: 'object',
    properties: {
      type: { enum: ['Feature'] },
      id: { type: 'string' },
      geometry: { type: 'object', nullable: true },
      properties: { type: 'object', properties: Object.fromEntries(described) },
    },
  };
}
