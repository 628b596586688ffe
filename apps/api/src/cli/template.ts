import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '@elektron/domain';

import { TEMPLATE_KINDS, writeTemplate } from '../templates/write-template.ts';
import { UsageError, type Command } from './command.ts';

const USAGE = '--output FILE [--kind accidents|traffic|accessibility] [--language el|en]';

export const templateCommand: Command = {
  name: 'template',
  usage: USAGE,
  summary: {
    el: 'Γράφει το πρότυπο (XLSX) στο οποίο συμπληρώνονται ατυχήματα, μετρήσεις κυκλοφορίας ή καταγραφές προσβασιμότητας για εισαγωγή',
    en: 'Writes the template (XLSX) in which accidents, traffic counts or surveys of accessibility are filled for an import',
  },
  async run(session, args) {
    const { values } = parseArgs({
      args: [...args],
      options: { language: { type: 'string' }, kind: { type: 'string' }, output: { type: 'string' } },
    });
    const language = LANGUAGES.find((known) => known === (values.language ?? session.language));
    const kind = TEMPLATE_KINDS.find((known) => known === (values.kind ?? 'accidents'));
    const { output } = values;
    if (language === undefined || kind === undefined || output === undefined) throw new UsageError(USAGE);
    await writeFile(output, await writeTemplate(kind, language));
    session.say({ el: `Γράφτηκε: ${output}`, en: `Written: ${output}` });
    return 0;
  },
};
