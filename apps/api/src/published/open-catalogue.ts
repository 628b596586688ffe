import { organisationNamesOf, type OpenRelease, type Text } from '@elektron/domain';

import { daysOf } from './describe-release.ts';
import { licenceAddress } from './licences.ts';
import { mediaTypeOf, notesOf, OPEN_FILE_KINDS, type OpenFileKind } from './release-files.ts';
import { layersOf, type ReleaseLayer } from './release-layers.ts';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  adms: 'http://www.w3.org/ns/adms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  gsp: 'http://www.opengis.net/ont/geosparql#',
};

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const FILE_TYPES: Readonly<Record<OpenFileKind, string>> = { csv: 'CSV', geojson: 'GEOJSON', gpkg: 'GPKG' };
const TITLE: Text = { el: 'Δημοσιευμένα στοιχεία τροχαίων ατυχημάτων', en: 'Published road accident figures' };

const inBoth = ({ el, en }: Text) => [
  { '@language': 'el', '@value': el },
  { '@language': 'en', '@value': en },
];
const at = (address: string) => ({ '@id': address });
const typed = (type: string, value: string) => ({ '@type': type, '@value': value });

/** The releases that are public now as a catalogue that data portals harvest: DCAT-AP in JSON-LD. @param root absolute address of `/open` */
export function catalogueOf(releases: readonly OpenRelease[], root: string): object {
  return {
    '@context': CONTEXT,
    '@id': `${root}/catalogue.jsonld`,
    '@type': 'dcat:Catalog',
    'dct:title': inBoth(TITLE),
    'dct:description': inBoth(TITLE),
    'dct:publisher': releases[0] === undefined ? undefined : publisherOf(releases[0]),
    'dct:language': ['ELL', 'ENG'].map((language) => at(`${AUTHORITY}/language/${language}`)),
    'dcat:service': { ...at(`${root}/ogc`), '@type': 'dcat:DataService', ...serviceOf(releases, root) },
    'dcat:dataset': releases.map((release) => datasetOf(release, root)),
  };
}

function publisherOf({ head: { organisation } }: OpenRelease): object {
  return { '@type': 'foaf:Agent', 'foaf:name': inBoth(organisationNamesOf({ organisation })) };
}

function serviceOf(releases: readonly OpenRelease[], root: string): object {
  return {
    'dct:title': inBoth(TITLE),
    'dcat:endpointURL': at(`${root}/ogc`),
    'dcat:endpointDescription': at(`${root}/ogc/api`),
    'dct:conformsTo': at('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core'),
    'dcat:servesDataset': releases.map(({ releaseId }) => at(`${root}/releases/${releaseId}`)),
  };
}

function datasetOf(release: OpenRelease, root: string): object {
  const { releaseId, publishedAt, head } = release;
  const [west, south, east, north] = head.bounds;
  const [first, last] = daysOf(head);
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map((corner) => corner.join(' '));
  const words = (language: keyof Text): string =>
    notesOf(release, language)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n');
  return {
    ...at(`${root}/releases/${releaseId}`),
    '@type': 'dcat:Dataset',
    'dct:identifier': releaseId,
    'dct:title': inBoth({
      el: `${TITLE.el}: ${organisationNamesOf(head).el}, ${head.number}`,
      en: `${TITLE.en}: ${organisationNamesOf(head).en}, ${head.number}`,
    }),
    'dct:description': inBoth({ el: words('el'), en: words('en') }),
    'dct:publisher': publisherOf(release),
    'dct:issued': typed('xsd:dateTime', publishedAt),
    'dcat:version': String(head.number),
    'dcat:theme': at(`${AUTHORITY}/data-theme/TRAN`),
    'dct:accessRights': at(`${AUTHORITY}/access-right/PUBLIC`),
    'dct:spatial': { '@type': 'dct:Location', 'dcat:bbox': typed('gsp:wktLiteral', `POLYGON((${corners.join(', ')}))`) },
    'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': typed('xsd:date', first), 'dcat:endDate': typed('xsd:date', last) },
    'dcat:distribution': layersOf(head).flatMap((layer) => OPEN_FILE_KINDS.map((kind) => distributionOf(release, layer, kind, root))),
  };
}

function distributionOf({ releaseId, head }: OpenRelease, { id, title }: ReleaseLayer, kind: OpenFileKind, root: string): object {
  const address = `${root}/releases/${releaseId}/files/${id}.${kind}`;
  return {
    ...at(address),
    '@type': 'dcat:Distribution',
    'dct:title': inBoth(title),
    'dcat:accessURL': at(address),
    'dcat:downloadURL': at(address),
    'dcat:mediaType': at(`https://www.iana.org/assignments/media-types/${mediaTypeOf(kind).split(';')[0]}`),
    'dct:format': at(`${AUTHORITY}/file-type/${FILE_TYPES[kind]}`),
    'dct:license': at(licenceAddress(head.licence)),
    'adms:status': at('http://purl.org/adms/status/Completed'),
  };
}
