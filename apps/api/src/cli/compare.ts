import { parseArgs } from 'node:util';
import type { Language } from '@elektron/domain';

import type { HotspotComparisonObject } from '../hotspots/comparison/comparison.objects.ts';
import { HotspotComparisons } from '../hotspots/comparison/hotspot-comparisons.service.ts';
import { presentComparison } from '../hotspots/comparison/present-comparison.ts';
import type { Command } from './command.ts';

/** A terminal shows the top of the list; `--json` has all of it. */
const SHOWN = 10;

export const compare: Command = {
  name: 'compare',
  usage: '--run ID --run ID… [--json]',
  summary: {
    el: 'Συγκρίνει δύο έως τέσσερις αναλύσεις: κοινοί τόποι, συμφωνία, τι άλλαξε',
    en: 'Compares two to four runs: places in common, agreement, what has changed',
  },
  ofOrganisation: true,
  async run(session, args) {
    const options = { run: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const { app, context } = await session.open();
    const comparison = presentComparison(await app.get(HotspotComparisons, { strict: false }).compare(context, values.run ?? []));
    if (values.json) session.print(JSON.stringify(comparison));
    else for (const line of linesOf(comparison, session.language)) session.print(line);
    return 0;
  },
};

function linesOf({ sentence, notices, runs, places }: HotspotComparisonObject, language: Language): string[] {
  return [
    sentence[language],
    ...notices.map(({ message }) => message[language]),
    ...runs.map(({ letter, methodLabels, dataVersion, id }) => `${letter[language]}  ${methodLabels[language]}  ${dataVersion}  ${id}`),
    `  #  ${runs.map(({ letter }) => letter[language].padStart(4)).join('  ')}`,
    ...places
      .slice(0, SHOWN)
      .flatMap(({ readings, roadName, explanations }, k) => [
        `${String(k + 1).padStart(3)}  ${readings.map(({ ranks: [best] }) => String(best ?? '–').padStart(4)).join('  ')}  ${roadName ?? ''}`,
        ...explanations.map(({ message }) => `     ${message[language]}`),
      ]),
  ];
}
