import type { OpenFoundArea, OpenRelease } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useEffect, useId, useState } from 'react';
import { openPaths } from '../open-paths.ts';
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

/** Finds a place by its name; what is found stands below as buttons, in the order of Tab. */
export function PlaceSearch({ release, onFind }: { readonly release: OpenRelease; readonly onFind: (area: OpenFoundArea) => void }) {
  const words = useWords(MAP_TEXTS);
  const id = useId();
  const [typed, setTyped] = useState('');
  const asked = usePaused(typed.trim());
  const path = asked.length < FEWEST_LETTERS ? null : openPaths.search(release.releaseId, asked);
  const answer = useOpen<FoundPlaces>(path);
  return (
    <div role="search" className={styles['search']}>
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
      {path !== null && (
        <Results
          answer={answer}
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
  return count === 0 ? words('searchNone') : words('searchCount', { count });
}

function Results({ answer, onFind }: { readonly answer: OpenState<FoundPlaces>; readonly onFind: (area: OpenFoundArea) => void }) {
  const words = useWords(MAP_TEXTS);
  const language = useLanguage();
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
