import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LANGUAGES } from '@elektron/domain';

import { writeAccidentTemplate } from '../templates/accident-template.ts';
import { UsageError, type Command } from './command.ts';

const USAGE = '--output FILE [--language el|en]';

export const templateCommand: Command = {
  name: 'template',
  usage: USAGE,
  summary: {
    el: 'Γράφει το πρότυπο (XLSX) στο οποίο συμπληρώνονται ατυχήματα για εισαγωγή',
    en: 'Writes the template (XLSX) in which accidents are filled for an import',
  },
  async run(session, args) {
    const { values } = parseArgs({ args: [...args], options: { language: { type: 'string' }, output: { type: 'string' } } });
    const language = LANGUAGES.find((known) => known === (values.language ?? session.language));
    const { output } = values;
    if (language === undefined || output === undefined) throw new UsageError(USAGE);
    await writeFile(output, await writeAccidentTemplate(language));
    session.say({ el: `Γράφτηκε: ${output}`, en: `Written: ${output}` });
    return 0;
  },
};
