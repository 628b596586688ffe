import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { SubjectErasure } from './subject-erasure.ts';
import { SubjectExportRepository } from './subject-export.repository.ts';
import { SubjectExport } from './subject-export.ts';
import { SubjectRequestRepository } from './subject-request.repository.ts';

const LOOK_AROUND_MS = 60_000;

/**
 * Carries out what was approved, as the installation: neither who asks nor who decides may change records or read all of them. The database
 * lets it do so for approved requests only.
 */
@Injectable()
export class SubjectExecution implements BeforeApplicationShutdown {
  readonly #requests: SubjectRequestRepository;
  readonly #erasure: SubjectErasure;
  readonly #export: SubjectExport;
  readonly #exports: SubjectExportRepository;
  readonly #logger = new Logger('SubjectRequests');
  #timer: NodeJS.Timeout | undefined;

  constructor(requests: SubjectRequestRepository, erasure: SubjectErasure, subjectExport: SubjectExport, exports: SubjectExportRepository) {
    this.#requests = requests;
    this.#erasure = erasure;
    this.#export = subjectExport;
    this.#exports = exports;
  }

  /** Carries out whatever is approved; what fails stays approved and is tried again. @param installation acting for the organisation */
  async runApproved(installation: ActingContext): Promise<void> {
    for (const request of await this.#requests.listApproved(installation)) {
      try {
        await (request.kind === 'erasure' ? this.#erasure : this.#export).run(installation, request);
      } catch (error) {
        this.#logger.error(error, `request ${request.requestId} could not be carried out and will be tried again`);
      }
    }
  }

  /** Looks after what a former process has left behind, and after files that nobody has fetched; at once and from then on. */
  async watch(listInstallations: () => Promise<readonly ActingContext[]>): Promise<void> {
    await this.#lookAround(listInstallations);
    this.#timer = setInterval(() => void this.#lookAround(listInstallations), LOOK_AROUND_MS);
    this.#timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }

  async #lookAround(listInstallations: () => Promise<readonly ActingContext[]>): Promise<void> {
    try {
      for (const installation of await listInstallations()) {
        await this.runApproved(installation);
        await this.#exports.deleteExpired(installation);
      }
    } catch (error) {
      this.#logger.warn(error);
    }
  }
}
