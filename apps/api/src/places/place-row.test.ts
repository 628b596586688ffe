import { expect, it } from '@jest/globals';

import { describePlace, saysSomething } from './place-row.ts';

const NOTHING = { crossStreet: null, number: null, kilometre: null, area: null };

it('reads a road by its parts, as long as its name is still the source’s', () => {
  const words = { road: 'Ιάσονος', houseNumber: '12', locality: 'Βόλου' };
  expect(describePlace({ roadName: 'Ιάσονος 12', words })).toEqual({ ...NOTHING, street: 'Ιάσονος', number: '12', area: 'Βόλου' });
  // Whoever has corrected the name has written all of it.
  expect(describePlace({ roadName: 'Δημητριάδος & Γαμβέτα', words })).toEqual({ street: 'Δημητριάδος & Γαμβέτα', area: 'Βόλου' });
});

it('reads what stands beside the name of the road', () => {
  const crossing = { crossRoad: 'BROADWAY', locality: 'QUEENS' };
  expect(describePlace({ roadName: '60 STREET', words: crossing })).toEqual({
    ...NOTHING,
    street: '60 STREET',
    crossStreet: 'BROADWAY',
    area: 'QUEENS',
  });
  expect(describePlace({ roadName: 'Ε.Ο. Βόλου–Λάρισας', words: { kilometre: '12+400' } })).toMatchObject({ kilometre: '12+400' });
});

it('reads a description where no road is named, and says when nothing is said', () => {
  const described = describePlace({ roadName: null, words: { description: '12-34 Main Street' } });
  expect(described.street).toBe('12-34 Main Street');
  expect(saysSomething(described)).toBe(true);
  expect(saysSomething(describePlace({ roadName: null, words: { locality: 'QUEENS', houseNumber: '5' } }))).toBe(false);
});
