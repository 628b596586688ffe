import { IMPORT_FORMATS, shownHeading } from '@elektron/importers';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { DEFAULT_PAGE_SIZE } from '../common/paging.ts';
import { withUserErrors } from '../common/user-errors.ts';
import { BatchActionsService } from './batch-actions.service.ts';
import { BatchInput, ImportBatchObject, ImportPayload, StartImportInput, toBatchObject } from './import-batch.object.ts';
import { ImportFormatObject } from './import-format.object.ts';
import type { ImportBatch } from './import-batch.ts';
import { ImportsService, parseBatchId } from './imports.service.ts';

@Resolver(() => ImportBatchObject)
export class ImportsResolver {
  readonly #imports: ImportsService;
  readonly #actions: BatchActionsService;

  constructor(imports: ImportsService, actions: BatchActionsService) {
    this.#imports = imports;
    this.#actions = actions;
  }

  @Query(() => [ImportFormatObject])
  @Allow('records.read')
  importFormats(): ImportFormatObject[] {
    return IMPORT_FORMATS.map(({ id, labels, tables }) => ({
      id,
      labels,
      tables: tables.map((table) => ({
        id: table.id,
        labels: table.labels,
        required: table.columns.filter((column) => column.role === 'required').map((column) => shownHeading(table, column.id)),
        requiredOneOf: table.requiredOneOf.map((choice) => choice.map((id) => shownHeading(table, id))),
        optional: table.columns.filter((column) => column.role === 'used').map((column) => shownHeading(table, column.id)),
      })),
    }));
  }

  @Query(() => [ImportBatchObject])
  @Allow('records.read')
  async importBatches(
    @Acting() context: ActingContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
  ): Promise<ImportBatchObject[]> {
    return (await this.#imports.list(context, first, after)).map(toBatchObject);
  }

  @Query(() => ImportBatchObject, { nullable: true })
  @Allow('records.read')
  async importBatch(@Acting() context: ActingContext, @Args('id', { type: () => ID }) id: string): Promise<ImportBatchObject | null> {
    const batch = await this.#imports.find(context, id);
    return batch && toBatchObject(batch);
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  startImport(@Acting() context: ActingContext, @Args('input') input: StartImportInput): Promise<ImportPayload> {
    return answer(() => this.#imports.start(context, input.uploadId, input.review, input.network));
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  cancelImport(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return answer(() => this.#actions.cancel(context, parseBatchId(input.batchId)));
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  resumeImport(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return answer(() => this.#actions.resume(context, parseBatchId(input.batchId)));
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  discardImport(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return answer(() => this.#actions.discard(context, parseBatchId(input.batchId)));
  }

  @Mutation(() => ImportPayload, { description: 'Commits an import that has been read and waits for it.' })
  @Allow('records.import')
  commitImport(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return answer(() => this.#actions.commit(context, parseBatchId(input.batchId)));
  }

  @Mutation(() => ImportPayload)
  @Allow('records.import')
  undoImport(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return answer(() => this.#actions.undo(context, parseBatchId(input.batchId)));
  }
}

function answer(work: () => Promise<ImportBatch>): Promise<ImportPayload> {
  return withUserErrors('batch', async () => toBatchObject(await work()));
}
