import { useFrame } from '../../app/start/frameContext';
import css from './settings.module.css';

export function About() {
  const { info } = useFrame().shell;
  return (
    <dl className={css.facts}>
      <dt>ROI Desk</dt>
      <dd data-figures>Version {info.version}</dd>
      <dt>Runs in</dt>
      <dd>{info.shell === 'electron' ? 'Its own window' : 'The browser installed on this PC'}</dd>
      {info.saveFolder && (
        <>
          <dt>Saved packets</dt>
          <dd>{info.saveFolder}</dd>
        </>
      )}
      <dt>Where the records are</dt>
      <dd>Encrypted on this PC. Nothing is sent anywhere.</dd>
    </dl>
  );
}
