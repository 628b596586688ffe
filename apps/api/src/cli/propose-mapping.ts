import { parseArgs } from 'node:util';
import { Problem, type Language, type Text } from '@elektron/domain';
import { getMappingField, MAPPING_NAME, plainFile, proposeMapping, surveyTables, type MappingProposal } from '@elektron/importers';
import { basename } from 'node:path';

import { UsageError, type Command } from './command.ts';
import { OrganisationDirectory } from '../common/organisation.ts';

/** What gave a column away. */
const BECAUSE: Readonly<Record<MappingProposal['columns'][number]['because'], Text>> = {
  heading: { el: 'από την επικεφαλίδα', en: 'by its heading' },
  values: { el: 'από τις τιμές', en: 'by its values' },
  both: { el: 'από επικεφαλίδα και τιμές', en: 'by heading and values' },
  nothing: { el: 'κρατείται όπως είναι', en: 'kept as it is' },
  personal: { el: 'προσωπικά στοιχεία: δεν διαβάζεται', en: 'tells who somebody is: not read' },
};

export const proposeMappingCommand: Command = {
  name: 'propose-mapping',
  usage: 'FILE --name NAME',
  summary: {
    el: 'Προτείνει αντιστοίχιση στηλών για αρχείο άγνωστης μορφής· διορθώστε το αποτέλεσμα και δώστε το με import --mapping',
    en: 'Proposes what the columns of a file of no known format are; correct the result and give it to import --mapping',
  },
  ofOrganisation: true,
  async run(session, args) {
    const { values, positionals } = parseArgs({ args: [...args], options: { name: { type: 'string' } }, allowPositionals: true });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0 || values.name === undefined) throw new UsageError('FILE --name NAME');
    if (!MAPPING_NAME.test(values.name)) throw new Problem('INPUT_INVALID', { field: 'name', value: values.name });
    const { app, context } = await session.open();
    const { srid, speedUnit } = await app.get(OrganisationDirectory, { strict: false }).get(context);
    const [table] = await surveyTables(await plainFile(path), basename(path));
    if (table === undefined) throw new Problem('FILE_EMPTY', { file: basename(path) });
    const proposal = proposeMapping(table.header, table.preview, { name: values.name, srid, speedUnit });
    for (const text of describeProposal(table.header, proposal)) session.say(text);
    session.print(JSON.stringify(proposal.mapping, null, 2));
    return 0;
  },
};

function describeProposal(header: readonly string[], { columns, openCodes }: MappingProposal): Text[] {
  const inBoth = (write: (language: Language) => string): Text => ({ el: write('el'), en: write('en') });
  const lines = columns.map(({ field, confidence, because }, i) =>
    inBoth((language) => {
      const meaning = field === null ? '–' : `${getMappingField(field).labels[language]} (${Math.round(confidence * 100)}%)`;
      return `${(header[i] ?? '').trim()} → ${meaning}, ${BECAUSE[because][language]}`;
    }),
  );
  const open = Object.entries(openCodes).map(([field, values]) =>
    inBoth((language) => {
      const label = getMappingField(field as Parameters<typeof getMappingField>[0]).labels[language];
      return language === 'el'
        ? `${label}: συμπληρώστε τι σημαίνουν οι τιμές ${values.join(', ')}`
        : `${label}: say what these values mean: ${values.join(', ')}`;
    }),
  );
  return [...lines, ...open];
}
