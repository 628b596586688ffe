import { beforeAll, describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@elektron/domain';
import { TEMPLATE_GUIDE, TEMPLATE_LISTS, TEMPLATE_SHEETS, TRAFFIC_SHEETS } from '@elektron/importers';
import type ExcelJS from 'exceljs';

import { openTemplate } from './testing/fill-template.ts';

interface Cell {
  readonly dataValidation: ExcelJS.DataValidation | undefined;
}

const KINDS = [
  ['accidents', TEMPLATE_SHEETS],
  ['traffic', TRAFFIC_SHEETS],
] as const;

describe.each(LANGUAGES.flatMap((language) => KINDS.map(([kind, sheets]) => ({ kind, language, sheets }))))(
  'the template of $kind in $language',
  ({ kind, language, sheets }) => {
    let workbook: ExcelJS.Workbook;

    beforeAll(async () => {
      workbook = await openTemplate(language, kind);
    });

    it('has a sheet for each table, then the explanations and the lists', () => {
      expect(workbook.worksheets.map(({ name }) => name)).toEqual([
        ...sheets.map(({ title }) => title[language]),
        TEMPLATE_GUIDE[language],
        TEMPLATE_LISTS[language],
      ]);
      for (const { title, columns } of sheets) {
        const headings = workbook.getWorksheet(title[language])!.getRow(1).values as unknown[];
        expect(headings.slice(1)).toEqual(columns.map((column) => column.headings[language]));
      }
    });

    it('offers in every coded column the words that the importer reads, in the first row and far below', () => {
      const lists = workbook.getWorksheet(TEMPLATE_LISTS[language])!;
      for (const { title, columns } of sheets) {
        const sheet = workbook.getWorksheet(title[language])!;
        columns.forEach(({ list }, i) => {
          const [validation, farBelow] = [3, 10_000].map((row) => (sheet.getCell(row, i + 1) as unknown as Cell).dataValidation);
          expect(farBelow).toEqual(validation);
          expect(validation?.type === 'list').toBe(list !== undefined);
          if (list === undefined) return;
          const [, from = '', to = ''] = /!\$([A-Z]+\$\d+):\$([A-Z]+\$\d+)$/.exec(String(validation?.formulae[0])) ?? [];
          const words: unknown[] = [];
          const column = lists.getColumn(from.split('$')[0]!);
          for (let row = Number(from.split('$')[1]); row <= Number(to.split('$')[1]); row += 1) {
            words.push(lists.getCell(row, column.number).value);
          }
          expect(words).toEqual(list.choices.map((choice) => choice[language]));
        });
      }
    });

    it('explains every column of every sheet', () => {
      const explained: string[] = [];
      workbook.getWorksheet(TEMPLATE_GUIDE[language])!.eachRow((row) => explained.push(`${row.getCell(1).text} ${row.getCell(2).text}`));
      for (const { title, columns } of sheets) {
        for (const { headings, meaning } of columns) {
          expect(explained).toContain(`${title[language]} ${headings[language]}`);
          expect(meaning[language]).not.toBe('');
        }
      }
    });
  },
);
