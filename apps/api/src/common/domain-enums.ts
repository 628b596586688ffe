import { ACCIDENT_DIMENSION_IDS, ACCIDENT_MEASURES, SEVERITIES } from '@elektron/domain';
import { registerEnumType } from '@nestjs/graphql';

/** `road-user` as GraphQL writes it: `ROAD_USER`. */
type EnumName<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Uppercase<Head>}_${EnumName<Tail>}` : Uppercase<T>;

/** A GraphQL enum from a constant list of the domain: names for the client, the domain's own words inside. */
function enumOf<T extends string>(values: readonly T[]): { readonly [V in T as EnumName<V>]: V } {
  const entries = values.map((value) => [value.toUpperCase().replaceAll('-', '_'), value] as const);
  return Object.fromEntries(entries) as { readonly [V in T as EnumName<V>]: V };
}

export const AccidentDimensionIdEnum = enumOf(ACCIDENT_DIMENSION_IDS);
export const AccidentMeasureEnum = enumOf(ACCIDENT_MEASURES);
export const SeverityEnum = enumOf(SEVERITIES);

registerEnumType(AccidentDimensionIdEnum, { name: 'AccidentDimensionId' });
registerEnumType(AccidentMeasureEnum, { name: 'AccidentMeasure' });
registerEnumType(SeverityEnum, { name: 'Severity' });
