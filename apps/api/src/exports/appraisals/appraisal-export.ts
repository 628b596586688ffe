import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AppraisalsService } from '../../appraisals/appraisals.service.ts';
import { presentAppraisal } from '../../appraisals/present-appraisal.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { readStretches } from '../accessibility/read-stretches.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { APPRAISAL_COLUMNS, listAppraisalRows } from './appraisal-rows.ts';

/** An appraisal as it was stored: its answer, and all that repeats it. */
@Injectable()
export class AppraisalExport implements ExportSource<string> {
  readonly #appraisals: AppraisalsService;

  constructor(appraisals: AppraisalsService) {
    this.#appraisals = appraisals;
  }

  /** @throws Problem APPRAISAL_NOT_FOUND */
  async select(context: ActingContext, { filter: appraisalId, language }: ExportQuestion<string>): Promise<ExportContents> {
    const found = await this.#appraisals.find(context, appraisalId);
    if (found === null) throw new Problem('APPRAISAL_NOT_FOUND');
    const appraisal = presentAppraisal(found);
    const rows = listAppraisalRows(appraisal, language);
    return {
      count: rows.length,
      version: null,
      columns: APPRAISAL_COLUMNS,
      filter: appraisal.name,
      notes: [{ id: 'appraisal', label: APPRAISAL_LABEL[language], value: appraisal.id }],
      asked: { appraisal: appraisal.id },
      record: { name: 'question', value: { ...appraisal.question } },
      body: {
        rows: (gone) => readStretches(rows, (row) => ({ values: APPRAISAL_COLUMNS.map(({ valueOf }) => valueOf(row)), place: null }), gone),
      },
    };
  }
}

const APPRAISAL_LABEL = { el: 'Οικονομική εκτίμηση', en: 'Economic appraisal' } as const;
const APPRAISAL_PARAMETER = 'appraisal';

export const APPRAISAL: Exportable<string> = {
  name: 'appraisal',
  title: APPRAISAL_LABEL,
  kinds: ['csv', 'xlsx'],
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'appraisal',
  access: {},
  parameters: [APPRAISAL_PARAMETER],
  parse: (read) => {
    const appraisalId = read(APPRAISAL_PARAMETER);
    if (appraisalId === null) throw new Problem('INPUT_INVALID', { field: APPRAISAL_PARAMETER, value: '' });
    return appraisalId;
  },
  source: AppraisalExport,
};
