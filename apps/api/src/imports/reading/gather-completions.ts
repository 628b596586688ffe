import { AccidentCompletions, importTableOf, type DetectedTable, type TableBatch } from '@elektron/importers';

/**
 * What the other files of an import say of the accidents of a file; each of them is read once from end to end.
 * @returns null where none says anything
 */
export async function gatherCompletions<File extends { readonly detected: DetectedTable }>(
  { tableId }: DetectedTable,
  files: readonly File[],
  open: (file: File) => Promise<() => AsyncIterable<TableBatch>>,
): Promise<AccidentCompletions | null> {
  const completing = files.filter(({ detected }) => importTableOf(detected).completes === tableId);
  if (completing.length === 0) return null;
  const completions = new AccidentCompletions();
  for (const file of completing) {
    const read = await open(file);
    for await (const { lines } of read()) lines.forEach((line) => completions.note(line));
  }
  return completions;
}
