import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { ImportBatchObject, ImportPayload, toBatchObject } from './import-batch.object.ts';
import { parseBatchId } from './imports.service.ts';
import { AcceptRepairsInput } from './repair-proposal.object.ts';
import { RepairsService } from './repairs.service.ts';

@Resolver(() => ImportBatchObject)
export class RepairsResolver {
  readonly #repairs: RepairsService;

  constructor(repairs: RepairsService) {
    this.#repairs = repairs;
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  acceptRepairs(@Acting() context: ActingContext, @Args('input') input: AcceptRepairsInput): Promise<ImportPayload> {
    return withUserErrors('batch', async () =>
      toBatchObject(await this.#repairs.accept(context, parseBatchId(input.batchId), input.codes)),
    );
  }
}
