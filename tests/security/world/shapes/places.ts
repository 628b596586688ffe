import type { TestOrganisation } from '../organisations.ts';
import { PAST } from '../times.ts';
import { accidentIdOf } from './accidents.ts';
import type { Shape } from './shape.ts';

/** What its search for places stood on. */
export const groundOf = ({ mark }: TestOrganisation): string => `${mark} place_search.ground`;

export const PLACE_SHAPES: Readonly<Record<string, Shape>> = {
  // One that was skipped, taken back and skipped again.
  place_skip: (organisation) => {
    const skip = { accident_id: accidentIdOf(organisation, 'there') };
    return [
      { ...skip, skip_no: 1, undone_at: PAST },
      { ...skip, skip_no: 2, undone_by: null, undone_by_name: null, undone_at: null },
    ];
  },
  // On a ground that is no longer.
  place_search: (organisation) => [{ ground: groundOf(organisation), status: 'done' }],
  place_search_part: (organisation) => [
    { ground: groundOf(organisation), proposals: [{ note: `${organisation.mark} place_search_part.proposals` }] },
  ],
};
