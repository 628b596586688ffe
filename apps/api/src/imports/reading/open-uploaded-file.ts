import { Problem } from '@elektron/domain';
import type { ByteSource } from '@elektron/importers';

import { openSealedFile, SealedFileError, type SealedFile } from '../../common/sealed-file.ts';

/**
 * An uploaded file as the importers read it.
 * @throws Problem UPLOAD_DAMAGED, at once or in the midst of reading, when it is not what was uploaded
 */
export async function openUploadedFile({ path, key }: { readonly path: string; readonly key: Uint8Array }): Promise<ByteSource> {
  const file = await openSealedFile(path, key).catch(explain);
  return { size: file.size, read: () => readOn(file) };
}

async function* readOn(file: SealedFile): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* file.read();
  } catch (error) {
    explain(error);
  }
}

function explain(error: unknown): never {
  throw error instanceof SealedFileError ? new Problem('UPLOAD_DAMAGED') : error;
}
