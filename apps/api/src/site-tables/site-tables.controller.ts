import type { SiteRemark } from '@elektron/domain';
import { describeSiteRemark, type Text } from '@elektron/domain';
import type { SiteTableLook } from '@elektron/importers';
import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { receiveFile, textIn, type QueryTexts } from '../common/receive-file.ts';
import { parseSaid } from './parse-said.ts';
import { SiteTableFiles } from './site-table-files.service.ts';
import { SiteTablesService } from './site-tables.service.ts';

/** A remark in words. */
interface ToldRemark {
  readonly row: number;
  readonly message: Text;
}

interface StoredSiteTable {
  readonly siteTableId: number;
  readonly sites: number;
  readonly leftOut: number;
  readonly remarks: number;
  /** The first lines that were left out, then the first that lack something. */
  readonly told: readonly ToldRemark[];
}

const TOLD = 20;

/**
 * A table of sites, over plain HTTP as every file, the body being the file.
 * `POST /api/site-tables/look?fileName=segments.gpkg` says what there is in it and keeps nothing;
 * `POST /api/site-tables?fileName=segments.gpkg&said={…}` stores it, with what a person has decided of it as JSON (parse-said.ts).
 */
@Controller('api/site-tables')
export class SiteTablesController {
  readonly #files: SiteTableFiles;
  readonly #service: SiteTablesService;

  constructor(files: SiteTableFiles, service: SiteTablesService) {
    this.#files = files;
    this.#service = service;
  }

  @Post('look')
  @HttpCode(HttpStatus.OK)
  @Allow('records.import')
  async look(@Query() query: QueryTexts, @Req() request: Request): Promise<{ readonly tables: readonly SiteTableLook[] }> {
    const fileName = fileNameIn(query);
    return { tables: await this.#files.look(await receiveFile(request, fileName), fileName) };
  }

  @Post()
  @Allow('records.import')
  async add(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<StoredSiteTable> {
    const fileName = fileNameIn(query);
    const said = parseSaid(textIn(query, 'said'));
    const { record, leftOut, remarks } = await this.#service.add(context, await receiveFile(request, fileName), fileName, said);
    return {
      siteTableId: record.siteTableId,
      sites: record.siteCount,
      leftOut: leftOut.length,
      remarks: remarks.length,
      told: [...leftOut, ...remarks].slice(0, TOLD).map(tell),
    };
  }
}

function tell(remark: SiteRemark): ToldRemark {
  return { row: remark.row, message: { el: describeSiteRemark(remark, 'el'), en: describeSiteRemark(remark, 'en') } };
}

function fileNameIn(query: QueryTexts): string {
  return textIn(query, 'fileName') || 'sites.csv';
}
