import { useState } from 'react';
import type { StreetPlace } from './street-form.ts';

/** Why the receiver has given no place. */
export type ReceiverFault = 'absent' | 'refused' | 'unavailable';

/** Longer than a cold receiver takes under an open sky, as a rule. */
const PATIENCE_MILLISECONDS = 30_000;

/** Asks the phone where it is, each time anew: where it was a minute ago is another place. */
export function useReceiver(onPlace: (place: StreetPlace) => void) {
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<ReceiverFault | null>(null);
  const ask = (): void => {
    setFault(null);
    // Browsers have none where the page has not come over TLS.
    if (!('geolocation' in navigator) || !window.isSecureContext) return setFault('absent');
    setAsking(true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        onPlace({ longitude: coords.longitude, latitude: coords.latitude, accuracyMeters: round(coords.accuracy) });
      },
      ({ code, PERMISSION_DENIED }) => {
        setAsking(false);
        setFault(code === PERMISSION_DENIED ? 'refused' : 'unavailable');
      },
      { enableHighAccuracy: true, maximumAge: 0, timeout: PATIENCE_MILLISECONDS },
    );
  };
  return { ask, asking, fault };
}

/** A tenth of a metre: a receiver says no more, whatever its digits. */
function round(meters: number): number {
  return Math.round(meters * 10) / 10;
}
