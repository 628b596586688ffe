import { Problem } from '@elektron/domain';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';

import { requestOf } from './acting-context.ts';
import { isOwnPage } from './foreign-origin.ts';

/**
 * On a route that is only read and that changes something all the same, such as a file that can be fetched once: a link on another site's page
 * would use it up, since browsers send the cookie along when somebody follows a link.
 */
@Injectable()
export class OwnPageGuard implements CanActivate {
  /** @throws Problem ORIGIN_REFUSED */
  canActivate(execution: ExecutionContext): boolean {
    if (!isOwnPage(requestOf(execution).get('sec-fetch-site'))) throw new Problem('ORIGIN_REFUSED');
    return true;
  }
}
