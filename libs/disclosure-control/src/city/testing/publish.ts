import type { PublishedRelease } from '@elektron/domain';
import type { MadeRelease } from '../release-input.ts';

/** A made release as the public gets it. */
export const publish = (made: MadeRelease, releaseId: string, rest: Partial<PublishedRelease> = {}): PublishedRelease => ({
  format: 1,
  releaseId,
  organisation: { slug: 'town', name: 'Town' },
  number: 1,
  threshold: 5,
  dataCutOff: '2022-06-30',
  licence: 'CC-BY-4.0',
  attribution: 'Town',
  isIllustrative: true,
  includesDamageOnly: true,
  barriers: [],
  periods: made.periods,
  dimensions: made.dimensions,
  tables: made.tables,
  geographies: made.geographies,
  bounds: made.bounds,
  areas: made.areas,
  sites: made.sites,
  ...rest,
});
