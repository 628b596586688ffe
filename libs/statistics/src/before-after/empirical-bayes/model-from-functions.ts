import { warn } from '../design-warnings.ts';
import { sum, type TreatedTable } from '../treated-table.ts';
import type { ReferenceRole } from './empirical-bayes-detail.ts';
import type { ExpectationModel } from './expectation-model.ts';
import { modelByFunction } from './function-model.ts';
import type { FunctionSites } from './function-sites.ts';
import { readFunctionTables } from './function-table.ts';
import { warnOfSmallGroup } from './reference-model.ts';

/**
 * What functions fitted to the reference sites say of the treated ones, each kind by its own.
 * @throws Problem as `readFunctionTables` and `modelByFunction`
 */
export function modelFromFunctions(sites: FunctionSites, treated: TreatedTable, role: ReferenceRole, level: number): ExpectationModel {
  const tables = readFunctionTables(sites, treated);
  const models = tables.map((table) => modelByFunction(table, role, level));
  const gather = (of: 'predictedBefore' | 'predictedAfter' | 'overdispersion'): Float64Array => {
    const all = new Float64Array(treated.siteIds.length);
    for (const [t, { treatedAt }] of tables.entries()) for (const [i, place] of treatedAt.entries()) all[place] = models[t]![of][i]!;
    return all;
  };
  const beyond = sum(tables.map((table) => table.beyond));
  return {
    predictedBefore: gather('predictedBefore'),
    predictedAfter: gather('predictedAfter'),
    overdispersion: gather('overdispersion'),
    reference: null,
    functions: models.map(({ detail }) => detail),
    varianceFromReference: sum(models.map((model) => model.varianceOfExpectedAfter)),
    varianceOfExpectedBefore: sum(models.map((model) => model.varianceOfExpectedBefore)),
    warnings: [
      ...tables.flatMap(({ references, referenceBefore }) => warnOfSmallGroup(references, referenceBefore)),
      ...(beyond > 0 ? [warn('BEYOND_REFERENCE_RANGE', { sites: beyond })] : []),
    ],
  };
}
