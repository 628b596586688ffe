import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Language } from '@elektron/domain';

import type { EconomicFigureObject } from '../appraisals/appraisal.objects.ts';
import { AppraisalsService } from '../appraisals/appraisals.service.ts';
import { presentAppraisal } from '../appraisals/present-appraisal.ts';
import { readAppraisal } from '../appraisals/read-appraisal.ts';
import { UsageError, type Command } from './command.ts';

export const appraise: Command = {
  name: 'appraise',
  usage: 'FILE.json [--json]',
  summary: {
    el: 'Ζυγίζει μέτρα με το κόστος τους, όπως τα λέει ένα αρχείο JSON',
    en: 'Weighs measures against their costs, as a JSON file says them',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true });
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new UsageError('FILE.json');
    const draft = readAppraisal(await readFile(file, 'utf8'));
    const { app, context } = await session.open();
    const appraisal = presentAppraisal(await app.get(AppraisalsService, { strict: false }).make(context, draft));
    if (values.json) session.print(JSON.stringify(appraisal));
    else {
      session.print(appraisal.sentence[session.language]);
      for (const { name, figures } of appraisal.alternatives) {
        session.print(name);
        for (const figure of figures) session.print(`  ${describeFigure(figure, appraisal.values.currency, session.language)}`);
      }
      for (const { message } of appraisal.warnings) session.print(`! ${message[session.language]}`);
      session.print(`${appraisal.id}  ${appraisal.resultDigest}`);
    }
    return 0;
  },
};

function describeFigure({ labels, unit, value, reason, lower, upper }: EconomicFigureObject, currency: string, language: Language): string {
  if (value === null) return `${labels[language]}: ${reason?.[language] ?? '–'}`;
  const format = new Intl.NumberFormat(language === 'el' ? 'el-GR' : 'en-GB', { maximumFractionDigits: unit === 'money' ? 0 : 3 });
  const limits = lower === null || upper === null ? '' : ` (${format.format(lower)} – ${format.format(upper)})`;
  return `${labels[language]}: ${format.format(value)}${unit === 'money' ? ` ${currency}` : ''}${limits}`;
}
