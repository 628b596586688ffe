import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { withUserErrors } from '../../common/user-errors.ts';
import {
  MunicipalityObject,
  OpenableRunObject,
  ReceivedGrantObject,
  RevokeSharingInput,
  ShareInput,
  SharingGrantObject,
  SharingGrantPayload,
} from './sharing.objects.ts';
import { SharingService } from './sharing.service.ts';

@Resolver()
export class SharingResolver {
  readonly #sharing: SharingService;

  constructor(sharing: SharingService) {
    this.#sharing = sharing;
  }

  /** The network's municipalities, in the order of their ids. */
  @Query(() => [MunicipalityObject])
  @Allow('records.read')
  municipalities(@Acting() context: ActingContext): Promise<MunicipalityObject[]> {
    return this.#sharing.listMunicipalities(context);
  }

  /** What the acting organisation has opened to others, the newest first; what is over or revoked too. */
  @Query(() => [SharingGrantObject])
  @Allow('sharing.manage')
  sharingGrants(@Acting() context: ActingContext): Promise<SharingGrantObject[]> {
    return this.#sharing.list(context);
  }

  /** What others have opened to the acting organisation and holds now. */
  @Query(() => [ReceivedGrantObject])
  @Allow('records.read')
  receivedGrants(@Acting() context: ActingContext): Promise<ReceivedGrantObject[]> {
    return this.#sharing.listReceived(context);
  }

  /** Rankings of the acting organisation whose sites can be opened, the newest first. */
  @Query(() => [OpenableRunObject])
  @Allow('sharing.manage')
  openableRuns(@Acting() context: ActingContext): Promise<OpenableRunObject[]> {
    return this.#sharing.listOpenableRuns(context);
  }

  @Mutation(() => SharingGrantPayload)
  @Allow('sharing.manage')
  share(@Acting() context: ActingContext, @Args('input') input: ShareInput): Promise<SharingGrantPayload> {
    return withUserErrors('grant', () => this.#sharing.share(context, input));
  }

  @Mutation(() => SharingGrantPayload)
  @Allow('sharing.manage')
  revokeSharing(@Acting() context: ActingContext, @Args('input') input: RevokeSharingInput): Promise<SharingGrantPayload> {
    return withUserErrors('grant', () => this.#sharing.revoke(context, input.grantId));
  }
}
