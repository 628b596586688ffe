import { parseArgs } from 'node:util';
import type { Language } from '@elektron/domain';
import { HOTSPOT_METHODS } from '@elektron/spatial-analysis';
import { BEFORE_AFTER_METHODS } from '@elektron/statistics';

import type { ParameterObject } from '../common/parameter.ts';
import { presentMethod as presentBeforeAfterMethod } from '../evaluations/present-evaluation.ts';
import { presentMethod as presentHotspotMethod } from '../hotspots/present-hotspot-run.ts';
import type { Command } from './command.ts';

export const methods: Command = {
  name: 'methods',
  usage: '[--json]',
  summary: { el: 'Δείχνει τις μεθόδους και τις παραμέτρους τους', en: 'Lists the methods and their parameters' },
  async run(session, args) {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } });
    const hotspots = HOTSPOT_METHODS.map(presentHotspotMethod);
    const beforeAfter = BEFORE_AFTER_METHODS.map((method) => presentBeforeAfterMethod(method, null));
    if (values.json) {
      session.print(JSON.stringify({ hotspots, beforeAfter }));
      return 0;
    }
    for (const { id, labels, parameters } of [...hotspots, ...beforeAfter]) {
      session.print(`${id}  ${labels[session.language]}`);
      for (const parameter of parameters) session.print(`    ${describeParameter(parameter, session.language)}`);
    }
    return 0;
  },
};

function describeParameter({ name, labels, unit, minimum, maximum, choices, defaultValue }: ParameterObject, language: Language): string {
  const range = choices === null ? `${minimum}–${maximum} ${unit?.[language] ?? ''}` : choices.map((choice) => choice.value).join(' | ');
  return `${name}=${defaultValue ?? '…'}  ${labels[language]} (${range.trim()})`;
}
