import { gunzipSync, gzipSync } from 'node:zlib';
import type { DisclosureControl, MadeRelease, ReleaseInput } from '@elektron/disclosure-control';
import { codeOf, RELEASE_FORMAT, SEVERITIES, type PublishedArea, type PublishedHead, type PublishedRelease } from '@elektron/domain';

import { digestOf } from '../common/canonical-json.ts';
import { createPlane } from '../common/plane.ts';
import { countAtSites } from './count-at-sites.ts';
import { findRoadSites } from './find-road-sites.ts';
import { freezeStreets } from './freeze-streets.ts';
import type { MadeDraft } from './made-draft.ts';
import { createHexagonNames } from './name-hexagons.ts';
import { placeAccidents } from './place-accidents.ts';
import type { MaterialRelease, ReleaseMaterial } from './release-material.ts';

/** Hides, judges and measures: `makeRelease` of the disclosure control. */
export type ReleaseMaker = (input: ReleaseInput, control: DisclosureControl) => MadeRelease | Promise<MadeRelease>;

/** Makes a release of the records, packed as it will leave, with what was found out about it. @throws Problem CANCELLED */
export async function makeDraft(material: ReleaseMaterial, control: DisclosureControl, makeRelease: ReleaseMaker): Promise<MadeDraft> {
  const { columns, blocks, network, sites, barriers, known } = material;
  const plane = createPlane(material.srid);
  const earlier = known.filter(({ isOwn }) => isOwn).map(unpackRelease);
  const { municipalities, accidents } = placeAccidents(material, earlier);
  const counted = countAtSites(columns, sites, blocks.at(-1)!, plane);
  const made = await makeRelease(
    {
      threshold: material.head.threshold,
      blocks,
      accidents,
      municipalities,
      roadSites: findRoadSites(network, columns.count, blocks, plane),
      blackSpots: counted.filter(({ kind }) => kind === 'black-spot'),
      interventions: counted.filter(({ kind }) => kind === 'intervention'),
      earlier,
      others: known.filter(({ isOwn }) => !isOwn).map(unpackRelease),
    },
    control,
  );
  const streetLines = network === null ? [] : freezeStreets(network.roads, made.bounds, plane);
  const head = headOf(material, made, streetLines.length > 0);
  const nameOf = network === null ? null : createHexagonNames(network.roads, plane);
  const areas = made.areas.map((area): PublishedArea => ({ ...area, names: area.names ?? nameOf?.(area.geography, area.centre) ?? null }));
  const release: PublishedRelease = { ...head, areas, sites: made.sites, barriers, ...(streetLines.length > 0 ? { streetLines } : {}) };
  const json = JSON.stringify(release);
  return {
    head,
    content: gzipSync(json),
    digest: digestOf(json),
    audit: made.audit,
    utility: made.utility,
    reasons: gzipSync(JSON.stringify(made.hiddenBecause)),
    considered: known.map(({ releaseId }) => releaseId),
  };
}

function unpackRelease({ content }: MaterialRelease): PublishedRelease {
  return JSON.parse(gunzipSync(content).toString('utf8')) as PublishedRelease;
}

const DAMAGE_ONLY = codeOf(SEVERITIES, 'damage-only');

function headOf(
  { head: { streets, ...head }, columns, blocks }: ReleaseMaterial,
  { periods, dimensions, tables, geographies, bounds }: MadeRelease,
  hasStreets: boolean,
): PublishedHead {
  const isPublished = (i: number): boolean => blocks.some(({ from, to }) => columns.year[i]! >= from && columns.year[i]! <= to);
  return {
    format: RELEASE_FORMAT,
    ...head,
    includesDamageOnly: columns.severity.some((code, i) => code === DAMAGE_ONLY && isPublished(i)),
    periods,
    dimensions,
    tables,
    geographies,
    bounds,
    ...(streets !== undefined && hasStreets ? { streets } : {}),
  };
}
