import { Problem } from '@elektron/domain';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

import { AllowedHosts } from '../common/allowed-hosts.ts';
import type { Environment } from '../common/env.ts';
import { ENVIRONMENT } from '../common/environment.module.ts';
import { UPLOAD_HEADER } from './upload.interceptor.ts';

/** Refuses uploads that another site's form could have sent on behalf of a person who has both open. */
@Injectable()
export class UploadGuard implements CanActivate {
  readonly #hosts: AllowedHosts;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.#hosts = new AllowedHosts(environment);
  }

  /** @throws Problem INPUT_INVALID */
  canActivate(execution: ExecutionContext): boolean {
    const request = execution.switchToHttp().getRequest<Request>();
    if (request.get(UPLOAD_HEADER) !== '1') throw new Problem('INPUT_INVALID', { field: 'X-Elektron-Upload', value: '≠ 1' });
    const origin = request.get('origin');
    if (origin !== undefined && !this.#hosts.allowsOrigin(origin, request.get('host'))) {
      throw new Problem('INPUT_INVALID', { field: 'Origin', value: origin.slice(0, 100) });
    }
    return true;
  }
}
