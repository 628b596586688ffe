import { divIcon, Marker } from 'leaflet';
import { useEffect } from 'react';
import { useMap } from 'react-leaflet';
import { useReportsBesideRecords } from '../../graphql/accepted-reports.ts';
import styles from './report-marks.module.css';

/** Pixels of a drop from side to side, and from its top to its tip. */
const MARK_SIZE = { width: 20, height: 17 };

/** Where citizens have reported something: marks of their own, which no filter, count or list of accidents knows of. */
export function ReportMarks() {
  const map = useMap();
  const reports = useReportsBesideRecords();
  useEffect(() => {
    const { width, height } = MARK_SIZE;
    const icon = divIcon({ className: styles['mark'] ?? '', iconSize: [width, height], iconAnchor: [width / 2, height] });
    const marks = reports.map(({ longitude, latitude }) =>
      new Marker([latitude, longitude], { icon, interactive: false, keyboard: false }).addTo(map),
    );
    return () => {
      for (const mark of marks) mark.remove();
    };
  }, [map, reports]);
  return null;
}

export function ReportSwatch() {
  return <span className={styles['swatch']} />;
}
