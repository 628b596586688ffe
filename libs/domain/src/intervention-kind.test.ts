import { describe, expect, it } from '@jest/globals';
import { INTERVENTION_KIND_LABELS, INTERVENTION_KINDS, nameInterventionKind } from './intervention-kind.ts';
import { LANGUAGES } from './language.ts';

describe('kinds of interventions', () => {
  it('each has a name of its own in both languages', () => {
    const labels = Object.values(INTERVENTION_KIND_LABELS);
    for (const language of LANGUAGES) expect(new Set(labels.map((label) => label[language])).size).toBe(labels.length);
    for (const label of labels) {
      expect(label.el).toMatch(/\p{Script=Greek}/u);
      expect(label.en).not.toMatch(/\p{Script=Greek}/u);
    }
  });

  it('those that were stored before keep their ids', () => {
    expect(INTERVENTION_KINDS).toEqual(
      expect.arrayContaining([
        'junction-redesign',
        'speed-limit',
        'traffic-calming',
        'pedestrian-crossing',
        'signals',
        'lighting',
        'cycle-route',
        'enforcement',
        'other',
      ]),
    );
    expect(INTERVENTION_KINDS).not.toContain('illustration');
  });

  it('one from elsewhere is shown as it was written, whatever it is called', () => {
    expect(nameInterventionKind('zone-30')).toEqual({ el: 'Ζώνη 30 km/h', en: '30 km/h zone' });
    expect(nameInterventionKind('illustration').en).toBe('Example');
    expect(nameInterventionKind('Tempo 30')).toEqual({ el: 'Tempo 30', en: 'Tempo 30' });
    expect(nameInterventionKind('toString')).toEqual({ el: 'toString', en: 'toString' });
  });
});
