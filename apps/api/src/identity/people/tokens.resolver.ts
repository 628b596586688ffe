import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { done, withUserErrors } from '../../common/user-errors.ts';
import { ApiTokenInput, ApiTokenObject, ApiTokenPayload, CreateApiTokenInput, DonePayload } from './people.objects.ts';
import { TokensService } from './tokens.service.ts';

@Resolver()
@Allow('records.read')
export class TokensResolver {
  readonly #tokens: TokensService;

  constructor(tokens: TokensService) {
    this.#tokens = tokens;
  }

  /** One's own; for a manager everybody's. */
  @Query(() => [ApiTokenObject])
  async apiTokens(@Acting() context: ActingContext): Promise<ApiTokenObject[]> {
    return (await this.#tokens.list(context)).map(({ tokenId, ...token }) => ({ id: tokenId, ...token }));
  }

  @Mutation(() => ApiTokenPayload)
  createApiToken(
    @Acting() context: ActingContext,
    @ActingPerson() actor: Actor,
    @Args('input') input: CreateApiTokenInput,
  ): Promise<ApiTokenPayload> {
    return withUserErrors('token', () => this.#tokens.create(context, actor, input));
  }

  @Mutation(() => DonePayload)
  revokeApiToken(@Acting() context: ActingContext, @Args('input') { tokenId }: ApiTokenInput): Promise<DonePayload> {
    return withUserErrors('done', () => done(this.#tokens.revoke(context, tokenId)));
  }
}
