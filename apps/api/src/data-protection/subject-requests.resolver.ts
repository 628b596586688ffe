import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { requireOneOf } from '../common/require-one-of.ts';
import {
  DecideSubjectRequestInput,
  OpenSubjectRequestInput,
  SubjectRequestObject,
  SubjectRequestPayload,
  toSubjectRequestObject,
} from './subject-request.objects.ts';
import { SubjectRequestsService } from './subject-requests.service.ts';

@Resolver(() => SubjectRequestObject)
export class SubjectRequestsResolver {
  readonly #requests: SubjectRequestsService;

  constructor(requests: SubjectRequestsService) {
    this.#requests = requests;
  }

  @Query(() => [SubjectRequestObject])
  @Allow('signed-in')
  async subjectRequests(@Acting() context: ActingContext, @ActingPerson() actor: Actor): Promise<SubjectRequestObject[]> {
    requireOneOf(actor, ['records.personal', 'registers.manage']);
    return (await this.#requests.list(context)).map(toSubjectRequestObject);
  }

  @Mutation(() => SubjectRequestPayload)
  @Allow('records.personal')
  openSubjectRequest(@Acting() context: ActingContext, @Args('input') input: OpenSubjectRequestInput): Promise<SubjectRequestPayload> {
    return withUserErrors('request', async () => toSubjectRequestObject(await this.#requests.open(context, input)));
  }

  @Mutation(() => SubjectRequestPayload)
  @Allow('registers.manage')
  decideSubjectRequest(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') { requestId, approve, reason }: DecideSubjectRequestInput,
  ): Promise<SubjectRequestPayload> {
    return withUserErrors('request', async () =>
      toSubjectRequestObject(await this.#requests.decide(context, actor, requestId, approve, reason)),
    );
  }
}
