import { parseAccessibilityFilter } from '@elektron/domain';
import { Args, Float, Int, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { AccessibilityFilterInput, toBox } from './accessibility.inputs.ts';
import { AccessibilityFeatureConnection, AccessibilityInventoryObject } from './accessibility.objects.ts';
import { AccessibilityService } from './accessibility.service.ts';

@Resolver(() => AccessibilityInventoryObject)
export class AccessibilityResolver {
  readonly #accessibility: AccessibilityService;

  constructor(accessibility: AccessibilityService) {
    this.#accessibility = accessibility;
  }

  @Query(() => AccessibilityInventoryObject)
  @Allow('records.read', { ofOthers: 'records' })
  accessibilityInventory(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccessibilityFilterInput, nullable: true }) filter: AccessibilityFilterInput | null,
  ): Promise<AccessibilityInventoryObject> {
    return this.#accessibility.getInventory(context, parseAccessibilityFilter(filter ?? {}));
  }

  @Query(() => AccessibilityFeatureConnection)
  @Allow('records.read', { ofOthers: 'records' })
  accessibilityFeatures(
    @Acting() context: ActingContext,
    @Args('filter', { type: () => AccessibilityFilterInput, nullable: true }) filter: AccessibilityFilterInput | null | undefined,
    @Args('box', { type: () => [Float], nullable: true, description: 'West, south, east, north in degrees.' })
    box: number[] | null | undefined,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null | undefined,
  ): Promise<AccessibilityFeatureConnection> {
    return this.#accessibility.list(context, parseAccessibilityFilter(filter ?? {}), toBox(box), first, after);
  }
}
