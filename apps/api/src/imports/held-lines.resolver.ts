import { Args, Info, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { selectedFields } from '../common/selected-fields.ts';
import { withUserErrors } from '../common/user-errors.ts';
import {
  DiscardHeldLinesInput,
  EditAlikeInput,
  EditHeldLineInput,
  EditHeldLinePayload,
  HeldLineConnection,
  HeldLinesPayload,
  HeldTableObject,
  toHeldLine,
  toHeldRemark,
} from './held-line.object.ts';
import { HeldLinesService } from './held-lines.service.ts';
import { BatchInput, ImportBatchObject, ImportPayload, toBatchObject } from './import-batch.object.ts';
import { parseBatchId } from './imports.service.ts';
import { LineCorrections } from './line-corrections.service.ts';

/** Of a page that nobody has asked the size of: a line has many cells. */
const LINES = 10;

/** The lines that an import held back, and their correction. */
@Resolver(() => ImportBatchObject)
export class HeldLinesResolver {
  readonly #lines: HeldLinesService;
  readonly #corrections: LineCorrections;

  constructor(lines: HeldLinesService, corrections: LineCorrections) {
    this.#lines = lines;
    this.#corrections = corrections;
  }

  @ResolveField(() => HeldLineConnection)
  @Allow('records.import')
  async heldLines(
    @Acting() context: ActingContext,
    @ActingPerson() { personId }: Actor,
    @Parent() batch: ImportBatchObject,
    @Info() info: GraphQLResolveInfo,
    @Args('first', { type: () => Int, nullable: true, defaultValue: LINES }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null = null,
  ): Promise<HeldLineConnection> {
    const reader = { personId, fields: selectedFields(info) };
    const page = await this.#lines.list(context, Number(batch.id), first, after, reader);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toHeldLine(node) })) };
  }

  @ResolveField(() => [HeldTableObject])
  @Allow('records.import')
  heldTables(@Acting() context: ActingContext, @Parent() batch: ImportBatchObject): Promise<readonly HeldTableObject[]> {
    return this.#lines.listTables(context, Number(batch.id));
  }

  @Mutation(() => EditHeldLinePayload, {
    description: 'Writes a line that was held back anew; it is read when applyCorrections asks for it.',
  })
  @Allow('records.import')
  editHeldLine(@Acting() context: ActingContext, @Args('input') input: EditHeldLineInput): Promise<EditHeldLinePayload> {
    const { batchId, cells, ...place } = input;
    return withUserErrors('remarks', async () => (await this.#lines.edit(context, parseBatchId(batchId), place, cells)).map(toHeldRemark));
  }

  @Mutation(() => HeldLinesPayload, { description: 'Writes the same in all held lines of a file that say the same in a column.' })
  @Allow('records.import')
  editHeldLinesAlike(@Acting() context: ActingContext, @Args('input') { batchId, ...edit }: EditAlikeInput): Promise<HeldLinesPayload> {
    return withUserErrors('lines', () => this.#lines.editAlike(context, parseBatchId(batchId), edit));
  }

  @Mutation(() => HeldLinesPayload, { description: 'Says of lines that they are no records.' })
  @Allow('records.import')
  discardHeldLines(@Acting() context: ActingContext, @Args('input') input: DiscardHeldLinesInput): Promise<HeldLinesPayload> {
    return withUserErrors('lines', () => this.#lines.discard(context, parseBatchId(input.batchId), input.lines, input.reason));
  }

  @Mutation(() => ImportPayload, {
    description:
      'Reads the files once more with the corrected lines: the same import while it waits for its commit, else one that goes on.',
  })
  @Allow('records.import')
  applyCorrections(@Acting() context: ActingContext, @Args('input') input: BatchInput): Promise<ImportPayload> {
    return withUserErrors('batch', async () => toBatchObject(await this.#corrections.apply(context, parseBatchId(input.batchId))));
  }
}
