import { readFileSync } from 'node:fs';
import type { OpenArea, OpenAreaCount, OpenFunnel, OpenRelease, PublishedHead, PublishedPeriod } from '@elektron/domain';

interface SampleAnswers {
  readonly release: OpenRelease;
  readonly areas: readonly OpenArea[];
  readonly funnel: OpenFunnel;
}

// Answers of the open routes themselves, written by apps/api/src/published/testing/write-sample-answers.ts.
const SAMPLE = JSON.parse(readFileSync(new URL('./sample-answers.json', import.meta.url), 'utf8')) as SampleAnswers;

export const SAMPLE_RELEASE: OpenRelease = SAMPLE.release;
export const SAMPLE_HEAD: PublishedHead = SAMPLE_RELEASE.head;
export const SAMPLE_FUNNEL: OpenFunnel = SAMPLE.funnel;
/** Municipalities and some of the hexagons of resolution 8, whole. */
export const SAMPLE_AREAS: readonly OpenArea[] = SAMPLE.areas;

/** The block that the site opens with. */
export const SAMPLE_PERIOD: PublishedPeriod = SAMPLE_HEAD.periods.find(({ id }) => id === '2019-2021')!;

/** An area with its total in that block. */
export function withTotal(area: OpenArea): OpenAreaCount {
  return { ...area, count: area.counts['total']?.[SAMPLE_PERIOD.id]?.[0] ?? null };
}

const [first, second] = SAMPLE_AREAS.filter(({ geography }) => geography === 'municipality').map(withTotal);
export const MUNICIPALITY: OpenAreaCount = first!;
export const OTHER_MUNICIPALITY: OpenAreaCount = second!;
export const HEXAGONS: readonly OpenAreaCount[] = SAMPLE_AREAS.filter(({ geography }) => geography === 'hexagon-8').map(withTotal);
