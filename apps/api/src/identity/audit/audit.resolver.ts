import { Args, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../../common/acting-context.ts';
import { Allow } from '../../common/allow.ts';
import { AuditLogService } from './audit-log.service.ts';
import { AuditEventConnection, AuditEventsArgs, AuditStateObject } from './audit.objects.ts';

@Resolver()
export class AuditResolver {
  readonly #log: AuditLogService;

  constructor(log: AuditLogService) {
    this.#log = log;
  }

  @Query(() => AuditEventConnection)
  @Allow('audit.read')
  auditEvents(@Acting() context: ActingContext, @Args() query: AuditEventsArgs): Promise<AuditEventConnection> {
    return this.#log.list(context, query);
  }

  @Query(() => AuditStateObject)
  @Allow('audit.read')
  auditState(@Acting() context: ActingContext): Promise<AuditStateObject> {
    return this.#log.readState(context);
  }
}
