import type { Text } from '@elektron/domain';
import type { RunAgreement } from '@elektron/spatial-analysis';
import { Field, ObjectType } from '@nestjs/graphql';

import { JsonScalar } from '../../common/scalars.ts';
import { TextObject } from '../../common/text.ts';
import { WarningObject } from '../../common/warning.ts';
import type { SummaryOfRun } from './present-comparison.ts';
import type { ComparedPlace, DataChange } from './run-comparison.ts';

@ObjectType('HotspotComparison')
export class HotspotComparisonObject {
  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [WarningObject], { description: 'What makes the runs hard to compare, and how places are joined.' })
  readonly notices!: readonly WarningObject[];

  @Field(() => JsonScalar, {
    description: 'In the order asked: letter, method, measure, filter, versions, n, and each hotspot with its rank and GeoJSON geometry.',
  })
  readonly runs!: readonly SummaryOfRun[];

  @Field(() => JsonScalar, {
    description:
      'Places that any run has found, with what each run says of them and why one has them higher than another; those that more runs have found first.',
  })
  readonly places!: readonly PresentedPlace[];

  @Field(() => JsonScalar, {
    description: 'Of every two runs: hotspots, places and accidents in common, rank correlation with its n, or the reason why not.',
  })
  readonly agreements!: readonly PresentedAgreement[];

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Of two runs that ask the same of different records: which is older, and what has happened to the records; else null.',
  })
  readonly change!: DataChange | null;
}

export interface PresentedPlace extends Omit<ComparedPlace, 'explanations'> {
  readonly explanations: readonly WarningObject[];
  /** Of two runs that ask the same: whether the newer has the place that the older had. */
  readonly status: 'new' | 'gone' | 'stayed' | null;
}

export interface PresentedAgreement extends RunAgreement {
  /** Why a measure is null, by its name. */
  readonly reasonTexts: Readonly<Partial<Record<'places' | 'accidents' | 'ranks', Text>>>;
}
