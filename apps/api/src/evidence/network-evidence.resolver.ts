import { Query, Resolver } from '@nestjs/graphql';

import { ActingPerson, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { EvidenceCountObject, KindEvidenceObject } from './evidence.objects.ts';
import { NetworkEvidenceService } from './network-evidence.service.ts';
import { presentCount, presentKind } from './present-evidence.ts';

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

  /** What is contributed of each kind of which anything is known, study by study, and what it says together. */
  @Query(() => [KindEvidenceObject])
  @Allow('organisations.manage')
  async networkEvidence(@ActingPerson() actor: Actor): Promise<KindEvidenceObject[]> {
    return (await this.#network.list(actor)).map((of) => presentKind(of, null));
  }
}
