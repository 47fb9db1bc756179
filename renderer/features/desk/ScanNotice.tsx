import { ScanLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useDesk } from '../../app/desk/deskContext';
import { paths } from '../../app/paths';
import { useFrame } from '../../app/start/frameContext';
import css from './desk.module.css';

/** "New from the scan folder", as one line that leads to where papers are taken in. */
export function ScanNotice() {
  const { call } = useDesk();
  const { shell } = useFrame();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const load = async () => {
      const reply = await call('scan.waiting', {});
      setCount(reply.ok ? reply.value.files.length : 0);
    };
    void load();
    return shell.on('scan.changed', () => void load());
  }, [call, shell]);
  if (count === 0) return null;
  return (
    <div className={css.notice}>
      <ScanLine size={16} aria-hidden />
      <span>
        New from the scan folder: <strong>{count}</strong> {count === 1 ? 'paper' : 'papers'}
      </span>
      <Link to={paths.newRequest}>Take them in</Link>
    </div>
  );
}
