import type { SiteRemark } from '@elektron/domain';
import { describeSiteRemark, type Text } from '@elektron/domain';
import type { SiteTableLook } from '@elektron/importers';
import { Controller, HttpCode, HttpStatus, Post, Query, Req } from '@nestjs/common';
import type { Request } from 'express';

import { receiveFile } from '../areas/read-features.ts';
import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { refuseInput } from '../common/parse-geo-json.ts';
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

/** No form of another site can send this kind of body without being asked first. */
const MEDIA_TYPE = 'application/octet-stream';
const TOLD = 20;

type QueryTexts = Readonly<Record<string, unknown>>;

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
    const fileName = textIn(query, 'fileName');
    return { tables: await this.#files.look(await receive(request, fileName), fileName) };
  }

  @Post()
  @Allow('records.import')
  async add(@Acting() context: ActingContext, @Query() query: QueryTexts, @Req() request: Request): Promise<StoredSiteTable> {
    const fileName = textIn(query, 'fileName');
    const said = parseSaid(textIn(query, 'said'));
    const { record, leftOut, remarks } = await this.#service.add(context, await receive(request, fileName), fileName, said);
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

async function receive(request: Request, fileName: string): Promise<Buffer> {
  if (request.is(MEDIA_TYPE) === false) throw refuseInput('Content-Type', `≠ ${MEDIA_TYPE}`);
  return receiveFile(request, fileName);
}

/** A parameter that comes twice is a list, and no text. */
function textIn(query: QueryTexts, name: string): string {
  const value = query[name];
  return typeof value === 'string' && value !== '' ? value : name === 'fileName' ? 'sites.csv' : '';
}
