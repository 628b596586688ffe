import { ASSESSED_SITE_ORDERS, Problem, type WrittenAssessment } from '@elektron/domain';
import { SITE_KINDS } from '@elektron/statistics';
import { Field, InputType } from '@nestjs/graphql';

import { toParameterValues } from '../common/parameter.ts';
import { refused } from '../common/refused.ts';
import { JsonScalar } from '../common/scalars.ts';
import { FIRST_ASSESSED, type SitesAsked } from './assessed-sites.ts';

@InputType()
export class NetworkAssessmentInput {
  @Field(() => JsonScalar, { nullable: true, description: 'Values by parameter name; absent ones take their default.' })
  parameters?: unknown;

  @Field(() => [String], {
    nullable: true,
    description: 'Classes of roads that are taken as covered, and `unknown`; motorways and trunk roads without it.',
  })
  classes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Roads that are covered, each as `name|class` with the name that the run calls it: `A1|motorway`, `Lane|unknown`.',
  })
  covered?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Roads that are not covered, in the same form.' })
  notCovered?: string[] | null;
}

/** @throws Problem INPUT_INVALID */
export function toWrittenAssessment(input: NetworkAssessmentInput | null): WrittenAssessment {
  const { parameters, classes, covered, notCovered } = input ?? {};
  return {
    parameters: toParameterValues(parameters),
    ...(classes == null ? {} : { classes }),
    ...(covered == null ? {} : { covered }),
    ...(notCovered == null ? {} : { notCovered }),
  };
}

/** Which sites of an assessment, as a client writes it. */
export interface WrittenSitesAsked {
  readonly kind: string | null;
  readonly order: string | null;
  readonly within: readonly number[] | null;
  readonly first: number | null;
  readonly skip: number | null;
}

/** @throws Problem INPUT_INVALID */
export function parseSitesAsked({ kind, order, within, first, skip }: WrittenSitesAsked): SitesAsked {
  const usual = FIRST_ASSESSED;
  return {
    kind: kind == null ? null : oneOf('kind', kind, SITE_KINDS),
    order: order == null ? usual.order : oneOf('order', order, ASSESSED_SITE_ORDERS),
    within: within == null ? null : parseBox(within),
    first: parseCount('first', first ?? usual.first, 1, usual.first),
    skip: parseCount('skip', skip ?? 0, 0, Number.MAX_SAFE_INTEGER),
  };
}

function oneOf<Word extends string>(field: string, written: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === written);
  if (word === undefined) throw refused(field, written);
  return word;
}

function parseCount(field: string, count: number, least: number, most: number): number {
  if (count < least || count > most) throw new Problem('INPUT_INVALID', { field, value: `${count} (${least}–${most})` });
  return count;
}

function parseBox(numbers: readonly number[]): NonNullable<SitesAsked['within']> {
  const [west, south, east, north] = numbers;
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && west! <= east! && south! <= north!;
  if (!isBox) throw new Problem('INPUT_INVALID', { field: 'within', value: numbers.slice(0, 4).join() });
  return [west!, south!, east!, north!];
}
