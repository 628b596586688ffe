import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

const NULLABLE = { nullable: true } as const;

@ObjectType('CollisionUnit', { description: 'How one unit moved: a vehicle, or a pedestrian with the vehicle that hit them.' })
export class CollisionUnitObject {
  @Field(() => String, { nullable: true, description: 'Null where only the directions are known.' })
  readonly movement!: string | null;

  @Field(() => String, { nullable: true, description: 'Compass point that it came from; null on a drawing without a compass.' })
  readonly from!: string | null;

  @Field(() => String, NULLABLE)
  readonly to!: string | null;

  @Field({ description: 'Skidded, jackknifed or overturned.' })
  readonly lostControl!: boolean;

  @Field({ description: 'Hit an object that is no vehicle and no animal.' })
  readonly hitObject!: boolean;

  @Field(() => Int, { nullable: true, description: 'Of a pedestrian: which of these units hit them, counted from 0.' })
  readonly hitBy!: number | null;
}

@ObjectType('CollisionAccident')
export class CollisionAccidentObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int, { description: 'Its place among the listed accidents of the diagnosis, counted from 1.' })
  readonly number!: number;

  @Field(() => String, NULLABLE)
  readonly severity!: string | null;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => Int, NULLABLE)
  readonly month!: number | null;

  @Field(() => Int, NULLABLE)
  readonly day!: number | null;
}

@ObjectType('DrawnCollision')
export class DrawnCollisionObject {
  @Field(() => CollisionAccidentObject)
  readonly accident!: CollisionAccidentObject;

  @Field(() => [String], { nullable: 'items', description: 'What each unit of the pattern was; null where it is not known.' })
  readonly roadUsers!: readonly (string | null)[];
}

@ObjectType('CollisionPattern', { description: 'Accidents whose units moved alike.' })
export class CollisionPatternObject {
  @Field({ description: 'compass: by recorded directions, north up; movements: each unit in its own frame.' })
  readonly drawing!: string;

  @Field({ description: 'left or right.' })
  readonly drivesOn!: string;

  @Field(() => [CollisionUnitObject])
  readonly units!: readonly CollisionUnitObject[];

  @Field(() => [DrawnCollisionObject])
  readonly accidents!: readonly DrawnCollisionObject[];
}

@ObjectType('UndrawnCollisions')
export class UndrawnCollisionsObject {
  @Field({ description: 'source, no-vehicles, vehicle-unknown or pedestrian-unknown.' })
  readonly reason!: string;

  @Field(() => [CollisionAccidentObject])
  readonly accidents!: readonly CollisionAccidentObject[];
}

@ObjectType('CollisionDiagram', { description: 'Of the listed accidents: how their units moved, a schematic without positions.' })
export class CollisionDiagramObject {
  @Field(() => [CollisionPatternObject], { description: 'By compass first, of each kind the most frequent first.' })
  readonly patterns!: readonly CollisionPatternObject[];

  @Field(() => [UndrawnCollisionsObject])
  readonly undrawn!: readonly UndrawnCollisionsObject[];
}
