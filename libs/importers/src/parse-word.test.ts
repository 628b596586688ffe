import { afterAll, expect, it } from '@jest/globals';
import type { AccidentDraft } from '@elektron/domain';
import { readText, removeTemporaryFiles } from './testing/files.ts';

afterAll(removeTemporaryFiles);

/** How a list of the police reads words of its own. */
async function read(column: string, word: string): Promise<readonly [AccidentDraft, readonly string[]]> {
  const { drafts, issues } = await readText(`Αρ. ΔΟΤΑ;Ημ/νία;Νεκροί;Βαριά;Ελαφρά;${column}\n1;5/3/2023;0;0;1;${word}\n`);
  return [drafts[0] as AccidentDraft, issues.map(({ code }) => code).filter((code) => code !== 'VALUE_MISSING')];
}

it.each([
  ['Καιρός', 'ΒΡΟΧΗ', 'weather', 'rain'],
  ['Καιρός', 'βροχερός', 'weather', 'rain'],
  ['Καιρός', 'Βροχή ασθενής', 'weather', 'rain'],
  ['Φωτισμός', 'Νύχτα χωρίς φωτισμό', 'light', 'dark-unlit'],
  ['Οδόστρωμα', 'Υγρό', 'surface', 'wet'],
  ['Κόμβος', 'Σταυροδρόμι', 'junction', 'crossroads'],
  ['Είδος ατυχήματος', 'Νωτομετωπική', 'accidentType', 'rear-end'],
  ['Είδος ατυχήματος', 'ΠΛΑΓΙΟΜΕΤΩΠΙΚΗ ΣΥΓΚΡΟΥΣΗ', 'accidentType', 'angle'],
  ['Είδος ατυχήματος', 'Πλάγια', 'accidentType', 'sideswipe'],
  ['Είδος ατυχήματος', 'Παράσυρση πεζού', 'accidentType', 'pedestrian'],
  ['Είδος ατυχήματος', 'Εκτροπή οχήματος', 'accidentType', 'run-off-road'],
] as const)('%s %s is known', async (column, word, field, value) => {
  const [draft, codes] = await read(column, word);
  expect([draft[field], codes]).toEqual([value, []]);
});

it.each([
  ['Καιρός', 'Λίβας', 'weather'],
  // Says the opposite.
  ['Οδόστρωμα', 'όχι υγρό', 'surface'],
  // A known word in the midst of others proves nothing.
  ['Κόμβος', 'κοντά σε διασταύρωση', 'junction'],
] as const)('%s %s is not, and is kept', async (column, word, field) => {
  const [draft, codes] = await read(column, word);
  expect([draft[field], codes, draft.attributes[field]]).toEqual([null, ['CODE_UNKNOWN'], word]);
});

it('what the list itself calls unknown, or leaves blank, is no remark', async () => {
  for (const word of ['Άγνωστο', '']) expect(await read('Καιρός', word)).toMatchObject([{ weather: null }, []]);
});
