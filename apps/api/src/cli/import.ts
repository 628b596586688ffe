import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Problem } from '@elektron/domain';
import { findMappedFormat, IMPORT_FORMATS, MAPPING_NAME, parseMappings, type TableMapping } from '@elektron/importers';

import { BatchActionsService } from '../imports/batch-actions.service.ts';
import type { ImportBatch } from '../imports/import-batch.ts';
import { LocalFilesImport } from '../imports/local-files-import.ts';
import { SavedMappings } from '../imports/saved-mappings.repository.ts';
import { RemarksService } from '../imports/remarks.service.ts';
import type { IssueGroup } from '../imports/row-issue.repository.ts';
import { describeImport } from './batch-texts.ts';
import { UsageError, type Command } from './command.ts';

export const importFiles: Command = {
  name: 'import',
  usage: 'FILE… [--format ID|auto] [--mapping FILE|NAME] [--network NAME] [--dry-run] [--json]',
  summary: {
    el: 'Εισάγει αρχεία που ανήκουν μαζί (π.χ. ατυχήματα, οχήματα, παθόντες)',
    en: 'Imports files that belong together (say collisions, vehicles, casualties)',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean' },
        mapping: { type: 'string' },
        network: { type: 'string' },
        format: { type: 'string', default: 'auto' },
        'dry-run': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('FILE');
    const formatId = values.format === 'auto' ? undefined : parseFormat(values.format);
    const isTrial = values['dry-run'];
    const { app, context } = await session.open();
    const saved = (): ReturnType<SavedMappings['listDecisions']> => app.get(SavedMappings, { strict: false }).listDecisions(context);
    const mappings = values.mapping === undefined ? undefined : await findMappings(values.mapping, saved);
    const { outcome, milliseconds, batch, notes } = await app
      .get(LocalFilesImport, { strict: false })
      .run(context, positionals, session.signal, (progress) => session.showProgress(percent(progress)), {
        ...(mappings === undefined ? {} : { mappings }),
        ...(formatId === undefined ? {} : { formatId }),
        ...(values.network === undefined ? {} : { network: values.network }),
        review: isTrial,
      });
    const groups = await app
      .get(RemarksService, { strict: false })
      .listGroups(context, batch.batchId, values.json ? { ...OPERATOR, fields: [] } : OPERATOR);
    if (outcome === 'ready') await app.get(BatchActionsService, { strict: false }).discard(context, batch.batchId);
    if (values.json) session.print(JSON.stringify({ outcome, milliseconds, ...toAccount(batch, groups), ...withoutDetection(batch) }));
    else {
      for (const { message } of notes) session.print(message[session.language]);
      session.print(describeImport(batch, groups, session.language));
    }
    if (outcome === 'interrupted') return 130;
    return outcome === (isTrial ? 'ready' : 'committed') ? 0 : 1;
  },
};

/** @throws Problem INPUT_INVALID for what is none */
function parseFormat(id: string): string {
  if (findMappedFormat(id) !== undefined || IMPORT_FORMATS.some((format) => format.id === id)) return id;
  throw new Problem('INPUT_INVALID', { field: 'format', value: `${id} (${IMPORT_FORMATS.map((format) => format.id).join(', ')})` });
}

/**
 * What a file says, or what the organisation has decided about the last import of that name.
 * @throws Problem INPUT_INVALID for a file that is no mapping, and a name that nobody has given
 */
async function findMappings(given: string, listSaved: () => Promise<(readonly TableMapping[])[]>): Promise<readonly TableMapping[]> {
  const text = await readFile(given, 'utf8').catch((error: unknown) => {
    if (MAPPING_NAME.test(given) && (error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return readMappings(text);
  const saved = (await listSaved()).find((mappings) => mappings.some(({ name }) => name === given));
  if (saved === undefined) throw new Problem('INPUT_INVALID', { field: 'mapping', value: given });
  return saved;
}

function readMappings(text: string): readonly TableMapping[] {
  try {
    return parseMappings(JSON.parse(text));
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
