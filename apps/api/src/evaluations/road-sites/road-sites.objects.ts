import { Field, ObjectType } from '@nestjs/graphql';

import { JsonScalar } from '../../common/scalars.ts';
import type { PresentedProposal } from './road-site-texts.ts';

@ObjectType('ReferenceProposal')
export class ReferenceProposalObject {
  @Field(() => JsonScalar, {
    description:
      'The sites that would be compared: criteria, how many sites are left after each (steps), accidents by whole year before, comparability (odds ratios of consecutive years, their variance beyond chance, test of homogeneity), and treated and reference sites with their places.',
  })
  readonly proposal!: PresentedProposal;
}
