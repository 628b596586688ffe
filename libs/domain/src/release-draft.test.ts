import { describe, expect, it } from '@jest/globals';

import { isProblem } from './problem.ts';
import { blocksOf, checkReleaseBlocks, nameBlock, proposeReleaseBlocks, type ReleaseBlock } from './release-draft.ts';

const codeOf = (asked: readonly ReleaseBlock[], earlier: readonly ReleaseBlock[] = []): string => {
  try {
    checkReleaseBlocks(asked, 2026, earlier);
    return 'accepted';
  } catch (error) {
    return isProblem(error) ? error.code : String(error);
  }
};

describe('blocks of a release', () => {
  it.each([
    ['one block that is over', [{ from: 2020, to: 2024 }], 'accepted'],
    ['a year that is not over', [{ from: 2020, to: 2026 }], 'RELEASE_YEAR_NOT_OVER'],
    ['none', [], 'RELEASE_BLOCKS_INVALID'],
    ['one that ends before it begins', [{ from: 2024, to: 2020 }], 'RELEASE_BLOCKS_INVALID'],
    ['half a year', [{ from: 2020.5, to: 2022 }], 'RELEASE_BLOCKS_INVALID'],
    [
      'two that share a year',
      [
        { from: 2018, to: 2020 },
        { from: 2020, to: 2022 },
      ],
      'RELEASE_BLOCKS_INVALID',
    ],
    ['eleven years', [{ from: 2010, to: 2020 }], 'RELEASE_BLOCKS_INVALID'],
    ['seven blocks', [2010, 2011, 2012, 2013, 2014, 2015, 2016].map((year) => ({ from: year, to: year })), 'RELEASE_BLOCKS_INVALID'],
  ] as [string, ReleaseBlock[], string][])('%s', (_, asked, outcome) => {
    expect(codeOf(asked)).toBe(outcome);
  });

  it('are the same as before or of new years, since one could be taken from the other', () => {
    const earlier = [{ from: 2015, to: 2019 }];
    expect(codeOf([{ from: 2015, to: 2019 }], earlier)).toBe('accepted');
    expect(codeOf([{ from: 2020, to: 2024 }], earlier)).toBe('accepted');
    for (const block of [
      { from: 2016, to: 2020 },
      { from: 2015, to: 2018 },
      { from: 2014, to: 2020 },
      { from: 2019, to: 2019 },
    ])
      expect(codeOf([block], earlier)).toBe('RELEASE_BLOCKS_OVERLAP');
  });

  it('of an earlier release are its periods without the single years within them', () => {
    const periods = [
      { from: 2015, to: 2017 },
      { from: 2015, to: 2015 },
      { from: 2016, to: 2016 },
      { from: 2018, to: 2018 },
    ];
    expect(blocksOf(periods).map(nameBlock)).toEqual(['2015–2017', '2018']);
  });

  it('are put in order', () => {
    expect(
      checkReleaseBlocks(
        [
          { from: 2021, to: 2022 },
          { from: 2018, to: 2019 },
        ],
        2026,
        [],
      ),
    ).toEqual([
      { from: 2018, to: 2019 },
      { from: 2021, to: 2022 },
    ]);
  });

  it('that are proposed would be accepted', () => {
    expect(proposeReleaseBlocks(2000, 2025, [])).toEqual([{ from: 2021, to: 2025 }]);
    expect(proposeReleaseBlocks(2024, 2025, [])).toEqual([{ from: 2024, to: 2025 }]);
    const earlier = [
      { from: 2019, to: 2021 },
      { from: 2019, to: 2021 },
    ];
    expect(proposeReleaseBlocks(2000, 2025, earlier)).toEqual([
      { from: 2019, to: 2021 },
      { from: 2022, to: 2024 },
    ]);
    expect(proposeReleaseBlocks(2000, 2023, earlier)).toEqual([{ from: 2019, to: 2021 }]);
    for (const last of [2021, 2022, 2023, 2024, 2025]) expect(codeOf(proposeReleaseBlocks(2000, last, earlier), earlier)).toBe('accepted');
  });
});
