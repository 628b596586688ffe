import { LARGEST_CITIZEN_PHOTO_MEGABYTES, type Text } from '@elektron/domain';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  HttpStatus,
  Param,
  Post,
  Query,
  Req,
  UseGuards,
  type StreamableFile,
} from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { CountIn } from '../common/count-attempts.ts';
import { OwnPageGuard } from '../common/own-page.guard.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { toDownload } from '../common/to-download.ts';
import type { ReportState } from './citizen-report.ts';
import { CitizenReportsService } from './citizen-reports.service.ts';

/** Holds the secret of a report: an address would stand in logs and histories. */
export const REPORT_SECRET_HEADER = 'x-elektron-report';

interface Taken {
  /** By this its sender asks what became of it; it is told once. */
  readonly secret: string;
  readonly organisation: Text;
  readonly keptDays: number;
}

/** Reports of citizens, over plain HTTP and without an account. */
@Controller('api/reports')
export class CitizenReportsController {
  readonly #reports: CitizenReportsService;

  constructor(reports: CitizenReportsService) {
    this.#reports = reports;
  }

  /** Who would get a report of `?longitude=…&latitude=…`. */
  @Get('recipient')
  @Allow('everyone')
  async recipient(@Query() query: QueryTexts): Promise<{ readonly organisation: Text | null; readonly keptDays: number | null }> {
    const found = await this.#reports.findRecipient(textIn(query, 'longitude'), textIn(query, 'latitude'));
    return { organisation: found?.name ?? null, keptDays: found?.keptDays ?? null };
  }

  /** A `SentReport` as JSON, with `category` and no kind. */
  @Post()
  @HttpCode(HttpStatus.OK)
  @Allow('everyone')
  @CountIn('reports')
  async send(@Body() body: unknown): Promise<Taken> {
    const { secret, recipient } = await this.#reports.send(body);
    return { secret, organisation: recipient.name, keptDays: recipient.keptDays };
  }

  /** The body is a JPEG file, for the report whose secret the header holds. */
  @Post('photo')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow('everyone')
  @CountIn('reports')
  async attachPhoto(@Req() request: Request): Promise<void> {
    await this.#reports.attachPhoto(secretIn(request), await receiveFile(request, 'photo', LARGEST_CITIZEN_PHOTO_MEGABYTES));
  }

  // Nobody guesses 256 random bits: to count these among the attempts would only keep others of the same address from signing in.
  @Get('state')
  @Header('Cache-Control', 'no-store')
  @Allow('everyone')
  state(@Req() request: Request): Promise<ReportState> {
    return this.#reports.findState(secretIn(request));
  }

  @Post('take-back')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow('everyone')
  takeBack(@Req() request: Request): Promise<void> {
    return this.#reports.takeBack(secretIn(request));
  }

  /** Never opens in the page: it is somebody else's. */
  @Get(':id/photo')
  @Allow('releases.publish')
  @UseGuards(OwnPageGuard)
  @Header('Cache-Control', 'no-store')
  async photo(@Acting() context: ActingContext, @Param('id') id: string): Promise<StreamableFile> {
    return toDownload(await this.#reports.takePhoto(context, id));
  }
}

function secretIn(request: Request): string {
  return request.get(REPORT_SECRET_HEADER) ?? '';
}
