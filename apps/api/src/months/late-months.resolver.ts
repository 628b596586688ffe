import { Query, Resolver } from '@nestjs/graphql';

import { Acting, ActingPerson, type ActingContext, type Actor } from '../common/acting-context.ts';
import { Allow } from '../common/allow.ts';
import { LateMonthObject, toLateMonthObject } from './late-month.objects.ts';
import { LateMonthsService } from './late-months.service.ts';
import { MonthReminderRepository } from './month-reminder.repository.ts';

@Resolver(() => LateMonthObject)
export class LateMonthsResolver {
  readonly #late: LateMonthsService;
  readonly #reminders: MonthReminderRepository;

  constructor(late: LateMonthsService, reminders: MonthReminderRepository) {
    this.#late = late;
    this.#reminders = reminders;
  }

  @Query(() => [LateMonthObject], { description: 'Months past their due day that wait for somebody, of any time; the earliest first.' })
  @Allow('records.read')
  async lateMonths(@Acting() context: ActingContext, @ActingPerson() { capabilities }: Actor): Promise<LateMonthObject[]> {
    const late = await this.#late.list(context, new Date());
    const sent = await this.#reminders.listSent(context);
    return late.map((month) => toLateMonthObject(month, capabilities, sent));
  }
}
