import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { withUserErrors } from '../../common/user-errors.ts';
import { RecordStreetSurveyInput, RecordStreetSurveyPayload } from './street-survey.objects.ts';
import { StreetSurveyService } from './street-survey.service.ts';

@Resolver()
export class StreetSurveyResolver {
  readonly #survey: StreetSurveyService;

  constructor(survey: StreetSurveyService) {
    this.#survey = survey;
  }

  @Mutation(() => RecordStreetSurveyPayload, { description: 'Looks at the street, of whoever is signed in.' })
  @Allow('records.import')
  recordStreetSurvey(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Args('input') { entries }: RecordStreetSurveyInput,
  ): Promise<RecordStreetSurveyPayload> {
    return withUserErrors('results', () => this.#survey.record(context, entries, { code: personId, now: new Date() }));
  }
}
