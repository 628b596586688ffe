import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { DataVersionsService } from './data-versions.service.ts';

@ObjectType('DataVersions', { description: 'Rises with every import that is committed or undone.' })
export class DataVersionsObject {
  @Field(() => Float)
  readonly accidents!: number;

  @Field(() => Float)
  readonly traffic!: number;

  @Field(() => Float)
  readonly accessibility!: number;
}

@Resolver(() => DataVersionsObject)
export class DataVersionsResolver {
  readonly #versions: DataVersionsService;

  constructor(versions: DataVersionsService) {
    this.#versions = versions;
  }

  @Query(() => DataVersionsObject)
  @Allow('records.read', { ofOthers: 'records' })
  dataVersions(@Acting() context: ActingContext): Promise<DataVersionsObject> {
    return this.#versions.get(context);
  }
}
