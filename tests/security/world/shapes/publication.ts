import { contentsOfReleases, draftsOf, publishedOf, releaseEventsOf } from '../releases.ts';
import type { Shape } from './shape.ts';

/** What the public has been shown, and what it has told. */
export const PUBLICATION_SHAPES: Readonly<Record<string, Shape>> = {
  published_release: publishedOf,
  release_draft: draftsOf,
  release_content: contentsOfReleases,
  release_event: releaseEventsOf,
  citizen_report_desk: () => [{ is_open: true, kept_days: 365 }],
  citizen_report: () => [
    { kind: 'hazard', category: 'lighting', state: 'accepted', longitude: 23.9, latitude: 37.9, erased_on: '2999-01-01' },
  ],
};
