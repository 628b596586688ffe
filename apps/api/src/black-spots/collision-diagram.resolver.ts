import { drivingSideOf } from '@elektron/domain';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { Acting, type ActingContext } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { drawCollisions, type CollisionDiagram } from './collision-diagram.ts';
import { CollisionDiagramObject, type CollisionAccidentObject } from './collision-diagram.objects.ts';
import { BlackSpotDiagnosisObject } from './diagnosis.objects.ts';
import { UnitMotionsRepository } from './unit-motions.repository.ts';

/** How the units of the listed accidents moved. It says of an accident no more than its place in the list, severity, day and kinds of units. */
@Resolver(() => BlackSpotDiagnosisObject)
export class CollisionDiagramResolver {
  readonly #motions: UnitMotionsRepository;
  readonly #organisations: OrganisationDirectory;

  constructor(motions: UnitMotionsRepository, organisations: OrganisationDirectory) {
    this.#motions = motions;
    this.#organisations = organisations;
  }

  @ResolveField(() => CollisionDiagramObject, { description: 'Of the listed accidents.' })
  @Allow('records.read')
  async collisionDiagram(@Acting() context: ActingContext, @Parent() diagnosis: BlackSpotDiagnosisObject): Promise<CollisionDiagramObject> {
    const ids = diagnosis.listed.map(({ id }) => id);
    const units = await this.#motions.find(context, ids, diagnosis.dataVersion);
    const { timeZone } = await this.#organisations.get(context);
    return presentDiagram(drawCollisions(units, ids, drivingSideOf(timeZone)), diagnosis.listed);
  }
}

function presentDiagram({ patterns, undrawn }: CollisionDiagram, listed: BlackSpotDiagnosisObject['listed']): CollisionDiagramObject {
  const accidents = new Map(
    listed.map(({ id, severity, year, month, day }, index): [string, CollisionAccidentObject] => [
      id,
      { id, number: index + 1, severity, year, month, day },
    ]),
  );
  return {
    patterns: patterns.map((pattern) => ({
      ...pattern,
      accidents: pattern.accidents.map(({ accidentId, roadUsers }) => ({ accident: accidents.get(accidentId)!, roadUsers })),
    })),
    undrawn: undrawn.map(({ reason, accidentIds }) => ({ reason, accidents: accidentIds.map((id) => accidents.get(id)!) })),
  };
}
