import { parseArgs } from 'node:util';

import { ImportsService } from '../imports/imports.service.ts';
import { describeBatch } from './batch-texts.ts';
import type { Command } from './command.ts';

const NEWEST = 50;

export const batches: Command = {
  name: 'batches',
  usage: '[--json]',
  summary: { el: 'Δείχνει τις τελευταίες εισαγωγές', en: 'Lists the latest imports' },
  ofOrganisation: true,
  async run(session, args) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    const { app, context } = await session.open();
    const found = await app.get(ImportsService, { strict: false }).list(context, NEWEST, null);
    if (values.json) {
      session.print(JSON.stringify(found.map(({ files, ...batch }) => ({ ...batch, files: files.map((file) => file.name) }))));
    } else {
      for (const batch of found) session.print(describeBatch(batch, session.language));
    }
    return 0;
  },
};
