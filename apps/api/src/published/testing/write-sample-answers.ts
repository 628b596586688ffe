/*
 * What the open routes answer of the sample release, for tests of the public site, which may not import them. By `npm run generate`.
 */
import { writeFile } from 'node:fs/promises';
import type { OpenArea, OpenFunnel, OpenRelease, PublishedArea, PublishedGeography } from '@elektron/domain';

import { statementsOf } from '../area-statements.ts';
import { funnelOf } from '../funnel.ts';
import { ReleaseIndex } from '../release-index.ts';
import { headOf } from './insert-release.ts';
import { digestOf, makeSampleRelease } from './sample-release.ts';

/** As the site's tests read it. */
export interface SampleAnswers {
  readonly release: OpenRelease;
  /** Whole; those of some geographies, to keep it small. */
  readonly areas: readonly OpenArea[];
  readonly funnel: OpenFunnel;
}

const GEOGRAPHIES: readonly PublishedGeography[] = ['municipality', 'hexagon-8'];
/** Of the hexagons those in which something happened, and so many others. */
const ZEROS = 2;

const release = await makeSampleRelease();
const index = new ReleaseIndex(release);
const period = release.tables.find(({ id }) => id === 'total')!.periods.at(-1)!;
const isZero = ({ counts }: PublishedArea): boolean => counts['total']?.[period]?.[0] === 0;
const chosen = GEOGRAPHIES.flatMap((geography) => {
  const all = index.areasOf(geography);
  return [...all.filter((area) => !isZero(area)), ...all.filter(isZero).slice(0, ZEROS)];
});
const known = new Set(chosen.map(({ id }) => id));
const funnel = funnelOf(index, { geography: 'hexagon-8', period, table: 'total', values: [] });
const answers: SampleAnswers = {
  release: {
    releaseId: release.releaseId,
    digest: digestOf(release),
    publishedAt: '2022-03-01T09:00:00.000Z',
    head: headOf(release) as OpenRelease['head'],
  },
  areas: chosen.map((area) => ({
    ...area,
    neighbours: index.neighboursOf(area).filter((id) => known.has(id)),
    statements: statementsOf(index, area),
  })),
  funnel: { ...funnel, points: funnel.points.filter(({ id }) => known.has(id)) },
};
const target = new URL('../../../../dashboard/src/public/testing/sample-answers.json', import.meta.url);
const lines = answers.areas.map((area) => JSON.stringify(area)).join(',\n');
await writeFile(
  target,
  `{"release":${JSON.stringify(answers.release)},\n"areas":[\n${lines}\n],\n"funnel":${JSON.stringify(answers.funnel)}}\n`,
);
