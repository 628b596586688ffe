import { compareIds, ID_BYTES, type AccidentColumns } from '@elektron/columns';

/** 1 for each accident of some columns whose id is among others. @param ids 16 bytes each, ascending */
export function markNewAccidents({ ids: all, count }: Pick<AccidentColumns, 'ids' | 'count'>, ids: Uint8Array): Uint8Array {
  const isNew = new Uint8Array(count);
  let at = 0;
  for (let index = 0; index < count && at < ids.length; index += 1) {
    while (at < ids.length && compareIds(ids, at, all, index * ID_BYTES) < 0) at += ID_BYTES;
    if (at < ids.length && compareIds(ids, at, all, index * ID_BYTES) === 0) isNew[index] = 1;
  }
  return isNew;
}
