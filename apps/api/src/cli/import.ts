import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';
import { parseMapping, type TableMapping } from '@elektron/importers';

import type { ImportBatch } from '../imports/import-batch.ts';
import { LocalFilesImport } from '../imports/local-files-import.ts';
import { RemarksService } from '../imports/remarks.service.ts';
import type { IssueGroup } from '../imports/row-issue.repository.ts';
import { describeImport } from './batch-texts.ts';
import { UsageError, type Command } from './command.ts';

export const importFiles: Command = {
  name: 'import',
  usage: 'FILE… [--mapping FILE] [--json]',
  summary: {
    el: 'Εισάγει αρχεία που ανήκουν μαζί (π.χ. ατυχήματα, οχήματα, παθόντες)',
    en: 'Imports files that belong together (say collisions, vehicles, casualties)',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' }, mapping: { type: 'string' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('FILE');
    const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping);
    const { app, context } = await session.open();
    const started = performance.now();
    const { outcome, batch, notes } = await app
      .get(LocalFilesImport, { strict: false })
      .run(context, positionals, session.signal, (progress) => session.showProgress(percent(progress)), mapping);
    const milliseconds = Math.round(performance.now() - started);
    const groups = await app
      .get(RemarksService, { strict: false })
      .listGroups(context, batch.batchId, values.json ? { ...OPERATOR, fields: [] } : OPERATOR);
    if (values.json) session.print(JSON.stringify({ outcome, milliseconds, ...toAccount(batch, groups), ...withoutDetection(batch) }));
    else {
      for (const { message } of notes) session.print(message[session.language]);
      session.print(describeImport(batch, groups, session.language));
    }
    if (outcome === 'interrupted') return 130;
    return outcome === 'committed' ? 0 : 1;
  },
};

/** @throws Problem INPUT_INVALID for a file that is no mapping */
async function readMapping(path: string): Promise<TableMapping> {
  const text = await readFile(path, 'utf8');
  try {
    return parseMapping(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem('INPUT_INVALID', { field: 'mapping', value: error.message });
    throw error;
  }
}

/** Whoever runs the program; the text quotes an example of each kind of remark. */
const OPERATOR = { personId: null, fields: ['issueGroups.exampleValue'] };

function percent(progress: number): { readonly el: string; readonly en: string } {
  const text = `${Math.floor(progress * 100)}%`;
  return { el: `Εισαγωγή… ${text}`, en: `Importing… ${text}` };
}

/** The account of the lines, for a program: lines = skipped + new + changed + unchanged + duplicates + held + rejected. */
function toAccount({ counts: { added, ...counts } }: ImportBatch, groups: readonly IssueGroup[]): object {
  // Without examples: what a program prints ends up in logs.
  return { ...counts, new: added, issues: groups.map(({ exampleValue: _, ...group }) => group) };
}

/** What a file was found to be is long, and for the program itself. */
function withoutDetection(batch: ImportBatch): object {
  return { ...batch, files: batch.files.map(({ detected: _, ...file }) => file) };
}
