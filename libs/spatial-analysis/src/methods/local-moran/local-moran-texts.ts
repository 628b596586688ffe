import type { ParameterDeclaration } from '@elektron/domain';
import { FLAG_PARAMETERS, UNIT_PARAMETERS } from '../../tested-units/unit-parameters.ts';

export const LOCAL_MORAN_PARAMETERS: readonly ParameterDeclaration[] = [...UNIT_PARAMETERS, ...FLAG_PARAMETERS];
