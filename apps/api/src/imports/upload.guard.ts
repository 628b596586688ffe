import { Problem } from '@elektron/domain';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import { UPLOAD_HEADER } from './upload.interceptor.ts';

/**
 * Refuses uploads that another site's form could have sent on behalf of a person who has both open. Where a browser says from which page a
 * request comes, that was looked at already, for every request that changes something.
 */
@Injectable()
export class UploadGuard implements CanActivate {
  /** @throws Problem INPUT_INVALID */
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    if (request.get(UPLOAD_HEADER) !== '1') throw new Problem('INPUT_INVALID', { field: 'X-Elektron-Upload', value: '≠ 1' });
    return true;
  }
}
