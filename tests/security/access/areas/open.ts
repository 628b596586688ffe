import { rule, type Area } from '../rule.ts';

const PUBLIC = 'everyone';
const everybody = (does: string) => rule(PUBLIC, 'network', does);
const ofRelease = (does: string) => rule(PUBLIC, 'network', does, 'a release');
const own = (does: string) => rule('records.read', 'own', does);

/** The same routes for everybody, about releases, and for a GIS with a token, about records. */
const features = (root: string, of: (does: string) => ReturnType<typeof rule>) => ({
  [`GET ${root}`]: of('Which collections of features there are to be read, and how (OGC API - Features)'),
  [`GET ${root}/conformance`]: of('To what the collections conform'),
  [`GET ${root}/api`]: of('How the collections are asked, in OpenAPI'),
  [`GET ${root}/collections`]: of('The collections'),
  [`GET ${root}/collections/:collectionId`]: of('One collection'),
  [`GET ${root}/collections/:collectionId/items`]: of('Features of a collection, page by page'),
  [`GET ${root}/collections/:collectionId/items/:featureId`]: of('One feature'),
});

export const open: Area = {
  title: 'What is public',
  queries: {},
  mutations: {},
  routes: {
    'GET /open/releases': everybody('Releases that are public now'),
    'GET /open/releases/:releaseId': ofRelease('What a release says of itself'),
    'GET /open/releases/:releaseId/areas': ofRelease('One published number of every area of a geography'),
    'GET /open/releases/:releaseId/areas/:areaId': ofRelease('All published numbers of an area, and what follows from them'),
    'GET /open/releases/:releaseId/funnel': ofRelease('Areas of a geography compared with their mean'),
    'GET /open/releases/:releaseId/search': ofRelease('Areas by their names'),
    'GET /open/releases/:releaseId/sites': ofRelease('Published black spots and interventions'),
    'GET /open/releases/:releaseId/barriers': ofRelease('Published accessibility barriers'),
    'GET /open/releases/:releaseId/files': ofRelease('Which files there are of a release'),
    'GET /open/releases/:releaseId/files/:layer.:kind': ofRelease('A layer of a release as a file'),
    'GET /open/catalogue.jsonld': everybody('The catalogue of open data (DCAT-AP)'),
    'GET /open/tiles/:releaseId/:layer/tiles.json': ofRelease('What vector tiles of a layer hold (TileJSON)'),
    'GET /open/tiles/:releaseId/:layer/:z/:x/:y.mvt': ofRelease('A vector tile of a layer'),
    ...features('/open/ogc', everybody),
    ...features('/api/ogc', own),
  },
  types: {},
};
