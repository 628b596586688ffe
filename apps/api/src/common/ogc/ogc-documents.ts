import type { OgcCollection, OgcFeature, OgcPage, OgcQuestion } from './ogc-collection.ts';

/** What a service says of itself. */
export interface OgcService {
  /** Absolute address of its landing page, without a slash at the end. */
  readonly root: string;
  readonly title: string;
  readonly description: string;
}

export const CRS84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
export const GEO_JSON = 'application/geo+json';
export const OPEN_API = 'application/vnd.oai.openapi+json;version=3.0';
const JSON_TYPE = 'application/json';

const CLASSES = ['core', 'oas30', 'geojson'].map((name) => `http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/${name}`);

const link = (href: string, rel: string, type: string, title: string) => ({ href, rel, type, title });

export function landingPage({ root, title, description }: OgcService): object {
  return {
    title,
    description,
    links: [
      link(root, 'self', JSON_TYPE, 'This document'),
      link(`${root}/api`, 'service-desc', OPEN_API, 'The API'),
      link(`${root}/conformance`, 'conformance', JSON_TYPE, 'What it conforms to'),
      link(`${root}/collections`, 'data', JSON_TYPE, 'The collections'),
    ],
  };
}

export const conformance = (): object => ({ conformsTo: CLASSES });

export function collectionsPage(service: OgcService, collections: readonly OgcCollection[]): object {
  return {
    links: [link(`${service.root}/collections`, 'self', JSON_TYPE, 'This document')],
    collections: collections.map((collection) => describeCollection(service, collection)),
  };
}

export function describeCollection({ root }: OgcService, { id, title, description, bounds, days, licence }: OgcCollection): object {
  const self = `${root}/collections/${id}`;
  return {
    id,
    title,
    description,
    itemType: 'feature',
    crs: [CRS84],
    extent: {
      ...(bounds === null ? {} : { spatial: { bbox: [bounds], crs: CRS84 } }),
      ...(days === null ? {} : { temporal: { interval: [[`${days[0]}T00:00:00Z`, `${days[1]}T23:59:59Z`]] } }),
    },
    links: [
      link(self, 'self', JSON_TYPE, 'This collection'),
      link(`${self}/items`, 'items', GEO_JSON, 'Its features'),
      ...(licence === null ? [] : [link(licence, 'license', 'text/html', 'Licence')]),
    ],
  };
}

/** @param now of the answer */
export function featuresPage(service: OgcService, { id }: OgcCollection, question: OgcQuestion, page: OgcPage, now: Date): object {
  const items = `${service.root}/collections/${id}/items`;
  const at = (offset: number): string => `${items}?${parametersOf({ ...question, offset }).toString()}`;
  const next = question.offset + page.features.length;
  return {
    type: 'FeatureCollection',
    timeStamp: now.toISOString(),
    numberMatched: page.matched,
    numberReturned: page.features.length,
    links: [
      link(at(question.offset), 'self', GEO_JSON, 'This page'),
      ...(next < page.matched && page.features.length > 0 ? [link(at(next), 'next', GEO_JSON, 'The next page')] : []),
      link(`${service.root}/collections/${id}`, 'collection', JSON_TYPE, 'The collection'),
    ],
    features: page.features,
  };
}

function parametersOf({ bbox, days, limit, offset }: OgcQuestion): URLSearchParams {
  return new URLSearchParams({
    ...(bbox === null ? {} : { bbox: bbox.join(',') }),
    ...(days === null ? {} : { datetime: `${days.first ?? '..'}/${days.last ?? '..'}` }),
    limit: String(limit),
    offset: String(offset),
  });
}

export function featurePage({ root }: OgcService, { id }: OgcCollection, feature: OgcFeature): object {
  const collection = `${root}/collections/${id}`;
  return {
    ...feature,
    links: [
      link(`${collection}/items/${encodeURIComponent(feature.id)}`, 'self', GEO_JSON, 'This feature'),
      link(collection, 'collection', JSON_TYPE, 'The collection'),
    ],
  };
}
