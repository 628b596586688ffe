import { Query, Resolver } from '@nestjs/graphql';

import { ActingPerson, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { EvidenceCountObject } from './evidence.objects.ts';
import { NetworkEvidenceService } from './network-evidence.service.ts';
import { presentCount } from './present-evidence.ts';

/** What stewards see of the evidence. */
@Resolver()
export class NetworkEvidenceResolver {
  readonly #network: NetworkEvidenceService;

  constructor(network: NetworkEvidenceService) {
    this.#network = network;
  }

  /** How many evaluated interventions of each kind are contributed, withheld, and not decided on. */
  @Query(() => [EvidenceCountObject])
  @Allow('organisations.manage')
  async evidenceCounts(@ActingPerson() actor: Actor): Promise<EvidenceCountObject[]> {
    return (await this.#network.count(actor)).map(presentCount);
  }
}
