import { ScrollBox } from '@elektron/ui';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useWords } from '../use-words.ts';
import styles from './map-page.module.css';
import type { ToldPlace } from './use-places.ts';

/** What the signs on the map are; a name brings its place into sight. */
export function PlacesTable({ places, onShow }: { readonly places: readonly ToldPlace[]; readonly onShow: (place: ToldPlace) => void }) {
  const words = useWords(MAP_TEXTS);
  return (
    <ScrollBox label={words('sitesTable')}>
      <table className={styles['table']}>
        <caption>{words('sitesTable')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('placeName')}</th>
            <th scope="col">{words('kind')}</th>
            <th scope="col">{words('known')}</th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place.id}>
              <th scope="row">
                <button type="button" onClick={() => onShow(place)}>
                  {place.name}
                </button>
              </th>
              <td>{place.kindName}</td>
              <td>{place.known}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
