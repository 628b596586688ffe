import {
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURES,
  ACCESSIBILITY_PROFILES,
  ACCIDENT_DIMENSION_IDS,
  ACCIDENT_MEASURES,
  AREA_KINDS,
  AREA_SHAPES,
  BARRIER_VERDICTS,
  DATE_BASES,
  DEFICIT_CLASSES,
  DEFICIT_FINDINGS,
  DEFICIT_PARTS,
  EXCESS_CLASSES,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  JUDGED_ITEMS,
  OBSERVATION_METHODS,
  ROAD_AGREEMENTS,
  ROAD_PLACEMENTS,
  SEVERITIES,
  SITE_TABLE_KINDS,
  STREET_ORDERS,
  STREET_SIDES,
  TRAFFIC_MODES,
  TRAFFIC_ORIGINS,
  TRAFFIC_MEASURES,
} from '@elektron/domain';
import { registerEnumType } from '@nestjs/graphql';

/** `road-user` as GraphQL writes it: `ROAD_USER`. */
type EnumName<T extends string> = T extends `${infer Head}-${infer Tail}` ? `${Uppercase<Head>}_${EnumName<Tail>}` : Uppercase<T>;

/** A GraphQL enum from a constant list of the domain: names for the client, the domain's own words inside. */
export function enumOf<T extends string>(values: readonly T[]): { readonly [V in T as EnumName<V>]: V } {
  const entries = values.map(
    (value) =>
      [
        value
          .replace(/([a-z])([A-Z])/g, '$1_$2')
          .toUpperCase()
          .replaceAll('-', '_'),
        value,
      ] as const,
  );
  return Object.fromEntries(entries) as { readonly [V in T as EnumName<V>]: V };
}

export const AccidentDimensionIdEnum = enumOf(ACCIDENT_DIMENSION_IDS);
export const AccidentMeasureEnum = enumOf(ACCIDENT_MEASURES);
export const AreaKindEnum = enumOf(AREA_KINDS);
export const AreaShapeEnum = enumOf(AREA_SHAPES);
export const SiteTableKindEnum = enumOf(SITE_TABLE_KINDS);
export const TrafficMeasureEnum = enumOf(TRAFFIC_MEASURES);
export const TrafficOriginEnum = enumOf(TRAFFIC_ORIGINS);
export const SeverityEnum = enumOf(SEVERITIES);
export const RoadPlacementEnum = enumOf(ROAD_PLACEMENTS);
export const RoadAgreementEnum = enumOf(ROAD_AGREEMENTS);
export const TrafficModeEnum = enumOf(TRAFFIC_MODES);
export const AccessibilityItemEnum = enumOf(ACCESSIBILITY_ITEMS);
export const AccessibilityMeasureEnum = enumOf(ACCESSIBILITY_MEASURES);
export const StreetSideEnum = enumOf(STREET_SIDES);
export const FeatureStateEnum = enumOf(FEATURE_STATES);
export const FeatureConditionEnum = enumOf(FEATURE_CONDITIONS);
export const ObservationMethodEnum = enumOf(OBSERVATION_METHODS);
export const DateBasisEnum = enumOf(DATE_BASES);
export const JudgedItemEnum = enumOf(JUDGED_ITEMS);
export const StreetOrderEnum = enumOf(STREET_ORDERS);
export const DeficitPartEnum = enumOf(DEFICIT_PARTS);
export const DeficitFindingEnum = enumOf(DEFICIT_FINDINGS);
export const AccessibilityProfileEnum = enumOf(ACCESSIBILITY_PROFILES);
export const DeficitClassEnum = enumOf(DEFICIT_CLASSES);
export const ExcessClassEnum = enumOf(EXCESS_CLASSES);
export const BarrierVerdictEnum = enumOf(BARRIER_VERDICTS);

registerEnumType(AccidentDimensionIdEnum, { name: 'AccidentDimensionId' });
registerEnumType(AccidentMeasureEnum, { name: 'AccidentMeasure' });
registerEnumType(AreaKindEnum, { name: 'AreaKind' });
registerEnumType(AreaShapeEnum, { name: 'AreaShape' });
registerEnumType(SiteTableKindEnum, { name: 'SiteTableKind' });
registerEnumType(TrafficMeasureEnum, { name: 'TrafficMeasure' });
registerEnumType(TrafficOriginEnum, { name: 'TrafficOrigin' });
registerEnumType(SeverityEnum, { name: 'Severity' });
registerEnumType(RoadPlacementEnum, { name: 'RoadPlacement' });
registerEnumType(RoadAgreementEnum, { name: 'RoadAgreement' });
registerEnumType(TrafficModeEnum, { name: 'TrafficMode' });
registerEnumType(AccessibilityItemEnum, { name: 'AccessibilityItem' });
registerEnumType(AccessibilityMeasureEnum, { name: 'AccessibilityMeasure' });
registerEnumType(StreetSideEnum, { name: 'StreetSide' });
registerEnumType(FeatureStateEnum, { name: 'FeatureState' });
registerEnumType(FeatureConditionEnum, { name: 'FeatureCondition' });
registerEnumType(ObservationMethodEnum, { name: 'ObservationMethod' });
registerEnumType(DateBasisEnum, { name: 'DateBasis' });
registerEnumType(JudgedItemEnum, { name: 'JudgedItem' });
registerEnumType(StreetOrderEnum, { name: 'StreetOrder' });
registerEnumType(DeficitPartEnum, { name: 'DeficitPart' });
registerEnumType(DeficitFindingEnum, { name: 'DeficitFinding' });
registerEnumType(AccessibilityProfileEnum, { name: 'AccessibilityProfile' });
registerEnumType(BarrierVerdictEnum, { name: 'BarrierVerdict' });
registerEnumType(DeficitClassEnum, { name: 'DeficitClass' });
registerEnumType(ExcessClassEnum, { name: 'ExcessClass' });
