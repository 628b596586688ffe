import { Args, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { ExpectedPlaceInput } from '../appraisal.inputs.ts';
import { describeNumbers } from '../present-appraisal.ts';
import { ExpectedAccidentsObject } from './expected.objects.ts';
import { ExpectedPlaces, originOf, type ExpectedPlace } from './expected-places.service.ts';
import { NO_EXPECTED_TEXTS } from './expected-texts.ts';

@Resolver()
export class ExpectedResolver {
  readonly #places: ExpectedPlaces;

  constructor(places: ExpectedPlaces) {
    this.#places = places;
  }

  /** What a ranking of the network expects of a place, or why nothing is known of it. */
  @Query(() => ExpectedAccidentsObject)
  @Allow('records.read')
  async expectedAccidents(@Acting() context: ActingContext, @Args('place') place: ExpectedPlaceInput): Promise<ExpectedAccidentsObject> {
    return presentExpected(await this.#places.find(context, place), place.blackSpotId ?? null);
  }
}

function presentExpected(found: ExpectedPlace, blackSpotId: string | null): ExpectedAccidentsObject {
  if (found.expected === null) {
    const { name, reason } = found;
    return { name, perYear: null, standardError: null, recordedPerYear: null, source: null, reason: NO_EXPECTED_TEXTS[reason] };
  }
  const { perYear, standardError, recordedPerYear } = found.expected;
  const source = describeNumbers({ kind: 'expected', ...originOf(found, blackSpotId) });
  return { name: found.name, perYear, standardError, recordedPerYear, source, reason: null };
}
