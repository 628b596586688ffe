import {
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * THE lists that are longer, or shorter, than SHORT_LIST and whose length nobody asks for with `first`. Those of introspection are as long as
 * they are in this schema, on average.
 */
export const LIST_LENGTHS: Readonly<Record<string, number>> = {
  'AccessibilityInventory.coverage': 120,
  'AccidentFacets.facets': 20,
  'AccessibilityPriorities.cells': 16,
  'PrioritySite.barriers': 3,
  'StreetDeficit.checks': 6,
  'StreetDeficit.barriers': 3,
  'BarrierJudgement.deciding': 3,
  'Facet.buckets': 15,
  'Accident.units': 3,
  'Accident.casualties': 3,
  'EvaluationRun.sites': 100,
  'HotspotRun.hotspots': 100,
  'MonthBoard.months': 100,
  'MonthBoard.totals': 36,
  'MapContext.countSites': 1_000,
  'CountSitesOnRoads.sites': 1_000,
  'CountSiteOnRoad.years': 20,
  'RoadNetwork.gaps': 200,
  'RoadNetwork.parts': 200,
  'ReleasePreview.areas': 1_000,
  'ReleaseArea.numbers': 5,
  'Query.appraisals': 100,
  'Query.releaseDrafts': 100,
  'Query.unitValueSets': 30,
  'Query.evaluationRuns': 100,
  'Query.hotspotRuns': 100,
  'Query.interventions': 100,
  'Query.interventionChanges': 50,
  'Query.interventionDocuments': 50,
  'Query.members': 100,
  // Greece has 332.
  'Query.municipalities': 332,
  'Query.lateMonths': 100,
  'Query.reconciledTotals': 500,
  'Query.signedMonthChanges': 50,
  'Query.organisationSessions': 100,
  'Query.organisations': 100,
  'Traffic.sites': 1_000,
  'TrafficSiteDetails.years': 20,
  '__Schema.types': 200,
  '__Type.fields': 8,
  '__Type.inputFields': 4,
  '__Type.enumValues': 4,
  '__Type.interfaces': 1,
  '__Type.possibleTypes': 1,
  '__Field.args': 1,
  '__Directive.args': 2,
};

/** Fields behind which more is done than giving back values: a pass over all accidents, a run of a method. */
export const FIELD_COSTS: Readonly<Record<string, number>> = {
  'EvaluationRun.erasureNotice': 20_000,
  'Mutation.evaluate': 20_000,
  'Mutation.makeAppraisal': 20_000,
  'Mutation.draftRelease': 20_000,
  'Mutation.repeatHotspotRun': 20_000,
  'Mutation.runHotspots': 20_000,
  'Query.accessibilityFeatures': 500,
  'Query.accessibilityPriorities': 1_000,
  'Query.accessibilityInventory': 500,
  'Query.accidentFacets': 1_000,
  'Query.accidentRoads': 1_000,
  'Query.accidentsOnRoads': 1_000,
  'Query.countSiteOnRoad': 1_000,
  'Query.countSitesOnRoads': 1_000,
  'Query.roadNetwork': 1_000,
  'Query.streetDeficits': 1_000,
  'Query.accidents': 500,
  'Query.mapContext': 500,
  // Reads the records of up to four runs, and a thread looks at them.
  'Query.hotspotComparison': 5_000,
  'Query.networkAssessment': 1_000,
  'NetworkAssessment.sites': 1_000,
  // Opens the results of up to twenty rankings.
  'Query.openableRuns': 5_000,
  'Query.lateMonths': 1_000,
  'Query.monthBoard': 1_000,
  'Query.monthlyBulletin': 1_000,
  'Query.reconciledTotals': 1_000,
  'Query.releasePreview': 1_000,
  'Query.releaseTerms': 1_000,
  'Query.signedMonthChanges': 2_000,
};

/** Values of an object, rows of a small table: what is not declared above. */
export const SHORT_LIST = 10;

/** Most types wrap no other, though tools ask nine levels of it. */
const WRAPPED_SHARE: Readonly<Record<string, number>> = { '__Type.ofType': 0.5 };

/**
 * What a query costs, worked out before it is run: how many values it could give back, which is its fields times the lists in which they stand,
 * and what is done behind some of them.
 */
export class QueryCost {
  readonly #schema: GraphQLSchema;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Each fragment is measured once, however often it is spread. A fragment inside itself finds nothing here yet: another rule refuses it. */
  readonly #measured = new Map<string, number>();

  /** @param variables as they were sent; a page size among them counts as it is */
  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#variables = variables;
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** @returns Infinity where no double holds it */
  of(operation: OperationDefinitionNode): number {
    const root = this.#schema.getRootType(operation.operation);
    return root == null ? 0 : this.#ofSet(operation.selectionSet, root, operation);
  }

  #ofSet(set: SelectionSetNode, type: GraphQLCompositeType, operation: OperationDefinitionNode): number {
    return set.selections.reduce((sum, selection) => sum + this.#ofSelection(selection, type, operation), 0);
  }

  #ofSelection(selection: SelectionNode, type: GraphQLCompositeType, operation: OperationDefinitionNode): number {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, type, operation);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value, operation);
    return this.#ofSet(selection.selectionSet, this.#typeNamed(selection.typeCondition?.name.value) ?? type, operation);
  }

  #ofFragment(name: string, operation: OperationDefinitionNode): number {
    const known = this.#measured.get(name);
    if (known !== undefined) return known;
    this.#measured.set(name, 0);
    const fragment = this.#fragments.get(name);
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const cost = fragment && type ? this.#ofSet(fragment.selectionSet, type, operation) : 0;
    this.#measured.set(name, cost);
    return cost;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType, operation: OperationDefinitionNode): number {
    const field = findField(this.#schema, parent, node.name.value);
    const type = field && getNamedType(field.type);
    const own = FIELD_COSTS[`${parent.name}.${node.name.value}`] ?? 1;
    if (field === undefined || node.selectionSet === undefined || !isCompositeType(type)) return own;
    const inside = this.#ofSet(node.selectionSet, type, operation);
    // Infinity times nothing is no number.
    return inside === 0 ? own : own + this.#timesOf(node, field, parent, operation) * inside;
  }

  /** How often what stands inside a field is given back. */
  #timesOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLCompositeType,
    { variableDefinitions }: OperationDefinitionNode,
  ): number {
    const paged = field.args.find(({ name }) => name === 'first');
    if (paged !== undefined) {
      const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
      const variable = given?.kind === Kind.VARIABLE ? given.name.value : undefined;
      const definition = variableDefinitions?.find((candidate) => candidate.variable.name.value === variable);
      const asked = variable === undefined ? given : (this.#variables[variable] ?? definition?.defaultValue);
      return pageSizeOf(asked) ?? pageSizeOf(paged.defaultValue) ?? SHORT_LIST;
    }
    const name = `${parent.name}.${field.name}`;
    if (!isList(field.type)) return WRAPPED_SHARE[name] ?? 1;
    // The page of a connection was counted where its size was asked for.
    if (parent.name.endsWith('Connection')) return 1;
    return LIST_LENGTHS[name] ?? SHORT_LIST;
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return isCompositeType(type) ? type : undefined;
  }
}

function findField(schema: GraphQLSchema, parent: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (parent === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

/** @param given a value of the variables, or the literal of a document */
function pageSizeOf(given: unknown): number | undefined {
  const literal = typeof given === 'object' && given !== null && 'kind' in given && given.kind === Kind.INT && 'value' in given;
  const size = literal ? Number(given.value) : given;
  return typeof size === 'number' && size >= 0 ? size : undefined;
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
