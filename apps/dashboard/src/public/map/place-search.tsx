import { PUBLISHED_GEOGRAPHY_LABELS, type OpenAreaCount, type OpenFoundArea, type OpenRelease } from '@elektron/domain';
import { useLanguage, useText } from '@elektron/ui';
import { useEffect, useId, useState, type FocusEvent } from 'react';
import { openPaths } from '../open-paths.ts';
import { findAreaAt } from '../place-in-area.ts';
import { Loaded } from '../release-gate.tsx';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useOpen, type OpenState } from '../use-open.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';

/** Nobody types two letters within it. */
const PAUSE_MILLISECONDS = 250;
const FEWEST_LETTERS = 2;
/** As many as can be looked through on a phone. */
const MOST_SHOWN = 8;

export interface PlaceSearchProps {
  readonly release: OpenRelease;
  /** Tell apart places of the same name. */
  readonly municipalities: readonly OpenAreaCount[];
  /** What was found goes with its button: whoever hears of it says where the focus is next. */
  readonly onFind: (area: OpenFoundArea) => void;
}

/** Finds a place by its name; what is found stands below as buttons, in the order of Tab, until the focus goes elsewhere. */
export function PlaceSearch({ release, municipalities, onFind }: PlaceSearchProps) {
  const words = useWords(MAP_TEXTS);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isLeft, setLeft] = useState(false);
  const asked = usePaused(typed.trim());
  const path = asked.length < FEWEST_LETTERS ? null : openPaths.search(release.releaseId, asked);
  const answer = useOpen<FoundPlaces>(path);
  // Nothing that has the focus lies under what was found. A tap outside of anything is no other place of the focus.
  const leave = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setLeft(true);
  };
  return (
    <div role="search" className={styles['search']} onFocus={() => setLeft(false)} onBlur={leave}>
      <label htmlFor={id}>{words('search')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        placeholder={words('searchHint')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && setTyped('')}
      />
      <p role="status" className="el-hidden">
        {path !== null && answer.state === 'ready' ? sayFound(answer.value.areas.length, words) : ''}
      </p>
      {path !== null && !isLeft && (
        <Results
          answer={answer}
          municipalities={municipalities}
          onFind={(area) => {
            setTyped('');
            onFind(area);
          }}
        />
      )}
    </div>
  );
}

interface FoundPlaces {
  readonly areas: readonly OpenFoundArea[];
}

function sayFound(count: number, words: ReturnType<typeof useWords<typeof MAP_TEXTS>>): string {
  if (count === 0) return words('searchNone');
  return [words('searchCount', { count }), ...(count > MOST_SHOWN ? [words('searchFirst', { count: MOST_SHOWN })] : [])].join(' ');
}

function Results({ answer, municipalities, onFind }: Omit<PlaceSearchProps, 'release'> & { readonly answer: OpenState<FoundPlaces> }) {
  const words = useWords(MAP_TEXTS);
  const language = useLanguage();
  const inLanguage = useText();
  const whereOf = ({ centre, geography }: OpenFoundArea): string =>
    [findAreaAt(municipalities, centre)?.names?.[language], inLanguage(PUBLISHED_GEOGRAPHY_LABELS[geography])].filter(Boolean).join(' · ');
  return (
    <div className={styles['results']}>
      <Loaded from={answer}>
        {({ areas }) =>
          areas.length === 0 ? (
            <p>{words('searchNone')}</p>
          ) : (
            <ul aria-label={words('searchResults')}>
              {areas.slice(0, MOST_SHOWN).map((area) => (
                <li key={area.id}>
                  <button type="button" onClick={() => onFind(area)}>
                    {area.names[language]}
                    {area.geography !== 'municipality' && <span className={styles['quiet']}>{`, ${whereOf(area)}`}</span>}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

/** What was typed, once nobody types any more. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(setPaused, PAUSE_MILLISECONDS, text);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
