import { Controller, Get, Header, Param, StreamableFile, UseGuards } from '@nestjs/common';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { SubjectRequestsService } from './subject-requests.service.ts';

/** The copy of what is held about a person comes as a file, and only once. */
@Controller('api/subject-requests')
export class SubjectExportController {
  readonly #requests: SubjectRequestsService;

  constructor(requests: SubjectRequestsService) {
    this.#requests = requests;
  }

  @Get(':id/export')
  @Allow('records.personal')
  @UseGuards(OwnPageGuard)
  @Header('Cache-Control', 'no-store')
  async export(@Acting() context: ActingContext, @ActingPerson() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const file = await this.#requests.takeExport(context, actor, id);
    return new StreamableFile(file, { type: 'application/json; charset=utf-8', disposition: `attachment; filename="${id}.json"` });
  }
}
