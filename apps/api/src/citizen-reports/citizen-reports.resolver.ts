import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { withUserErrors } from '../common/user-errors.ts';
import type { CitizenReport } from './citizen-report.ts';
import {
  AcceptedCitizenReportObject,
  CitizenReportDeskObject,
  CitizenReportDeskPayload,
  CitizenReportObject,
  CitizenReportPayload,
  DecideCitizenReportInput,
  SetCitizenReportDeskInput,
} from './citizen-report.objects.ts';
import { CitizenReportsService } from './citizen-reports.service.ts';

@Resolver()
export class CitizenReportsResolver {
  readonly #reports: CitizenReportsService;

  constructor(reports: CitizenReportsService) {
    this.#reports = reports;
  }

  /** Those that wait for a decision first, then the newest. */
  @Query(() => [CitizenReportObject])
  @Allow('releases.publish')
  async citizenReports(@Acting() context: ActingContext): Promise<CitizenReportObject[]> {
    return (await this.#reports.list(context)).map(present);
  }

  /** For the map of whoever reads records; never counted with them. */
  @Query(() => [AcceptedCitizenReportObject])
  @Allow('records.read')
  async acceptedCitizenReports(@Acting() context: ActingContext): Promise<AcceptedCitizenReportObject[]> {
    return (await this.#reports.listAccepted(context)).map(({ reportId, ...report }) => ({ id: reportId, ...report }));
  }

  @Query(() => CitizenReportDeskObject)
  @Allow('records.read')
  citizenReportDesk(@Acting() context: ActingContext): Promise<CitizenReportDeskObject> {
    return this.#reports.findDesk(context);
  }

  @Mutation(() => CitizenReportPayload)
  @Allow('releases.publish')
  decideCitizenReport(@Acting() context: ActingContext, @Args('input') input: DecideCitizenReportInput): Promise<CitizenReportPayload> {
    return withUserErrors('report', async () => present(await this.#reports.decide(context, input.reportId, input.state, input.answer)));
  }

  @Mutation(() => CitizenReportDeskPayload)
  @Allow('releases.publish')
  setCitizenReportDesk(
    @Acting() context: ActingContext,
    @Args('input') input: SetCitizenReportDeskInput,
  ): Promise<CitizenReportDeskPayload> {
    return withUserErrors('desk', () => this.#reports.setDesk(context, input));
  }
}

function present({ reportId, ...report }: CitizenReport): CitizenReportObject {
  return { id: reportId, ...report };
}
