import type { Text } from '@elektron/domain';

import { BatchActionsService } from '../imports/batch-actions.service.ts';
import { parseBatchId } from '../imports/imports.service.ts';
import { describeBatch } from './batch-texts.ts';
import { UsageError, type Command, type Session } from './command.ts';

export const undo = batchCommand('undo', {
  el: 'Αναιρεί μια εισαγωγή: τα στοιχεία γίνονται όπως πριν',
  en: 'Undoes an import: the records become as before',
});

export const discard = batchCommand('discard', { el: 'Απορρίπτει μια εισαγωγή που διακόπηκε', en: 'Discards an interrupted import' });

function batchCommand(name: 'undo' | 'discard', summary: Text): Command {
  return {
    name,
    usage: 'ID',
    summary,
    ofOrganisation: true,
    async run(session: Session, args) {
      const [id] = args;
      if (id === undefined || args.length > 1) throw new UsageError('ID');
      const batchId = parseBatchId(id);
      const { app, context } = await session.open();
      const batch = await app.get(BatchActionsService, { strict: false })[name](context, batchId);
      session.print(describeBatch(batch, session.language));
      return 0;
    },
  };
}
