import { DEFICIT_CLASSES, EXCESS_CLASSES, type DeficitClass, type ExcessClass } from '@elektron/domain';
import { wordIn } from '../domain-words.ts';

const excessWord = wordIn(EXCESS_CLASSES);
const deficitWord = wordIn(DEFICIT_CLASSES);

export function excessClassOf(written: string | null | undefined): ExcessClass | null {
  return written == null ? null : excessWord(written);
}

export function deficitClassOf(written: string | null | undefined): DeficitClass | null {
  return written == null ? null : deficitWord(written);
}
